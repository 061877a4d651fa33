"""The list of articles: sorted and filtered as one types, read, removed, brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Opened, Span
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.library.articles import SORTS, LibraryScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT, open_text
from tests.tui.library.samples import PORT, UNION
from tests.tui.lists import go_to_row, lines, listing, page, press, remark, told, write


async def test_every_article_has_a_line_the_last_read_first(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L")
        shown = lines(pilot)
        assert len(shown) == 2
        first = next(line for line in shown if PORT in line)
        assert "2025-03-12" in first
        assert " 9 " in first
        assert "%" in first


async def test_typing_filters_and_escape_shows_all_again(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L", "slash")
        await write(pilot, "serikat")
        assert [line.split()[0] for line in lines(pilot)] == ["Serikat"]
        await press(pilot, "escape")
        assert len(lines(pilot)) == 2
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_what_fits_nothing_says_so(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L", "slash")
        await write(pilot, "zebra")
        assert "No article is like that" in page(pilot)


async def test_s_goes_through_the_orders(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L", "s")
        assert [line.split()[0] for line in lines(pilot)] == ["Pelabuhan", "Serikat"]
        for _ in range(len(SORTS) - 4):
            await press(pilot, "s")
        assert remark(pilot) == "most statements first"
        assert [line.split()[0] for line in lines(pilot)] == ["Pelabuhan", "Serikat"]


async def test_enter_reads_the_article(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L")
        await go_to_row(pilot, UNION)
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        assert screen.reading.article_id == second.article_id


async def test_a_click_reads_the_article(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L")
        row = next(number for number, line in enumerate(lines(pilot)) if UNION in line)
        await pilot.click(listing(pilot).panel.items, offset=(5, row + 1))
        await press(pilot)
        assert screen.reading.article_id == second.article_id


async def test_removed_and_brought_back(make_app: MakeApp, second: Opened, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L")
        await go_to_row(pilot, UNION)
        await press(pilot, "D")
        assert len(library.articles.all()) == 1
        assert len(lines(pilot)) == 1
        await press(pilot, "u")
        assert len(library.articles.all()) == 2
        assert "article removed" in told(pilot.app)[-1]
        await press(pilot, "U")
        assert len(library.articles.all()) == 1


async def test_all_that_are_ticked_are_removed_and_one_undo_brings_them_back(
    make_app: MakeApp, second: Opened, library: Library, tmp_path: Path
) -> None:
    third = open_text(library, tmp_path, "Judul ketiga\n\nIsi artikel ketiga itu.", name="3.txt")
    note = library.notes.add(third.article_id, Span(0, 5), text="ingat")
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L")
        await go_to_row(pilot, UNION)
        await press(pilot, "t")
        await go_to_row(pilot, "Judul ketiga")
        await press(pilot, "t")
        await go_to_row(pilot, PORT)
        await press(pilot, "D")
        (left,) = library.articles.all()
        assert left.name.startswith(PORT)
        assert len(lines(pilot)) == 1
        assert "2 articles" in told(pilot.app)[-1]
        assert "ticked" not in remark(pilot)
        await press(pilot, "u")
        assert len(library.articles.all()) == 3
        assert [kept.id for kept in library.notes.of_article(third.article_id)] == [note.id]
        assert "articles removed: 2" in told(pilot.app)[-1]


async def test_ticks_that_typing_hides_count_too(make_app: MakeApp, second: Opened, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L")
        await go_to_row(pilot, UNION)
        await press(pilot, "t", "slash")
        await write(pilot, "pelabuhan")
        await press(pilot, "enter", "D")
        assert UNION not in [card.name for card in library.articles.all()]


async def test_all_that_are_ticked_are_exported_to_one_file(
    make_app: MakeApp, second: Opened, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_text(library, tmp_path, "Judul ketiga\n\nIsi artikel ketiga itu.", name="3.txt")
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L")
        await go_to_row(pilot, UNION)
        await press(pilot, "t")
        await go_to_row(pilot, "Judul ketiga")
        await press(pilot, "t")
        await go_to_row(pilot, PORT)
        await press(pilot, "x")
        await press(pilot, "enter")
        (written,) = tmp_path.glob("*.md")
        text = written.read_text(encoding="utf-8")
        assert UNION in text
        assert "Judul ketiga" in text
        assert PORT not in text


async def test_reading_the_source_again_keeps_a_changed_text_as_a_version(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        (tmp_path / "teluk.txt").write_text(TEXT.replace("enam puluh", "tujuh puluh"), encoding="utf-8")
        await press(pilot, "L", "r")
        assert "tujuh puluh" in screen.reading.article.text
        assert len(library.versions.all(opened.article_id)) == 2


async def test_the_library_without_a_library_says_why(tmp_path: Path) -> None:
    from tests.tui.fakes import hand_library, paths_in

    paths = paths_in(tmp_path)
    paths.library.parent.mkdir(parents=True)
    paths.library.write_bytes(b"no library at all, but long enough to look like a file of some program" * 20)
    with hand_library(tmp_path) as library:
        app = KutipApp(library, Settings(language="en"), opened=open_text(library, tmp_path, analysed=False))
        async with on_screen(app, 120, 40) as (pilot, _):
            await press(pilot, "L")
            assert isinstance(pilot.app.screen, LibraryScreen)
            assert library.trouble is not None
            assert library.trouble.message.split()[0] in page(pilot)
            await go_to_row(pilot, "begin a new library")
            await press(pilot, "enter")
            assert "The old library is kept as" in told(app)[-1]
            assert "Nothing in the library yet" in page(pilot)
        assert len(list(paths.library.parent.glob("*set-aside*"))) == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (250, 80)])
async def test_the_library_fits_any_terminal(make_app: MakeApp, second: Opened, size: tuple[int, int]) -> None:
    async with on_screen(make_app(), *size) as (pilot, _):
        await press(pilot, "L")
        items = listing(pilot).panel.items
        shown = "".join(items.render_line(row).text for row in range(items.size.height))
        assert "Serikat Nelayan Kenari" in shown


async def test_foreign_words_in_titles_names_and_notes_are_only_text(
    make_app: MakeApp, library: Library, tmp_path: Path
) -> None:
    evil = "[@click=app.leave]x[/] [/"
    article = open_text(library, tmp_path, f"{evil}\n\n“Baja penyangganya masih kuat,” ujar Siregar.\n", name="x.txt")
    library.notes.add(article.article_id, Span(0, 20), text=evil, tags=("[/]",))
    app = make_app(article)
    async with on_screen(app, 120, 40) as (pilot, _):
        for keys in (("L",), ("F", *"baja"), ("J",), ("l",), ("W",), ("Z",), ("?",)):
            await press(pilot, *keys)
            assert app.is_running
            while app.screen is not app.reading_screen:
                await press(pilot, "escape")
        await press(pilot, "L", "D", "u")
        assert "[@click=app.leave]" in told(app)[-1]
