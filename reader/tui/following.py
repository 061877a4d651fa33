"""Following feeds in the background: adding them, and asking all of them for what is new; lists say how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import Progress
from reader.tui.jobs import Job

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library.feeds import FeedReport
    from reader.tui.context import Context


class FeedFollowing:
    """Adds feeds and updates them. What came before it is stopped is kept."""

    def __init__(self, context: Context, changed: Callable[[], None], ended: Callable[[], None]) -> None:
        self._context = context
        self.show = changed  # says anew what is fetched and asked
        self._ended = ended  # called when there is something else to list
        self._jobs = 0  # that run
        self._progress = Progress("fetch", 0, None)
        self._enough = threading.Event()  # whether the reader has stopped what runs

    @property
    def words(self) -> str:
        """What the head of a list of feeds says of it; empty where nothing is asked."""
        if not self._jobs:
            return ""
        done, total = self._progress.done, self._progress.total
        return self._context.tr("feeds.progress", done=f"{done}/{total}" if total else "…")

    def update(self, only: Collection[int] | None = None) -> None:
        """Ask the feeds, or some of them by number, for what is new; only once at a time."""
        if self._jobs:
            self._context.tell(self.words)
            return
        library, jobs = self._context.library, self._context.jobs
        stopped = self._begin()

        def work(job: Job) -> FeedReport:
            tell = jobs.report(job, self._further)
            return library.feeds.update(only, progress=lambda progress, _: tell(progress), cancelled=stopped)

        jobs.start("update-feeds", work, then=self._updated, failed=self._failed)

    def add(self, source: str, named_by: str | None = None) -> None:
        """Follow the feed at an address, or those that an OPML file lists; `named_by` is the page that named it."""
        library, tr = self._context.library, self._context.tr
        self._begin()

        def work(_: Job) -> tuple[str, Collection[int]]:
            from reader.intake import is_url
            from reader.intake.source import read_file

            if is_url(source):
                card, is_new = library.feeds.add(source, named_by=named_by)
                return tr.plural("feeds.added" if is_new else "feeds.known", card.items, name=card.name), ()
            added, listed = library.feeds.import_list(read_file(Path(source)))
            unasked = [card.id for card in library.feeds.all() if card.updated is None and card.error is None]
            return tr.plural("feeds.imported", added, known=listed - added), unasked

        self._context.jobs.start("add-feed", work, then=self._added, failed=self._failed)

    def stop(self) -> bool:
        """Stop asking; whether there was something to stop."""
        self._enough.set()
        return self._jobs > 0

    def _begin(self) -> Callable[[], bool]:
        """There is one more job; gives whether it is to stop."""
        if not self._jobs:
            self._enough = threading.Event()
            self._progress = Progress("fetch", 0, None)
        self._jobs += 1
        self.show()
        return self._enough.is_set

    def _further(self, progress: Progress) -> None:
        self._progress = progress
        self.show()

    def _end(self) -> None:
        self._jobs -= 1
        self.show()
        self._ended()

    def _failed(self, _: ReaderError | None) -> None:
        self._end()

    def _added(self, result: tuple[str, Collection[int]]) -> None:
        said, unasked = result
        self._context.tell(said)
        self._end()
        if unasked:
            self.update(unasked)

    def _updated(self, report: FeedReport) -> None:
        tr = self._context.tr
        said = tr.plural("feeds.updated", report.new, feeds=report.asked)
        if report.failed:
            name, error = report.failed[0]
            said += " " + tr.plural("feeds.failed", len(report.failed), first=f"{name}: {tr.say(error.message)}")
        if report.waiting:
            said += " " + tr.plural("feeds.waiting", len(report.waiting))
        self._context.tell(said)
        self._end()
