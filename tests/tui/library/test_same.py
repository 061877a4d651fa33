"""Where else a quotation stands."""

from __future__ import annotations

import pytest

from reader.errors import LibraryError
from reader.library import Library
from reader.model import Opened
from reader.tui.library.same import SameQuotations
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.library.samples import UNION
from tests.tui.lists import page, press, told


async def test_the_same_quotation_elsewhere_from_text_and_list(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        screen.set_current(5)
        await press(pilot, "=")
        assert isinstance(pilot.app.screen, SameQuotations)
        assert UNION[:24] in page(pilot)
        assert "100%" in page(pilot)
        await press(pilot, "enter")
        assert screen.reading.article_id == second.article_id


async def test_an_answer_for_a_screen_that_was_closed_is_dropped(
    make_app: MakeApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise LibraryError("Library away", "The library is away.")

    monkeypatch.setattr(library.articles, "all", broken)
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        await pilot.press("L")
        await pilot.press("escape")
        await press(pilot)
        assert app.screen is screen
        await press(pilot, "L")
        assert "The library is away." in page(pilot)
        assert not told(app)  # the list says it, and that is enough
