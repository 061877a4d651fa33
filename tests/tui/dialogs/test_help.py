"""Help: every action that applies where one is."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.settings import Settings
from reader.tui.dialogs.help import HelpDialog
from reader.tui.i18n import Translator
from reader.tui.keymap import keys
from reader.tui.keymap.applicable import doable
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import lines, listing, page, press, write


async def test_help_shows_every_action_of_the_text_and_the_program(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "?")
        shown = page(pilot)
        for action in keys.ACTIONS:
            if action.scope in (keys.Scope.READING, keys.Scope.ARTICLE, keys.Scope.APP, keys.Scope.CORRECT):
                assert Translator("en")(f"action.{action.id}") in shown


async def test_help_tells_the_ids_by_which_keys_are_set_and_finds_them(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "?", "slash")
        await write(pilot, "next-statement")
        (row,) = [line for line in lines(pilot) if "next-statement" in line]
        assert row.split()[0] == "n"
        assert row.endswith(" next-statement")


async def test_help_is_about_where_one_is(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "?")
        assert "along the lane" not in page(pilot)
        await press(pilot, "escape", "t", "?")
        assert "along the lane" in page(pilot)
        await press(pilot, "escape", "L", "?")
        assert "read its source again" in page(pilot)
        assert "next statement" not in page(pilot)


async def test_help_is_filtered_and_does_what_is_chosen(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "?", "slash")
        await write(pilot, "next statement")
        await press(pilot, "enter", "enter")
        assert pilot.app.screen is screen
        assert screen.reading.current == 0


async def test_help_shows_the_readers_own_keys(make_app: MakeApp) -> None:
    settings = Settings(language="en", keys={"next-statement": "f11"})
    async with on_screen(make_app(settings=settings), 120, 40) as (pilot, _):
        await press(pilot, "?")
        line = next(line for line in lines(pilot) if " next statement " in line)
        assert line.split()[0] == "F11"


def shown(pilot: Pilot[int]) -> list[str]:
    """The terminal's lines as they are seen now."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


async def test_help_opens_once(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "?", "?")
        assert sum(isinstance(screen, HelpDialog) for screen in pilot.app.screen_stack) == 1


async def test_everything_that_has_a_key_here_can_be_done_here(make_app: MakeApp) -> None:
    """What the table binds exists: no key of any scope leads to an action that is not there."""
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        for way in ((), ("t",), ("p",), ("L",), ("F",), ("Q",), ("J",), ("f3",), ("W",), ("Z",), ("n", "w"), ("i",)):
            await press(pilot, *way)
            for one in doable(pilot.app.screen):
                name = one.action.call.removeprefix("app.").partition("(")[0]
                assert hasattr(one.node, f"action_{name}"), one.action.id
            if pilot.app.screen is not screen:
                await press(pilot, "escape")


@pytest.mark.parametrize("settings", [Settings(language="en"), Settings(language="id")])
async def test_help_says_whole_what_the_current_row_does_on_forty_columns(
    make_app: MakeApp, settings: Settings
) -> None:
    tr = Translator(settings.language)
    async with on_screen(make_app(settings=settings), 40, 15) as (pilot, _):
        await press(pilot, "?")
        items = listing(pilot).panel.items
        for _ in range(12):
            seen = " ".join(" ".join(items.render_line(row).text.split()) for row in range(items.size.height))
            words = tr(f"action.{items.current_key.action.id}").split()
            assert all(word in seen for word in words)
            await press(pilot, "down")
