"""Choosing words, copying them, and writing notes on them."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from reader.library import Library
from reader.model import Opened, Particulars, Span
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.reading import changes
from reader.tui.reading.notes.editor import NoteEditor
from reader.tui.reading.screen import ReadingScreen
from tests.tui.conftest import MakeApp, cell_of, on_screen, settled
from tests.tui.fakes import TEXT, held_back


def chosen(screen: ReadingScreen) -> str:
    """The selected words."""
    return screen.article.chosen.of(TEXT) if screen.article.chosen else ""


async def write_note(pilot: Pilot[int], text: str) -> None:
    """Press the keys that write a note."""
    await pilot.press("a")
    await pilot.press(*text)
    await pilot.press("ctrl+s")
    await settled(pilot)


# ---------------------------------------------------------------- choosing


async def test_v_chooses_by_characters_words_and_lines(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("v")
        assert chosen(screen) == "P"
        await pilot.press("l", "l", "h")
        assert chosen(screen) == "Pe"
        await pilot.press("w")
        assert chosen(screen) == "Pelabuhan T"
        await pilot.press("$")
        assert chosen(screen) == TEXT.partition("\n")[0]
        await pilot.press("v")
        assert chosen(screen) == ""


async def test_e_chooses_whole_words(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("v", "e")
        assert chosen(screen) == "Pelabuhan"
        await pilot.press("e")
        assert chosen(screen) == "Pelabuhan Teluk"
        await pilot.press("G", "e")
        assert chosen(screen) == TEXT


async def test_the_other_end_can_be_moved(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "v", "w", "w", "o", "b")
        assert chosen(screen).startswith("besar")
        assert chosen(screen).endswith("Pemerintah Kota L")


async def test_sentences_paragraphs_and_statements_are_chosen_whole(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "n", "V")
        assert chosen(screen) == "“Kami tidak akan menunggu sampai ada korban,” katanya di depan gedung balai kota."
        await pilot.press(")")
        assert chosen(screen).endswith("enam puluh tahun.”")
        await pilot.press("escape", "P")
        assert chosen(screen).startswith("“Kami")
        assert chosen(screen).endswith("tahun.”")
        await pilot.press("escape", "S")
        assert chosen(screen).startswith("“Kami")


async def test_keys_that_choose_do_what_they_always_do_otherwise(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await pilot.press("j", "j")
        assert screen.article.top == 2
        assert screen.article.chosen is None


async def test_choosing_scrolls_where_it_must(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await pilot.press("v", *"jjjjjjjjjjjj")
        assert screen.article.top > 0
        assert chosen(screen).startswith("Pelabuhan Teluk")
        assert "Arman Siregar" in chosen(screen)


async def test_a_drag_of_the_mouse_chooses(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        start = cell_of(screen, TEXT.index("menutup"))
        end = cell_of(screen, TEXT.index("menutup") + len("menutup") - 1)
        await pilot.mouse_down("#article", offset=start)
        await pilot.hover("#article", offset=end)
        await pilot.mouse_up("#article", offset=end)
        assert chosen(screen) == "menutup"
        assert screen.reading.current is None


@pytest.mark.parametrize(("times", "expected"), [(2, "korban"), (3, "“Kami")])
async def test_two_clicks_choose_a_word_and_three_a_paragraph(make_app: MakeApp, times: int, expected: str) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        place = cell_of(screen, TEXT.index("korban"))
        await pilot.click("#article", offset=place, times=times)
        await pilot.pause()
        assert chosen(screen).startswith(expected)


async def test_a_selection_outlives_resizing(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "S")
        before = chosen(screen)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert chosen(screen) == before


# ---------------------------------------------------------------- copying


async def test_a_statement_is_copied_with_speaker_and_day(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, _):
        await pilot.press("n", "y")
        assert app.clipboard.startswith("Pemerintah Kota Lembayung menutup")
        assert "— Ratna Wijanarko, Wali Kota, said 2025-03-10" in app.clipboard
        await pilot.press("n", "Y")
        assert app.clipboard.startswith("> “Kami tidak")
        assert "**Ratna Wijanarko**" in app.clipboard


async def test_a_passage_is_copied_to_a_file(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await pilot.press("n", "ctrl+y")
        await settled(pilot)
        text = (library.paths.data / "copied.md").read_text(encoding="utf-8")
        assert text.startswith("> Pemerintah Kota Lembayung")


async def test_without_anything_chosen_the_reader_is_told_how_to_choose(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, _):
        await pilot.press("y")
        assert app.clipboard == ""
        assert any("Choose some words" in notice.message for notice in app._notifications)


async def test_a_selection_is_looked_up_by_the_users_command(make_app: MakeApp) -> None:
    app = make_app(settings=Settings(language="en", look_up="printf 'arti: %s' {}"))
    async with on_screen(app, 120, 40) as (pilot, _):
        await pilot.press("v", "w", "K")
        await settled(pilot)
        shown = "\n".join(str(widget.render()) for widget in app.screen.query("Static"))
        assert "arti: Pelabuhan T" in shown


async def test_a_command_that_is_not_there_is_one_sentence(make_app: MakeApp) -> None:
    app = make_app(settings=Settings(language="en", look_up="no-such-command {}"))
    async with on_screen(app, 120, 40) as (pilot, _):
        await pilot.press("v", "K")
        await settled(pilot)
        assert any("no-such-command" in notice.message for notice in app._notifications)


# ---------------------------------------------------------------- notes


async def test_a_note_is_in_the_library_before_the_editor_closes(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n")
        await write_note(pilot, "periksa")
        assert not isinstance(pilot.app.screen, NoteEditor)
        (note,) = library.notes.of_article(screen.reading.article_id)
        assert note.text == "periksa"
        assert note.anchor.exact.startswith("Pemerintah Kota Lembayung")
        assert screen.reading.notes == (note,)
        assert "•" in screen.article.render_line(2).text


async def test_a_note_on_a_selection_with_tags_and_colour(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("v", "w", "a", "ctrl+t", "tab", *"#air,laut", "enter")
        await settled(pilot)
        (note,) = library.notes.of_article(screen.reading.article_id)
        assert (note.anchor.exact, note.colour, note.tags) == ("Pelabuhan T", "green", ("air", "laut"))
        assert screen.article.chosen is None


async def test_notes_are_gone_to_edited_deleted_and_brought_back(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        article_id = screen.reading.article_id
        await pilot.press("n")
        await write_note(pilot, "satu")
        await pilot.press("n", "n")
        await write_note(pilot, "dua")
        await pilot.press("g", "m")
        first = library.notes.of_article(article_id)[0].found
        assert first is not None
        assert screen.reading.point == first.span
        await pilot.press("enter")
        assert pilot.app.screen.query_one(TextArea).text == "satu"
        await pilot.press(*" lagi", "ctrl+s")
        await settled(pilot)
        assert [note.text for note in library.notes.of_article(article_id)] == ["satu lagi", "dua"]
        await pilot.press("m", "D")
        await settled(pilot)
        assert len(library.notes.of_article(article_id)) == 1
        await pilot.press("u")
        await settled(pilot)
        assert len(library.notes.of_article(article_id)) == len(screen.reading.notes) == 2
        await pilot.press("U")
        await settled(pilot)
        assert len(screen.reading.notes) == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (40, 15), (30, 10), (30, 7)])
async def test_everything_of_the_editor_fits_the_terminal(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with on_screen(make_app(), *size) as (pilot, _):
        await pilot.press("n", "a")
        await settled(pilot)
        editor = pilot.app.screen
        assert isinstance(editor, NoteEditor)
        inside = editor.query_one("#editor").content_region
        for part in ("#editor-text", "#editor-tags", "#editor-keys"):
            region = editor.query_one(part).region
            assert region.height > 0
            assert inside.contains_region(region), part


async def test_what_was_typed_is_not_lost_by_one_escape(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "a", *"penting", "escape")
        assert len(pilot.app.screen_stack) == 2
        await pilot.press("escape")
        assert len(pilot.app.screen_stack) == 1
        assert library.notes.of_article(screen.reading.article_id) == ()


async def test_what_is_typed_after_the_warning_is_warned_of_anew(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await pilot.press("n", "a", *"penting", "escape", *" sekali", "escape")
        assert len(pilot.app.screen_stack) == 2
        assert pilot.app.screen.query_one(TextArea).text == "penting sekali"


async def test_a_command_that_is_no_command_line_is_one_sentence(make_app: MakeApp, opened: Opened) -> None:
    from dataclasses import replace

    article = replace(opened.article, url="https://example.org/berita")
    app = make_app(replace(opened, article=article), Settings(language="en", open_link="firefox '", look_up="  "))
    async with on_screen(app, 120, 40) as (pilot, _):
        await pilot.press("O", "v", "K")
        await settled(pilot)
        said = " ".join(notice.message for notice in app._notifications)
        assert "open_link is no command line" in said
        assert "Set look_up" in said


async def test_a_note_that_cannot_be_written_stays_in_the_editor(
    make_app: MakeApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.errors import LibraryError

    def full(*_: object, **__: object) -> None:
        raise LibraryError("Disk full", "There is no room for the note; make some and save again.")

    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        monkeypatch.setattr(library.notes, "add", full)
        await pilot.press("n")
        await write_note(pilot, "abc")
        assert isinstance(pilot.app.screen, NoteEditor)
        assert pilot.app.screen.query_one(TextArea).text == "abc"
        assert any("no room" in notice.message for notice in pilot.app._notifications)
        monkeypatch.undo()
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert len(library.notes.of_article(screen.reading.article_id)) == 1


async def test_a_note_that_waits_for_the_library_says_so_by_itself(
    make_app: MakeApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.reading.notes.editor.SLOW_S", 0.001)
    go = held_back(monkeypatch, library.notes, "add")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "a", *"abc", "ctrl+s")
        editor = pilot.app.screen
        while "being written" not in editor.query_one("#editor-keys").render_line(0).text:
            await pilot.pause(0.01)
        go.set()
        await settled(pilot)
        assert pilot.app.screen is screen


async def test_a_note_that_is_being_written_is_shown_whatever_is_pressed_meanwhile(
    make_app: MakeApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = held_back(monkeypatch, library.notes, "add")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "a", *"abc", "ctrl+s", "escape", "escape")
        editor = pilot.app.screen
        assert isinstance(editor, NoteEditor)
        assert "being written" in editor.query_one("#editor-keys").render_line(0).text
        await pilot.press(*"def")
        go.set()
        await settled(pilot)
        assert pilot.app.screen is editor  # more was typed than is saved
        await pilot.press("escape")
        assert pilot.app.screen is editor
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert [note.text for note in screen.reading.notes] == ["abcdef"]


async def test_a_saved_note_is_shown_though_what_was_typed_after_it_is_given_up(
    make_app: MakeApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = held_back(monkeypatch, library.notes, "add")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "a", *"abc", "ctrl+s", "d")
        go.set()
        await settled(pilot)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert [note.text for note in screen.reading.notes] == ["abc"]


async def test_overlapping_notes_are_both_there(make_app: MakeApp, library: Library) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        article_id = screen.reading.article_id
        library.notes.add(article_id, Span(60, 120), text="panjang")
        library.notes.add(article_id, Span(80, 90), text="pendek", colour="blue")
        changes.refresh(screen)
        await settled(pilot)
        assert [note.text for note in screen.reading.notes_at(85)] == ["pendek", "panjang"]
        assert [note.text for note in screen.reading.notes_at(65)] == ["panjang"]


async def test_tags_are_shown_when_a_note_is_edited(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        library.notes.add(screen.reading.article_id, Span(0, 9), text="x", tags=("air",))
        changes.refresh(screen)
        await settled(pilot)
        await pilot.press("m", "enter")
        assert pilot.app.screen.query_one(Input).value == "#air"


async def test_the_reading_place_is_kept(make_app: MakeApp, library: Library) -> None:
    app: KutipApp = make_app()
    async with on_screen(app, 80, 12) as (pilot, screen):
        await pilot.press("pagedown")
        source, place = screen.reading.article.source, screen.reading.place.start
        await pilot.press("q")
    again = library.articles.open(source, told=Particulars(language="id"))
    assert again.place == place
    async with on_screen(make_app(again), 80, 12) as (_, screen):
        assert screen.reading.place.start == place
