"""Sources read again from the screen: one line says what changed, and the versions are compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.model import Opened, Span
from reader.tui.library.articles import LibraryScreen
from reader.tui.library.checked import CheckedList
from reader.tui.library.versions import DiffScreen
from reader.tui.reading.screen import ReadingScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT, open_text
from tests.tui.lists import lines, press, told

CHANGED = TEXT.replace("“Itu tebakan,” katanya singkat, sebelum masuk ke mobilnya.", "Ia pergi.")


def on_top(pilot: Pilot[int]) -> str:
    """The kind of the screen on top."""
    return type(pilot.app.screen).__name__


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_what_changed_is_said_in_one_line_and_compared(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path, size: tuple[int, int]
) -> None:
    at = TEXT.index("“Itu tebakan,”")
    library.notes.add(opened.article_id, Span(at, at + 14), text="periksa")
    (tmp_path / "teluk.txt").write_text(CHANGED)
    async with on_screen(make_app(), *size) as (pilot, screen):
        await press(pilot, "!")
        assert isinstance(pilot.app.screen, DiffScreen)
        assert told(pilot.app)[-1].endswith("1 statement gone, 10 words changed, 1 note without its passage")
        assert any("Itu tebakan" in line for line in lines(pilot))
        await press(pilot, "escape")
        assert on_top(pilot) == "ReadingScreen"
        assert screen.reading.article.text == CHANGED
        await press(pilot, "!")
        assert told(pilot.app)[-1].endswith(": unchanged")
        assert on_top(pilot) == "ReadingScreen"


async def test_a_note_that_is_written_while_the_source_is_read_stands_on_what_is_shown(
    library: Library, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "teluk.txt").write_text("Baris baru.\n\n" + TEXT)
    library.articles.open_stored(opened.article_id)
    library.checks.check(opened.article_id)
    at = TEXT.index("Kapal feri")
    note = library.notes.add(opened.article_id, Span(at, at + 10))
    assert note.anchor.exact == "Kapal feri"


async def test_a_check_does_not_count_as_reading(library: Library, sharing: Opened, opened: Opened) -> None:
    before = [(card.id, card.opened) for card in library.articles.all()]
    library.checks.check(opened.article_id)
    assert [(card.id, card.opened) for card in library.articles.all()] == before


async def test_several_are_checked_in_the_background_and_each_that_changed_or_failed_is_listed(
    make_app: MakeApp, library: Library, sharing: Opened, tmp_path: Path
) -> None:
    open_text(library, tmp_path, "Judul lain\n\nIsi artikel itu.", name="lain.txt")
    (tmp_path / "teluk.txt").write_text(CHANGED)
    (tmp_path / "lain.txt").unlink()
    async with on_screen(make_app(sharing), 80, 24) as (pilot, _):
        await press(pilot, "L", "C")
        assert isinstance(pilot.app.screen, CheckedList)
        listed = lines(pilot)
        assert [line.strip()[:1] for line in listed] == ["±", "!"]
        assert "1 statement gone" in listed[0]
        assert listed[1].strip().startswith("! Judul lain: There is no file")
        assert told(pilot.app)[-1] == "2 checked, 1 changed. 1 could not be read."
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DiffScreen)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_ticked_articles_are_checked_and_no_others(
    make_app: MakeApp, library: Library, sharing: Opened, tmp_path: Path
) -> None:
    (tmp_path / "teluk.txt").write_text(CHANGED)
    async with on_screen(make_app(sharing), 80, 24) as (pilot, _):
        await press(pilot, "L", "t", "c")
        assert told(pilot.app)[-1].endswith(": unchanged")
        await press(pilot, "t", "c")
        assert isinstance(pilot.app.screen, CheckedList)
        assert len(lines(pilot)) == 1


async def test_a_source_that_is_gone_is_one_sentence(make_app: MakeApp, opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "teluk.txt").unlink()
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        await press(pilot, "!")
        assert any("There is no file" in words for words in told(pilot.app))
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert screen.reading.article.text == opened.article.text
