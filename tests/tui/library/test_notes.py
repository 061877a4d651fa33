"""The list of notes: filtered, recoloured, edited, deleted, attached anew."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library
from reader.model import Opened, Particulars, Span
from reader.tui.library.notes import NotesScreen
from reader.tui.reading.notes.editor import NoteEditor
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT
from tests.tui.library.samples import UNION
from tests.tui.lists import go_to_row, lines, listing, page, press, remark, told, write


async def noted(library: Library, opened: Opened) -> None:
    """Two notes on the first article."""
    library.notes.add(opened.article_id, Span(50, 70), text="periksa angka ini", colour="green", tags=("angka",))
    library.notes.add(opened.article_id, Span(200, 220), text="", colour="pink")


async def test_the_notes_of_the_article_are_listed_and_filtered(
    make_app: MakeApp, library: Library, opened: Opened
) -> None:
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "l")
        assert "periksa angka ini #angka" in page(pilot)
        assert sum(" • " in line for line in lines(pilot)) == 2
        await press(pilot, "slash")
        await write(pilot, "#angka")
        assert sum(" • " in line for line in lines(pilot)) == 1


async def test_c_shows_one_colour_after_the_other(make_app: MakeApp, library: Library, opened: Opened) -> None:
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "l", "C", "C")
        assert remark(pilot) == "green"
        assert sum(" • " in line for line in lines(pilot)) == 1


async def test_enter_reads_the_passage(make_app: MakeApp, library: Library, opened: Opened) -> None:
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "l", "enter")
        assert pilot.app.screen is screen
        assert screen.reading.point == Span(50, 70)


async def test_a_note_is_recoloured_deleted_and_brought_back(
    make_app: MakeApp, library: Library, opened: Opened
) -> None:
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "l", "c")
        assert library.notes.of_article(opened.article_id)[0].colour == "blue"
        await press(pilot, "D")
        assert len(library.notes.of_article(opened.article_id)) == 1
        await press(pilot, "u")
        assert len(library.notes.of_article(opened.article_id)) == 2
        await press(pilot, "escape")
        assert len(screen.reading.notes) == 2


async def test_e_opens_the_editor_and_the_list_shows_what_was_written(
    make_app: MakeApp, library: Library, opened: Opened
) -> None:
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "l", "e")
        editor: object = pilot.app.screen
        assert isinstance(editor, NoteEditor)
        await write(pilot, " lagi")
        await press(pilot, "ctrl+s")
        listing(pilot, NotesScreen)
        assert "periksa angka ini lagi" in page(pilot)


async def test_an_orphan_is_listed_and_attached_to_the_selection(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    start = TEXT.index("Menurut Serikat")
    library.notes.add(opened.article_id, Span(start, TEXT.index("\n", start)), text="yatim")
    (tmp_path / "teluk.txt").write_text(TEXT[: start - 2] + "\n", encoding="utf-8")
    shortened_text = library.articles.open(str(tmp_path / "teluk.txt"), told=Particulars(language="id"))
    async with on_screen(make_app(shortened_text), 120, 40) as (pilot, screen):
        await press(pilot, "l")
        assert "passage lost" in page(pilot)
        await press(pilot, "enter")
        assert "not in the text any more" in told(screen.app)[-1]
        await press(pilot, "r")
        assert pilot.app.screen is screen
        assert "Choose the passage of “yatim”" in screen.who.aside
        await press(pilot, "enter")  # nothing is chosen yet
        assert library.notes.of_article(opened.article_id)[0].found is None
        screen.article.choose_span(Span(50, 60))
        await press(pilot, "enter")
        assert "Attached to Ratna Wijanarko, “Pemerintah”" in told(screen.app)[-1]
        assert screen.who.aside == ""
        note = library.notes.of_article(opened.article_id)[0]
        assert note.found is not None
        assert note.found.span == Span(50, 60)


async def test_a_note_of_another_article_is_attached_there_or_left_as_it_is(
    make_app: MakeApp, library: Library, opened: Opened, second: Opened
) -> None:
    note = library.notes.add(second.article_id, Span(0, 10), text="pindah")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "J", "r")
        assert screen.reading.article_id == second.article_id
        await press(pilot, "v", "l", "escape")  # what is chosen is dropped, the note still waits
        assert "Choose the passage of “pindah”" in screen.who.aside
        await press(pilot, "escape", "enter")
        assert screen.who.aside == ""
        assert library.notes.of_article(second.article_id)[0].anchor == note.anchor
        await press(pilot, "escape", "escape", "J", "r")
        screen.article.choose_span(Span(8, 20))
        await press(pilot, "enter")
        assert library.notes.of_article(second.article_id)[0].anchor.start == 8
        await press(pilot, "u")
        assert library.notes.of_article(second.article_id)[0].anchor == note.anchor


async def test_the_notes_of_all_articles(make_app: MakeApp, library: Library, opened: Opened, second: Opened) -> None:
    await noted(library, opened)
    library.notes.add(second.article_id, Span(0, 10), text="dari yang kedua")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "J")
        assert "dari yang kedua" in page(pilot)
        assert UNION in page(pilot)
        await press(pilot, "A")
        assert "dari yang kedua" not in page(pilot)
        await press(pilot, "A")
        await go_to_row(pilot, "Serikat Ne")
        await press(pilot, "enter")
        assert screen.reading.article_id == second.article_id


async def test_a_note_that_is_only_similar_looks_it_in_the_list_and_on_the_page(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    start = TEXT.index("Wijanarko menolak angka tersebut")
    library.notes.add(opened.article_id, Span(start, start + 32), text="angka")
    (tmp_path / "teluk.txt").write_text(TEXT.replace("menolak angka", "kemudian menolak semua angka"), encoding="utf-8")
    later = library.articles.open(str(tmp_path / "teluk.txt"), told=Particulars(language="id"))
    async with on_screen(make_app(later), 120, 60) as (pilot, screen):
        drawn = "\n".join(strip.text for strip in screen._compositor.render_strips())
        assert "◦" in drawn
        assert "•" not in drawn
        await press(pilot, "l")
        assert lines(pilot)[0].startswith(" ◦ ")
