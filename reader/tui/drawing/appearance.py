"""The app's theme: the styles made of it, what stands for it where there are sixteen colours, and the choice of one."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor
from textual.message import Message

from reader.errors import SettingsError
from reader.model.text import printable
from reader.settings import AUTO_THEME
from reader.tui.drawing.page_colours import theme_on
from reader.tui.drawing.styles import Styles
from reader.tui.drawing.themes import OWN_THEMES, counterpart, for_sixteen_colours


class PageTold(Message):
    """The terminal has said whether its page is light."""

    def __init__(self, light: bool) -> None:
        super().__init__()
        self.light = light
        """Whether it is."""


class OnlyPrintable(LineFilter):
    """The last gate before the terminal: whatever a part of the screen draws, nothing in it acts.

    A line break within a line is drawn as a blank; tabs, too.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments where they are clean, as nearly all are."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [Segment(printable(text).replace("\n", " ").replace("\t", " "), style) for text, style, _ in segments]


class Appearance:
    """Colours of one app."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self.sixteen_colours = False
        """Whether the terminal has its own sixteen colours and no others."""
        self.light_page = False
        """Whether the terminal's page is light, as far as it said so."""
        self._styles: Styles | None = None

    def begin(self, name: str, file: str) -> None:
        """Make the program's own themes known and use one. Raises SettingsError, which names the settings' `file`."""
        for theme in OWN_THEMES:
            self._app.register_theme(theme)
        self._app._filters.append(OnlyPrintable())
        known = self._app.available_themes
        if self.meant_by(name) not in known:
            names = ", ".join([AUTO_THEME, *sorted(known)])
            raise SettingsError(
                "Unknown theme",
                "{file}: there is no theme “{name}”; there are {names}.",
                file=file,
                name=name,
                names=names,
            )
        self._app.theme = self.meant_by(name)

    @property
    def styles(self) -> Styles:
        """Styles for the present theme."""
        if self._styles is None:
            app = self._app
            self._styles = Styles(app.theme_variables, ansi=app.native_ansi_color, no_colour=app.no_color)
        return self._styles

    def theme_changes(self) -> None:
        """Another theme holds from now on; called before Textual draws anything with it."""
        self._styles = None
        app = self._app
        if app.is_running:
            app.get_css_variables()  # sets those that Styles reads, which Textual leaves as they were until it is idle
        if app.no_color:
            # Textual chooses the filter before it knows the theme; its greys make the terminal's own ink black.
            others = [one for one in app._filters if not isinstance(one, Monochrome | NoColor)]
            app._filters = [*others, NoColor() if app.native_ansi_color else Monochrome()]

    def meant_by(self, name: str) -> str:
        """The theme that a setting means on this terminal."""
        return theme_on(name, light=self.light_page)

    def apply(self, name: str) -> None:
        """Show the theme that a setting names, if there is one, or what stands for it with sixteen colours."""
        theme = self._app.available_themes.get(self.meant_by(name))
        if theme is not None:
            self._app.theme = for_sixteen_colours(theme) if self.sixteen_colours else theme.name

    def counterpart_of(self, name: str) -> str:
        """The name of the theme for the night where this one is for the day, and the other way round."""
        return counterpart(name, dark=self._app.current_theme.dark, themes=self._app.available_themes)
