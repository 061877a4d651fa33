"""Stories by key: the list, one side by side, and back to the row."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from reader.library import Library
from reader.model import Opened, Particulars
from reader.settings import Settings
from reader.tui.library.actor_statements import ActorStatements
from reader.tui.library.stories import StoriesScreen
from reader.tui.library.story import StoryScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT, open_text
from tests.tui.lists import go_to_row, lines, listing, page, press, remark, title, write


@pytest.fixture
def again(library: Library, opened: Opened, tmp_path: Path) -> Opened:
    """Another outlet's article of the same event: two of the statements are gone."""
    del opened
    parts = [part for part in TEXT.split("\n\n") if "empat puluh miliar" not in part and "Itu tebakan" not in part]
    text = "\n\n".join(("Kapal besar tidak boleh lagi ke Teluk Kenari", *parts[1:]))
    made = open_text(library, tmp_path, text, name="lain.txt")
    library.articles.edit([made.article_id], Particulars(outlet="Warta Lain"))
    return made


async def test_the_list_begins_at_the_story_of_the_article(make_app: MakeApp, again: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "h")
        screen = listing(pilot, StoriesScreen)
        assert title(pilot) == "STORIES  1"
        assert again.article_id in screen.panel.current_key.ids
        await press(pilot, "slash")
        await write(pilot, "zebra")
        assert "Nothing" in page(pilot) or "nothing" in page(pilot)
        await press(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, StoryScreen)


async def test_a_story_side_by_side_and_back_to_its_row(make_app: MakeApp, again: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "h", "enter")
        shown = page(pilot)
        assert "Warta Lain" in shown
        assert any(line.split()[-2:] in (["3", "2"], ["2", "3"]) for line in lines(pilot))
        assert sum("◆" in line for line in lines(pilot)) >= 2
        assert "only one has" in remark(pilot)
        await press(pilot, "o")
        assert all("◆" in line for line in lines(pilot)[1:])
        await go_to_row(pilot, "empat puluh miliar")
        await press(pilot, "enter")
        assert screen.reading.article_id != again.article_id
        assert screen.reading.statement is not None
        await press(pilot, "backspace")
        assert listing(pilot, StoryScreen).panel.current_key.card.text.startswith("biaya perbaikan")
        await press(pilot, "o", "slash")
        await write(pilot, "perahu bersandar")
        assert "lebih dari dua ratus" in page(pilot)
        assert "Itu tebakan" not in page(pilot)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, StoriesScreen)


@pytest.mark.usefixtures("again")
async def test_a_row_leads_to_the_article_or_the_actor(make_app: MakeApp, again: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "h", "enter")
        await go_to_row(pilot, "Arman Siregar")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActorStatements)
        await press(pilot, "escape")
        await go_to_row(pilot, "Kapal besar tidak boleh")
        await press(pilot, "enter")
        assert screen.reading.article_id == again.article_id


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.usefixtures("again")
async def test_both_fit_a_small_terminal(make_app: MakeApp, width: int, language: Literal["en", "id"]) -> None:
    async with on_screen(make_app(settings=Settings(language=language)), width, 15) as (pilot, _):
        for keys in (["h"], ["enter"]):
            await press(pilot, *keys)
            items = listing(pilot).panel.items
            for number in range(len(items.rows)):
                drawn = [items.pieces(number), *items.unfolded(number)]
                assert all(sum(len(text) for text, _ in pieces) <= items.size.width for pieces in drawn)


async def test_a_library_without_stories_says_so(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "h")
        assert "No two articles" in page(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, StoriesScreen)
