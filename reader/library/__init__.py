"""The desk: open, analyse, annotate, correct, search, compare. It composes the rooms; no screen and no SQL in it.

One Desk stands for one session. It is safe to be called from several threads. Every method that changes what the
reader made gives back only when the change is on the disk, and can be undone until the session ends. Failures are
LibraryError, SourceError and AnalysisError, each with one sentence for the reader.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from types import TracebackType

from reader.library.base import DeskBase, DeskSettings, now_utc
from reader.library.exchange import ImportReport
from reader.library.refreshing import Refreshed, Refreshing, Stale
from reader.paths import Paths

__all__ = ["Desk", "DeskSettings", "ImportReport", "Refreshed", "Stale"]


class Desk(Refreshing):
    """Everything that a screen or a command does with articles; a context manager."""

    def __init__(
        self,
        paths: Paths,
        settings: DeskSettings,
        *,
        clock: Callable[[], datetime] = now_utc,
        read_only: bool = False,
    ) -> None:
        """Open the library at `paths`. Never raises for a library that cannot be used: see `trouble`."""
        self._shown = OrderedDict()
        self._machine = OrderedDict()
        self._worker_lock = threading.Lock()
        self._waiting = 0
        self._nobody_waits = threading.Condition()
        DeskBase.__init__(self, paths, settings, clock=clock, read_only=read_only)

    def close(self) -> None:
        """End the worker, take removed articles away for good, and close the library."""
        with self._worker_lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()
        self._forget_removed()
        self._close_library()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
