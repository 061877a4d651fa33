"""Foreign text acts on nothing: neither on the terminal nor on the screen that shows it."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import NO_ARTICLE, Analysis, Opened, Span
from reader.tui.reading import changes
from tests.bench._terminal import Terminal
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.fakes import TEXT, hand_made, open_text

CLIPBOARD = "\x1b]52;c;cGVuanVyYQ==\x07"
HOSTILE = (
    f"Judul {CLIPBOARD} [@click=app.quit]tekan[/]\n\n"
    "Merah \x1b[31mmerah\x1b[0m, \x9b31m, hapus \x1b[2J, judul \x1b]0;dicuri\x07, balik \u202eterbalik\u202c, "
    "\x90q\x9c [bold]tebal[/bold] [/] [ [[ \\[ ] kata Budi.\n\nBaris terakhir."
)

ODD_TEXTS = {
    "one line of 2 MB": "kata " * 400_000,
    "no spaces": "x" * 200_000,
    "only wide": "漢字" * 20_000,
    "only combining": "\u0301" * 20_000,
    "joined emoji": "👩‍👩‍👧‍👦 ❤️ 🇮🇩 " * 500,
    "tabs": "\ta\t\tb\n" * 2_000,
    "brackets": "[b]x[/b] [/] [@click=quit()]y[/] " * 500,
    "right to left": "שלום עולם مرحبا " * 300,
    "many short paragraphs": "a\n\n" * 20_000,
}


def test_no_byte_of_the_article_acts_on_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "jahat.txt"
    file.write_text(HOSTILE, encoding="utf-8")
    home = tmp_path / "home"
    command = [sys.executable, "-m", "reader", str(file), "--lang", "xx"]
    with Terminal(command, environment={"KUTIP_HOME": str(home)}) as terminal:
        terminal.wait_for("Baris terakhir")
        terminal.wait_for("q (quit|leave)")
        terminal.settle()
        shown = terminal.text
        for key in ("j", "v", "w", "o", "Esc", "Esc", "o", "Esc", "?", "Esc"):
            terminal.press(key)
        text = terminal.raw.decode("utf-8", "replace")
    assert "\x1b]52" not in text
    assert "\x1b]0;dicuri" not in text
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "[bold]tebal[/bold]" in shown


@pytest.mark.parametrize("name", ODD_TEXTS)
async def test_odd_texts_are_readable(make_app: MakeApp, library: Library, tmp_path: Path, name: str) -> None:
    opened = open_text(library, tmp_path, ODD_TEXTS[name], name="odd.txt", analysed=False)
    app = make_app(replace(opened, analysis=Analysis(None, (), (), (), "")))
    async with on_screen(app, 80, 24) as (pilot, screen):
        await pilot.press("j", "pagedown", "G", "k", "pageup", "v", "l", "w", "j", "escape", "g", "/", *"ab", "enter")
        await settled(pilot)
        for row in range(screen.article.size.height):
            assert screen.article.render_line(row).cell_length == screen.article.size.width


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (1, 1), (40, 6), (250, 80)])
async def test_terminals_of_any_size(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with on_screen(make_app(), *size) as (pilot, screen):
        await pilot.press(
            "n", "n", "s", "j", "tab", "tab", "t", "x", "escape", "o", "escape", "a", "escape", "v", "l", "y"
        )
        await settled(pilot)
        assert screen.reading.current is None or screen.reading.is_current_seen


async def test_foreign_words_are_never_markup(make_app: MakeApp, opened: Opened) -> None:
    """Names, roles, rules and titles may hold brackets; each is shown as it stands."""
    evil = "[@click=app.leave]x[/] [/"
    analysis = hand_made(TEXT)
    analysis = replace(
        analysis,
        actors=tuple(replace(actor, name=evil, role=evil) for actor in analysis.actors),
        statements=tuple(replace(statement, why=evil) for statement in analysis.statements),
    )
    article = replace(opened.article, title=evil, outlet=evil, byline=evil)
    app = make_app(replace(opened, article=article, analysis=analysis, notice=evil))
    async with on_screen(app, 200, 60) as (pilot, screen):
        await pilot.press("n", "y", "w", "escape", "i", "escape", "T", "T", "p", "escape", "?", "escape")
        await pilot.press("ctrl+p", "escape")
        await settled(pilot)
        assert evil in screen.who.render_line(0).text or "click" in screen.who.render_line(0).text
        assert app.is_running


async def test_notes_on_every_place_are_drawn(make_app: MakeApp, opened: Opened, library: Library) -> None:
    for start in range(0, 200, 7):
        library.notes.add(opened.article_id, Span(start, start + 40), text="[/]")
    async with on_screen(make_app(), 100, 30) as (pilot, screen):
        changes.refresh(screen)
        await settled(pilot)
        assert len(screen.reading.notes) == len(range(0, 200, 7))
        await pilot.press("m", "m", "M")
        assert screen.reading.point is not None


async def test_without_a_library_reading_goes_on(make_app: MakeApp, opened: Opened) -> None:
    app = make_app(replace(opened, article_id=NO_ARTICLE, notes=()))
    async with on_screen(app, 120, 40) as (pilot, screen):
        await pilot.press("n", "a")
        assert app.screen is screen
        assert any("library" in notice.message for notice in app._notifications)
