"""Pairing quotation marks: “ ” " ‘ ’ ' « » ‹ › „ ‟ ‚ and two single ones for a double, whatever state they are in.

Newspapers close with the mark that opens (” twice), mix straight and curly ones, double them, nest them, forget them;
and the same signs are apostrophes (Ma'ruf, Jum'at), inches and minutes. So a mark counts by what stands around it: it
can open where white space or a bracket comes before it, and close where something is left to close. Damage stays in its
paragraph: a mark without a partner closes with it. Time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reader.analysis.draft import Chars, Quotation
from reader.model.text import DOUBLE_MARKS, ONLY_CLOSING_MARKS, ONLY_OPENING_MARKS, QUOTATION_MARKS, SINGLE_MARKS

_MARK = re.compile(f"[{re.escape(DOUBLE_MARKS)}]+|[{re.escape(SINGLE_MARKS)}]+")
_BEFORE_OPENING = "([{/—–-:;,.?!…>"


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    double: bool
    opens: bool
    """Whether it may open by what stands before and after it."""
    closes: bool
    """Whether it may close by what stands before and after it."""


class _Open:
    """The marks that are open, the outermost first, and where among them the double and the single ones are."""

    def __init__(self) -> None:
        self.marks: list[_Mark] = []
        self._numbers: dict[bool, list[int]] = {True: [], False: []}

    def push(self, mark: _Mark) -> None:
        """Open one more."""
        self._numbers[mark.double].append(len(self.marks))
        self.marks.append(mark)

    def take(self, number: int) -> _Mark:
        """The mark of that number, which is open no longer, nor are those within it."""
        mark = self.marks[number]
        del self.marks[number:]
        for numbers in self._numbers.values():
            while numbers and numbers[-1] >= number:
                numbers.pop()
        return mark

    def last(self, *, double: bool) -> int | None:
        """Number of the innermost open mark of a kind."""
        return next(reversed(self._numbers[double]), None)

    def first_double(self) -> int | None:
        """Number of the outermost open double mark."""
        return next(iter(self._numbers[True]), None)


def pair(text: str, paragraphs: Iterable[Chars]) -> list[Quotation]:
    """What stands in quotation marks, marks included, in text order, an outer quotation before those inside it."""
    out: list[Quotation] = []
    carried: int | None = None
    for start, end in paragraphs:
        found = _pair_one(text, start, end)
        base = len(out)
        for number, (first, last, closed, level) in enumerate(found):
            opens = carried if number == 0 and first == start and level == 0 else None
            out.append(Quotation(first, last, closed, level, opens))
        carried = None
        for number in range(len(out) - 1, base - 1, -1):
            last_one = out[number]
            if last_one.level == 0:
                if not last_one.closed and last_one.end == end:
                    carried = number
                break
    return out


def _pair_one(text: str, start: int, end: int) -> list[tuple[int, int, bool, int]]:
    marks = list(_marks(text, start, end))
    ahead = _closing_surplus(marks)
    stack = _Open()
    found: list[tuple[int, int, bool, int]] = []
    for number, mark in enumerate(marks):
        partner = stack.last(double=mark.double)
        nests = partner is not None and _nests(stack.marks[partner], mark, ahead[number])
        if (_is_doubled if partner is None else _is_genitive)(text, marks, number):
            continue
        if partner is not None and not nests and (mark.closes or _closes_after_all(text, marks, number)):
            _close(stack, partner, mark.end, found)
        elif mark.opens:
            if partner is not None and not nests:
                # The earlier one was never closed: it ends before this one.
                _close_broken(text, stack, partner, mark.start, found)
            stack.push(mark)
        elif partner is None and _opens_after_all(text, marks, number):
            stack.push(mark)
        elif partner is None and mark.double and mark.closes:
            stray = _stray(text, start, mark, found)
            if stray is not None and not stack.marks:
                found.append((stray, mark.end, True, 0))
    outermost = stack.first_double()
    if outermost is not None:
        _close_broken(text, stack, outermost, end, found)
    return sorted(found, key=lambda item: (item[0], -item[1]))


class _Sides(NamedTuple):
    """A sign with what stands around it."""

    sign: str
    """Its first character."""
    double: bool
    """Whether it stands for a double mark."""
    heads: bool
    """Whether it is the first of its paragraph."""
    before: str
    """The character before it, a space at the paragraph's beginning."""
    after: str
    """The three characters behind it, a space at the paragraph's end."""

    @property
    def loose(self) -> bool:
        """Whether something may begin here by what stands before it."""
        return self.before.isspace() or self.before in _BEFORE_OPENING or self.before in QUOTATION_MARKS

    @property
    def tight(self) -> bool:
        """Whether words follow at once."""
        behind = self.after[0]
        if behind.isspace() or behind in ",;:!?)":
            return False
        return behind != "." or self.after == "..."

    def is_mark(self) -> bool:
        """Whether it is a quotation mark, and no apostrophe (Ma'ruf) nor inches and minutes (19", 5'30)."""
        behind = self.after[0]
        if self.before.isdigit() and self.sign in "\"″'′" and not behind.isspace() and behind not in ".,;:!?)":
            return False
        return self.double or self.loose or not behind.isalnum()

    def directions(self) -> tuple[bool, bool]:
        """Whether it may open, and whether it may close."""
        spaced, followed = self.before.isspace(), self.after[0].isalnum()
        if not spaced and self.before not in _BEFORE_OPENING and self.sign in DOUBLE_MARKS and followed:
            # No space on either side: kata"Kami or pulang"kata. A directed mark tells; a straight one takes its turn.
            return self.sign not in ONLY_CLOSING_MARKS + "”", self.sign not in ONLY_OPENING_MARKS
        directed = self.sign in ONLY_OPENING_MARKS and not spaced and followed
        opens = (self.loose and self.tight) or (self.double and (directed or self.heads))
        return opens, not spaced or not self.tight


def _marks(text: str, start: int, end: int) -> Iterable[_Mark]:
    for match in _MARK.finditer(text, start, end):
        first, last = match.span()
        sides = _Sides(
            sign=text[first],
            double=text[first] in DOUBLE_MARKS or last - first == 2,  # '' typed for "
            heads=first == start,
            before=text[first - 1] if first > start else " ",
            after=text[last : last + 3] if last < end else " ",
        )
        if sides.is_mark():
            yield _Mark(first, last, sides.double, *sides.directions())


def _closing_surplus(marks: list[_Mark]) -> list[int]:
    """For each mark: how many more double marks behind it can only close than can only open."""
    surplus = 0
    out = [0] * len(marks)
    for number in range(len(marks) - 1, -1, -1):
        out[number] = surplus
        mark = marks[number]
        if mark.double:
            surplus += mark.closes and not mark.opens
            surplus -= mark.opens and not mark.closes
    return out


def _opens_after_all(text: str, marks: list[_Mark], number: int) -> bool:
    """Whether a mark that looks like a closing one opens, for the next one can only close: tulisnya," Pulanglah." """
    if not marks[number].double or text[marks[number].start - 1] not in ",:":
        return False
    following = next((mark for mark in marks[number + 1 : number + 3] if mark.double), None)
    return following is not None and following.closes and not following.opens


def _closes_after_all(text: str, marks: list[_Mark], number: int) -> bool:
    """Whether a mark that looks like an opening one closes, for none follows that could: “Kami ikut, ”katanya."""
    if text[marks[number].start] != "”":
        return False
    following = next((mark for mark in marks[number + 1 : number + 3] if mark.double), None)
    return following is None or text[following.start] in ONLY_OPENING_MARKS


def _is_genitive(text: str, marks: list[_Mark], number: int) -> bool:
    """Whether a single mark behind an s is a plural's, for the quotation's end follows: ‘The clerks’ tea,’ she said."""
    mark = marks[number]
    if mark.double or mark.opens or text[mark.start - 1] != "s" or not text[mark.end : mark.end + 2].strip().islower():
        return False
    near = (later for later in marks[number + 1 : number + 4] if not later.double and text[later.start - 1] != "s")
    following = next(near, None)
    return following is not None and not following.opens and text[following.start - 1] in ",.?!"


def _is_doubled(text: str, marks: list[_Mark], number: int) -> bool:
    """Whether a closing mark comes a second time behind a blank and quotes nothing: “Kami ikut, ” ”katanya."""
    mark, before = marks[number], marks[number - 1] if number else None
    if before is None or text[mark.start] != "”" or not before.closes or text[before.end : mark.start].strip():
        return False
    return not any(later.double and later.closes for later in marks[number + 1 :])


def _nests(outer: _Mark, inner: _Mark, surplus: int) -> bool:
    """Whether an opening mark inside a quotation opens one within it: closing ones for both must follow."""
    return outer.end <= inner.start and inner.opens and not inner.closes and surplus >= 2


def _close(stack: _Open, number: int, end: int, found: list[tuple[int, int, bool, int]]) -> None:
    """Close the quotation that the stack's mark opened. Single marks left open inside it were apostrophes."""
    mark = stack.take(number)
    if end - mark.start > 2:
        found.append((mark.start, end, True, number))


def _close_broken(text: str, stack: _Open, number: int, end: int, found: list[tuple[int, int, bool, int]]) -> None:
    """End a quotation that lacks its closing mark; it is none where nothing but the mark is left."""
    mark = stack.take(number)
    stop = mark.end + len(text[mark.end : end].rstrip())
    if stop > mark.end and mark.double:
        found.append((mark.start, stop, False, number))


def _stray(text: str, start: int, mark: _Mark, found: list[tuple[int, int, bool, int]]) -> int | None:
    """Where a quotation without an opening mark began: at the paragraph's start, told by `Kami ikut," kata`."""
    if found or text[mark.start - 1] not in ",.!?…" or mark.start - start < 20:
        return None
    return start
