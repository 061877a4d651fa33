"""Walking about in an article: what every key of the reading screen does."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.library import Library
from reader.model import Span
from reader.settings import Settings
from reader.tui.reading.screen import ReadingScreen
from reader.tui.reading.search import finding
from tests.tui.conftest import MakeApp, cell_of, on_screen, settled
from tests.tui.fakes import TEXT, open_text
from tests.tui.lists import told


def words(screen: ReadingScreen, span: Span | None) -> str:
    """The words of a span of the article on the screen."""
    return span.of(screen.reading.article.text) if span else ""


def line_text(screen: ReadingScreen, row: int) -> str:
    """What a row of the article pane shows."""
    return screen.article.render_line(row).text


def page(screen: ReadingScreen) -> str:
    """Everything that the article pane shows."""
    return "\n".join(line_text(screen, row) for row in range(screen.article.size.height))


async def test_the_text_is_on_the_screen_with_its_marks(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (_, screen):
        shown = page(screen)
        assert "Pelabuhan Teluk Kenari ditutup" in shown
        assert "▌" in shown


async def test_n_walks_every_statement_in_order_and_stops_at_the_last(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        seen = []
        for _ in range(len(screen.reading.statements) + 2):
            await pilot.press("n")
            seen.append(screen.reading.current)
        count = len(screen.reading.statements)
        assert seen == [*range(count), count - 1, count - 1]


async def test_shift_n_walks_back(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "n", "n", "N")
        assert screen.reading.current == 1


async def test_the_current_statement_is_in_sight_on_the_smallest_terminal(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        for _ in screen.reading.statements:
            await pilot.press("n")
            statement = screen.reading.statement
            assert statement is not None
            assert screen.reading.place.start <= statement.start < screen.reading.place.end
            assert "▐" in page(screen)


async def test_n_starts_from_where_the_eye_is(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await pilot.press("n")
        await pilot.press("G", "n")
        statement = screen.reading.statement
        assert statement is not None
        assert statement.start >= screen.reading.place.start
        assert screen.reading.current != 1


async def test_brackets_walk_the_statements_of_one_actor(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n")
        seen = []
        for _ in range(3):
            await pilot.press("]")
            seen.append(screen.reading.current)
        actor = screen.reading.statements[0].actor
        indices = [i for i, s in enumerate(screen.reading.statements) if s.actor == actor]
        assert seen == [indices[1], indices[2], indices[2]]
        await pilot.press("[")
        assert screen.reading.current == indices[1]


async def test_s_goes_to_the_speaker_and_back(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "s")
        assert words(screen, screen.reading.point) == "Wali Kota Ratna Wijanarko"
        await pilot.press("s")
        assert screen.reading.point is None


async def test_s_on_a_clitic_goes_to_the_actor_before(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "n", "s")
        assert words(screen, screen.reading.point) == "Ratna Wijanarko"


async def test_e_walks_the_names_that_are_marked(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        seen = []
        for _ in range(3):
            await pilot.press("e")
            seen.append(words(screen, screen.reading.point))
        assert seen == ["Pelabuhan Teluk Kenari", "Kota Lembayung", "Pelabuhan Teluk Kenari"]
        await pilot.press("E")
        assert words(screen, screen.reading.point) == "Kota Lembayung"


async def test_the_line_at_the_foot_says_who_and_how_surely(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n")
        assert "Ratna Wijanarko, Wali Kota" in screen.who.render_line(0).text
        for _ in range(7):
            await pilot.press("n")
        assert "unknown speaker" in screen.who.render_line(0).text
        assert "sure" not in screen.who.render_line(0).text


async def test_timeline_and_article_follow_one_another(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("t", "j", "j")
        assert screen.reading.current is not None
        await pilot.press("enter")
        assert screen.focused is screen.article


async def test_a_click_on_a_statement_makes_it_the_current_one(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        span = screen.reading.statements[4].spans[0]
        await pilot.click("#article", offset=cell_of(screen, span.start + 3))
        assert screen.reading.current == 4


async def test_search_counts_as_one_types_and_n_walks_the_hits(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("/", *"kapal")
        assert len(screen.reading.hits) == TEXT.lower().count("kapal")
        await pilot.press("enter", "n")
        assert screen.reading.hit == 1
        assert screen.who.display
        assert "“kapal” · 2 of" in screen.who.render_line(0).text
        await pilot.press("N", "N")
        assert screen.reading.hit == len(screen.reading.hits) - 1
        await pilot.press("escape")
        assert screen.reading.hits == ()
        await pilot.press("n")
        assert screen.reading.current is not None


async def test_search_leaves_the_place_as_it_was_when_it_is_given_up(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await pilot.press("/", *"loket")
        assert screen.article.top > 0
        await pilot.press("escape")
        assert screen.article.top == 0


async def test_search_by_regular_expression_and_a_broken_one(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("/", "ctrl+r", *"wija\\w+")
        await settled(pilot)
        assert {words(screen, hit) for hit in screen.reading.hits} == {"Wijanarko"}
        await pilot.press("(")
        await settled(pilot)
        assert screen.reading.hits == ()
        assert "not a regular expression" in str(screen.query_one("#prompt-remark").render())


async def test_an_expression_without_end_stalls_nothing(
    make_app: MakeApp, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "PATTERN_TIMEOUT_S", 0.2)
    opened = open_text(library, tmp_path, "nama " * 20_000, name="nama.txt")
    async with on_screen(make_app(opened), 120, 40) as (pilot, screen):
        await pilot.press("/", "ctrl+r", *"(\\w+\\s?)+\\d")
        await settled(pilot)
        assert "takes too long" in str(screen.query_one("#prompt-remark").render())
        await pilot.press("escape", "j")
        assert screen.article.top == 1


async def test_a_second_prompt_takes_the_place_of_the_first(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("slash")
        await pilot.pause()
        screen.article.focus()  # as by a click on the text
        await pilot.press("colon", "3", "enter")
        assert screen.reading.block_at(screen.reading.place.start) <= 2
        assert not screen.query("Prompt")
        assert screen.focused is screen.article


async def test_jumps_go_back_and_forward(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await pilot.press("j", "j")
        start = screen.article.top
        await pilot.press("G")
        end = screen.article.top
        await pilot.press("<")
        assert screen.article.top == start
        await pilot.press(">")
        assert screen.article.top == end


async def test_marks_are_set_and_gone_to(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await pilot.press("j", "j", "`", "q")
        await pilot.press("G", "'", "q")
        assert screen.article.top == 2


async def test_a_paragraph_is_gone_to_by_its_number(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await pilot.press(":", "6", "enter")
        assert screen.reading.place.contains(screen.reading.article.blocks[5].span.start)


@pytest.mark.parametrize("typed", ["q", "-1", "12 x"])
async def test_what_is_no_number_of_a_paragraph_is_said(make_app: MakeApp, typed: str) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await pilot.press(":")
        screen.query_one("#prompt-input", Input).value = typed
        await pilot.press("enter")
        assert screen.article.top == 0
        assert told(pilot.app) == [f"There is no paragraph “{typed}”: type a number from 1 to 9."]


async def test_a_number_of_thousands_of_digits_leads_to_the_end(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await pilot.press(":")
        screen.query_one("#prompt-input", Input).value = "9" * 5_000
        await pilot.press("enter")
        assert screen.reading.place.contains(screen.reading.article.blocks[-1].span.start)


async def test_the_outline_goes_to_a_paragraph(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 14) as (pilot, screen):
        await pilot.press("o", "G", "enter")
        assert screen.reading.place.contains(screen.reading.article.blocks[-1].span.start)


async def test_resizing_keeps_the_place(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 14) as (pilot, screen):
        await pilot.press("pagedown")
        before = screen.reading.place.start
        for size in ((80, 24), (40, 10), (200, 14), (120, 14)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert screen.reading.place.start == before


async def test_tab_turns_the_page_where_there_is_room_for_one_pane(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        assert screen.panes.shown() == ["article"]
        await pilot.press("tab")
        assert screen.panes.shown() == ["timeline"]
        await pilot.press("shift+tab")
        assert screen.panes.shown() == ["article"]


async def test_focus_dims_what_the_actor_did_not_say(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "f")
        assert screen.reading.focus == screen.reading.statements[0].actor
        await pilot.press("escape")
        assert screen.reading.focus is None


async def test_a_bare_page_has_no_marks(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("z")
        assert "▌" not in page(screen)
        await pilot.press("z")
        assert "▌" in page(screen)


async def test_the_legend_switches_a_kind_of_names(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("x", "enter", "escape")
        assert not screen.reading.filters.persons
        await pilot.press("x", "enter", "escape")
        assert screen.reading.filters.persons


async def test_the_palette_speaks_the_language_and_does_what_is_chosen(make_app: MakeApp) -> None:
    app = make_app(settings=Settings(language="id"))
    async with on_screen(app, 120, 40) as (pilot, screen):
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert app.screen.query_one(Input).placeholder == "Cari tindakan …"
        await pilot.press(*"halaman polos")
        await settled(pilot)
        await app.workers.wait_for_complete()
        await pilot.press("down", "enter")
        await settled(pilot)
        assert screen.reading.filters.bare
