"""The reader's word against the machine's: each correction by its keys, on the disk, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import NO_ARTICLE, ActorKind, Opened, Particulars, Span, StatementKind, Sureness
from reader.model.text import typed_day
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.dialogs.list_panel import PanelRows
from reader.tui.reading.screen import ReadingScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT, hand_library, held_back, open_text
from tests.tui.lists import go_to_row, keys_told, lines, page, press, told, write


def actor_name(screen: ReadingScreen, index: int) -> str | None:
    """Who said a statement."""
    actor = screen.reading.speaker(screen.reading.statements[index])
    return actor.name if actor else None


async def test_another_actor_is_set_as_the_speaker(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "R")
        await write(pilot, "serik")
        await press(pilot, "enter")
        assert actor_name(screen, 0) == "Serikat Nelayan Kenari"
        assert screen.reading.statements[0].by_reader
        assert "u takes it back" in told(screen.app)[-1]


async def test_a_correction_leaves_everybody_the_colour_that_they_had(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        reading = screen.reading

        def hues() -> dict[str, int]:
            return {actor.name: reading.hues[actor.id] for actor in reading.actors if actor.id in reading.hues}

        before = hues()
        assert before["Ratna Wijanarko"] < before["Serikat Nelayan Kenari"]
        for index, statement in enumerate(reading.statements):
            if actor_name(screen, index) == "Ratna Wijanarko":
                screen.set_current(index)
                await press(pilot, "R")
                await write(pilot, "serik" if statement.sureness is not Sureness.DOUBTFUL else "Budi Santika")
                await press(pilot, "enter")
        after = hues()
        assert "Ratna Wijanarko" not in after
        assert {name: hue for name, hue in after.items() if name in before} == {
            name: hue for name, hue in before.items() if name in after
        }
        assert all(hue not in before.values() for name, hue in after.items() if name not in before)


async def test_the_questions_of_a_correction_say_what_enter_does(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "n")
        for key in ("R", "H"):
            await press(pilot, key)
            assert "Enter this one" in " ".join(keys_told(pilot).split())
            await press(pilot, "escape")


async def test_a_new_actor_is_typed(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "R")
        await write(pilot, "Budi Santika")
        await go_to_row(pilot, "organisation")
        await press(pilot, "enter")
        actor = screen.reading.speaker(screen.reading.statements[0])
        assert actor is not None
        assert (actor.name, actor.kind) == ("Budi Santika", ActorKind.ORGANIZATION)


async def test_nobody_can_be_the_speaker(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "R")
        await go_to_row(pilot, "nobody knows")
        await press(pilot, "enter")
        assert screen.reading.statements[0].actor is None


async def test_escape_leaves_the_speaker_as_it_was(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "R")
        await write(pilot, "serik")
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        assert not screen.reading.statements[0].by_reader


async def test_no_statement_undo_and_redo(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "X")
        assert len(screen.reading.statements) == 8
        await press(pilot, "u")
        assert len(screen.reading.statements) == 9
        assert told(screen.app)[-1].startswith("Undone: statement taken away: Pemerintah Kota")
        await press(pilot, "U")
        assert len(screen.reading.statements) == 8


async def test_confirmed_is_no_longer_doubtful(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        screen.set_current(6)
        assert screen.reading.is_doubtful(screen.reading.statements[6])
        await press(pilot, "C")
        assert not screen.reading.is_doubtful(screen.reading.statements[6])


async def test_what_can_be_corrected_is_chosen_from_the_list_as_well_as_by_its_key(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "c", "end", "up", "enter")
        assert screen.app.screen is not screen
        await press(pilot, "escape", "n", "c", "down", "enter")
        assert pilot.app.is_running


async def test_what_is_asked_of_a_statement_is_shown_though_a_new_analysis_has_it_no_more(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "w")
        analysis = screen.reading.analysis
        assert analysis is not None
        screen.reading.understand(replace(analysis, statements=()))
        pilot.app.screen.query_one(PanelRows).remake()
        await press(pilot, "j")
        assert any("somebody else said it" in line for line in lines(pilot))
        await press(pilot, "escape")
        assert pilot.app.screen is screen


async def test_the_selection_becomes_the_words_of_the_statement(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        screen.set_current(4)
        start = TEXT.index("Baja penyangganya")
        screen.article.choose_span(Span(start, start + 17))
        await press(pilot, "B")
        assert screen.reading.statements[4].spans == (Span(start, start + 17),)
        assert screen.reading.current == 4
        assert screen.article.chosen is None


async def test_the_words_of_a_statement_stay_current_when_the_next_correction_comes_before_they_are_written(
    make_app: MakeApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What follows a correction travels with it: `B`, then `C` before the first is on the disk."""
    go = held_back(monkeypatch, library.corrections, "set_span")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        start = TEXT.index("Pelabuhan Teluk Kenari bagi")
        await pilot.press("n")
        screen.article.choose_span(Span(start, start + len("Pelabuhan Teluk Kenari")))
        await pilot.press("B", "C")
        before = screen.article.chosen
        go.set()
        await press(pilot)
        assert before is not None
        assert screen.article.chosen is None
        assert screen.reading.statement is not None
        assert screen.reading.statement.start == start
        assert [note for note in told(screen.app) if "confirmed" in note.lower()]


async def test_without_a_selection_the_edges_stay(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "B")
        assert "Select the words" in told(screen.app)[-1]
        assert not screen.reading.statements[0].by_reader


async def test_a_missed_quote_is_added_from_the_selection(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        start = TEXT.index("Kapal feri ke Pulau Sendu tetap berlayar")
        screen.article.choose_span(Span(start, start + 40))
        await press(pilot, "A")
        await write(pilot, "siregar")
        await press(pilot, "enter")
        statement = screen.reading.statements[-1]
        assert statement.spans == (Span(start, start + 40),)
        assert statement.kind is StatementKind.INDIRECT
        assert actor_name(screen, -1) == "Arman Siregar"
        assert screen.reading.statement == statement


async def test_c_with_a_selection_and_no_statement_asks_for_the_missed_one(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        screen.article.choose_span(Span(0, 10))
        await press(pilot, "c")
        assert "Ratna Wijanarko" in page(pilot)


async def test_the_day_is_typed_or_one_of_those_told_or_none(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):

        def iso() -> str | None:
            when = screen.reading.statements[0].date
            return when.iso if when else None

        await press(pilot, "n", "H")
        await write(pilot, "2/3/2025")
        await press(pilot, "enter")
        assert iso() == "2025-03-02"
        await press(pilot, "H")
        assert any("Tue 11 Mar" in line for line in lines(pilot))
        await go_to_row(pilot, "Tue 11 Mar")
        await press(pilot, "enter")
        assert iso() == "2025-03-11"
        await press(pilot, "H")
        await go_to_row(pilot, "no day is told")
        await press(pilot, "enter")
        assert iso() is None


async def test_what_is_no_day_cannot_be_chosen(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "H")
        await write(pilot, "yesterday")
        await press(pilot, "enter")
        assert pilot.app.screen is not screen
        assert "That is no day" in page(pilot)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-10-21", date(2024, 10, 21)),
        ("21/10/2024", date(2024, 10, 21)),
        ("21.10.2024", date(2024, 10, 21)),
        ("1-2-2024", date(2024, 2, 1)),
        ("31/02/2024", None),
        ("2024-10", None),
        ("٢٠٢٤-١٠-٢١", date(2024, 10, 21)),  # decimals of any script are decimals
        ("x/y/z", None),
        ("0000-01-01", None),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: date | None) -> None:
    assert typed_day(typed) == day


# ---------------------------------------------------------------- actors


async def test_an_actor_is_renamed_from_its_card(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "i", "r")
        await write(pilot, " Adi")
        await press(pilot, "enter")
        assert actor_name(screen, 0) == "Ratna Wijanarko Adi"


async def test_an_actor_gets_another_kind(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "i", "r")
        await go_to_row(pilot, "government")
        await press(pilot, "enter")
        actor = screen.reading.speaker(screen.reading.statements[0])
        assert actor is not None
        assert actor.kind is ActorKind.GOVERNMENT


async def test_two_actors_become_one(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "i", "m")
        assert not any("Ratna" in line for line in lines(pilot))
        await go_to_row(pilot, "Arman Siregar")
        await press(pilot, "enter")
        assert actor_name(screen, 0) == "Arman Siregar"
        assert len(screen.reading.actors) == 3


async def test_some_mentions_mean_somebody_else(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        screen.set_current(2)
        await press(pilot, "i", "x")
        assert sum("[ ]" in line for line in lines(pilot)) == 2
        await go_to_row(pilot, "ujar")
        await press(pilot, "enter")
        await go_to_row(pilot, "go on with 1")
        await press(pilot, "enter")
        await write(pilot, " Muda")
        await press(pilot, "enter")
        assert actor_name(screen, 2) == "Arman Siregar"
        assert actor_name(screen, 4) == "Siregar Muda"


async def test_without_a_tick_there_is_nothing_to_go_on_with(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "i", "x", "G", "enter")
        assert pilot.app.screen is not screen


# ---------------------------------------------------------------- what cannot be kept


async def test_a_correction_outlives_the_session(tmp_path: Path) -> None:
    with hand_library(tmp_path) as library:
        app = KutipApp(library, Settings(language="en"), opened=open_text(library, tmp_path))
        async with on_screen(app, 120, 40) as (pilot, _):
            await press(pilot, "n", "X")
    with hand_library(tmp_path) as library:
        opened = open_text(library, tmp_path)
        assert opened.analysis is not None
        assert len(opened.analysis.statements) == 8


async def test_without_a_statement_one_is_asked_for(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        for key in ("R", "X", "C", "B", "H", "w", "c"):
            await press(pilot, key)
            assert pilot.app.screen is screen
            assert "Go to a statement first" in told(screen.app)[-1]


async def test_before_the_analysis_nothing_can_be_corrected(library: Library, tmp_path: Path) -> None:
    opened = open_text(library, tmp_path, analysed=False)
    app = KutipApp(library, Settings(language="en"), opened=opened)
    async with on_screen(app, 120, 40) as (pilot, screen):
        screen.reading.analysis = None
        await press(pilot, "X")
        assert "not analysed yet" in told(screen.app)[-1]


async def test_without_a_library_nothing_can_be_corrected(library: Library, opened: Opened) -> None:
    loose = Opened(opened.article, NO_ARTICLE, opened.analysis, (), None, is_new=False)
    app = KutipApp(library, Settings(language="en"), opened=loose)
    async with on_screen(app, 120, 40) as (pilot, screen):
        await press(pilot, "n", "X")
        assert "Without a library" in told(screen.app)[-1]
        assert len(screen.reading.statements) == 9


async def test_markup_in_a_typed_name_is_only_text(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "R")
        await write(pilot, "[bold]X[/")
        await press(pilot, "enter")
        assert actor_name(screen, 0) == "[bold]X[/"
        await press(pilot, "i")
        await press(pilot, "escape", "w")
        assert pilot.app.is_running


# ---------------------------------------------------------------- what was corrected


async def test_corrections_are_listed_and_taken_back_one_by_one(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "X")
        screen.set_current(0)
        await press(pilot, "R")
        await write(pilot, "serik")
        await press(pilot, "enter", "r")
        text = page(pilot)
        assert "no statement" in text
        assert "said by" in text
        assert "Serikat Nelayan Kenari" in text
        await go_to_row(pilot, "no statement")
        await press(pilot, "D")
        assert "no statement" not in page(pilot)
        await press(pilot, "escape")
        assert len(screen.reading.statements) == 9
        assert sum(statement.by_reader for statement in screen.reading.statements) == 1


async def test_a_correction_leads_to_its_words(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "C", "r", "enter")
        assert pilot.app.screen is screen
        point = screen.reading.point
        assert point is not None
        assert point.start == screen.reading.statements[0].start


async def test_taking_back_can_be_undone(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "n", "C", "r", "D")
        assert "Nothing is corrected" in page(pilot)
        await press(pilot, "u")
        assert "right as it stands" in page(pilot)


async def test_a_correction_whose_passage_is_gone_says_so(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    assert opened.analysis is not None
    library.corrections.confirm(opened.article_id, opened.analysis.statements[5].id)
    (tmp_path / "teluk.txt").write_text(TEXT[: TEXT.index("Menurut Serikat")], encoding="utf-8")
    later = library.articles.open(str(tmp_path / "teluk.txt"), told=Particulars(language="id"))
    library.analyses.analyse(later)
    async with on_screen(make_app(later), 120, 40) as (pilot, screen):
        await press(pilot, "r")
        assert "passage lost" in page(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen is not screen
