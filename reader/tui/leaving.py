"""What the app does while nobody waits, and when the reader leaves: the place is kept, what was made is written."""

from __future__ import annotations

import asyncio
import gc
import signal
import time
from contextlib import suppress

from textual.app import App

from reader.model import NO_ARTICLE, Span
from reader.tui.context import context_of
from reader.tui.opening import reading_screen_of
from reader.tui.reading.state import length_of

IDLE_S = 1.0
"""Seconds without a key after which memory is tidied and the place is kept."""

RETRY_S = 0.1
"""Seconds from one look to the next whether everything is written."""

ENDING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
"""Names of the signals that ask a program to end; the exit status is 128 and the signal's number, as shells have it."""

Place = tuple[int, int, tuple[Span, ...]]
"""The library's number of an article, the first offset on the screen, and all stretches that were on it."""


class Idle:
    """When no key came lately: collects garbage, which would stall a key for milliseconds, and keeps the place."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._context = context_of(app)
        self._kept: Place | None = None
        self._before: dict[int, int] = {}
        """How much of each article was read in former sessions: from its beginning, as one reads."""
        self.covered = NO_ARTICLE
        """The article that another screen has covered from the start: nobody has read it yet."""
        self._last_event = time.monotonic()

    def begin(self) -> None:
        """The first page is on the screen: from now on garbage is collected here alone."""
        gc.disable()
        gc.freeze()
        self._app.set_interval(IDLE_S, self._tidy)

    def end(self) -> None:
        """What runs in this process after the screen collects its garbage as always."""
        gc.unfreeze()
        gc.enable()

    def note_event(self) -> None:
        """A key came."""
        self._last_event = time.monotonic()

    def _tidy(self) -> None:
        if time.monotonic() - self._last_event > IDLE_S:
            gc.collect(1)
            place = self._place_to_keep()
            if place is not None:
                self._context.jobs.start("place", lambda _: self._keep(place))

    def keep_place(self) -> None:
        """Keep the place now, if the library does not know it yet."""
        place = self._place_to_keep()
        if place is not None:
            self._keep(place)

    def _place_to_keep(self) -> Place | None:
        screen = reading_screen_of(self._app)
        if screen is None or screen.reading.article_id == NO_ARTICLE or not screen.reading.article.text:
            return None
        reading = screen.reading
        if reading.article_id == self.covered:
            if self._app.screen is not screen:
                return None
            self.covered = NO_ARTICLE
        place = (reading.article_id, reading.place.start, tuple(reading.looked_at))
        return place if place != self._kept else None

    def _keep(self, place: Place) -> None:
        article_id, start, looked_at = place
        articles = self._context.library.articles
        if article_id not in self._before:
            self._before[article_id] = articles.keep_place(article_id, start, seen=0)
        articles.keep_place(article_id, start, seen=length_of(looked_at, self._before[article_id]))
        self._kept = place


class Leaving:
    """Leaves the program when what the reader made is written, or at once where the reader asks a second time."""

    def __init__(self, app: App[int], idle: Idle) -> None:
        self._app = app
        self._context = context_of(app)
        self._idle = idle
        self._status = 0
        self._waiting = False  # whether the reader wants to leave as soon as everything is written

    def listen(self) -> None:
        """Leave in order where the system, or a terminal that is closed, asks the program to end."""
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            with suppress(AttributeError, NotImplementedError):  # Windows lacks signals, and takes none
                loop.add_signal_handler(getattr(signal, name), self._end, getattr(signal, name))

    def _end(self, number: int) -> None:
        """A signal came; after a second one nothing is waited for."""
        again, self._status = self._status > 0, 128 + number
        if again:
            self._leave()
        else:
            self.leave()

    def leave(self) -> None:
        """Leave; the reading place is kept."""
        if self._context.jobs.writing and not self._waiting:
            self._waiting = True
            self._context.tell(self._context.tr("leave.writing"))
            self._app.set_timer(RETRY_S, self._leave_when_written)
        else:
            self._leave()

    def stay(self) -> None:
        """Something failed: stay, so that it can be seen."""
        self._waiting = False

    def _leave_when_written(self) -> None:
        if self._waiting and self._context.jobs.writing:
            self._app.set_timer(RETRY_S, self._leave_when_written)
        elif self._waiting:
            self._app.call_later(self._leave_if_written)

    def _leave_if_written(self) -> None:
        if self._waiting:  # a failure that was reported meanwhile has taken it back
            self._leave()

    def _leave(self) -> None:
        self._context.jobs.cancel_all()
        self._idle.keep_place()
        self._app.exit(self._status, return_code=self._status)
