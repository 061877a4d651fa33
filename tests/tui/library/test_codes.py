"""The codes screen by key: tree and counts, changes with undo, to the passages and back, the cross table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Code, Opened, Span
from reader.settings import Settings
from reader.tui.library.actor_statements import ActorStatements
from reader.tui.library.code_passages import CodePassages
from reader.tui.library.code_table import CodeTableScreen
from reader.tui.library.codes import CodesScreen
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.lists import go_to_row, lines, listing, page, press, remark, told, write


@pytest.fixture
def coded(library: Library, opened: Opened) -> int:
    """The article with two codes on statements and one on a note; gives its number."""
    number = opened.article_id
    assert opened.analysis is not None
    first, second = opened.analysis.statements[:2]
    library.codes.add(Code("stance", "blue"))
    library.codes.add(Code("claim", "green", "what is said to be so", parent="stance", slot=1))
    library.codes.give(number, first.id, "claim")
    library.codes.give(number, second.id, "promise")
    library.notes.add(number, Span(0, 9), tags=["promise"], text="see again")
    return number


def words(line: str) -> list[str]:
    """The words of a row."""
    return line.replace("•", " ").split()


async def test_the_codes_stand_in_a_tree_with_their_counts(make_app: MakeApp, coded: int) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "&")
        listing(pilot, CodesScreen)
        shown = lines(pilot)
        assert [words(line)[:4] for line in shown] == [
            ["promise", "·", "1", "1"],
            ["stance", "·", "·", "·"],
            ["claim", "1", "·", "1"],
        ]
        assert shown[2].index("claim") > shown[1].index("stance")
        assert shown[2].endswith("what is said to be so")
        await press(pilot, "slash")
        await write(pilot, "said to")
        assert len(lines(pilot)) == 1


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("columns", "rows"), [(40, 15), (80, 24), (200, 60)])
async def test_the_screen_fits_any_terminal(
    make_app: MakeApp, coded: int, columns: int, rows: int, language: str
) -> None:
    async with on_screen(make_app(settings=Settings(language=language)), columns, rows) as (pilot, _):  # type: ignore[arg-type]  # rows of a table
        await press(pilot, "&")
        assert all(name in page(pilot) for name in ("promise", "stance", "claim"))
        promise = next(line for line in lines(pilot) if "promise" in line)[:columns]
        assert words(promise)[:4] == ["promise", "·", "1", "1"]
        await press(pilot, "t")
        listing(pilot, CodeTableScreen)
        assert "Ratna" in page(pilot)
        await press(pilot, "right", "right", "right", "left")
        assert "Ratna" in page(pilot)


async def test_a_code_is_made_described_renamed_and_given_a_digit(
    make_app: MakeApp, library: Library, coded: int
) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, _):
        await press(pilot, "&", "a")
        await write(pilot, "denial")
        await press(pilot, "enter")
        assert "New code: #denial." in told(app)
        await press(pilot, "e")  # the new code is the current one, and the renamed and the merged one stay so
        await write(pilot, "not so")
        await press(pilot, "enter", "d", "4", "c", "r")
        await press(pilot, "s", "enter")
        code = library.codes.get("denials")
        assert (code.description, code.slot, code.colour) == ("not so", 4, "green")
        await press(pilot, "d", "0")
        assert library.codes.get("denials").slot is None


async def test_a_code_is_put_below_another_merged_and_deleted_and_all_is_undone(
    make_app: MakeApp, library: Library, coded: int
) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        before = library.codes.all()
        await press(pilot, "&")
        await go_to_row(pilot, "promise")
        await press(pilot, "p")
        await write(pilot, "stance")
        await press(pilot, "enter")
        assert library.codes.get("promise").parent == "stance"
        await go_to_row(pilot, "promise")
        await press(pilot, "p", "G", "end")
        await press(pilot, "escape", "m")
        await write(pilot, "claim")
        await press(pilot, "enter")
        assert "All that bore #promise bears #claim now." in told(app)
        assert not any("promise" in line for line in lines(pilot))
        assert [statement.codes for statement in screen.reading.statements[:2]] == [("claim",), ("claim",)]
        await press(pilot, "D")
        assert [words(line)[0] for line in lines(pilot)] == ["stance"]
        assert len(screen.reading.notes) == 1
        await press(pilot, "u", "u", "u")
        assert library.codes.all() == before
        await press(pilot, "U", "U", "U")
        assert [card.code.name for card in library.codes.all()] == ["stance"]


async def test_a_code_that_cannot_be_renamed_is_told_and_nothing_is_lost(
    make_app: MakeApp, library: Library, coded: int
) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, _):
        await press(pilot, "&")
        await go_to_row(pilot, "promise")
        await press(pilot, "r", "ctrl+u")
        await write(pilot, "CLAIM")
        await press(pilot, "enter")
        assert any("merge" in said for said in told(app))
        assert {card.code.name for card in library.codes.all()} == {"stance", "claim", "promise"}


async def test_from_a_code_to_its_passages_and_back_to_the_row(make_app: MakeApp, coded: int) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "&")
        await go_to_row(pilot, "promise")
        await press(pilot, "enter")
        listing(pilot, CodePassages)
        assert remark(pilot) == "2"
        assert "see again" in page(pilot)
        await go_to_row(pilot, "Ratna")
        row = listing(pilot).panel.items.current
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        assert screen.reading.current == 1
        await press(pilot, "backspace")
        assert listing(pilot, CodePassages).panel.items.current == row


async def test_the_cross_table_leads_to_what_is_counted_and_to_a_file(
    make_app: MakeApp, library: Library, coded: int, tmp_path: Path
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        library.corrections.set_speaker(coded, screen.reading.statements[1].id, None)
        await press(pilot, "&", "t")
        listing(pilot, CodeTableScreen)
        rows = {words(line)[0]: words(line)[-3:] for line in lines(pilot)}
        assert rows == {"Ratna": ["·", "1", "1"], "unknown": ["1", "·", "1"]}
        assert all(line.startswith("  ") for line in lines(pilot))
        assert remark(pilot) == "#promise"
        await press(pilot, "right", "right")
        assert remark(pilot) == "#claim"
        await go_to_row(pilot, "unknown")
        await press(pilot, "left")
        assert remark(pilot) == "#promise"
        await press(pilot, "enter")
        listing(pilot, ActorStatements)
        assert len(listing(pilot, ActorStatements).cards) == 1
        assert "#promise" in page(pilot)
        await press(pilot, "escape", "x", "ctrl+u")
        file = tmp_path / "table.csv"
        await write(pilot, str(file))
        await press(pilot, "enter")
        written = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
        assert written == [
            ["speaker", "promise", "claim", "total"],
            ["Ratna Wijanarko", "0", "1", "1"],
            ["unknown", "1", "0", "1"],
        ]


async def test_a_library_without_codes_says_how_to_make_one(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 40, 15) as (pilot, _):
        await press(pilot, "&")
        assert "no codes yet" in " ".join(page(pilot).split())
        for key in ("r", "e", "c", "d", "p", "m", "D", "u"):
            await press(pilot, key)
        listing(pilot, CodesScreen)
        await press(pilot, "t")
        assert "No statement has a code" in " ".join(page(pilot).split())
        await press(pilot, "right", "enter")
        await settled(pilot)


async def test_hostile_codes_are_listed_as_they_are(make_app: MakeApp, library: Library, coded: int) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        hostile = "[@click=app.quit]x[/b] =1+1 " + "長" * 200
        library.codes.give(coded, screen.reading.statements[2].id, hostile)
        library.codes.change(hostile, description="[red]\u202e" + "d" * 5000, parent="claim")
        await press(pilot, "&")
        assert "[@click=app.quit]" in page(pilot)
        await go_to_row(pilot, "[@click")
        await press(pilot, "r", "escape", "e", "escape", "enter", "escape", "t", "right", "right")
        listing(pilot, CodeTableScreen)
