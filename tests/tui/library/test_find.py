"""The search over articles, statements and notes."""

from __future__ import annotations

import threading

import pytest

from reader.library import Library
from reader.model import Opened, SearchHit
from reader.tui.library.find import FindScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import listing, page, press, write


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
        assert screen.reading.statement is not None


async def test_nothing_found_says_so_and_one_letter_is_not_searched(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "F")
        await write(pilot, "z")
        assert "searched as you type" in page(pilot)
        await write(pilot, "ebra")
        assert "“zebra” is nowhere" in page(pilot)
        assert isinstance(pilot.app.screen, FindScreen)


async def test_a_query_that_is_cut_short_is_not_waited_for(
    make_app: MakeApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slowly(_: str) -> tuple[SearchHit, ...]:
        go_on.wait(10)
        return ()

    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "F")
        monkeypatch.setattr(library.search, "find", slowly)
        await pilot.press("p", "e")
        questions = listing(pilot).panel.questions
        assert questions.asking is not None
        await pilot.press("backspace")
        assert questions.asking is None  # else what others write to the library would never be shown again
        go_on.set()
