"""What the library calls read is what was on the screen, over all sessions, and nothing that was jumped over."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article, Opened, Span
from reader.settings import Settings
from reader.tui import launch
from reader.tui.app import KutipApp
from reader.tui.launch import Beginning
from reader.tui.library.articles import LibraryScreen
from reader.tui.reading.state import ReadingState, length_of
from reader.tui.startup.keyboard import Keyboard
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT, open_text
from tests.tui.lists import listing, press


def share(library: Library, article_id: int) -> float:
    """What the library says of how much was read."""
    return next(card.progress for card in library.articles.all() if card.id == article_id)


async def test_what_was_jumped_over_is_not_read_and_what_was_scrolled_past_is(
    make_app: MakeApp, library: Library, tmp_path: Path
) -> None:
    long = open_text(library, tmp_path, TEXT * 12, name="panjang.txt")
    app = make_app(long)
    async with on_screen(app, 80, 24) as (pilot, screen):
        await press(pilot, "G")
        app.idle.keep_place()
        assert 0 < share(library, long.article_id) < 0.2
        await press(pilot, "g")
        app.idle.keep_place()
        first = share(library, long.article_id)
        assert first < 0.2
        before = -1
        while screen.article.top != before:
            before = screen.article.top
            await press(pilot, "space")
        app.idle.keep_place()
        assert share(library, long.article_id) == pytest.approx(1, abs=0.01)


async def test_an_article_that_the_library_covers_from_the_start_is_not_read_before_it_is_seen(
    make_app: MakeApp, library: Library, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    apps: list[KutipApp] = []
    monkeypatch.setattr(KutipApp, "run", lambda app, **_: apps.append(app))
    launch.run_app(
        library, Settings(language="en"), Beginning(stored=opened.article_id, fitting=""), keyboard=Keyboard()
    )
    (app,) = apps
    async with on_screen(app, 80, 24) as (pilot, screen):
        await press(pilot)
        assert listing(pilot, LibraryScreen).is_current
        app.idle.keep_place()
        assert share(library, opened.article_id) == 0
        await press(pilot, "escape")
        assert screen.is_current
        app.idle.keep_place()
        assert share(library, opened.article_id) > 0


async def test_two_sessions_add_up(make_app: MakeApp, library: Library, tmp_path: Path) -> None:
    long = open_text(library, tmp_path, TEXT * 12, name="panjang.txt")
    shares = []
    for _ in range(2):
        app = make_app(library.articles.open_stored(long.article_id))
        async with on_screen(app, 80, 24) as (pilot, _):
            await press(pilot, "space", "space", "space")
            app.idle.keep_place()
        shares.append(share(library, long.article_id))
    assert shares[0] < shares[1] < 1
    assert shares[1] == pytest.approx(2 * shares[0], rel=0.3)


@pytest.mark.parametrize(
    ("places", "before", "length"),
    [
        ([(0, 10)], 0, 10),
        ([(0, 10), (12, 20)], 0, 20),  # the blanks between two pages
        ([(0, 10), (50, 60)], 0, 20),
        ([(0, 10), (50, 60), (5, 55)], 0, 60),
        ([(50, 60), (0, 10), (50, 60)], 0, 20),
        ([(50, 60)], 30, 40),
        ([(50, 60)], 55, 60),
        ([(0, 10)], 30, 30),
    ],
)
def test_each_character_counts_once(places: list[tuple[int, int]], before: int, length: int) -> None:
    reading = ReadingState(Article("a", "x" * 100, ()), 1)
    for start, end in places:
        reading.look_at(Span(start, end))
    assert length_of(reading.looked_at, before) == length
    assert reading.place == Span(*places[-1])
