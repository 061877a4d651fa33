"""Whole copies of a library, by SQLite's own backup: consistent whatever others write meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import LibraryError
from reader.files import publish, sweep, unfinished
from reader.storage.damage import damage

APPLICATION_ID = 0x4B757470
"""What marks an SQLite file as a library of Kutip's: "Kutp"."""


def error_name(error: sqlite3.Error) -> str:
    """SQLite's name of an error; damage for words that are no text, "" for what Python itself reports."""
    if str(error).startswith("Could not decode to UTF-8"):
        return "SQLITE_CORRUPT"
    return getattr(error, "sqlite_errorname", None) or ""


def copy_out(connection: sqlite3.Connection, target: Path, *, beside: bool = False) -> Path:
    """A copy of the open library at `target`, which appears there only when it is whole; gives where it is.

    With `beside` it replaces nothing: where `target` is there, the copy has the first name with a number that nobody
    has. Raises OSError too.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    with _copied(connection, target) as whole:
        return publish(whole, target) if beside else whole.replace(target)


@contextmanager
def _copied(connection: sqlite3.Connection, target: Path) -> Iterator[Path]:
    """A whole copy under the unfinished name of `target`, which is gone afterwards unless it was given another one."""
    partial = unfinished(target)
    partial.touch(mode=0o600)
    try:
        copied = sqlite3.connect(partial, isolation_level=None)
        try:
            copied.execute("PRAGMA journal_mode=OFF")  # a copy that fails is thrown away
            connection.backup(copied)
            copied.execute("PRAGMA journal_mode=DELETE")  # a backup is one file
        finally:
            copied.close()
        yield partial
    finally:
        for tail in ("", "-journal", "-wal", "-shm"):
            partial.with_name(partial.name + tail).unlink(missing_ok=True)


def is_library(path: Path) -> bool:
    """Whether the file at `path` is a library of Kutip's or a backup of one, whole or not."""
    try:
        file = _open(path)
        try:
            return bool(file.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
        finally:
            file.close()
    except sqlite3.DatabaseError:
        return False


def copy_into(source: Path, connection: sqlite3.Connection) -> None:
    """Make the open library what the file at `source` holds."""
    backup = _open(source)
    try:
        backup.backup(connection)
    finally:
        backup.close()


@contextmanager
def ready(source: Path, target: Path) -> Iterator[Path]:
    """What a backup holds as a whole library beside `target`, to be renamed to it. Raises LibraryError."""
    backup = _open(source)
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _copied(backup, target) as whole:
            yield whole
    except (OSError, sqlite3.Error) as error:
        raise LibraryError("Not written", "{path} cannot be written: {error}.", path=target, error=error) from error
    finally:
        backup.close()


def check(source: Path, newest: int, triggers: Collection[str]) -> None:
    """Whether a file is a whole library of Kutip's with at most the schema `newest`, and no triggers but these.

    Changes nothing. Raises LibraryError where it is not.
    """
    if not source.is_file():
        raise LibraryError("Backup not found", "There is no file at {source}.", source=source)
    try:
        backup = _open(source)
        try:
            application = backup.execute("PRAGMA application_id").fetchone()[0]
            version = backup.execute("PRAGMA user_version").fetchone()[0]
            damaged = damage(backup, 1)
            acting = {
                row[0] for row in backup.execute("SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
            }
        finally:
            backup.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # the latter where SQLite names what is damaged
        raise LibraryError("Not a backup", "{source} is damaged or no backup of a library.", source=source) from error
    if application != APPLICATION_ID:
        raise LibraryError("Not a backup", "{source} is no backup of a library of Kutip's.", source=source)
    if version > newest:
        raise LibraryError(
            "Backup too new", "{source} was made by a newer Kutip; update Kutip to restore it.", source=source
        )
    if not acting <= set(triggers):  # whoever put it there wants it to run
        raise LibraryError(
            "Not a backup", "{source} was changed by another program and would act by itself.", source=source
        )
    if damaged:
        raise LibraryError("Backup damaged", "{source} is damaged; use another backup.", source=source)


def _open(source: Path) -> sqlite3.Connection:
    """The file, read only; with its write-ahead file where it has one."""
    wal = source.with_name(source.name + "-wal")
    mode = "mode=ro" if wal.exists() else "immutable=1"
    return sqlite3.connect(f"{source.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)
