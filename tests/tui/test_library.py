"""The library and what is opened from it: search, actors, notes, versions, exports."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import Library
from reader.model import Opened, Span
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.library.actor_statements import ActorStatements
from reader.tui.library.actors import ActorsScreen
from reader.tui.library.add import AskSource, Offer, offered
from reader.tui.library.articles import SORTS, LibraryScreen
from reader.tui.library.find import FindScreen
from reader.tui.library.same import SameQuotations
from reader.tui.requests import OpenSource
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT, open_text
from tests.tui.sheets import go_to_row, lines, listing, page, press, remark, told, write

SECOND = """Serikat Nelayan Kenari menolak

Menurut Serikat Nelayan Kenari, lebih dari dua ratus perahu akan kehilangan tempat bersandar.
"""
"""A second made-up article."""

UNION, PORT = "Serikat Nelayan Kenari menolak", "Pelabuhan Teluk Kenari"
"""The titles of the two, as far as lists show them."""


@pytest.fixture
def second(library: Library, opened: Opened, tmp_path: Path) -> Opened:
    """The second article, analysed and read after the first."""
    return open_text(library, tmp_path, SECOND, name="serikat.txt")


# ---------------------------------------------------------------- the list


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


async def test_a_file_is_added_by_its_path(make_app: MakeApp, tmp_path: Path, library: Library) -> None:
    (tmp_path / "baru.txt").write_text(SECOND, encoding="utf-8")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L", "a")
        await write(pilot, f"{tmp_path}/bar")
        await press(pilot, "enter")
        assert screen.reading.article.text == SECOND.rstrip("\n") or screen.reading.article.text == SECOND
        assert len(library.articles.all()) == 2


async def test_enter_on_a_folder_goes_into_it(make_app: MakeApp, tmp_path: Path) -> None:
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "satu.txt").write_text(SECOND, encoding="utf-8")
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L", "a")
        await write(pilot, f"{tmp_path}/beri")
        await press(pilot, "enter")
        assert "satu.txt" in page(pilot)


async def test_a_file_that_is_not_there_is_told_and_the_page_stays(make_app: MakeApp, tmp_path: Path) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        before = screen.reading.article_id
        screen.context.post(OpenSource(str(tmp_path / "tidak-ada.txt")))
        await press(pilot)
        assert "tidak-ada.txt" in told(screen.app)[-1]
        assert screen.reading.article_id == before


def test_hidden_files_are_offered_only_when_asked_for(tmp_path: Path) -> None:
    for name in (".rahasia", "b.txt", "A.txt"):
        (tmp_path / name).touch()
    (tmp_path / "map").mkdir()
    assert [offer.path.name for offer in offered(f"{tmp_path}/")] == ["A.txt", "b.txt", "map"]
    assert [offer.path.name for offer in offered(f"{tmp_path}/.")] == [".rahasia"]
    assert offered(f"{tmp_path}/none/x") == []
    assert offered("~nobody-has-this-name/x") == []


async def test_a_slow_folder_stops_no_key_and_enter_waits_for_it(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "baru.txt"
    file.write_text(SECOND, encoding="utf-8")
    go = threading.Event()

    def slowly(typed: str) -> list[Offer]:
        go.wait(10)
        return offered(typed)

    monkeypatch.setattr("reader.tui.library.add.offered", slowly)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L")
        await pilot.press("a", *["slash" if letter == "/" else letter for letter in f"{tmp_path}/bar"])
        sheet = listing(pilot, AskSource)
        assert sheet.panel.typed == f"{tmp_path}/bar"
        await pilot.press("enter")
        assert pilot.app.screen is sheet
        go.set()
        await press(pilot)
        assert screen.reading.article.source == str(file)


async def test_reading_the_source_again_keeps_a_changed_text_as_a_version(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        (tmp_path / "teluk.txt").write_text(TEXT.replace("enam puluh", "tujuh puluh"), encoding="utf-8")
        await press(pilot, "L", "r")
        assert "tujuh puluh" in screen.reading.article.text
        assert len(library.articles.versions(opened.article_id)) == 2


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


# ---------------------------------------------------------------- search


async def test_words_are_found_as_one_types_with_what_stands_around_them(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "F")
        await write(pilot, "bersandar")
        text = page(pilot)
        assert "In statements" in text
        assert "In texts" in text
        assert "Serikat Nelayan Kenari" in text
        await press(pilot, "down", "up", "enter")
        assert pilot.app.screen is screen
        assert screen.reading.point is not None


async def test_nothing_found_says_so_and_one_letter_is_not_searched(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "F")
        await write(pilot, "z")
        assert "searched as you type" in page(pilot)
        await write(pilot, "ebra")
        assert "“zebra” is nowhere" in page(pilot)
        assert isinstance(pilot.app.screen, FindScreen)


# ---------------------------------------------------------------- actors over articles


async def test_the_actors_of_all_articles(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        union = next(line for line in lines(pilot) if "Serikat Nelayan Kenari" in line)
        assert union.split()[-2:] == ["2", "3"]
        await press(pilot, "slash")
        await write(pilot, "arman")
        assert len(lines(pilot)) == 1


async def test_what_an_actor_said_when_and_where(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "Q")
        await go_to_row(pilot, "Serikat Nelayan Kenari")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActorStatements)
        text = page(pilot)
        assert "● " in text
        assert "Serikat Nelayan Kenari me…" in text
        assert "Pelabuhan Teluk Kenari di…" in text
        await go_to_row(pilot, "Serikat Nelayan Kenari me…")
        await press(pilot, "enter")
        assert screen.reading.article_id == second.article_id


async def test_words_filter_what_an_actor_said(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        await go_to_row(pilot, "Serikat Nelayan Kenari")
        await press(pilot, "enter", "slash")
        await write(pilot, "diajak")
        assert sum("≈" in line or "~" in line for line in lines(pilot)) == 1


async def test_two_names_are_joined_and_parted(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        before = len(lines(pilot))
        await go_to_row(pilot, "Arman Siregar")
        await press(pilot, "m")
        await write(pilot, "ratna")
        await press(pilot, "enter")
        assert len(lines(pilot)) == before - 1
        assert isinstance(pilot.app.screen, ActorsScreen)
        await press(pilot, "u")
        assert len(lines(pilot)) == before
        await press(pilot, "U")
        await go_to_row(pilot, "Arman Siregar")
        await press(pilot, "x")
        assert len(lines(pilot)) == before


async def test_the_same_quotation_elsewhere_from_text_and_list(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        screen.set_current(5)
        await press(pilot, "=")
        assert isinstance(pilot.app.screen, SameQuotations)
        assert UNION[:24] in page(pilot)
        assert "100%" in page(pilot)
        await press(pilot, "enter")
        assert screen.reading.article_id == second.article_id


# ---------------------------------------------------------------- late and failed


async def test_an_answer_for_a_screen_that_was_closed_is_dropped(
    make_app: MakeApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise LibraryError("Library away", "The library is away.")

    monkeypatch.setattr(library.articles, "all", broken)
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        await pilot.press("L")
        await pilot.press("escape")
        await press(pilot)
        assert app.screen is screen
        await press(pilot, "L")
        assert "The library is away." in page(pilot)
        assert "The library is away." in told(app)


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
