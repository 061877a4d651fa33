"""Which line of a list shows which part of which row: rows are one line high, but for those that are unfolded. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from rich.style import Style

Piece: TypeAlias = tuple[str, Style]
"""A text and its style."""

Pieces: TypeAlias = Sequence[Piece]
"""Texts and their styles, from left to right."""

Unfold: TypeAlias = Callable[[int], Sequence[Pieces]]
"""Gives all lines of a row when it is unfolded; none for a row that is whole in its one line."""


class RowLines:
    """The lines of a list's rows; some rows are unfolded to several lines."""

    def __init__(self, rows: int, unfolded: Mapping[int, Sequence[Pieces]]) -> None:
        self._rows = rows
        self._unfolded = dict(sorted(unfolded.items()))

    @classmethod
    def of(cls, rows: int, opened: Iterable[int], unfold: Unfold, room: int) -> RowLines:
        """The opened rows unfolded; all of them where there is room for that many lines."""
        every: dict[int, Sequence[Pieces]] = {}
        total = rows
        for number in range(rows if rows <= room else 0):
            if lines := unfold(number):
                every[number] = lines
                total += len(lines) - 1
            if total > room:
                break
        if rows <= room and total <= room:
            return cls(rows, every)
        few = {number: unfold(number) for number in opened if 0 <= number < rows}
        return cls(rows, {number: lines for number, lines in few.items() if lines})

    @property
    def total(self) -> int:
        """Number of lines."""
        return self._rows + sum(len(lines) - 1 for lines in self._unfolded.values())

    @property
    def any_unfolded(self) -> bool:
        """Whether some row is unfolded, and its lines hold what is drawn of it."""
        return bool(self._unfolded)

    def first(self, row: int) -> int:
        """Number of a row's first line."""
        return row + sum(len(lines) - 1 for number, lines in self._unfolded.items() if number < row)

    def of_row(self, row: int) -> tuple[int, int]:
        """Numbers of a row's first and last line."""
        first = self.first(row)
        return first, first + max(len(self.unfolded(row)), 1) - 1

    def at(self, line: int) -> tuple[int, int]:
        """The row of a line, and which of its lines it is, the first being 0."""
        more = 0
        for row, lines in self._unfolded.items():
            if line < row + more + len(lines):
                return (row, line - row - more) if line >= row + more else (line - more, 0)
            more += len(lines) - 1
        return line - more, 0

    def row_at(self, line: int) -> int:
        """The row of a line; -1 where there is none."""
        row = self.at(line)[0]
        return row if 0 <= row < self._rows else -1

    def unfolded(self, row: int) -> Sequence[Pieces]:
        """The lines of a row that is unfolded."""
        return self._unfolded.get(row, ())
