"""The actors pane, an actor's card, and why a statement has its speaker."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import ActorKind, Opened
from reader.settings import Settings
from reader.tui.i18n import Translator
from reader.tui.library.actor_statements import ActorStatements
from reader.tui.reading.actors.card import ActorDialog
from reader.tui.reading.actors.commands import show_card
from reader.tui.reading.actors.pane import ActorsPane
from reader.tui.reading.corrections.why import WhyDialog
from reader.tui.reading.messages import StatementChosen
from reader.tui.reading.rules import rule_words
from reader.tui.reading.screen import ReadingScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import open_text
from tests.tui.lists import go_to_row, lines, listing, page, press, remark

OTHER = """Serikat Nelayan Kenari menolak

Menurut Serikat Nelayan Kenari, lebih dari dua ratus perahu akan kehilangan tempat bersandar.
"""
"""Another made-up article of which the hand-made analysis knows one statement."""


def pane_of(screen: ReadingScreen) -> ActorsPane:
    """The actors pane, drawn."""
    pane = screen.pane("actors")
    assert isinstance(pane, ActorsPane)
    return pane


def shown(pane: ActorsPane) -> list[str]:
    """What the pane shows."""
    return [pane.render_line(row).text.rstrip() for row in range(pane.size.height)]


async def test_every_actor_has_role_kind_numbers_and_a_line_of_where(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("p")
        text = shown(pane_of(screen))
        first = next(number for number, line in enumerate(text) if "Ratna Wijanarko" in line)
        assert text[first].split()[-2:] == ["3", "2"]
        assert "Wali Kota · person" in text[first + 1]
        assert any(block in text[first + 1] for block in "▂▃▄▅▆▇█")


@pytest.mark.parametrize(
    ("settings", "speakers"), [(Settings(language="en"), "speakers"), (Settings(language="id"), "penutur")]
)
async def test_head_and_pane_say_who_of_the_actors_speaks(make_app: MakeApp, settings: Settings, speakers: str) -> None:
    async with on_screen(make_app(settings=settings), 120, 40) as (pilot, screen):
        await pilot.press("p")
        speak, named = len(screen.reading.statements_of), len(screen.reading.actors)
        assert 0 < speak < named
        facts = screen.head.parts(120)[1]
        assert f"{speak} {speakers}" in "".join(item.text for item in facts)
        assert f" {named} · {speak} {speakers} " in shown(pane_of(screen))[0]


async def test_who_says_most_comes_first_and_who_only_is_named_last(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("p")
        names = [actor.name for actor in pane_of(screen).ordered()]
        assert names[-1] == "Pemerintah Kota Lembayung"


async def test_p_goes_there_and_back(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        await pilot.press("p")
        assert screen.focused is not None
        assert screen.focused.id == "actors"
        await pilot.press("p")
        assert screen.focused.id == "article"


async def test_on_a_wide_terminal_the_actors_stand_beside_the_timeline(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 200, 50) as (_, screen):
        assert screen.panes.shown() == ["article", "timeline", "actors"]


async def test_the_current_speaker_is_the_current_row(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 200, 50) as (pilot, screen):
        await pilot.press("n", "n", "n")
        row = pane_of(screen).row
        assert row is not None
        assert row.key == "a2"


async def test_enter_and_a_click_open_the_card(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "p", "enter")
        assert isinstance(pilot.app.screen, ActorDialog)
        await press(pilot, "escape")
        await pilot.click(pane_of(screen), offset=(6, 5))  # the second line of the second actor
        assert isinstance(pilot.app.screen, ActorDialog)


# ---------------------------------------------------------------- the card


async def test_the_card_shows_names_role_and_every_statement(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "n", "i")
        text = page(pilot)
        assert "Wali Kota · person" in text
        assert "Ratna Wijanarko" in text
        assert "×1" in text
        assert "Said here  3" in text
        assert "Itu tebakan" in text


async def test_the_card_has_a_column_of_days_only_where_a_day_is_told(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "i")
        assert remark(pilot) == "3 statements · named 2×"
        signs = [line.index("“ ") for line in lines(pilot) if "“ " in line]
        assert min(signs) > 10
        await press(pilot, "escape")
        for index, statement in enumerate(screen.reading.statements):
            if statement.date is not None:
                screen.set_current(index)
                await press(pilot, "H")
                await go_to_row(pilot, "no day is told")
                await press(pilot, "enter")
        screen.set_current(0)
        await press(pilot, "i")
        signs = [line.index("“ ") for line in lines(pilot) if "“ " in line]
        assert max(signs) < 10


async def test_a_statement_on_the_card_is_one_key_away(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "i")
        await go_to_row(pilot, "Itu tebakan")
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        assert screen.reading.current == 8


async def test_a_name_on_the_card_leads_to_where_it_first_stands(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "i")
        await go_to_row(pilot, "Wijanarko")
        await press(pilot, "enter")
        point = screen.reading.point
        assert point is not None
        assert "Wijanarko" in point.of(screen.reading.article.text)


async def test_the_card_begins_with_the_statement_that_is_read(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "n", "n", "n", "n", "i")
        row = listing(pilot).panel.items.row
        assert "pemeriksaan terakhir" in lines(pilot)[listing(pilot).panel.items.current]
        assert row.key == StatementChosen(3, go=True)


@pytest.mark.parametrize("settings", [Settings(language="en"), Settings(language="id")])
async def test_all_keys_of_the_card_stand_at_its_foot_on_80_columns(make_app: MakeApp, settings: Settings) -> None:
    async with on_screen(make_app(settings=settings), 80, 24) as (pilot, _):
        await press(pilot, "n", "i")
        foot = pilot.app.screen.query_one("#listing-keys").render_line(0).text.split()
        assert [key for key in foot if len(key) == 1] == ["o", "f", "r", "m", "x"]
        assert "Esc" in foot


async def test_the_card_has_what_other_articles_have_and_opens_them_there(
    make_app: MakeApp, library: Library, tmp_path: Path
) -> None:
    app = make_app()
    other = open_text(library, tmp_path, OTHER, name="serikat.txt")
    async with on_screen(app, 120, 40) as (pilot, screen):
        actor = next(actor for actor in screen.reading.actors if actor.name == "Serikat Nelayan Kenari")
        show_card(screen, actor)
        await press(pilot)
        assert "other articles: 1" in page(pilot)
        number = max(number for number, line in enumerate(lines(pilot)) if "lebih dari dua ratus" in line)
        listing(pilot).panel.items.current = number
        await press(pilot, "enter")
        assert screen.reading.article_id == other.article_id
        assert "lebih dari" in screen.reading.article.text[screen.reading.place.start : screen.reading.place.end]


async def test_the_card_leads_to_the_actor_over_all_articles(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "n", "i", "o")
        assert isinstance(pilot.app.screen, ActorStatements)
        assert "Itu tebakan" in page(pilot)


async def test_f_on_the_card_dims_the_others(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "i", "f")
        assert screen.reading.focus == "a1"


async def test_without_a_speaker_there_is_no_card(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "i")
        assert pilot.app.screen is screen


@pytest.mark.parametrize("size", [(80, 24), (250, 80), (40, 12)])
async def test_the_card_fits_any_terminal(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with on_screen(make_app(), *size) as (pilot, _):
        await press(pilot, "n", "i")
        region = listing(pilot).panel.items.region
        assert 0 <= region.x < region.right <= size[0]
        assert 0 <= region.y < region.bottom <= size[1]


# ---------------------------------------------------------------- why


async def test_why_shows_word_source_rule_day_sureness_and_rivals(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "n", "w")
        text = page(pilot)
        assert "“kata”" in text
        assert "Wali Kota Ratna Wijanarko" in text
        assert "the word and the name stand after what was said" in text
        assert "Mon 10 Mar" in text
        assert "97%" in text
        assert "Pemerintah Kota Lembayung" in text


async def test_a_rival_becomes_the_speaker_by_enter(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "w")
        await go_to_row(pilot, "Pemerintah Kota Lembayung  ")
        await press(pilot, "enter")
        statement = screen.reading.statements[0]
        assert statement.by_reader
        assert statement.actor == "a4"


async def test_a_correction_is_one_key_from_there(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "w", "X")
        assert pilot.app.screen is screen
        assert len(screen.reading.statements) == 8


async def test_c_shows_the_corrections_alone(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "n", "c")
        assert isinstance(pilot.app.screen, WhyDialog)
        assert "97%" not in page(pilot)
        assert "this is no statement" in page(pilot)


async def test_why_speaks_indonesian(make_app: MakeApp) -> None:
    from reader.settings import Settings

    async with on_screen(make_app(settings=Settings(language="id")), 80, 24) as (pilot, _):
        await press(pilot, "n", "w")
        assert "kata dan nama berdiri sesudah isinya" in page(pilot)


async def test_a_click_beside_a_sheet_closes_it(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "w")
        await pilot.click(offset=(2, 2))
        assert pilot.app.screen is screen


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("named", "the source is named there"),
        ("clitic-of-the-running-speaker", "“-nya”, which points back, means who is speaking"),
        ("pronoun-unresolved", "a pronoun; nobody fits"),
        ("a-rule-without-words", "a rule without words"),
    ],
)
def test_rules_are_told_in_plain_words(why: str, words: str) -> None:
    assert rule_words(Translator("en"), why) == words


def test_every_kind_of_actor_has_a_name_in_both_languages() -> None:
    for language in ("en", "id"):
        assert all(Translator(language).has(f"actor.{kind.value}") for kind in ActorKind)


async def test_a_quotation_stands_behind_its_sign_without_its_own_mark(make_app: MakeApp, sharing: Opened) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        while (current := screen.reading.statement) is None or "Baja" not in screen.reading.article.text[
            current.start : current.start + 8
        ]:
            await pilot.press("n")
        await press(pilot, "i")
        quoted = [line for line in lines(pilot) if "Baja penyangganya" in line]
        assert len(quoted) == 2  # here, and in the other article
        assert all("“ Baja" in line for line in quoted)
