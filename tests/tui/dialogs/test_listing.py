"""Screens that consist of a list, on terminals of any size."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.tui.library.articles import LibraryScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import listing, press, write

SMALL = [(20, 5), (30, 7), (40, 10), (60, 13), (80, 24)]
"""Terminals on which every list still shows rows: columns and lines."""


def shown(pilot: Pilot[int]) -> list[str]:
    """The terminal's lines as they are seen now."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize(
    ("opening", "row"),
    [(("?",), "next"), (("o",), "1"), (("x",), "[x]"), (("n", "w"), "Pemerintah"), (("L",), "Pelabuhan")],
)
async def test_lists_show_rows_on_any_terminal(
    make_app: MakeApp, size: tuple[int, int], opening: tuple[str, ...], row: str
) -> None:
    async with on_screen(make_app(), *size) as (pilot, _):
        await press(pilot, *opening)
        if opening == ("?",):
            await press(pilot, "slash")
            await write(pilot, "next")
        await pilot.pause()
        assert any(row in line for line in shown(pilot)[1:]), shown(pilot)


async def test_a_note_can_be_written_on_the_smallest_terminal(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 20, 5) as (pilot, _):
        await press(pilot, "n", "a")
        await write(pilot, "periksa")
        assert any("periksa" in line for line in shown(pilot)), shown(pilot)


@pytest.mark.parametrize("key", ["L", "F", "Q", "J", "f3"])
async def test_a_screen_opened_twice_is_there_once(make_app: MakeApp, key: str) -> None:
    async with on_screen(make_app(), 100, 30) as (pilot, _):
        await press(pilot, key)
        depth = len(pilot.app.screen_stack)
        screen = listing(pilot)
        screen.panel.items.focus()
        await press(pilot, key)
        assert len(pilot.app.screen_stack) == depth
        assert isinstance(pilot.app.screen, LibraryScreen) == (key == "L")
