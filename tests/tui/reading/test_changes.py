"""Two Kutips on one library: each sees what the other writes, and what is the same is left alone."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library
from reader.model import Opened, Span
from reader.tui.reading import changes
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.fakes import hand_library


async def test_a_note_written_elsewhere_appears(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        changes.look_elsewhere(screen)
        await settled(pilot)
        with hand_library(tmp_path) as other:
            other.articles.open_stored(opened.article_id)
            other.notes.add(opened.article_id, Span(50, 60), text="dari jendela lain")
        changes.look_elsewhere(screen)
        await settled(pilot)
        assert [note.text for note in screen.reading.notes] == ["dari jendela lain"]


async def test_a_correction_made_elsewhere_appears_and_the_reader_stays(
    make_app: MakeApp, opened: Opened, tmp_path: Path
) -> None:
    assert opened.analysis is not None
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "n", "n")
        here = screen.reading.statement
        with hand_library(tmp_path) as other:
            later = other.articles.open_stored(opened.article_id)
            other.analyses.analyse(later)
            other.corrections.reject(opened.article_id, opened.analysis.statements[0].id)
        changes.look_elsewhere(screen)
        await settled(pilot)
        assert len(screen.reading.statements) == 8
        assert screen.reading.statement == here


async def test_the_point_stays_when_nothing_that_is_shown_has_changed(
    make_app: MakeApp, library: Library, opened: Opened
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "s")
        point = screen.reading.point
        library.articles.keep_place(opened.article_id, 10)
        changes.look_elsewhere(screen)
        await settled(pilot)
        assert point is not None
        assert screen.reading.point == point
