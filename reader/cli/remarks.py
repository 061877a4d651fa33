"""What is said to a person beside the output: one line on standard error."""

from __future__ import annotations

import sys


def remark(sentence: str) -> None:
    """Say a sentence; foreign words in it are cleaned and cannot break the line."""
    from reader.intake import clean

    print(f"kutip: {' '.join(clean(sentence).split())}", file=sys.stderr)
