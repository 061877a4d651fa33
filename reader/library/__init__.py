"""The library: open, analyse, annotate, correct, search, compare. It composes its parts; no screen and no SQL in it.

One Library stands for one session. It is safe to be called from several threads. Every method that changes what the
reader made gives back only when the change is on the disk, and can be undone until the session ends. Failures are
LibraryError, SourceError and AnalysisError, each with one sentence for the reader.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.analyser import Analyser, WorkerAnalyser
from reader.library.analyses import Analyses, Refreshed, Stale
from reader.library.articles import Articles
from reader.library.drafts import Drafts
from reader.library.history import History
from reader.library.index import Index
from reader.library.notes import Notes
from reader.library.session import LibrarySettings, Session, now_utc
from reader.library.versions import Versions
from reader.paths import Paths

if TYPE_CHECKING:
    from reader.library.actors import Actors
    from reader.library.balances import Balances
    from reader.library.checks import Checks
    from reader.library.codes import Codes
    from reader.library.corrections import Corrections
    from reader.library.exchange import Exchange
    from reader.library.exports import Exports
    from reader.library.feeds import Feeds
    from reader.library.quotations import Quotations
    from reader.library.search import Search
    from reader.library.stories import Stories

__all__ = ["Analyser", "Library", "LibrarySettings", "Refreshed", "Stale"]


class Library:
    """Everything that a screen or a command does with articles, by parts; a context manager."""

    def __init__(
        self,
        paths: Paths,
        settings: LibrarySettings,
        *,
        clock: Callable[[], datetime] = now_utc,
        analyser: Analyser | None = None,
        read_only: bool = False,
    ) -> None:
        """Open the library at `paths`. Never raises for a library that cannot be used: see `trouble`.

        `analyser` understands articles; without one it is a worker process with the pipelines of the settings.
        """
        self.paths = paths
        self.drafts = Drafts(paths.drafts)
        """Notes that are not saved yet; they need no library."""
        self.session = Session(paths, analyser or WorkerAnalyser(settings.models), clock=clock, read_only=read_only)
        session = self.session
        index = self._index = Index(session)
        self.history = History(session)
        self.analyses = Analyses(session, index)
        self.notes = Notes(session, self.history)
        self.versions = Versions(session)
        self.articles = Articles(session, self.history, self.analyses, self.notes, self.versions)

    @cached_property
    def actors(self) -> Actors:
        """Who is quoted, over all articles."""
        from reader.library.actors import Actors

        return Actors(self.session, self.history, self._index, self.notes)

    @cached_property
    def balances(self) -> Balances:
        """Whose words the articles give, counted."""
        from reader.library.balances import Balances

        return Balances(self.session, self._index)

    @cached_property
    def checks(self) -> Checks:
        """Sources read again, and what changed."""
        from reader.library.checks import Checks

        return Checks(self.session, self.articles, self.versions, self.analyses)

    @cached_property
    def codes(self) -> Codes:
        """The codes, and which notes and statements bear them."""
        from reader.library.codes import Codes

        return Codes(self.session, self.history, self._index, self.analyses, self.notes)

    @cached_property
    def corrections(self) -> Corrections:
        """The reader's corrections."""
        from reader.library.corrections import Corrections

        return Corrections(self.session, self.history, self.analyses)

    @cached_property
    def exchange(self) -> Exchange:
        """Notes and codes from other programs."""
        from reader.library.exchange import Exchange

        return Exchange(self.session, self.history, self.analyses)

    @cached_property
    def exports(self) -> Exports:
        """What goes out, in every format."""
        from reader.library.exports import Exports

        return Exports(self.session, self._index, self.notes)

    @cached_property
    def feeds(self) -> Feeds:
        """The feeds that are followed."""
        from reader.library.feeds import Feeds

        return Feeds(self.session, self.history, self.articles)

    @cached_property
    def quotations(self) -> Quotations:
        """What is quoted in several articles."""
        from reader.library.quotations import Quotations

        return Quotations(self.session, self._index)

    @cached_property
    def search(self) -> Search:
        """Words sought in articles, statements and notes."""
        from reader.library.search import Search

        return Search(self.session, self._index)

    @cached_property
    def stories(self) -> Stories:
        """Articles that tell of one event."""
        from reader.library.stories import Stories

        return Stories(self.session, self._index, self.quotations)

    @property
    def trouble(self) -> LibraryError | None:
        """Why there is no library; None where there is one. Reading goes on without it, notes cannot be written."""
        return self.session.trouble

    @property
    def read_only(self) -> bool:
        """Whether there is a library that can be read but not written."""
        return self.session.is_open and not self.session.is_writable

    def set_aside(self) -> Path:
        """As `Session.set_aside`: give a library that cannot be used another name, and begin a new one."""
        return self.session.set_aside()

    def changed_elsewhere(self) -> bool:
        """Whether anybody wrote to the library since this was last asked; cheap enough to ask every second."""
        return self.session.is_open and self.session.database.changed_elsewhere()

    def version(self) -> int:
        """A number that is another one after anybody wrote to the library; cheap. Raises LibraryError."""
        return self.session.database.data_version()

    def close(self) -> None:
        """End the analyser, take removed articles away for good, and close the library."""
        self.session.analyser.close()
        self.articles.forget_removed()
        self.feeds.forget_removed()
        self.session.close_database()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
