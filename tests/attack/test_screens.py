"""Hostile words on every screen, and a monkey at the terminal: nothing is sent that is not Kutip's own."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.screen import Screen

import reader.tui
from reader.tui.app import KutipApp
from reader.tui.drawing.appearance import OnlyPrintable
from tests.attack import monkey
from tests.attack.monkey import Monkey, make_app
from tests.attack.places import FEWEST, ROADS
from tests.attack.wire import SENT_IN_SIXTEEN, WireDriver, assert_only_ours
from tests.tui.conftest import at_rest

NEVER_OPENED = {"ListScreen"}
"""Screens that are only built upon."""


def screen_names() -> set[str]:
    """The names of all screens of the program."""
    for found in pkgutil.walk_packages(reader.tui.__path__, "reader.tui."):
        importlib.import_module(found.name)
    return {kind.__name__ for kind in _below(Screen) if kind.__module__.startswith("reader.")} - NEVER_OPENED


def _below(kind: type) -> Iterator[type]:
    one: type
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


async def _at_rest(app: KutipApp) -> None:
    await at_rest(app)
    while app.jobs.busy:
        await asyncio.sleep(0.001)
        await at_rest(app)


async def _seen_on_the_other_roads(folder: Path) -> set[str]:
    """The names of the screens on the roads that no terminal is needed for, which are gone slowly."""
    app = make_app(folder, random.Random(7))
    fingers, seen = Monkey(random.Random(7)), set()
    with app.library:
        async with app.run_test(headless=False, size=(90, 30)):
            driver = app._driver
            assert isinstance(driver, WireDriver)
            for road in (keys for name, keys in ROADS.items() if name not in FEWEST):
                app.navigator.back_to_text()
                for key in ["escape", "escape", "home", *road.split()]:
                    await _at_rest(app)
                    fingers.press(driver, key, whole=True)
                    await _at_rest(app)
                    seen |= {type(one).__name__ for one in app.screen_stack}
                    assert not driver.refused, (road, driver.refused)
            await _at_rest(app)
    assert driver.characters > 0
    return seen


def test_on_no_other_road_anything_hostile_is_drawn(tmp_path: Path) -> None:
    with monkey.nowhere_else(tmp_path, random.Random(7)), monkey.nothing_unforeseen():
        assert len(asyncio.run(_seen_on_the_other_roads(tmp_path))) > 10


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of this kind are POSIX")
def test_on_a_terminal_every_byte_of_every_screen_is_the_programs_own(tmp_path: Path) -> None:
    """All of them in one test: a screen without a road is told by its name."""
    from tests.attack.terminals import Seat, walked

    with Seat.at(tmp_path, 7) as seat:
        assert screen_names() - walked(seat, FEWEST) == set()


@pytest.mark.parametrize("seed", range(3))
def test_the_screen_holds_against_a_monkey(seed: int, tmp_path: Path) -> None:
    assert monkey.screens(seed, tmp_path, 120) > 60


@pytest.mark.parametrize(
    "sent",
    ["\x1b[2J", "\x1b]0;x\x07", "\x1b[31m", "\x9b1m", "\x07", "\x00", "\r", "a\nb", "\u202e", "\x1b[6n", "\x1bc",
     "\x7f", "\x1b]52;c;?\x07", "\x1b[?1049;5h", "\x1b[?47h", "\x1b[38;2;1;2m", "\ud800", "\x1bP+q\x1b\\", "\t"],
)  # fmt: skip
def test_the_wire_refuses_what_is_not_ours(sent: str) -> None:
    with pytest.raises(AssertionError, match="was sent"):
        assert_only_ours(f"\x1b[1;1H\x1b[1;38;2;1;2;3mkata{sent}\x1b[0m")


def test_the_wire_lets_the_terminals_own_colours_pass_where_a_theme_has_them() -> None:
    with pytest.raises(AssertionError, match="was sent"):
        assert_only_ours("\x1b[1;39m")
    assert_only_ours("\x1b[1;39;104mkata\x1b[31m", SENT_IN_SIXTEEN)
    with pytest.raises(AssertionError, match="was sent"):
        assert_only_ours("\x1b[38m", SENT_IN_SIXTEEN)


def test_the_wire_lets_our_own_pass() -> None:
    assert_only_ours("\x1b[?2026h\x1b[1;1H\x1b[1;4;38;2;1;2;3mé漢\x1b[0m\n\x1b[2;1Hb\x1b]52;c;YQ==\x07\x1b[?2026l")


def test_what_is_drawn_is_printable_and_no_wider() -> None:
    drawn = OnlyPrintable().apply([Segment("a\x1b[2J\n\tb"), Segment("bersih")], Color(0, 0, 0))
    assert [segment.text for segment in drawn] == ["a\ufffd[2J  b", "bersih"]
