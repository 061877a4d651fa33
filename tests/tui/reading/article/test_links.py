"""The list of links: opened by the system's program, copied, filtered; said where there is none."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Link, Opened
from reader.settings import Settings
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import lines, page, press, told, write

REPORT = Link("laporan badan pelabuhan", "https://pelabuhan.example/laporan")
LETTER = Link("surat serikat", "https://serikat.example/" + "panjang-" * 40)


@pytest.fixture
def linked(library: Library, opened: Opened) -> Opened:
    """The made-up article as a page with links gave it."""
    library.articles.open_article(replace(opened.article, links=(REPORT, LETTER)))
    return library.articles.open_stored(opened.article_id)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)])
async def test_a_link_is_opened_by_the_users_program(
    make_app: MakeApp, linked: Opened, tmp_path: Path, size: tuple[int, int]
) -> None:
    out = tmp_path / "opened"
    program = f'{sys.executable} -c \'import sys; open("{out}", "a").write(sys.argv[1])\''
    app = make_app(linked, settings=Settings(language="en", open_link=program))
    async with on_screen(app, *size) as (pilot, _):
        await press(pilot, "underscore")
        assert lines(pilot)[0].strip() == REPORT.words
        assert REPORT.address.startswith(lines(pilot)[1].strip().rstrip("…"))
        assert all(len(line) <= size[0] for line in lines(pilot))
        await press(pilot, "enter")
        while not (out.exists() and out.read_text(encoding="utf-8") == REPORT.address):
            await pilot.pause(0.01)


async def test_a_link_is_copied_and_found_by_its_words(make_app: MakeApp, linked: Opened) -> None:
    async with on_screen(make_app(linked), 120, 40) as (pilot, _):
        await press(pilot, "underscore", "slash")
        await write(pilot, "serikat")
        assert REPORT.words not in page(pilot)
        await press(pilot, "enter", "y")
        assert pilot.app.clipboard == LETTER.address
        assert told(pilot.app)[-1] == f"Copied: {LETTER.address}"
        await press(pilot, "slash")
        await write(pilot, "xyz")
        assert page(pilot).strip() == "No link has these words."


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (Settings(language="en"), "There is no link in this text."),
        (Settings(language="id"), "Tidak ada tautan dalam teks ini."),
    ],
)
async def test_where_there_is_none_it_says_so(make_app: MakeApp, settings: Settings, words: str) -> None:
    async with on_screen(make_app(settings=settings), 80, 24) as (pilot, screen):
        await press(pilot, "underscore")
        assert told(screen.app)[-1] == words


@pytest.mark.parametrize("settings", [Settings(language="en"), Settings(language="id")])
async def test_the_foot_says_what_enter_does_where_there_is_room(
    make_app: MakeApp, linked: Opened, settings: Settings
) -> None:
    async with on_screen(make_app(linked, settings=settings), 60, 20) as (pilot, _):
        await press(pilot, "underscore")
        seen = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert "Enter " in seen
        assert "y " in seen
