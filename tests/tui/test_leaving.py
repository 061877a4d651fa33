"""Leaving: what the reader made is written before, nothing else is waited for."""

from __future__ import annotations

import threading

from reader.errors import AnalysisError
from reader.library import Library
from reader.model import Opened
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.jobs import Job, Policy
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import slow


def left(app: KutipApp) -> bool:
    """Whether the program is leaving."""
    return app.return_value is not None


async def test_leaving_does_not_wait_for_the_analysis(library: Library, fresh: Opened) -> None:
    worker = slow(library)
    app = KutipApp(library, Settings(language="en"), opened=fresh)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("q")
    assert app.return_value == 0
    worker.go.set()


async def test_leaving_waits_until_what_the_reader_made_is_written(make_app: MakeApp, library: Library) -> None:
    app, go, written = make_app(), threading.Event(), threading.Event()

    def write(_: Job) -> None:
        go.wait(10)
        written.set()

    async with on_screen(app, 120, 40) as (pilot, _):
        app.jobs.start("corrected", write, policy=Policy.CHANGE)
        await pilot.press("q")
        assert not left(app)
        assert any("Writing" in notice.message for notice in app._notifications)
        go.set()
        while not left(app):
            await pilot.pause(0.01)
        assert written.is_set()


async def test_leaving_is_put_off_where_writing_fails(make_app: MakeApp) -> None:
    app, go = make_app(), threading.Event()

    def write(_: Job) -> None:
        go.wait(10)
        raise AnalysisError("Not written", "The disk is full; make room and try again.")

    async with on_screen(app, 120, 40) as (pilot, _):
        app.jobs.start("corrected", write, policy=Policy.CHANGE)
        await pilot.press("q")
        go.set()
        while not any("disk is full" in notice.message for notice in app._notifications):
            await pilot.pause(0.01)
        await pilot.pause(0.3)
        assert not left(app)


async def test_leaving_twice_leaves_at_once(make_app: MakeApp) -> None:
    app, go = make_app(), threading.Event()
    async with on_screen(app, 120, 40) as (pilot, _):
        app.jobs.start("corrected", lambda _: go.wait(10), policy=Policy.CHANGE)
        await pilot.press("q", "q")
        assert app.return_value == 0
        go.set()
