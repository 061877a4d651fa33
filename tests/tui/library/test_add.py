"""Adding to the library: files are offered as one types, addresses are read."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reader.library import Library
from reader.tui.library.add import AskSource, Offer, offered
from reader.tui.requests import OpenSource
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.library.samples import SECOND
from tests.tui.lists import listing, page, press, told, write


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
        dialog = listing(pilot, AskSource)
        assert dialog.panel.typed == f"{tmp_path}/bar"
        await pilot.press("enter")
        assert pilot.app.screen is dialog
        go.set()
        await press(pilot)
        assert screen.reading.article.source == str(file)
