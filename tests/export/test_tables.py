"""The tables of statements and notes, as CSV, as a workbook and as JSON: all that a report needs, and no formula."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reader.errors import LibraryError
from reader.export.content import Content, of_articles, of_statements
from reader.export.formats import csv_notes, csv_statements, format_of, formats, markdown, writing, xlsx
from reader.export.tables import NOTE_COLUMNS, STATEMENT_COLUMNS
from reader.model import Dossier
from tests.sample_library import CHANGED, TEXT, Bench, span


@pytest.fixture
def dossier(bench: Bench) -> Dossier:
    """An analysed article with a byline, two notes, the second of them an orphan, and a corrected speaker."""
    opened = bench.analysed()
    bench.library.notes.add(opened.article_id, span(TEXT, "Biayanya turun"), text="cek", tags=["uang", "dua kata"])
    bench.library.notes.add(opened.article_id, span(TEXT, "Guntur Aji"), text="siapa?")
    bench.library.corrections.set_speaker(opened.article_id, "s3", "a2")
    found = next(iter(bench.library.exports.dossiers([opened.article_id])))
    lost = replace(found.notes[1], found=None)
    return replace(
        found,
        article=replace(found.article, byline="Tim Warta", outlet="Warta Made", url="https://warta.example/7"),
        notes=(found.notes[0], lost),
    )


def rows_of(made: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made, newline="")))


def test_a_row_of_statements_tells_all_that_a_report_needs(dossier: Dossier) -> None:
    first, _, third = rows_of(csv_statements.write(of_articles([dossier])))
    assert first == {
        "id": f"{dossier.article_id}-s1",
        "speaker": "Ratna Puspa",
        "name in the text": "Bupati Ratna Puspa",
        "role": "Bupati",
        "affiliation": "",
        "kind": "direct",
        "content": "“Jembatan ini aman bagi semua,”",
        "cue": "kata",
        "said": "2026-03-02",
        "sureness": "sure",
        "confidence": "0.95",
        "codes": "",
        "article": "Jembatan Wanatirta dibuka",
        "outlet": "Warta Made",
        "published": "2026-03-02",
        "author": "Tim Warta",
        "address": "https://warta.example/7",
        "start": str(TEXT.index("“Jembatan")),
        "end": str(TEXT.index("“Jembatan") + 31),
    }
    assert (third["speaker"], third["sureness"], third["codes"]) == (
        "Dinas Pekerjaan Umum",
        "by-reader",
        "uang, dua kata",
    )


def test_a_row_of_notes_tells_whose_words_it_lies_on(dossier: Dossier) -> None:
    first, second = rows_of(csv_notes.write(of_articles([dossier])))
    assert (first["passage"], first["note"], first["codes"]) == ("Biayanya turun", "cek", "uang, dua kata")
    assert (first["speaker"], first["kind"], first["said"]) == ("Dinas Pekerjaan Umum", "direct", "")
    assert (first["found"], first["outlet"], first["author"]) == ("exact", "Warta Made", "Tim Warta")
    assert (second["found"], second["start"], second["speaker"]) == ("orphan", "", "")
    assert tuple(first) == NOTE_COLUMNS


def test_no_cell_of_a_table_is_a_formula(dossier: Dossier) -> None:
    evil = replace(dossier, notes=(replace(dossier.notes[0], text='=HYPERLINK("http://x")', tags=("@sum",)),))
    (row,) = rows_of(csv_notes.write(of_articles([evil])))
    assert (row["note"], row["codes"]) == ('\'=HYPERLINK("http://x")', "'@sum")
    with zipfile.ZipFile(io.BytesIO(xlsx.write(of_articles([evil])))) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def cells_of(book: bytes, sheet: int) -> list[list[str]]:
    """The cells of a sheet, as a program that reads workbooks finds them."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        shared = ET.fromstring(archive.read("xl/sharedStrings.xml"))
        words = ["".join(node.itertext()) for node in shared.iter(f"{space}si")]
        rows = ET.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml")).iter(f"{space}row")
        return [
            [
                words[int(value)] if cell.get("t") == "s" else value
                for cell in row
                if (value := cell.findtext(f"{space}v"))
            ]
            for row in rows
        ]


def test_a_workbook_has_both_tables_and_is_the_same_each_time(dossier: Dossier) -> None:
    selection = of_articles([dossier])
    book = xlsx.write(selection)
    statements, notes = cells_of(book, 1), cells_of(book, 2)
    assert (tuple(statements[0]), tuple(notes[0])) == (STATEMENT_COLUMNS, NOTE_COLUMNS)
    assert statements[1][:3] == [f"{dossier.article_id}-s1", "Ratna Puspa", "Bupati Ratna Puspa"]
    assert notes[1][1:3] == ["Biayanya turun", "cek"]
    assert xlsx.write(selection) == book


def test_an_endless_passage_does_not_break_the_workbook(dossier: Dossier) -> None:
    long = replace(dossier.notes[0], text="x" * 100_000)
    book = xlsx.write(of_articles([replace(dossier, notes=(long,))]))
    assert max(len(cell) for cell in cells_of(book, 2)[1]) == xlsx.CELL_CHARACTERS


def test_csv_on_disk_is_taken_for_utf_8_by_spreadsheets(bench: Bench, tmp_path: Path) -> None:
    bench.analysed()
    bench.library.exports.write(tmp_path / "a.csv", "csv-notes", bench.library.exports.articles("csv-notes"))
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_an_article_that_was_opened_by_a_short_path_is_told_by_its_whole_one(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bench.folder)
    (bench.folder / "dekat.txt").write_text(TEXT, encoding="utf-8")
    bench.library.analyses.analyse(bench.library.articles.open("dekat.txt"))
    (row, *_) = rows_of(str(bench.library.exports.articles("csv-statements")))
    assert row["address"] == (bench.folder / "dekat.txt").resolve().as_uri()


def test_a_speaker_has_one_name_over_all_articles(bench: Bench) -> None:
    bench.analysed()
    keys = {card.name: card.key for card in bench.library.actors.find("Ratna Puspa")} | {
        card.name: card.key for card in bench.library.actors.find("Dinas Pekerjaan Umum")
    }
    bench.library.actors.merge(keys["Dinas Pekerjaan Umum"], keys["Ratna Puspa"])
    rows = rows_of(str(bench.library.exports.articles("csv-statements")))
    assert [(row["speaker"], row["name in the text"]) for row in rows[:2]] == [
        ("Ratna Puspa", "Bupati Ratna Puspa"),
        ("Ratna Puspa", "Dinas Pekerjaan Umum"),
    ]


def test_a_list_of_statements_is_exported_in_its_order_with_the_same_columns(bench: Bench) -> None:
    bench.analysed()
    bench.analysed(CHANGED, "lain.txt")
    cards = bench.library.actors.statements(None)[::-1]
    exports = bench.library.exports
    rows = rows_of(str(exports.statements("csv-statements", cards, "Semua")))
    assert [row["id"] for row in rows] == [f"{card.article_id}-{card.statement_id}" for card in cards]
    made = json.loads(exports.statements("json", cards, "Semua"))["statements"]
    assert [(one["article"], one["statement"]) for one in made] == [(c.article_id, c.statement_id) for c in cards]
    said = str(exports.statements("markdown", cards, "Semua"))
    assert "# Semua\n" in said
    assert markdown.update(f"Mine.\n\n{said}\nMine too.\n", said) == f"Mine.\n\n{said}\nMine too.\n"
    assert rows_of(str(exports.statements("csv-statements", [], "Nichts"))) == []


def test_notes_of_a_list_are_exported_with_their_articles(bench: Bench) -> None:
    opened = bench.analysed()
    kept = bench.library.notes.add(opened.article_id, span(TEXT, "Biayanya turun"), text="cek")
    bench.library.notes.add(opened.article_id, span(TEXT, "Guntur Aji"), text="siapa?")
    for form in writing(Content.NOTES):
        if form != "qdc":
            made = bench.library.exports.notes(form, [kept.id], "Uang")
            assert made, form
    (row,) = rows_of(str(bench.library.exports.notes("csv-notes", [kept.id], "Uang")))
    assert (row["id"], row["speaker"]) == (kept.id, "Ratna Puspa")
    assert "siapa?" not in str(bench.library.exports.notes("markdown", [kept.id], "Uang"))


def test_what_a_format_cannot_hold_is_refused_with_those_that_can(bench: Bench) -> None:
    bench.analysed()
    cards = bench.library.actors.statements(None)
    with pytest.raises(
        LibraryError, match="no format “html” for statements; choose one of markdown, csv-statements, csl-json"
    ):
        bench.library.exports.statements("html", cards, "Semua")
    with pytest.raises(LibraryError, match="no format “docx”"):
        format_of("docx")


def test_the_words_of_a_report_are_in_the_readers_language(dossier: Dossier) -> None:
    from reader.tui.i18n import Translator

    tr = Translator("id")
    labels = {key: tr(f"export.label.{key}") for key in of_articles([dossier]).labels}
    selection = replace(of_articles([dossier]), labels=labels)
    for form in ("markdown", "html"):
        made = str(formats()[form].write(selection))
        assert "Siapa mengatakan apa" in made
        assert "Who said what" not in made


def test_markdown_gives_quotation_marks_once_and_no_needless_backslash(dossier: Dossier) -> None:
    named = replace(dossier, notes=(replace(dossier.notes[0], text="lihat #uang_muka (Rp10.000)!"),))
    made = markdown.write(of_articles([named]))
    assert "- **Ratna Puspa**, Bupati, 2026-03-02: “Jembatan ini aman bagi semua,”\n" in made
    assert "- **Dinas Pekerjaan Umum** (paraphrase): jembatan itu selesai lebih awal\n" in made
    assert "lihat #uang_muka (Rp10.000)!" in made
    assert "#uang · #dua-kata · Dinas Pekerjaan Umum" in made
    assert "\\" not in made


def test_statements_without_an_analysis_are_none(dossier: Dossier) -> None:
    bare = replace(dossier, analysis=None)
    assert rows_of(csv_statements.write(of_articles([bare]))) == []
    assert of_statements([bare], [], "x").statements == ()


def test_each_list_gives_both_tables_of_what_lies_on_one_another(bench: Bench) -> None:
    opened = bench.analysed()
    on = bench.library.notes.add(opened.article_id, span(TEXT, "Biayanya turun"), text="cek")
    off = bench.library.notes.add(opened.article_id, span(TEXT, "Guntur Aji"), text="siapa")
    exports = bench.library.exports
    said = exports.notes("csv-statements", [on.id, off.id], "Catatan")
    assert isinstance(said, str)
    assert "Biayanya turun dua miliar" in said
    assert "Jembatan ini aman" not in said
    cards = [card for card in bench.library.actors.statements("Ratna Puspa") if "Biayanya" in card.text]
    noted = exports.statements("csv-notes", cards, "Ratna")
    assert isinstance(noted, str)
    assert "cek" in noted
    assert "siapa" not in noted
