"""The settings: each on a line, changed by a key and written at once."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor
from textual.pilot import Pilot

from reader.library import Library
from reader.settings import ArticleSettings, Settings, load, settings_of
from reader.tui.drawing.appearance import PageTold
from reader.tui.drawing.page_colours import LIGHT
from reader.tui.i18n import Translator
from reader.tui.preferences.screen import SettingsScreen
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import go_to_row, page, press, told, write


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


async def test_the_theme_is_the_terminals_until_the_reader_chooses_one(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "f3")
        await go_to_row(pilot, "theme")
        assert "as the terminal is" in page(pilot)
        screen.app.post_message(PageTold(light=True))
        await press(pilot)
        assert screen.app.theme == "kutip-light"
        await press(pilot, "escape", "f2")
        assert screen.app.theme == load(library.paths.settings).theme == "kutip-dark"
        screen.app.post_message(PageTold(light=True))  # late: what is set stays
        await press(pilot)
        assert screen.app.theme == "kutip-dark"


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


def shown(pilot: Pilot[int]) -> list[str]:
    """The terminal's lines as they are seen now."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]
