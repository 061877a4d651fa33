"""What changed between two texts, by paragraphs first and by words inside them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

from diff_match_patch import diff_match_patch

from reader.model import ChangeKind, DiffPart

COMPARED_WORDS = 4000
"""Words of a changed run above which it is compared by paragraphs alone: a rewritten book has no use for words."""

COMPARING_S = 2.0
"""Seconds after which two lists are compared less finely; what is found then is still true."""


def compare(old: str, new: str) -> tuple[DiffPart, ...]:
    """The runs that two texts share, and those that one of them has. Together they give back both texts whole."""
    parts: list[DiffPart] = []
    for kind, a, b in _runs(_pieces(old), _pieces(new)):
        if kind is ChangeKind.SAME:
            _append(parts, ChangeKind.SAME, a)
            continue
        words_a, words_b = re.findall(r"\s+|\S+", a), re.findall(r"\s+|\S+", b)
        if not a or not b or len(words_a) + len(words_b) > COMPARED_WORDS:
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
    """Paragraphs, each with the line ends behind it: alone, those would all be alike."""
    return re.findall(r"[^\n]+\n*|\n+", text)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[ChangeKind, str, str]]:
    """The same runs of two lists, and the different ones between them (Myers 1986, a character for each piece)."""
    codes: dict[str, int] = {}
    for piece in (*old, *new):
        codes.setdefault(piece, len(codes))
    if len(codes) > sys.maxunicode:
        yield ChangeKind.CHANGED, "".join(old), "".join(new)
        return
    pieces = list(codes)
    differ = diff_match_patch()
    differ.Diff_Timeout = COMPARING_S
    changed = {differ.DIFF_DELETE: "", differ.DIFF_INSERT: ""}
    coded = ("".join(chr(codes[piece]) for piece in side) for side in (old, new))
    for operation, run in differ.diff_main(*coded, False):
        words = "".join(pieces[ord(character)] for character in run)
        if operation != differ.DIFF_EQUAL:
            changed[operation] += words
            continue
        if any(changed.values()):
            yield ChangeKind.CHANGED, changed[differ.DIFF_DELETE], changed[differ.DIFF_INSERT]
        changed = dict.fromkeys(changed, "")
        yield ChangeKind.SAME, words, words
    if any(changed.values()):
        yield ChangeKind.CHANGED, changed[differ.DIFF_DELETE], changed[differ.DIFF_INSERT]


def _append(parts: list[DiffPart], kind: ChangeKind, text: str) -> None:
    """Add a run, joined to the last one where that is of its kind."""
    if not text:
        return
    if parts and parts[-1].kind is kind:
        text = parts.pop().text + text
    parts.append(DiffPart(kind, text))
