"""The versions of an article, and what changed between them."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library
from reader.model import Opened
from reader.tui.library.versions import DiffScreen, VersionsList
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT
from tests.tui.lists import lines, page, press


async def test_versions_are_listed_and_compared(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    changed = TEXT.replace("enam \\\npuluh", "enam puluh").replace("Itu tebakan", "Itu cuma tebakan")
    (tmp_path / "teluk.txt").write_text(changed, encoding="utf-8")
    later = library.articles.open(str(tmp_path / "teluk.txt"), language="id")
    async with on_screen(make_app(later), 120, 40) as (pilot, _):
        await press(pilot, "W")
        assert isinstance(pilot.app.screen, VersionsList)
        assert "present" in page(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DiffScreen)
        text = page(pilot)
        assert "cuma" in text
        assert "Ratna Wijanarko" in text  # the new text was analysed, and her statement is another
        assert "No statement changed" not in text
        assert any(line.lstrip().startswith(("+", "±")) for line in lines(pilot))


async def test_an_article_that_never_changed_says_so(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "W")
        assert "never changed" in page(pilot)
