"""Whose file it is, and how an older library becomes a present one with everything in it."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import Library
from reader.model import code_key
from reader.storage import Database, backups, schema
from reader.storage.connection import as_library_error
from tests.sample_library import DAY, TEXT, Bench, NoModels, article, paths_in


def _of_version(path: Path, version: int) -> None:
    """A library as an older Kutip left it, with an article, a version of it, a note, and a correction from 2 on."""
    made = article()
    path.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(path, isolation_level=None) as library:
        library.execute("PRAGMA journal_mode=WAL")
        library.create_function("code_key", 1, code_key)
        for statements in schema.MIGRATIONS[:version]:
            for statement in statements:
                library.execute(statement)
        library.execute(f"PRAGMA application_id={backups.APPLICATION_ID}")
        library.execute(f"PRAGMA user_version={version}")
        library.execute(
            "INSERT INTO article (id, digest, source, title, published, language, length, added, opened) "
            "VALUES (1, ?, '/made/jembatan.txt', 'Jembatan', ?, 'id', ?, ?, ?)",
            (made.digest, DAY.isoformat(), len(TEXT), "2026-03-02T08:00:00+00:00", "2026-03-02T08:00:00+00:00"),
        )
        library.execute("INSERT INTO source VALUES ('file:/made/jembatan.txt', 1)")
        head = (
            '{"source":"/made/jembatan.txt","blocks":[],"title":"Jembatan","byline":null,"outlet":null,'
            '"published":"2026-03-02","language":"id","url":null}'
        )
        library.execute(
            "INSERT INTO version VALUES (1, ?, '2026-03-02T08:00:00+00:00', ?, ?)", (made.digest, head, TEXT)
        )
        library.execute(
            "INSERT INTO note VALUES ('n1', 1, ?, 0, 8, 'Jembatan', '', ' Wanatirta dibuka', 'green', 'periksa', "
            "'[\"uang\"]', '2026-03-02T08:00:00+00:00', '2026-03-02T08:00:00+00:00')",
            (made.digest,),
        )
        if version >= 2:
            parts = ("overview", "text", "statements", "notes")
            library.executemany("INSERT INTO pending VALUES (?, 1)", [(part,) for part in parts])
            library.execute(
                "INSERT INTO correction VALUES ('c1', 1, 'reject', '2026-03-02T08:00:00+00:00', ?, ?)",
                (made.digest, '{"target":[],"actor":null,"former":null,"spans":[],"kind":null,"cue":null,"iso":null,'
                 '"mentions":[]}'),
            )  # fmt: skip
    library.close()


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_a_library_of_every_version_keeps_what_the_reader_made(bench: Bench, tmp_path: Path, version: int) -> None:
    paths = paths_in(tmp_path / "old")
    _of_version(paths.library, version)
    with Library(paths, NoModels(), clock=bench.clock, analyser=bench.worker) as library:
        assert library.trouble is None
        (card,) = library.articles.all()
        assert (card.title, card.notes) == ("Jembatan", 1)
        (note,) = library.notes.of_article(1)
        assert (note.id, note.text, note.tags, note.colour) == ("n1", "periksa", ("uang",), "green")
        assert len(library.corrections.of_article(1)) == (version >= 2)
        assert {hit.article_id for hit in library.search.find("jembatan")} == {1}
        library.analyses.analyse(library.articles.open_stored(1))
        assert len(library.actors.statements(None)) == 3
    with sqlite3.connect(paths.library) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    connection.close()
    before = list(paths.data.glob("library.before-schema-*"))
    assert len(before) == (version < schema.VERSION)
    for copy in before:
        with sqlite3.connect(copy) as connection:
            assert connection.execute("PRAGMA user_version").fetchone()[0] == version
            assert connection.execute("SELECT count(*) FROM note").fetchone()[0] == 1
        connection.close()


def test_the_tags_of_old_notes_become_codes_and_none_is_lost(bench: Bench, tmp_path: Path) -> None:
    paths = paths_in(tmp_path / "old")
    _of_version(paths.library, 4)
    tags = (["Ubah"], ["uang", "ubah", "UANG"], ["ÜBER uns", "a\"b'c;--", "ubah"], ["über  UNS"], ["uang"])
    with sqlite3.connect(paths.library) as library:
        for number, own in enumerate(tags):
            library.execute(
                "INSERT INTO note SELECT ?, article_id, digest, start, end, exact, prefix, suffix, 'blue', text, ?, "
                "created, updated FROM note WHERE id = 'n1'",
                (f"m{number}", json.dumps(own)),
            )
    library.close()
    with Library(paths, NoModels(), clock=bench.clock, analyser=bench.worker) as kept:
        codes = {card.code.name: (card.notes, card.code.colour) for card in kept.codes.all()}
        assert codes == {"a\"b'c;--": (1, "blue"), "uang": (3, "blue"), "ubah": (3, "blue"), "ÜBER uns": (2, "blue")}
        found = {note.id: note.tags for note in kept.notes.all()}
        assert found["m1"] == ("uang", "ubah")
        assert found["m2"] == ("ÜBER uns", "a\"b'c;--", "ubah")
        assert found["n1"] == ("uang",)


def test_an_older_library_is_counted_when_it_is_brought_up_to_date(bench: Bench, tmp_path: Path) -> None:
    paths = paths_in(tmp_path / "old")
    _of_version(paths.library, 7)
    with sqlite3.connect(paths.library) as library:
        library.execute("DELETE FROM pending")
        library.execute("INSERT INTO article SELECT 2, digest, source, title, outlet, published, language, "
                        "given_language, given_published, length, added, opened, place, place_digest, seen, 0, added, "
                        "NULL, NULL, NULL, NULL FROM article")  # removed  # fmt: skip
        library.executemany(
            "INSERT INTO actor (article_id, key, name, kind, statements) VALUES (?, ?, ?, 'person', ?)",
            [(1, "person:ani", "Ani", 2), (1, "person:budi", "Budi", 5), (2, "person:ani", "Ani", 9)],
        )
    library.close()
    with Library(paths, NoModels(), clock=bench.clock, analyser=bench.worker) as kept:
        assert [(card.name, card.articles, card.statements) for card in kept.actors.all(limit=5)] == [
            ("Budi", 1, 5),
            ("Ani", 1, 2),
        ]
        assert kept.notes.tags() == (("uang", 1),)
        assert [(card.code.name, card.notes) for card in kept.codes.all()] == [("uang", 1)]


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite3"
    _of_version(path, 1)
    broken = (schema.MIGRATIONS[0], ("CREATE TABLE extra (x)", "INSERT INTO nowhere VALUES (1)"))
    monkeypatch.setattr(schema, "MIGRATIONS", broken)
    monkeypatch.setattr(schema, "VERSION", 2)
    with pytest.raises(sqlite3.OperationalError):
        Database(path)
    with sqlite3.connect(path) as library:
        assert library.execute("PRAGMA user_version").fetchone()[0] == 1
        assert library.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").fetchone()[0] == 0
    library.close()


def test_a_migration_that_leaves_rows_without_owners_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite3"
    _of_version(path, 1)
    monkeypatch.setattr(schema, "MIGRATIONS", (schema.MIGRATIONS[0], ("DELETE FROM article",)))
    monkeypatch.setattr(schema, "VERSION", 2)
    with pytest.raises(LibraryError, match="without owners"):
        Database(path)


def _newer(path: Path) -> None:
    Database(path).close()
    with sqlite3.connect(path) as library:
        library.execute("PRAGMA user_version=99")
    library.close()


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as library:
        library.execute("CREATE TABLE recipes (name)")
    library.close()


def _marked_foreign(path: Path) -> None:
    with sqlite3.connect(path) as library:
        library.execute("CREATE TABLE recipes (name)")
        library.execute("PRAGMA application_id=7")
    library.close()


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "title"),
    [
        (_newer, "Library too new"),
        (_foreign, "Not a library"),
        (_marked_foreign, "Not a library"),
        (_folder, "Library not accessible"),
        (lambda path: path.write_bytes(b"%PDF-1.7 not ours" * 99), "Not a library"),
    ],
)
def test_what_is_no_library_of_ours_is_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], object], title: str
) -> None:
    path = tmp_path / "library.sqlite3"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LibraryError) as told:
        Database(path)
    assert told.value.title == title
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    path.touch()
    database = Database(path)
    with database.reading() as tx:
        row = tx.row(
            "SELECT * FROM pragma_application_id, pragma_user_version, pragma_journal_mode, pragma_foreign_keys"
        )
    assert row is not None
    assert tuple(row) == (backups.APPLICATION_ID, schema.VERSION, "wal", 1)
    database.close()


def test_an_old_library_that_may_not_be_written_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    _of_version(path, 1)
    with pytest.raises(LibraryError, match="cannot be updated"):
        Database(path, read_only=True)


@pytest.mark.parametrize("version", [0, 1])
def test_programs_that_start_at_once_make_one_library(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.sqlite3"
    if version:
        _of_version(path, version)
    opened: list[Database] = []
    failures: list[BaseException] = []

    def start() -> None:
        try:
            opened.append(Database(path))
        except BaseException as error:  # a thread's failure is the test's
            failures.append(error)
            raise

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with opened[0].reading() as tx:
        assert len(tx.rows("SELECT * FROM note")) == version
    for database in opened:
        database.close()


def test_a_sqlite_without_full_text_search_is_told_of(tmp_path: Path) -> None:
    told = as_library_error(sqlite3.OperationalError("no such module: fts5"), tmp_path)
    assert isinstance(told, LibraryError)
    assert "FTS5" in told.message
