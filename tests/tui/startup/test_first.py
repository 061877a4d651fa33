"""The page that is drawn before Textual is there stands where Textual draws it a moment later."""

from __future__ import annotations

import re

import pyte
import pytest
from rich.color import ColorSystem

from reader.model import Opened
from reader.settings import ArticleSettings, Settings
from reader.tui.startup.first import FirstScreen, _colour_system, page_rows, screenful
from tests.tui.conftest import MakeApp, on_screen

SIZES = [(80, 24), (120, 40), (200, 60), (100, 12), (40, 10), (30, 8)]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("article", [ArticleSettings(), ArticleSettings(width=50, align="left", justify=True)])
async def test_the_same_text_stands_in_the_same_cells(
    make_app: MakeApp, opened: Opened, width: int, height: int, article: ArticleSettings
) -> None:
    settings = Settings(language="en", article=article)
    rows = page_rows(opened.article, 0, settings, width, height)
    async with on_screen(make_app(settings=settings), width, height) as (_, screen):
        pane = screen.article
        assert pane.region.x == 0
        assert pane.size.height == len(rows)
        assert pane.region.y == screen.panes.frame.top
        for row, (text, _bold) in enumerate(rows):
            drawn = pane.render_line(row).text
            assert len(drawn) == len(text)
            signs = sum(pane.column_of_text[:2])
            assert drawn[signs:] == text[signs:]


def test_the_page_is_read_off_a_terminal(opened: Opened) -> None:
    screen = pyte.Screen(120, 40)
    stream = pyte.Stream(screen)
    stream.feed(screenful(opened.article, 0, Settings(), 120, 40, ColorSystem.TRUECOLOR))
    assert screen.display[0].startswith(" Kutip · Pelabuhan Teluk Kenari ditutup")
    assert "Pelabuhan Teluk Kenari ditutup" in screen.display[2]
    assert screen.buffer[2][30].bg == "14161b"


def test_the_page_begins_at_the_reading_place(opened: Opened) -> None:
    place = opened.article.text.index("“Baja")
    rows = page_rows(opened.article, place, Settings(), 80, 10)
    assert "“Baja" in rows[0][0]


def test_what_acts_on_a_terminal_is_not_drawn(opened: Opened) -> None:
    from dataclasses import replace

    hostile = replace(opened.article, title="a\x1b]52;c;eA==\x07", text="b\x1b[31m\u202e" + opened.article.text[6:])
    drawn = screenful(hostile, 0, Settings(), 80, 24, ColorSystem.TRUECOLOR)
    assert "\x1b]52" not in drawn
    assert "\u202e" not in drawn
    assert not re.search(r"\x1b\[31m", drawn)


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm"}, ColorSystem.TRUECOLOR),
        ({"TERM": "tmux-256color"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "linux"}, None),
        ({}, None),
    ],
)
def test_only_surely_known_colours_are_used(environment: dict[str, str], known: ColorSystem | None) -> None:
    assert _colour_system(environment) is known


def test_nothing_is_drawn_where_there_is_no_terminal(opened: Opened, capfd: pytest.CaptureFixture[str]) -> None:
    first = FirstScreen()
    first.draw(opened.article, 0, Settings())
    first.restore()
    assert not first.take_over()
    assert capfd.readouterr().err == ""
