"""Actors over all articles: listed, merged, and told apart again."""

from __future__ import annotations

from reader.model import Opened
from reader.tui.library.actors import ActorsScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import go_to_row, lines, press, write


async def test_the_actors_of_all_articles(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        union = next(line for line in lines(pilot) if "Serikat Nelayan Kenari" in line)
        assert union.split()[-2:] == ["2", "3"]
        await press(pilot, "slash")
        await write(pilot, "arman")
        assert len(lines(pilot)) == 1


async def test_two_names_are_joined_and_parted(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        before = len(lines(pilot))
        await go_to_row(pilot, "Arman Siregar")
        await press(pilot, "m")
        await write(pilot, "ratna")
        await press(pilot, "enter")
        assert len(lines(pilot)) == before - 1
        assert isinstance(pilot.app.screen, ActorsScreen)
        await press(pilot, "u")
        assert len(lines(pilot)) == before
        await press(pilot, "U")
        await go_to_row(pilot, "Arman Siregar")
        await press(pilot, "x")
        assert len(lines(pilot)) == before
