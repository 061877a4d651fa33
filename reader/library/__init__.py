"""The library: open, analyse, annotate, correct, search, compare. It composes its parts; no screen and no SQL in it.

One Library stands for one session. It is safe to be called from several threads. Every method that changes what the
reader made gives back only when the change is on the disk, and can be undone until the session ends. Failures are
LibraryError, SourceError and AnalysisError, each with one sentence for the reader.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from reader.errors import LibraryError
from reader.library.actors import Actors
from reader.library.analyser import Analyser, WorkerAnalyser
from reader.library.analyses import Analyses, Refreshed, Stale
from reader.library.articles import Articles
from reader.library.balances import Balances
from reader.library.checks import Checks
from reader.library.codes import Codes
from reader.library.corrections import Corrections
from reader.library.drafts import Drafts
from reader.library.exchange import Exchange, ImportReport
from reader.library.exports import Exports
from reader.library.feeds import FeedReport, Feeds
from reader.library.history import History
from reader.library.index import Index
from reader.library.notes import Notes
from reader.library.quotations import Quotations
from reader.library.search import Search
from reader.library.session import LibrarySettings, Session, now_utc
from reader.library.stories import Stories
from reader.library.versions import Versions
from reader.paths import Paths

__all__ = ["Analyser", "FeedReport", "ImportReport", "Library", "LibrarySettings", "Refreshed", "Stale"]


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
        index = Index(session)
        self.history = History(session)
        self.analyses = Analyses(session, index)
        self.notes = Notes(session, self.history)
        self.versions = Versions(session)
        self.articles = Articles(session, self.history, self.analyses, self.notes, self.versions)
        self.feeds = Feeds(session, self.history, self.articles)
        self.checks = Checks(session, self.articles, self.versions, self.analyses)
        self.corrections = Corrections(session, self.history, self.analyses)
        self.codes = Codes(session, self.history, index, self.analyses, self.notes)
        self.search = Search(session, index)
        self.actors = Actors(session, self.history, index, self.notes)
        self.balances = Balances(session, index)
        self.quotations = Quotations(session, index)
        self.stories = Stories(session, index, self.quotations)
        self.exports = Exports(session, index, self.notes)
        self.exchange = Exchange(session, self.history, self.analyses)

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
