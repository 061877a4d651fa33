"""Where tables stand in a text: every kind of source tells it, and no letter of the text is another for it."""

from __future__ import annotations

import pytest

from reader.codec import article_from_json, article_to_json
from reader.intake import read
from reader.intake.tables import MAX_COLUMNS
from reader.model import Article
from tests.intake.printed import archive

LEAD = (
    "Wali kota Ratna Dewi mengatakan jembatan di muara selesai sebelum musim hujan, dan perahu tetap berjalan sampai "
    "jembatan itu dibuka untuk kendaraan kecil pada akhir tahun. “Anak-anak senang,” kata Ratna Dewi."
)
ROWS = [["", "Kota", "Warga"], ["Arman Siregar", "Kenari", "1.200"], ["Dewi", "", "35"]]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"


def cells_of(article: Article) -> list[list[list[str]]]:
    """What the cells of each table say."""
    return [[[cell.of(article.text) for cell in row] for row in table] for table in article.tables]


def page(rows: str) -> bytes:
    """A page with a table between two paragraphs."""
    return (
        f"<html><head><title>Jembatan selesai</title></head><body><article><h1>Jembatan selesai</h1><p>{LEAD}</p>"
        f"<table>{rows}</table><p>{LEAD}</p></article></body></html>"
    ).encode()


def html_rows(rows: list[list[str]]) -> str:
    """Rows as mark-up."""
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)


def docx(rows: str) -> bytes:
    """A document with a table between two paragraphs."""
    words = f"<w:p><w:r><w:t>{LEAD}</w:t></w:r></w:p>"
    return archive(
        {"word/document.xml": f'<w:document xmlns:w="{WORD}">{words}<w:tbl>{rows}</w:tbl>{words}</w:document>'}
    )


def docx_cell(words: str, columns: int = 1) -> str:
    """A cell of a document, over so many columns."""
    inner = f"<w:r><w:t>{words}</w:t></w:r>" if words else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr><w:p>{inner}</w:p></w:tc>'


def odt(rows: str) -> bytes:
    """The same in the other office format."""
    words = f"<t:p>{LEAD}</t:p>"
    names = f'xmlns:t="{OASIS}text:1.0" xmlns:b="{OASIS}table:1.0"'
    text = f"<d {names}>{words}<b:table>{rows}</b:table>{words}</d>"
    return archive({"content.xml": text}, "application/vnd.oasis.opendocument.text")


def in_rows(tag: str, cells: list[list[str]]) -> str:
    """Cells, as mark-up, in rows."""
    return "".join(f"<{tag}>{''.join(row)}</{tag}>" for row in cells)


def odt_cell(words: str) -> str:
    """A cell."""
    return f"<b:table-cell><t:p>{words}</t:p></b:table-cell>"


def markdown(rows: list[list[str]]) -> bytes:
    """A Markdown text with a table."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(["# Jembatan selesai", "", LEAD, "", lines[0], "|---|---|--:|", *lines[1:], "", LEAD]).encode()


@pytest.mark.parametrize(
    "data",
    [
        page(html_rows(ROWS)),
        markdown(ROWS),
        docx(in_rows("w:tr", [[docx_cell(cell) for cell in row] for row in ROWS])),
        odt(in_rows("b:table-row", [[odt_cell(cell) for cell in row] for row in ROWS])),
    ],
    ids=["HTML", "Markdown", "DOCX", "ODT"],
)
def test_empty_cells_keep_their_columns_though_the_text_has_nothing_of_them(data: bytes) -> None:
    article = read("-", stdin=data)
    assert cells_of(article) == [ROWS]
    assert all(any(block.span.start <= cell.start <= block.span.end for block in article.blocks)
               for row in article.tables[0] for cell in row)  # fmt: skip


DOCX_ROWS = [[docx_cell(cell) for cell in row] for row in ROWS]
ODT_ROWS = [[odt_cell(cell) for cell in row] for row in ROWS]
ODT_WIDE = [odt_cell("Semua"), "<b:covered-table-cell/>", odt_cell("1.235")]


@pytest.mark.parametrize(
    "data",
    [
        page(html_rows(ROWS) + '<tr><td colspan="2">Semua</td><td>1.235</td></tr>'),
        docx(in_rows("w:tr", [*DOCX_ROWS, [docx_cell("Semua", 2), docx_cell("1.235")]])),
        odt(in_rows("b:table-row", [*ODT_ROWS, ODT_WIDE])),
    ],
    ids=["HTML", "DOCX", "ODT"],
)
def test_a_cell_over_two_columns_moves_none_of_those_behind_it(data: bytes) -> None:
    assert cells_of(read("-", stdin=data))[0][-1] == ["Semua", "", "1.235"]


def test_a_cell_of_two_paragraphs_is_one_passage() -> None:
    two = "<w:tc><w:p><w:r><w:t>Kenari</w:t></w:r></w:p><w:p><w:r><w:t>timur</w:t></w:r></w:p></w:tc>"
    rows = in_rows("w:tr", [[docx_cell("Dewi"), two], [docx_cell("Arman"), docx_cell("Muara")]])
    assert cells_of(read("-", stdin=docx(rows))) == [[["Dewi", "Kenari\n\ntimur"], ["Arman", "Muara"]]]


def test_rows_with_fewer_cells_are_another_table_or_none() -> None:
    article = read("-", stdin=markdown(ROWS).replace(b"| Dewi", b"\n| Dewi"))
    assert cells_of(article) == [ROWS[:2]]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>satu</td></tr><tr><td>dua</td></tr>",  # one column is a list
        "<tr><td>satu</td><td>dua</td></tr>",  # one row is a line
        f"<tr>{'<td>x</td>' * (MAX_COLUMNS + 1)}</tr>" * 2,
        '<tr><td colspan="999999999">x</td><td>y</td></tr>' * 2,
    ],
)
def test_what_is_no_table_is_told_as_none(rows: str) -> None:
    assert read("-", stdin=page(rows)).tables == ()


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        ("nama\tkota\tjumlah\nDewi\tKenari\t12", [["nama", "kota", "jumlah"], ["Dewi", "Kenari", "12"]]),
        ("\tnama\tkota\n\tDewi\tKenari\n\tArman\t", [["nama", "kota"], ["Dewi", "Kenari"], ["Arman", ""]]),
        ("nama | kota | jumlah\nDewi | Kenari | 12", [["nama", "kota", "jumlah"], ["Dewi", "Kenari", "12"]]),
        ("| a | b |\n| c | d |\n| e |  |", [["a", "b"], ["c", "d"], ["e", ""]]),
        ('a,b,c\n"x, y",2,\n', [["a", "b", "c"], ['"x, y"', "2", ""]]),  # a comma between marks parts nothing
        ("a;b;c\n1,5;2,5;3", [["a", "b", "c"], ["1,5", "2,5", "3"]]),
    ],
)
def test_lines_of_a_plain_text_that_signs_part_are_rows(lines: str, cells: list[list[str]]) -> None:
    text = f"Jembatan selesai\n\n{LEAD}\n\n{lines}\n\n{LEAD}\n"
    article = read("-", stdin=text.encode())
    assert article.text == text
    assert cells_of(article) == [cells]


@pytest.mark.parametrize(
    "lines",
    [
        "Dewi, Arman, dan Ratna\nkapal, perahu, dan sampan\nair, batu, dan pasir",  # verse
        "1.\tJembatan selesai sebelum musim hujan, kata wali kota kepada warga di muara.\n2.\tPerahu.\n3.\tYa.",
        "\tJembatan selesai.\n\tPerahu tetap berjalan.\n\tAnak-anak senang.",  # indented by a tab
        "nama\tkota\n\nDewi\tKenari",  # an empty line between
        "nama\tkota\nDewi\tKenari",  # two lines of two are too little to tell
    ],
)
def test_lines_of_prose_are_no_rows(lines: str) -> None:
    assert read("-", stdin=f"Jembatan selesai\n\n{lines}\n\n{LEAD}\n".encode()).tables == ()


def test_tables_are_kept_with_the_article() -> None:
    article = read("-", stdin=page(html_rows(ROWS)))
    assert article_from_json(article_to_json(article)).tables == article.tables != ()


def test_a_text_of_commas_and_tabs_without_end_is_looked_through_in_one_go() -> None:
    text = "a,b,c\td|e;f\n" * 20_000 + "," * 200_000
    assert len(read("-", stdin=text.encode()).tables[0]) == 20_000
