"""A library with a made-up, analysed article, and the app on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual._context import active_app
from textual.app import App, ScreenStackError
from textual.pilot import Pilot

from reader.library import Library
from reader.model import Opened
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.reading.screen import ReadingScreen
from tests.tui.fakes import hand_library, open_text
from tests.tui.library.samples import SHARING


@pytest.fixture(autouse=True)
def never_looks_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on when the screen looks what another Kutip wrote; those about it make it look."""
    monkeypatch.setattr("reader.tui.reading.screen.LOOK_INTERVAL_S", 3600.0)
    monkeypatch.setattr("reader.tui.dialogs.questions.LIBRARY_POLL_INTERVAL_S", 3600.0)
    monkeypatch.setattr("reader.tui.refreshing.DELAY_S", 3600.0)


@pytest.fixture(autouse=True)
def what_was_said_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on how long ago something was said when another screen is opened."""
    monkeypatch.setattr("reader.tui.notices.READ_AFTER_S", 3600.0)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A real library whose understanding is made by hand."""
    with hand_library(tmp_path) as made:
        yield made


@pytest.fixture
def opened(library: Library, tmp_path: Path) -> Opened:
    """The made-up article, analysed."""
    return open_text(library, tmp_path)


async def at_rest(app: App[Any]) -> None:
    """Wait until every message was handled and the screen is laid out and drawn for what they changed."""
    pilot = Pilot(app)
    while app.is_running:
        try:
            await pilot.pause(0)  # what is waiting now is handled, and what it changed is drawn
            parts = [app, *app.screen.walk_children(with_self=True)]
        except ScreenStackError:  # the app is on its way out
            return
        waits = isinstance(app, KutipApp) and not app.input_queue.is_empty
        if app._exception or not (waits or any(part.message_queue_size for part in parts)):
            return


@pytest.fixture(autouse=True)
def keys_wait_for_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """After each key, click and pause of a test everything is handled and drawn.

    Textual's own waiting looks whether this process uses its processor: beside others who use it, it takes a process
    that was not let in for one that has done its work, and a test looks at a screen that is not drawn yet.
    """

    async def wait(*_: float) -> None:
        await at_rest(active_app.get())

    monkeypatch.setattr("textual.app.wait_for_idle", wait)
    monkeypatch.setattr("textual.pilot.wait_for_idle", wait)
    press = Pilot.press

    async def press_and_wait(pilot: Pilot[int], *keys: str) -> None:
        await press(pilot, *keys)
        await at_rest(pilot.app)

    monkeypatch.setattr(Pilot, "press", press_and_wait)


@pytest.fixture
def fresh(library: Library, tmp_path: Path) -> Opened:
    """The made-up article, not analysed yet."""
    return open_text(library, tmp_path, analysed=False)


@pytest.fixture
def sharing(library: Library, opened: Opened, tmp_path: Path) -> Opened:
    """An article that prints what the first one quotes, analysed and read after it."""
    return open_text(library, tmp_path, SHARING, name="serikat.txt")


MakeApp = Callable[..., KutipApp]


@pytest.fixture
def make_app(library: Library, opened: Opened) -> MakeApp:
    """Makes the app on the made-up article, or on another one."""

    def make(article: Opened | None = None, settings: Settings | None = None) -> KutipApp:
        return KutipApp(library, settings or Settings(language="en"), opened=article or opened)

    return make


async def settled(pilot: Pilot[int]) -> None:
    """Wait until all jobs are done and their messages handled."""
    app = pilot.app
    assert isinstance(app, KutipApp)
    await pilot.pause()
    while app.jobs.busy:
        await pilot.pause(0.01)
    await pilot.pause()


@asynccontextmanager
async def on_screen(app: KutipApp, width: int, height: int) -> AsyncIterator[tuple[Pilot[int], ReadingScreen]]:
    """The app on a terminal of that size, drawn and at rest, with its reading screen."""
    async with app.run_test(size=(width, height)) as pilot:
        await settled(pilot)
        screen = app.reading_screen
        assert screen is not None
        yield pilot, screen


def cell_of(screen: ReadingScreen, offset: int) -> tuple[int, int]:
    """Column and row of a character, seen from the corner of the article pane."""
    article = screen.article
    return article.column_of(offset), article.lines.line_of(offset) - article.top
