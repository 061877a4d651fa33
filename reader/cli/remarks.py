"""What is said to a person beside the output: one line on standard error."""

from __future__ import annotations

import sys


def remark(sentence: str, about: object = "") -> None:
    """Say a sentence in the interface's language, behind what it is about.

    Foreign words in it are cleaned and cannot break the line.
    """
    from reader.cli.language import say
    from reader.intake import clean

    told = f"{about}: {say(sentence)}" if about else say(sentence)
    print(f"kutip: {' '.join(clean(told).split())}", file=sys.stderr)
