"""Notes: kept, changed, undone, found again; two windows; hostile words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader.errors import LibraryError
from reader.library import Library
from reader.model import ActorKind, FoundHow, Note, Span
from tests.sample_library import CHANGED, TEXT, Bench, NoModels, span


def test_a_note_is_on_the_disk_when_add_note_gives_back(bench: Bench) -> None:
    opened = bench.open()
    note = bench.library.notes.add(
        opened.article_id, span(TEXT, "Biayanya"), text="periksa", tags=["#uang", " uang ", "dua  kata"]
    )
    with sqlite3.connect(bench.library.paths.library) as other:
        row = other.execute("SELECT id, exact, text, tags FROM note").fetchone()
    other.close()
    assert row == (note.id, "Biayanya", "periksa", '["uang","dua kata"]')
    assert note.found is not None
    assert note.found.how is FoundHow.EXACT


def test_notes_come_in_text_order_with_their_places(bench: Bench) -> None:
    opened = bench.open()
    late = bench.library.notes.add(opened.article_id, span(TEXT, "hitungannya"))
    early = bench.library.notes.add(opened.article_id, span(TEXT, "Jembatan"))
    assert [note.id for note in bench.library.notes.of_article(opened.article_id)] == [early.id, late.id]
    assert [note.id for note in bench.library.notes.all()] == [early.id, late.id]


def test_editing_keeps_what_is_not_given_and_the_id(bench: Bench) -> None:
    opened = bench.open()
    note = bench.library.notes.add(opened.article_id, Span(0, 8), text="satu", tags=["a"])
    edited = bench.library.notes.edit(note.id, colour="blue")
    assert (edited.id, edited.text, edited.tags, edited.colour) == (note.id, "satu", ("a",), "blue")
    assert edited.created == note.created
    assert edited.updated > note.updated
    with pytest.raises(ValueError, match="pink"):
        bench.library.notes.edit(note.id, colour="beige")


def test_tags_and_colours_filter_and_tags_are_counted(bench: Bench) -> None:
    opened = bench.open()
    for words, colour, tags in (
        ("Jembatan", "yellow", ["uang", "cek"]),
        ("Ratna", "blue", ["uang"]),
        ("Guntur", "blue", []),
    ):
        bench.library.notes.add(opened.article_id, span(TEXT, words), colour=colour, tags=tags)
    assert bench.library.notes.tags() == (("uang", 2), ("cek", 1))
    assert len(bench.library.notes.all(tag="UANG")) == 2
    assert len(bench.library.notes.all(colour="blue")) == 2
    assert [note.anchor.exact for note in bench.library.notes.all(tag="uang", colour="blue")] == ["Ratna"]


def test_a_changed_text_carries_notes_along_and_says_how(bench: Bench) -> None:
    opened = bench.open()
    for words in (
        "Jembatan",
        "“Jembatan ini aman bagi semua,”",
        "Biayanya turun dua miliar",
        "Guntur Aji meragukan itu.",
    ):
        bench.library.notes.add(opened.article_id, span(TEXT, words))
    found = {n.anchor.exact: n.found for n in bench.open(CHANGED).notes}
    told = {words: place.how.value if place else "orphan" for words, place in found.items()}
    assert told == {
        "Jembatan": "exact",
        "“Jembatan ini aman bagi semua,”": "moved",
        "Biayanya turun dua miliar": "similar",
        "Guntur Aji meragukan itu.": "orphan",
    }
    similar = found["Biayanya turun dua miliar"]
    assert similar is not None
    assert similar.span.of(CHANGED) == "Biayanya turun tiga miliar"
    assert 0.6 <= similar.score < 1
    back = {n.found.how for n in bench.open(TEXT).notes if n.found}
    assert back == {FoundHow.EXACT}


def test_an_orphan_is_attached_by_hand_and_the_attachment_undone(bench: Bench) -> None:
    opened = bench.open()
    note = bench.library.notes.add(opened.article_id, span(TEXT, "Guntur Aji meragukan itu."))
    changed = bench.open(CHANGED)
    assert changed.notes[-1].found is None
    again = bench.library.notes.reattach(note.id, span(CHANGED, "Ratusan warga"))
    assert again.found is not None
    assert again.found.span.of(CHANGED) == "Ratusan warga"
    assert bench.library.history.undo() == "note moved: Guntur Aji meragukan itu."
    assert bench.library.notes.of_article(opened.article_id)[-1].found is None


def test_undo_and_redo_go_over_articles_in_the_order_of_work(bench: Bench) -> None:
    first, second = bench.open(), bench.open(CHANGED, "lain.txt")
    a = bench.library.notes.add(first.article_id, Span(0, 8), text="a")
    b = bench.library.notes.add(second.article_id, Span(0, 8), text="b")
    bench.library.notes.delete(a.id)
    assert bench.library.history.can_undo == "note deleted: a"
    assert bench.library.history.undo() == "note deleted: a"
    assert bench.library.notes.of_article(first.article_id) == (a,)
    assert bench.library.history.undo() == "note written: b"
    assert bench.library.notes.of_article(second.article_id) == ()
    assert bench.library.history.redo() == "note written: b"
    assert bench.library.notes.of_article(second.article_id) == (b,)
    bench.library.notes.edit(b.id, text="c")
    assert bench.library.history.redo() is None
    assert bench.library.history.can_redo is None


def test_undo_never_overwrites_what_another_window_changed(bench: Bench) -> None:
    opened = bench.open()
    note = bench.library.notes.add(opened.article_id, Span(0, 8), text="a")
    bench.library.notes.edit(note.id, text="b")
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as other:
        other.notes.edit(note.id, text="theirs")
        with pytest.raises(LibraryError, match="changed again"):
            bench.library.history.undo()
        assert bench.library.notes.of_article(opened.article_id)[0].text == "theirs"
        other.notes.delete(note.id)
    with pytest.raises(LibraryError, match="deleted meanwhile"):
        bench.library.notes.edit(note.id, text="c")
    assert bench.library.notes.of_article(opened.article_id) == ()


def test_an_article_that_another_window_took_away_stops_nothing(bench: Bench) -> None:
    opened = bench.open()
    other_article = bench.open(CHANGED, "lain.txt")
    kept = bench.library.notes.add(other_article.article_id, Span(0, 8))
    note = bench.library.notes.add(opened.article_id, Span(0, 8))
    bench.library.notes.delete(note.id)
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as other:
        other.articles.remove(opened.article_id)
    assert len(bench.library.analyses.analyse(opened).statements) == 3
    assert bench.library.notes.of_article(opened.article_id) == ()
    bench.library.articles.keep_place(opened.article_id, 5)
    with pytest.raises(LibraryError, match="removed"):
        bench.library.notes.add(opened.article_id, Span(0, 8))
    for _ in range(2):  # the deletion and the note can be turned no more; what was before them can
        with pytest.raises(LibraryError, match="changed again"):
            bench.library.history.undo()
    assert str(bench.library.history.undo()).startswith("note written: ")
    assert kept.id not in {one.id for one in bench.library.notes.all()}


def test_a_note_written_in_an_article_that_another_window_removed_is_not_lost(bench: Bench) -> None:
    opened = bench.open()
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as other:
        other.articles.remove(opened.article_id)
        note = bench.library.notes.add(opened.article_id, Span(0, 8))
    assert bench.library.notes.of_article(opened.article_id) == (note,)
    assert [card.id for card in bench.library.articles.all()] == [opened.article_id]


def test_two_windows_see_each_other_s_notes(bench: Bench) -> None:
    opened = bench.open()
    bench.library.changed_elsewhere()
    assert not bench.library.changed_elsewhere()
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as other:
        note = other.notes.add(opened.article_id, Span(0, 8))
        assert bench.library.changed_elsewhere()
        assert bench.library.notes.of_article(opened.article_id) == (note,)


def test_a_note_is_described_on_the_text_that_is_on_the_screen(bench: Bench) -> None:
    opened = bench.open()
    (bench.folder / "jembatan.txt").write_text(CHANGED)
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as other:
        other.articles.open(str(bench.folder / "jembatan.txt"))
    note = bench.library.notes.add(opened.article_id, span(TEXT, "Guntur Aji"))
    assert note.anchor.exact == "Guntur Aji"
    assert note.found is not None


def test_threads_write_side_by_side(bench: Bench) -> None:
    opened = bench.open()
    failures: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for place in range(10):
                bench.library.notes.add(opened.article_id, Span(place, place + 5), text=f"{number}")
                bench.library.notes.of_article(opened.article_id)
        except BaseException as error:  # a thread's failure is the test's
            failures.append(error)
            raise

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(bench.library.notes.of_article(opened.article_id)) == 60


@pytest.mark.parametrize(
    ("words", "kept_as"),
    [
        ("[@click=app.quit]x[/]", None),
        ("'); DROP TABLE note;--", None),
        ("😀" * 300, None),
        ("\x1b]52;c;aGk=\x07", "\ufffd]52;c;aGk=\ufffd"),
        ("\u202eab", "\ufffdab"),
        ("\x00", "\ufffd"),
    ],
)
def test_hostile_words_are_kept_but_for_what_acts_on_a_terminal(bench: Bench, words: str, kept_as: str | None) -> None:
    opened = bench.open()
    note = bench.library.notes.add(opened.article_id, Span(0, 8), text=words, tags=[words])
    kept = bench.library.notes.of_article(opened.article_id)[0]
    assert (kept.text, kept.tags, kept.id) == (kept_as or words, (kept_as or words,), note.id)
    bench.library.search.find(words)


@pytest.mark.parametrize("wrong", [Span(5, 5), Span(-1, 3), Span(0, 10**6)])
def test_a_span_outside_of_the_text_is_refused(bench: Bench, wrong: Span) -> None:
    opened = bench.open()
    with pytest.raises(ValueError, match="no passage"):
        bench.library.notes.add(opened.article_id, wrong)
    assert bench.library.history.can_undo is None


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 40)),
        st.tuples(st.just("edit"), st.integers(0, 9)),
        st.tuples(st.just("delete"), st.integers(0, 9)),
        st.tuples(st.just("merge"), st.integers(0, 2)),
        st.tuples(st.just("speaker"), st.integers(0, 2)),
        st.tuples(st.just("join"), st.integers(0, 3)),
        st.tuples(st.just("apart"), st.integers(0, 3)),
        st.tuples(st.just("part"), st.integers(0, 3)),
        st.tuples(st.just("undo"), st.integers(0, 3)),
    ),
    max_size=12,
)


@given(steps=_STEPS)
@example(steps=[("add", 0), ("add", 0), ("edit", 0), ("undo", 1)])  # two notes on one passage keep their order
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_everything_leads_back_and_redoing_leads_forth(bench: Bench, steps: list[tuple[str, int]]) -> None:
    article_id = bench.analysed().article_id
    while bench.library.history.undo():
        pass

    def state() -> tuple[object, ...]:
        library = bench.library
        return (
            library.notes.of_article(article_id),
            library.corrections.of_article(article_id),
            library.corrections.corrected(article_id),
            library.actors.all(),
        )

    begin = state()
    for verb, number in steps:
        _step(bench, article_id, verb, number)
    done = state()
    depth = 0
    while bench.library.history.undo():
        depth += 1
    assert state() == begin
    for _ in range(depth):
        assert bench.library.history.redo() is not None
    assert state() == done


def _step(bench: Bench, article_id: int, verb: str, number: int) -> None:
    notes: tuple[Note, ...] = bench.library.notes.of_article(article_id)
    analysis = bench.library.corrections.corrected(article_id)
    keys = [card.key for card in bench.library.actors.all()]
    key = keys[number % len(keys)]
    work: dict[str, Callable[[], object]] = {
        "add": lambda: bench.library.notes.add(article_id, Span(number, number + 9), text=str(number)),
        "edit": lambda: bench.library.notes.edit(notes[number % len(notes)].id, text=f"x{number}") if notes else None,
        "delete": lambda: bench.library.notes.delete(notes[number % len(notes)].id) if notes else None,
        "merge": lambda: bench.library.corrections.merge_actors(
            article_id, analysis.actors[0].id, analysis.actors[number % len(analysis.actors)].id
        ),
        "speaker": lambda: bench.library.corrections.set_speaker(
            article_id, analysis.statements[number].id, analysis.actors[0].id
        ),
        "join": lambda: bench.library.actors.merge(key, keys[0]),
        "apart": lambda: bench.library.actors.separate(article_id, key, f"Lain {number}", ActorKind.PERSON),
        "part": lambda: bench.library.actors.restore(key),
        "undo": lambda: [bench.library.history.undo() for _ in range(number)],
    }
    work[verb]()
