"""Every function of the store on a library that another program holds, and on one that may only be read."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reader import anchors
from reader.errors import LibraryError
from reader.model import (
    ActorKind,
    ActorRef,
    Code,
    Correction,
    CorrectionVerb,
    Found,
    FoundHow,
    HitKind,
    Note,
    Particulars,
    Span,
    StatementKind,
)
from reader.storage import (
    Database,
    Transaction,
    actors,
    analyses,
    articles,
    codes,
    corrections,
    feeds,
    notes,
    rows,
    search,
    statements,
)
from reader.storage.actors import ActorRow
from reader.storage.statements import StatementRow
from tests.sample_library import DAY, TEXT, analysis, article

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ARTICLE = article()
ANCHOR = anchors.describe(TEXT, Span(0, 8))
NOTE = Note("note-1", 1, ANCHOR, "yellow", "periksa", ("uang",), NOW, NOW)
CORRECTION = Correction(
    "correction-1", 1, CorrectionVerb.SPEAKER, (ANCHOR,), NOW, ARTICLE.digest, ActorRef("Ratna", ActorKind.PERSON)
)
STATEMENT = StatementRow(
    "s1", Span(0, 8), StatementKind.DIRECT, "Jembatan", "Ratna", "person:ratna", DAY, DAY, 0.9, by_reader=False
)
ITEM = feeds.ItemRow("k", "Jembatan", "https://a.example/1", NOW, "Aman.")
ANSWER = feeds.Answer("Muara", None, [ITEM, ITEM._replace(key="l")], None, None, None)
ACTOR = ActorRow("person:ratna", "Ratna", ActorKind.PERSON, 1, named=True, gender="she")

Work = Callable[[Transaction], object]

WRITE: dict[str, Work] = {
    "articles.add": lambda tx: articles.add(tx, replace(ARTICLE, source="b"), "b", NOW),
    "articles.keep_version": lambda tx: articles.keep_version(tx, 1, replace(ARTICLE, text="lain", blocks=()), NOW),
    "articles.mark_pending": lambda tx: articles.mark_pending(tx, 1, "overview", "x"),
    "articles.settle": lambda tx: articles.settle(tx, "text", 1),
    "articles.add_key": lambda tx: articles.add_key(tx, 1, "file:/b", "/b"),
    "articles.put_given": lambda tx: articles.put_given(tx, 1, Particulars(title="T")),
    "articles.touch": lambda tx: articles.touch(tx, 1, NOW, Particulars(language="en", published=DAY)),
    "articles.keep_place": lambda tx: articles.keep_place(tx, 1, 5, 9),
    "articles.remove": lambda tx: articles.remove(tx, 1, NOW),
    "articles.bring_back": lambda tx: articles.bring_back(tx, 1),
    "articles.forget_removed": lambda tx: articles.forget_removed(tx, [1]),
    "analyses.put": lambda tx: analyses.put(tx, "d", "id", DAY, analysis(), NOW),
    "notes.put": lambda tx: notes.put(tx, replace(NOTE, id="note-2"), ARTICLE.digest),
    "notes.place": lambda tx: notes.place(tx, NOTE.id, "d", Found(Span(0, 8), FoundHow.EXACT, 1.0)),
    "notes.forget_places": lambda tx: notes.forget_places(tx, NOTE.id),
    "notes.delete": lambda tx: notes.delete(tx, NOTE.id),
    "codes.put": lambda tx: codes.put(tx, Code("uang", "blue", parent="cek")),
    "codes.delete": lambda tx: codes.delete(tx, "uang"),
    "codes.ensured": lambda tx: codes.ensured(tx, ["uang", "baru"], "pink"),
    "codes.rename_words": lambda tx: codes.rename_words(tx, ["word-1"], "uang"),
    "codes.delete_words": lambda tx: codes.delete_words(tx, ["word-1"]),
    "corrections.delete": lambda tx: corrections.delete(tx, CORRECTION.id),
    "actors.restore": lambda tx: actors.restore(tx, "person:z2"),
    "corrections.put": lambda tx: corrections.put(tx, replace(CORRECTION, id="correction-2")),
    "statements.replace": lambda tx: statements.replace(tx, 1, [STATEMENT]),
    "actors.replace": lambda tx: actors.replace(tx, 1, [ACTOR]),
    "actors.merge": lambda tx: actors.merge(tx, "person:a", "person:b", NOW),
    "actors.separate": lambda tx: actors.separate(tx, "apart-2", 1, "person:b", "person:c", "C", NOW),
    "feeds.add": lambda tx: feeds.add(tx, "https://b.example/", "B", NOW, None),
    "feeds.take": lambda tx: feeds.take(tx, 1, ANSWER, NOW),
    "feeds.unchanged": lambda tx: feeds.unchanged(tx, 1, NOW),
    "feeds.fail": lambda tx: feeds.fail(tx, 1, "gone"),
    "feeds.mark": lambda tx: feeds.mark(tx, [1], NOW),
    "feeds.opened": lambda tx: feeds.opened(tx, 1, 1, NOW),
    "feeds.remove": lambda tx: feeds.remove(tx, 1, NOW),
    "feeds.forget_removed": lambda tx: feeds.forget_removed(tx, [1]),
    "search.put_text": lambda tx: search.put_text(tx, 1, "t", "b", "s"),
    "search.put_parts": lambda tx: search.put_parts(tx, HitKind.NOTE, 1, [("n", "b", "s")]),
    "rows.put": lambda tx: rows.put(tx, "note", NOTE.id, None),
}
"""Every function that writes, with arguments that suit the library below."""

READ: dict[str, Work] = {
    "articles.by_key": lambda tx: articles.by_key(tx, "file:/a"),
    "articles.by_digest": lambda tx: articles.by_digest(tx, ARTICLE.digest),
    "articles.known_by": lambda tx: articles.known_by(tx),
    "articles.by_id": lambda tx: articles.by_id(tx, 1),
    "articles.head_differs": lambda tx: not articles.head_differs(tx, 1, ARTICLE),
    "articles.pending": lambda tx: articles.pending(tx, "overview", "text"),
    "articles.text_of": lambda tx: articles.text_of(tx, 1, ARTICLE.digest),
    "articles.load": lambda tx: articles.load(tx, 1),
    "articles.cards": lambda tx: articles.cards(tx),
    "articles.versions": lambda tx: articles.versions(tx, 1),
    "analyses.get": lambda tx: analyses.get(tx, ARTICLE.digest, "id", DAY, "hand 1"),
    "analyses.has": lambda tx: analyses.has(tx, ARTICLE.digest, "id", DAY, "hand 1"),
    "analyses.stale": lambda tx: analyses.stale(tx, {"id": "hand 2"}),
    "analyses.latest": lambda tx: analyses.latest(tx, ARTICLE.digest, "id", DAY),
    "notes.get": lambda tx: notes.get(tx, NOTE.id),
    "notes.get_placed": lambda tx: notes.get_placed(tx, NOTE.id),
    "notes.of_article": lambda tx: notes.of_article(tx, 1, ARTICLE.digest),
    "notes.of_article_now": lambda tx: notes.of_article_now(tx, 1),
    "notes.every": lambda tx: notes.every(tx, tag="uang", colour="yellow"),
    "notes.with_code": lambda tx: notes.with_code(tx, "uang", limit=5),
    "notes.articles_of": lambda tx: notes.articles_of(tx, [NOTE.id]),
    "notes.unplaced": lambda tx: notes.unplaced(tx),
    "notes.tags": lambda tx: notes.tags(tx),
    "notes.taken": lambda tx: notes.taken(tx, [NOTE.id]),
    "corrections.of_article": lambda tx: corrections.of_article(tx, 1),
    "corrections.words_of_article": lambda tx: corrections.words_of_article(tx, 1),
    "codes.every": lambda tx: codes.every(tx),
    "codes.get": lambda tx: codes.get(tx, "UANG"),
    "codes.counts": lambda tx: codes.counts(tx),
    "codes.notes_with": lambda tx: codes.notes_with(tx, "uang"),
    "codes.words_with": lambda tx: codes.words_with(tx, "cek"),
    "codes.last": lambda tx: codes.last(tx),
    "codes.by_actor": lambda tx: codes.by_actor(tx),
    "actors.name_of": lambda tx: actors.name_of(tx, "person:ratna"),
    "corrections.get": lambda tx: corrections.get(tx, CORRECTION.id),
    "actors.cards": lambda tx: actors.cards(tx),
    "statements.of_actor": lambda tx: statements.of_actor(tx, "person:ratna", since=date(2026, 1, 1)),
    "statements.get": lambda tx: statements.get(tx, 1, "s1"),
    "statements.with_code": lambda tx: statements.with_code(tx, "CEK"),
    "statements.texts": lambda tx: statements.texts(tx, 1),
    "statements.several": lambda tx: statements.several(tx, [(1, "s1"), (7, "s9")]),
    "statements.of_articles": lambda tx: statements.of_articles(tx, [1]),
    "actors.named": actors.named,
    "articles.days": articles.days,
    "articles.names": lambda tx: articles.names(tx, [1]),
    "articles.outlets": lambda tx: articles.outlets(tx, [1]),
    "statements.sourced": lambda tx: statements.sourced(tx, [1]),
    "statements.quoted": lambda tx: statements.quoted(tx),
    "actors.merged_into": lambda tx: actors.merged_into(tx, "person:y"),
    "actors.target_of": lambda tx: actors.target_of(tx, "person:x"),
    "actors.known_keys": lambda tx: actors.known_keys(tx, ["person:ratna"]),
    "actors.keys_in_article": lambda tx: actors.keys_in_article(tx, 1, "person:ratna"),
    "actors.speakers_meant": lambda tx: actors.speakers_meant(tx, 1),
    "actors.articles_naming": lambda tx: actors.articles_naming(tx, "person:ratna"),
    "actors.separated_as": lambda tx: actors.separated_as(tx, "person:z2"),
    "actors.separation_of": lambda tx: actors.separation_of(tx, 1, "person:z"),
    "feeds.records": lambda tx: feeds.records(tx),
    "feeds.cards": lambda tx: feeds.cards(tx),
    "feeds.items": lambda tx: feeds.items(tx, 1),
    "feeds.is_followed": lambda tx: feeds.is_followed(tx, "https://a.example/"),
    "feeds.unread": lambda tx: feeds.unread(tx),
    "search.find": lambda tx: search.find(tx, HitKind.ARTICLE, "jembatan", 5),
    "search.statements_with": lambda tx: search.statements_with(tx, "jembatan", 5),
    "rows.snapshot": lambda tx: rows.snapshot(tx, "note", NOTE.id),
}
"""Every function that reads, with arguments to which the library below has an answer."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one of everything."""
    path = tmp_path / "library.sqlite3"
    database = Database(path)
    with database.writing() as tx:
        assert articles.add(tx, ARTICLE, "/a", NOW) == 1
        articles.add_key(tx, 1, "file:/a", "/a")
        analyses.put(tx, ARTICLE.digest, "id", DAY, analysis(), NOW)
        notes.put(tx, NOTE, ARTICLE.digest)
        corrections.put(tx, CORRECTION)
        codes.ensured(tx, ["uang", "cek"], "green")
        corrections.put(tx, replace(CORRECTION, id="word-1", verb=CorrectionVerb.CODE, code="cek"))
        statements.replace(
            tx, 1, [STATEMENT._replace(codes=("cek",)), STATEMENT._replace(id="s2", actor_key="person:x")]
        )
        actors.replace(tx, 1, [ACTOR, ActorRow("person:x", "X", ActorKind.PERSON, 1)])
        actors.merge(tx, "person:x", "person:y", NOW)
        actors.separate(tx, "apart-1", 1, "person:z", "person:z2", "Z", NOW)
        feeds.add(tx, "https://a.example/", None, NOW, None)
        feeds.take(tx, 1, ANSWER, NOW)
        search.put_text(tx, 1, ARTICLE.title or "", TEXT, TEXT)
        search.put_parts(tx, HitKind.STATEMENT, 1, [("s1", "Jembatan", "jembatan")])
    database.close()
    return path


def test_no_function_is_left_out() -> None:
    public = {
        f"{module.__name__.rsplit('.', 1)[1]}.{name}"
        for module in (articles, analyses, notes, codes, corrections, statements, actors, feeds, search, rows)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and "tx" in inspect.signature(function).parameters
    }
    assert public == WRITE.keys() | READ.keys()
    assert not WRITE.keys() & READ.keys()


@pytest.mark.parametrize("name", WRITE)
def test_writing_works(library: Path, name: str) -> None:
    database = Database(library)
    with database.writing() as tx:
        WRITE[name](tx)
    database.close()


@pytest.mark.parametrize("name", READ)
def test_reading_gives_what_is_there(library: Path, name: str) -> None:
    database = Database(library)
    with database.reading() as tx:
        assert READ[name](tx)
    database.close()


@pytest.mark.parametrize("name", WRITE)
def test_writing_to_a_locked_library_is_refused_in_a_sentence(library: Path, name: str) -> None:
    database = Database(library, wait_s=0.01)
    with sqlite3.connect(library, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError) as told, database.writing() as tx:
            WRITE[name](tx)
        assert told.value.title == "Library busy"
        with pytest.raises(LibraryError), database.reading() as tx:
            WRITE[name](tx)
    other.close()
    database.close()


@pytest.mark.parametrize("name", READ)
def test_reading_does_not_wait_for_a_writer(library: Path, name: str) -> None:
    database = Database(library, wait_s=0.01)
    with sqlite3.connect(library, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with database.reading() as tx:
            assert READ[name](tx)
    other.close()
    database.close()


@pytest.mark.parametrize("name", WRITE)
def test_writing_to_a_read_only_library_is_refused_in_a_sentence(library: Path, name: str) -> None:
    database = Database(library, read_only=True)
    with pytest.raises(LibraryError) as told, database.writing() as tx:
        WRITE[name](tx)
    assert told.value.title == "Library read-only"
    with pytest.raises(LibraryError) as told, database.reading() as tx:
        WRITE[name](tx)
    assert told.value.title == "Library read-only"
    database.close()


@pytest.mark.parametrize("name", READ)
def test_a_read_only_library_is_read(library: Path, name: str) -> None:
    database = Database(library, read_only=True)
    with database.reading() as tx:
        assert READ[name](tx)
    database.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_that_somebody_wrote_is_seen_on_any_library(library: Path, read_only: bool) -> None:
    database, other = Database(library, read_only=read_only, wait_s=0.01), Database(library)
    before = database.data_version()
    with other.writing() as tx:
        assert database.data_version() == before  # a locked library does not keep anybody waiting
        WRITE["notes.put"](tx)
    assert database.data_version() != before
    assert database.changed_elsewhere()
    assert not database.changed_elsewhere()
    other.close()
    database.close()


def test_what_a_reading_block_did_is_not_kept(library: Path) -> None:
    database = Database(library)
    with database.reading() as tx:
        WRITE["notes.put"](tx)
    with database.reading() as tx:
        assert notes.get(tx, "note-2") is None
    database.close()


def test_a_failed_block_leaves_nothing_behind(library: Path) -> None:
    database = Database(library)

    def fail_half_way() -> None:
        with database.writing() as tx:
            WRITE["notes.put"](tx)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    with database.reading() as tx:
        assert notes.get(tx, "note-2") is None
    database.close()


def test_a_full_disk_is_told_of_and_nothing_is_lost(library: Path) -> None:
    database = Database(library)

    def write_too_much() -> None:
        with database.writing() as tx:
            pages = tx.row("PRAGMA page_count")
            tx.run(f"PRAGMA max_page_count={pages[0] if pages else 0}")
            for number in range(200):
                notes.put(tx, replace(NOTE, id=str(number), text="x" * 10_000), ARTICLE.digest)

    with pytest.raises(LibraryError) as told:
        write_too_much()
    assert told.value.title == "Disk full"
    with database.reading() as tx:
        assert notes.get(tx, NOTE.id) is not None
        assert notes.get(tx, "0") is None
    database.close()


def test_a_fault_in_our_own_sql_stays_what_it_is(library: Path) -> None:
    database = Database(library)
    with pytest.raises(sqlite3.OperationalError, match="no such table"), database.reading() as tx:
        tx.rows("SELECT * FROM nowhere")
    database.close()


def test_damage_that_is_met_later_is_one_sentence(library: Path) -> None:
    Database(library).close()
    data = bytearray(library.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    library.write_bytes(bytes(data))

    def read() -> None:
        with Database(library).reading() as tx:
            tx.rows("SELECT * FROM note")

    with pytest.raises(LibraryError) as told:
        read()
    assert told.value.title == "Library damaged"
