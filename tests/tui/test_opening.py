"""Opening and analysing: late results, failures, stopping, long texts, pages from the web."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import AnalysisError, SettingsError
from reader.library import Library
from reader.model import Opened, Particulars
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.keymap import keys
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.fakes import PUBLISHED, TEXT, held_back, open_text, slow


async def test_marks_arrive_without_a_jump(library: Library, fresh: Opened) -> None:
    worker = slow(library)
    app = KutipApp(library, Settings(language="en"), opened=fresh)
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        screen = app.reading_screen
        assert screen is not None
        await pilot.press("pagedown", "j")
        before = screen.article.top, [screen.article.render_line(row).text[4:] for row in range(9)]
        assert screen.reading.analysis is None
        while "analysing 3/9" not in screen.head.render_line(0).text:
            await pilot.pause(0.01)
        worker.go.set()
        await settled(pilot)
        assert screen.reading.statements
        assert (screen.article.top, [screen.article.render_line(row).text[4:] for row in range(9)]) == before
        assert "9 statements" in screen.head.render_line(0).text


async def test_an_analysis_that_comes_too_late_is_dropped(library: Library, fresh: Opened, tmp_path: Path) -> None:
    worker = slow(library)
    other = open_text(library, tmp_path, "Berita lain sama sekali.", name="lain.txt", analysed=False)
    app = KutipApp(library, Settings(language="en"), opened=fresh)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.opening.open_stored(other.article_id)
        while app.reading_screen is None or app.reading_screen.reading.article_id != other.article_id:
            await pilot.pause(0.01)
        worker.go.set()
        await settled(pilot)
        assert worker.cancelled
        assert app.reading_screen.reading.statements == ()


async def test_a_page_that_is_no_longer_wanted_does_not_take_the_text_away(
    make_app: MakeApp, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_text(library, tmp_path, "Berita lain sama sekali.", name="lain.txt")
    late = open_text(library, tmp_path, "Halaman yang terlambat.", name="terlambat.txt")
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        monkeypatch.setattr(library.articles, "open", lambda *_, **__: late)
        go = held_back(monkeypatch, library.articles, "open")
        app.opening.open_source("http://127.0.0.1/late")
        await pilot.pause()
        assert "fetching" in screen.head.render_line(0).text
        app.opening.open_stored(other.article_id)
        while screen.reading.article_id != other.article_id:
            await pilot.pause(0.01)
        go.set()
        await settled(pilot)
        assert screen.reading.article.text.startswith("Berita lain")


async def test_a_page_that_comes_while_a_note_is_written_waits_in_the_library(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = open_text(library, tmp_path, "Halaman yang terlambat.", name="terlambat.txt")
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        monkeypatch.setattr(library.articles, "open", lambda *_, **__: late)
        go = held_back(monkeypatch, library.articles, "open")
        app.opening.open_source("http://127.0.0.1/late")
        await pilot.press("n", "a", *"catatan")
        go.set()
        await settled(pilot)
        assert screen.reading.article_id == opened.article_id
        assert screen.head.progress is None
        assert any("is in the library now" in notice.message for notice in app._notifications)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert [note.text for note in screen.reading.notes] == ["catatan"]
        assert screen.reading.article_id == opened.article_id


@pytest.mark.parametrize("scopes", [(keys.Scope.READING, keys.Scope.CORRECT), (keys.Scope.ARTICLE,)])
async def test_no_key_does_harm_while_a_page_is_being_fetched(library: Library, scopes: tuple[keys.Scope, ...]) -> None:
    app = KutipApp(library, Settings(language="en"), title="http://127.0.0.1/late")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = app.reading_screen
        assert screen is not None
        for action in (action for action in keys.ACTIONS if action.scope in scopes):
            for key in keys.textual_keys(action.keys).split(","):
                await pilot.press(key)
                app.navigator.back_to_text()
                screen.article.focus()
        for number in ("1", "0", "99"):
            await pilot.press("colon", *number, "enter")
        await settled(pilot)
        assert screen.reading.article.text == ""
        assert app.is_running
        assert app.return_code in (None, 0)
        assert not any("unforeseen" in notice.message for notice in app._notifications)


def test_an_unknown_theme_is_told_with_those_there_are(library: Library) -> None:
    with pytest.raises(SettingsError) as caught:
        KutipApp(library, Settings(theme="kutip-drak"))
    assert "kutip-dark" in caught.value.message


async def test_a_failed_analysis_is_one_sentence_and_reading_goes_on(library: Library, fresh: Opened) -> None:
    worker = slow(library, AnalysisError("Analysis stopped", "The process ended before it was done; try again."))
    app = KutipApp(library, Settings(language="en"), opened=fresh)
    async with app.run_test(size=(120, 40)) as pilot:
        worker.go.set()
        await settled(pilot)
        screen = app.reading_screen
        assert screen is not None
        assert "no analysis · F8 begins again" in screen.head.render_line(0).text
        timeline = [screen.timeline.render_line(row).text.strip() for row in range(6)]
        assert "could not be analysed. F8 begins again." in " ".join(timeline)
        assert [notice.message for notice in app._notifications] == ["The process ended before it was done; try again."]
        await pilot.press("v", "w", "a", *"tetap", "ctrl+s")
        await settled(pilot)
        assert len(screen.reading.notes) == 1
        worker.error = None
        await pilot.press("f8")
        await settled(pilot)
        assert len(screen.reading.statements) == 9


async def test_what_nobody_foresaw_is_told_with_the_log_file(library: Library, fresh: Opened) -> None:
    slow(library, RuntimeError("boom")).go.set()
    app = KutipApp(library, Settings(language="en"), opened=fresh)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert any(str(library.paths.log_file) in notice.message for notice in app._notifications)


async def test_a_stopped_analysis_shows_what_it_has_and_is_not_kept(library: Library, fresh: Opened) -> None:
    worker = slow(library)
    app = KutipApp(library, Settings(language="en"), opened=fresh)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = app.reading_screen
        assert screen is not None
        told = screen.head.render_line(0).text
        assert "F8 stops it" in told
        await pilot.click(screen.head, offset=(told.index("F8 stops it"), 0))
        await settled(pilot)
        assert len(screen.reading.statements) == 2
        assert "the beginning only · F8 begins again" in screen.head.render_line(0).text
        assert (
            library.articles.open(fresh.article.source, told=Particulars(language="id", published=PUBLISHED)).analysis
            is None
        )
        worker.go.set()
        await pilot.press("f8")
        await settled(pilot)
        assert len(screen.reading.statements) == 9


async def test_a_second_opening_asks_no_worker(make_app: MakeApp, library: Library, opened: Opened) -> None:
    worker = slow(library)
    async with on_screen(make_app(), 120, 40) as (_, screen):
        assert len(screen.reading.statements) == 9
    assert worker.asked == 0


class _Page(http.server.BaseHTTPRequestHandler):
    """Serves the made-up article as a page, and nothing else."""

    def do_GET(self) -> None:
        found = self.path == "/berita"
        paragraphs = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n")[1:])
        title = TEXT.partition("\n")[0]
        article = f"<article><h1>{title}</h1>{paragraphs}</article>"
        body = f"<html><head><title>{title}</title></head><body>{article}</body></html>"
        data = body.encode() if found else b"no"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """A web server on this machine; gives its address."""
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()


async def test_a_page_is_fetched_on_the_screen(library: Library, server: str) -> None:
    app = KutipApp(library, Settings(language="en"), title=f"{server}/berita")
    async with app.run_test(size=(120, 40)) as pilot:
        app.opening.open_source(f"{server}/berita", told=Particulars(language="id"))
        await settled(pilot)
        screen = app.reading_screen
        assert screen is not None
        assert "Ratna Wijanarko" in screen.reading.article.text
        while screen.reading.analysis is None:  # its job begins when the text has been drawn
            await settled(pilot)
        assert len(screen.reading.statements) > 5
        await pilot.press("n", "Y")
        assert f"{server}/berita" in app.clipboard


async def test_a_title_that_the_reader_gives_heads_the_article_and_is_kept(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(TEXT)
    app = KutipApp(library, Settings(language="en"), title="a.txt")
    async with app.run_test(size=(120, 40)) as pilot:
        app.opening.open_source(str(source), told=Particulars(title="Beras\nnaik"))
        await settled(pilot)
        assert app.reading_screen is not None
        assert "Beras naik" in app.reading_screen.head.render_line(0).text
    assert library.articles.open(str(source)).article.name == "Beras naik"


async def test_a_page_that_is_not_there_leads_to_the_library(library: Library, server: str) -> None:
    app = KutipApp(library, Settings(language="en"), title=f"{server}/hilang")
    async with app.run_test(size=(120, 40)) as pilot:
        app.opening.open_source(f"{server}/hilang")
        await settled(pilot)
        assert len(app.screen_stack) == 2
        assert any("404" in notice.message for notice in app._notifications)
