"""What is seen at a glance: the bars on any width, focus mode, the feet of dialogs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.command import CommandList

from reader.library import Library
from reader.model import Opened, Span
from reader.settings import Settings
from reader.tui.app import KutipApp
from reader.tui.drawing.styles import SpanStyle, styles_of
from reader.tui.launch import Beginning, run_app
from reader.tui.reading.article.legend import Legend
from reader.tui.reading.article.outline import Outline
from reader.tui.reading.bars import KeyBar
from reader.tui.reading.screen import ReadingScreen
from reader.tui.startup.keyboard import Keyboard
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT, open_text
from tests.tui.lists import page, press


def looks_of(screen: ReadingScreen, words: str) -> list[SpanStyle]:
    """How some words of the article are drawn."""
    at = screen.reading.article.text.index(words)
    return [look for _, _, look in screen.article.span_styles.of(at, at + len(words), SpanStyle())]


# ---------------------------------------------------------------- the line that says who


@pytest.mark.parametrize(
    ("width", "seen", "left_out"),
    [
        (120, ("Arman Siregar", "Kepala Badan Pelabuhan", "the name is the subject of the word", "sure"), ()),
        (80, ("Arman Siregar", "Kepala Badan Pelabuhan", "partly quoted", "sure"), ("subject",)),
        (44, ("Arman Siregar", "partly quoted", "sure"), ("Kepala", "subject", "…")),
    ],
)
async def test_on_a_narrow_terminal_who_says_it_and_how_surely_comes_before_the_rule(
    make_app: MakeApp, width: int, seen: tuple[str, ...], left_out: tuple[str, ...]
) -> None:
    async with on_screen(make_app(), width, 24) as (pilot, screen):
        await press(pilot, "n", "n", "n")
        line = screen.who.render_line(0).text
        assert all(words in line for words in seen), line
        assert not any(words in line for words in left_out), line


# ---------------------------------------------------------------- the keys at the foot


@pytest.mark.parametrize("width", [14, 20, 30, 40, 80, 250])
async def test_the_way_to_all_keys_is_seen_on_any_width(make_app: MakeApp, width: int) -> None:
    async with on_screen(make_app(), width, 8) as (_, screen):
        assert "? keys" in screen.query_one(KeyBar).render_line(0).text


@pytest.mark.parametrize(
    ("settings", "pairs"),
    [
        (Settings(language="en"), ("n next", "s speaker", "a note", "? keys")),
        (Settings(language="id"), ("n berikut", "s penutur", "a catatan", "? tombol")),
    ],
)
async def test_a_first_time_reader_finds_the_keys_that_matter_on_80_columns(
    make_app: MakeApp, settings: Settings, pairs: tuple[str, ...]
) -> None:
    async with on_screen(make_app(settings=settings), 80, 24) as (_, screen):
        foot = screen.query_one(KeyBar).render_line(0).text
        assert all(pair in foot for pair in pairs), foot


# ---------------------------------------------------------------- the head of the timeline


@pytest.mark.parametrize(
    ("width", "views"),
    [(120, "TIMELINE  by text  by time  by actor"), (104, "TIMELINE  text  time  actor"), (24, "text  time  actor")],
)
async def test_the_names_of_the_views_are_as_long_as_there_is_room(make_app: MakeApp, width: int, views: str) -> None:
    async with on_screen(make_app(), width, 24) as (pilot, screen):
        if width < 100:
            await press(pilot, "t")
        before = screen.timeline.render_line(0).text
        assert before.strip().startswith(views)
        await press(pilot, "n")
        after = screen.timeline.render_line(0).text
        assert after.rstrip().endswith("  1/9")
        assert after.index("actor") == before.index("actor")


# ---------------------------------------------------------------- focus mode


async def test_in_focus_the_current_statement_is_never_dim(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "f")
        assert all(look.dim for look in looks_of(screen, "Baja penyangganya"))
        await press(pilot, "n", "n", "n", "n")
        assert not any(look.dim for look in looks_of(screen, "Baja penyangganya"))


async def test_in_focus_gutter_map_and_timeline_step_back_with_the_words(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "n", "f")
        styles = styles_of(screen)
        other = screen.reading.statements[4]
        number = screen.article.lines.line_of(other.start)
        bar = next(segment for segment in screen.article.draw_line(number) if "▌" in segment.text)
        assert bar.style == styles.rule
        row = screen.timeline.number_of(4)
        assert styles.faint in [style for _, style in screen.timeline.pieces(row)]
        spoken = "".join(screen.query_one("#map").render_line(y).text for y in range(30))
        await press(pilot, "f")
        assert "".join(screen.query_one("#map").render_line(y).text for y in range(30)).count("█") > spoken.count("█")


async def test_words_that_the_chosen_actor_quotes_stay_bright(make_app: MakeApp) -> None:
    """A statement within a statement is spoken by both."""
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        analysis = screen.reading.analysis
        assert analysis is not None
        outer, inner = analysis.statements[0], analysis.statements[4]
        nested = replace(inner, id="n1", spans=(Span(outer.start + 20, outer.start + 40),), speaker=None, cue=None)
        statements = sorted((*analysis.statements, nested), key=lambda one: (one.start, -one.end))
        screen.reading.understand(replace(analysis, statements=tuple(statements)))
        screen.tell_reading()
        await press(pilot, "n", "f")
        screen.reading.current = None
        screen.article.reading_changed()
        words = nested.spans[0].of(screen.reading.article.text)
        assert not any(look.dim for look in looks_of(screen, words))


# ---------------------------------------------------------------- the line of the search


async def test_the_search_tells_the_key_of_regular_expressions_and_a_click_does_it(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        await press(pilot, "/", *"kapal|baja")
        remark = screen.query_one("#prompt-remark")
        assert str(remark.render()) == "nothing found · Ctrl+R regular expression"
        await pilot.click("#prompt-remark")
        await press(pilot)
        assert len(screen.reading.hits) == 4
        assert str(remark.render()).endswith("plain words")


async def test_the_keys_of_the_search_are_in_the_help(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "/", "f1")
        assert "regular expression, or plain words" in page(pilot)


async def test_the_palette_has_a_line_an_action_with_its_key(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, _):
        await press(pilot, "ctrl+p")
        commands = pilot.app.screen.query_one(CommandList)
        while not commands.option_count:
            await pilot.pause(0.01)
        assert str(commands.get_option_at_index(0).prompt) == "Move: next paragraph   }"


# ---------------------------------------------------------------- map and mouse


async def test_a_click_on_the_map_goes_to_that_part_of_the_article_and_back_leads_a_key(
    make_app: MakeApp, library: Library, tmp_path: Path
) -> None:
    long = open_text(library, tmp_path, TEXT * 30, name="panjang.txt")
    async with on_screen(make_app(long), 80, 24) as (pilot, screen):
        await pilot.click("#map", offset=(2, 10))
        await press(pilot)
        length = len(screen.reading.article.text)
        assert 0.3 < screen.reading.place.start / length < 0.6
        await press(pilot, "<")
        assert screen.reading.place.start == 0


@pytest.mark.parametrize("mouse", [True, False])
def test_the_terminal_keeps_the_mouse_where_the_settings_say_so(
    library: Library, opened: Opened, monkeypatch: pytest.MonkeyPatch, mouse: bool
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(KutipApp, "run", lambda _, **how: asked.append(how["mouse"]))
    run_app(library, Settings(language="en", mouse=mouse), Beginning(opened), keyboard=Keyboard())
    assert asked == [mouse]


# ---------------------------------------------------------------- dialogs


async def test_outline_and_legend_tell_their_keys_and_a_click_beside_closes_them(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        for key, kind, does in (("o", Outline, "go there"), ("x", Legend, "mark or not")):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, kind)
            foot = pilot.app.screen.query_one("#listing-keys").render_line(0).text
            assert does in foot
            assert "Esc" in foot
            await pilot.click(offset=(1, 0))
            await press(pilot)
            assert pilot.app.screen_stack[-1] is screen


async def test_every_list_says_what_enter_does_there(make_app: MakeApp) -> None:
    async with on_screen(make_app(settings=Settings(language="id")), 80, 24) as (pilot, _):
        for key, does in (("f3", "ubah"), ("?", "lakukan"), ("L", "buka")):
            await press(pilot, key)
            assert f"Enter {does}" in pilot.app.screen.query_one("#listing-keys").render_line(0).text
            await press(pilot, "escape")


@pytest.mark.parametrize("settings", [Settings(language="en"), Settings(language="id")])
async def test_what_enter_does_is_the_last_to_leave_a_narrow_foot(make_app: MakeApp, settings: Settings) -> None:
    async with on_screen(make_app(settings=settings), 40, 15) as (pilot, _):
        for key in ("o", "x", "L", "Q", "J", '"', "*", "h", "?", "f3"):
            await press(pilot, key)
            foot = pilot.app.screen.query_one("#listing-keys").render_line(0).text
            assert foot.startswith(" Enter "), key
            assert " Esc" in foot
            await press(pilot, "escape")
