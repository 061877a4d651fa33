"""Feeds on the screen: followed, listed, read, marked, asked for what is new, removed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.settings import Settings
from reader.tui.dialogs.list_panel import PanelRows
from reader.tui.library.feed_items import FeedItemsScreen
from reader.tui.library.feeds import FeedsScreen
from tests.feed_server import Pages, feed, news
from tests.intake.pages import answer
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.lists import go_to_row, lines, listing, page, press, remark, title, told, write


@pytest.fixture
def site() -> Iterator[tuple[str, Pages]]:
    """A server with feeds."""
    with news() as made:
        yield made


@pytest.fixture
def followed(library: Library, site: tuple[str, Pages]) -> tuple[str, Pages]:
    """The same, with both feeds followed."""
    for path in ("muara", "hulu"):
        library.feeds.add(f"{site[0]}/{path}")
    return site


def _unread(library: Library) -> list[str]:
    return [item.title for item in library.feeds.items() if not item.read]


async def _click(pilot: Pilot[int], words: str, cell: int) -> None:
    """Click a row of the list at a cell from the left."""
    items = pilot.app.screen.query_one(PanelRows)
    row = next(number for number, line in enumerate(lines(pilot)) if words in line)
    await pilot.click(PanelRows, offset=(cell, items.lines.first(row) + items.head_height))
    await settled(pilot)


async def test_without_feeds_the_screen_says_what_to_do(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "asterisk")
        assert "a follows one by its address" in page(pilot)
        await press(pilot, "r", "A", "D", "enter", "u")
        assert isinstance(pilot.app.screen, FeedsScreen)
        assert "Nothing" in told(pilot.app)[-1]


async def test_a_feed_is_followed_by_its_address_and_by_a_page_that_names_it(
    make_app: MakeApp, library: Library, site: tuple[str, Pages]
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "asterisk", "a")
        await write(pilot, f"{site[0]}/page")
        await press(pilot, "enter")
        assert told(pilot.app)[-1] == "Followed: Harian Muara, 3 articles."
        assert "Harian Muara" in page(pilot)
        assert title(pilot) == "FEEDS  3 unread"
        await press(pilot, "a")
        await write(pilot, f"{site[0]}/broken")
        await press(pilot, "enter")
        assert "no RSS, Atom or JSON feed" in told(pilot.app)[-1]
        await press(pilot, "a", "escape")
        assert [card.url for card in library.feeds.all()] == [f"{site[0]}/muara"]


async def test_the_feeds_of_a_list_are_followed_and_asked(
    make_app: MakeApp, library: Library, site: tuple[str, Pages], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.intake.fetch.is_private", lambda host: False)
    (tmp_path / "umpan.opml").write_text(
        f'<opml><outline xmlUrl="{site[0]}/muara"/><outline xmlUrl="{site[0]}/broken" text="Rusak"/></opml>'
    )
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "asterisk", "a")
        await write(pilot, f"{tmp_path}/umpan")
        await press(pilot, "tab", "enter")
        assert "could not be read: Rusak: The source is no RSS" in told(pilot.app)[-1]
        await go_to_row(pilot, "Rusak")
        shown = "".join(text for line in listing(pilot).panel.items.unfolded(2) for text, _ in line)
        assert "Not a feed" in shown
        assert lines(pilot)[2].startswith("! Rusak")
        assert _unread(library) == ["Jembatan", "Pasar", "Perahu"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)])
async def test_articles_are_listed_the_newest_first_with_day_and_summary(
    make_app: MakeApp, followed: tuple[str, Pages], size: tuple[int, int]
) -> None:
    async with on_screen(make_app(), *size) as (pilot, _):
        await press(pilot, "asterisk")
        assert "4" in lines(pilot)[0]
        await press(pilot, "enter")
        assert title(pilot) == "All feeds  4 unread"
        found = lines(pilot)
        assert [line.split()[-1 if size[0] < 84 else 2] for line in found] != []
        assert all(line.startswith("• ") for line in found)
        assert [next(word for word in ("Sawah", "Jembatan", "Pasar", "Perahu") if word in line) for line in found][
            2:
        ] == [
            "Pasar",
            "Perahu",
        ]
        unfolded = ["".join(text for text, _ in line) for line in listing(pilot).panel.items.unfolded(3)]
        assert "Tentang Perahu." in "\n".join(unfolded)
        assert "2024-10-26" in "\n".join(unfolded)
        assert all(len(line) <= size[0] for line in [*found, *unfolded])


async def test_enter_reads_the_article_and_it_is_read_then(
    make_app: MakeApp, library: Library, followed: tuple[str, Pages]
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "asterisk")
        await go_to_row(pilot, "Harian Muara")
        await press(pilot, "enter")
        await go_to_row(pilot, "Pasar")
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        assert "Harga beras turun" in screen.reading.article.text
        assert _unread(library).count("Pasar") == 0
        await press(pilot, "backspace")
        assert listing(pilot, FeedItemsScreen)
        assert title(pilot) == "Harian Muara  2 unread"
        assert listing(pilot).panel.items.current == 1
        await press(pilot, "escape")
        assert listing(pilot, FeedsScreen)
        assert title(pilot) == "FEEDS  3 unread"


async def test_esc_stops_fetching_and_the_list_stays(
    make_app: MakeApp, library: Library, followed: tuple[str, Pages]
) -> None:
    release, asked = threading.Event(), threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        release.wait(30)

    followed[1]["/a/0"] = slow
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        before = screen.reading.article_id
        await press(pilot, "asterisk", "enter")
        await go_to_row(pilot, "Jembatan")
        await pilot.press("enter")
        assert "Esc stops" in remark(pilot)
        await pilot.press("escape")
        assert remark(pilot) == ""
        release.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, FeedItemsScreen)
        assert screen.reading.article_id == before
        assert "Jembatan" in _unread(library)
        assert told(pilot.app) == []


async def test_an_article_that_cannot_be_fetched_is_told_and_the_list_stays(
    make_app: MakeApp, library: Library, followed: tuple[str, Pages]
) -> None:
    del followed[1]["/a/0"]
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "asterisk", "enter")
        await go_to_row(pilot, "Jembatan")
        await press(pilot, "enter")
        assert "has no such page" in told(pilot.app)[-1]
        assert isinstance(pilot.app.screen, FeedItemsScreen)
        assert "Jembatan" in _unread(library)


async def test_articles_are_marked_one_by_one_and_all_at_once_and_undone(
    make_app: MakeApp, library: Library, followed: tuple[str, Pages]
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "asterisk")
        await go_to_row(pilot, "Harian Muara")
        await press(pilot, "enter", "m", "m")
        assert _unread(library) == ["Sawah", "Perahu"] or _unread(library) == ["Perahu", "Sawah"]
        await press(pilot, "t")
        assert remark(pilot) == "only what is unread"
        assert len(lines(pilot)) == 1
        await press(pilot, "t", "u")
        assert len(_unread(library)) == 3
        await press(pilot, "U", "A")
        assert _unread(library) == ["Sawah"]
        assert told(pilot.app)[-1] == "1 article marked as read; u takes it back."
        await press(pilot, "u")
        assert len(_unread(library)) == 2
        await press(pilot, "escape", "g", "A")
        assert _unread(library) == []


async def test_a_click_opens_marks_and_a_click_on_a_feed_lists_it(
    make_app: MakeApp, library: Library, followed: tuple[str, Pages]
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "asterisk")
        await _click(pilot, "Harian Muara", 8)
        assert listing(pilot, FeedItemsScreen)
        await _click(pilot, "Perahu", 0)
        assert "Perahu" not in _unread(library)
        await _click(pilot, "Perahu", 1)
        assert "Perahu" in _unread(library)
        await _click(pilot, "Pasar", 20)
        assert pilot.app.screen is screen


async def test_what_is_new_is_asked_for_and_each_bad_feed_is_named(
    make_app: MakeApp, library: Library, followed: tuple[str, Pages]
) -> None:
    followed[1]["/hulu"] = feed("Warta Hulu", ["Panen", "Sawah"])
    followed[1]["/muara"] = followed[1]["/broken"]
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "asterisk", "r")
        said = told(pilot.app)[-1]
        assert said.startswith("1 new article; feeds asked: 2. 1 could not be read: Harian Muara: ")
        assert title(pilot) == "FEEDS  5 unread"
        await go_to_row(pilot, "Warta Hulu")
        await press(pilot, "enter", "r")
        assert told(pilot.app)[-1] == "0 new articles; feeds asked: 1."


async def test_feeds_whose_server_asks_to_wait_are_told(
    make_app: MakeApp, library: Library, followed: tuple[str, Pages]
) -> None:
    for path in ("/hulu", "/muara"):
        followed[1][path] = answer(b"", status=429, Retry_After="3600")
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "asterisk", "r")
        assert "asks to wait 60 min" in told(pilot.app)[-1]
        await press(pilot, "r")
        assert told(pilot.app)[-1].endswith("2 were not asked: their servers want to be left alone for now.")


async def test_the_list_of_feeds_goes_to_a_file_and_comes_back(
    make_app: MakeApp, library: Library, followed: tuple[str, Pages], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "asterisk", "x", "enter")
        assert (tmp_path / "feeds.opml").read_text(encoding="utf-8") == library.feeds.export_list()
        await go_to_row(pilot, "Warta Hulu")
        await press(pilot, "D", "a")
        await write(pilot, str(tmp_path / "feeds.opml"))
        await press(pilot, "enter")
        assert {card.name for card in library.feeds.all()} == {"Harian Muara", "Warta Hulu"}


async def test_where_no_feed_is_followed_there_is_no_list_to_write(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "asterisk", "x")
        assert isinstance(pilot.app.screen, FeedsScreen)


async def test_f9_stops_asking(make_app: MakeApp, library: Library, followed: tuple[str, Pages]) -> None:
    release = threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        release.wait(30)

    followed[1]["/hulu"] = followed[1]["/muara"] = slow
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "asterisk")
        await pilot.press("r")
        assert "F9 stops" in remark(pilot)
        await pilot.press("r")  # once at a time
        await pilot.press("f9")
        await settled(pilot)  # though the servers hold their answers back
        assert remark(pilot) == ""
        assert "feeds asked: 0" in told(pilot.app)[-1]
        release.set()


async def test_a_removed_feed_comes_back(make_app: MakeApp, library: Library, followed: tuple[str, Pages]) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "asterisk")
        await go_to_row(pilot, "Warta Hulu")
        await press(pilot, "D")
        assert "Warta Hulu" not in page(pilot)
        assert told(pilot.app)[-1] == "Followed no more: Warta Hulu; u brings it back."
        await press(pilot, "u")
        assert "Warta Hulu" in page(pilot)
        await press(pilot, "U")
        assert [card.name for card in library.feeds.all()] == ["Harian Muara"]


async def test_feeds_and_articles_are_found_by_typing(make_app: MakeApp, followed: tuple[str, Pages]) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "asterisk", "slash")
        await write(pilot, "hulu")
        assert len(lines(pilot)) == 1
        await write(pilot, "x")
        assert "No feed has these words." in page(pilot)
        await press(pilot, "escape", "g", "enter", "slash")
        await write(pilot, "tentang perahu")
        assert len(lines(pilot)) == 1
        await write(pilot, "x")
        assert "Nothing fits." in page(pilot)


async def test_a_page_that_names_a_feed_offers_it_once(
    make_app: MakeApp, library: Library, site: tuple[str, Pages]
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "percent_sign")
        assert told(pilot.app)[-1] == "The page names no feed."
        await press(pilot, "L", "a")
        await write(pilot, f"{site[0]}/page")
        await press(pilot, "enter")
        assert told(pilot.app)[-1] == "This page names a feed: % follows it."
        await press(pilot, "percent_sign")
        assert told(pilot.app)[-1] == "Followed: Harian Muara, 3 articles."
        screen.context.jobs.start("forget", lambda _: library.feeds.follows(f"{site[0]}/muara"))
        await press(pilot, "L", "a")
        await write(pilot, f"{site[0]}/a/1")
        await press(pilot, "enter")
        assert not any("names a feed" in words for words in told(pilot.app))


async def test_the_adding_dialog_offers_to_follow_an_address(
    make_app: MakeApp, library: Library, site: tuple[str, Pages], tmp_path: Path
) -> None:
    (tmp_path / "umpan.opml").write_text('<opml><outline xmlUrl="https://127.0.0.1:1/kabar" text="Kabar"/></opml>')
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "L", "a")
        await write(pilot, f"{site[0]}/muara")
        assert "follow its feed" in page(pilot)
        await press(pilot, "down", "enter")
        assert told(pilot.app)[-1] == "Followed: Harian Muara, 3 articles."
        await press(pilot, "a")
        await write(pilot, f"{site[0]}/hulu")
        await _click(pilot, "follow its feed", 2)
        assert told(pilot.app)[-1] == "Followed: Warta Hulu, 1 article."
        await press(pilot, "a")
        await write(pilot, str(tmp_path / "umpan"))
        await press(pilot, "enter")
        assert {card.name for card in library.feeds.all()} == {"Harian Muara", "Warta Hulu", "Kabar"}


async def test_hostile_words_of_a_feed_do_nothing(make_app: MakeApp, library: Library, site: tuple[str, Pages]) -> None:
    site[1]["/evil"] = feed("[b]Jahat[/b]&#27;[2J", ["[red]x[/red]", "&#x202e;balik", "kata " * 400])
    library.feeds.add(f"{site[0]}/evil")
    async with on_screen(make_app(settings=Settings(language="id")), 40, 15) as (pilot, _):
        await press(pilot, "asterisk")
        assert "[b]Jahat[/b]" in page(pilot)
        await press(pilot, "enter", "down", "down")
        shown = page(pilot)
        assert "[red]x[/red]" in shown
        assert not set(shown) & {"\x1b", "\u202e"}


async def test_a_narrower_screen_draws_unfolded_rows_anew(make_app: MakeApp, followed: tuple[str, Pages]) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "asterisk", "enter")
        items = pilot.app.screen.query_one(PanelRows)
        assert items.render_line(0).text.startswith("• 2024-10-28  ")
        await pilot.resize_terminal(40, 15)
        await settled(pilot)
        while items.size.width != 40:
            await pilot.pause(0.01)
        await settled(pilot)
        assert not any("2024-10-28  " in items.render_line(number).text[:14] for number in range(3))
