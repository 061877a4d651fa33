"""What goes to the terminal, written by a thread that waits for it, so that nothing else does.

A terminal may take its bytes slowly (a line over a telephone), take none for a while (it is suspended, its window is
being moved) or be gone. What is drawn is worth nothing when it comes late: where too much waits, drawings are dropped
and the screen is drawn anew as soon as the terminal has taken what was begun. Modes that are set, and words for the
clipboard, are kept in their order. At the end a terminal that is behind gets what gives it back, and nothing else.
"""

from __future__ import annotations

import os
import select
import termios
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from math import inf
from threading import Condition, Thread
from time import monotonic
from typing import IO

MOST_WAITING = 1 << 17
"""Characters that wait at the most; a whole screen of 200 by 60 is less than half of them."""

PIECE = 4096
"""Bytes that are written at once where a write never waits."""

CAREFUL_PIECE = 512
"""Bytes that are written at once where it might wait: what is ready for writing has room for as many, says POSIX."""

LOOK_S = 0.25
"""Seconds after which the thread looks again whether it is to end, while the terminal takes nothing."""

FINISH_S = 1.0
"""Seconds in which everything that waits is written at the end; then only what gives the terminal back."""

GIVE_BACK_S = 2.0
"""Seconds in which it has to take what gives it back; then what it has not taken is let go, so that there is room."""

SYNC_END = "\x1b[?2026l"
"""The end of a frame."""

ABORT = "\x18" + SYNC_END
"""Ends a sequence and a frame of which only the beginning was written."""

LASTING = ("\x1b[?", "\x1b[<", "\x1b[>", "\x1b]")
"""How a sequence begins that sets something for longer than a drawing lasts."""


CLIPBOARD = "\x1b]52"
"""How words for the clipboard begin."""


def is_drawing(text: str) -> bool:
    """Whether a later drawing of the whole screen stands for these sequences."""
    return text.endswith(SYNC_END) or not text.startswith(LASTING)


class TerminalEnd:
    """The end of a terminal that is written to, on which no write waits for longer than is asked for."""

    def __init__(self, fileno: int) -> None:
        self._file, self._piece, self._own = fileno, CAREFUL_PIECE, False
        with suppress(OSError):  # its own opening of the terminal: others who use it notice nothing
            self._file = os.open(os.ttyname(fileno), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
            self._piece, self._own = PIECE, True

    def write(self, data: bytes | memoryview, seconds: float) -> int:
        """Write a piece of `data` as soon as there is room within some seconds; gives how many bytes were taken."""
        if not select.select((), (self._file,), (), seconds)[1]:
            return 0
        try:
            return os.write(self._file, data[: self._piece])
        except BlockingIOError:
            return 0

    def write_all(self, data: bytes, seconds: float) -> bool:
        """Write within some seconds; gives whether all was taken."""
        left, until = memoryview(data), monotonic() + seconds
        while left and (remaining := until - monotonic()) > 0:
            left = left[self.write(left, remaining) :]
        return not left

    def let_go(self) -> None:
        """Let go what the system holds for the terminal and the terminal has not taken."""
        with suppress(termios.error):
            termios.tcflush(self._file, termios.TCOFLUSH)

    def close(self) -> None:
        """The terminal is not written to any more."""
        if self._own:
            os.close(self._file)


class Output(Thread):
    """A thread that writes to the terminal of `file`; in place of Textual's own.

    `caught_up` is called, by this thread, when drawings were dropped and the terminal has taken the rest.
    """

    def __init__(self, file: IO[str], caught_up: Callable[[], object]) -> None:
        super().__init__(daemon=True, name="kutip-output")
        self._file = file
        self._caught_up = caught_up
        self._waiting: deque[str] = deque()
        self._size = 0  # characters that wait
        self._behind = False  # whether drawings were dropped
        self._ends = inf  # when everything has to be written, once the end has come
        self._last: list[str] = []  # what was set since the last drawing
        self._turn = Condition()
        self._terminal = TerminalEnd(file.fileno())

    # ---------------------------------------------------------------- what Textual calls

    def write(self, text: str) -> None:
        """Let the thread write; never waits."""
        with self._turn:
            drawing = is_drawing(text)
            if drawing and self._waiting and self._size + len(text) > MOST_WAITING:
                self._drop()
            elif not text.startswith(CLIPBOARD) or self._size <= MOST_WAITING:
                self._last = [] if drawing else [*self._last, text]
                self._waiting.append(text)
                self._size += len(text)
                self._turn.notify()

    def isatty(self) -> bool:
        """Whether somebody may be looking."""
        return self._file.isatty()

    def fileno(self) -> int:
        """The file that is written to."""
        return self._file.fileno()

    def flush(self) -> None:
        """Nothing is held back."""

    def stop(self) -> None:
        """Write what waits, or where the terminal does not take it, what gives it back; returns when that is done."""
        with self._turn:
            self._ends = monotonic() + FINISH_S
            self._turn.notify()
        self.join()
        self._terminal.close()

    # ---------------------------------------------------------------- the thread

    def run(self) -> None:
        """Write until the end; a terminal that is gone takes everything and shows nothing."""
        try:
            while (text := self._next()) is not None:
                if not self._write(text.encode(errors="replace")):
                    self._give_back()
                    return
        except OSError:
            while self._next() is not None:
                pass

    def _drop(self) -> None:
        """Let the drawings go that were not begun."""
        self._behind = True
        self._waiting = deque(text for text in self._waiting if not is_drawing(text))
        self._size = sum(map(len, self._waiting))

    def _next(self) -> str | None:
        """What is to be written next, waited for; None at the end."""
        with self._turn:
            while not self._waiting:
                if self._ends < inf:
                    return None
                if self._behind:
                    self._behind = False
                    self._caught_up()
                self._turn.wait()
            text = self._waiting.popleft()
            self._size -= len(text)
            return text

    def _write(self, data: bytes) -> bool:
        """Write, however long it takes; gives False where the end has come and it takes too long."""
        left = memoryview(data)
        while left and monotonic() < self._ends:
            left = left[self._terminal.write(left, LOOK_S) :]
        return not left

    def _give_back(self) -> None:
        """End the drawing that was begun and undo what was set."""
        with self._turn:
            left = "".join(text for text in self._waiting if not is_drawing(text))
        if not self._terminal.write_all((ABORT + left).encode(), GIVE_BACK_S):
            self._terminal.let_go()
            self._terminal.write_all((ABORT + "".join(self._last)).encode(), LOOK_S)
