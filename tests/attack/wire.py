"""What Kutip may send to a terminal, byte by byte: anything else came from somebody else's words."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from textual.app import App
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

from reader.tui.startup.driver import Decoder, KeyParser

_COLOUR = r"(?:38|48);(?:2;\d{1,3};\d{1,3};\d{1,3}|5;\d{1,3})"
_MODES = "7|25|1000|1003|1004|1006|1015|1049|2004|2026|2048"

_SIXTEEN = r"[39][0-7]|10[0-7]|4[0-7]|[34]9"
"""The terminal's own colours, which some themes use and no other one does."""


def _sent(colour: str) -> re.Pattern[str]:
    """All that may be sent, with these codes for colours."""
    return re.compile(
        "|".join(
            (
                rf"\x1b\[(?:0|(?:[1234579]|{colour})(?:;(?:[1234579]|{colour}))*)?m",  # looks
                r"\x1b\[\d{1,3};\d{1,3}H",  # places
                r"\n(?=\x1b\[\d)",  # the end of a row, before the next place
                rf"\x1b\[\?(?:{_MODES})[hl]|\x1b\[\?20(?:26|48)\$p|\x1b\[>\d+u|\x1b\[<u",  # modes
                r"\x1b\]22;[a-z-]*\x07",  # the shape of the pointer
                r"\x1b\]52;c;[A-Za-z0-9+/=]*\x07",  # words for the clipboard, which nothing can be hidden in
                "[^\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+",  # words
            )
        )
    )


SENT = _sent(_COLOUR)
"""All that may be sent where a theme has colours of its own."""

SENT_IN_SIXTEEN = _sent(f"{_COLOUR}|{_SIXTEEN}")
"""The same where it has those of the terminal."""


def assert_only_ours(sent: str, pattern: re.Pattern[str] = SENT) -> None:
    """Every character of what was sent is a word, or a sequence of ours. Raises AssertionError that shows the place."""
    rest = pattern.sub("", sent)
    if rest:
        inside = [match.span() for match in pattern.finditer(sent)]
        at = next(
            match.start()
            for match in re.finditer(re.escape(rest[0]), sent)
            if not any(start <= match.start() < end for start, end in inside)
        )
        raise AssertionError(f"{rest[:60]!r} was sent, first in {sent[max(at - 80, 0) : at + 40]!r}")


class WireDriver(Driver):
    """A terminal inside this process: takes what a keyboard sends as bytes, and looks at all that is drawn."""

    refused: str = ""
    """What was sent and may not be; empty where there was nothing."""
    characters = 0
    """How many characters were looked at."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._decoder, self._keys = Decoder(), KeyParser()

    def write(self, data: str) -> None:
        """Look at what is drawn."""
        type(self).characters += len(data)
        try:
            assert_only_ours(data, SENT_IN_SIXTEEN if self._app.native_ansi_color else SENT)
        except AssertionError as error:  # where it is raised it would only spoil the drawing
            self.refused = self.refused or str(error)

    def resize(self, columns: int, lines: int) -> None:
        """The window has another size from now on."""
        self._size = columns, lines
        self.send_message(Resize(Size(columns, lines), Size(columns, lines)))

    def type(self, data: bytes) -> None:
        """Bytes come from the keyboard, the mouse and the clipboard; what they mean may wait for the next ones."""
        text = self._decoder.decode(data) if data else ""
        for message in (*(self._keys.feed(text) if text else ()), *self._keys.tick()):
            self.process_message(message)

    def send_message(self, message: Message) -> None:
        """It waits with the app from now on, as it is this very thread that types."""
        self._app.post_message(message)

    def start_application_mode(self) -> None:
        """The first size is told."""
        asyncio.get_running_loop().call_soon(self.resize, *(self._size or (80, 24)))

    def disable_input(self) -> None:
        """Nothing comes by itself."""

    def stop_application_mode(self) -> None:
        """Nothing was set."""
