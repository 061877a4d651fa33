"""What SQLite reports as sentences, and whether a library is sound."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.storage import Database, Transaction, articles, backups, notes, schema
from reader.storage.connection import as_library_error
from reader.storage.health import MOST_FAULTS, Health, health
from tests.sample_library import article
from tests.storage.kept import NOW, kept, note


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


def test_words_that_are_no_text_are_damage() -> None:
    with pytest.raises(sqlite3.OperationalError) as raised, contextlib.closing(sqlite3.connect(":memory:")) as library:
        library.execute("SELECT CAST(x'ff' AS TEXT)").fetchone()
    told = as_library_error(raised.value, Path("/made"))
    assert isinstance(told, LibraryError)
    assert told.title == "Library damaged"


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


# ---------------------------------------------------------------- backups


def _changed(*statements_: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with sqlite3.connect(path, isolation_level=None) as library:
            for statement in statements_:
                library.execute(statement)
        library.close()

    return change


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 9] = b"\x5a" * 4096 * 6
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda path: path.unlink(), "Backup not found: There is no file at {}."),
        (lambda path: path.write_bytes(b"x" * 5000), "Not a backup: {} is damaged or no backup of a library."),
        (_changed("PRAGMA application_id=7"), "Not a backup: {} is no backup of a library of Kutip's."),
        (
            _changed(f"PRAGMA user_version={schema.VERSION + 1}"),
            "Backup too new: {} was made by a newer Kutip; update Kutip to restore it.",
        ),
        (
            _changed("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END"),
            "Not a backup: {} was changed by another program and would act by itself.",
        ),
        (
            _changed(
                "DROP TRIGGER note_added",
                "CREATE TRIGGER note_added AFTER INSERT ON note BEGIN DELETE FROM note; END",
            ),
            "Not a backup: {} was changed by another program and would act by itself.",
        ),
        (
            _changed("CREATE VIEW v AS SELECT 1"),
            "Not a backup: {} was changed by another program and would act by itself.",
        ),
    ],
)
def test_what_is_no_backup_is_one_sentence(
    database: Database, tmp_path: Path, change: Callable[[Path], object], told: str
) -> None:
    copy = tmp_path / "copy.sqlite3"
    database.copy_to(copy)
    backups.check(copy, schema.VERSION, schema.TRIGGERS)
    change(copy)
    with pytest.raises(LibraryError) as error:
        backups.check(copy, schema.VERSION, schema.TRIGGERS)
    assert str(error.value) == told.format(copy)


def test_a_damaged_backup_is_none(database: Database, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    database.copy_to(copy)
    _damage(copy)
    with pytest.raises(LibraryError) as error:
        backups.check(copy, schema.VERSION, schema.TRIGGERS)
    assert error.value.title in {"Backup damaged", "Not a backup"}


def test_what_is_a_library_is_told_by_its_mark(database: Database, tmp_path: Path) -> None:
    copy, foreign = tmp_path / "copy.sqlite3", tmp_path / "foreign.sqlite3"
    database.copy_to(copy)
    assert backups.is_library(copy)
    _changed("CREATE TABLE recipes (name)")(foreign)
    assert not backups.is_library(foreign)
    foreign.write_bytes(b"%PDF-1.7" * 99)
    assert not backups.is_library(foreign)


def test_a_copy_that_cannot_be_written_names_the_copy(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError) as error:
        database.copy_to(tmp_path / "file" / "copy.sqlite3")
    assert "copy.sqlite3" in error.value.message or "/file" in error.value.message


# ---------------------------------------------------------------- opening and writing


def test_a_library_is_made_for_its_reader_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "library.sqlite3"
    Database(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_where_no_library_can_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "library.sqlite3"
    with pytest.raises(LibraryError) as error:
        Database(path)
    assert error.value.title == "Library not accessible"
    assert error.value.message.startswith(f"{path} cannot be opened, made or copied: ")


@pytest.mark.parametrize(("age_s", "lost"), [(3600, True), (0, False)])
def test_a_library_of_no_bytes_was_lost_unless_it_is_just_being_made(tmp_path: Path, age_s: int, lost: bool) -> None:
    path = tmp_path / "library.sqlite3"
    path.touch()
    then = time.time() - age_s
    os.utime(path, (then, then))
    if not lost:
        Database(path).close()
        return
    with pytest.raises(LibraryError) as error:
        Database(path)
    assert str(error.value) == (
        f"Library empty: {path} has 0 bytes: what it held was lost; restore a backup, or set it aside to begin anew."
    )


@pytest.mark.parametrize(("durable", "level"), [(True, 2), (False, 1)])
def test_what_is_durable_is_waited_for(database: Database, durable: bool, level: int) -> None:
    with database.writing(durable=durable) as tx:
        row = tx.row("PRAGMA synchronous")
        assert row is not None
        assert row[0] == level


def test_writers_of_one_program_take_turns(database: Database) -> None:
    with (
        database.writing(),
        pytest.raises(LibraryError, match=r"in use by another task of Kutip; try again in a moment\.$"),
        database.writing(wait_s=0.01),
    ):
        pass
    with database.writing(wait_s=0.01) as tx:  # the turn was given back
        assert kept(tx, "/a") == 1


def test_a_file_that_may_not_be_written_is_read(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    database.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    opened = Database(database.path)
    assert opened.read_only
    with pytest.raises(LibraryError, match="cannot be written; give yourself write permission"), opened.writing():
        pass
    opened.close()


def test_a_transaction_tells_ids_and_changes(tx: Transaction) -> None:
    assert [kept(tx, "/a"), kept(tx, "/b")] == [1, 2]
    tx.run("UPDATE article SET outlet = 'x'")
    assert tx.changes() == 2
    tx.run("UPDATE article SET outlet = 'x' WHERE id = 9")
    assert tx.changes() == 0
    assert tx.tuples("SELECT id, outlet FROM article ORDER BY id") == [(1, "x"), (2, "x")]
