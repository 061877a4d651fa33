"""One "here" for all keys: what is current is on the page, and every message names what it was about."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.tui.reading.screen import ReadingScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import press, told

LOW = (80, 12)
"""Columns and lines of a terminal that shows a part of the article."""

NAMES = {"a1": "Ratna Wijanarko", "a2": "Arman Siregar", "a3": "Serikat Nelayan Kenari", None: "unknown"}


def is_here_seen(screen: ReadingScreen) -> bool:
    """Whether there is a current statement, and its sign is on the page."""
    rows = range(screen.article.size.height)
    return screen.reading.is_current_seen and any("▐" in screen.article.render_line(row).text for row in rows)


async def resize(pilot: Pilot[int], width: int, height: int) -> None:
    """Give the terminal another size, and wait until it has come: Textual hands it on a moment later."""
    await pilot.resize_terminal(width, height)
    while pilot.app.screen.size != (width, height):
        await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("keys", [["G"], ["space"], ["space", "space"], ["d", "d"], ["j"] * 9, ["}", "}", "}"]])
async def test_what_is_current_is_on_the_page_that_a_key_leads_to(make_app: MakeApp, keys: list[str]) -> None:
    async with on_screen(make_app(), *LOW) as (pilot, screen):
        await pilot.press("n", *keys)
        assert is_here_seen(screen)
        await pilot.press("g")
        assert is_here_seen(screen)


async def test_the_wheel_takes_what_is_current_along(make_app: MakeApp) -> None:
    async with on_screen(make_app(), *LOW) as (pilot, screen):
        await pilot.press("n")
        for _ in range(4):
            await pilot._post_mouse_events([_wheel()], screen.article, button=0)
            assert is_here_seen(screen)
        assert screen.reading.current != 0


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_a_statement_that_is_chosen_on_another_pane_is_on_the_page_then(make_app: MakeApp) -> None:
    async with on_screen(make_app(), *LOW) as (pilot, screen):
        await pilot.press("t", *["j"] * 6)
        await resize(pilot, 60, 10)
        await pilot.press("enter")
        assert screen.reading.current == 6
        assert is_here_seen(screen)


async def test_scrolling_leaves_what_is_still_on_the_page(make_app: MakeApp) -> None:
    async with on_screen(make_app(), *LOW) as (pilot, screen):
        await pilot.press("n", "n", "j")
        assert screen.reading.current == 1


async def test_a_page_without_statements_has_none_that_is_current(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 60, 6) as (pilot, screen):
        await pilot.press("n", "G")
        while screen.reading.statement_from(screen.reading.place.start, 1) is not None:
            await pilot.press("j")
        assert not screen.reading.is_current_seen
        assert screen.reading.current is None
        await pilot.press("y")
        assert told(screen.app)[-1] == "Choose some words or a statement first (v, or n)."
        await pilot.press("N")
        assert screen.reading.current == len(screen.reading.statements) - 1


@pytest.mark.parametrize("size", [(60, 30), (100, 9), (40, 15), (200, 60), (80, 24)])
async def test_resizing_keeps_what_is_current_on_the_page(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with on_screen(make_app(), 120, 14) as (pilot, screen):
        for index in (0, 4, 8):
            await pilot.press(*"g", *"n" * 9)
            while screen.reading.current != index:
                await pilot.press("N")
            await resize(pilot, *size)
            assert screen.reading.current == index
            assert is_here_seen(screen)
            await resize(pilot, 120, 14)
            assert screen.reading.current == index
            assert is_here_seen(screen)


async def test_a_size_and_back_leaves_the_page_as_it_was(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 14) as (pilot, screen):
        await pilot.press("n", "n", "n", "n", "j", "j")
        place = screen.reading.place
        await resize(pilot, 40, 8)
        await resize(pilot, 120, 14)
        assert screen.reading.place == place


async def test_a_click_on_the_map_makes_the_nearest_statement_current(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 14) as (pilot, screen):
        await pilot.click("#map", offset=(1, screen.query_one("#map").size.height - 1))
        assert is_here_seen(screen)
        assert screen.reading.current == 8
        await pilot.click("#map", offset=(1, 0))
        assert is_here_seen(screen)
        assert screen.reading.current == 0


async def test_a_click_on_the_map_of_a_page_that_is_seen_whole(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 50) as (pilot, screen):
        line = screen.article.lines.line_of(screen.reading.statements[4].start)
        await pilot.click("#map", offset=(1, line))
        assert screen.reading.current == 4


async def test_the_speaker_is_gone_to_and_come_back_from_over_pages(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 60, 6) as (pilot, screen):
        while screen.reading.current != 8:  # she said it, and is named some lines above
            await pilot.press("n")
        await pilot.press("s")
        assert screen.reading.point is not None
        assert screen.reading.current is None or screen.reading.is_current_seen
        await pilot.press("s")
        assert screen.reading.current == 8
        assert is_here_seen(screen)


async def test_a_name_that_is_walked_to_makes_its_statement_current(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("e", "e")
        assert screen.reading.current == 0


async def test_copying_after_scrolling_names_and_copies_what_is_on_the_page(make_app: MakeApp) -> None:
    async with on_screen(make_app(), *LOW) as (pilot, screen):
        await press(pilot, "n", "G", "y")
        statement = screen.reading.statement
        assert statement is not None
        assert screen.reading.is_current_seen
        words = screen.reading.article.text[statement.start : statement.end].strip("“”,")[:20]
        assert told(screen.app)[-1].startswith(f"Copied: {NAMES[statement.actor]}")
        assert words in told(screen.app)[-1]
        assert words in screen.app.clipboard


async def test_a_selection_outside_of_statements_is_named_by_its_words(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "v", "$", "y")
        assert told(screen.app)[-1] == "Copied: “Pelabuhan Teluk Kenari ditutup untu…”."


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["n", "Y"], "Copied: Ratna Wijanarko, “Pemerintah Kota Lembayung"),
        (["n", "ctrl+y"], "copied.md: Ratna Wijanarko, “Pemerintah Kota Lembayung"),
        (["n", "C"], "Confirmed: Ratna Wijanarko, “Pemerintah Kota Lembayung"),
        (["n", "X"], "No statement any more: Ratna Wijanarko, “Pemerintah Kota Lembayung"),
        (["n", "n", "R", "down", "enter"], "said “Kami tidak akan menunggu"),
        (["n", "H", "enter"], "Ratna Wijanarko, “Pemerintah Kota Lembayung"),
        (["n", "X", "u"], "Undone: statement taken away: Pemerintah Kota Lembayung"),
        (["`", "a"], "Mark a is set: “Pelabuhan Teluk Kenari ditutup"),
    ],
)
async def test_every_message_names_what_it_is_about(make_app: MakeApp, keys: list[str], said: str) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, *keys)
        assert said in told(screen.app)[-1]
