"""Reading sources again in the background; lists and the text's head say how far it is, one line says what changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Progress
from reader.tui.dialogs.changed import what_changed
from reader.tui.jobs import Job
from reader.tui.requests import ShowChecked

if TYPE_CHECKING:
    from reader.library.checks import Checked
    from reader.tui.context import Context


class LibraryChecking:
    """Checks articles one after the other; those that are asked for meanwhile come behind them."""

    def __init__(self, context: Context, changed: Callable[[], None]) -> None:
        self._context = context
        self._changed = changed  # called when `words` are others
        self._waiting: list[Sequence[int]] = []
        self._job: Job | None = None
        self._progress = Progress("check", 0, 0)
        self._enough = threading.Event()  # whether the reader has stopped the work that runs

    @property
    def words(self) -> str:
        """What a head says of it; empty where nothing is being checked."""
        if self._job is None:
            return ""
        return self._context.tr("check.progress", done=self._progress.done, total=self._progress.total)

    def begin(self, article_ids: Sequence[int]) -> None:
        """Read the sources of articles again."""
        if self._job is not None:
            self._waiting.append(article_ids)
            return
        library, jobs, ids = self._context.library, self._context.jobs, tuple(article_ids)
        self._enough = enough = threading.Event()
        self._progress = Progress("check", 0, len(ids))

        def work(job: Job) -> ShowChecked:
            tell = jobs.report(job, self._further)
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

        self._job = jobs.start("check", work, then=self._done, failed=lambda _: self._end())
        self._changed()

    def stop(self) -> bool:
        """Stop it, and what waits; whether there was something. What was read stays."""
        self._waiting.clear()
        self._enough.set()
        return self._job is not None

    def _further(self, progress: Progress) -> None:
        self._progress = progress
        self._changed()

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
        self._end()
        context.post(result)

    def _end(self) -> None:
        self._job = None
        self._changed()
        if self._waiting:
            self.begin(self._waiting.pop(0))
