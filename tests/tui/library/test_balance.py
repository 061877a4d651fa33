"""Sources at a glance: of the article, and of the articles that are listed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from reader.library import Library
from reader.model import Opened
from reader.settings import Settings
from reader.tui.library.balance import BalancePanel
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import open_text
from tests.tui.lists import go_to_row, listing, page, press, remark, title, told, write


async def test_the_balance_of_the_article_and_the_statements_behind_a_number(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "I")
        assert isinstance(pilot.app.screen, BalancePanel)
        shown = page(pilot)
        assert "Who speaks" in shown
        assert "women" in shown
        assert remark(pilot).startswith("9 statements")
        await go_to_row(pilot, "partly quoted")
        await press(pilot, "enter")
        assert "keputusan itu “terburu-buru" in page(pilot)
        await go_to_row(pilot, "keputusan itu “terburu-buru")
        await press(pilot, "enter")
        assert screen.reading.statement is not None
        assert screen.reading.statement.kind.value == "mixed"
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, BalancePanel)
        assert "keputusan itu" in listing(pilot).panel.current_key.card.text
        await go_to_row(pilot, "partly quoted")
        await press(pilot, "enter")
        assert "keputusan itu" not in page(pilot)


async def test_a_correction_counts_when_one_comes_back(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "I")
        await go_to_row(pilot, "partly quoted")
        await press(pilot, "enter")
        await go_to_row(pilot, "keputusan itu")
        await press(pilot, "enter", "X")
        await press(pilot, "backspace")
        assert remark(pilot).startswith("8 statements")
        assert "partly quoted" not in page(pilot)


async def test_the_articles_that_are_listed_are_counted_as_filtered(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L", "I")
        assert "10 statements" in remark(pilot)
        assert "2 articles" in remark(pilot)
        await press(pilot, "escape", "slash")
        await write(pilot, "menolak")
        await press(pilot, "enter", "I")
        assert title(pilot).endswith("menolak")
        assert remark(pilot).startswith("1 statements")
        await go_to_row(pilot, "Serikat Nelayan")
        await press(pilot, "enter", "j", "enter")
        assert screen.reading.article_id == second.article_id


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("language", ["en", "id"])
async def test_it_fits_a_small_terminal(make_app: MakeApp, width: int, language: Literal["en", "id"]) -> None:
    async with on_screen(make_app(settings=Settings(language=language)), width, 15) as (pilot, _):
        await press(pilot, "I")
        items = listing(pilot, BalancePanel).panel.items
        for number in range(len(items.rows)):
            assert sum(len(text) for text, _ in items.pieces(number)) <= items.size.width


async def test_an_article_without_statements_has_no_balance(
    make_app: MakeApp, library: Library, tmp_path: Path
) -> None:
    silent = open_text(library, tmp_path, "Sepi\n\nTidak ada yang berbicara di sini.\n", name="sepi.txt")
    async with on_screen(make_app(silent), 80, 24) as (pilot, _):
        await press(pilot, "I")
        assert not isinstance(pilot.app.screen, BalancePanel)
        assert "nothing to count" in told(pilot.app)[-1]
