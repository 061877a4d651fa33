"""Keys, pastes and the mouse one after the other: each when what the one before began is on the screen.

Somebody who types ahead means the same as somebody who waits: `/` and a word search, however quickly they come. So
an event waits while the screen on top is being put together or taken away, or has not handled the last one yet.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual._context import active_message_pump
from textual.events import Paste
from textual.widget import Widget

from reader.model.text import printable

if TYPE_CHECKING:
    from textual.app import App
    from textual.events import Event

_LINE_END = re.compile("\r\n?")

_log = logging.getLogger(__name__)

PATIENCE_S = 1.0
"""Seconds after which a waiting event is handled although the screen is not at rest: no key is held for ever."""

MOST_WAITING = 2000
"""Events that wait at the most; what comes on top of them is dropped, as a terminal's own buffer does."""


class InputQueue:
    """The events of one app that wait for their turn."""

    def __init__(self, app: App[Any], handle: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._handle = handle
        self._waiting: deque[Event] = deque()
        self._since = 0.0
        self._asked_again = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting

    async def put(self, event: Event) -> None:
        """Handle an event now, or as soon as it may be; called for each in the order in which they came.

        What is pasted may be anybody's: from here on it holds nothing that acts on a terminal, and its lines end alike.
        """
        if isinstance(event, Paste):
            event.text = printable(_LINE_END.sub("\n", event.text))
        if not self._waiting:
            self._since = monotonic()
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(event)
        await self._go_on()

    async def _go_on(self) -> None:
        while self._waiting and (self._at_rest() or monotonic() - self._since > PATIENCE_S):
            self._since = monotonic()
            await self._handle(self._waiting.popleft())
        if self._waiting and not self._asked_again:
            self._asked_again = True
            await asyncio.sleep(0)  # the screen's own work comes first
            self._app.call_later(self._look_again)

    async def _look_again(self) -> None:
        self._asked_again = False
        if not self._app.screen_stack:  # the program is being left
            self._waiting.clear()
        await self._go_on()

    def _at_rest(self) -> bool:
        """Whether the screen on top and all that is on it is there for good and has nothing left to handle."""
        if not self._app.screen_stack:
            return False
        screen = self._app.screen_stack[-1]
        parts = (screen, *screen.walk_children(Widget))
        return all(part.is_mounted and part.is_running and not part.message_queue_size for part in parts)


def came_too_late(app: App[Any], error: Exception) -> bool:
    """Whether what failed is a part that was taken off the screen meanwhile, or the whole screen on its way out.

    What still reached it (a size, a job's result, a message on its way) may fail there; only the log has it.
    """
    part = active_message_pump.get(None)
    late = bool(app._exit) or not app.is_running or (isinstance(part, Widget) and not part.is_attached)
    if late:
        _log.info("too late for %s", part, exc_info=error)
    return late
