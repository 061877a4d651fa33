"""What an import does with each note: which article it finds, whether it is new, and what is told of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.errors import SourceError
from reader.export.incoming import LeftOut
from reader.library.exchange import MOST_CANDIDATES, ImportReport
from reader.library.origins import Origin, loosely, origin_of
from reader.model import ActorKind, ActorRef, Correction, Note, Opened, Span
from tests.sample_library import CHANGED, TEXT, Bench, article, span

EARLY, LATE = "2026-03-01T10:00:00+00:00", "2026-03-05T10:00:00+00:00"
AT = {time: datetime.fromisoformat(time) for time in (EARLY, LATE)}


def row(source: str, exact: str = "Guntur Aji", name: str = "n1", **told: Any) -> dict[str, Any]:
    """A note as Hypothesis' JSON has it; without words on the whole article."""
    target = {"selector": [{"type": "TextQuoteSelector", "exact": exact}]} if exact else {}
    return {"id": name, "uri": source, "text": "cek", "tags": [], "target": [target], **told}


def taken(
    bench: Bench, *rows: object, article_id: int | None = None, book: list[dict[str, str]] | None = None
) -> ImportReport:
    """What is said of the import of these notes, and of this codebook."""
    data = json.dumps({"rows": rows, "kutip:codes": book}).encode()
    return bench.library.exchange.import_annotations(data, article_id=article_id)


def notes(bench: Bench, opened: Opened) -> tuple[Note, ...]:
    return bench.library.notes.of_article(opened.article_id)


# ---------------------------------------------------------------- new, renewed, as it was


def test_a_note_has_the_times_that_it_tells_and_else_that_of_the_import(bench: Bench) -> None:
    opened = bench.open()
    source, now = opened.article.source, bench.clock.now
    taken(
        bench,
        row(source, name="a", created=EARLY, updated=LATE),
        row(source, name="b", created=EARLY),
        row(source, name="c", updated=LATE),
        row(source, name="d"),
    )
    found = {(note.created, note.updated) for note in notes(bench, opened)}
    ((at, _),) = [pair for pair in found if pair[0] == pair[1] and pair[0] > now and pair[0] not in AT.values()]
    assert found == {(AT[EARLY], AT[LATE]), (AT[EARLY], AT[EARLY]), (at, AT[LATE]), (at, at)}


@pytest.mark.parametrize(
    ("before", "after", "is_new"),
    [
        ({"updated": EARLY}, {"updated": LATE}, True),
        ({"updated": LATE}, {"updated": LATE}, False),
        ({"updated": LATE}, {"updated": EARLY}, False),
        ({"created": EARLY}, {"created": LATE}, True),
        ({"updated": EARLY}, {}, False),  # what tells no time is not newer
    ],
)
def test_a_note_that_is_there_is_renewed_by_a_newer_one_alone(
    bench: Bench, before: dict[str, str], after: dict[str, str], is_new: bool
) -> None:
    opened = bench.open()
    source = opened.article.source
    taken(bench, row(source, **before))
    report = taken(bench, row(source, "Ratna Puspa", text="lagi", tags=["baru"], **after))
    assert (report.added, report.updated, report.unchanged, report.orphans) == (0, is_new, not is_new, 0)
    (note,) = notes(bench, opened)
    assert (note.text, note.tags) == (("lagi", ("baru",)) if is_new else ("cek", ()))
    assert note.anchor.exact == "Guntur Aji"  # it stays where it lies here
    assert note.found is not None
    assert note.found.span == span(TEXT, "Guntur Aji")


def test_all_that_became_of_a_file_is_counted(bench: Bench) -> None:
    opened = bench.open()
    source = opened.article.source
    taken(bench, *(row(source, name=name, updated=EARLY) for name in ("a", "b", "c")))
    rows = [
        row(source, name="a", updated=LATE), row(source, name="b", updated=LATE), row(source, name="c", updated=EARLY),
        *(row(source, "bukan di sini", name=name) for name in ("e", "f")), row(source, name="g"),
        *(row(f"https://warta.example/{n}", name=f"h{n}") for n in (1, 1, 2)), 5, 6,
    ]  # fmt: skip
    report = taken(bench, *rows)
    assert report == ImportReport(
        added=3, updated=2, unchanged=1, orphans=2,
        left_out={LeftOut.SHAPE: 2, LeftOut.DOUBLE: 1, LeftOut.NO_ARTICLE: 2},
        unknown=("https://warta.example/1", "https://warta.example/2"),
    )  # fmt: skip
    assert list(report.left_out) == [why for why in LeftOut if why in report.left_out]
    assert bench.library.history.undo() == "notes imported: 5"
    assert len(notes(bench, opened)) == 3


def test_where_nothing_comes_in_there_is_nothing_to_undo(bench: Bench) -> None:
    source = bench.open().article.source
    assert taken(bench, row("https://warta.example/1")).codes == 0
    assert bench.library.history.can_undo is None
    taken(bench, row(source, updated=EARLY))
    taken(bench, row(source, updated=EARLY))
    assert bench.library.history.undo() == "notes imported: 1"
    assert bench.library.history.can_undo is None


def test_a_word_on_a_whole_article_is_not_doubled_though_it_has_no_id(bench: Bench) -> None:
    opened = bench.open()
    source = opened.article.source
    bench.library.notes.add(opened.article_id, span(TEXT, "Guntur Aji"), text="nilai", tags=["a"])  # on a passage
    first = taken(bench, row(source, "", name="x", text="nilai", tags=["a"]))
    assert (first.added, first.unchanged, first.orphans) == (1, 0, 0)
    again = taken(bench, row(source, "", name="y", text="nilai", tags=["#a"]))
    assert (again.added, again.unchanged) == (0, 1)
    others = [row(source, "", name="z", text="lain", tags=["a"]), row(source, "", name="w", text="nilai", tags=["b"])]
    assert taken(bench, *others).added == 2
    assert [note.on_article for note in notes(bench, opened)].count(True) == 3


# ---------------------------------------------------------------- codes


def test_codes_of_notes_have_the_colour_of_their_first_note_and_come_with_one_undo(bench: Bench) -> None:
    opened = bench.open()
    bench.library.notes.add(opened.article_id, Span(0, 8), tags=["Lama"], colour="violet")
    target = [{**row("")["target"][0], "styleClass": "kutip-pink"}]
    taken(bench, row(opened.article.source, tags=["#LAMA", "baru\x1b"], target=target))
    note = next(one for one in notes(bench, opened) if one.anchor.exact == "Guntur Aji")
    assert (note.tags, note.colour) == (("Lama", "baru\ufffd"), "pink")
    assert {card.code.name: card.code.colour for card in bench.library.codes.all()} == {
        "Lama": "violet", "baru\ufffd": "pink",
    }  # fmt: skip
    bench.library.history.undo()
    assert [card.code.name for card in bench.library.codes.all()] == ["Lama"]


def test_a_codebook_alone_comes_in_under_a_name_of_its_own(bench: Bench) -> None:
    report = taken(bench, book=[{"name": "a"}, {"name": "b", "parent": "a"}, {"name": "A"}])
    assert (report.codes, report.added, report.coded) == (2, 0, 0)
    assert bench.library.history.undo() == "codes brought in: 2"
    assert bench.library.codes.all() == ()


def coded(opened: Opened, *parts: str, codes: tuple[str, ...] = ("klaim",), **told: object) -> dict[str, Any]:
    """A statement with codes, as a file of Kutip's tells of it."""
    quotes = [[{"type": "TextQuoteSelector", "exact": part}] for part in parts]
    return {
        "creator": {"name": "Kutip"}, "uri": opened.article.source, "tags": list(codes),
        "target": [{"selector": quotes[0]}], "kutip:statement": {"parts": quotes, **told},
    }  # fmt: skip


SAFE, COST = "“Jembatan ini aman bagi semua,”", "“Biayanya turun dua miliar,”"


def test_statements_that_are_coded_are_counted_once_and_named(bench: Bench) -> None:
    opened = bench.analysed()
    rows = [coded(opened, SAFE, codes=("klaim", "janji")), coded(opened, COST), coded(opened, SAFE, codes=("KLAIM",))]
    report = taken(bench, *rows)
    assert (report.coded, report.unchanged, report.added, report.orphans) == (2, 1, 0, 0)
    assert {card.code.name: card.code.colour for card in bench.library.codes.all()} == {
        "janji": "yellow", "klaim": "yellow",
    }  # fmt: skip
    said = bench.library.corrections.corrected(opened.article_id).statements
    assert [one.codes for one in said] == [("klaim", "janji"), (), ("klaim",)]
    again = taken(bench, *rows)
    assert (again.coded, again.unchanged) == (0, 3)
    assert bench.library.history.undo() == "statements coded: 2"
    assert [one.codes for one in bench.library.corrections.corrected(opened.article_id).statements] == [()] * 3


def test_of_codes_that_a_statement_has_in_part_the_others_are_given(bench: Bench) -> None:
    opened = bench.analysed()
    bench.library.codes.give(opened.article_id, "s1", "Klaim")
    assert taken(bench, coded(opened, SAFE, codes=("KLAIM", "janji"))).coded == 1
    (said, *_) = bench.library.corrections.corrected(opened.article_id).statements
    assert said.codes == ("Klaim", "janji")


def kept(bench: Bench, opened: Opened) -> Correction:
    """The one word of the reader's on the article's statements, as the library has it."""
    from reader.storage import corrections

    with bench.library.session.database.reading() as tx:
        (word,) = corrections.words_of_article(tx, opened.article_id)
    return word


def test_a_statement_of_an_article_that_nobody_analysed_keeps_its_codes_until_it_is(bench: Bench) -> None:
    opened = bench.open()
    speaker = {"name": "Ratna Puspa", "kind": "person"}
    assert taken(bench, coded(opened, SAFE, kind="direct", speaker=speaker, said="2026-03-01")).coded == 1
    word = kept(bench, opened)
    assert (word.digest, word.actor, word.iso) == (
        opened.article.digest, ActorRef("Ratna Puspa", ActorKind.PERSON), "2026-03-01",
    )  # fmt: skip
    assert word.kind is not None
    assert word.kind.value == "direct"
    assert bench.clock.now.replace(second=0) == word.created.replace(second=0)
    analysis = bench.library.analyses.analyse(opened)
    assert [one.codes for one in analysis.statements] == [("klaim",), (), ()]


def test_a_statement_that_is_not_in_the_text_waits_and_is_told_of(bench: Bench) -> None:
    opened = bench.analysed()
    rows = [coded(opened, SAFE, "tidak ada di sini"), coded(opened, "hilang juga dari teks ini"), coded(opened, COST)]
    report = taken(bench, *rows)
    assert (report.coded, report.orphans, report.unchanged) == (3, 2, 0)
    said = bench.library.corrections.corrected(opened.article_id).statements
    assert [one.codes for one in said] == [(), (), ("klaim",)]
    assert taken(bench, *rows[:2]).orphans == 0  # they wait already


def test_a_passage_that_shares_half_with_a_statement_is_that_statement(bench: Bench) -> None:
    opened = bench.analysed()
    taken(bench, coded(opened, SAFE[: len(SAFE) // 2 + 2], codes=("separuh",)))
    said = bench.library.corrections.corrected(opened.article_id).statements
    assert [one.codes for one in said] == [("separuh",), (), ()]
    bench.library.history.undo()
    taken(bench, coded(opened, SAFE[:10], codes=("sedikit",)))
    said = bench.library.corrections.corrected(opened.article_id).statements
    assert sorted(one.codes for one in said) == [(), (), (), ("sedikit",)]  # one of its own


@pytest.mark.parametrize(
    ("exact", "is_statement"),
    [
        (SAFE, True),
        (SAFE[1:-2], True),
        (f"\n\n{SAFE} ", True),
        ("“Jembatan ini aman", False),
        (f"{SAFE} kata", False),
        ("", False),
        (" ", False),
    ],
)
def test_what_another_program_coded_is_a_statement_only_where_it_is_the_whole_of_one(
    bench: Bench, exact: str, is_statement: bool
) -> None:
    opened = bench.analysed()
    report = taken(bench, row(opened.article.source, exact, text="", tags=["klaim"]))
    assert (report.coded, report.added) == ((1, 0) if is_statement else (0, 1))
    said = bench.library.corrections.corrected(opened.article_id).statements
    assert [one.codes for one in said] == [("klaim",) if is_statement else (), (), ()]


def test_what_another_program_coded_in_an_article_that_nobody_analysed_is_a_note(bench: Bench) -> None:
    opened = bench.open()
    report = taken(bench, row(opened.article.source, SAFE, text="", tags=["klaim"]))
    assert (report.coded, report.added, len(notes(bench, opened))) == (0, 1, 1)


# ---------------------------------------------------------------- which article, which place


def test_with_a_number_all_notes_go_into_that_article(bench: Bench) -> None:
    first, second = bench.open(), bench.open(CHANGED, "lain.txt")
    rows = [row(second.article.source, name="a"), row("https://warta.example/1", name="b")]
    assert taken(bench, *rows, article_id=first.article_id).added == 2
    assert [len(notes(bench, one)) for one in (first, second)] == [2, 0]


def test_of_several_articles_of_one_page_the_first_that_has_the_words_gets_the_note(bench: Bench) -> None:
    home = "https://warta.example/"
    opened = [
        bench.library.articles.open_article(
            article(f"Judul {n}\n\nIsi nomor {n} saja.\n", source=f"https://warta.example/{n}", url=home)
        )
        for n in range(MOST_CANDIDATES + 2)
    ]
    rows = [row(home, f"Isi nomor {n} saja", name=str(n)) for n in (3, MOST_CANDIDATES - 1, MOST_CANDIDATES)]
    report = taken(bench, *rows, row(home, "di mana pun tidak", name="x"))
    assert (report.added, report.orphans) == (4, 2)
    where = [one.article_id for one in opened for _ in notes(bench, one)]
    first = opened[0].article_id
    assert where == [first, first, opened[3].article_id, opened[MOST_CANDIDATES - 1].article_id]


def test_the_address_that_is_a_source_counts_before_a_text_and_what_is_nearly_the_same(bench: Bench) -> None:
    old = bench.library.articles.open_article(article(source="https://warta.example/a"))
    new = bench.library.articles.open_article(article(CHANGED, source="https://warta.example/b"))
    link = [{"href": "https://www.warta.example/a/"}, {"href": "https://warta.example/b"}]
    exact = row(f"urn:kutip:{old.article.digest}", "Ratna Puspa", document={"link": link})
    assert taken(bench, exact).added == 1
    assert [len(notes(bench, one)) for one in (old, new)] == [0, 1]
    loose = row(f"urn:kutip:{old.article.digest}", "Ratna Puspa", name="n2", document={"link": link[:1]})
    taken(bench, loose)
    assert [len(notes(bench, one)) for one in (old, new)] == [1, 1]


@pytest.mark.parametrize("uri", ["file:///made/satu%20dua.txt", "/made/satu dua.txt"])
def test_a_file_is_found_by_its_address_or_its_path(bench: Bench, uri: str) -> None:
    opened = bench.library.articles.open_article(article(source="/made/satu dua.txt"))
    assert taken(bench, row(uri)).added == 1
    assert len(notes(bench, opened)) == 1


def test_a_place_that_a_file_tells_decides_between_the_same_words(bench: Bench) -> None:
    opened = bench.open()
    places = [span(TEXT, "itu", number) for number in (1, 2)]
    rows = [
        row(opened.article.source, name=str(place.start), target=[{"selector": [
            {"type": "TextQuoteSelector", "exact": "itu", "prefix": TEXT[place.start - 32 : place.start],
             "suffix": TEXT[place.end : place.end + 32]},
            {"type": "TextPositionSelector", "start": place.start, "end": place.end},
        ]}]) for place in places
    ]  # fmt: skip
    taken(bench, *rows)
    assert [note.found.span if note.found else None for note in notes(bench, opened)] == places


def test_between_passages_with_the_same_words_around_them_the_place_decides(bench: Bench) -> None:
    line = "Pemerintah belum memberi jawaban atas pertanyaan itu sampai berita ini ditulis.\n\n"
    opened = bench.open(f"Kabar\n\n{line * 4}")
    text = opened.article.text
    start = text.index("jawaban", len(line) * 2)
    quote = {"type": "TextQuoteSelector", "exact": "jawaban", "prefix": text[start - 32 : start],
             "suffix": text[start + 7 : start + 39]}  # fmt: skip
    place = {"type": "TextPositionSelector", "start": start, "end": start + 7}
    taken(bench, row(opened.article.source, target=[{"selector": [quote, place]}]))
    (note,) = notes(bench, opened)
    assert note.found is not None
    assert note.found.span == Span(start, start + 7)


def test_words_that_stand_once_are_found_though_a_page_had_others_around_them(bench: Bench) -> None:
    opened = bench.open()
    around = {"prefix": "Iklan: beli sekarang juga! ", "suffix": " Baca juga: lima resep soto"}
    for number, (exact, is_found) in enumerate((("Wanatirta", True), ("Jembatan", False))):
        quote = {"type": "TextQuoteSelector", "exact": exact, **around}
        report = taken(bench, row(opened.article.source, name=str(number), target=[{"selector": quote}]))
        assert report.orphans == (not is_found)
    found = {note.anchor.exact: note for note in notes(bench, opened)}
    assert found["Wanatirta"].anchor.prefix == "Jembatan "  # described anew in this text
    assert found["Jembatan"].found is None
    assert found["Jembatan"].anchor.prefix == around["prefix"]  # as it came, until it is found


def test_a_file_is_read_from_its_path_into_the_article_that_is_named(bench: Bench, tmp_path: Path) -> None:
    opened = bench.open()
    path = tmp_path / "catatan.json"
    path.write_text(json.dumps([row("https://warta.example/1")]), encoding="utf-8")
    assert bench.library.exchange.import_file(path).unknown == ("https://warta.example/1",)
    assert bench.library.exchange.import_file(path, article_id=opened.article_id).added == 1
    with pytest.raises(SourceError, match="There is no file"):
        bench.library.exchange.import_file(tmp_path / "nowhere.json")


# ---------------------------------------------------------------- what a source is


PAGE = "url:https://warta.example/a"


@pytest.mark.parametrize(
    ("source", "key", "shown"),
    [
        ("https://warta.example/a", PAGE, "https://warta.example/a"),
        ("HTTP://Warta.Example/a#akhir", PAGE, "HTTP://Warta.Example/a#akhir"),
        ("https://ratna:rahasia@warta.example/a", PAGE, "https://warta.example/a"),
        ("https://warta.example/a?utm_source=x&fbclid=y&igshid=z", PAGE, None),
        ("https://warta.example/a?gclid=1&mc_cid=2&mc_eid=3", PAGE, None),
        ("https://warta.example/a?p=2&utm_x=1&q=", f"{PAGE}?p=2&q=", None),
        ("https://warta.example", "url:https://warta.example/", None),
        ("https://warta.example/A", "url:https://warta.example/A", None),
        ("http://[a/b", "url:http://[a/b", None),
        ("-", "text:d1", "-"),
    ],
)
def test_two_ways_to_write_one_address_are_one_source(source: str, key: str, shown: str | None) -> None:
    found = origin_of(source, "d1")
    assert found == Origin(key, shown if shown is not None else source)
    assert (found.is_url, found.is_stdin) == (source != "-", source == "-")


def test_a_file_is_one_source_from_wherever_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    path = str((tmp_path / "a.txt").resolve())
    for source in ("a.txt", "./b.txt", "~/a.txt", str(tmp_path / "b.txt")):
        found = origin_of(source, "d1")
        assert found == Origin(f"file:{path}", path)
        assert not found.is_url
        assert not found.is_stdin


@pytest.mark.parametrize(
    ("key", "loose"),
    [
        ("url:https://www.warta.example/a/", "url:https://warta.example/a"),
        ("url:https://warta.example/a", "url:https://warta.example/a"),
        ("file:/www.a/", "file:/www.a/"),
        ("text:d1/", "text:d1/"),
    ],
)
def test_www_and_the_last_slash_mostly_tell_no_pages_apart(key: str, loose: str) -> None:
    assert loosely(key) == loose


def test_a_time_is_in_utc(bench: Bench) -> None:
    opened = bench.open()
    taken(bench, row(opened.article.source, created="2026-03-01T17:00:00+07:00"))
    (note,) = notes(bench, opened)
    assert note.created == replace(note, created=datetime(2026, 3, 1, 10, tzinfo=UTC)).created
