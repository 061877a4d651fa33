"""What changed between two texts, by paragraphs first and by words inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reader.model import ChangeKind, DiffPart

LONG = 4000
"""Words of a changed run above which it is compared by paragraphs alone: a rewritten book has no use for words."""


def compare(old: str, new: str) -> tuple[DiffPart, ...]:
    """The runs that two texts share, and those that one of them has. Together they give back both texts whole."""
    parts: list[DiffPart] = []
    for kind, a, b in _runs(_pieces(old), _pieces(new)):
        if kind is ChangeKind.SAME:
            _append(parts, ChangeKind.SAME, a)
            continue
        words_a, words_b = re.findall(r"\s+|\S+", a), re.findall(r"\s+|\S+", b)
        if not a or not b or len(words_a) + len(words_b) > LONG:
            _append(parts, ChangeKind.REMOVED, a)
            _append(parts, ChangeKind.ADDED, b)
            continue
        for inner, c, d in _runs(words_a, words_b):
            if inner is ChangeKind.SAME:
                _append(parts, ChangeKind.SAME, c)
            else:
                _append(parts, ChangeKind.REMOVED, c)
                _append(parts, ChangeKind.ADDED, d)
    return tuple(parts)


def _pieces(text: str) -> list[str]:
    """Paragraphs and what stands between them."""
    return re.findall(r"\n+|[^\n]+", text)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[ChangeKind, str, str]]:
    """The same runs of two lists, and the different ones between them."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        kind = ChangeKind.SAME if tag == "equal" else ChangeKind.CHANGED
        yield kind, "".join(old[a:b]), "".join(new[c:d])


def _append(parts: list[DiffPart], kind: ChangeKind, text: str) -> None:
    """Add a run, joined to the last one where that is of its kind."""
    if not text:
        return
    if parts and parts[-1].kind is kind:
        text = parts.pop().text + text
    parts.append(DiffPart(kind, text))
