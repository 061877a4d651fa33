"""Textual's driver for POSIX terminals with two habits of its own; the one place that knows how Textual writes.

Textual hands a frame to the thread that writes as three pieces: the mark of its beginning, what is drawn, the mark of
its end. The thread wakes at the first one and takes turns with the interpreter, which costs a key up to five
milliseconds (`sys.getswitchinterval`). Here a frame is handed over as one piece. And where the first page is on the
screen already, the terminal is entered without clearing it.
"""

from __future__ import annotations

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.drivers.linux_driver import LinuxDriver

ENTER_SCREEN = "\x1b[?1049h"
"""Enters the alternate screen; some terminals clear it then."""


class FrameDriver(LinuxDriver):
    """Writes a frame in one piece."""

    _frame: list[str] | None = None

    def write(self, data: str) -> None:
        """Hold back what follows the beginning of a frame until its end."""
        if data == SYNC_START:
            self._frame = []
        if self._frame is None:
            super().write(data)
            return
        self._frame.append(data)
        if data == SYNC_END:
            frame, self._frame = "".join(self._frame), None
            super().write(frame)


class HandoverDriver(FrameDriver):
    """Goes on with the page that is drawn on the alternate screen."""

    _entered = False

    def write(self, data: str) -> None:
        """Leave out the first sequence that enters the alternate screen."""
        if not self._entered and data == ENTER_SCREEN:
            self._entered = True
            return
        super().write(data)
