"""Tables set in columns: pure. A row's cells stand side by side, each folded into its own column.

A table that would be no easier to read in columns (too wide, too deep, damaged) is left to its plain lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from reader.model import Block, BlockKind, Row, Span, Table
from reader.model.text import printable

RULE = " │ "
"""What stands between two columns."""

MAX_CELL_LENGTH = 500
"""Characters of a cell; a table with a longer one is no table of facts but a page set in columns."""

MAX_FOLDS = 8
"""Lines that a row may take by the looks of it."""

MEASURED_ROWS = 1000
"""Rows that are looked at for the widths; a longer cell below is folded."""

MIN_WIDTH = 6
"""Cells of a column below which words are broken rather than the column made wider."""

_BETWEEN = " \n\t|,;"
"""What may stand between a table and the words before and after it on the same line."""
_NUMBER = re.compile(r"[-+−–(]?\s?(?:[A-Z][A-Za-z]{0,2}\$?|[$€£¥])?\s?\d[\d.,\s]*\s?(?:%|\))?")


class TableColumns(NamedTuple):
    """How one table is set for one measure."""

    starts: tuple[int, ...]
    """The cell of a line at which each column begins."""
    widths: tuple[int, ...]
    """Cells of each column."""
    is_right: tuple[bool, ...]
    """Whether a column holds numbers, which stand at its right."""


class CellLine(NamedTuple):
    """A line of one cell."""

    start: int
    """Offset of its first character."""
    end: int
    """One past its last."""
    column: int
    """The cell, from where lines begin, at which it stands."""


class TableRow(NamedTuple):
    """A row of a table that is set in columns."""

    cells: Row
    """Where its cells stand in the text."""
    columns: TableColumns
    """How its table is set."""
    measure: int
    """Cells of a line of text."""

    @property
    def rules(self) -> str:
        """What is drawn between its cells; nothing where one has the whole line."""
        return "" if heads(self.cells) else RULE.join(" " * width for width in self.columns.widths)

    def lines(self, text: str, folded: Callable[[int, int, int], Iterator[tuple[int, int]]]) -> list[list[CellLine]]:
        """What stands on each of its lines, from left to right: `folded` breaks a cell from start to end into a width.

        A line's first piece begins behind that of the line above it, so that the lines of a text are in order by it.
        """
        lines: list[list[CellLine]] = []
        across = heads(self.cells)
        for number, cell in enumerate(self.cells):
            left, width = self.columns.starts[number], self.measure if across else self.columns.widths[number]
            at = 0
            for start, end in folded(cell.start, cell.end, width):
                if start >= end:
                    continue
                if at == len(lines):
                    lines.append([])
                room = width - _width(text[start:end]) if self.columns.is_right[number] and not across else 0
                lines[at].append(CellLine(start, end, left + max(room, 0)))
                at += 1
        return lines


def heads(cells: Row) -> bool:
    """Whether only the first of three cells or more says something."""
    return len(cells) > 2 and not any(cell.end > cell.start for cell in cells[1:])


def with_rows(
    text: str, blocks: Sequence[Block], tables: Sequence[Table], measure: int
) -> tuple[Sequence[Block], dict[int, TableRow]]:
    """The blocks with one for each row of the tables that can be set in columns, and those rows by their number."""
    found = [(table, columns) for table in tables if (columns := set_columns(text, table, measure)) is not None]
    if not found:
        return blocks, {}
    made: list[Block] = []
    rows: dict[int, TableRow] = {}
    rest = iter(blocks)
    block = next(rest, None)
    for table, columns in found:
        start, end = table[0][0].start, table[-1][-1].end
        while block is not None and block.span.end <= start:
            made.append(block)
            block = next(rest, None)
        kind = BlockKind.PARAGRAPH
        if block is not None and block.span.start < start:
            made += _part(text, block, block.span.start, start)
        elif block is not None and block.kind is BlockKind.TITLE:
            kind = block.kind
        for row in table:
            rows[len(made)] = TableRow(row, columns, measure)
            made.append(Block(kind, Span(row[0].start, row[-1].end)))
            kind = BlockKind.PARAGRAPH
        while block is not None and block.span.end <= end:
            block = next(rest, None)
        if block is not None and block.span.start < end:
            after = _part(text, block, end, block.span.end)
            block = after[0] if after else next(rest, None)
    while block is not None:
        made.append(block)
        block = next(rest, None)
    return made, rows


def _part(text: str, block: Block, start: int, end: int) -> list[Block]:
    """What a block says from `start` to `end`, if it says anything there."""
    words = text[start:end]
    span = Span(start + len(words) - len(words.lstrip(_BETWEEN)), start + len(words.rstrip(_BETWEEN)))
    return [Block(block.kind, span, block.level, block.marker)] if span.start < span.end else []


# ---------------------------------------------------------------- widths


def set_columns(text: str, table: Table, measure: int) -> TableColumns | None:
    """How a table is set in lines of `measure` cells; None where its plain lines are the better reading."""
    count = len(table[0]) if table else 0
    room = measure - len(RULE) * (count - 1)
    if count < 2 or room < count or not _is_sound(text, table, count):
        return None
    seen = [row for row in table[:MEASURED_ROWS] if not heads(row)]
    columns = [[row[number].of(text) for row in seen] for number in range(count)]
    least_wide = MIN_WIDTH if len(table) > len(seen) else 1  # a column that is filled only further below
    natural = [max(map(_width, column), default=0) or least_wide for column in columns]
    widths = natural
    if sum(natural) > room:
        least = [min(max(map(_longest_word, column), default=1), max(MIN_WIDTH, room // count)) for column in columns]
        if sum(least) > room:
            return None
        widths = _shared(natural, least, room)
        if any(wanted > MAX_FOLDS * width for wanted, width in zip(natural, widths, strict=True)):
            return None
    starts = [0]
    for width in widths[:-1]:
        starts.append(starts[-1] + width + len(RULE))
    return TableColumns(tuple(starts), tuple(widths), tuple(map(_is_numbers, columns)))


def _is_sound(text: str, table: Table, count: int) -> bool:
    """Whether the cells stand one after the other in the text, none of them too long."""
    cells = [cell for row in table for cell in row]
    return (
        all(len(row) == count and row[0].start < row[-1].end for row in table)
        and all(0 <= cell.end - cell.start <= MAX_CELL_LENGTH for cell in cells)
        and all(before.end <= after.start for before, after in pairwise(cells))
        and cells[0].start >= 0
        and cells[-1].end <= len(text)
    )


def _width(words: str) -> int:
    return max(cell_len(printable(line)) for line in words.replace("\t", "    ").split("\n"))


def _longest_word(words: str) -> int:
    return max((cell_len(printable(word)) for word in words.split()), default=1)


def _shared(natural: list[int], least: list[int], room: int) -> list[int]:
    """Widths that fill the room: what each needs at least, then evenly what those lack that lack something."""
    widths = list(least)
    spare = room - sum(widths)
    while spare:
        lacking = [number for number, width in enumerate(widths) if width < natural[number]]
        each = max(spare // len(lacking), 1)
        for number in lacking:
            more = min(each, natural[number] - widths[number], spare)
            widths[number] += more
            spare -= more
    return widths


def _is_numbers(column: list[str]) -> bool:
    told = [words for words in column[1:] if words]
    return bool(told) and all(_NUMBER.fullmatch(words) for words in told)
