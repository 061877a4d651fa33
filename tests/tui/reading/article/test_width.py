"""The text is made wider and narrower by a key, which is kept, and never wider than there is room."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.settings import LEAST_WIDTH, Settings, load
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import press, told


async def test_plus_and_minus_change_the_width_and_keep_it(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        before = screen.article.lines.measure
        await press(pilot, "minus", "minus")
        assert screen.article.lines.measure == load(library.paths.settings).article.width == before - 8
        assert told(screen.app)[-1] == f"Width of the text: {before - 8} cells."
        await press(pilot, "plus")
        assert screen.article.lines.measure == load(library.paths.settings).article.width == before - 4


async def test_the_words_at_the_top_stay_there(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await press(pilot, "space")
        place = screen.reading.place.start
        await press(pilot, "minus")
        assert screen.article.lines.line_of(place) == screen.article.top


@pytest.mark.parametrize(("width", "height"), [(40, 15), (60, 20), (120, 40)])
async def test_the_text_fits_at_both_ends_which_are_told(
    make_app: MakeApp, library: Library, width: int, height: int
) -> None:
    async with on_screen(make_app(), width, height) as (pilot, screen):
        for _ in range(30):
            await press(pilot, "plus")
        assert screen.article.lines.measure == screen.article.widest < screen.article.size.width
        assert told(screen.app)[-1] == f"The text is as wide as there is room: {screen.article.widest} cells."
        for _ in range(30):
            await press(pilot, "minus")
        assert screen.article.lines.measure == load(library.paths.settings).article.width == LEAST_WIDTH
        assert told(screen.app)[-1] == f"The text is as narrow as it gets: {LEAST_WIDTH} cells."


async def test_the_width_is_told_in_indonesian(make_app: MakeApp) -> None:
    async with on_screen(make_app(settings=Settings(language="id")), 80, 24) as (pilot, screen):
        await press(pilot, "minus")
        assert told(screen.app)[-1] == f"Lebar teks: {screen.article.lines.measure} sel."
