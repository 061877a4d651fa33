"""Breaking an article into lines: pure, exact, and only as far as somebody looks.

`Lines` breaks block after block from the start, so every line before its frontier has its final number; `upto_line`,
`upto_offset` and `some` move the frontier. Text of nothing but narrow characters is broken by one regular expression (a
million words in about a tenth of a second), all else character by character with cell widths. A row of a table is set
in columns: each of its lines shows a piece of several cells, and lies from the first of these to the last (`tables`).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import get_character_cell_size

from reader.model import Block, BlockKind, Table
from reader.model.text import printable
from reader.tui.drawing.tables import CellLine, with_rows

TAB_CELLS = 4
"""Cells from one tab stop to the next."""

LINES_PER_STEP = 512
"""Lines of a block that are broken at a time."""

KEPT_ROWS = 500
"""Rows of tables whose lines are kept."""

MAX_CODE_POINTS_PER_CELL = 4
"""Combining characters beyond this many code points a cell begin a new line, so that no line is without end."""

_NOT_NARROW = re.compile("[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2212]")
_SPACES = " \n\t"
"""What is left out at the end of a line, and alone may be left out between two."""
_VERSE_LINE_LENGTH = 40
"""Line ends are breaks where lines are shorter than this on average (verse, addresses), else spaces."""


@lru_cache(maxsize=4096)
def character_width(character: str) -> int:
    """Cells that one character takes as it is drawn: 1 for a line end, which is drawn as a space, for what `printable`
    replaces, and for a tab, whose width depends on its column."""
    return 1 if character in _SPACES else get_character_cell_size(printable(character))


def is_narrow(text: str, start: int, end: int) -> bool:
    """Whether every character from `start` to `end` surely takes one cell, line ends aside."""
    return _NOT_NARROW.search(text, start, end) is None


class Line(NamedTuple):
    """One line on the screen."""

    start: int
    """Offset of the first character on it."""
    end: int
    """One past its last, white space at its end left out; equal to `start` for an empty line."""
    block: int
    """Index of its block; -1 for the empty lines between blocks."""
    first: bool
    """Whether it begins its block."""
    last: bool
    """Whether it ends its block or stands before a forced break: such a line is never justified."""


class Piece(NamedTuple):
    """A stretch of text on a line; a line of a table's row has several."""

    line: Line
    """The stretch as a line of its own."""
    column: int
    """The cell, from where lines begin, at which it stands."""


class WrappedText:
    """The lines of an article for one measure."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        measure: int,
        *,
        spacing: int = 1,
        gap: int = 1,
        tables: Sequence[Table] = (),
    ) -> None:
        self.text = text
        self.tables = tables
        """The article's tables, whether or not they can be set in columns here."""
        self.measure = max(measure, 1)
        """Cells in a line of text, the indents of lists and quotations included."""
        self.blocks, self._rows = with_rows(text, blocks, tables, self.measure)
        """The article's blocks, with one for each row of a table that is set in columns."""
        self._row_lines: dict[int, list[list[CellLine]]] = {}
        self._spacing = spacing
        self._gap = gap
        self._starts = array("l")
        self._ends = array("l")
        self._blocks = array("l")
        self._flags = bytearray()
        self._done = 0  # blocks that are broken
        self._pattern_of: dict[int, re.Pattern[str]] = {}
        self._rest: Iterator[tuple[int, int, bool]] | None = None  # the block in work

    # ---------------------------------------------------------------- how far

    @property
    def finished(self) -> bool:
        """Whether every block is broken."""
        return self._done >= len(self.blocks)

    @property
    def count(self) -> int:
        """Number of lines, or a guess of it while not finished."""
        known = len(self._starts)
        if self.finished:
            return known
        frontier = self._ends[-1] if known else 0
        return known + 1 + int((len(self.text) - frontier) / max(self.measure * 0.8, 1))

    def upto_line(self, number: int) -> None:
        """Break until line `number` is known or nothing is left."""
        while len(self._starts) <= number and not self.finished:
            self._step()

    def upto_offset(self, offset: int) -> None:
        """Break until the line of `offset` is known or nothing is left."""
        while not self.finished and (not self._starts or self._starts[-1] <= offset):
            self._step()

    def some(self, lines: int) -> None:
        """Break about so many lines more."""
        self.upto_line(len(self._starts) + lines)

    # ---------------------------------------------------------------- what stands where

    def line(self, number: int) -> Line | None:
        """Line `number`, or None past the end."""
        self.upto_line(number)
        if not 0 <= number < len(self._starts):
            return None
        flags = self._flags[number]
        return Line(self._starts[number], self._ends[number], self._blocks[number], bool(flags & 1), bool(flags & 2))

    def line_of(self, offset: int) -> int:
        """Number of the line that shows `offset`, or the nearest line with text before it."""
        self.upto_offset(offset)
        number = max(bisect_right(self._starts, offset) - 1, 0)
        while number > 0 and self._blocks[number] < 0:
            number -= 1
        if self._blocks and self._blocks[number] in self._rows:
            lines = self._lines_of_row(self._blocks[number])
            begun = [(piece.start, at) for at, line in enumerate(lines) for piece in line if piece.start <= offset]
            return self._first_of(number) + self._spacing * max(begun, default=(0, 0))[1]
        return number

    def lines_of(self, start: int, end: int) -> range:
        """Numbers of the lines on which a passage, its first character at least, may stand: all of a table's row."""
        first, last = self.line_of(start), self.line_of(max(end - 1, start))
        if self._blocks and self._blocks[first] in self._rows:
            first = self._first_of(first)
        if self._blocks and (block := self._blocks[last]) in self._rows:
            last = self._first_of(last) + self._spacing * (len(self._lines_of_row(block)) - 1)
        return range(first, max(last, first) + 1)

    def _first_of(self, number: int) -> int:
        """Number of the first line of the block of a line."""
        block = self._blocks[number]
        while not (self._blocks[number] == block and self._flags[number] & 1):
            number -= 1
        return number

    def pieces(self, line: Line) -> list[Piece]:
        """What stands on a line of text, from left to right."""
        if line.block not in self._rows:
            return [Piece(line, self.indent(self.blocks[line.block]))]
        pieces = next(row for row in self._lines_of_row(line.block) if row[0].start == line.start)
        return [Piece(Line(one.start, one.end, line.block, False, True), one.column) for one in pieces]

    def piece_of(self, line: Line, offset: int) -> Piece:
        """The piece of a line of text that shows `offset`, or the nearest one before it."""
        pieces = self.pieces(line)
        return next((piece for piece in reversed(pieces) if piece.line.start <= offset), pieces[0])

    def rules(self, line: Line) -> str:
        """The rules between the columns of a table, for a line of one of its rows; else nothing."""
        row = self._rows.get(line.block)
        return row.rules if row is not None else ""

    def _lines_of_row(self, block: int) -> list[list[CellLine]]:
        """The lines of a row in columns."""
        lines = self._row_lines.get(block)
        if lines is None:
            if len(self._row_lines) >= KEPT_ROWS:
                self._row_lines.clear()
            lines = self._row_lines[block] = self._rows[block].lines(self.text, self._folded)
        return lines

    def _folded(self, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
        """The lines of a cell, which breaks at its line ends."""
        while start < end:
            stop = self.text.find("\n", start, end)
            stop = end if stop < 0 else stop
            for line_start, line_end, _ in self._filled(start, stop, width, False):
                yield line_start, line_end
            start = stop + 1

    def indent(self, block: Block) -> int:
        """Cells before the text of a block's lines."""
        if block.kind is BlockKind.ITEM:
            return min(2 * max(block.level - 1, 0) + len(block.marker or "•") + 1, self.measure // 2)
        if block.kind is BlockKind.QUOTE:
            return min(2 * max(block.level, 1), self.measure // 2)
        if block.kind is BlockKind.CODE:
            return min(2, self.measure // 2)
        return 0

    # ---------------------------------------------------------------- what is drawn

    def prefix(self, line: Line) -> str:
        """What stands before a line's text, as wide as its indent: a list's marker, a quotation's rule, spaces."""
        block = self.blocks[line.block]
        indent = self.indent(block)
        if block.kind is BlockKind.ITEM and line.first:
            return (printable(block.marker or "•") + " ").rjust(indent)[:indent]
        if block.kind is BlockKind.QUOTE:
            return ("│ " * indent)[:indent]
        return " " * indent

    def shown(self, line: Line, *, justify: bool = False) -> list[str] | None:
        """What is drawn for each character of a line; None where it is the character itself.

        Line ends within a paragraph are spaces, tabs reach to the next stop, and justified lines have wider spaces.
        """
        text = self.text
        justify = justify and not line.last
        if not justify and is_narrow(text, line.start, line.end) and text.find("\n", line.start, line.end) < 0:
            return None
        shown: list[str] = []
        column = 0
        for character in text[line.start : line.end]:
            if character == "\t":
                piece = " " * (TAB_CELLS - column % TAB_CELLS)
                column += len(piece)
            else:
                piece = " " if character == "\n" else printable(character)
                column += character_width(piece)
            shown.append(piece)
        if justify:
            _spread(shown, self.measure - self.indent(self.blocks[line.block]) - column)
        return shown

    # ---------------------------------------------------------------- the work

    def _add(self, start: int, end: int, block: int, flags: int) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._blocks.append(block)
        self._flags.append(flags)

    def _step(self) -> None:
        """Break some lines of the block at the frontier."""
        index = self._done
        block = self.blocks[index]
        first = self._rest is None
        if self._rest is None:
            if index:
                before = self.blocks[index - 1]
                both = before.kind is block.kind and block.kind in (BlockKind.ITEM, BlockKind.CODE)
                both = both or self._is_next_row(index)
                for _ in range(0 if both else self._gap):
                    self._add(before.span.end, before.span.end, -1, 0)
            self._rest = self._row_broken(index) if index in self._rows else self._broken(block)
        for _ in range(LINES_PER_STEP):
            piece = next(self._rest, None)
            if piece is None:
                self._rest = None
                self._done += 1
                if first:  # a block of nothing but white space
                    self._add(block.span.start, block.span.start, index, 3)
                self._flags[-1] |= 2
                return
            start, end, forced = piece
            if not first:
                for _ in range(self._spacing - 1):
                    self._add(start, start, -1, 0)
            self._add(start, end, index, (1 if first else 0) | (2 if forced else 0))
            first = False

    def _is_next_row(self, index: int) -> bool:
        """Whether a block is a row right below another, each on one line: no gap is needed to tell them apart."""
        before, row = self._rows.get(index - 1), self._rows.get(index)
        if before is None or row is None or before.columns is not row.columns:
            return False
        return len(self._lines_of_row(index - 1)) == len(self._lines_of_row(index)) == 1

    def _row_broken(self, index: int) -> Iterator[tuple[int, int, bool]]:
        for line in self._lines_of_row(index):
            yield line[0].start, line[-1].end, True

    def _broken(self, block: Block) -> Iterator[tuple[int, int, bool]]:
        """The lines of one block as (start, end, forced break at its end)."""
        start, end = block.span.start, block.span.end
        width = max(self.measure - self.indent(block), 1)
        if start >= end:
            yield start, start, True
            return
        breaks = self.text.count("\n", start, end)
        if breaks and (block.kind is BlockKind.CODE or (end - start) / (breaks + 1) < _VERSE_LINE_LENGTH):
            while start <= end:
                stop = self.text.find("\n", start, end)
                stop = end if stop < 0 else stop
                if stop == start:
                    yield start, start, True
                else:
                    yield from self._filled(start, stop, width, block.kind is BlockKind.CODE)
                start = stop + 1
            return
        yield from self._filled(start, end, width, False)

    def _filled(self, start: int, end: int, width: int, code: bool) -> Iterator[tuple[int, int, bool]]:
        """Lines filled with words as far as they go."""
        narrow = is_narrow(self.text, start, end)
        return self._filled_narrow(start, end, width, code) if narrow else self._filled_wide(start, end, width)

    def _filled_narrow(self, start: int, end: int, width: int, code: bool) -> Iterator[tuple[int, int, bool]]:
        text = self.text
        if code:
            for at in range(start, end, width):
                yield at, min(at + width, end), at + width >= end
            return
        pattern = self._pattern_of.get(width)
        if pattern is None:
            # As much as fits, up to white space or behind a hyphen between letters; else, in a word too long, what
            # fits.
            pattern = self._pattern_of[width] = re.compile(
                rf"[^ \n](?:.{{0,{width - 1}}}(?:(?=[ \n])|\Z|(?<=\w[-–—/])(?=\w))|.{{0,{width - 1}}})[ \n]*", re.DOTALL
            )
        for match in pattern.finditer(text, start, end):
            yield match.start(), _end_of_words(text, match.start(), match.end()), match.end() >= end

    def _filled_wide(self, start: int, end: int, width: int) -> Iterator[tuple[int, int, bool]]:
        text = self.text
        limit = width * MAX_CODE_POINTS_PER_CELL
        line = start  # where the line begins
        column = 0
        chance = -1  # where the line may be broken
        at = start
        before = ""
        while at < end:
            character = text[at]
            cells = character_width(character)
            if character == "\t":
                cells = TAB_CELLS - column % TAB_CELLS
            space = character in _SPACES
            wide = cells == 2
            if at > line and (before in "-–—/" or wide) and not space and cells:
                chance = at
            if not space and at > line and (column + cells > width or at - line >= limit):
                stop = chance if chance > line else at
                yield line, _end_of_words(text, line, stop), False
                line = at = stop
                column, chance, before = 0, -1, ""
                continue
            if space:
                chance = at + 1  # it may hang over; whatever follows, mark or letter, begins the next line
            column += cells
            before = character
            at += 1
            if space and at - line >= limit:
                yield line, _end_of_words(text, line, at), False
                line, column, chance, before = at, 0, -1, ""
        yield line, _end_of_words(text, line, end), True


def _end_of_words(text: str, start: int, stop: int) -> int:
    """Where the words of the line that reaches from `start` to `stop` end: the white space behind them is not shown."""
    while stop > start and text[stop - 1] in _SPACES:
        stop -= 1
    return stop


def _spread(shown: list[str], spare: int) -> None:
    """Widen the spaces of a line so that it fills the measure, unless the gaps would be too wide to read."""
    gaps = [at for at, piece in enumerate(shown) if piece == " "]
    if not gaps or not 0 < spare <= 2 * len(gaps):
        return
    for turn in range(spare):  # the gaps that grow are spread over the line
        shown[gaps[turn * len(gaps) // spare if spare < len(gaps) else turn % len(gaps)]] += " "
