"""An actor of one article who is somebody else there."""

from __future__ import annotations

from reader.library import Library
from reader.model import Opened
from reader.tui.library.actor_statements import ActorStatements
from reader.tui.library.actors import ActorsScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import go_to_row, lines, listing, press, remark, told, write

UNION = "Serikat Nelayan Kenari"


async def test_an_actor_of_one_article_is_somebody_else(make_app: MakeApp, sharing: Opened, library: Library) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, _):
        await press(pilot, "Q")
        before = len(lines(pilot))
        await go_to_row(pilot, UNION)
        await press(pilot, "a")
        await write(pilot, "menolak")
        await press(pilot, "enter")
        await write(pilot, " Timur")
        await press(pilot, "enter")
        assert isinstance(app.screen, ActorsScreen)
        assert f"{UNION} is somebody else there now" in told(app)[-1]
        assert len(lines(pilot)) == before + 1
        assert any(f"{UNION} Timur" in line for line in lines(pilot))
        assert [card.article_id for card in library.actors.statements(f"{UNION} Timur")] == [sharing.article_id]
        await press(pilot, "u")
        assert "actor set apart" in told(app)[-1]
        assert len(lines(pilot)) == before
        await press(pilot, "U")
        await go_to_row(pilot, f"{UNION} Timur")
        await press(pilot, "x")
        assert "stands for itself again" in told(app)[-1]
        assert len(lines(pilot)) == before
        await press(pilot, "x")
        assert "Nothing was joined" in told(app)[-1]


async def test_a_statement_of_somebody_else_leaves_the_list_of_this_actor(
    make_app: MakeApp, sharing: Opened, library: Library
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        await go_to_row(pilot, UNION)
        await press(pilot, "enter")
        listing(pilot, ActorStatements)
        assert "articles 2" in remark(pilot)
        await go_to_row(pilot, "Serikat nelayan menolak")
        await press(pilot, "a")
        await write(pilot, " Barat")
        await press(pilot, "enter")
        assert "articles 1" in remark(pilot)
        await press(pilot, "u")
        assert "articles 2" in remark(pilot)
        await press(pilot, "ctrl+r")
        assert "articles 1" in remark(pilot)
        assert library.history.can_undo == f"actor set apart: {UNION} Barat"


async def test_nobody_is_set_apart_where_the_question_is_left(
    make_app: MakeApp, sharing: Opened, library: Library
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        await go_to_row(pilot, UNION)
        await press(pilot, "a", "escape")
        await press(pilot, "a", "enter", "escape")
        assert isinstance(pilot.app.screen, ActorsScreen)
        assert library.history.can_undo is None
