"""Long lists: the first rows are there before the others, and nothing passes for the whole."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest
from textual.pilot import Pilot

from reader.errors import LibraryError
from reader.library import Library
from reader.model import ArticleCard, Opened, Span
from reader.tui.library.code_passages import CodePassages
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.library.samples import PORT, UNION
from tests.tui.lists import go_to_row, lines, listing, page, press, remark, title, told


class SlowLibrary:
    """A library of which the whole list waits until the test lets it go; the articles read last come at once."""

    def __init__(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        self._articles = library.articles.all
        monkeypatch.setattr(library.articles, "all", self._slowly)
        monkeypatch.setattr("reader.tui.dialogs.questions.FIRST_ROWS", 1)

    def _slowly(self, *, limit: int | None = None) -> tuple[ArticleCard, ...]:
        if limit is None:
            self.go.wait(10)
        return self._articles(limit=limit)


async def test_the_articles_read_last_are_there_before_all_others(
    make_app: MakeApp, second: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowLibrary(library, monkeypatch)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await pilot.press("L")
        while not any(UNION in line or PORT in line for line in lines(pilot)):
            await pilot.pause(0.01)
        first, more = lines(pilot)
        assert "one moment" in more
        assert title(pilot).endswith("1+")
        slow.go.set()
        await press(pilot)
        assert lines(pilot)[0] == first
        assert len(lines(pilot)) == 2
        assert title(pilot).endswith("  2")
        assert listing(pilot).panel.items.current == 0


async def test_an_order_or_filter_of_a_part_of_the_library_never_passes_for_the_whole(
    make_app: MakeApp, second: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowLibrary(library, monkeypatch)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await pilot.press("L")
        while not any(UNION in line or PORT in line for line in lines(pilot)):
            await pilot.pause(0.01)
        assert "one moment" in lines(pilot)[-1]
        await pilot.press("s")
        assert ["one moment" in line for line in lines(pilot)] == [True]
        await pilot.press("slash", *"serikat")
        assert ["one moment" in line for line in lines(pilot)] == [True]
        slow.go.set()
        await press(pilot)
        assert [line.split()[0] for line in lines(pilot)] == ["Serikat"]


async def test_articles_are_removed_while_the_others_are_still_being_listed(
    make_app: MakeApp, second: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowLibrary(library, monkeypatch)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await pilot.press("L")
        while not any(UNION in line or PORT in line for line in lines(pilot)):
            await pilot.pause(0.01)
        first = lines(pilot)[0]
        await pilot.press("D")
        assert first not in lines(pilot)
        slow.go.set()
        await press(pilot)
        assert len(library.articles.all()) == 1
        assert len(lines(pilot)) == 1
        await press(pilot, "u")
        assert lines(pilot)[0] == first


async def test_every_press_removes_one_more_and_each_is_undone_in_its_turn(
    make_app: MakeApp, second: Opened, library: Library
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L")
        await pilot.press("D", "D", "u")
        await press(pilot)
        assert len(library.articles.all()) == 1
        await press(pilot, "u")
        assert len(library.articles.all()) == 2


async def test_a_removal_that_fails_behind_a_closed_list_is_told(
    make_app: MakeApp, second: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def refused(article_id: int) -> None:
        go.wait(10)
        raise LibraryError("Library busy", "The library is busy.")

    monkeypatch.setattr(library.articles, "remove", refused)
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        await press(pilot, "L")
        await pilot.press("D", "escape")
        go.set()
        await press(pilot)
        assert app.screen is screen
        assert "The library is busy." in told(app)[-1]


async def test_what_cannot_be_removed_is_listed_again(
    make_app: MakeApp, second: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(article_id: int) -> None:
        raise LibraryError("Library busy", "The library is busy.")

    monkeypatch.setattr(library.articles, "remove", refused)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L", "D")
        assert len(lines(pilot)) == 2
        assert "The library is busy." in told(pilot.app)[-1]


Ask = Callable[..., Sequence[object]]


def slowly(monkeypatch: pytest.MonkeyPatch, part: object, name: str, go: threading.Event) -> None:
    """Let a part of the library give the first row at once, and all of them only when the test lets it go."""
    asked: Ask = getattr(part, name)

    def wait(*words: object, limit: int | None = None, **choice: object) -> Sequence[object]:
        if limit is None:
            go.wait(10)
        return asked(*words, limit=limit, **choice)

    monkeypatch.setattr(part, name, wait)
    monkeypatch.setattr("reader.tui.dialogs.questions.FIRST_ROWS", 1)


async def first_rows(pilot: Pilot[int]) -> list[str]:
    """The list when its first row is there, and others are awaited."""
    while not any("one moment" in line for line in lines(pilot)) or len(lines(pilot)) == 1:
        await pilot.pause(0.01)
    return lines(pilot)


async def test_who_says_most_is_there_before_all_other_actors(
    make_app: MakeApp, second: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    slowly(monkeypatch, library.actors, "all", go)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await pilot.press("Q")
        first = await first_rows(pilot)
        assert len(first) == 2
        assert title(pilot).endswith("1+")
        go.set()
        await press(pilot)
        assert lines(pilot)[0] == first[0]
        assert len(lines(pilot)) > 2
        assert title(pilot).endswith(str(len(lines(pilot))))


async def test_what_an_actor_said_first_is_there_before_the_rest(
    make_app: MakeApp, second: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        await go_to_row(pilot, "Serikat Nelayan Kenari")
        slowly(monkeypatch, library.actors, "statements", go)
        await pilot.press("enter")
        first = await first_rows(pilot)
        assert "1+" in remark(pilot)
        await pilot.press("x")
        assert "one moment" in " ".join(told(pilot.app))
        go.set()
        await press(pilot)
        assert len(lines(pilot)) > len(first)
        assert "+" not in remark(pilot)


async def test_the_last_notes_are_there_before_all_others_and_a_part_is_not_exported(
    make_app: MakeApp, second: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    for number in range(3):
        library.notes.add(second.article_id, Span(0, 9), text=f"catatan {number}", tags=["uang"])
    slowly(monkeypatch, library.notes, "all", go)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "l")
        await pilot.press("A")
        await first_rows(pilot)
        assert page(pilot).count("catatan") == 1
        assert title(pilot).endswith("1+")
        await pilot.press("x")
        assert "one moment" in " ".join(told(pilot.app))
        go.set()
        await press(pilot)
        assert [number for number in range(3) if f"catatan {number}" in page(pilot)] == [0, 1, 2]
        assert title(pilot).endswith("3")


async def test_the_first_passages_of_a_code_are_there_before_all_others(
    make_app: MakeApp, second: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    for number in range(3):
        library.notes.add(second.article_id, Span(0, 9), text=f"catatan {number}", tags=["uang"])
    slowly(monkeypatch, library.codes, "passages", go)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        pilot.app.push_screen(CodePassages("uang"))
        await first_rows(pilot)
        assert remark(pilot).endswith("1+")
        go.set()
        await press(pilot)
        assert [number for number in range(3) if f"catatan {number}" in page(pilot)] == [0, 1, 2]
        assert remark(pilot).endswith("3")
