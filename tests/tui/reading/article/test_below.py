"""Captions, credits and what could not be read: below the text, and no part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.library import Library
from reader.model import Opened
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import press

CAPTION = "Dermaga lama dari udara. Foto: Sari Melati"
NOTICE = "Page 3 holds a picture without text."


@pytest.fixture
def pictured(library: Library, opened: Opened) -> Opened:
    """The made-up article as a page with a picture gave it."""
    article = replace(opened.article, captions=(CAPTION, "x\x1b[31m" + "kata " * 60), notices=(NOTICE,))
    library.articles.open_article(article)
    return library.articles.open_stored(opened.article_id)


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_captions_and_notices_stand_below_the_text_and_cannot_be_marked(
    make_app: MakeApp, pictured: Opened, size: tuple[int, int]
) -> None:
    async with on_screen(make_app(pictured), *size) as (pilot, screen):
        await press(pilot, "G")
        pane = screen.article
        seen = [pane.render_line(y).text for y in range(pane.size.height)]
        text = " ".join(" ".join(line.split()) for line in seen)
        assert "Captions and credits" in text or size[0] < 80
        assert NOTICE in text
        assert "\x1b" not in text
        last = max(y for y, line in enumerate(seen) if line.strip())
        assert pane.offset_at(10, last) is None
        await press(pilot, "g")
        assert pane.top == 0
        await press(pilot, "G", "N", "v", "escape")
        assert screen.reading.statement is not None


async def test_a_caption_is_found_by_scrolling(make_app: MakeApp, pictured: Opened) -> None:
    async with on_screen(make_app(pictured), 120, 40) as (pilot, screen):
        await press(pilot, "G")
        page = "\n".join(screen.article.render_line(y).text for y in range(screen.article.size.height))
        assert f"▫ {CAPTION}" in page
        assert "What could not be read" in page
