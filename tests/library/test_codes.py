"""Codes: of notes and of statements; changed everywhere at once, undone, counted, never lost by a new analysis."""

from __future__ import annotations

import pytest

from reader.errors import LibraryError
from reader.library import Library
from reader.model import Code, Span
from tests.sample_library import CHANGED, TEXT, Bench, NoModels, span


def _listed(bench: Bench) -> dict[str, tuple[int, int]]:
    return {card.code.name: (card.notes, card.statements) for card in bench.library.codes.all()}


def _borne(bench: Bench, article_id: int) -> dict[str, tuple[str, ...]]:
    """The codes of the article's statements, of those that bear any."""
    analysis = bench.library.corrections.corrected(article_id)
    return {statement.id: statement.codes for statement in analysis.statements if statement.codes}


@pytest.fixture
def coded(bench: Bench) -> int:
    """An analysed article with two notes with codes and two statements with codes; gives its number."""
    number = bench.analysed().article_id
    bench.library.notes.add(number, span(TEXT, "Jembatan ini aman"), tags=["klaim", "cek"], colour="green")
    bench.library.notes.add(number, span(TEXT, "Guntur Aji"), tags=["cek"])
    bench.library.codes.give(number, "s1", "janji")
    bench.library.codes.give(number, "s3", "Klaim")
    return number


def test_notes_and_statements_that_bear_a_code_are_counted(bench: Bench, coded: int) -> None:
    assert _listed(bench) == {"cek": (2, 0), "janji": (0, 1), "klaim": (1, 1)}
    assert _borne(bench, coded) == {"s1": ("janji",), "s3": ("klaim",)}
    bench.library.articles.remove(coded)
    assert _listed(bench) == {"cek": (0, 0), "janji": (0, 0), "klaim": (0, 0)}


def test_a_code_is_one_however_it_is_written(bench: Bench, coded: int) -> None:
    note = bench.library.notes.add(coded, Span(0, 8), tags=["#KLAIM", "klaim ", "Dua  kata"])
    assert note.tags == ("klaim", "Dua kata")
    bench.library.codes.give(coded, "s3", "KLAIM")
    assert _borne(bench, coded)["s3"] == ("klaim",)
    assert len(bench.library.notes.all(tag="kLaim")) == 2


def test_a_highlight_has_the_colour_of_its_first_code(bench: Bench) -> None:
    number = bench.open().article_id
    bench.library.codes.add(Code("janji", "violet"))
    assert bench.library.notes.add(number, Span(0, 8), tags=["Janji", "cek"]).colour == "violet"
    assert bench.library.notes.add(number, Span(0, 8), tags=["Janji"], colour="pink").colour == "pink"


def test_the_codes_of_statements_outlive_a_new_analysis_and_a_changed_text(bench: Bench, coded: int) -> None:
    bench.worker.engine = "hand 2"
    bench.library.analyses.analyse(bench.library.articles.open_stored(coded))
    assert _borne(bench, coded) == {"s1": ("janji",), "s3": ("klaim",)}
    opened = bench.open(CHANGED)
    analysis = bench.library.analyses.analyse(opened)
    found = {s.spans[0].of(CHANGED): s.codes for s in analysis.statements if s.codes}
    assert found == {"“Jembatan ini aman bagi semua,”": ("janji",), "“Biayanya turun tiga miliar,”": ("klaim",)}


def test_a_code_makes_no_speaker_surer(bench: Bench, coded: int) -> None:
    before = bench.worker.analyse(bench.library.articles.open_stored(coded).article).statements
    after = bench.library.corrections.corrected(coded).statements
    assert [s.sureness for s in after] == [s.sureness for s in before]


def test_codes_go_along_with_corrections_and_with_what_is_rejected(bench: Bench, coded: int) -> None:
    words = span(TEXT, "dua miliar")
    bench.library.corrections.set_span(coded, "s3", [words])
    assert _borne(bench, coded)["s3"] == ("klaim",)
    bench.library.codes.take(coded, "s3", "KLAIM")
    assert "s3" not in _borne(bench, coded)
    bench.library.corrections.reject(coded, "s1")
    assert _borne(bench, coded) == {}
    assert bench.library.history.undo() is not None
    assert _borne(bench, coded) == {"s1": ("janji",)}


def test_every_change_is_undone_and_made_again(bench: Bench, coded: int) -> None:
    codes, history = bench.library.codes, bench.library.history
    changes = (
        lambda: codes.rename("klaim", "dakwaan"),
        lambda: codes.merge("cek", "klaim"),
        lambda: codes.delete("klaim"),
        lambda: codes.change("cek", colour="blue", description="lihat lagi", parent="janji", slot=3),
        lambda: codes.give(coded, "s2", "baru"),
        lambda: codes.take(coded, "s1", "janji"),
        lambda: codes.add(Code("kosong")),
        lambda: codes.bring_in([Code("a"), Code("b", parent="a")]),
    )

    def state() -> object:
        notes = [(note.id, note.tags, note.colour) for note in bench.library.notes.of_article(coded)]
        return codes.all(), notes, _borne(bench, coded)

    for change in changes:
        before = state()
        change()
        after = state()
        assert after != before
        assert history.undo() is not None
        assert state() == before
        assert history.redo() is not None
        assert state() == after
        history.undo()


def test_a_rename_reaches_notes_statements_and_codes_below(bench: Bench, coded: int) -> None:
    codes = bench.library.codes
    codes.change("cek", parent="klaim")
    codes.rename("KLAIM", "Dakwaan")
    assert _listed(bench) == {"Dakwaan": (1, 1), "cek": (2, 0), "janji": (0, 1)}
    assert codes.get("cek").parent == "Dakwaan"
    assert [note.tags for note in bench.library.notes.all(tag="dakwaan")] == [("Dakwaan", "cek")]
    assert _borne(bench, coded)["s3"] == ("Dakwaan",)
    assert [hit.note_id for hit in bench.library.search.find("dakwaan")] == [
        note.id for note in bench.library.notes.all(tag="dakwaan")
    ]
    codes.rename("dakwaan", "DAKWAAN")
    assert "DAKWAAN" in _listed(bench)


def test_a_merge_doubles_nothing(bench: Bench, coded: int) -> None:
    codes = bench.library.codes
    codes.give(coded, "s3", "janji")
    codes.change("janji", parent="klaim")
    codes.merge("klaim", "janji")
    assert _listed(bench) == {"cek": (2, 0), "janji": (1, 2)}
    assert _borne(bench, coded) == {"s1": ("janji",), "s3": ("janji",)}
    assert codes.get("janji").parent is None


def test_a_code_that_is_deleted_leaves_notes_and_its_own_below_it(bench: Bench, coded: int) -> None:
    codes = bench.library.codes
    codes.add(Code("atas"))
    codes.change("cek", parent="atas")
    codes.change("janji", parent="cek")
    codes.delete("cek")
    assert [note.tags for note in bench.library.notes.of_article(coded)] == [("klaim",), ()]
    assert codes.get("janji").parent == "atas"
    assert [(card.code.name, card.depth) for card in codes.all()] == [("atas", 0), ("janji", 1), ("klaim", 0)]


def test_a_colour_goes_to_the_notes_whose_first_code_it_is(bench: Bench, coded: int) -> None:
    bench.library.codes.change("cek", colour="pink")
    assert [(note.tags, note.colour) for note in bench.library.notes.of_article(coded)] == [
        (("klaim", "cek"), "green"),
        (("cek",), "pink"),
    ]


def test_a_digit_gives_one_code_only(bench: Bench, coded: int) -> None:
    codes = bench.library.codes
    codes.change("cek", slot=1)
    codes.change("klaim", slot=1)
    given = codes.in_slot(1)
    assert given is not None
    assert given.name == "klaim"
    assert codes.get("cek").slot is None
    codes.change("klaim", slot=False)
    assert codes.in_slot(1) is None


def test_the_last_code_is_that_which_was_given_last(bench: Bench) -> None:
    assert bench.library.codes.last() is None
    number = bench.analysed().article_id
    bench.library.notes.add(number, Span(0, 8), tags=["satu", "dua"])
    assert bench.library.codes.last() == bench.library.codes.get("satu")
    bench.library.codes.give(number, "s1", "tiga")
    assert bench.library.codes.last() == bench.library.codes.get("tiga")


def test_who_says_what_kind_of_thing_is_counted(bench: Bench, coded: int) -> None:
    bench.library.codes.give(coded, "s2", "klaim")
    table = bench.library.codes.table()
    assert table.codes == ("cek", "janji", "klaim")
    assert table.actors == (
        ("person:ratna puspa", "Ratna Puspa"),
        ("organization:dinas pekerjaan umum", "Dinas Pekerjaan Umum"),
    )
    ratna, office = (key for key, _ in table.actors)
    assert table.counts == {
        ("cek", ratna): 1,  # a note with it lies on the statement
        ("janji", ratna): 1,
        ("klaim", ratna): 2,  # one by a note, one by itself
        ("klaim", office): 1,
    }
    assert ratna is not None
    assert office is not None
    bench.library.actors.merge(ratna, office)
    assert bench.library.codes.table().counts["klaim", office] == 3
    said = bench.library.actors.statements("Ratna Puspa", tag="KLAIM")
    assert {card.statement_id for card in said} == {"s1", "s2", "s3"}
    assert {card.codes for card in said} == {("janji",), ("klaim",)}


def test_an_unknown_speaker_is_counted_as_unknown(bench: Bench, coded: int) -> None:
    bench.library.corrections.set_speaker(coded, "s1", None)
    assert bench.library.codes.table().counts["janji", None] == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda codes: codes.get("klaimm"), "did you mean “klaim”"),
        (lambda codes: codes.rename("tiada", "x"), "no code “tiada”"),
        (lambda codes: codes.rename("cek", " # "), "needs a name"),
        (lambda codes: codes.rename("cek", "KLAIM"), "merge “cek” into it"),
        (lambda codes: codes.merge("cek", "Cek"), "into itself"),
        (lambda codes: codes.add(Code("KLAIM")), "already"),
        (lambda codes: codes.change("cek", colour="beige"), "none of yellow"),
        (lambda codes: codes.change("cek", slot=12), "from 1 to 9"),
        (lambda codes: codes.change("cek", parent="cek"), "below"),
        (lambda codes: codes.change("klaim", parent="anak"), "below it"),
        (lambda codes: codes.delete("tiada"), "no code"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_changed(bench: Bench, coded: int, change: object, words: str) -> None:
    bench.library.codes.add(Code("anak", parent="klaim"))
    before = bench.library.codes.all()
    with pytest.raises(LibraryError, match=words):
        change(bench.library.codes)  # type: ignore[operator]  # rows of a table
    assert bench.library.codes.all() == before


def test_a_codebook_comes_in_below_what_is_there(bench: Bench, coded: int) -> None:
    bench.library.codes.change("klaim", description="milik saya")
    book = [Code("Nilai", "violet", "apa yang baik"), Code("KLAIM", "pink", "lain", parent="Nilai"), Code("")]
    assert bench.library.codes.bring_in(book) == 1
    kept = bench.library.codes.get("klaim")
    assert (kept.name, kept.colour, kept.description, kept.parent) == ("klaim", "green", "milik saya", "Nilai")
    round_about = [Code("p", parent="q"), Code("q", parent="p"), Code("r", parent="r")]
    assert bench.library.codes.bring_in(round_about) == 3
    assert {"p", "q", "r"} < _listed(bench).keys()


def test_a_digit_comes_in_where_it_is_free(bench: Bench, coded: int) -> None:
    bench.library.codes.change("klaim", slot=1)
    book = [Code("Nilai", slot=1), Code("Janji", slot=2), Code("klaim", slot=3), Code("Lain", slot=2)]
    bench.library.codes.bring_in(book)
    assert [bench.library.codes.get(name).slot for name in ("klaim", "Nilai", "Janji", "Lain")] == [1, None, 2, None]
    bench.library.codes.bring_in([Code("Nilai", slot=9)])
    assert bench.library.codes.get("Nilai").slot == 9
    bench.library.history.undo()
    assert bench.library.codes.get("Nilai").slot is None


def test_a_note_on_the_whole_article_lies_on_no_passage(bench: Bench) -> None:
    number = bench.analysed().article_id
    note = bench.library.notes.add(number, None, text="sumber tunggal", tags=["nilai"])
    assert note.on_article
    bench.library.notes.add(number, Span(0, 8))
    opened = bench.open(CHANGED)
    assert [(one.on_article, one.found is not None) for one in opened.notes] == [(True, True), (False, True)]
    assert bench.library.codes.table().counts == {}
    assert bench.library.history.undo() is not None
    assert bench.library.history.undo() == "note written: sumber tunggal"


def test_two_windows_change_codes_and_nothing_is_lost(bench: Bench, coded: int) -> None:
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as other:
        bench.library.codes.rename("cek", "periksa")
        other.codes.change("periksa", description="dari sana")
        with pytest.raises(LibraryError, match="changed again since"):
            bench.library.history.undo()
        assert bench.library.codes.get("periksa").description == "dari sana"
        assert len(other.notes.all(tag="periksa")) == 2
