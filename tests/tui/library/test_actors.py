"""Actors over all articles: listed, merged, and told apart again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.library import Library
from reader.model import Opened
from reader.tui.library.actors import ActorsScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import go_to_row, lines, press, told, write


async def test_the_actors_of_all_articles(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        union = next(line for line in lines(pilot) if "Serikat Nelayan Kenari" in line)
        assert union.split()[-2:] == ["2", "3"]
        await press(pilot, "slash")
        await write(pilot, "arman")
        assert len(lines(pilot)) == 1


async def test_two_names_are_joined_and_parted(make_app: MakeApp, second: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Q")
        before = len(lines(pilot))
        await go_to_row(pilot, "Arman Siregar")
        await press(pilot, "m")
        await write(pilot, "ratna")
        await press(pilot, "enter")
        assert len(lines(pilot)) == before - 1
        assert isinstance(pilot.app.screen, ActorsScreen)
        await press(pilot, "u")
        assert len(lines(pilot)) == before
        await press(pilot, "U")
        await go_to_row(pilot, "Arman Siregar")
        await press(pilot, "x")
        assert len(lines(pilot)) == before


async def test_who_is_likely_one_is_joined_by_a_key_and_parted_by_undo(
    make_app: MakeApp, library: Library, second: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = library.actors.all
    siregar = next(card for card in every() if card.name == "Arman Siregar")
    monkeypatch.setattr(
        type(library.actors),
        "all",
        lambda _, **how: (*every(**how), replace(siregar, key="siregar person", name="Siregar")),
    )
    merged: list[tuple[str, str]] = []
    merge = type(library.actors).merge

    def note(self: object, one: str, into: str) -> None:
        merged.append((one, into))
        merge(library.actors, one, into)

    monkeypatch.setattr(type(library.actors), "merge", note)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "Q")
        row = next(line for line in lines(pilot) if line.strip().startswith("Siregar"))
        assert "≈ Arman Siregar?" in row
        await go_to_row(pilot, "≈ Arman Siregar?")
        await press(pilot, "equals_sign")
        assert merged == [("siregar person", siregar.key)]
        assert told(screen.app)[-1] == "Siregar is Arman Siregar now; u takes it back."
        await press(pilot, "u")
        assert "Undone" in told(screen.app)[-1]
        await go_to_row(pilot, "Serikat Nelayan")
        await press(pilot, "equals_sign")
        assert "Nobody is likely the same" in told(screen.app)[-1]
