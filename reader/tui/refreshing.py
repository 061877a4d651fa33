"""Analysing the library anew in the background while lists over articles are looked at: they say so, a key stops it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.model import Progress
from reader.tui.jobs import Job

if TYPE_CHECKING:
    from reader.library import Refreshed
    from reader.tui.context import Context

DELAY_S = 2.0
"""Seconds for which a list over articles is there before the work begins: the list itself comes first."""


class _Outcome(NamedTuple):
    """What came of the work."""

    refreshed: Refreshed
    """What was analysed, and what ended it early."""
    left: int
    """Articles that are still listed as another engine understood them, or not at all."""
    asked: bool
    """Whether the reader asked for it."""


class LibraryRefresh:
    """Keeps the lists over articles from mixing what different engines understood."""

    def __init__(
        self, context: Context, later: Callable[[float, Callable[[], None]], object], changed: Callable[[], None]
    ) -> None:
        self._context = context
        self._later = later  # calls something so many seconds from now
        self._changed = changed  # called when `words` are others
        self._job: Job | None = None
        self._progress: Progress | None = None
        self._left = 0
        self._enough = threading.Event()  # whether the reader has stopped the work that runs
        self._wanted = True  # until the reader stops it, or it fails

    @property
    def running(self) -> bool:
        """Whether the library is being analysed anew."""
        return self._job is not None

    @property
    def words(self) -> str:
        """What the head of a list over articles says of it; empty where every article is understood as of today."""
        tr = self._context.tr
        if self._progress is not None:
            return tr("refresh.progress", done=self._progress.done, total=self._progress.total)
        return tr("refresh.left", count=self._left) if self._left else ""

    def soon(self) -> None:
        """A list over articles is looked at: begin, unless the reader has stopped it in this session."""
        if self._wanted and self._job is None:
            self._later(DELAY_S, self._begin)

    def toggle(self) -> None:
        """Begin, or stop what is begun."""
        trouble = self._context.library.trouble
        if self._job is not None:
            self._wanted = False
            self._enough.set()
        elif trouble is not None:
            self._context.tell(trouble.message)
        else:
            self._wanted = True
            self._begin(asked=True)

    def _begin(self, *, asked: bool = False) -> None:
        library, jobs = self._context.library, self._context.jobs
        self._enough = enough = threading.Event()
        if self._job is not None or library.trouble is not None:
            return

        def work(job: Job) -> _Outcome:
            from reader.library import Refreshed

            def stopped() -> bool:
                return job.cancelled() or enough.is_set()

            refreshed = Refreshed(0, (), None)
            stale = library.analyses.stale().total
            if stale and (asked or not library.read_only):
                try:
                    refreshed = library.analyses.refresh(progress=jobs.report(job, self._further), cancelled=stopped)
                except ReaderError as error:
                    refreshed = Refreshed(0, (), error)
                stale = library.analyses.stale().total
            return _Outcome(refreshed, stale, asked)

        self._job = jobs.start("refresh-library", work, then=self._done, failed=lambda _: self._end())

    def _end(self) -> None:
        """There is no work any more."""
        self._job, self._progress = None, None
        self._changed()

    def _further(self, progress: Progress) -> None:
        """Show how far it is."""
        if not self._enough.is_set():
            self._progress = progress
            self._changed()

    def _done(self, outcome: _Outcome) -> None:
        """Say what came of it, and show it."""
        self._left = outcome.left
        context, refreshed = self._context, outcome.refreshed
        if refreshed.trouble is not None:
            self._wanted = False
            context.tell(context.tr("refresh.failed", why=context.tr.say(refreshed.trouble.message)))
        elif refreshed.done:
            context.tell(context.tr.plural("refresh.done", refreshed.done))
        elif outcome.asked and not outcome.left:
            context.tell(context.tr("refresh.nothing"))
        self._end()
