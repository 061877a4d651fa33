"""PDF, DOCX and ODT: reading order, what is joined and what is dropped, particulars, and damage."""

from __future__ import annotations

import re
import zlib
from datetime import date

import pytest

from reader.errors import SourceError
from reader.intake import read
from reader.intake.documents import pdf_pages
from reader.model import BlockKind
from tests.growth import growth
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
        (pdf([]), "Damaged document"),
        (archive({"word/document.xml": "<w"}), "Damaged document"),
        (archive({"word/document.xml": "<w/>"}), "No text in the document"),
    ],
)
def test_scanned_and_damaged_documents_are_one_clear_sentence(data: bytes, title: str) -> None:
    with pytest.raises(SourceError) as caught:
        read("-", stdin=data)
    assert caught.value.title == title
    assert caught.value.message.endswith(".")


def _with(contents: bytes, *, more: str = "", head: str = "/Filter /FlateDecode") -> bytes:
    """A PDF of one page with these drawing instructions, and `more` objects; its table of objects is lost."""
    packed = zlib.compress(contents) if head else contents
    return (
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> "
        b"/XObject << /A 6 0 R >> >> >> endobj\n5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj\n"
        + f"4 0 obj << {head} /Length {len(packed)} >> stream\n".encode()
        + packed
        + b"\nendstream endobj\n"
        + more.encode()
        + b"\ntrailer << /Root 1 0 R >>\n%%EOF"
    )


def _form(number: int, inside: str) -> str:
    """A form that draws others: the next one is /A in it."""
    return (
        f"{number} 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << "
        f"/A {number + 1} 0 R >> >> /Length {len(inside)} >> stream\n{inside}\nendstream endobj\n"
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_with(b" " * (pdf_pages.MAX_STREAM + 9)), id="unpacks to gigabytes"),
        pytest.param(
            _with(b"/A Do " * 20, more="".join(_form(6 + n, "/A Do " * 20) for n in range(8)), head=""),
            id="forms that draw each other",
        ),
        pytest.param(_with(b"BT /F 1 Tf (" + b"a" * 200 + b") Tj ET"), id="more characters than are read"),
    ],
)
def test_a_pdf_that_unpacks_to_too_much_is_one_clear_sentence(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "MAX_CHARACTERS", 100)
    monkeypatch.setattr(pdf_pages, "MAX_DRAWN", 1 << 20)
    with pytest.raises(SourceError) as caught:
        read("-", stdin=data)
    assert caught.value.title == "Too large"


def test_a_pdf_whose_table_of_objects_leads_nowhere_is_searched_for_them() -> None:
    broken = re.sub(rb"(?m)^\d{10} 00000 n", b"0000000000 00000 n", pdf([two_columns()]))
    assert LEFT in read("-", stdin=broken).text


def test_a_page_of_thousands_of_scattered_words_costs_by_their_number() -> None:
    def scattered(count: int) -> bytes:
        places = [(number * 37 % 83 * 7.0, number * 53 % 811 * 1.0) for number in range(count)]
        return pdf([[(left, bottom, 1.0, "12") for left, bottom in places]])

    assert growth(lambda count: read("-", stdin=scattered(count)), 600, 4) < 12


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
