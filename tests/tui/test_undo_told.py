"""What was done is named in the interface's language, where it is undone and where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Opened, Span
from reader.settings import Settings
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import open_text
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


async def test_words_that_are_cut_where_a_change_is_named_have_their_closing_mark(
    make_app: MakeApp, library: Library, tmp_path: Path
) -> None:
    words = "“Kami akan memeriksa semua gudang di pelabuhan itu sebelum pekan berakhir,”"
    told_of = open_text(library, tmp_path, f"{words} kata Sari Utami kepada wartawan.", name="gudang.txt")
    note = library.notes.add(told_of.article_id, Span(0, len(words)))
    async with on_screen(make_app(told_of), 120, 40) as (pilot, screen):
        library.notes.delete(note.id)
        await press(pilot, "u")
        assert told(screen.app)[-1].endswith("“Kami akan memeriksa semua gudang di pe…”.")


@pytest.mark.parametrize(
    ("settings", "words"),
    [(Settings(language="en"), "a statement that you gave a code"), (Settings(language="id"), "Anda beri kode")],
)
async def test_the_legend_has_the_sign_of_a_code(make_app: MakeApp, settings: Settings, words: str) -> None:
    async with on_screen(make_app(settings=settings), 80, 40) as (pilot, _):
        await press(pilot, "x")
        (row,) = [line for line in page(pilot).splitlines() if words in line]
        assert row.split()[0] == "#"
