"""Adding to the library: files are offered as one types, several are ticked, addresses are read."""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from reader.library import Library
from reader.tui.library.add import AskSource
from reader.tui.library.paths import Offer, offered
from reader.tui.requests import AddSources, OpenSource, ShowArticles
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.library.samples import SECOND
from tests.tui.lists import lines, listing, page, press, remark, told, write


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

    def slowly(typed: str, suffixes: Collection[str] = ()) -> list[Offer]:
        go.wait(10)
        return offered(typed, suffixes)

    monkeypatch.setattr("reader.tui.library.paths.offered", slowly)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L")
        await pilot.press("a", *["slash" if letter == "/" else letter for letter in f"{tmp_path}/bar"])
        dialog = listing(pilot, AskSource)
        assert dialog.panel.typed == f"{tmp_path}/bar"
        await pilot.press("enter")
        assert pilot.app.screen is dialog
        go.set()
        await press(pilot)
        assert screen.reading.article.source == str(file)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files, one of them a picture, and a folder with one more."""
    news = tmp_path / "berita"
    (news / "lama").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "lama/c.txt"):
        (news / name).write_text(f"{SECOND}\n\nBerkas {name}.", encoding="utf-8")
    (news / "d.png").write_bytes(b"\x89PNG\r\n")
    return news


def _names(library: Library) -> set[str]:
    return {Path(card.source).name for card in library.articles.all()}


async def test_several_that_are_ticked_are_added_and_each_failure_is_told(
    make_app: MakeApp, folder: Path, library: Library
) -> None:
    before = _names(library)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L", "a")
        await write(pilot, f"{folder}/")
        await press(pilot, "tab", "down", "tab", "tab")  # a, d, lama
        assert [line.strip()[:3] for line in lines(pilot)] == ["[x]", "[ ]", "[x]", "[x]"]
        assert "3 ticked" in remark(pilot)
        await press(pilot, "enter")
        assert _names(library) - before == {"a.txt", "c.txt"}
        assert "2 added, 0 changed, 0 known already. 1 failed: d.png: " in told(pilot.app)[-1]


async def test_a_tick_is_kept_while_other_words_are_typed_and_can_be_taken_away(
    make_app: MakeApp, folder: Path, library: Library
) -> None:
    before = _names(library)
    async with on_screen(make_app(), 40, 15) as (pilot, _):
        await press(pilot, "L", "a")
        await write(pilot, f"{folder}/a")
        await press(pilot, "tab")
        for _ in range(2):
            await press(pilot, "backspace")
        await write(pilot, "/")
        assert [line.strip()[:9] for line in lines(pilot)[:2]] == ["[x] a.txt", "[ ] b.txt"]
        await press(pilot, "tab", "tab", "enter")  # a not any more, b
        assert _names(library) - before == {"b.txt"}


async def test_a_click_on_the_box_ticks_and_one_on_a_folder_goes_into_it(make_app: MakeApp, folder: Path) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L", "a")
        await write(pilot, f"{folder}/")
        items = listing(pilot, AskSource).panel.items
        await pilot.click(items, offset=(3, 1))
        await pilot.click(items, offset=(12, 2))  # where another one is ticked its name ticks too
        assert [line.strip() for line in lines(pilot)] == ["[ ] a.txt", "[x] b.txt", "[x] d.png", "[ ] lama/"]
        await pilot.click(items, offset=(12, 3))
        await press(pilot)
        assert [line.strip() for line in lines(pilot)] == ["[ ] c.txt"]


async def test_an_address_that_is_typed_is_added_with_what_is_ticked(
    make_app: MakeApp, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        asked: list[Sequence[str]] = []
        monkeypatch.setattr(pilot.app.adding, "begin", asked.append)  # type: ignore[attr-defined]  # every test's app
        await press(pilot, "L", "a")
        await write(pilot, f"{folder}/a")
        await press(pilot, "tab")
        listing(pilot, AskSource).panel.filter.value = "https://example.org/1"
        await press(pilot, "enter")
        assert asked == [(f"{folder}/a.txt", "https://example.org/1")]


async def test_a_collection_is_added_article_by_article(make_app: MakeApp, tmp_path: Path, library: Library) -> None:
    (tmp_path / "rows.csv").write_text("title,text\nSatu,Kata dia dan mereka.\nDua,Kata mereka lagi.\n")
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L", "a")
        await write(pilot, f"{tmp_path}/rows")
        await press(pilot, "enter")
        assert {"rows.csv#1", "rows.csv#2"} <= _names(library)


async def test_lists_say_how_far_the_adding_is_and_a_key_stops_it(
    make_app: MakeApp, folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, kept = threading.Event(), library.articles.open_article
    monkeypatch.setattr(library.articles, "open_article", lambda *of, **told: (go.wait(10), kept(*of, **told))[1])
    before = _names(library)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L")
        pilot.app.post(AddSources([str(folder / "a.txt"), str(folder / "b.txt")]))  # type: ignore[attr-defined]  # every test's app
        pilot.app.post(AddSources([str(folder / "lama")]))  # type: ignore[attr-defined]  # waits for the first ones
        await pilot.pause()
        assert "adding 0" in remark(pilot)
        await pilot.press("f9")
        go.set()
        await press(pilot)
        assert _names(library) - before <= {"a.txt", "b.txt"}
        assert "c.txt" not in _names(library)
        assert "adding" not in remark(pilot)


async def test_those_that_are_added_meanwhile_come_behind(make_app: MakeApp, folder: Path, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        pilot.app.post(AddSources([str(folder / "a.txt")]))  # type: ignore[attr-defined]  # every test's app
        pilot.app.post(AddSources([str(folder / "b.txt")]))  # type: ignore[attr-defined]  # every test's app
        await press(pilot)
        assert {"a.txt", "b.txt"} <= _names(library)


async def test_the_library_can_be_shown_as_far_as_it_fits(make_app: MakeApp, folder: Path) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        pilot.app.post(AddSources([str(folder / "a.txt")]))  # type: ignore[attr-defined]  # every test's app
        await press(pilot)
        pilot.app.post(ShowArticles(f"{folder}/"))  # type: ignore[attr-defined]  # every test's app
        await press(pilot)
        assert len(lines(pilot)) == 1
