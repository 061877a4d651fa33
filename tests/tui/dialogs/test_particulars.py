"""The form of an article's particulars: from the text and from the library, for one article and for several."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.analysis import LANGUAGES
from reader.library import Library
from reader.model import Opened, Particulars
from reader.tui.dialogs.form_bar import FormBar
from reader.tui.dialogs.particulars import LanguageField, ParticularsForm
from reader.tui.library.articles import LibraryScreen
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.fakes import PUBLISHED, TEXT, open_text
from tests.tui.lists import go_to_row, lines, listing, press, remark, told, write


def form(pilot: Pilot[int]) -> ParticularsForm:
    """The form, which has to be on top."""
    screen = pilot.app.screen
    assert isinstance(screen, ParticularsForm), screen
    return screen


def foot(pilot: Pilot[int]) -> str:
    """What stands at the form's foot."""
    return form(pilot).query_one(FormBar).render_line(0).text.strip()


async def fill(pilot: Pilot[int], name: str, words: str) -> None:
    """Type into a field, in place of what is there."""
    field = form(pilot).query_one(f"#particulars-{name}", Input)
    field.focus()
    field.value = ""
    await write(pilot, words)


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_what_is_told_in_the_text_is_shown_at_once_and_undone(
    make_app: MakeApp, library: Library, opened: Opened, size: tuple[int, int]
) -> None:
    async with on_screen(make_app(), *size) as (pilot, screen):
        await press(pilot, "n", "n", "@")
        fields = form(pilot).query(".particulars-field")
        assert len(fields) == 5
        assert all(field.region.bottom < size[1] and field.region.right <= size[0] for field in fields)
        assert form(pilot).query_one("#particulars-title", Input).value == TEXT.split("\n")[0]
        await fill(pilot, "title", "Pelabuhan ditutup")
        await fill(pilot, "published", "2025-02-01")
        await press(pilot, "enter")
        article = screen.reading.article
        assert (article.title, article.published) == ("Pelabuhan ditutup", date(2025, 2, 1))
        assert "Pelabuhan ditut" in screen.head.render_line(0).text
        assert screen.reading.current == 1  # the reader stays where the reader was
        assert library.articles.given(opened.article_id).published == date(2025, 2, 1)
        await press(pilot, "u")
        assert screen.reading.article.published == PUBLISHED
        assert screen.reading.article.title == opened.article.title
        await press(pilot, "U")
        assert screen.reading.article.title == "Pelabuhan ditutup"


async def test_statements_are_understood_anew_where_the_day_or_the_language_changes(
    make_app: MakeApp, library: Library
) -> None:
    worker = library.session.analyser
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "@")
        await fill(pilot, "outlet", "Warta")
        before = worker.asked  # type: ignore[attr-defined]  # the worker of the tests counts
        await press(pilot, "ctrl+s")
        assert worker.asked == before  # type: ignore[attr-defined]  # as above
        await press(pilot, "@")
        await fill(pilot, "published", "2025-02-01")
        await press(pilot, "ctrl+s")
        assert worker.asked == before + 1  # type: ignore[attr-defined]  # as above


async def test_languages_are_those_of_the_registry(make_app: MakeApp, library: Library, opened: Opened) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        await press(pilot, "@", "shift+tab")
        field = form(pilot).query_one(LanguageField)
        assert field.has_focus
        seen = []
        for _ in range(len(LANGUAGES) + 1):
            seen.append(field.value)
            await press(pilot, "right")
        assert sorted(seen) == ["", *LANGUAGES]
        await press(pilot, "left")
        while field.value != "en":
            await pilot.click(field)
        await press(pilot, "enter")
        assert screen.reading.article.language == "en"
        assert library.articles.given(opened.article_id).language == "en"


async def test_what_is_no_day_is_said_and_nothing_is_lost(make_app: MakeApp, library: Library, opened: Opened) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "@")
        await fill(pilot, "published", "kemarin")
        await press(pilot, "enter")
        assert "“kemarin” is no day" in foot(pilot)
        assert form(pilot).query_one("#particulars-published", Input).has_focus
        await press(pilot, "escape")
        assert "Not saved" in foot(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, ParticularsForm)
        assert library.articles.given(opened.article_id) == Particulars(language="id", published=PUBLISHED)


async def test_a_day_is_taken_as_people_write_it(make_app: MakeApp, library: Library, opened: Opened) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "@")
        await fill(pilot, "published", "2/3/2025")
        await press(pilot, "enter")
        assert library.articles.given(opened.article_id).published == date(2025, 3, 2)


async def test_an_emptied_field_takes_the_readers_word_back(
    make_app: MakeApp, library: Library, opened: Opened
) -> None:
    library.articles.edit([opened.article_id], Particulars(title="Lain", outlet="Warta"))
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        await press(pilot, "@")
        assert form(pilot).query_one("#particulars-outlet", Input).value == "Warta"
        await fill(pilot, "title", "")
        await press(pilot, "ctrl+s")
        assert screen.reading.article.title == TEXT.split("\n")[0]
        assert screen.reading.article.outlet == "Warta"


async def test_only_the_filled_fields_of_ticked_articles_are_set(
    make_app: MakeApp, library: Library, tmp_path: Path
) -> None:
    for number in range(2):
        open_text(library, tmp_path, f"Judul {number}\n\nIsi artikel {number} itu.", name=f"{number}.txt")
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "L")
        await go_to_row(pilot, "Judul 0")
        await press(pilot, "t")
        await go_to_row(pilot, "Judul 1")
        await press(pilot, "t")
        assert "2 ticked" in remark(pilot)
        assert sum(line.startswith("✓") for line in lines(pilot)) == 2
        await press(pilot, "e")
        assert all(field.value == "" for field in form(pilot).query(Input))
        await fill(pilot, "outlet", "Harian Muara")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LibraryScreen)
        cards = {card.name: card for card in library.articles.all()}
        assert {name for name, card in cards.items() if card.outlet == "Harian Muara"} == {"Judul 0", "Judul 1"}
        assert {card.published for card in cards.values()} == {PUBLISHED}
        assert "Kept" in told(pilot.app)[-1]
        await press(pilot, "u")
        assert {card.outlet for card in library.articles.all()} == {None}


async def test_a_click_at_the_left_edge_ticks_and_another_takes_the_tick_away(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "L")
        for ticked in (True, False):
            await pilot.click(listing(pilot).panel.items, offset=(0, 1))
            await settled(pilot)
            assert lines(pilot)[0].startswith("✓") == ticked
        await press(pilot, "e")
        assert form(pilot).query_one("#particulars-title", Input).value == TEXT.split("\n")[0]
