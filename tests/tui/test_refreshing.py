"""Lists over articles have them analysed anew; they say so, and a key stops it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reader.errors import AnalysisError
from reader.library import Library, Stale
from reader.model import Opened
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.dialogs.listing_bars import TitleBar
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.fakes import hand_made, open_text
from tests.tui.lists import listing, press, told


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work in the background begins as soon as a list is there."""
    monkeypatch.setattr("reader.tui.refreshing.DELAY_S", 0.001)


def _another_engine(monkeypatch: pytest.MonkeyPatch, library: Library) -> None:
    """From now on another engine analyses, by which Siregar's quotation is nobody's."""
    monkeypatch.setattr(library.session.analyser, "stamp", lambda language: "engine 2")


def _at_work(app: KutipApp) -> bool:
    """Whether the library is being analysed anew."""
    return app.refreshing.running


def _head(pilot: object) -> str:
    bar = listing(pilot).query_one(TitleBar)  # type: ignore[arg-type]  # the pilot of every test
    return "".join(part.text for part in bar._laid_out())


@pytest.mark.usefixtures("at_once")
async def test_a_list_over_articles_has_them_analysed_anew(
    make_app: MakeApp, sharing: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, _):
        _another_engine(monkeypatch, library)
        assert library.analyses.stale() == Stale(2, 0)
        await press(pilot, "Q")
        while library.analyses.stale().total or _at_work(app):
            await pilot.pause(0.01)
        await settled(pilot)
        assert "2 articles are analysed anew." in told(app)[-1]
        assert app.refreshing.words == ""


@pytest.mark.usefixtures("at_once")
async def test_the_head_says_how_far_it_is_and_a_key_stops_it(
    make_app: MakeApp, sharing: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    go = threading.Event()
    async with on_screen(app, 120, 40) as (pilot, _):
        _another_engine(monkeypatch, library)

        def slowly(article: object, progress: object, cancelled: object) -> object:
            go.wait(10)
            return hand_made(getattr(article, "text", ""), "engine 2")

        monkeypatch.setattr(library.session.analyser, "analyse", slowly)
        await pilot.press("Q")
        while "analysing anew 0/2" not in _head(pilot):
            await pilot.pause(0.01)
        await pilot.press("f9")
        go.set()
        while _at_work(app):
            await pilot.pause(0.01)
        await settled(pilot)
        assert "not analysed by this version" in _head(pilot)
        left = library.analyses.stale().total
        assert left > 0
        await press(pilot, "escape", "Q")
        await pilot.pause(0.05)
        await settled(pilot)
        assert library.analyses.stale().total == left  # it was stopped: it begins only when it is asked for
        await pilot.press("f9")
        while _at_work(app):
            await pilot.pause(0.01)
        await settled(pilot)
        assert library.analyses.stale().total == 0
        await press(pilot, "f9")
        assert "Every article is analysed by this version." in told(app)[-1]


@pytest.mark.usefixtures("at_once")
async def test_an_engine_that_fails_is_told_once(
    make_app: MakeApp, sharing: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise AnalysisError("Analysis stopped", "The process ended.")

    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, _):
        _another_engine(monkeypatch, library)
        monkeypatch.setattr(library.session.analyser, "analyse", broken)
        await pilot.press("Q")
        while not told(app) or "could not be analysed anew" not in told(app)[-1]:
            await pilot.pause(0.01)
        await settled(pilot)
        assert "2 not analysed by this version" in _head(pilot)
        said = len(told(app))
        await press(pilot, "escape", "L")
        await pilot.pause(0.05)
        await settled(pilot)
        assert len(told(app)) == said


async def test_without_a_library_the_key_says_why(tmp_path: Path) -> None:
    from tests.tui.fakes import hand_library, paths_in

    paths = paths_in(tmp_path)
    paths.library.parent.mkdir(parents=True)
    paths.library.write_bytes(b"no library at all, but long enough to look like a file of some program" * 20)
    with hand_library(tmp_path) as library:
        app = KutipApp(library, Settings(language="en"), opened=open_text(library, tmp_path, analysed=False))
        async with on_screen(app, 120, 40) as (pilot, _):
            await press(pilot, "L", "f9")
            assert library.trouble is not None
            assert library.trouble.message == told(app)[-1]
