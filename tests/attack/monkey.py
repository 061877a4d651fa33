"""A monkey at the keyboard: keys, clicks, resizes and pastes in bursts, over every screen that they lead to."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

from textual import events
from textual.geometry import Size
from textual.keys import _character_to_key

from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.keymap.actions import ACTIONS
from tests.tui.fakes import hand_library, open_text

LEAVING = {"q", "ctrl+q", "ctrl+c", "ctrl+z", "ctrl+o"}
"""Keys that leave the program, or lend the terminal to another one."""

OFTEN = {"escape", "enter", "/", ":", "?", "ctrl+p"}
"""Keys that open and close most."""

SIZES = ((1, 1), (5, 2), (5, 60), (30, 8), (80, 24), (120, 2), (200, 60))
"""Columns and lines of terminals."""

EVENTS = 150
"""Events of one run."""


def keys() -> list[str]:
    """Every key of the table of actions, and what is typed and moved with."""
    named = {key.strip() for action in ACTIONS for key in action.keys.split(",")} - {""}
    moving = {"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab"}
    return sorted((named | moving | OFTEN | set("abcxyz0159 .-") | {"backspace", "delete"}) - LEAVING)


def event_of(key: str) -> events.Key:
    """A key as the terminal sends it."""
    character = key if len(key) == 1 else None
    return events.Key(_character_to_key(key) if character and not key.isalnum() else key, character)


def screens(seed: int, folder: Path) -> int:
    """Random events in bursts: the program goes on, or leaves in order."""
    return asyncio.run(_run(random.Random(seed), folder))


async def _run(chance: random.Random, folder: Path) -> int:
    known = keys()
    weights = [4 if key in OFTEN else 1 for key in known]
    with hand_library(folder) as library:
        opened = open_text(library, folder)
        app = KutipApp(library, Settings(language="en"), opened=opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause(0)
            sent = 0
            while sent < EVENTS and app.is_running and app._exception is None:
                for _ in range(chance.randint(1, 9)):
                    _send(app, chance, chance.choices(known, weights)[0])
                    sent += 1
                await asyncio.sleep(chance.choice((0, 0, 0, 0.001, 0.01)))
    assert app._exception is None
    return sent


def _send(app: KutipApp, chance: random.Random, key: str) -> None:
    kind = chance.random()
    driver = app._driver
    if kind < 0.05 and driver is not None:
        size = Size(*chance.choice(SIZES))
        driver._size = size  # what a headless driver has in place of a terminal
        app.post_message(events.Resize(size, size))
    elif kind < 0.08:
        app.post_message(events.Paste("tempel\n\x1b[31m\ufffd " * chance.randint(1, 20)))
    elif kind < 0.13 and driver is not None:
        x, y = (chance.randrange(max(edge, 1)) for edge in app.size)
        for event in (events.MouseMove, events.MouseDown, events.MouseUp):
            driver.process_message(event(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y, style=None))
    else:
        app.post_message(event_of(key))
