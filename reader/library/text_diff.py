"""What changed between two texts, by paragraphs first and by words inside them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from diff_match_patch import diff_match_patch

from reader.model import ChangeKind, DiffPart
from reader.model.text import DOUBLE_MARKS, one_shape

COMPARED_WORDS = 4000
"""Words of a changed run above which it is compared by paragraphs alone: a rewritten book has no use for words."""

COMPARING_S = 2.0
"""Seconds after which two lists are compared less finely; what is found then is still true."""


def compare(old: str, new: str) -> tuple[DiffPart, ...]:
    """The runs that two texts share, and those that one of them has. Together they give back the new text whole, and
    the old one but for the shape of its quotation marks, which is not compared."""
    parts: list[DiffPart] = []
    for kind, a, b in _runs(_pieces(old), _pieces(new)):
        if kind is ChangeKind.SAME:
            _append(parts, ChangeKind.SAME, b)
            continue
        words_a, words_b = _WORDS.findall(a), _WORDS.findall(b)
        if not a or not b or len(words_a) + len(words_b) > COMPARED_WORDS:
            _append(parts, ChangeKind.REMOVED, a)
            _append(parts, ChangeKind.ADDED, b)
            continue
        for inner, c, d in _joined(_runs(words_a, words_b)):
            if inner is ChangeKind.SAME:
                _append(parts, ChangeKind.SAME, d)
            else:
                _append(parts, ChangeKind.REMOVED, c)
                _append(parts, ChangeKind.ADDED, d)
    return tuple(parts)


_Run = tuple[ChangeKind, str, str]
"""Whether a run is the same, and its text in the old and the new list."""


def _joined(runs: Iterable[_Run]) -> Iterator[_Run]:
    """The runs, where changes that only a blank parts are one: what was put in stands behind what was taken out.

    Else the words of one sentence stand among those of another, as blanks are alike everywhere.
    """
    group: list[_Run] = []
    for run in runs:
        is_same = run[0] is ChangeKind.SAME
        if is_same and not (group and group[-1][0] is not ChangeKind.SAME and run[2].strip(" ") == ""):
            yield from _as_one(group)
            group = []
            yield run
        else:
            group.append(run)
    yield from _as_one(group)


def _as_one(group: Sequence[_Run]) -> Iterator[_Run]:
    """Changes and the blanks between them; a blank behind the last one stays by itself."""
    changes = group[:-1] if group and group[-1][0] is ChangeKind.SAME else group
    gone, came = "".join(run[1] for run in changes), "".join(run[2] for run in changes)
    if gone.strip() and came.strip():
        yield ChangeKind.CHANGED, gone, came
        yield from group[len(changes) :]
    else:
        yield from group


_WORDS = re.compile(rf"\s+|[{re.escape(DOUBLE_MARKS)}]|[^\s{re.escape(DOUBLE_MARKS)}]+")
"""Words, what stands between them, and quotation marks apart from the words that they stand at."""


def _pieces(text: str) -> list[str]:
    """Paragraphs, each with the line ends behind it: alone, those would all be alike."""
    return re.findall(r"[^\n]+\n*|\n+", text)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[_Run]:
    """The same runs of two lists, and the different ones between them (Myers 1986, a character for each piece).

    Each with its text in both; pieces are the same where they differ in the shape of quotation marks alone.
    """
    sides = [[one_shape(piece) for piece in side] for side in (old, new)]
    codes: dict[str, int] = {}
    for piece in (*sides[0], *sides[1]):
        codes.setdefault(piece, len(codes))
    if len(codes) > sys.maxunicode:
        yield ChangeKind.CHANGED, "".join(old), "".join(new)
        return
    differ = diff_match_patch()
    differ.Diff_Timeout = COMPARING_S
    coded = ("".join(chr(codes[piece]) for piece in side) for side in sides)
    gone = came = ""
    at_old = at_new = 0
    for operation, run in differ.diff_main(*coded, False):
        if operation == differ.DIFF_EQUAL and (gone or came):
            yield ChangeKind.CHANGED, gone, came
            gone = came = ""
        taken = "" if operation == differ.DIFF_INSERT else "".join(old[at_old : at_old + len(run)])
        put = "" if operation == differ.DIFF_DELETE else "".join(new[at_new : at_new + len(run)])
        at_old += len(run) if operation != differ.DIFF_INSERT else 0
        at_new += len(run) if operation != differ.DIFF_DELETE else 0
        if operation == differ.DIFF_EQUAL:
            yield ChangeKind.SAME, taken, put
        else:
            gone, came = gone + taken, came + put
    if gone or came:
        yield ChangeKind.CHANGED, gone, came


def _append(parts: list[DiffPart], kind: ChangeKind, text: str) -> None:
    """Add a run, joined to the last one where that is of its kind."""
    if not text:
        return
    if parts and parts[-1].kind is kind:
        text = parts.pop().text + text
    parts.append(DiffPart(kind, text))
