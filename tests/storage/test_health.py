"""What SQLite reports as sentences, and whether a library is sound."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.storage import Database, articles, notes, schema
from reader.storage.connection import as_library_error
from reader.storage.health import MOST_FAULTS, Health, health
from tests.sample_library import article
from tests.storage.kept import NOW, note


class _SqliteError(sqlite3.OperationalError):
    """An error as SQLite reports it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("SQLITE_BUSY_SNAPSHOT", "Library busy", "Another program has been writing to"),
        ("SQLITE_LOCKED", "Library busy", "is in use by another task"),
        ("SQLITE_READONLY_DBMOVED", "Library read-only", "give yourself write permission"),
        ("SQLITE_PERM", "Library not accessible", "check its permissions"),
        ("SQLITE_AUTH", "Library not accessible", "check its permissions"),
        ("SQLITE_CANTOPEN", "Library not accessible", "cannot be opened or made"),
        ("SQLITE_FULL", "Disk full", "free some space, nothing that was saved is lost"),
        ("SQLITE_TOOBIG", "Text too large", "too large to be kept"),
        ("SQLITE_IOERR_READ", "Library not accessible", "The disk that holds"),
        ("SQLITE_CONSTRAINT_FOREIGNKEY", "Article gone", "open its source again"),
        ("SQLITE_CORRUPT_VTAB", "Library damaged", "kutip restore"),
        ("SQLITE_NOTADB", "Not a library", "kutip restore"),
    ],
)
def test_what_sqlite_reports_is_a_title_and_a_sentence(name: str, title: str, words: str) -> None:
    told = as_library_error(_SqliteError(name), Path("/made/library.sqlite3"))
    assert isinstance(told, LibraryError)
    assert told.title == title
    assert words in told.message
    assert "{" not in told.message
    assert ("/made/library.sqlite3" in told.message) is (title not in {"Article gone"})


def test_a_fault_of_ours_stays_what_it_is() -> None:
    fault = _SqliteError("SQLITE_ERROR")
    assert as_library_error(fault, Path("/made")) is fault


def _newer(library: sqlite3.Connection) -> None:
    library.execute(f"PRAGMA user_version={schema.VERSION + 1}")


def _without_owner(library: sqlite3.Connection) -> None:
    library.execute("PRAGMA foreign_keys=OFF")
    library.execute("DELETE FROM article")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda library: None, Health(schema.VERSION, 1, 1, ())),
        (
            _newer,
            Health(schema.VERSION + 1, 0, 0, (
                f"It was written by a newer Kutip (schema {schema.VERSION + 1}, this one knows {schema.VERSION}).",)),
        ),
    ],
)  # fmt: skip
def test_the_health_of_a_library_is_told_without_changing_it(
    database: Database, change: Callable[[sqlite3.Connection], None], found: Health
) -> None:
    with database.writing() as tx:
        notes.put(tx, note("n1", articles.add(tx, article(), "/a", NOW)), "d")
    database.close()
    with sqlite3.connect(database.path, isolation_level=None) as library:
        change(library)
    library.close()
    before = database.path.read_bytes()
    assert health(database.path) == found
    assert database.path.read_bytes() == before


def test_rows_without_owners_and_damage_are_faults(database: Database) -> None:
    with database.writing() as tx:
        notes.put(tx, note("n1", articles.add(tx, article(), "/a", NOW)), "d")
    database.close()
    with sqlite3.connect(database.path, isolation_level=None) as library:
        _without_owner(library)
    library.close()
    told = health(database.path)
    assert told.faults == ("A row of pending refers to one of article that is not there.",) * MOST_FAULTS
    assert (told.articles, told.notes) == (0, 1)
    database.path.write_bytes(b"no library" * 500)
    told = health(database.path)
    assert (told.version, told.articles, told.notes, len(told.faults)) == (0, 0, 0, 1)
    assert told.faults[0].startswith("It cannot be read: ")
