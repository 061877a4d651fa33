"""Tables in columns: every letter of every cell is drawn once, in its column, and a key or a click finds it there."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model import Block, BlockKind, Span, Table
from reader.tui.drawing.tables import MAX_CELL_LENGTH, MEASURED_ROWS
from reader.tui.drawing.wrapped_text import Line, WrappedText


def made(rows: list[list[str]], before: str = "Awal", after: str = "Akhir") -> tuple[str, list[Block], Table]:
    """A text with a table in it, each row a block, as intake makes it."""
    text, blocks, table = before, [Block(BlockKind.PARAGRAPH, Span(0, len(before)))], []
    for row in rows:
        text += "\n\n"
        start, cells = len(text), []
        for cell in row:
            gap = " | " if cell and len(text) > start else ""
            text += gap + cell
            cells.append(Span(len(text) - len(cell), len(text)))
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, len(text))))
        table.append(tuple(cells))
    blocks.append(Block(BlockKind.PARAGRAPH, Span(len(text) + 2, len(text) + 2 + len(after))))
    return f"{text}\n\n{after}", blocks, tuple(table)


def set_in(rows: list[list[str]], measure: int, spacing: int = 1) -> WrappedText:
    """The text broken for a measure."""
    text, blocks, table = made(rows)
    return WrappedText(text, blocks, measure, tables=(table,), spacing=spacing)


def all_lines(lines: WrappedText) -> list[Line]:
    """Every line."""
    lines.upto_line(10**6)
    return [line for number in range(lines.count) if (line := lines.line(number)) is not None]


def drawn(lines: WrappedText) -> list[str]:
    """What is drawn of each line."""
    rows = []
    for line in all_lines(lines):
        row, rules = "", lines.rules(line)
        for piece in lines.pieces(line) if line.block >= 0 else ():
            row += rules[cell_len(row) : piece.column].ljust(piece.column - cell_len(row))
            row += "".join(lines.shown(piece.line) or lines.text[piece.line.start : piece.line.end])
        rows.append(row + rules[cell_len(row) :].rstrip())
    return rows


def test_cells_stand_in_columns_and_numbers_at_their_right() -> None:
    lines = set_in([["", "Kota", "Warga"], ["Arman", "Kenari", "1.200"], ["Dewi", "", "35"]], 60)
    assert drawn(lines) == [
        "Awal",
        "",
        "      │ Kota   │ Warga",
        "Arman │ Kenari │ 1.200",
        "Dewi  │        │    35",
        "",
        "Akhir",
    ]


def test_a_table_that_is_too_wide_is_folded_cell_by_cell() -> None:
    rows = [["Arman", "Jembatan selesai sebelum musim hujan"], ["Dewi", "Perahu tetap berjalan"], ["Ali", "Ya"]]
    assert drawn(set_in(rows, 24))[2:-2] == [
        "Arman │ Jembatan selesai",
        "      │ sebelum musim",
        "      │ hujan",
        "",
        "Dewi  │ Perahu tetap",
        "      │ berjalan",
        "",
        "Ali   │ Ya",
    ]


def test_a_line_over_all_columns_is_a_heading_and_widens_none() -> None:
    rows = [["Semua warga kota di muara", "", ""], ["a", "b", "c"], ["d", "e", "f"]]
    assert drawn(set_in(rows, 60))[2:-2] == ["Semua warga kota di muara", "a │ b │ c", "d │ e │ f"]


@pytest.mark.parametrize(
    ("rows", "measure"),
    [
        ([["Arman", "Kenari", "1.200"], ["Dewi", "Muara", "35"]], 8),  # no room for three columns
        ([["Arman", "kata " * 60], ["Dewi", "ya"]], 20),  # a row of many lines
        ([["a", "x" * (MAX_CELL_LENGTH + 1)], ["b", "c"]], 2000),
    ],
)
def test_what_is_no_easier_to_read_in_columns_stays_in_plain_lines(rows: list[list[str]], measure: int) -> None:
    rows = [[cell.strip() for cell in row] for row in rows]
    text, blocks, _ = made(rows)
    assert drawn(set_in(rows, measure)) == drawn(WrappedText(text, blocks, measure))


@pytest.mark.parametrize(
    "table",
    [
        ((Span(5, 2), Span(6, 9)), (Span(9, 12), Span(14, 20))),  # ends before it begins
        ((Span(0, 4), Span(2, 9)), (Span(9, 12), Span(14, 20))),  # cells in one another
        ((Span(0, 4), Span(4, 9)), (Span(9, 12), Span(14, 9999))),  # beyond the text
        ((Span(0, 4), Span(4, 9)), (Span(9, 12),)),
        ((Span(-3, 4), Span(4, 9)), (Span(9, 12), Span(14, 20))),
        ((), ()),
        (),
    ],
)
def test_a_damaged_table_is_none(table: Table) -> None:
    text, blocks, _ = made([["Arman", "Kenari"], ["Dewi", "Muara"]])
    assert drawn(WrappedText(text, blocks, 60, tables=(table,))) == drawn(WrappedText(text, blocks, 60))


def test_lines_within_one_paragraph_are_rows_and_the_words_around_them_stay() -> None:
    text = "Daftar:\n| a\tbb |\n| ccc\td |\nSelesai"
    found = [[Span(m.start(), m.end()) for m in re.finditer(r"[a-d]+", line)] for line in ("| a\tbb |", "| ccc\td |")]
    at = [text.index("| a"), text.index("| c")]
    table = tuple(tuple(Span(c.start + o, c.end + o) for c in row) for row, o in zip(found, at, strict=True))
    lines = WrappedText(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))], 60, tables=(table,))
    assert [row for row in drawn(lines) if row] == ["Daftar:", "a   │ bb", "ccc │ d", "Selesai"]


def test_a_column_that_is_filled_late_has_room_for_words() -> None:
    rows = [["a", "", "b"] for _ in range(MEASURED_ROWS)] + [["c", "kota", "d"]]
    assert drawn(set_in(rows, 60))[-3] == "c │ kota   │ d"


CELLS = st.text(alphabet=st.sampled_from("ab –,.0\n漢ｱ\u0301\u200d"), max_size=40).map(
    lambda words: re.sub(r" *\n *", "\n", words.strip())
)
ROWS = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width).filter(any), min_size=2, max_size=5)
)


@given(rows=ROWS, measure=st.integers(8, 60), spacing=st.integers(1, 2))
def test_every_letter_is_drawn_once_and_found_where_it_is_drawn(
    rows: list[list[str]], measure: int, spacing: int
) -> None:
    lines = set_in(rows, measure, spacing)
    seen: dict[int, int] = {}
    before = -1
    found = all_lines(lines)
    for number, line in enumerate(found):
        if line.block < 0:
            continue
        assert line.start > before, "lines are in order by where they begin"
        before, right = line.start, 0
        for piece in lines.pieces(line):
            assert piece.column >= right
            shown = lines.shown(piece.line) or lines.text[piece.line.start : piece.line.end]
            right = piece.column + cell_len("".join(shown))
            for offset in range(piece.line.start, piece.line.end):
                assert offset not in seen
                seen[offset] = number
                assert lines.piece_of(line, offset) == piece
        assert right <= max(measure, 2)
    text, _, table = made(rows)
    for row in table:
        for cell in row:
            letters = [at for at in range(cell.start, cell.end) if text[at] not in " \n"]
            assert all(at in seen for at in letters)
    for offset, number in seen.items():
        assert lines.line_of(offset) == number
        assert number in lines.lines_of(offset, offset + 1)


@given(rows=ROWS)
def test_a_passage_over_cells_lies_within_the_lines_that_are_drawn_anew_for_it(rows: list[list[str]]) -> None:
    _, _, table = made(rows)
    lines = set_in(rows, 30)
    start, end = table[0][0].start, table[-1][-1].end
    assume(start < end)
    anew = lines.lines_of(start, end)
    for number, line in enumerate(all_lines(lines)):
        if line.block >= 0 and any(start <= piece.line.start < end for piece in lines.pieces(line)):
            assert number in anew
