"""Analysing the library anew in the background while lists over articles are looked at: they say so, a key stops it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from textual.message import Message

from reader.errors import ReaderError
from reader.model import Progress
from reader.tui.i18n import Translator
from reader.tui.jobs import Job, JobFailed, Jobs, Waits

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from reader.library import Library, Refreshed

CALM = 2.0
"""Seconds for which a list over articles is there before the work begins: the list itself comes first."""


class RefreshProgress(Message):
    """So many articles are analysed anew."""

    def __init__(self, job: Job, progress: Progress) -> None:
        super().__init__()
        self.job = job
        """Which work."""
        self.progress = progress
        """How far."""

    def can_replace(self, message: Message) -> bool:
        """Only the last one counts."""
        return isinstance(message, RefreshProgress)


@dataclass
class RefreshDone(Message):
    """The work came to its end, or was stopped."""

    job: Job
    """Which work."""
    refreshed: Refreshed
    """What came of it."""
    left: int
    """Articles that are still listed as another engine understood them, or not at all."""
    asked: bool
    """Whether the reader asked for it."""


class _Behind(Waits):
    """What the jobs of this work are about: no screen waits for them."""

    def __init__(self, app: Refreshing) -> None:
        self._app = app

    def job_failed(self, message: JobFailed) -> None:
        """Something unforeseen ended it."""
        self._app.refresh_ended()


class Refreshing:
    """The part of the app that keeps the lists over articles from mixing what different engines understood."""

    library: Library
    jobs: Jobs
    tr: Translator

    _refresh: Job | None = None
    _refresh_progress: Progress | None = None
    _refresh_left = 0
    _refresh_wanted = True  # until the reader stops it, or it fails

    def tell(self, text: str) -> None:
        """Say something in passing."""
        raise NotImplementedError

    @property
    def refresh_words(self) -> str:
        """What the head of a list over articles says of it; empty where every article is understood as of today."""
        if self._refresh_progress is not None:
            done, total = self._refresh_progress.done, self._refresh_progress.total
            return self.tr("refresh.progress", done=done, total=total)
        return self.tr("refresh.left", count=self._refresh_left) if self._refresh_left else ""

    def refresh_soon(self) -> None:
        """A list over articles is looked at: begin, unless the reader has stopped it in this session."""
        if self._refresh_wanted and self._refresh is None:
            cast("App[Any]", self).set_timer(CALM, self._begin_refresh)

    def action_refresh(self) -> None:
        """Begin, or stop what is begun."""
        if self._refresh is not None:
            self._refresh_wanted = False
            self._refresh.cancel()
        elif self.library.trouble is not None:
            self.tell(self.library.trouble.message)
        else:
            self._refresh_wanted = True
            self._begin_refresh(asked=True)

    def _begin_refresh(self, *, asked: bool = False) -> None:
        if self._refresh is not None or self.library.trouble is not None:
            return
        library, app = self.library, cast("App[Any]", self)

        def work(job: Job) -> None:
            def told(progress: Progress) -> None:
                app.post_message(RefreshProgress(job, progress))

            from reader.library import Refreshed

            refreshed = Refreshed(0, (), None)
            stale = library.analyses.stale().total
            if stale and (asked or not library.read_only):
                try:
                    refreshed = library.analyses.refresh(progress=told, cancelled=job.cancelled)
                except ReaderError as error:
                    refreshed = Refreshed(0, (), error)
                stale = library.analyses.stale().total
            app.post_message(RefreshDone(job, refreshed, stale, asked))

        self._refresh = self.jobs.start("refresh-library", _Behind(self), work)

    def refresh_ended(self) -> None:
        """There is no work any more."""
        self._refresh, self._refresh_progress = None, None
        self._tell_lists()

    def on_refresh_progress(self, message: RefreshProgress) -> None:
        """Show how far it is."""
        if message.job is self._refresh and not message.job.cancelled():
            self._refresh_progress = message.progress
            self._tell_lists()

    def on_refresh_done(self, message: RefreshDone) -> None:
        """Say what came of it, and show it."""
        if message.job is not self._refresh:
            return
        self._refresh_left = message.left
        refreshed, tr = message.refreshed, self.tr
        if refreshed.trouble is not None:
            self._refresh_wanted = False
            self.tell(tr("refresh.failed", why=refreshed.trouble.message))
        elif refreshed.done:
            self.tell(tr.plural("refresh.done", refreshed.done))
        elif message.asked and not message.left:
            self.tell(tr("refresh.nothing"))
        self.refresh_ended()

    def _tell_lists(self) -> None:
        from reader.tui.dialogs.listing_bars import TitleBar

        screen: Screen[Any] = cast("App[Any]", self).screen
        for bar in screen.query(TitleBar):
            bar.remake()
