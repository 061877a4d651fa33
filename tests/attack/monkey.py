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

from textual.app import App
from textual.events import Event, Key

from reader.library import Library
from reader.model import Opened
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.drawing.page_colours import PAGE_COLOURS
from reader.tui.input_queue import InputQueue
from reader.tui.keymap.actions import ACTIONS
from tests.attack import hostile
from tests.attack.places import LOOK_UP, ROADS, MadeUpServers, hostile_library
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

TOLD = (b"\x1b[I", b"\x1b[O", b"\x1b[12;40R", b"\x1b[?2026;2$y", b"\x1b[?2048;0$y", b"\x1b]11;rgb:ff/ff/ff\x07")
"""What a terminal tells of itself: focus, the cursor's place, its modes, its colour."""

SIZES = {
    (1, 1): 6, (5, 2): 6, (5, 60): 6, (30, 8): 6, (40, 15): 6, (80, 24): 6, (120, 2): 6, (200, 60): 2, (300, 100): 1
}  # fmt: skip
"""Columns and lines of terminals, each with how often it comes: what is drawn on a large one takes most of the time."""

EVENTS = 1_500
"""Events of one library."""

AHEAD = (0, 0, 0, 2, 10, 60)
"""Events that may still wait for their turn when the next burst comes; what comes within one comes at once."""

PAUSES_S = (0, 0, 0, 0, 0.001, 0.01)
"""Between two bursts, when no more wait."""

WAYS_OUT = 60
"""How often Esc and `q` may be needed to leave, whatever was on the screen."""


def keys() -> list[str]:
    """Every key of the table of actions, and what is typed and moved with."""
    named = {key.strip() for action in ACTIONS for key in action.keys.split(",")} - {""}
    return sorted(named | set(NAMED) | OFTEN | set("abcxyz0159 .-é漢"))


def sent_for(key: str) -> bytes:
    """What a terminal sends for a key."""
    return NAMED.get(key) or key.encode()


def screens(seed: int, folder: Path, events: int = EVENTS) -> int:
    """Random events in bursts: the program goes on, or leaves in order, and sends nothing that is not its own.

    It is started anew over the same library whenever it was left. Gives how many keys reached a screen.
    """
    chance, monkey = random.Random(seed), Monkey(random.Random(seed))
    with nowhere_else(folder, chance), nothing_unforeseen():
        library, opened = hostile_library(folder, chance)
        with library:
            while monkey.sent < events:
                asyncio.run(_run(app_over(library, opened, chance), monkey, chance, events))
                opened = library.articles.open_stored(opened.article_id)
    return monkey.handled


@contextmanager
def nowhere_else(folder: Path, chance: random.Random) -> Iterator[None]:
    """Files are written in the folder, other programs are harmless ones, and what is fetched is made up."""
    environment = {
        "HOME": str(folder),
        "EDITOR": "true",
        "VISUAL": "true",
        "COLORTERM": "truecolor",
        "TERM": "xterm-256color",
    }
    away = mock.Mock(side_effect=socket.gaierror("no network"))
    fetch = MadeUpServers(chance).fetch
    with (
        chdir(folder),
        mock.patch.dict(os.environ, environment),
        mock.patch.object(socket, "getaddrinfo", away),
        mock.patch("reader.intake.fetch.fetch", fetch),
    ):
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


def app_over(library: Library, opened: Opened, chance: random.Random) -> KutipApp:
    """The program over a library, in some language and theme, on a terminal that looks at every byte."""
    settings = Settings(
        language=chance.choice(("id", "en")), theme=chance.choice(sorted(PAGE_COLOURS)), look_up=LOOK_UP
    )
    app = KutipApp(library, settings, opened=opened)
    app.driver_class = WireDriver
    return app


def make_app(folder: Path, chance: random.Random) -> KutipApp:
    """The program over a hostile library; its library is closed with it."""
    return app_over(*hostile_library(folder, chance), chance)


async def _run(app: KutipApp, monkey: Monkey, chance: random.Random, events: int) -> None:
    """One life of the program: until enough was sent, or a key has left it."""
    monkey.take_seat(app)
    async with app.run_test(headless=False, size=(100, 30)):
        while monkey.sent < events and monkey.is_seated:
            monkey.burst()
            await monkey.until_at_most(chance.choice(AHEAD))
            await asyncio.sleep(chance.choice(PAUSES_S))
        for _ in range(WAYS_OUT):
            if monkey.is_seated:
                monkey.leave()
                await monkey.until_at_most(0)
        assert not monkey.is_seated, f"cannot be left: {app.screen_stack}"
    assert app._exception is None
    assert isinstance(app._driver, WireDriver)
    assert not app._driver.refused, app._driver.refused


class Monkey:
    """What comes from a terminal at which nobody thinks."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._keys = keys()
        self._weights = [0.03 if key in LEAVING else 4 if key in OFTEN else 1 for key in self._keys]
        self._app: KutipApp
        self.sent = 0
        """How many events were sent."""
        self.handled = 0
        """How many keys had their turn: what is sent to a program that is on its way out has none."""

    def take_seat(self, app: KutipApp) -> None:
        """Sit down at a program that is about to start, and count the keys that have their turn."""
        self._app = app

        async def counted(event: Event) -> None:
            self.handled += isinstance(event, Key)
            await App.on_event(app, event)

        app.input_queue = InputQueue(app, counted)

    @property
    def is_seated(self) -> bool:
        """Whether the program goes on."""
        app = self._app
        return app.is_running and not app._exit and app._exception is None

    async def until_at_most(self, waiting: int) -> None:
        """Wait until no more events than that wait for their turn, or the program ends."""
        app = self._app
        while self.is_seated and app.message_queue_size + len(app.input_queue._waiting) > waiting:
            await asyncio.sleep(0)

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

    def leave(self) -> None:
        """Go back as far as it goes, and leave."""
        driver = self._app._driver
        if isinstance(driver, WireDriver):
            for key in ("escape", "escape", "q"):
                self.press(driver, key, whole=True)

    def press(self, driver: WireDriver, key: str, *, whole: bool = False) -> None:
        """Press a key, unless it is to be a whole one now and then otherwise than keyboards send it.

        Esc may come as the one byte that may begin another key, and what is more than a byte in two pieces.
        """
        self.sent += 1
        data = b"\x1b" if key == "escape" and not whole and self._chance.random() < 0.3 else sent_for(key)
        cut = self._chance.randrange(len(data)) if not whole and self._chance.random() < 0.1 else 0
        for piece in filter(None, (data[:cut], data[cut:])):
            driver.type(piece)

    def _event(self, driver: WireDriver) -> None:
        chance, kind = self._chance, self._chance.random()
        if kind > 0.14:
            self.press(driver, chance.choices(self._keys, self._weights)[0])
            return
        self.sent += 1
        if kind < 0.03:
            driver.resize(*chance.choices(list(SIZES), list(SIZES.values()))[0])
        elif kind < 0.04:
            driver.type(chance.choice(TOLD))
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
