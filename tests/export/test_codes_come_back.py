"""Codes that went out come back: of statements as codes of statements, of notes as codes of notes, as they were."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from reader.export.annotations import parse
from reader.library import Library
from reader.model import NOTE_COLOURS, ActorKind, ActorRef, Code, Opened, Particulars, Span, code_key
from tests.export.test_qda_import import CODES, packed
from tests.sample_library import DAY, TEXT, Bench, HandWorker, NoModels, paths_in, span

FORMS = ["w3c", "hypothesis", "json", "qdpx"]
NAMES = ("klaim", "Janji  besar", "<&>\"'", "Ünïcode ✓", "1/2", "Ratna Puspa", "pink", "a · b", "==x")
OTHER = """Pasar baru ditunda

“Pasar dibuka bulan depan,” kata Ratna Puspa. “Kami siap.”

“Semua sudah diperiksa.”
"""


def written(library: Library, form: str) -> bytes:
    """What the format makes of the whole library."""
    made = library.exports.articles(form)
    return made if isinstance(made, bytes) else made.encode()


def open_all(library: Library, folder: Path, *, analysed: bool) -> list[Opened]:
    """The two articles in a library."""
    opened = []
    for name, text in (("jembatan.txt", TEXT), ("pasar.txt", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
        opened.append(library.articles.open(str(folder / name), told=Particulars(published=DAY)))
        if analysed:
            library.analyses.analyse(opened[-1])
    return opened


def state(library: Library, opened: list[Opened]) -> dict[str, Any]:
    """All that is coded: the codes, the notes with theirs, the statements with theirs."""
    codes = {
        card.code.name: (card.code.colour, card.code.description, card.code.parent) for card in library.codes.all()
    }
    notes, statements = [], []
    for number, one in enumerate(opened):
        for note in library.notes.of_article(one.article_id):
            own = note.id if not note.on_article else ""  # a project tells no ids of notes on whole articles
            place = note.found.span if note.found else None
            notes.append((number, own, place, note.text, note.colour if not note.on_article else "", set(note.tags)))
        said = library.corrections.corrected(one.article_id).statements
        statements += [(number, one.start, one.end, set(one.codes)) for one in said if one.codes]
    return {"codes": codes, "notes": sorted(notes, key=repr), "statements": statements}


def fill(library: Library, opened: list[Opened], rng: random.Random) -> None:
    """Code statements, passages and articles at random, with codes of every kind."""
    book: list[str] = []
    for name in rng.sample(NAMES, 6):
        parent = rng.choice([None, *book])
        described = rng.choice(["", "apa yang\ndijanjikan", '<b> & "x" · 2/3'])
        book.append(library.codes.add(Code(name, rng.choice(NOTE_COLOURS), described, parent)).name)
    unused = list(book)

    def some() -> list[str]:
        return [unused.pop() if unused else rng.choice(book) for _ in range(rng.randint(1, 2))]

    for one in opened:
        text = one.article.text
        said = library.corrections.corrected(one.article_id).statements
        if one is opened[0]:
            whole = span(TEXT, "“Biayanya turun dua miliar,”")
            parts = [Span(whole.start, whole.start + 10), Span(whole.start + 14, whole.end)]
            said = library.corrections.set_span(one.article_id, said[2].id, parts).statements
        for statement in rng.sample(list(said), 2):
            for name in some():
                library.codes.give(one.article_id, statement.id, name)
        exactly = said[0].spans[0]  # a highlight that is a whole statement stays one
        places = [exactly, None, *(Span(at, at + 12) for at in rng.sample(range(len(text) - 20), 3))]
        for place in places:
            words = rng.choice(["", "periksa · 1/2", "dua\n\nalinea"])
            library.notes.add(one.article_id, place, text=words, colour=rng.choice(NOTE_COLOURS), tags=some())
    for name in unused:
        library.notes.add(opened[1].article_id, Span(0, 5), tags=[name])


@pytest.mark.parametrize("analysed", [True, False], ids=["analysed before", "analysed after"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(5))
def test_codes_are_in_an_empty_library_what_they_were(
    bench: Bench, tmp_path: Path, form: str, seed: int, analysed: bool
) -> None:
    opened = open_all(bench.library, bench.folder, analysed=True)
    fill(bench.library, opened, random.Random(seed))
    data, wanted = written(bench.library, form), state(bench.library, opened)
    with Library(paths_in(tmp_path / "other"), NoModels(), analyser=HandWorker()) as other:
        there = open_all(other, bench.folder, analysed=analysed)
        report = other.exchange.import_annotations(data)
        for one in there:
            other.analyses.analyse(one)
        assert (report.left_out, report.orphans, report.coded) == ({}, 0, len(wanted["statements"]))
        assert state(other, there) == wanted
        again = other.exchange.import_annotations(data)
        assert (again.added, again.updated, again.coded, again.codes) == (0, 0, 0, 0)
        assert state(other, there) == wanted
        label = other.history.undo()
        assert label is not None
        assert state(other, there) == {"codes": {}, "notes": [], "statements": []}


def test_the_highlight_of_another_program_that_is_a_statement_codes_it(bench: Bench) -> None:
    opened = bench.analysed()
    inside = "“Jembatan ini aman bagi semua,”"
    said = span(TEXT, inside)
    items = [
        {"uri": opened.article.source, "tags": ["klaim"], "target": [{"selector": quoted(said)}]},
        {
            "uri": opened.article.source,
            "tags": ["klaim"],
            "target": [{"selector": quoted(Span(said.start + 1, said.end - 2))}],
        },
        {
            "uri": opened.article.source,
            "tags": ["bagian"],
            "target": [{"selector": quoted(Span(said.start + 1, said.end - 9))}],
        },
        {"uri": opened.article.source, "tags": ["cek"], "text": "mahal?", "target": [{"selector": quoted(said)}]},
    ]
    report = bench.library.exchange.import_annotations(json.dumps({"rows": items}).encode())
    assert (report.coded, report.added) == (1, 2)
    first = bench.library.corrections.corrected(opened.article_id).statements[0]
    assert first.codes == ("klaim",)
    assert {note.tags for note in bench.library.notes.of_article(opened.article_id)} == {("bagian",), ("cek",)}
    assert bench.library.history.undo() is not None
    assert bench.library.corrections.corrected(opened.article_id).statements[0].codes == ()


def test_the_coding_of_another_project_that_is_a_statement_codes_it(bench: Bench) -> None:
    opened = bench.analysed()
    said, other = span(TEXT, "“Jembatan ini aman bagi semua,”"), span(TEXT, "Guntur Aji")
    coded = "".join(
        f"""<PlainTextSelection guid="P{place.start}" startPosition="{place.start}" endPosition="{place.end}">
        <Coding><CodeRef targetGUID="00000000-0000-0000-0000-00000000000a"/></Coding></PlainTextSelection>"""
        for place in (said, other)
    )
    project = f"""<Project xmlns="urn:QDA-XML:project:1.0" origin="Other">{CODES}<Sources>
        <TextSource name="x" plainTextPath="internal://t.txt">{coded}</TextSource></Sources></Project>"""
    report = bench.library.exchange.import_annotations(packed(project, TEXT))
    assert (report.coded, report.added) == (1, 1)
    assert bench.library.corrections.corrected(opened.article_id).statements[0].codes == ("Jembatan",)
    (note,) = bench.library.notes.of_article(opened.article_id)
    assert (note.tags, note.anchor.exact) == (("Jembatan",), "Guntur Aji")


@pytest.mark.parametrize("form", FORMS)
def test_a_statement_that_the_reader_added_comes_back_with_its_codes(bench: Bench, tmp_path: Path, form: str) -> None:
    opened = open_all(bench.library, bench.folder, analysed=True)[0]
    parts = [span(TEXT, "Jembatan Wanatirta"), span(TEXT, "dibuka")]
    said = bench.library.corrections.add_statement(
        opened.article_id, parts, speaker=ActorRef("Dinas Pekerjaan Umum", ActorKind.ORGANIZATION), day=DAY
    )
    added = next(one for one in said.statements if one.spans == tuple(parts))
    bench.library.codes.give(opened.article_id, added.id, "klaim")
    data = written(bench.library, form)
    with Library(paths_in(tmp_path / "other"), NoModels(), analyser=HandWorker()) as other:
        there = open_all(other, bench.folder, analysed=True)[0]
        assert other.exchange.import_annotations(data).coded == 1
        analysis = other.corrections.corrected(there.article_id)
        (back,) = (one for one in analysis.statements if one.codes)
        assert (back.spans, back.kind, back.codes) == (tuple(parts), added.kind, ("klaim",))
        assert analysis.actors_by_id[back.actor or ""].name == "Dinas Pekerjaan Umum"
        assert back.date is not None
        assert back.date.iso == DAY.isoformat()


def quoted(place: Span) -> list[dict[str, object]]:
    """A passage as W3C and Hypothesis tell it."""
    return [
        {"type": "TextQuoteSelector", "exact": place.of(TEXT)},
        {"type": "TextPositionSelector", "start": place.start, "end": place.end},
    ]


@pytest.mark.parametrize("form", ["w3c", "hypothesis", "json"])
@pytest.mark.parametrize(
    "codes",
    [
        None,
        5,
        [None],
        [{"name": 5}],
        [{"name": "a", "parent": "a"}],
        [{"name": "a", "parent": "b"}, {"name": "b", "parent": "a"}],
    ],
)
@pytest.mark.parametrize("told", [None, 5, {"parts": 5}, {"parts": [5, []]}, {"kind": 5, "speaker": 5, "said": "x"}])
def test_what_is_told_of_codes_in_no_shape_of_ours_is_passed_over(
    bench: Bench, form: str, codes: object, told: object
) -> None:
    opened = bench.analysed()
    bench.library.codes.give(opened.article_id, "s1", "klaim")
    document = json.loads(written(bench.library, form))
    document["codes" if form == "json" else "kutip:codes"] = codes
    for item in document.get("rows", document.get("first", {}).get("items", ())):
        item["kutip:statement"] = told
    for article in document.get("articles", ()):
        article["statements"][1] = told
    bench.library.history.undo()
    bench.library.exchange.import_annotations(json.dumps(document).encode())
    statements = bench.library.corrections.corrected(opened.article_id).statements
    assert [one.codes for one in statements] == [("klaim",), (), ()]
    assert code_key("klaim") in {code_key(card.code.name) for card in bench.library.codes.all()}


def test_moments_of_a_project_keep_their_fractions(bench: Bench) -> None:
    opened = bench.analysed()
    bench.clock.now = bench.clock.now.replace(microsecond=123456)
    note = bench.library.notes.add(opened.article_id, span(TEXT, "Guntur Aji"), text="cek")
    data = written(bench.library, "qdpx")
    bench.library.notes.delete(note.id)
    bench.library.exchange.import_annotations(data)
    (back,) = bench.library.notes.of_article(opened.article_id)
    assert (back.created, back.updated) == (note.created, note.updated)
    assert back.created.microsecond == 123456


@pytest.mark.parametrize("form", ["w3c", "hypothesis", "json"])  # REFI-QDA knows of no digits
def test_the_digit_of_a_code_comes_back(form: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with Library(paths_in(tmp_path / "a"), NoModels(), analyser=HandWorker()) as library:
        opened = open_all(library, tmp_path / "a", analysed=True)[0]
        library.codes.add(Code("klaim", "green", slot=7))
        library.notes.add(opened.article_id, Span(0, 8), tags=["klaim"])
        data = written(library, form)
    with Library(paths_in(tmp_path / "b"), NoModels(), analyser=HandWorker()) as library:
        open_all(library, tmp_path / "b", analysed=True)
        library.exchange.import_annotations(data)
        assert library.codes.get("klaim").slot == 7


@pytest.mark.parametrize("digit", [0, 10, -1, True, "3", 2.0, None, [1]])
def test_what_is_no_digit_is_none(digit: object) -> None:
    document = {"codes": [{"name": "klaim", "digit": digit}], "articles": []}
    assert [code.slot for code in parse(json.dumps(document).encode()).codes] == [None]
