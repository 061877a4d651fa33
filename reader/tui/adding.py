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

if TYPE_CHECKING:
    from reader.adding import AddReport
    from reader.tui.context import Context

_log = logging.getLogger(__name__)


class LibraryAdding:
    """Adds one row of sources at a time; those that are asked for meanwhile come behind them."""

    def __init__(self, context: Context, changed: Callable[[], None]) -> None:
        self._context = context
        self._changed = changed  # called when `words` are others
        self._waiting: list[Sequence[str]] = []
        self._job: Job | None = None
        self._progress = Progress("add", 0, None)
        self._began = 0.0  # seconds
        self._enough = threading.Event()  # whether the reader has stopped the work that runs

    @property
    def words(self) -> str:
        """What the head of a list over articles says of it; empty where nothing is being added."""
        if self._job is None:
            return ""
        done, total = self._progress.done, self._progress.total
        rate = f"{done / max(monotonic() - self._began, 0.1):.1f}"
        return self._context.tr("add.progress", done=f"{done}/{total}" if total else done, rate=rate)

    def begin(self, sources: Sequence[str]) -> None:
        """Add them."""
        if self._job is not None:
            self._waiting.append(sources)
            return
        library, jobs = self._context.library, self._context.jobs
        self._enough = enough = threading.Event()
        self._began = monotonic()
        self._progress = Progress("add", 0, None)
        troubles: list[str] = []

        def work(job: Job) -> AddReport:
            from reader.adding import add_all
            from reader.batch import is_collection, named_sources, records

            named = named_sources(sources, collections=False)
            total = None if any(map(is_collection, named)) else len(named)
            tell = jobs.report(job, self._further)

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

        self._job = jobs.start(
            "add", work, then=lambda report: self._done(report, troubles), failed=lambda _: self._end()
        )
        self._changed()

    def stop(self) -> bool:
        """Stop what is being added, and what waits; whether there was something. What was added stays."""
        self._waiting.clear()
        self._enough.set()
        return self._job is not None

    def _further(self, progress: Progress) -> None:
        self._progress = progress
        self._changed()

    def _done(self, report: AddReport, troubles: Sequence[str]) -> None:
        """Say what came of it, and have what is new analysed."""
        tr = self._context.tr
        said = tr("add.done", added=report.added, changed=report.changed, known=report.known)
        if troubles:
            said += " " + tr.plural("add.failed", report.failed, first=troubles[0])
        self._context.tell(said)
        self._context.refreshing.soon()
        self._end()

    def _end(self) -> None:
        self._job = None
        self._changed()
        if self._waiting:
            self.begin(self._waiting.pop(0))


def _reason(error: Exception) -> str:
    return error.message if isinstance(error, ReaderError) else type(error).__name__
