"""Settings, help, palette, the guide of the first run, and what is shown without a source."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor
from textual.pilot import Pilot

from reader.errors import LibraryError, SourceError
from reader.library import Library
from reader.model import Opened, Span
from reader.settings import ArticleSettings, Settings, load
from reader.tui.dialogs.help import HelpDialog
from reader.tui.drawing.page_colours import LIGHT
from reader.tui.i18n import Translator
from reader.tui.keymap import keys
from reader.tui.keymap.applicable import doable
from reader.tui.library.articles import LibraryScreen
from reader.tui.preferences.screen import SettingsScreen, settings_of
from reader.tui.requests import Show
from reader.tui.startup.welcome import is_first_run, last_read
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import hand_library, paths_in
from tests.tui.sheets import go_to_row, lines, listing, page, press, told, write

# ---------------------------------------------------------------- settings


async def test_every_setting_has_a_line_with_its_value(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "f3")
        shown = page(pilot)
        for setting in settings_of(Settings()):
            assert Translator("en")(f"settings.{setting.key}") in shown
            assert setting.key in shown


async def test_a_change_is_written_at_once_and_comments_stay(make_app: MakeApp, library: Library) -> None:
    file = library.paths.settings
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('# mine\nlanguage = "en"  # for the office\n', encoding="utf-8")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "f3")
        await go_to_row(pilot, "measure in cells")
        await press(pilot, "left", "left")
        assert load(file).article.width == 74
        text = file.read_text(encoding="utf-8")
        assert "# mine" in text
        assert "# for the office" in text
        assert screen.article.lines.measure <= 74


async def test_the_text_is_set_anew_where_it_was(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 80, 12) as (pilot, screen):
        await press(pilot, "space")
        place = screen.reading.place.start
        await press(pilot, "f3")
        await go_to_row(pilot, "both edges even")
        await press(pilot, "enter", "escape")
        assert screen.context.settings.article.justify
        assert screen.reading.place.start == place


async def test_language_and_theme_change_at_once(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "f3")
        await go_to_row(pilot, "language of the interface")
        await press(pilot, "right")
        assert "bahasa antarmuka" in page(pilot)
        await go_to_row(pilot, "tema")
        await press(pilot, "right")
        assert screen.app.theme == screen.context.settings.theme != "kutip-dark"


async def test_light_or_dark_holds_from_now_on(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "x", "enter", "escape", "f2")
        assert screen.app.theme == load(library.paths.settings).theme == "kutip-light"
        assert not screen.reading.filters.persons  # what the legend switched off stays off
        for widget in (screen.article, screen.head, screen.timeline):
            style = next(iter(widget.render_line(0))).style
            assert style is not None
            assert style.bgcolor == Color.parse(LIGHT.background).rich_color
        await press(pilot, "f2")
        assert screen.app.theme == load(library.paths.settings).theme == "kutip-dark"


async def test_a_theme_that_cannot_be_kept_is_worn_until_the_reader_leaves(make_app: MakeApp, library: Library) -> None:
    file = library.paths.settings
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("theme = [", encoding="utf-8")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "f2")
        assert screen.app.theme == "kutip-light"
        assert file.read_text(encoding="utf-8") == "theme = ["
        assert "TOML" in told(screen.app)[-1]


@pytest.mark.parametrize(("theme", "colours"), [("kutip-dark", Monochrome), ("ansi-dark", NoColor)])
async def test_without_colour_the_terminals_own_ink_stays(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, theme: str, colours: type[LineFilter]
) -> None:
    """Shades of grey of an ink that only the terminal knows would be black on black."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(settings=Settings(language="en", theme=theme))
    async with on_screen(app, 80, 24):
        assert [type(one) for one in app._filters if isinstance(one, Monochrome | NoColor)] == [colours]


async def test_with_sixteen_colours_light_and_dark_are_the_terminals_own(make_app: MakeApp, library: Library) -> None:
    app = make_app()
    app.appearance.sixteen_colours = True
    app.appearance.apply("kutip-dark")
    async with on_screen(app, 120, 40) as (pilot, _):
        assert app.theme == "ansi-dark"
        await press(pilot, "f2")
        assert app.theme == "ansi-light"
        assert load(library.paths.settings).theme == "kutip-light"


async def test_marks_follow_the_settings(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "f3")
        await go_to_row(pilot, "mark persons")
        await press(pilot, "enter")
        assert not screen.reading.filters.persons


async def test_a_text_is_asked_for_and_kept(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "f3")
        await go_to_row(pilot, "command that opens links")
        await press(pilot, "enter")
        await write(pilot, "surf {}")
        await press(pilot, "enter")
        assert load(library.paths.settings).open_link == "surf {}"
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert "surf {}" in page(pilot)


async def test_numbers_stay_within_their_limits(make_app: MakeApp, library: Library) -> None:
    settings = Settings(language="en", article=ArticleSettings(line_spacing=2))
    async with on_screen(make_app(settings=settings), 120, 40) as (pilot, screen):
        await press(pilot, "f3")
        await go_to_row(pilot, "line spacing")
        await press(pilot, "right")
        assert screen.context.settings.article.line_spacing == 2


async def test_a_broken_file_is_told_and_left_alone(make_app: MakeApp, library: Library) -> None:
    file = library.paths.settings
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("theme = [", encoding="utf-8")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "f3", "right")
        assert file.read_text(encoding="utf-8") == "theme = ["
        assert screen.context.settings.language == "en"


# ---------------------------------------------------------------- help and palette


async def test_help_shows_every_action_of_the_text_and_the_program(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "?")
        shown = page(pilot)
        for action in keys.ACTIONS:
            if action.scope in (keys.Scope.READING, keys.Scope.ARTICLE, keys.Scope.APP, keys.Scope.CORRECT):
                assert Translator("en")(f"action.{action.id}") in shown


async def test_help_is_about_where_one_is(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "?")
        assert "along the lane" not in page(pilot)
        await press(pilot, "escape", "t", "?")
        assert "along the lane" in page(pilot)
        await press(pilot, "escape", "L", "?")
        assert "read its source again" in page(pilot)
        assert "next statement" not in page(pilot)


async def test_help_is_filtered_and_does_what_is_chosen(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "?", "slash")
        await write(pilot, "next statement")
        await press(pilot, "enter", "enter")
        assert pilot.app.screen is screen
        assert screen.reading.current == 0


async def test_help_shows_the_readers_own_keys(make_app: MakeApp) -> None:
    settings = Settings(language="en", keys={"next-statement": "h"})
    async with on_screen(make_app(settings=settings), 120, 40) as (pilot, _):
        await press(pilot, "?")
        line = next(line for line in lines(pilot) if line.endswith("next statement"))
        assert line.split()[0] == "h"


SMALL = [(20, 5), (30, 7), (40, 10), (60, 13), (80, 24)]
"""Terminals on which every list still shows rows: columns and lines."""


def shown(pilot: Pilot[int]) -> list[str]:
    """The terminal's lines as they are seen now."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize(
    ("opening", "row"),
    [(("?",), "next"), (("o",), "1"), (("x",), "[x]"), (("n", "w"), "Pemerintah"), (("L",), "Pelabuhan")],
)
async def test_lists_show_rows_on_any_terminal(
    make_app: MakeApp, size: tuple[int, int], opening: tuple[str, ...], row: str
) -> None:
    async with on_screen(make_app(), *size) as (pilot, _):
        await press(pilot, *opening)
        if opening == ("?",):
            await press(pilot, "slash")
            await write(pilot, "next")
        await pilot.pause()
        assert any(row in line for line in shown(pilot)[1:]), shown(pilot)


async def test_a_note_can_be_written_on_the_smallest_terminal(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 20, 5) as (pilot, _):
        await press(pilot, "n", "a")
        await write(pilot, "periksa")
        assert any("periksa" in line for line in shown(pilot)), shown(pilot)


async def test_help_opens_once(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "?", "?")
        assert sum(isinstance(screen, HelpDialog) for screen in pilot.app.screen_stack) == 1


async def test_everything_that_has_a_key_here_can_be_done_here(make_app: MakeApp) -> None:
    """What the table binds exists: no key of any scope leads to an action that is not there."""
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        for way in ((), ("t",), ("p",), ("L",), ("F",), ("Q",), ("J",), ("f3",), ("W",), ("Z",), ("n", "w"), ("i",)):
            await press(pilot, *way)
            for one in doable(pilot.app.screen):
                name = one.action.call.removeprefix("app.").partition("(")[0]
                assert hasattr(one.node, f"action_{name}"), one.action.id
            if pilot.app.screen is not screen:
                await press(pilot, "escape")


async def test_the_palette_offers_what_applies(make_app: MakeApp) -> None:
    from reader.tui.dialogs.palette import Actions

    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        names = [name for name, _, _ in Actions(screen)._entries()]
        assert "Correct: this is no statement" in names
        assert "Library: search the library" in names
        await press(pilot, "L")
        names = [name for name, _, _ in Actions(pilot.app.screen)._entries()]
        assert "Library: other order" in names
        assert "Correct: this is no statement" not in names


async def test_the_palette_says_what_undo_takes_back_and_offers_it_only_then(
    make_app: MakeApp, library: Library
) -> None:
    from reader.tui.dialogs.palette import Actions

    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):

        def offered() -> list[str]:
            return [name for name, _, _ in Actions(screen)._entries() if "undo" in name or "redo" in name]

        assert offered() == []
        library.notes.add(screen.reading.article_id, Span(0, 9))
        assert offered() == ["Notes: undo · note written"]
        await press(pilot, "u")
        assert offered() == ["Notes: redo · note written"]


async def test_an_action_of_the_palette_is_done(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "ctrl+p")
        await write(pilot, "next statement")
        await press(pilot, "down", "enter")
        assert screen.reading.current == 0


# ---------------------------------------------------------------- the first run


async def test_the_guide_has_five_lines_and_escape_closes_it(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 100, 30) as (pilot, screen):
        app.post(Show.GUIDE)
        await press(pilot)
        guide = screen.query_one("#guide")
        shown = [guide.render_line(row).text for row in range(guide.size.height)]
        assert [line.split()[0] for line in shown[1:]] == ["n", "s", "a", "t", "?"]
        await press(pilot, "escape")
        assert not screen.query("#guide")


async def test_a_click_closes_the_guide(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 100, 30) as (pilot, screen):
        app.post(Show.GUIDE)
        await press(pilot)
        await pilot.click("#guide")
        await press(pilot)
        assert not screen.query("#guide")


async def test_on_a_low_terminal_there_is_no_guide(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 80, 12) as (pilot, screen):
        app.post(Show.GUIDE)
        await press(pilot)
        assert not screen.query("#guide")


def test_the_guide_comes_once(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    assert is_first_run(paths)
    assert not is_first_run(paths)


def test_the_first_article_that_opens_has_the_guide_whatever_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import reader.tui
    from reader.tui import launch
    from reader.tui.startup import first

    shown: list[bool] = []
    monkeypatch.setattr(launch, "run_app", lambda *_, guide, **__: shown.append(guide))
    monkeypatch.setattr(first.FirstScreen, "draw", lambda *_: None)
    monkeypatch.setattr("sys.__stderr__", type("Terminal", (), {"isatty": lambda _: True})())
    article = tmp_path / "berita.txt"
    with pytest.raises(SourceError):
        reader.tui.run(str(article), paths=paths_in(tmp_path), settings=Settings())
    article.write_text("Judul\n\nHarga beras naik di pasar, kata pedagang pada hari Senin kemarin.", encoding="utf-8")
    for _ in range(2):
        reader.tui.run(str(article), paths=paths_in(tmp_path), settings=Settings())
    assert shown == [True, False]


def test_a_home_that_cannot_be_written_gets_no_guide(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be", encoding="utf-8")
    assert not is_first_run(paths_in(tmp_path))


def test_the_article_read_last_is_the_one_under_the_library(library: Library, opened: Opened) -> None:
    assert last_read(library) == opened.article_id


def test_an_empty_library_has_no_last_article(tmp_path: Path) -> None:
    with hand_library(tmp_path) as library:
        assert last_read(library) is None


@pytest.mark.parametrize("key", ["L", "F", "Q", "J", "f3"])
async def test_a_screen_opened_twice_is_there_once(make_app: MakeApp, key: str) -> None:
    async with on_screen(make_app(), 100, 30) as (pilot, _):
        await press(pilot, key)
        depth = len(pilot.app.screen_stack)
        screen = listing(pilot)
        screen.panel.items.focus()
        await press(pilot, key)
        assert len(pilot.app.screen_stack) == depth
        assert isinstance(pilot.app.screen, LibraryScreen) == (key == "L")


async def test_what_is_said_in_passing_does_not_pile_up_but_an_error_stays(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 100, 30) as (pilot, _):
        await press(pilot, "w", "w", "w")
        assert len(app._notifications) == 1
        app.tell_error(LibraryError("Library away", "The library is away."))
        await press(pilot, "w", "w", "w")
        assert [notice.severity for notice in app._notifications] == ["error", "information"]
