"""Textual's driver for POSIX terminals with habits of its own; the one place that knows how Textual reads and writes.

Textual hands a frame to the thread that writes as three pieces: the mark of its beginning, what is drawn, the mark of
its end. The thread wakes at the first one and takes turns with the interpreter, which costs a key up to five
milliseconds (`sys.getswitchinterval`). Here a frame is handed over as one piece. And where the first page is on the
screen already, the terminal is entered without clearing it.

What is written waits in a thread of its own (`output`). Whatever a keyboard, or a terminal that is going away, sends is
read: bytes that are no UTF-8 are U+FFFD, a key's sequence that means nothing is no key, and where nothing can be read
any more the program is left in order.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from reader.tui.drawing.appearance import PageTold
from reader.tui.startup.keyboard import AnswerFilter, Keyboard
from reader.tui.startup.output import Output

if TYPE_CHECKING:
    from textual import events
    from textual.message import Message

ENTER_SCREEN = "\x1b[?1049h"
"""Enters the alternate screen; some terminals clear it then."""


class Decoder:
    """Decodes what is typed; raises EOFError at the end of the input, where Textual would look for more for ever."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """The characters that are whole by now; U+FFFD for what is none."""
        if not data and not final:
            raise EOFError
        return self._decoder.decode(data, final)


class KeyParser(XTermParser):
    """Textual's parser, for which some sequences that end in “u” are numbers although they are none.

    The terminal's answer about its page is a message of its own and never keys.
    """

    def __init__(self, debug: bool = False, *, asked: bool = False) -> None:
        self._answers = AnswerFilter(expected=asked)
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """What some characters mean."""
        keys = self._answers.take(data)
        if keys or not data:
            yield from super().feed(keys)
        if self._answers.light is not None:
            yield PageTold(self._answers.light)
            self._answers.light = None

    def tick(self) -> Iterable[Message]:
        """What the time means that has gone by."""
        if late := self._answers.release():
            yield from super().feed(late)
            if late == "\x1b":
                self._timeout_time = 0.0  # the key has waited as long as Textual lets it wait
        yield from super().tick()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        with suppress(ValueError, OverflowError):
            yield from super()._sequence_to_key_events(sequence, alt)


class FrameDriver(LinuxDriver):
    """Writes a frame in one piece, and reads whatever comes."""

    keyboard: Keyboard | None = None
    """What had the keyboard before."""
    _frame: list[str] | None = None

    def start_application_mode(self) -> None:
        """Take the terminal; what is drawn waits for it in a thread of our own."""
        vars(linux_driver).update(WriterThread=lambda file: Output(file, self._draw_anew))
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own has no types
        if self.keyboard is not None and self.attrs_before is not None:
            self.attrs_before = self.keyboard.before or self.attrs_before

    def _draw_anew(self) -> None:
        """Draw the whole screen: the terminal was too slow for what was drawn before."""
        self._app.call_later(self._app.refresh)

    def run_input_thread(self) -> None:
        """Read keys until the program is left, or leave it where the terminal is gone."""
        decoder, parser = Decoder(), KeyParser(asked=self.keyboard is not None and self.keyboard.asked)
        vars(linux_driver).update(getincrementaldecoder=lambda _: lambda: decoder, XTermParser=lambda _: parser)
        try:
            if self.keyboard is not None and (typed := self.keyboard.hand_over()):
                for message in parser.feed(decoder.decode(typed)):
                    self.process_message(message)
            super().run_input_thread()
        except (OSError, EOFError):
            self._app.call_later(self._app.action_quit)

    def stop_application_mode(self) -> None:
        """Give the terminal back, also where a frame was begun and not ended."""
        begun, self._frame = self._frame, None
        if begun is not None:
            super().write("".join(begun) + SYNC_END)
        super().stop_application_mode()

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


def driver_after(keyboard: Keyboard, *, page_is_drawn: bool) -> type[FrameDriver]:
    """The driver that takes the terminal from what had its keyboard, and perhaps a page that is drawn on it."""
    base = HandoverDriver if page_is_drawn else FrameDriver
    return type("Driver", (base,), {"keyboard": keyboard})
