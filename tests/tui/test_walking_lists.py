"""From a list into the text and back: the statement is current, one key goes back, n and N walk what is listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.model import Opened
from reader.tui.library.actor_statements import ActorStatements
from reader.tui.library.articles import LibraryScreen
from reader.tui.library.find import FindScreen
from reader.tui.library.quotations import QuotationsScreen
from reader.tui.library.same import SameQuotations
from reader.tui.reading.screen import ReadingScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import open_text
from tests.tui.library.samples import SECOND
from tests.tui.lists import go_to_row, listing, press, told, write

LISTED = "lebih dari dua ratus perahu akan kehilangan tempat bersandar"
"""A statement that stands in both articles."""


@pytest.fixture
def second(library: Library, opened: Opened, tmp_path: Path) -> Opened:
    """An article that has a statement of the first one, analysed and read after it."""
    return open_text(library, tmp_path, SECOND, name="serikat.txt")


def drawn(pilot: Pilot[int]) -> str:
    """What the list on top shows on the screen, line by line."""
    items = listing(pilot).panel.items
    return "\n".join(items.render_line(row).text.rstrip() for row in range(items.size.height))


def words_here(screen: ReadingScreen) -> str:
    """The words of the current statement."""
    statement = screen.reading.statement
    return screen.reading.article.text[statement.start : statement.end] if statement else ""


async def open_actor(pilot: Pilot[int]) -> None:
    """Show what the union said over all articles."""
    await press(pilot, "Q")
    await go_to_row(pilot, "Serikat ")
    await press(pilot, "enter")


async def test_a_statement_of_an_actors_list_is_current_in_its_article(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await open_actor(pilot)
        await go_to_row(pilot, "Serikat Nelayan Kenari me…")
        await press(pilot, "enter")
        assert screen.reading.article_id == second.article_id
        assert words_here(screen) == LISTED
        await press(pilot, "y")
        assert told(screen.app)[-1].startswith("Copied: Serikat Nelayan Kenari, “lebih dari dua ratus")


async def test_backspace_goes_back_to_the_row_that_was_left(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 12) as (pilot, screen):
        await open_actor(pilot)
        await press(pilot, "G")
        listed = pilot.app.screen
        card = listing(pilot).card
        await press(pilot, "enter", "j", "j", "backspace")
        assert pilot.app.screen is listed
        assert isinstance(listed, ActorStatements)
        assert listed.card == card
        await press(pilot, "escape", "escape")  # over the list of actors to the text
        assert pilot.app.screen is screen
        await press(pilot, "backspace", "k", "enter")
        assert screen.reading.listed is not None
        assert screen.reading.listed.at == len(screen.reading.listed.places) - 2


async def test_n_walks_what_is_listed_over_articles_and_says_where_it_ends(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await open_actor(pilot)
        await press(pilot, "g", "enter")
        seen = [(screen.reading.article_id, words_here(screen))]
        assert "1/3" in screen.who.render_line(0).text
        for _ in range(2):
            await press(pilot, "n")
            seen.append((screen.reading.article_id, words_here(screen)))
        assert len({article_id for article_id, _ in seen}) == 2
        assert len(set(seen)) == 3
        assert all(words for _, words in seen)
        await press(pilot, "n")
        assert "The list ends here, after 3" in told(screen.app)[-1]
        await press(pilot, "N", "N")
        assert (screen.reading.article_id, words_here(screen)) == seen[0]
        assert "1/3" in screen.who.render_line(0).text


async def test_many_presses_of_n_come_to_the_last_place(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await open_actor(pilot)
        await press(pilot, "g", "enter")
        listed = screen.reading.listed
        assert listed is not None
        await pilot.press("n", "n")
        await press(pilot)
        assert screen.reading.listed == listed._replace(at=2)
        assert screen.reading.article_id == listed.places[2].article_id


async def test_esc_lets_n_go_over_the_statements_again_and_the_list_stays_one_key_away(
    make_app: MakeApp, second: Opened
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await open_actor(pilot)
        await press(pilot, "g", "enter")
        here = screen.reading.current
        article_id = screen.reading.article_id
        await press(pilot, "escape", "N")
        assert here is not None
        assert (screen.reading.article_id, screen.reading.current) == (article_id, max(here - 1, 0))
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, ActorStatements)


async def test_a_hit_of_the_search_is_current_and_gone_back_from(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "F")
        await write(pilot, "perahu")
        await press(pilot, "down", "enter")
        assert LISTED in words_here(screen)
        before = screen.reading.article_id
        await press(pilot, "N")
        assert screen.reading.article_id != before
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, FindScreen)
        assert listing(pilot).panel.typed == "perahu"


async def test_a_quotation_is_current_and_gone_back_from(make_app: MakeApp, sharing: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, '"')
        await go_to_row(pilot, "Serikat nelayan menolak")
        key = listing(pilot).panel.current_key
        await press(pilot, "enter")
        assert words_here(screen).startswith("“Baja penyangganya")
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, QuotationsScreen)
        assert listing(pilot).panel.current_key == key


async def test_the_same_quotation_elsewhere_is_gone_back_from(make_app: MakeApp, sharing: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, *["n"] * 5, "=", "enter")
        assert screen.reading.article_id == sharing.article_id
        assert words_here(screen).startswith("“Baja penyangganya")
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, SameQuotations)


async def test_from_the_articles_one_comes_back_and_n_goes_over_the_statements(
    make_app: MakeApp, second: Opened
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L", "G", "enter", "n")
        assert screen.reading.current == 0
        await press(pilot, "n")
        assert screen.reading.listed is not None
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_without_a_list_backspace_goes_back_to_where_a_jump_began(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await press(pilot, "G", "backspace")
        assert pilot.app.screen is screen
        assert screen.reading.place.start == 0


async def test_only_one_stack_of_lists_is_kept(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        for _ in range(3):
            await open_actor(pilot)
            await press(pilot, "enter")
            await press(pilot, "F")
            await write(pilot, "perahu")
            await press(pilot, "enter")
        assert len(pilot.app._installed_screens) == 1
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, FindScreen)
        assert len(pilot.app.screen_stack) == 2 + (screen is not pilot.app.screen_stack[0])


async def test_the_row_under_the_cursor_is_unfolded_to_the_whole_statement(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 60, 12) as (pilot, _):
        await open_actor(pilot)
        await press(pilot, "g")
        assert LISTED not in " ".join(drawn(pilot).replace("│", " ").split())
        await press(pilot, "j")
        shown = " ".join(drawn(pilot).replace("│", " ").split())
        assert shown.count(LISTED) == 1
        assert "indirect · sure" in shown


async def test_where_there_is_room_every_row_is_unfolded(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 60, 40) as (pilot, _):
        await open_actor(pilot)
        assert drawn(pilot).count("indirect") == 3


async def test_a_hit_is_unfolded_to_the_whole_statement(make_app: MakeApp, opened: Opened) -> None:
    async with on_screen(make_app(), 50, 24) as (pilot, _):
        await press(pilot, "F")
        await write(pilot, "bersandar")
        assert LISTED in " ".join(drawn(pilot).split())


async def test_a_click_on_an_unfolded_line_chooses_its_row(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 60, 40) as (pilot, screen):
        await open_actor(pilot)
        items = listing(pilot).panel.items
        line = next(row for row, text in enumerate(drawn(pilot).splitlines()) if "diajak bicara" in text)
        await pilot.click(items, offset=(12, line + 1))
        await press(pilot)
        assert "diajak bicara" in words_here(screen)
