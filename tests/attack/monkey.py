"""A monkey at a terminal: keys, bytes that are none, clicks, resizes and pastes in bursts, over every screen."""

from __future__ import annotations

import asyncio
import logging
import os
import random
import socket
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from unittest import mock

from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.drawing.page_colours import PAGE_COLOURS
from reader.tui.keymap.actions import ACTIONS
from tests.attack import hostile
from tests.attack.places import LOOK_UP, ROADS, hostile_library
from tests.attack.wire import WireDriver

NAMED = {
    "escape": b"\x1b[27u",
    "enter": b"\r",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "backspace": b"\x7f",
    "delete": b"\x1b[3~",
    "space": b" ",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    **{f"f{number}": b"\x1bO" + b"PQRS"[number - 1 : number] for number in range(1, 5)},
    **{f"f{number}": b"\x1b[%d~" % code for number, code in zip(range(5, 11), (15, 17, 18, 19, 20, 21), strict=True)},
    **{f"ctrl+{letter}": bytes([ord(letter) - 96]) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""What a terminal sends for keys that are more than one character."""

LEAVING = {"q", "ctrl+q", "ctrl+z"}
"""Keys that leave the program or lend the terminal to another one: pressed seldom."""

OFTEN = {"escape", "enter", "/", ":", "?", "ctrl+p", "tab", "down", "up"}
"""Keys that open, close and move most."""

SIZES = ((1, 1), (5, 2), (5, 60), (30, 8), (40, 15), (80, 24), (120, 2), (200, 60), (300, 100))
"""Columns and lines of terminals."""

EVENTS = 250
"""Events of one run."""

PAUSES_S = (0, 0, 0, 0.001, 0.01)
"""Between two bursts; what comes within one comes at once."""


def keys() -> list[str]:
    """Every key of the table of actions, and what is typed and moved with."""
    named = {key.strip() for action in ACTIONS for key in action.keys.split(",")} - {""}
    return sorted(named | set(NAMED) | OFTEN | set("abcxyz0159 .-é漢"))


def sent_for(key: str) -> bytes:
    """What a terminal sends for a key."""
    return NAMED.get(key) or key.encode()


def screens(seed: int, folder: Path) -> int:
    """Random events in bursts: the program goes on, or leaves in order, and sends nothing that is not its own.

    Gives how many of them were keys.
    """
    with nowhere_else(folder), nothing_unforeseen():
        return asyncio.run(_run(random.Random(seed), folder))


@contextmanager
def nowhere_else(folder: Path) -> Iterator[None]:
    """Files are written in the folder, other programs are harmless ones, and nothing is fetched."""
    environment = {
        "HOME": str(folder),
        "EDITOR": "true",
        "VISUAL": "true",
        "COLORTERM": "truecolor",
        "TERM": "xterm-256color",
    }
    away = mock.Mock(side_effect=socket.gaierror("no network"))
    with chdir(folder), mock.patch.dict(os.environ, environment), mock.patch.object(socket, "getaddrinfo", away):
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
            os.environ.pop(name, None)
        yield


class _Unforeseen(logging.Handler):
    """Keeps what is logged of failures that nobody foresaw."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it with its trace."""
        self.found.append(logging.Formatter().format(record))


@contextmanager
def nothing_unforeseen() -> Iterator[None]:
    """No job of the screen fails otherwise than by a sentence."""
    handler, log = _Unforeseen(), logging.getLogger("reader")
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
    assert not handler.found, handler.found[0]


def make_app(folder: Path, chance: random.Random) -> KutipApp:
    """The program over a hostile library; its library is closed with it."""
    library, opened = hostile_library(folder, chance)
    settings = Settings(
        language=chance.choice(("id", "en")), theme=chance.choice(sorted(PAGE_COLOURS)), look_up=LOOK_UP
    )
    app = KutipApp(library, settings, opened=opened)
    app.driver_class = WireDriver
    return app


async def _run(chance: random.Random, folder: Path) -> int:
    app = make_app(folder, chance)
    monkey = Monkey(app, chance)
    with app.library:
        async with app.run_test(headless=False, size=(100, 30)):
            while monkey.sent < EVENTS and app.is_running and app._exception is None:
                monkey.burst()
                await asyncio.sleep(chance.choice(PAUSES_S))
    assert app._exception is None
    assert isinstance(app._driver, WireDriver)
    assert not app._driver.refused, app._driver.refused
    return monkey.keys


class Monkey:
    """What comes from a terminal at which nobody thinks."""

    def __init__(self, app: KutipApp, chance: random.Random) -> None:
        self._app = app
        self._chance = chance
        self._keys = keys()
        self._weights = [0.03 if key in LEAVING else 4 if key in OFTEN else 1 for key in self._keys]
        self.sent = 0
        """How many events were sent."""
        self.keys = 0
        """How many of them were keys."""

    def burst(self) -> None:
        """Some events at once; now and then on a road to a screen."""
        driver = self._app._driver
        if isinstance(driver, WireDriver):
            if self._chance.random() < 0.15:
                self.take(driver, self._chance.choice(list(ROADS.values())))
            for _ in range(self._chance.randint(1, 9)):
                self._event(driver)
            driver.type(b"")

    def take(self, driver: WireDriver, road: str) -> None:
        """Go back to the article, and from there to a screen."""
        for key in ["escape"] * 4 + road.split():
            self.press(driver, key)

    def press(self, driver: WireDriver, key: str, *, whole: bool = False) -> None:
        """Press a key; Esc now and then as the one byte that may begin another key, unless it is to be a whole one."""
        self.sent += 1
        self.keys += 1
        byte = key == "escape" and not whole and self._chance.random() < 0.3
        driver.type(b"\x1b" if byte else sent_for(key))

    def _event(self, driver: WireDriver) -> None:
        chance, kind = self._chance, self._chance.random()
        if kind > 0.14:
            self.press(driver, chance.choices(self._keys, self._weights)[0])
            return
        self.sent += 1
        if kind < 0.04:
            driver.resize(*chance.choice(SIZES))
        elif kind < 0.06:
            pasted = hostile.words(chance, 20).encode("utf-8", "surrogatepass").replace(b"\x1b[201~", b"")
            driver.type(b"\x1b[200~" + pasted + b"\x1b[201~")
        elif kind < 0.08:
            driver.type(bytes(chance.choices(range(128, 256), k=chance.randint(1, 5))))
        else:
            button, end = chance.choice((0, 2, 32, 35, 64, 65)), chance.choice(("M", "m"))
            columns, lines = self._app.size
            x, y = chance.choice((1, columns, chance.randint(1, columns + 1))), chance.randint(1, lines + 1)
            driver.type(f"\x1b[<{button};{x};{y}{end}".encode())
