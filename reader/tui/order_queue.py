"""Orders of one kind that are carried out in the background, one after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from reader.model import Progress
from reader.tui.jobs import Job

Order = TypeVar("Order")


class OrderQueue(Generic[Order]):
    """Begins an order when the one before has ended; those that are asked for meanwhile wait."""

    def __init__(self, start: Callable[[Order, threading.Event], Job], changed: Callable[[], None]) -> None:
        """`start` begins an order, which ends early when the event is set; `changed` hears of whatever changes."""
        self._start = start
        self._changed = changed
        self._waiting: list[Order] = []
        self._job: Job | None = None
        self._enough = threading.Event()  # whether the reader has stopped the work that runs
        self.progress: Progress | None = None
        """How far the order is that is carried out; None until it says so."""

    @property
    def is_busy(self) -> bool:
        """Whether an order is carried out."""
        return self._job is not None

    def put(self, order: Order) -> None:
        """Carry it out, now or behind those that were asked for before."""
        if self._job is not None:
            self._waiting.append(order)
            return
        self._enough = threading.Event()
        self.progress = None
        self._job = self._start(order, self._enough)
        self._changed()

    def stop(self) -> bool:
        """Stop what is carried out, and what waits; whether there was something."""
        self._waiting.clear()
        self._enough.set()
        return self._job is not None

    def further(self, progress: Progress) -> None:
        """The order that is carried out is so far."""
        self.progress = progress
        self._changed()

    def end(self) -> None:
        """The order that was carried out has ended, in whichever way: go on with the next one."""
        self._job = None
        self._changed()
        if self._waiting:
            self.put(self._waiting.pop(0))
