"""The part of the app that knows its theme: the styles made of it, and the reader's choice of another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from textual.filter import Monochrome, NoColor

from reader.settings import Settings, change
from reader.tui.drawing.styles import Styles
from reader.tui.drawing.themes import counterpart, default_roles, for_sixteen_colours

if TYPE_CHECKING:
    from textual.app import App

    from reader.library import Library
    from reader.tui.jobs import Jobs


class Themed:
    """Colours. Goes before Textual's App among the bases of the app."""

    library: Library
    jobs: Jobs
    settings: Settings

    sixteen_colours = False
    """Whether the terminal has its own sixteen colours and no others."""

    _theme_styles: Styles | None = None

    @property
    def _themed(self) -> App[int]:
        return cast("App[int]", self)

    def use_settings(self, settings: Settings) -> None:
        """Let other settings hold from now on."""
        raise NotImplementedError

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour roles of themes that do not set them."""
        return default_roles(self._themed.current_theme)

    @property
    def theme_styles(self) -> Styles:
        """Styles for the present theme."""
        if self._theme_styles is None:
            app = self._themed
            self._theme_styles = Styles(app.theme_variables, ansi=app.native_ansi_color, no_colour=app.no_color)
        return self._theme_styles

    def _watch_theme(self, theme_name: str) -> None:
        self._theme_styles = None
        app = self._themed
        if app.is_running:
            app.get_css_variables()  # sets those that Styles reads, which Textual leaves as they were until it is idle
        if app.no_color:
            # Textual chooses the filter before it knows the theme; its greys make the terminal's own ink black.
            others = [one for one in app._filters if not isinstance(one, Monochrome | NoColor)]
            app._filters = [*others, NoColor() if app.native_ansi_color else Monochrome()]
        parent: Any = super()
        parent._watch_theme(theme_name)

    def apply_theme(self, name: str, *, light_page: bool = False) -> None:
        """Show a theme, or what stands for it where there are sixteen colours only, on a page said to be light."""
        app = self._themed
        theme = app.available_themes[name]
        app.theme = for_sixteen_colours(theme, light_page=light_page) if self.sixteen_colours else name

    def action_light_or_dark(self) -> None:
        """Change between day and night."""
        app = self._themed
        self.use_theme(counterpart(self.settings.theme, dark=app.current_theme.dark, themes=app.available_themes))

    def use_theme(self, name: str) -> None:
        """Change the theme from now on: who wants a light page wants it tomorrow, too."""
        file = self.library.paths.settings
        self.use_settings(replace(self.settings, theme=name))
        self.jobs.start("setting", None, lambda _: change(file, "theme", name))
