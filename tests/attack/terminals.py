"""The screens on a real terminal: every byte that the program writes, whatever road it takes, is looked at."""

from __future__ import annotations

import json
import os
import random
import select
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from tests.attack.monkey import sent_for
from tests.attack.places import ROADS
from tests.attack.wire import assert_only_ours

if sys.platform != "win32":
    from tests.bench._terminal import Terminal

ROOT = Path(__file__).parents[2]
"""Where the tests' packages lie."""

PATIENCE_S = 120.0
"""Seconds in which a program that goes on tells that it has handled a key."""

FIRST = "ReadingScreen"
"""The screen below all others."""


class Seat:
    """Somebody who sits at a terminal and waits after each key until the program is at rest."""

    def __init__(self, terminal: Terminal, told: int) -> None:
        self.terminal = terminal
        self.screens: list[str] = []
        """The names of the screens that are shown, the one on top last."""
        self._told = told
        self._rest = b""
        self._sent = self._looked_at = 0

    def wait(self) -> None:
        """Wait until every key was handled and the program is at rest. Raises TimeoutError."""
        handled = -1
        while handled < self._sent:
            while b"\n" not in self._rest:
                if not select.select([self._told], [], [], PATIENCE_S)[0]:
                    raise TimeoutError(self.terminal.text)
                piece = os.read(self._told, 1 << 16)
                if not piece:
                    raise EOFError(self.terminal.text)
                self._rest += piece
            line, _, self._rest = self._rest.partition(b"\n")
            handled, self.screens = json.loads(line)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._sent += 1
            os.write(self.terminal._file, sent_for(key))
            self.wait()

    def back_to_text(self) -> None:
        """Close what lies over the article."""
        self.press("escape")
        while self.screens != [FIRST]:
            self.press("escape")
        self.press("escape", "home")

    def check(self, road: str) -> None:
        """Look at what was written since the last look. Raises AssertionError where it is not the program's own."""
        while self.terminal.read(0) is not None:
            pass
        written = self.terminal.raw[self._looked_at :]
        whole = written[: written.rfind(b"\x1b[?2026l") + len(b"\x1b[?2026l")]  # a frame on its way waits
        try:
            assert_only_ours(whole.decode().replace("\r\n", "\n"))  # the line ends as the system sends them
        except AssertionError as error:
            error.add_note(road)
            raise
        self._looked_at += len(whole)

    @classmethod
    @contextmanager
    def at(cls, folder: Path, seed: int, *, columns: int = 90, lines: int = 30) -> Iterator[Self]:
        """A seat at the program over the hostile library of a seed; raises AssertionError where it ends badly."""
        told, tell = os.pipe()
        os.set_inheritable(tell, True)
        command = (sys.executable, "-m", "tests.attack.on_terminal", str(folder), str(seed), str(tell))
        places = {"KUTIP_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        with Terminal(command, columns, lines, places) as terminal:
            os.close(tell)
            try:
                seat = cls(terminal, told)
                seat.wait()
                yield seat
                seat.back_to_text()
                os.write(terminal._file, b"q")
                status = os.waitstatus_to_exitcode(os.waitpid(terminal.pid, 0)[1])
                assert status == 0, (status, terminal.text)
                seat.check("the end")
            finally:
                os.close(told)


def walked(seat: Seat, roads: Iterable[str], known: Mapping[str, str] = ROADS) -> set[str]:
    """Take roads, one after the other; gives the names of the screens that were shown."""
    seen: set[str] = set()
    for road in roads:
        seat.back_to_text()
        for key in known[road].split():
            seat.press(key)
            seen |= set(seat.screens)
        seat.check(road)
    return seen


def terminals(seed: int, folder: Path) -> int:
    """All roads in some order, on a terminal of some size; gives how many were taken."""
    if sys.platform == "win32":
        return 0
    chance = random.Random(seed)
    roads = chance.sample(list(ROADS), len(ROADS))
    with Seat.at(folder, seed, columns=chance.choice((40, 80, 200)), lines=chance.choice((10, 24, 50))) as seat:
        walked(seat, roads)
    return len(roads)
