"""Keys that come faster than the screen, with resizes between them, end nothing and mean what slow keys mean."""

from __future__ import annotations

import asyncio
import logging
import random

import pytest
from textual import events
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

from reader.tui.app import KutipApp
from reader.tui.input_queue import InputQueue
from reader.tui.reading.search.prompt import Prompt
from tests.tui.conftest import MakeApp, at_rest, on_screen, settled


def send(app: KutipApp, *keys: str) -> None:
    """Put keys into the app's queue at once, as a terminal does that was not read for a while."""
    for key in keys:
        character = key if len(key) == 1 else None
        name = _character_to_key(key) if character and not key.isalnum() else key
        app.post_message(events.Key(name, character))


def resize(app: KutipApp, columns: int, lines: int) -> None:
    """Give the terminal another size."""
    size = Size(columns, lines)
    app._driver._size = size  # type: ignore[union-attr]  # what a headless driver has in place of a terminal
    app.post_message(events.Resize(size, size))


async def test_keys_that_come_at_once_do_what_slow_ones_do(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        send(pilot.app, *"/dermaga", "enter", *"nn")  # type: ignore[arg-type]  # the pilot of a KutipApp
        await at_rest(pilot.app)
        assert screen.reading.hits
        assert not screen.query(Prompt)
        assert screen.focused is screen.article


@pytest.mark.parametrize(
    "keys",
    [
        ("/", ":", "escape"),
        ("/", "escape", ":", "escape", "/"),
        ("?", "escape", "escape", "?"),
        (":", "5", "enter", "/", "a"),
        ("ctrl+p", "escape", "ctrl+p", "pagedown", "pageup", "escape"),
        ("L", "/", "escape", "escape", "L", "escape"),
        ("a", "escape", "a", "x", "escape", "escape"),
        ("n", "c", "s", "escape", "escape", "w", "escape"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("between", [(), (5, 4), (30, 2)])
async def test_no_order_of_quick_keys_and_sizes_ends_the_program(
    make_app: MakeApp, keys: tuple[str, ...], between: tuple[int, int]
) -> None:
    async with on_screen(make_app(), 100, 30) as (pilot, _):
        app = pilot.app
        assert isinstance(app, KutipApp)
        for _ in range(3):
            send(app, *keys[:-1])
            await asyncio.sleep(0)
            if between:
                resize(app, *between)
            send(app, keys[-1])
            if between:
                resize(app, 100, 30)
            await at_rest(app)
        await settled(pilot)
        assert app.is_running


EVERYTHING = [*"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:?<>[]{}'.,-+", "enter", "escape"]
EVERYTHING += ["tab", "shift+tab", "up", "down", "pageup", "pagedown", "home", "end", "ctrl+p", "backspace", "delete"]
LEAVING = {"q", "E"}
SIZES = [(1, 1), (5, 2), (30, 8), (80, 24), (200, 60)]


@pytest.mark.parametrize("seed", range(3))
async def test_random_bursts_over_all_screens_end_nothing(make_app: MakeApp, seed: int) -> None:
    chance = random.Random(seed)
    keys = [key for key in EVERYTHING if key not in LEAVING]
    async with on_screen(make_app(), 100, 30) as (pilot, _):
        app = pilot.app
        assert isinstance(app, KutipApp)
        for _ in range(25):
            for _ in range(chance.randint(1, 8)):
                if chance.random() < 0.1:
                    resize(app, *chance.choice(SIZES))
                else:
                    send(app, chance.choice(keys))
            for _ in range(chance.randint(0, 3)):
                await asyncio.sleep(0)
        await settled(pilot)
        assert app.is_running


async def test_a_screen_that_is_never_at_rest_does_not_hold_the_keys_for_ever(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.input_queue.PATIENCE_S", 0.01)
    monkeypatch.setattr(InputQueue, "_at_rest", lambda self: False)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        send(pilot.app, "n", "n")  # type: ignore[arg-type]  # the pilot of a KutipApp
        while screen.reading.current != 1:
            await pilot.pause(0)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [("a\x1b]52;c;eA==\x07b", "a\ufffd]52;c;eA==\ufffdb"), ("satu\r\ndua\rtiga\n\tempat", "satu\ndua\ntiga\n\tempat")],
)
async def test_what_is_pasted_holds_nothing_that_acts(make_app: MakeApp, pasted: str, kept: str) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await pilot.press("n", "a")
        pilot.app.post_message(events.Paste(pasted))
        await at_rest(pilot.app)
        assert pilot.app.screen.query_one(TextArea).text == kept


class Fails(Widget):
    """A part that fails on whatever reaches it."""

    def on_click(self) -> None:
        """Fail."""
        raise ValueError("nobody foresaw this")


async def fail(pilot: Pilot[int], screen: Screen[None], *, gone: bool) -> None:
    """Let a part fail, on the screen or taken off it."""
    part = Fails()
    await screen.mount(part)
    if gone:
        await part.remove()
    with part._context():
        try:
            part.on_click()
        except ValueError as error:
            pilot.app._handle_exception(error)


async def test_what_reaches_a_part_too_late_goes_to_the_log(
    make_app: MakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await fail(pilot, screen, gone=True)
        assert pilot.app.is_running
        assert pilot.app._exception is None
    assert "too late" in caplog.text


async def test_what_fails_on_the_screen_is_not_hidden(make_app: MakeApp) -> None:
    with pytest.raises(ValueError, match="nobody foresaw this"):
        async with on_screen(make_app(), 120, 40) as (pilot, screen):
            await fail(pilot, screen, gone=False)
