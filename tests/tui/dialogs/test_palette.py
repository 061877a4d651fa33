"""The palette: what applies, by its name."""

from __future__ import annotations

from reader.library import Library
from reader.model import Span
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import press, write


async def test_the_palette_offers_what_applies(make_app: MakeApp) -> None:
    from reader.tui.dialogs.palette import Actions

    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        names = [name for name, _, _ in Actions(screen)._entries()]
        assert "Correct: this is no statement" in names
        assert "Library: search the library" in names
        await press(pilot, "L")
        names = [name for name, _, _ in Actions(pilot.app.screen)._entries()]
        assert "Library: other order" in names
        assert "Correct: this is no statement" not in names


async def test_the_palette_says_what_undo_takes_back_and_offers_it_only_then(
    make_app: MakeApp, library: Library
) -> None:
    from reader.tui.dialogs.palette import Actions

    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):

        def offered() -> list[str]:
            return [name for name, _, _ in Actions(screen)._entries() if "undo" in name or "redo" in name]

        assert offered() == []
        library.notes.add(screen.reading.article_id, Span(0, 9))
        assert offered() == ["Notes: undo · note written: Pelabuhan"]
        await press(pilot, "u")
        assert offered() == ["Notes: redo · note written: Pelabuhan"]


async def test_an_action_of_the_palette_is_done(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "ctrl+p")
        await write(pilot, "next statement")
        await press(pilot, "down", "enter")
        assert screen.reading.current == 0


async def test_the_palette_opens_again_before_the_one_that_was_left_is_gone(make_app: MakeApp) -> None:
    from reader.tui.dialogs.palette import Palette
    from reader.tui.requests import Show

    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, _):
        app.post(Show.PALETTE)
        app.post(Show.PALETTE)
        first = app.screen
        assert isinstance(first, Palette)
        await pilot.pause()
        app.pop_screen()
        app.post(Show.PALETTE)
        assert isinstance(app.screen, Palette)
        assert app.screen is not first
        await press(pilot, "escape")
        assert not isinstance(app.screen, Palette)
