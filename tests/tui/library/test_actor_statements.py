"""What one actor said over all articles."""

from __future__ import annotations

from reader.model import Opened
from reader.tui.library.actor_statements import ActorStatements
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import go_to_row, lines, page, press, write


async def test_what_an_actor_said_when_and_where(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "Q")
        await go_to_row(pilot, "Serikat Nelayan Kenari")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActorStatements)
        text = page(pilot)
        assert "● " in text
        assert "Serikat Nelayan Kenari me…" in text
        assert "Pelabuhan Teluk Kenari di…" in text
        await go_to_row(pilot, "Serikat Nelayan Kenari me…")
        await press(pilot, "enter")
        assert screen.reading.article_id == second.article_id


async def test_words_filter_what_an_actor_said(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        await go_to_row(pilot, "Serikat Nelayan Kenari")
        await press(pilot, "enter", "slash")
        await write(pilot, "diajak")
        assert sum("≈" in line or "~" in line for line in lines(pilot)) == 1
