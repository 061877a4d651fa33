"""PDF, DOCX and ODT: reading order, what is joined and what is dropped, particulars, and damage."""

from __future__ import annotations

from datetime import date

import pytest

from reader.errors import SourceError
from reader.intake import read
from reader.model import BlockKind
from tests.intake.printed import DOCX, ODT, archive, pdf, two_columns

LEFT = "Wali kota mengatakan jembatan di muara selesai sebelum musim hujan. Anak-anak senang."
RIGHT = "Warga berharap perahu tetap berjalan sampai jembatan itu dibuka untuk kendaraan kecil pada akhir tahun."


@pytest.mark.parametrize("by_rows", [False, True])
def test_columns_are_read_one_after_the_other_whatever_the_order_in_which_they_were_drawn(*, by_rows: bool) -> None:
    about = "/Title (Microsoft Word - a.doc) /Author (Ratna Dewi) /CreationDate (D:20241021101500+07'00')"
    article = read("-", stdin=pdf([two_columns(by_rows=by_rows)], about=about))
    assert [block.span.of(article.text) for block in article.blocks][:1] == ["Jembatan muara selesai"]
    assert f"{LEFT}\n\n{RIGHT}" in article.text
    assert (article.title, article.byline, article.published) == (
        "Jembatan muara selesai", "Ratna Dewi", date(2024, 10, 21),
    )  # fmt: skip


def test_running_heads_and_page_numbers_are_dropped() -> None:
    text = read("-", stdin=pdf([two_columns(number=number) for number in (1, 2, 3)])).text
    assert "edisi pagi" not in text
    assert text.count(LEFT) == text.count(RIGHT) == 3
    assert not any(line.strip().isdigit() for line in text.splitlines())


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (pdf([[]]), "No text in the document"),  # a scan
        (b"%PDF-1.7 \x00\x01 nothing else", "Damaged document"),
        (pdf([two_columns()])[:300], "Damaged document"),
        (archive({"word/document.xml": "<w"}), "Damaged document"),
        (archive({"word/document.xml": "<w/>"}), "No text in the document"),
    ],
)
def test_scanned_and_damaged_documents_are_one_clear_sentence(data: bytes, title: str) -> None:
    with pytest.raises(SourceError) as caught:
        read("-", stdin=data)
    assert caught.value.title == title
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize("data", [DOCX, ODT])
def test_office_documents_keep_title_headings_lists_and_particulars(data: bytes) -> None:
    article = read("-", stdin=data)
    assert [(block.kind, block.level, block.span.of(article.text)) for block in article.blocks] == [
        (BlockKind.TITLE, 0, "Jembatan selesai"),
        (BlockKind.PARAGRAPH, 0, "Siap, kata Dewi."),
        (BlockKind.HEADING, 2, "Biaya"),
        (BlockKind.ITEM, 1, "Tiang 12"),
    ]
    assert (article.title, article.byline, article.published) == ("Jembatan selesai", "Ratna Dewi", date(2024, 10, 21))
