"""The keyboard until Textual listens to it, and the one question that is put to the terminal: is its page light?

The question (OSC 11) is asked as the program's first deed. Most terminals answer before the article is read; what comes
later is heard by Textual's driver, and nobody waits for it. Whatever is read here beside the answer was typed, and
is handed on to the driver byte by byte.
"""

from __future__ import annotations

import os
import re
import select
import sys
from collections.abc import Mapping
from contextlib import suppress
from time import monotonic
from typing import Any

from reader.settings import AUTO_THEME
from reader.tui.drawing.page_colours import says_light

QUESTION = "\x1b]11;?\x07"
"""Asks for the colour of the page; a terminal that does not know the question ignores it."""

_DEAF_TERMINALS = ("", "dumb", "linux")
"""Values of TERM whose terminals would show the question or never answer."""

_HEX = "[0-9A-Fa-f]{1,4}"

ANSWER = re.compile(f"\x1b\\]11;rgba?:({_HEX})/({_HEX})/({_HEX})(?:/{_HEX})?(?:\x07|\x1b\\\\)")
"""The answer: red, green, blue, each of its own number of digits; perhaps how opaque it is."""

EYE_WEIGHTS = (0.299, 0.587, 0.114)
"""How bright red, green and blue are to the eye (ITU-R BT.601)."""

_BEGINNING = "\x1b]11;rgb"
_BEGUN = re.compile("\x1b\\]11;rgba?(?::[0-9A-Fa-f/]{0,19}\x1b?)?")
_WITHOUT_ESCAPE = re.compile("\\]11;rgba?:[0-9A-Fa-f/]{0,19}(?:\x07|\x1b\\\\)")

ESCAPE_S = 0.1
"""Seconds after which the beginning of an answer that is no more than Esc is the key: what Textual waits, too."""

KEYS_S = 1.0
"""Seconds after which a beginning that somebody may have typed, as Alt and a bracket, is keys."""

LOST_S = 5.0
"""Seconds after which the rest of an answer that was cut is lost."""

FINISH_S = 0.1
"""Seconds in which the answer is waited for where the program ends at once: else the shell would take it for keys."""


def is_light(answer: re.Match[str]) -> bool:
    """Whether the page of an answer is nearer to white than to black, as the eye weighs red, green and blue."""
    shares = [int(part, 16) / ((1 << 4 * len(part)) - 1) for part in answer.groups()]
    return sum(weight * share for weight, share in zip(EYE_WEIGHTS, shares, strict=True)) > 0.5


def may_ask(theme: str, environment: Mapping[str, str]) -> bool:
    """Whether the answer would be of use, and the terminal is one that may be asked."""
    return theme == AUTO_THEME and "NO_COLOR" not in environment and environment.get("TERM", "") not in _DEAF_TERMINALS


class AnswerFilter:
    """Takes the terminal's answer out of what is typed, in however many pieces and however late it comes."""

    def __init__(self, *, expected: bool) -> None:
        self.light: bool | None = None
        """What the answer said; None while there is none."""
        self._expected = expected
        self._held = ""
        self._since = 0.0
        self._escape_let_go = False

    def take(self, typed: str) -> str:
        """What of `typed` is keys; the beginning of an answer is held back until its rest comes, or `release`."""
        rest, self._held = self._held + typed, ""
        if self._escape_let_go and (tail := _WITHOUT_ESCAPE.match(rest)):
            self._note("\x1b" + tail.group())
            rest = rest[tail.end() :]
        self._escape_let_go = False
        keys: list[str] = []
        while (at := rest.find("\x1b")) >= 0:
            keys.append(rest[:at])
            rest = rest[at:]
            if answer := ANSWER.match(rest):
                self._note(answer.group())
                rest = rest[answer.end() :]
            elif self._is_begun(rest):
                self._held, self._since, rest = rest, monotonic(), ""
            elif len(rest) > len(_BEGINNING) and (broken := _BEGUN.match(rest)):
                rest = rest[broken.end() :]
            else:
                keys.append("\x1b")
                rest = rest[1:]
        return "".join([*keys, rest])

    def release(self) -> str:
        """What was held back and has waited too long for its rest to be an answer; empty for nothing."""
        held, waited = self._held, monotonic() - self._since
        limit = ESCAPE_S if held == "\x1b" else KEYS_S if len(held) < len(_BEGINNING) else LOST_S
        if not held or waited < limit:
            return ""
        self._held = ""
        self._escape_let_go = held == "\x1b"
        return held if len(held) < len(_BEGINNING) else ""

    def _is_begun(self, text: str) -> bool:
        if text == "\x1b":
            return self._expected
        return _BEGINNING.startswith(text) or _BEGUN.fullmatch(text) is not None

    def _note(self, found: str) -> None:
        answer = ANSWER.fullmatch(found)
        if answer is not None and self._expected:
            self._expected, self.light = False, is_light(answer)


class Keyboard:
    """Keeps what is typed before Textual comes off the screen, and asks for the colour of the page."""

    def __init__(self) -> None:
        self.before: list[Any] | None = None
        """How the terminal was set when the program began; None where it was not changed."""
        self.typed = b""
        """What was read, the answer included."""
        self.asked = False
        """Whether an answer may still come, or has come."""
        self._file = -1

    def take(self, theme: str) -> None:
        """Take the keyboard, if there is one, and ask the terminal, if its answer is of use. Never fails."""
        stream = sys.__stderr__
        if sys.platform == "win32" or stream is None or not stream.isatty() or not sys.stdin.isatty():
            return
        import termios

        from reader.tui.startup.output import TerminalEnd

        with suppress(OSError, termios.error):  # the terminal is going away
            self._hush()
            if may_ask(theme, os.environ) and "TEXTUAL_DRIVER" not in os.environ:
                terminal = TerminalEnd(stream.fileno())
                self.asked = terminal.write_all(QUESTION.encode(), 0.1)
                terminal.close()

    def _hush(self) -> None:
        """What is typed is shown and gathered by nobody; Ctrl+Z is a key that waits for Textual as others do."""
        import termios

        self._file = sys.stdin.fileno()
        self.before = termios.tcgetattr(self._file)
        hushed = termios.tcgetattr(self._file)
        hushed[3] &= ~(termios.ECHO | termios.ICANON)
        hushed[6][termios.VSUSP] = os.fpathconf(self._file, "PC_VDISABLE").to_bytes(1, "little")
        hushed[6][termios.VMIN], hushed[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._file, termios.TCSANOW, hushed)

    def is_page_light(self) -> bool:
        """Whether the page is light, by what the terminal has answered, or else by what it says in the environment."""
        light = self._heard(0)
        return says_light(os.environ) if light is None else light

    def _heard(self, seconds: float) -> bool | None:
        """What the terminal has answered by now, or within some seconds; None for nothing."""
        until = monotonic() + seconds
        while self.asked and self._answer() is None:
            with suppress(OSError):
                left = max(until - monotonic(), 0)
                if select.select((self._file,), (), (), left)[0] and (data := os.read(self._file, 4096)):
                    self.typed += data
                    continue
            break
        return self._answer()

    def _answer(self) -> bool | None:
        found = ANSWER.search(self.typed.decode("latin-1"))
        return None if found is None else is_light(found)

    def restore(self) -> None:
        """Give the keyboard back as it was; where Textual never listened the answer is awaited for a moment."""
        if sys.platform == "win32" or self.before is None:
            return
        import termios

        with suppress(OSError, termios.error):  # the terminal is gone
            self._heard(FINISH_S)
            termios.tcsetattr(self._file, termios.TCSANOW, self.before)

    def hand_over(self) -> bytes:
        """What was read, for who listens from now on."""
        typed, self.typed, self.asked = self.typed, b"", False
        return typed
