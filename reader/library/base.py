"""What every part of the desk stands on: the library, the clock, and the changes that can be undone."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from reader.errors import LibraryError
from reader.paths import Paths
from reader.storage import Database, Transaction, rows


class DeskSettings(Protocol):
    """What the desk needs to know of the settings."""

    @property
    def models(self) -> Mapping[str, str]:
        """Language to the name or folder of a pipeline; a language that is not in it has the shipped one."""


class Edit(NamedTuple):
    """One row before and after a change."""

    table: str
    key: str | int
    before: rows.Image | None
    after: rows.Image | None

    @property
    def article_id(self) -> int | None:
        """The article that the row belongs to."""
        row = self.after or self.before or {}
        return row.get("article_id")


class _Change(NamedTuple):
    """What one action of the reader changed in the library."""

    label: str
    """What was done, for the message: "note deleted"."""
    edits: tuple[Edit, ...]


def now_utc() -> datetime:
    """The desk's clock, if no other is given."""
    return datetime.now(UTC)


class DeskBase(ABC):
    """The library, opened if it can be; the desk reads on without it and says why in `trouble`."""

    def __init__(
        self,
        paths: Paths,
        settings: DeskSettings,
        *,
        clock: Callable[[], datetime] = now_utc,
        read_only: bool = False,
    ) -> None:
        """Open the library at `paths`. A library that cannot be used is left alone and told of in `trouble`."""
        self.paths = paths
        self.settings = settings
        self._clock = clock
        self._read_only = read_only
        self._database: Database | None = None
        self._trouble: LibraryError | None = None
        self._history_lock = threading.RLock()
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._removed: set[int] = set()
        self._open_library()

    def _open_library(self) -> None:
        try:
            self._database = Database(self.paths.library, read_only=self._read_only)
        except LibraryError as error:
            self._trouble = error
        else:
            self._trouble = None

    @property
    def trouble(self) -> LibraryError | None:
        """Why there is no library; None where there is one. Reading goes on without it, notes cannot be written."""
        return self._trouble

    @property
    def read_only(self) -> bool:
        """Whether the library can be read but not written."""
        return self._database is not None and self._database.read_only

    @property
    def _library(self) -> Database:
        """The library. Raises the LibraryError in `trouble` where there is none."""
        if self._database is None:
            raise self._trouble or LibraryError("Library closed", "The library was closed; open the article again.")
        return self._database

    def set_library_aside(self) -> Path:
        """Give a library that cannot be used another name, and begin a new one; gives the old one's new name.

        Nothing is deleted or overwritten. Only for when the reader says so. Raises LibraryError.
        """
        self._close_library()
        library = self.paths.library
        stamp = self._clock().strftime("%Y%m%dT%H%M%S")
        aside = library.with_name(f"{library.stem}.set-aside-{stamp}{library.suffix}")
        number = 1
        while aside.exists():
            number += 1
            aside = library.with_name(f"{library.stem}.set-aside-{stamp}-{number}{library.suffix}")
        try:
            for tail in ("-wal", "-shm"):
                beside = library.with_name(library.name + tail)
                if beside.exists():
                    beside.rename(aside.with_name(aside.name + tail))
            library.rename(aside)
        except OSError as error:
            raise LibraryError(
                "Library not accessible", f"{library} cannot be renamed: {error.strerror}; move it away by hand."
            ) from error
        self._open_library()
        return aside

    def changed_elsewhere(self) -> bool:
        """Whether anybody wrote to the library since this was last asked; cheap enough to ask every second."""
        return self._database is not None and self._database.changed_elsewhere()

    def library_version(self) -> int:
        """A number that is another one after anybody wrote to the library; cheap. Raises LibraryError."""
        return self._library.data_version()

    @contextmanager
    def _change(self, label: str, *keys: tuple[str, str | int]) -> Iterator[Transaction]:
        """A durable change of the rows named by `keys` (table and key), which undo can take back."""
        with self._history_lock:
            with self._library.writing() as tx:
                before = [rows.image(tx, table, key) for table, key in keys]
                yield tx
                edits = tuple(
                    Edit(table, key, old, new)
                    for (table, key), old in zip(keys, before, strict=True)
                    if old != (new := rows.image(tx, table, key))
                )
                self._settle(tx, edits)
            if edits:
                self._done.append(_Change(label, edits))
                self._undone.clear()

    def undo(self) -> str | None:
        """Take back the last change of this session; gives what was undone, or None where there is nothing.

        Raises LibraryError where the same thing was changed elsewhere since, and then changes nothing.
        """
        return self._turn(self._done, self._undone, back=True)

    def redo(self) -> str | None:
        """Make the change that was undone last once more; gives what was redone, or None where there is nothing."""
        return self._turn(self._undone, self._done, back=False)

    @property
    def can_undo(self) -> str | None:
        """What `undo` would take back."""
        return self._done[-1].label if self._done else None

    @property
    def can_redo(self) -> str | None:
        """What `redo` would make again."""
        return self._undone[-1].label if self._undone else None

    def _turn(self, source: list[_Change], target: list[_Change], *, back: bool) -> str | None:
        with self._history_lock:
            if not source:
                return None
            change = source[-1]
            with self._library.writing() as tx:
                for edit in change.edits:
                    stands = rows.image(tx, edit.table, edit.key) == (edit.after if back else edit.before)
                    owner = edit.article_id
                    if not stands or (owner is not None and rows.image(tx, "article", owner) is None):
                        source.pop()  # it can never be turned again; what was done before it still can
                        raise LibraryError(
                            "Cannot undo" if back else "Cannot redo",
                            f"“{change.label}” was changed again since, here or in another window; it stays as it is.",
                        )
                for edit in reversed(change.edits) if back else change.edits:
                    rows.put(tx, edit.table, edit.key, edit.before if back else edit.after)
                self._settle(tx, change.edits)
            target.append(source.pop())
        return change.label

    @abstractmethod
    def _settle(self, tx: Transaction, edits: Sequence[Edit]) -> None:
        """Mark what is derived from the changed rows to be made anew; in the same transaction."""

    def _close_library(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            database.close()


def first_line(text: str, limit: int = 40) -> str:
    """The beginning of a text on one line, for messages."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def plain(text: str) -> str:
    """Foreign words, typed, pasted or imported, without what acts on a terminal, as intake cleans a text."""
    from reader.intake import clean

    return clean(text)


def unique(values: Sequence[str]) -> tuple[str, ...]:
    """The values without doubles and empty ones, in order."""
    return tuple(dict.fromkeys(value for value in values if value))
