"""What was done is named in the interface's language, where it is undone and where it cannot be."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.model import Opened, Span
from reader.settings import Settings
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import page, press, told


@pytest.mark.parametrize(
    ("settings", "done"),
    [(Settings(language="en"), "note written: cek"), (Settings(language="id"), "catatan ditulis: cek")],
)
async def test_a_change_is_named_where_it_is_undone_and_where_it_cannot_be(
    make_app: MakeApp, library: Library, opened: Opened, settings: Settings, done: str
) -> None:
    note = library.notes.add(opened.article_id, Span(0, 9), text="cek")
    async with on_screen(make_app(settings=settings), 120, 40) as (pilot, screen):
        await press(pilot, "u")
        assert done in told(screen.app)[-1]
        await press(pilot, "U")
        with Library(library.paths, Settings()) as other:
            other.notes.edit(note.id, text="lain")
        await press(pilot, "u")
        assert f"“{done}”" in told(screen.app)[-1]


@pytest.mark.parametrize(
    ("settings", "words"),
    [(Settings(language="en"), "a statement that you gave a code"), (Settings(language="id"), "Anda beri kode")],
)
async def test_the_legend_has_the_sign_of_a_code(make_app: MakeApp, settings: Settings, words: str) -> None:
    async with on_screen(make_app(settings=settings), 80, 40) as (pilot, _):
        await press(pilot, "x")
        (row,) = [line for line in page(pilot).splitlines() if words in line]
        assert row.split()[0] == "#"
