"""Where nothing is marked the screen says why, and which key helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import AnalysisError
from reader.library import Library
from reader.model import Particulars
from reader.settings import Settings
from reader.tui.dialogs.particulars import ParticularsForm
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.fakes import TEXT, open_text, slow
from tests.tui.lists import press

FOREIGN = "Le port est ferme depuis lundi.\n\nLe maire a dit que les travaux dureront un mois."


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize(
    ("language", "why"),
    [("en", "No marks: language unknown · @ set it"), ("id", "Tanpa tanda: bahasa tak jelas · @ atur")],
)
async def test_a_text_in_no_language_that_is_known(
    make_app: MakeApp, library: Library, tmp_path: Path, language: str, why: str, width: int
) -> None:
    (tmp_path / "port.txt").write_text(FOREIGN)
    opened = library.articles.open(str(tmp_path / "port.txt"))
    app = make_app(opened, Settings(language=language))  # type: ignore[arg-type]  # one of the two
    async with on_screen(app, width, 24) as (pilot, screen):
        assert why in screen.who.render_line(0).text
        await pilot.click(screen.who, offset=(why.index("@") + 2, 0))
        await settled(pilot)
        assert isinstance(pilot.app.screen, ParticularsForm)
        await press(pilot, "shift+tab", "right", "right", "enter")
        assert screen.reading.article.language in ("en", "id")


async def test_a_language_that_was_told_and_is_not_read(make_app: MakeApp, library: Library, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(FOREIGN)
    opened = library.articles.open(str(tmp_path / "port.txt"), told=Particulars(language="fr"))
    async with on_screen(make_app(opened), 80, 24) as (_, screen):
        assert "No marks in language “fr” · @ set it" in screen.who.render_line(0).text


async def test_nothing_was_found_and_marks_that_are_hidden(make_app: MakeApp, library: Library, tmp_path: Path) -> None:
    bare = open_text(library, tmp_path, "Judul\n\nHujan turun di sana.", name="bare.txt")
    async with on_screen(make_app(bare), 40, 15) as (_, screen):
        assert "No statements found · A add one" in screen.who.render_line(0).text
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        assert "hidden" not in screen.who.render_line(0).text
        await press(pilot, "z")
        assert "The marks are hidden · z show them" in screen.who.render_line(0).text


async def test_an_analysis_that_failed(make_app: MakeApp, library: Library, tmp_path: Path) -> None:
    fresh = open_text(library, tmp_path, TEXT + "\nBaru.", name="baru.txt", analysed=False)
    worker = slow(library, AnalysisError("Out of order", "It fails."))
    worker.go.set()
    async with on_screen(make_app(fresh), 80, 24) as (_, screen):
        assert "No marks: the analysis failed · F8 try again" in screen.who.render_line(0).text
