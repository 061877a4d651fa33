"""Ctrl+Z: the shell has the terminal until `fg` gives it back.

The whole process group is stopped, as a shell expects of a job: a program that started Kutip and waits for it, and the
analysis in its own process, stop with it. Where there is no shell to go back to, nobody could wake the program again,
and the system stops nothing.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.tui.context import context_of

if TYPE_CHECKING:
    from textual.app import App

RETRY_S = 0.1
"""Seconds from one look to the next whether everything is written."""

STOPPING_S = 0.3
"""Seconds within which the system stops the program, if it does; the time that it then stands still counts, too."""

LOOK_S = 0.005
"""Seconds from one look to the next whether the program was woken."""


class Suspending:
    """Gives the terminal to the shell and takes it again."""

    def __init__(self, app: App[int], keep_place: Callable[[], None]) -> None:
        self._app = app
        self._context = context_of(app)
        self._keep_place = keep_place
        self._waiting = False  # whether the reader wants to suspend as soon as everything is written
        self._lent = False  # whether the shell has the terminal
        self._woken = False

    def listen(self) -> None:
        """Do the same where the system asks for it, and draw anew where the program was stopped by something else."""
        if sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError):  # a loop that takes no signals: then Ctrl+Z is a key alone
            loop.add_signal_handler(signal.SIGTSTP, self.suspend)
        signal.signal(signal.SIGCONT, lambda *_: self._wake(loop))

    def suspend(self) -> None:
        """Suspend as soon as what the reader made is written: nothing stays locked while the program stands still."""
        if self._context.jobs.writing:
            if not self._waiting:
                self._waiting = True
                self._app.set_timer(RETRY_S, self._suspend_when_written)
            return
        self._keep_place()
        if not self._lend(self._stop):
            self._context.tell(self._context.tr("suspend.no-shell"))

    def _suspend_when_written(self) -> None:
        self._waiting = False
        self.suspend()

    def _wake(self, loop: asyncio.AbstractEventLoop) -> None:
        """The program goes on: after `_stop`, or after something else stopped it and left the terminal in no order."""
        self._woken = True
        if not self._lent:
            with suppress(RuntimeError):  # the program has been left
                loop.call_soon_threadsafe(self._lend, lambda: True)

    def _lend(self, stand_still: Callable[[], bool]) -> bool:
        """Give the terminal back, do something, take the terminal and draw everything; False where that cannot be."""
        if self._lent or not self._app.is_running:
            return True
        self._lent, stopped = True, False
        try:
            with self._app.suspend():
                stopped = stand_still()
        except SuspendNotSupported:
            return False
        finally:
            self._lent = False
        for screen in self._app.screen_stack:
            screen.refresh(layout=True)
        return stopped

    def _stop(self) -> bool:
        """Stop the process group until it is woken in the foreground; False where the system stops nothing."""
        if sys.platform == "win32":
            return False
        before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        try:
            while True:
                self._woken = False
                os.kill(0, signal.SIGTSTP)
                until = time.monotonic() + STOPPING_S
                while not self._woken and time.monotonic() < until:
                    time.sleep(LOOK_S)
                if not self._woken or self._is_in_front():
                    return self._woken
        finally:
            signal.signal(signal.SIGTSTP, before)

    def _is_in_front(self) -> bool:
        """Whether the terminal listens to this process group: after `bg` it does not."""
        try:
            return os.tcgetpgrp(sys.__stdin__.fileno()) == os.getpgrp() if sys.__stdin__ is not None else True
        except OSError:  # the terminal is gone
            return True
