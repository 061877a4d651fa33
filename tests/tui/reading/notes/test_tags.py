"""The line of tags in the note editor: read, written, completed."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from reader.library import Library
from reader.model import Opened, Span
from reader.tui.reading.notes import tags
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import press, write

KNOWN = ("uang", "urusan dalam", "beras", "Uji")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("#uang #beras", ("uang", "beras")),
        ("uang,beras  uang", ("uang", "beras")),
        ('#"urusan dalam" uang', ("urusan dalam", "uang")),
        ('"urusan, dalam', ("urusan, dalam",)),
        ('## , "" #', ()),
    ],
)
def test_tags_stand_between_spaces_or_commas_and_those_with_spaces_in_marks(line: str, found: tuple[str, ...]) -> None:
    assert tags.read(line) == found


@pytest.mark.parametrize("some", [("uang",), ("urusan dalam", "a,b", "uang"), ()])
def test_what_is_written_is_read_as_it_was(some: tuple[str, ...]) -> None:
    assert tags.read(tags.written(some)) == some


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("#u", "#uang"),
        ("ua", "uang"),
        ("UA", "uang"),  # as it is written elsewhere
        ("#uang #u", "#uang #Uji"),  # not the same twice; the one with a space wants marks
        ('#"ur', '#"urusan dalam"'),
        ("uang, b", "uang, beras"),
        ("#", "#uang"),
        ("uang ", None),
        ("", None),
        ("#xyz", None),
        ("#uang", None),
    ],
)
def test_a_tag_that_was_begun_is_completed(line: str, whole: str | None) -> None:
    assert tags.completed(line, KNOWN) == whole


async def test_a_tag_in_use_is_offered_and_taken_by_a_key(make_app: MakeApp, library: Library, opened: Opened) -> None:
    library.notes.add(opened.article_id, Span(0, 5), tags=["anggaran", "dua kata"])
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        screen.set_current(0)
        await press(pilot, "a")
        pilot.app.screen.query_one(Input).focus()
        await write(pilot, "#ang")
        await press(pilot, "right")
        assert pilot.app.screen.query_one(Input).value == "#anggaran"
        await write(pilot, " #")
        await write(pilot, '"d')
        await press(pilot, "right", "enter")
        notes = {note.tags for note in library.notes.of_article(opened.article_id)}
        assert ("anggaran", "dua kata") in notes
        assert len(notes) == 1
        assert len(library.notes.of_article(opened.article_id)) == 2
