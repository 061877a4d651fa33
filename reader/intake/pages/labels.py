"""Labels that lead to another article: "Baca juga:", with the link behind them."""

from __future__ import annotations

import re

from reader.intake.pages.lines import LineKind, SiteLines

_MAX_LABEL = 60
"""Characters of a label."""
_ELSEWHERE = frozenset({LineKind.READ_ALSO, LineKind.VIDEO})
_LABEL_AT_END = re.compile(r"(?:^|(?<=[.!?…”\"’)\]])\s*|\s*[(\[])([^.!?…”\"()\[\]]{3,60}:)\s*$")


def is_label(words: str, lines: SiteLines) -> bool:
    """Whether these words, without the link behind them, only introduce it."""
    if not words or len(words) > _MAX_LABEL:
        return False
    if words.rstrip(" )]").endswith(":"):
        return lines.kind(f"{words.rstrip(' )]')} x") in _ELSEWHERE
    return lines.kind(words) is LineKind.READ_ALSO


def without_label(words: str, lines: SiteLines) -> str | None:
    """The words before a label that ends them; None where they end with none."""
    found = _LABEL_AT_END.search(words, max(0, len(words) - 2 * _MAX_LABEL))
    return words[: found.start()] if found is not None and is_label(found[1].strip(), lines) else None
