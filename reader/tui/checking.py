"""Reading sources again in the background; lists and the text's head say how far it is, one line says what changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Progress
from reader.tui.dialogs.changed import what_changed
from reader.tui.jobs import Job
from reader.tui.order_queue import OrderQueue
from reader.tui.requests import ShowChecked

if TYPE_CHECKING:
    from reader.library.checks import Checked
    from reader.tui.context import Context


class LibraryChecking:
    """Checks articles one after the other; those that are asked for meanwhile come behind them."""

    def __init__(self, context: Context, changed: Callable[[], None]) -> None:
        self._context = context
        self._queue = OrderQueue(self._start, changed)
        self.begin = self._queue.put
        """Read the sources of articles again, behind those that are being read."""
        self.stop = self._queue.stop
        """Stop it, and what waits; whether there was something. What was read stays."""

    @property
    def words(self) -> str:
        """What a head says of it; empty where nothing is being checked."""
        progress = self._queue.progress
        if progress is None or not self._queue.is_busy:
            return ""
        return self._context.tr("check.progress", done=progress.done, total=progress.total)

    def _start(self, article_ids: Sequence[int], enough: threading.Event) -> Job:
        library, jobs, ids = self._context.library, self._context.jobs, tuple(article_ids)
        self._queue.further(Progress("check", 0, len(ids)))

        def work(job: Job) -> ShowChecked:
            tell = jobs.report(job, self._queue.further)
            checked: list[Checked] = []
            failed: list[ReaderError] = []
            names: list[str] = []
            for number, article_id in enumerate(ids):
                if job.cancelled() or enough.is_set():
                    break
                tell(Progress("check", number, len(ids)))
                try:
                    checked.append(library.checks.check(article_id))
                except ReaderError as error:
                    names.append(library.checks.name_of(article_id))
                    failed.append(error)
            return ShowChecked(tuple(checked), tuple(zip(names, failed, strict=True)))

        return jobs.start("check", work, then=self._done, failed=lambda _: self._queue.end())

    def _done(self, result: ShowChecked) -> None:
        """Say what came of it, and show what changed."""
        context, tr = self._context, self._context.tr
        changed = [one for one in result.checked if one.changed]
        if len(result.checked) == 1 and not result.failed:
            context.tell(f"{result.checked[0].name}: {what_changed(tr, result.checked[0])}")
        elif len(result.failed) == 1 and not result.checked:
            context.tell_error(result.failed[0][1])
        elif result.checked or result.failed:
            said = tr("check.done", count=len(result.checked), changed=len(changed))
            context.tell(said + (" " + tr.plural("check.failed", len(result.failed)) if result.failed else ""))
        self._queue.end()
        context.post(result)
