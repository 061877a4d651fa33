"""Codes by key: a passage highlighted at once, nine of the reader's own, codes of statements, notes on the article."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from reader.library import Library
from reader.model import Code
from reader.settings import Settings
from reader.tui.dialogs.pick_code import PickCode
from reader.tui.reading.notes.editor import NoteEditor
from reader.tui.reading.screen import ReadingScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT
from tests.tui.lists import lines, press, told, write

SENTENCE = "“Kami tidak akan menunggu sampai ada korban,” katanya di depan gedung balai kota."


def passages(library: Library, screen: ReadingScreen) -> dict[str, tuple[tuple[str, ...], str]]:
    """The article's notes: codes and colour by passage."""
    notes = library.notes.of_article(screen.reading.article_id)
    return {note.anchor.exact: (note.tags, note.colour) for note in notes}


def borne(screen: ReadingScreen) -> tuple[str, ...]:
    """The codes of the current statement."""
    assert screen.reading.statement is not None
    return screen.reading.statement.codes


def drawn(screen: ReadingScreen, number: int = 0) -> str:
    """A line of the pane of the text."""
    return "".join(segment.text for segment in screen.article.render_line(number))


async def test_one_key_highlights_the_sentence_with_the_last_code(make_app: MakeApp, library: Library) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        library.codes.add(Code("klaim", "violet"))
        library.codes.give(screen.reading.article_id, screen.reading.statements[0].id, "klaim")
        await press(pilot, "n", "n", ".")
        assert passages(library, screen) == {SENTENCE: (("klaim",), "violet")}
        assert "Highlighted with #klaim: “Kami tidak" in told(app)[-1]
        assert [note.tags for note in screen.reading.notes] == [("klaim",)]
        await press(pilot, ".")
        assert len(screen.reading.notes) == 1
        await press(pilot, "u")
        assert passages(library, screen) == {}
        assert len(screen.reading.notes) == 0


async def test_a_marked_passage_goes_before_the_sentence(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        library.codes.add(Code("janji", "blue", slot=7))
        await press(pilot, "v", "e", "w", "7")
        assert passages(library, screen) == {TEXT[: len("Pelabuhan T")]: (("janji",), "blue")}
        assert screen.article.chosen is None


async def test_without_a_last_code_the_first_is_asked_for(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", ".")
        assert isinstance(pilot.app.screen, PickCode)
        await write(pilot, "klaim utama")
        await press(pilot, "enter")
        assert [tags for tags, _ in passages(library, screen).values()] == [("klaim utama",)]


async def test_a_digit_without_a_code_asks_for_one_and_keeps_it(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        library.codes.add(Code("janji", "pink"))
        await press(pilot, "n", "3")
        assert isinstance(pilot.app.screen, PickCode)
        await press(pilot, "enter")
        assert library.codes.get("janji").slot == 3
        await press(pilot, "n", "3")
        assert list(passages(library, screen).values()) == [(("janji",), "pink")] * 2
        await press(pilot, "n", "4")
        await press(pilot, "escape")
        assert len(screen.reading.notes) == 2


async def test_a_second_code_comes_to_the_same_highlight(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        for slot, name in enumerate(("satu", "dua"), start=1):
            library.codes.add(Code(name, slot=slot))
        await press(pilot, "n", "n", "1", "2", "1")
        assert passages(library, screen) == {SENTENCE: (("satu", "dua"), "yellow")}


async def test_a_statement_is_given_a_code_and_it_is_seen(make_app: MakeApp, library: Library) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        library.codes.add(Code("janji", "green"))
        await press(pilot, "n", "#")
        assert "Ratna Wijanarko" in "".join(item.text for item in screen.app.screen.query_one("TitleBar").parts(120)[0])  # type: ignore[attr-defined]  # a bar
        await press(pilot, "enter")
        assert borne(screen) == ("janji",)
        assert "#janji given to Ratna Wijanarko" in told(app)[-1]
        assert any(drawn(screen, number).lstrip().startswith("#") for number in range(6))
        assert "#janji" in "".join(item.text for item in screen.who.parts(118)[0])
        shown = ["".join(s.text for s in screen.timeline.render_line(n)) for n in range(screen.timeline.size.height)]
        assert sum("#janji" in line for line in shown) == 1
        await press(pilot, "#")
        assert "[x]" in lines(pilot)[0]
        await press(pilot, "enter")
        assert borne(screen) == ()
        assert "#janji taken from" in told(app)[-1]
        await press(pilot, "u")
        assert borne(screen) == ("janji",)


async def test_the_dialog_finds_by_digit_and_makes_what_is_new(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        library.codes.add(Code("klaim"))
        library.codes.add(Code("bantahan", slot=2))
        await press(pilot, "n", "#", "2")
        assert "bantahan" in lines(pilot)[0]
        await press(pilot, "enter")
        await press(pilot, "#")
        await write(pilot, "Ba")
        await press(pilot, "down", "enter")
        assert borne(screen) == ("bantahan", "Ba")
        assert library.codes.get("ba").name == "Ba"


@pytest.mark.parametrize(("columns", "rows"), [(40, 15), (80, 24), (120, 40)])
async def test_a_note_on_the_whole_article_is_written_seen_and_written_on(
    make_app: MakeApp, library: Library, columns: int, rows: int
) -> None:
    async with on_screen(make_app(), columns, rows) as (pilot, screen):
        assert "•" not in drawn(screen)
        await press(pilot, ";")
        assert isinstance(pilot.app.screen, NoteEditor)
        await pilot.press(*"satu")
        await press(pilot, "ctrl+s")
        (note,) = library.notes.of_article(screen.reading.article_id)
        assert (note.on_article, note.text) == (True, "satu")
        assert "•" in drawn(screen) or columns < 80  # a narrow page has no gutter for the reader's own signs
        await press(pilot, ";")
        assert pilot.app.screen.query_one(TextArea).text == "satu"
        await pilot.press(*"dua")
        await press(pilot, "ctrl+s")
        (note,) = library.notes.of_article(screen.reading.article_id)
        assert note.text == "satudua"
        await press(pilot, "l")
        assert any("The whole article" in line for line in lines(pilot))


@pytest.mark.parametrize("theme", ["kutip-dark", "kutip-light", "ansi-dark", "ansi-light"])
async def test_the_code_of_a_statement_has_its_colour_in_every_theme(
    make_app: MakeApp, library: Library, theme: str
) -> None:
    async with on_screen(make_app(settings=Settings(language="en", theme=theme)), 120, 40) as (pilot, screen):
        colours = {}
        for colour in ("yellow", "green"):
            library.codes.add(Code(colour, colour))
            await press(pilot, "n", "#")
            await write(pilot, colour)
            await press(pilot, "enter")
            (sign,) = (item for item in screen.who.parts(118)[0] if item.text.strip() == "#")
            colours[colour] = sign.style.color
        assert colours["yellow"] != colours["green"]


async def test_hostile_names_are_shown_as_they_are(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        name = "[@click=app.quit]x[/] \u202e" + "m" * 300
        library.codes.give(screen.reading.article_id, screen.reading.statements[0].id, name)
        await press(pilot, "n", "#")
        assert "[@click=app.quit]" in "\n".join(lines(pilot))
        await press(pilot, "escape", "n", ".")
        assert all("\u202e" not in drawn(screen, number) for number in range(10))


async def test_without_a_library_it_is_told(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        screen.reading.article_id = 0
        for key in (".", "1", "#", ";"):
            await press(pilot, "n", key)
            assert screen.app.screen is screen
        assert len(told(app)) >= 1
