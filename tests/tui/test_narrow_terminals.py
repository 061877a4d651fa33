"""Terminals of 40 columns and 15 lines: nothing is cut without a sign, and every way back is told."""

from __future__ import annotations

import re

import pytest
from textual.pilot import Pilot

from reader.errors import SourceError
from reader.library import Library
from reader.model import Opened
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.lists import listing, press, told, write

GLUED = re.compile(r"…[\w.#–]")
"""What is cut, and what stands behind it, without a blank between them."""


def shown(pilot: Pilot[int]) -> list[str]:
    """The lines of the screen."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def foot(pilot: Pilot[int]) -> str:
    """The keys of the list on top."""
    return str(listing(pilot).query_one("#listing-keys").render_line(0).text)


@pytest.mark.parametrize("key", ["o", "w", "c", "l", "J", "L", "Q", "h", "&", "Z", "F3", '"', "I", "r", "="])
async def test_a_row_without_room_ends_with_a_sign_and_columns_stand_apart(
    make_app: MakeApp, sharing: Opened, key: str
) -> None:
    async with on_screen(make_app(), 40, 15) as (pilot, _):
        await press(pilot, "n", "a")
        await write(pilot, "a note that is longer than a narrow terminal")
        await press(pilot, "ctrl+s", key.lower() if key == "F3" else key)
        items = listing(pilot).panel.items
        width = items.size.width
        for y in range(items.size.height):
            line = items.render_line(y).text
            assert len(line) == width
            assert not GLUED.search(line), line
        for number in range(len(items.rows)):
            whole = "".join(text for text, _ in items.pieces(number)).rstrip()
            if len(whole) > width and not items.lines.unfolded(number):
                assert items.draw_line(items.lines.first(number)).text.endswith("…")


async def test_words_of_a_list_take_the_lines_that_they_need(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 40, 15) as (pilot, _):
        await press(pilot, "F")
        words = " ".join(" ".join(shown(pilot)).split())
        assert "Texts, statements and notes are searched as you type." in words


async def test_what_was_noted_is_read_once_with_its_code_below(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 60, 20) as (pilot, _):
        await press(pilot, "n", "a")
        await write(pilot, "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november")
        await press(pilot, "tab")
        await write(pilot, "#measured twice")
        await press(pilot, "ctrl+s", "l")
        words = "\n".join(shown(pilot))
        assert words.count("alpha") == 1
        assert "november" in words
        assert "#measured" in words


async def test_the_row_below_a_passage_is_unfolded_with_it_where_not_all_have_room(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 40, 11) as (pilot, _):
        for number in range(4):
            await press(pilot, "n", "a")
            await write(pilot, f"note {number} alpha bravo charlie delta echo foxtrot golf hotel")
            await press(pilot, "ctrl+s")
        await press(pilot, "l", "j")
        words = "\n".join(shown(pilot))
        assert words.count("hotel") == 1
        assert words.count("note 1") == 1


async def test_the_counts_of_actors_are_seen(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 40, 15) as (pilot, _):
        await press(pilot, "Q")
        row = next(line for line in shown(pilot) if "Arman Siregar" in line)
        assert re.search(r" 1 +3 *$", row), row


async def test_a_note_can_be_left_and_saved_by_what_is_told(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 40, 15) as (pilot, _):
        await press(pilot, "n", "a")
        bar = pilot.app.screen.query_one("#editor-keys")
        assert "Ctrl+S save" in bar.render_line(0).text
        assert "Esc close" in bar.render_line(0).text
        await write(pilot, "x")
        await press(pilot, "escape")
        assert bar.render_line(0).text.strip().startswith("Not saved: Esc again discards")
        await press(pilot, "escape")
        assert told(pilot.app) == []
        assert not pilot.app.screen.query("#editor-keys")


async def test_the_keys_of_a_note_can_be_clicked(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "n", "a")
        await write(pilot, "written")
        await pilot.click("#editor-keys", offset=(2, 0))
        await settled(pilot)
        assert [note.text for note in library.notes.all()] == ["written"]


async def test_hints_of_empty_fields_end_with_a_sign(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 40, 15) as (pilot, _):
        await press(pilot, "@")
        assert any("empty: as the source" in line and "…" in line for line in shown(pilot)), shown(pilot)


async def test_the_name_of_a_language_stands_between_its_signs(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 30, 15) as (pilot, _):
        await press(pilot, "@", "shift+tab")
        line = next(line for line in shown(pilot) if "‹" in line)
        assert "…" in line
        assert "›" in line


async def test_what_went_wrong_is_folded_into_the_width(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(40, 15), notifications=True) as pilot:
        app.tell_error(SourceError("No such thing", "One two three four five six seven eight nine ten eleven twelve."))
        await settled(pilot)
        words = " ".join(shown(pilot))
        assert "twelve." in words
        assert "seven" in words


async def test_esc_leads_from_a_pane_back_to_the_text_and_the_foot_says_so(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 40, 15) as (pilot, screen):
        for key in ("t", "p"):
            await press(pilot, key)
            assert screen.focused_pane != "article"
            assert "Esc the text" in screen.query_one("#keys").render_line(0).text
            await press(pilot, "escape")
            assert screen.focused_pane == "article"
            assert "Esc" not in screen.query_one("#keys").render_line(0).text


async def test_the_name_of_the_settings_stays_beside_their_long_path(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 40, 15) as (pilot, _):
        await press(pilot, "f3")
        assert shown(pilot)[0].startswith(" SETTINGS")
        assert shown(pilot)[0].rstrip().endswith("settings.toml")


async def test_arrows_say_where_a_list_goes_on(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "?")
        assert foot(pilot).rstrip().endswith(" ↓")
        await press(pilot, "pagedown", "pagedown")
        assert foot(pilot).rstrip().endswith("↑↓")
        await press(pilot, "G")
        assert foot(pilot).rstrip().endswith("↑")
        await press(pilot, "escape", "F3".lower())
        await pilot.resize_terminal(80, 60)
        while listing(pilot).panel.items.size.height < 30:  # Textual hands a new size on a moment later
            await pilot.pause(0.01)
        await settled(pilot)
        assert not {"↑", "↓"} & set(foot(pilot))


async def test_bars_are_laid_out_anew_for_another_width(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "n", "n")
        for size in ((60, 20), (40, 15), (30, 12)):
            await pilot.resize_terminal(*size)
            while screen.who.size.width != size[0]:  # Textual hands a new size on a moment later
                await pilot.pause(0.01)
            await settled(pilot)
            line, fresh = shown(pilot)[size[1] - 2], screen.who.render_line(0).text
            assert line == fresh
            assert "Arman" in line


# ---------------------------------------------------------------- what is said in passing


async def test_why_a_list_is_empty_is_said_once(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "W")
        words = "\n".join(shown(pilot))
        assert words.count("only one version") == 1
        assert not told(pilot.app)


async def test_what_could_be_read_before_does_not_cover_a_dialog(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "D")
        assert told(pilot.app)
        await press(pilot, "?")
        assert told(pilot.app)  # it was only just said
        monkeypatch.setattr("reader.tui.notices.READ_AFTER_S", -1.0)
        await press(pilot, "escape", "Z")
        assert not told(pilot.app)
