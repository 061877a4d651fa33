"""What is done often takes few keys: each task is done with the keys that it is meant to take, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Code, Opened
from reader.tui.dialogs.listing_bars import ActionBar
from reader.tui.library.actor_statements import ActorStatements
from reader.tui.library.versions import DiffScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT
from tests.tui.lists import page, press, told

SAID = ("i", "o")
"""All that the speaker of the current statement said: two keys."""
AS_MARKDOWN_AND_CSV = ("x", "tab", "enter")
"""What is listed, in two files: three keys."""
WITH_THE_LAST_CODE, WITH_AN_OWN_CODE = (".",), ("3",)
"""A highlight: one key."""
WHAT_CHANGED = ("!",)
"""On a page: one key."""


async def test_all_that_somebody_said_goes_to_a_report_and_a_table(
    make_app: MakeApp, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "n", *SAID)
        assert isinstance(pilot.app.screen, ActorStatements)
        assert "Itu tebakan" in page(pilot)
        await press(pilot, AS_MARKDOWN_AND_CSV[0])
        foot = pilot.app.screen.query_one(ActionBar).parts(80)[0]
        assert "Enter write" in "".join(item.text for item in foot)
        await press(pilot, *AS_MARKDOWN_AND_CSV[1:])
        assert isinstance(pilot.app.screen, ActorStatements)
        for file in ("ratna-wijanarko.md", "ratna-wijanarko.csv"):
            made = (tmp_path / file).read_text(encoding="utf-8-sig")
            assert "Itu tebakan" in made
            assert "Baja penyangganya" not in made
            assert file in told(pilot.app)[-1]
        assert (tmp_path / "ratna-wijanarko.csv").read_text(encoding="utf-8-sig").startswith("id,speaker,")


@pytest.mark.parametrize("keys", [WITH_THE_LAST_CODE, WITH_AN_OWN_CODE])
async def test_a_sentence_is_highlighted_with_a_code(
    make_app: MakeApp, library: Library, keys: tuple[str, ...]
) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        library.codes.add(Code("klaim", "violet", slot=3))
        library.codes.give(screen.reading.article_id, screen.reading.statements[0].id, "klaim")
        await press(pilot, "n", "n")
        await press(pilot, *keys)
        (note,) = library.notes.of_article(screen.reading.article_id)
        assert (note.tags, note.colour) == (("klaim",), "violet")


async def test_what_changed_on_a_page_is_compared(make_app: MakeApp, opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "teluk.txt").write_text(TEXT.replace("miliar", "triliun"), encoding="utf-8")
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, *WHAT_CHANGED)
        assert isinstance(pilot.app.screen, DiffScreen)
        assert "triliun" in page(pilot)
