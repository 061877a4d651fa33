"""What frozen exports are too short to show: many actors and notes, books of tables, files brought up to date."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from reader.errors import LibraryError
from reader.export.annotations import parse
from reader.export.content import Content, Selection, of_articles
from reader.export.formats import csl_json, format_of, formats, gold, html, markdown, qdc, writing, xlsx
from reader.export.incoming import Incoming, LeftOut
from reader.export.tables import NOTE_COLUMNS, STATEMENT_COLUMNS, codes_of
from reader.model import NOTE_COLOURS, WHOLE_ARTICLE, Actor, ActorKind, Anchor, Found, FoundHow, Span
from tests.export import odd

# ---------------------------------------------------------------- Kutip's own JSON, as it comes in

KEY = "0b0d5c4e-8a9e-4c8e-9f7a-2f4f3b6f0a11"
ANCHOR = {"start": 8, "end": 12, "exact": "kata", "prefix": "sebelum ", "suffix": " sesudah"}
NOTE = {"id": KEY, "anchor": ANCHOR, "colour": "pink", "text": "Cek", "tags": ["a"], "created": "2026-03-01T10:00:00Z"}


def _parsed(**article: Any) -> Any:
    return parse(json.dumps({"articles": [{"notes": [NOTE], **article}]}).encode())


def test_all_of_a_note_in_kutips_own_json_is_read() -> None:
    told = {"digest": "d1", "url": "https://warta.example/1", "source": "/made/a.txt", "title": "Judul"}
    (note,) = _parsed(**told).notes
    assert note == Incoming(
        id=KEY,
        source="https://warta.example/1",
        anchor=Anchor(8, 12, "kata", "sebelum ", " sesudah"),
        text="Cek",
        tags=("a",),
        colour="pink",
        created=datetime(2026, 3, 1, 10, tzinfo=UTC),
        updated=None,
        name="Judul",
        addresses=("/made/a.txt", "urn:kutip:d1"),
    )


@pytest.mark.parametrize(
    ("article", "addresses"),
    [
        ({"source": "-", "digest": "d1"}, ["urn:kutip:d1"]),
        ({"source": "/a", "url": None}, ["/a"]),
        ({"source": 5, "digest": 7, "url": "u"}, ["u"]),
    ],
)
def test_an_article_is_known_by_what_leads_to_it(article: dict[str, object], addresses: list[str]) -> None:
    (note,) = _parsed(**article).notes
    assert [note.source, *note.addresses] == addresses


@pytest.mark.parametrize(
    ("article", "count", "left_out"),
    [
        ({"source": "-"}, 0, {LeftOut.SHAPE: 1}),
        ({"source": "/a", "notes": [5, NOTE]}, 1, {LeftOut.SHAPE: 1}),
        ({"source": "/a", "notes": {"a": NOTE}}, 0, {}),
        ({"source": "/a", "notes": [{**NOTE, "anchor": None}]}, 0, {LeftOut.PAGE: 1}),
        ({"source": "/a", "notes": [{**NOTE, "anchor": {"start": 1, "end": 2}}]}, 1, {}),
        (
            {"source": "/a", "notes": [{"id": KEY, "anchor": {**ANCHOR, "exact": ""}}]},
            0,
            {LeftOut.PAGE: 1},
        ),  # it says nothing
    ],
)
def test_what_of_kutips_own_json_has_no_shape_is_left_out(
    article: dict[str, object], count: int, left_out: dict[LeftOut, int]
) -> None:
    read = _parsed(**article)
    assert (len(read.notes), read.left_out) == (count, left_out)


def test_a_note_on_the_whole_article_has_no_passage() -> None:
    (note,) = _parsed(source="/a", notes=[{**NOTE, "anchor": {**ANCHOR, "exact": ""}}]).notes
    assert note.anchor == WHOLE_ARTICLE


def test_what_stands_between_articles_is_passed_over() -> None:
    read = parse(json.dumps({"articles": [5, {"notes": 5}, {"source": "/a", "notes": [NOTE]}]}).encode())
    assert ([note.source for note in read.notes], read.left_out) == (["/a"], {})


def _versions(*changes: dict[str, object]) -> Any:
    """Annotations of one id, in a file."""
    target = {"source": "/a", "selector": {"type": "TextQuoteSelector", "exact": "kata"}}
    return parse(json.dumps([{"id": KEY, "target": target, "text": "satu", **change} for change in changes]).encode())


ELSEWHERE = {"source": "/b", "selector": {"type": "TextQuoteSelector", "exact": "kata"}}
OLD, NEW = "2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z"


@pytest.mark.parametrize(
    ("changes", "texts"),
    [
        ([{"updated": OLD}, {"updated": NEW, "text": "dua"}], ["dua"]),
        ([{"updated": NEW, "text": "dua"}, {"updated": OLD}], ["dua"]),
        ([{"updated": OLD}, {"updated": OLD, "text": "dua"}], ["satu", "dua"]),
        ([{"updated": OLD}, {"text": "dua"}], ["satu", "dua"]),
        ([{"updated": OLD}, {"updated": NEW, "target": ELSEWHERE}], ["satu", "satu"]),
        ([{"updated": OLD}, {"updated": NEW, "text": "dua"}, {"updated": NEW, "text": "dua"}], ["dua"]),
        ([{"created": OLD, "updated": NEW}, {"created": OLD, "text": "dua"}], ["satu", "dua"]),
    ],
)  # fmt: skip
def test_notes_of_one_id_are_versions_or_two_notes(changes: list[dict[str, object]], texts: list[str]) -> None:
    read = _versions(*changes)
    assert [note.text for note in read.notes] == texts
    assert sum(read.left_out.values()) == len(changes) - len(texts)
    assert len({note.id for note in read.notes}) == len(texts)
    assert read.notes[0].id == KEY


# ---------------------------------------------------------------- pages


def _many(count: int) -> Selection:
    """The odd article with so many actors, of whom each says something, and notes."""
    dossier = odd.dossier()
    assert dossier.analysis is not None
    known = dossier.analysis
    actors = tuple(Actor(f"b{number}", f"Orang {number}", ActorKind.PERSON) for number in range(count))
    statements = tuple(
        replace(known.statements[4], id=f"s{number}", actor=f"b{number}", confidence=0.9) for number in range(count)
    )
    notes = tuple(replace(dossier.notes[1], id=f"n{number}") for number in range(count))
    return of_articles([replace(dossier, analysis=replace(known, actors=actors, statements=statements), notes=notes)])


def test_hues_come_round_and_letters_go_on_after_the_last() -> None:
    page = html.write(_many(30))
    hues = re.findall(r'<span class="who" style="--h:(\d+)">', page)
    assert hues == [str(hue) for hue in html.HUES] * 3
    letters = re.findall(r"<small>(\w+) · violet", page)
    assert letters == [*"abcdefghijklmnopqrstuvwxyz", "aa", "ab", "ac", "ad"]


@pytest.mark.parametrize(("level", "tag"), [(1, "h2"), (4, "h5"), (5, "h6"), (6, "h6")])
def test_headings_keep_their_level_below_the_title(level: int, tag: str) -> None:
    dossier = odd.dossier()
    blocks = (replace(dossier.article.blocks[0], level=level), *dossier.article.blocks[1:])
    page = html.write(of_articles([replace(dossier, article=replace(dossier.article, blocks=blocks))]))
    assert f"<{tag}>Bab satu</{tag}>" in page


def test_a_page_of_standard_input_tells_no_place_and_one_of_the_web_its_address() -> None:
    dossier = odd.dossier()
    piped = html.write(of_articles([replace(dossier, article=replace(dossier.article, source="-"))]))
    assert '<p class="facts">A &amp; B</p>' in piped
    web = replace(dossier.article, source="https://warta.example/a?b=1&c=2", byline=None)
    link = '<a href="https://warta.example/a?b=1&amp;c=2" rel="noreferrer noopener">'
    assert f'<p class="facts">{link}' in html.write(of_articles([replace(dossier, article=web)]))


def test_a_page_without_an_analysis_has_its_notes() -> None:
    page = html.write(of_articles([replace(odd.dossier(), analysis=None)]))
    assert "Made with Kutip. " in page
    assert "Who said what</h2>" not in page
    assert 'class="n violet"' in page


# ---------------------------------------------------------------- books of tables

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _parts(selection: Selection) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(xlsx.write(selection))) as archive:
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}


def test_a_workbook_tells_what_it_is_and_when_its_newest_article_was_opened() -> None:
    core = _parts(odd.articles())["docProps/core.xml"]
    told = {one.tag.rpartition("}")[2]: one.text for one in core}
    assert told["title"] == "Kutip"
    assert told["created"] == odd.LATER.strftime("%Y-%m-%dT%H:%M:%SZ")
    one = odd.dossier()
    later = replace(one, opened=odd.LATER + timedelta(days=2))
    told = {
        part.tag.rpartition("}")[2]: part.text for part in _parts(of_articles([one, later, one]))["docProps/core.xml"]
    }
    assert told["created"] == "2026-03-06T09:30:00Z"
    empty = _parts(Selection(Content.NOTES, (), (), "Uang"))["docProps/core.xml"]
    told = {part.tag.rpartition("}")[2]: part.text for part in empty}
    assert (told["title"], told["created"]) == ("Uang", "1980-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("selection", "sheets"),
    [
        (odd.article, ["Statements", "Notes"]),
        (odd.statements, ["Statements", "Notes"]),
        (odd.notes, ["Notes", "Statements"]),
    ],
)
def test_the_sheet_of_what_was_chosen_comes_first(selection: Any, sheets: list[str]) -> None:
    book = _parts(selection())["xl/workbook.xml"]
    assert [sheet.get("name") for sheet in book.iter(f"{SPACE}sheet")] == sheets


@pytest.mark.parametrize(("number", "columns", "rows"), [(1, STATEMENT_COLUMNS, 5), (2, NOTE_COLUMNS, 6)])
def test_a_sheet_can_be_read_and_sorted_as_it_is(number: int, columns: tuple[str, ...], rows: int) -> None:
    parts = _parts(odd.article())
    sheet, styles = parts[f"xl/worksheets/sheet{number}.xml"], parts["xl/styles.xml"]
    widths = [round(float(one.get("width", "0")) - 0.7109375, 3) for one in sheet.iter(f"{SPACE}col")
              for _ in range(int(one.get("min", "0")), int(one.get("max", "0")) + 1)]  # fmt: skip
    assert widths == [xlsx.WIDE.get(column, xlsx.USUAL_WIDTH) for column in columns]
    (pane,) = sheet.iter(f"{SPACE}pane")
    assert (pane.get("ySplit"), pane.get("xSplit"), pane.get("state")) == ("1", None, "frozen")
    (filtered,) = sheet.iter(f"{SPACE}autoFilter")
    assert filtered.get("ref") == f"A1:{chr(ord('A') + len(columns) - 1)}{rows + 1}"
    formats_of = list(next(styles.iter(f"{SPACE}cellXfs")))
    fonts = list(next(styles.iter(f"{SPACE}fonts")))
    cells = {cell.get("r"): cell for cell in sheet.iter(f"{SPACE}c")}
    head = formats_of[int(cells["A1"].get("s", "0"))]
    assert fonts[int(head.get("fontId", "0"))].find(f"{SPACE}b") is not None
    assert head.get("borderId") != "0"
    body = formats_of[int(next(sheet.iter(f"{SPACE}col")).get("style", "0"))].find(f"{SPACE}alignment")
    assert body is not None
    assert (body.get("wrapText"), body.get("vertical")) == ("1", "top")
    numbers = [cell.findtext(f"{SPACE}v") for cell in sheet.iter(f"{SPACE}c") if cell.get("t") != "s"]
    assert numbers[:2] == (["0.9", "36"] if number == 1 else ["1", "36"])


# ---------------------------------------------------------------- a file of Markdown that is brought up to date


def _block(name: str, body: str) -> str:
    return f"<!-- kutip {name} -->\n{body}\n<!-- /kutip -->\n"


@pytest.mark.parametrize(
    ("existing", "fresh", "whole"),
    [
        ("", "no block", "no block"),
        (_block("note 1 a1", "x"), "no block", "no block"),
        ("", _block("article a1", "x"), _block("article a1", "x")),
        (" \n\n", _block("article a1", "x"), _block("article a1", "x")),
        ("Mine.\n\n\n", _block("article a1", "x"), "Mine.\n\n" + _block("article a1", "x")),
        ("Mine.  \n\n", _block("article a1", "x"), "Mine.  \n\n" + _block("article a1", "x")),
        (_block("article a1", "old") + "Mine.\n", _block("article a1", "new"), _block("article a1", "new") + "Mine.\n"),
        (  # a note that was deleted goes; that of an article that is not exported stays
            _block("article a1", "x") + _block("note 1 a1", "y") + _block("note 2 a2", "z"),
            _block("article a1", "x"),
            _block("article a1", "x") + _block("note 2 a2", "z"),
        ),
        (  # a new one comes after its neighbour
            _block("article a1", "x") + "Mine.\n" + _block("note 2 a1", "z"),
            _block("article a1", "x") + _block("note 1 a1", "y") + _block("note 2 a1", "z"),
            _block("article a1", "x") + "\n" + _block("note 1 a1", "y") + "Mine.\n" + _block("note 2 a1", "z"),
        ),
        (  # or at the end, where there is none
            _block("note 2 a1", "z") + "Mine.\n\n\n",
            _block("article a1", "x") + _block("note 2 a1", "z"),
            _block("note 2 a1", "z") + "Mine.\n\n" + _block("article a1", "x"),
        ),
    ],
)  # fmt: skip
def test_what_was_written_before_is_brought_up_to_date(existing: str, fresh: str, whole: str) -> None:
    assert markdown.update(existing, fresh) == whole


@pytest.mark.parametrize(("title", "owner"), [("", "statements"), ("Semua: 2026!", "semua-2026"), ("…", "all")])
def test_a_list_of_statements_is_known_by_its_title(title: str, owner: str) -> None:
    assert markdown.write(replace(odd.statements(), title=title)).startswith(f"<!-- kutip said {owner} -->\n# ")


def test_an_address_that_is_no_link_is_shown_as_it_is() -> None:
    dossier = odd.dossier()
    made = markdown.write(of_articles([replace(dossier, article=replace(dossier.article, source="-"))]))
    assert f"\n\n`urn:kutip:{dossier.article.digest}`\n" in made
    assert "[source]" not in made


# ---------------------------------------------------------------- what can be chosen, and small tables


def test_a_format_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(LibraryError) as told:
        format_of("docx")
    assert str(told.value) == f"Unknown format: There is no format “docx”; choose one of {', '.join(formats())}."
    with pytest.raises(LibraryError) as told:
        format_of("html", Content.NOTES)
    assert str(told.value) == (
        f"Unknown format: There is no format “html” for notes; choose one of {', '.join(writing(Content.NOTES))}."
    )
    with pytest.raises(LibraryError) as told:
        qdc.write(Selection(Content.NOTES, ()))
    assert str(told.value) == (
        "No codes: Nothing of this has a code; give notes or statements codes, or choose another format."
    )
    assert format_of("html").id == "html"
    assert format_of("html", Content.ARTICLE).id == "html"


def test_a_word_that_a_language_lacks_is_english() -> None:
    selection = replace(odd.article(), labels={"notes": "Catatan"})
    assert (selection.label("notes"), selection.label("unknown")) == ("Catatan", "unknown")


def test_formats_come_in_order_of_their_names_after_the_first() -> None:
    assert list(formats())[1:] == sorted(name for name in formats() if name != "markdown")


@pytest.mark.parametrize(
    ("start", "end", "is_on"), [(35, 36, False), (35, 37, True), (69, 71, True), (70, 71, False), (40, 41, True)]
)
def test_a_statement_bears_the_codes_of_notes_that_share_a_character_with_it(start: int, end: int, is_on: bool) -> None:
    dossier = odd.dossier()
    note = replace(dossier.notes[1], found=Found(Span(start, end), FoundHow.EXACT, 1.0), tags=("lain", "klaim <&>"))
    said = of_articles([replace(dossier, notes=(note, dossier.notes[4]))]).statements[0]
    assert (said.statement.start, said.statement.end) == (36, 70)
    assert codes_of(said) == ["klaim <&>", "lingkar a", *(["lain"] if is_on else [])]


def test_an_article_is_named_by_its_first_six_words_and_its_text() -> None:
    made = replace(odd.dossier().article, title="Satu: DUA tiga, empat lima enam tujuh")
    assert gold.identifier(made) == f"satu-dua-tiga-empat-lima-enam-{made.digest[:8]}"
    assert gold.identifier(replace(made, title=None)) == made.digest[:8]


def test_a_reference_has_what_is_told_and_nothing_else() -> None:
    bare = replace(odd.dossier().article, title="Judul", byline=None, language=None)
    (told,) = json.loads(csl_json.write(of_articles([replace(odd.dossier(), article=bare)])))
    assert told == {"id": f"kutip-{bare.digest[:12]}", "type": "article-newspaper", "title": "Judul"}


def test_every_colour_of_notes_has_one_in_projects() -> None:
    from reader.export.qda import COLOURS

    assert tuple(COLOURS) == NOTE_COLOURS
