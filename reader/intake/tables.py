"""Tables: which passages of a canonical text are the cells of one. The text itself is not changed by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from reader.model import Row, Span, Table

CELL_GAP = " | "
"""What stands between the cells of a row that intake sets on one line; empty cells leave nothing."""

MAX_COLUMNS = 100
"""Columns of a table; a row with more is no row to be shown."""

_MAX_LINE = 2000
"""A longer line of a plain text is no row."""
_MAX_PAIR = 60
"""Characters of a cell of a plain text where each line has but two: else it is a list with its numbers or names."""


def row_at(start: int, cells: Sequence[str]) -> Row:
    """The row whose cells are set one after the other from `start`, `CELL_GAP` between those with words."""
    row, at, gap = [], start, 0
    for words in cells:
        if words:
            at += gap
            gap = len(CELL_GAP)
        row.append(Span(at, at + len(words)))
        at += len(words)
    return tuple(row)


def tables_of(rows: Iterable[tuple[int, Row]]) -> tuple[Table, ...]:
    """The tables among rows, each with the number of its run: two rows or more with as many cells, two at least."""
    runs = groupby(rows, key=lambda numbered: (numbered[0], len(numbered[1])))
    tables = (tuple(row for _, row in run) for (_, width), run in runs if 1 < width <= MAX_COLUMNS)
    return tuple(table for table in tables if len(table) > 1)


# ---------------------------------------------------------------- cells that are paragraphs


class Cell(NamedTuple):
    """Where a cell stands in a document's tables."""

    row: int
    """Number of its row, through all tables."""
    column: int
    """Its first column."""
    columns: int
    """Columns of the whole row."""


class CellRows:
    """Rows of tables whose cells are paragraphs of the text."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[int, dict[int, Span]]] = {}

    def add(self, cell: Cell, words: Span) -> None:
        """Note where a paragraph of a cell stands; paragraphs come in text order."""
        if cell.columns <= MAX_COLUMNS:
            cells = self._rows.setdefault(cell.row, (cell.columns, {}))[1]
            cells[cell.column] = Span(cells.get(cell.column, words).start, words.end)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The rows as tables; one whose cells lie in one another, as a table's in a cell do, is left out."""
        rows = [(number, _filled(columns, cells)) for number, (columns, cells) in self._rows.items()]
        sound = [(number, row) for number, row in rows if all(a.end <= b.start for a, b in pairwise(row))]
        return tables_of((number - place, row) for place, (number, row) in enumerate(sound))


def _filled(columns: int, cells: dict[int, Span]) -> Row:
    """A row with empty cells where nothing stands."""
    row, at = [], min(span.start for span in cells.values())
    for column in range(columns):
        row.append(cells.get(column, Span(at, at)))
        at = row[-1].end
    return tuple(row)


# ---------------------------------------------------------------- lines of a plain text

_LINE = re.compile(r"[^\n]+")
_QUOTED = r'[ ]*"(?:[^"]|"")*"[ ]*'
_CELLS = {
    "\t": re.compile(r"[^\t]*"),
    "|": re.compile(r"[^|]*"),
    ";": re.compile(rf"{_QUOTED}(?=;|$)|[^;]*"),
    ",": re.compile(rf"{_QUOTED}(?=,|$)|[^,]*"),
}
"""What lies between the signs that part the cells of a line, by sign, the surest first."""
_PROSE = {";": re.compile(r";\s"), ",": re.compile(r",\s")}
"""Signs that a text of sentences has as well: a space behind one tells it."""


def tables_of_lines(text: str) -> tuple[Table, ...]:
    """Lines of a plain text, one below the other, that tabs, bars, semicolons or commas part into as many cells."""
    tables: list[Table] = []
    for sign in _CELLS:
        if sign in text:
            found = (table for run in _runs(text, sign) if (table := _table(text, run)) is not None)
            tables += [table for table in found if not any(_overlap(table, other) for other in tables)]
    return tuple(sorted(tables))


def _overlap(one: Table, other: Table) -> bool:
    return one[0][0].start < other[-1][-1].end and other[0][0].start < one[-1][-1].end


def _runs(text: str, sign: str) -> Iterator[list[Row]]:
    """Rows of lines that follow one another, with as many cells each."""
    run: list[Row] = []
    end = -2
    for line in _LINE.finditer(text):
        row = _row(text, line.start(), line.end(), sign)
        if run and (line.start() != end + 1 or len(row) != len(run[0])):
            yield run
            run = []
        if len(row) > 1:
            run.append(row)
        end = line.end()
    if run:
        yield run


def _row(text: str, start: int, end: int, sign: str) -> Row:
    if end - start > _MAX_LINE or text.find(sign, start, end) < 0:
        return ()
    prose = _PROSE.get(sign)
    if prose is not None and text.find('"', start, end) < 0 and prose.search(text, start, end):
        return ()
    cells = [
        Span(match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip()))
        for match in _matches(text, start, end, sign)
    ]
    plain = [cell if cell.start < cell.end else Span(cell.end, cell.end) for cell in cells]
    if prose is not None and any(prose.search(text, one.end, two.start) for one, two in pairwise(plain)):
        return ()
    return tuple(plain)


def _matches(text: str, start: int, end: int, sign: str) -> Iterator[re.Match[str]]:
    pattern = _CELLS[sign]
    while start <= end:
        match = pattern.match(text, start, end)
        if match is None:
            return
        yield match
        start = match.end() + 1


def _table(text: str, rows: list[Row]) -> Table | None:
    """A table without the columns in which nothing stands; None where it is none."""
    kept = [column for column in range(len(rows[0])) if any(row[column].start < row[column].end for row in rows)]
    table = tuple(tuple(row[column] for column in kept) for row in rows)
    if len(kept) < 2 or len(kept) > MAX_COLUMNS or len(table) < 2:
        return None
    pairs = len(kept) == 2
    if pairs and (len(table) < 3 or any(cell.end - cell.start > _MAX_PAIR for row in table for cell in row)):
        return None
    return table
