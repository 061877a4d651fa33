"""The search over articles, statements and notes."""

from __future__ import annotations

from reader.model import Opened
from reader.tui.library.find import FindScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import page, press, write


async def test_words_are_found_as_one_types_with_what_stands_around_them(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "F")
        await write(pilot, "bersandar")
        text = page(pilot)
        assert "In statements" in text
        assert "In texts" in text
        assert "Serikat Nelayan Kenari" in text
        await press(pilot, "down", "up", "enter")
        assert pilot.app.screen is screen
        assert screen.reading.point is not None


async def test_nothing_found_says_so_and_one_letter_is_not_searched(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "F")
        await write(pilot, "z")
        assert "searched as you type" in page(pilot)
        await write(pilot, "ebra")
        assert "“zebra” is nowhere" in page(pilot)
        assert isinstance(pilot.app.screen, FindScreen)
