"""What every part of the library stands on: the database, the clock, the analyser and what is held in memory."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from reader.errors import LibraryError
from reader.files import sweep
from reader.library.analyser import Analyser
from reader.model import Analysis, Article
from reader.paths import Paths
from reader.phrase import system_says
from reader.storage import Database, Transaction, articles

HELD_ARTICLES = 8
"""How many of the last articles, and of their analyses, are held in memory."""


class LibrarySettings(Protocol):
    """What the library needs to know of the settings."""

    @property
    def models(self) -> Mapping[str, str]:
        """Language to the name or folder of a pipeline; a language that is not in it has the shipped one."""


Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class LastUsed(Generic[Key, Value]):
    """The values that were put in last, by key; at most `limit` of them."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """The value, if it is still held."""
        return self._values.get(key)

    def put(self, key: Key, value: Value) -> None:
        """Hold a value, and drop the one that was put in longest ago if there are too many."""
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > self._limit:
            self._values.popitem(last=False)

    def clear(self) -> None:
        """Hold nothing any more."""
        self._values.clear()


def now_utc() -> datetime:
    """The clock of a session, if no other is given."""
    return datetime.now(UTC)


class Session:
    """One run of the program over one library file; reading goes on without the file, `trouble` says why it must."""

    def __init__(
        self,
        paths: Paths,
        analyser: Analyser,
        *,
        clock: Callable[[], datetime] = now_utc,
        read_only: bool = False,
    ) -> None:
        """Open the library at `paths`. A library that cannot be used is left alone and told of in `trouble`."""
        self.paths = paths
        self.analyser = analyser
        self.clock = clock
        self.shown: LastUsed[int, Article] = LastUsed(HELD_ARTICLES)
        """The text that this session shows of an article: it stays what it was when the article was opened."""
        self.machine: LastUsed[tuple[str, str | None, date | None], Analysis] = LastUsed(HELD_ARTICLES)
        """What the machine understood, by digest, language and day of publication."""
        self.removed: set[int] = set()
        """Articles that are removed for good when the session ends."""
        self._open_read_only = read_only
        self._database: Database | None = None
        self._trouble: LibraryError | None = None
        if not read_only:
            for folder in (paths.data, paths.drafts, paths.config):
                sweep(folder)
        self.open_database()

    def open_database(self) -> None:
        """Open the file; what is wrong with it stands in `trouble` then."""
        try:
            self._database = Database(self.paths.library, read_only=self._open_read_only)
        except LibraryError as error:
            self._trouble = error
        else:
            self._trouble = None

    def close_database(self) -> None:
        """Close the file."""
        database, self._database = self._database, None
        if database is not None:
            database.close()

    @property
    def trouble(self) -> LibraryError | None:
        """Why there is no library; None where there is one. Reading goes on without it, notes cannot be written."""
        return self._trouble

    @property
    def is_open(self) -> bool:
        """Whether there is a library."""
        return self._database is not None

    @property
    def is_writable(self) -> bool:
        """Whether there is a library that can be written."""
        database = self._database
        return database is not None and not database.read_only

    @property
    def database(self) -> Database:
        """The library's file. Raises the LibraryError in `trouble` where there is none."""
        if self._database is None:
            raise self._trouble or LibraryError("Library closed", "The library was closed; open the article again.")
        return self._database

    def set_aside(self) -> Path:
        """Give a library that cannot be used another name, and begin a new one; gives the old one's new name.

        Nothing is deleted or overwritten. Only for when the reader says so. Raises LibraryError.
        """
        self.close_database()
        library = self.paths.library
        stamp = self.clock().strftime("%Y%m%dT%H%M%S")
        aside = library.with_name(f"{library.stem}.set-aside-{stamp}{library.suffix}")
        number = 1
        while aside.exists():
            number += 1
            aside = library.with_name(f"{library.stem}.set-aside-{stamp}-{number}{library.suffix}")
        try:
            _rename_library(library, aside)
        except OSError as error:
            raise LibraryError(
                "Library not accessible",
                "{path} cannot be renamed: {why}; move it away by hand.",
                path=library,
                why=system_says(error),
            ) from error
        self.open_database()
        return aside

    def reload(self, article_id: int) -> None:
        """Show what is told of an article now; its text stays."""
        shown = self.shown.get(article_id)
        if shown is None:
            return
        with self.database.reading() as tx:
            article = articles.load(tx, article_id, shown.digest)
        if article is not None:
            self.shown.put(article_id, article)

    def text(self, tx: Transaction, article_id: int) -> Article:
        """The article as this session shows it, else as the library has it. Raises LibraryError."""
        article = self.shown.get(article_id) or articles.load(tx, article_id)
        if article is None:
            raise self._trouble or LibraryError(
                "Article not kept", "The article is not in the library; open its source again to write in it."
            )
        return article


def _rename_library(library: Path, aside: Path) -> None:
    """Give a library's file another name together with its write-ahead file, which holds what was written last.

    Whatever ends the program meanwhile: under one of the names both are there. Raises OSError.
    """
    present = [tail for tail in ("-wal", "-shm", "") if library.with_name(library.name + tail).exists()]
    pairs = [(library.with_name(library.name + tail), aside.with_name(aside.name + tail)) for tail in present]
    try:
        for old, new in pairs:
            os.link(old, new)
    except OSError:  # a file system without links
        for _, new in pairs:
            new.unlink(missing_ok=True)
        for old, new in pairs:
            old.rename(new)
        return
    for old, _ in reversed(pairs):  # a write-ahead file without its library means nothing to SQLite
        old.unlink()


def check_present(tx: Transaction, article_id: int) -> None:
    """Check that the article is still in the library. Raises LibraryError."""
    if articles.by_id(tx, article_id) is None:
        raise LibraryError("Article gone", "The article was removed from the library; open its source again.")
