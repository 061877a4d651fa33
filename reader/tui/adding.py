"""Bringing many files, folders and addresses into the library in the background; lists say how far it is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import ReaderError, where_it_failed
from reader.model import Particulars, Progress, source_name
from reader.tui.jobs import Job
from reader.tui.order_queue import OrderQueue

if TYPE_CHECKING:
    from reader.adding import AddReport
    from reader.tui.context import Context

_log = logging.getLogger(__name__)


class LibraryAdding:
    """Adds one row of sources at a time; those that are asked for meanwhile come behind them."""

    def __init__(self, context: Context, changed: Callable[[], None]) -> None:
        self._context = context
        self._queue = OrderQueue(self._start, changed)
        self._began = 0.0  # seconds
        self.begin = self._queue.put
        """Add a row of sources, behind those that are being added."""
        self.stop = self._queue.stop
        """Stop what is being added, and what waits; whether there was something. What was added stays."""

    @property
    def words(self) -> str:
        """What the head of a list over articles says of it; empty where nothing is being added."""
        if not self._queue.is_busy:
            return ""
        progress = self._queue.progress or Progress("add", 0, None)
        rate = f"{progress.done / max(monotonic() - self._began, 0.1):.1f}"
        done = f"{progress.done}/{progress.total}" if progress.total else progress.done
        return self._context.tr("add.progress", done=done, rate=rate)

    def _start(self, sources: Sequence[str], enough: threading.Event) -> Job:
        library, jobs = self._context.library, self._context.jobs
        self._began = monotonic()
        troubles: list[str] = []

        def work(job: Job) -> AddReport:
            from reader.adding import add_all
            from reader.batch import is_collection, named_sources, records

            named = named_sources(sources, collections=False)
            total = None if any(map(is_collection, named)) else len(named)
            tell = jobs.report(job, self._queue.further)

            def begun(number: int, _: str) -> Callable[[Progress], None]:
                tell(Progress("add", number - 1, total))
                return lambda _: None

            def failed(source: str, error: Exception) -> None:
                if not isinstance(error, ReaderError):
                    _log.error("%s could not be added: %s", source, where_it_failed(error))
                troubles.append(f"{source_name(source)}: {self._context.tr.say(_reason(error))}")

            return add_all(
                library,
                records(named),
                told=Particulars(),
                begin=begun,
                failed=failed,
                analyse=False,
                cancelled=lambda: job.cancelled() or enough.is_set(),
            )

        return jobs.start(
            "add", work, then=lambda report: self._done(report, troubles), failed=lambda _: self._queue.end()
        )

    def _done(self, report: AddReport, troubles: Sequence[str]) -> None:
        """Say what came of it, and have what is new analysed."""
        tr = self._context.tr
        said = tr("add.done", added=report.added, changed=report.changed, known=report.known)
        if troubles:
            said += " " + tr.plural("add.failed", report.failed, first=troubles[0])
        self._context.tell(said)
        self._context.refreshing.soon()
        self._queue.end()


def _reason(error: Exception) -> str:
    return error.message if isinstance(error, ReaderError) else type(error).__name__
