"""Tables on the page: in columns, and every key and click finds the words that stand under it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Opened
from reader.model.reader_made import NOTE_SIGN
from reader.settings import Settings
from reader.tui.reading.screen import ReadingScreen
from reader.tui.startup.first import page_rows
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import open_text
from tests.tui.lists import press, told
from tests.tui.test_snapshots import prepared

TABLE = """# Warga di muara

Kota di muara bertambah warganya tahun ini.

| | Kota | Warga | Sebab |
|---|---|--:|---|
| Arman Siregar | Kenari | 1.200 | perahu tetap berjalan sepanjang tahun sampai jembatan itu dibuka |
| Dewi | | 35 | jembatan |

Selesai.
"""


@pytest.fixture
def table(library: Library, tmp_path: Path) -> Opened:
    """An article with a table."""
    return open_text(library, tmp_path, TABLE, name="warga.md")


def page(screen: ReadingScreen) -> list[str]:
    """What the article pane shows, without its gutter."""
    pane = screen.article
    signs = sum(pane.column_of_text[:2])
    return [pane.render_line(row).text[signs:].rstrip() for row in range(pane.size.height)]


def cell_of(screen: ReadingScreen, words: str) -> tuple[int, int]:
    """Where words stand on the screen."""
    pane = screen.article
    for row in range(pane.size.height):
        at = pane.render_line(row).text.find(words)
        if at >= 0:
            return at, row
    raise AssertionError(words)


def chosen(screen: ReadingScreen) -> str:
    """The selected words."""
    span = screen.article.chosen
    return span.of(screen.reading.article.text) if span is not None else ""


async def test_a_table_stands_in_columns(make_app: MakeApp, table: Opened) -> None:
    async with on_screen(make_app(table), 80, 24) as (_, screen):
        assert page(screen)[4:9] == [
            "              │ Kota   │ Warga │ Sebab",
            "",
            "Arman Siregar │ Kenari │ 1.200 │ perahu tetap berjalan sepanjang tahun",
            "              │        │       │ sampai jembatan itu dibuka",
            "",
        ]


@pytest.mark.parametrize(("width", "height"), [(40, 15), (50, 20), (80, 24), (120, 40), (200, 60)])
async def test_no_word_of_a_table_is_cut_at_any_size(make_app: MakeApp, table: Opened, width: int, height: int) -> None:
    async with on_screen(make_app(table), width, height) as (pilot, screen):
        shown = " ".join(page(screen))
        while screen.article.top + screen.article.size.height < screen.article.line_total():
            await press(pilot, "j")
            shown += " " + " ".join(page(screen))
        for word in table.article.text.replace("|", " ").split():
            assert word in shown


async def test_the_first_page_is_drawn_as_it_will_be(make_app: MakeApp, table: Opened) -> None:
    rows = page_rows(table.article, 0, Settings(language="en"), 80, 24)
    async with on_screen(make_app(table), 80, 24) as (_, screen):
        signs = sum(screen.article.column_of_text[:2])
        assert [row[signs:].rstrip() for row, _ in rows] == page(screen)[: len(rows)]


@pytest.mark.parametrize("words", ["Arman", "Kenari", "1.200", "sepanjang", "tahun", "dibuka", "35", "Warga"])
async def test_a_double_click_chooses_the_word_under_the_mouse(make_app: MakeApp, table: Opened, words: str) -> None:
    async with on_screen(make_app(table), 80, 24) as (pilot, screen):
        x, y = cell_of(screen, words)
        await pilot.double_click("#article", offset=(x + 1, y))
        assert chosen(screen) == words


async def test_dragging_over_a_folded_cell_chooses_its_words(make_app: MakeApp, table: Opened) -> None:
    async with on_screen(make_app(table), 80, 24) as (pilot, screen):
        start, end = cell_of(screen, "perahu"), cell_of(screen, "sampai")
        await pilot.mouse_down("#article", offset=start)
        await pilot.hover("#article", offset=(end[0] + 5, end[1]))
        await pilot.mouse_up("#article", offset=(end[0] + 5, end[1]))
        assert chosen(screen) == "perahu tetap berjalan sepanjang tahun sampai"


async def test_a_click_between_two_columns_is_one_on_the_words_before(make_app: MakeApp, table: Opened) -> None:
    async with on_screen(make_app(table), 80, 24) as (pilot, screen):
        x, y = cell_of(screen, "Kenari")
        await pilot.double_click("#article", offset=(x + len("Kenari") + 1, y))
        assert chosen(screen) == "Kenari"
        await pilot.double_click("#article", offset=(x - 2, y))
        assert chosen(screen) == "Siregar"


async def test_what_the_search_finds_is_marked_in_its_cell(make_app: MakeApp, table: Opened) -> None:
    async with on_screen(make_app(table), 80, 24) as (pilot, screen):
        await press(pilot, "/", *"dibuka", "enter")
        y = cell_of(screen, "dibuka")[1]
        strip = screen.article.render_line(y)
        marked = [segment.text for segment in strip if segment.style and segment.style.bgcolor is not None]
        assert "dibuka" in [text.strip() for text in marked]
        assert "›" in strip.text
        assert "›" not in screen.article.render_line(y - 1).text


async def test_words_are_chosen_copied_and_noted_by_keys_across_lines_of_a_cell(
    make_app: MakeApp, table: Opened, library: Library
) -> None:
    async with on_screen(make_app(table), 80, 24) as (pilot, screen):
        await press(pilot, "/", *"sepanjang", "enter", "v", "e", "e", "e", "y")
        assert screen.app.clipboard.startswith("sepanjang tahun sampai\n")
        assert told(screen.app)[-1].startswith("Copied")
        await press(pilot, "/", *"dibuka", "enter", "v", "e", "a", *"cek", "ctrl+s")
        note = library.notes.of_article(table.article_id)[0]
        assert note.anchor.exact == "dibuka"
        await press(pilot, "escape")
        signs = [NOTE_SIGN in screen.article.render_line(row).text for row in range(screen.article.size.height)]
        assert signs == [row == cell_of(screen, "dibuka")[1] for row in range(len(signs))]


async def test_the_caret_goes_to_the_end_of_its_cell_and_down_in_its_column(make_app: MakeApp, table: Opened) -> None:
    async with on_screen(make_app(table), 80, 24) as (pilot, screen):
        await press(pilot, "/", *"perahu", "enter", "v", "$")
        assert chosen(screen) == "perahu tetap berjalan sepanjang tahun"
        await press(pilot, "j")
        assert chosen(screen).endswith("dibuka")


async def test_lines_are_drawn_anew_where_a_selection_leaves_them(make_app: MakeApp, table: Opened) -> None:
    async with on_screen(make_app(table), 80, 24) as (pilot, screen):
        before = [list(screen.article.render_line(row)) for row in range(screen.article.size.height)]
        x, y = cell_of(screen, "perahu")
        await pilot.click("#article", offset=(x, y), times=3)
        assert chosen(screen).startswith("Arman")
        assert chosen(screen).endswith("dibuka")
        await press(pilot, "escape")
        assert [list(screen.article.render_line(row)) for row in range(screen.article.size.height)] == before


@pytest.mark.parametrize("theme", ["kutip-dark", "kutip-light"])
def test_the_look_of_a_table(snap_compare: Callable[..., bool], make_app: MakeApp, table: Opened, theme: str) -> None:
    """Faint rules between the columns, numbers at their right, a folded cell below itself, marks only on words."""
    app = make_app(table, settings=Settings(language="en", theme=theme))
    assert snap_compare(app, terminal_size=(80, 24), run_before=prepared("/", *"kenari", "enter", "v", "e"))
