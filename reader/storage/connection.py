"""One SQLite file, opened by any number of threads and programs at once; every failure of it as one LibraryError.

Write-ahead logging, so that readers never wait; foreign keys; BEGIN IMMEDIATE for writers, so that two Kutips queue
instead of colliding. A durable transaction is on the disk when its block is left (synchronous=FULL); bookkeeping that
may be lost to a power cut, such as the time an article was opened, is not waited for.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.errors import LibraryError
from reader.phrase import system_says
from reader.storage import backups, schema

WRITE_WAIT_S = 30.0
"""Seconds that a writer waits for another program's transaction before it gives up."""

_MESSAGES = {
    "SQLITE_BUSY": ("Library busy", "Another program has been writing to {path} for too long; close it and try again."),
    "SQLITE_LOCKED": ("Library busy", "{path} is in use by another task of Kutip; try again in a moment."),
    "SQLITE_READONLY": ("Library read-only", "{path} cannot be written; give yourself write permission to use notes."),
    "SQLITE_PERM": ("Library not accessible", "{path} may not be opened; check its permissions."),
    "SQLITE_AUTH": ("Library not accessible", "{path} may not be opened; check its permissions."),
    "SQLITE_CANTOPEN": ("Library not accessible", "{path} cannot be opened or made; check its folder and permissions."),
    "SQLITE_FULL": (
        "Disk full",
        "There is no room to write to {path}; free some space, nothing that was saved is lost.",
    ),
    "SQLITE_TOOBIG": ("Text too large", "A text is too large to be kept in {path}."),
    "SQLITE_IOERR": ("Library not accessible", "The disk that holds {path} gives an error when it is read or written."),
    "SQLITE_CONSTRAINT_FOREIGNKEY": ("Article gone", "The article was removed meanwhile; open its source again."),
    "SQLITE_CORRUPT": ("Library damaged", "{path} is damaged; {way_out}."),
    "SQLITE_NOTADB": ("Not a library", "{path} is no library of Kutip's; {way_out}."),
}
"""Title and sentence by the family of SQLite's result code."""


class Transaction:
    """A connection inside a transaction: what the other modules of the store work with."""

    __slots__ = ("_connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        """Every row that `sql` gives."""
        return self._connection.execute(sql, values).fetchall()

    def tuples(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Every row without the names of its columns: half the time where there are a hundred thousand."""
        cursor = self._connection.cursor()
        cursor.row_factory = None
        found: list[tuple[Any, ...]] = cursor.execute(sql, values).fetchall()
        return found

    def row(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Row | None:
        """The first row, or None."""
        found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def run(self, sql: str, values: tuple[object, ...] = ()) -> int:
        """Carry out a statement; gives the row id that an insert made."""
        return self._connection.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, values: list[tuple[object, ...]]) -> None:
        """Carry out one statement for each of `values`."""
        self._connection.executemany(sql, values)

    def changes(self) -> int:
        """How many rows the last statement changed."""
        row = self.row("SELECT changes()")
        return int(row[0]) if row else 0


YOUNG_S = 60
"""Seconds for which an empty file may be a library that is being made."""

_OF_THE_COPY = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR_WRITE")
"""Errors of copying that are the new file's."""


class Database:
    """The library's file. Opening it checks whose file it is and brings its schema up to date; nothing more."""

    def __init__(self, path: Path, *, read_only: bool = False, wait_s: float | None = None) -> None:
        """Open or make the library at `path`. Raises LibraryError."""
        self.path = path
        self.read_only = read_only
        self._wait_s = WRITE_WAIT_S if wait_s is None else wait_s
        self._idle: list[sqlite3.Connection] = []
        self._pool_lock = threading.Lock()
        self._write_lock = threading.Lock()
        self._watcher: sqlite3.Connection | None = None
        self._seen = 0
        try:
            with self._errors():
                self._open_first()
        except OSError as error:
            raise LibraryError(
                "Library not accessible",
                "{path} cannot be opened, made or copied: {why}.",
                path=self.path,
                why=system_says(error),
            ) from error

    def _open_first(self) -> None:
        """Make the file if need be, check it, migrate it."""
        if not self.read_only:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self.path.exists():
                self.path.touch(mode=0o600)  # what a reader notes is nobody else's business
            elif self._was_lost():
                raise LibraryError(
                    "Library empty",
                    "{path} has 0 bytes: what it held was lost; restore a backup, or set it aside to begin anew.",
                    path=self.path,
                )
        try:
            self._idle.append(self._prepared())
        except sqlite3.OperationalError as error:
            # A file that may not be written, or lies in a folder that may not, can often still be read.
            refused = backups.error_name(error).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
            if self.read_only or not refused or not self.path.is_file():
                raise
            self.read_only = True
            self._idle.append(self._prepared())

    def _was_lost(self) -> bool:
        """Whether the file is there and empty, and not because another Kutip is just making it."""
        status = self.path.stat()
        wal = self.path.with_name(self.path.name + "-wal")
        young = time.time() - status.st_mtime < YOUNG_S
        return status.st_size == 0 and not young and not (wal.exists() and wal.stat().st_size)

    def _prepared(self) -> sqlite3.Connection:
        """The first connection, with the file checked and its schema up to date."""
        connection = self._connect()
        try:
            if schema.prepare(connection, self.path, read_only=self.read_only):
                self.read_only = True
        except BaseException:  # an interrupt, too: nobody else closes it, and it goes on its way
            connection.close()
            raise
        return connection

    def _connect(self) -> sqlite3.Connection:
        """A connection of its own, with the pragmas that hold for each."""
        if not self.read_only:
            connection = self._raw(f"{self.path.absolute().as_uri()}?mode=rwc")
        else:
            connection = self._raw(f"{self.path.absolute().as_uri()}?mode=ro")
            try:
                connection.execute("PRAGMA user_version").fetchone()
            except sqlite3.OperationalError:
                # A write-ahead file cannot be made in a folder that may not be written; with none there, the file
                # itself is the whole truth and may be read as one that nobody changes.
                connection.close()
                wal = self.path.with_name(self.path.name + "-wal")
                if wal.exists() and wal.stat().st_size:
                    raise
                connection = self._raw(f"{self.path.absolute().as_uri()}?immutable=1")
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA fullfsync=ON")  # macOS: fsync alone does not reach the disk there
        return connection

    def _raw(self, uri: str) -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, timeout=self._wait_s, isolation_level=None, check_same_thread=False, cached_statements=256
        )

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """An idle connection, or a new one; given back afterwards, closed if it broke."""
        with self._pool_lock:
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = self._connect()
        try:
            yield connection
        except sqlite3.DatabaseError:
            connection.close()
            raise
        except BaseException:  # an interrupt, too: the connection is sound, and it goes on its way
            self._idle.append(connection)
            raise
        else:
            self._idle.append(connection)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A block that sees one state of the library, whatever others write meanwhile."""
        with self._errors(), self._connection() as connection:
            connection.execute("BEGIN")
            try:
                yield Transaction(connection)
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def writing(self, *, durable: bool = True, wait_s: float | None = None) -> Iterator[Transaction]:
        """A block whose changes are made all or not at all.

        With `durable` they are on the disk when the block is left. `wait_s` is the longest wait for another
        program's transaction, in seconds. Raises LibraryError.
        """
        if self.read_only:
            raise _of_family("SQLITE_READONLY", self.path)
        wait = self._wait_s if wait_s is None else min(wait_s, self._wait_s)
        with self._errors(), self._own_turn(wait), self._connection() as connection:
            connection.execute(f"PRAGMA busy_timeout={int(wait * 1000)}")
            connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Transaction(connection)
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def _own_turn(self, wait: float) -> Iterator[None]:
        """This program's writers one after the other: SQLite would let them poll."""
        if not self._write_lock.acquire(timeout=wait):
            raise _of_family("SQLITE_LOCKED", self.path)
        try:
            yield
        finally:
            self._write_lock.release()

    def changed_elsewhere(self) -> bool:
        """Whether anybody, this program too, committed something since this was last asked."""
        version = self.data_version()
        changed, self._seen = version != self._seen, version
        return changed

    def data_version(self) -> int:
        """A number that is another one after anybody, this program too, committed something."""
        with self._errors(), self._pool_lock:
            if self._watcher is None:
                self._watcher = self._connect()
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def copy_to(self, target: Path, *, beside: bool = False) -> Path:
        """A consistent copy of the whole library, by SQLite's own backup; replaces `target` only when it is complete.

        With `beside` it replaces nothing, and has the first name with a number that nobody has. Gives where it is.
        Raises LibraryError, which names the file that is at fault.
        """
        with self._errors(), self._connection() as connection:
            try:
                return backups.copy_out(connection, target, beside=beside)
            except sqlite3.OperationalError as error:
                if backups.error_name(error).startswith(_OF_THE_COPY):
                    raise as_library_error(error, target) from error
                raise
            except OSError as error:
                raise LibraryError(
                    "Not written", "{path} cannot be written: {why}.", path=target, why=system_says(error)
                ) from error

    def replace_by(self, source: Path) -> None:
        """Make the library what the file at `source` holds, by SQLite's own backup; other programs see it at once."""
        with self._errors(), self._own_turn(self._wait_s), self._connection() as connection:
            backups.copy_into(source, connection)

    def close(self) -> None:
        """Close every idle connection; the last one folds the write-ahead file into the library."""
        with self._pool_lock:
            idle, self._idle = self._idle, []
            if self._watcher is not None:
                idle.append(self._watcher)
                self._watcher = None
        for connection in idle:
            connection.close()

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        """SQLite's errors as LibraryError. An error in our own SQL is a fault of the program and stays what it is."""
        try:
            yield
        except sqlite3.Error as error:
            raise as_library_error(error, self.path) from error
        except UnicodeEncodeError as error:
            raise LibraryError(
                "No text", "What was given holds bytes that are no text; the library neither has nor keeps such words."
            ) from error


def as_library_error(error: sqlite3.Error, path: Path) -> Exception:
    """The LibraryError for what SQLite reports of the file at `path`; `error` itself where it is a fault of ours."""
    name = backups.error_name(error)
    for family in _MESSAGES:
        if name.startswith(family):
            return _of_family(family, path)
    if "no such module: fts5" in str(error):
        return LibraryError(
            "No full-text search", "This Python's SQLite was built without FTS5; use a Python whose SQLite has it."
        )
    return error


def _of_family(family: str, path: Path) -> LibraryError:
    title, message = _MESSAGES[family]
    return LibraryError(title, message, path=path, way_out=schema.WAY_OUT)
