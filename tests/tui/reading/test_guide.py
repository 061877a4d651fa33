"""The guide of the first run."""

from __future__ import annotations

from textual.pilot import Pilot

from reader.tui.requests import Show
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import press


def shown(pilot: Pilot[int]) -> list[str]:
    """The terminal's lines as they are seen now."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


async def test_the_guide_has_six_lines_and_escape_closes_it(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 100, 30) as (pilot, screen):
        app.post(Show.GUIDE)
        await press(pilot)
        guide = screen.query_one("#guide")
        shown = [guide.render_line(row).text for row in range(guide.size.height)]
        assert [line.split()[0] for line in shown[1:]] == ["n", "s", "a", "t", "L", "?"]
        assert "your own texts" in shown[5]
        assert "kutip FILE" in shown[5]
        await press(pilot, "escape")
        assert not screen.query("#guide")


async def test_a_click_closes_the_guide(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 100, 30) as (pilot, screen):
        app.post(Show.GUIDE)
        await press(pilot)
        await pilot.click("#guide")
        await press(pilot)
        assert not screen.query("#guide")


async def test_on_a_low_terminal_there_is_no_guide(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 80, 12) as (pilot, screen):
        app.post(Show.GUIDE)
        await press(pilot)
        assert not screen.query("#guide")
