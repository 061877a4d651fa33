"""What is quoted in several articles, side by side."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library
from reader.model import Opened, Span
from reader.tui.library.quotations import QuotationsScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import open_text
from tests.tui.lists import go_to_row, lines, page, press, write


async def test_what_several_articles_quote_stands_side_by_side(
    make_app: MakeApp, sharing: Opened, library: Library, tmp_path: Path
) -> None:
    third = "Lagi\n\n“Baja penyangganya masih sangat kuat, dan kami punya semua catatannya,” ujar Siregar.\n"
    other = open_text(library, tmp_path, third, name="lagi.txt")
    library.corrections.add_statement(other.article_id, [other.article.blocks[1].span])
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, '"')
        assert isinstance(pilot.app.screen, QuotationsScreen)
        shown = page(pilot)
        assert shown.count("· ") >= 3
        assert "Serikat nelayan menolak" in shown
        assert "Lagi" in shown
        assert "sangat" in shown
        await press(pilot, "slash")
        await write(pilot, "lagi sangat")
        assert "Lagi" in page(pilot)
        await press(pilot, "escape")
        await go_to_row(pilot, "Serikat nelayan menolak")
        await press(pilot, "enter")
        assert screen.reading.article_id == sharing.article_id


async def test_other_marks_are_not_shown_and_left_out_words_are(
    make_app: MakeApp, sharing: Opened, library: Library, tmp_path: Path
) -> None:
    for name, quoted in (
        ("Lagi", '"Baja penyangganya kuat, dan kami punya semua catatannya,"'),
        ("Serupa", '"Baja penyangganya masih kuat, dan kami punya semua catatannya,"'),
    ):
        other = open_text(library, tmp_path, f"{name}\n\n{quoted} ujar Siregar.\n", name=f"{name}.txt")
        start = other.article.text.index(quoted)
        library.corrections.add_statement(other.article_id, [Span(start, start + len(quoted))])
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, '"')
        rows = [line.strip() for line in lines(pilot)]
        at = next(number for number, line in enumerate(rows) if "Lagi" in line)
        assert "Baja penyangganya [masih] kuat" in rows[at + 1]
        assert "[“]" not in rows[at + 1]
        same = next(number for number, line in enumerate(rows) if "Serupa" in line)
        assert "Baja" not in rows[same + 1]


async def test_a_library_without_shared_quotations_says_so(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "f7")
        assert "No quotation stands in two articles" in page(pilot)
        await press(pilot, "x", "slash")
        await write(pilot, "zebra")
        assert "No quotation" in page(pilot)
