"""The app: holds the services that screens share, and gives them their turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, InputEvent, Paste

from reader.model import Opened
from reader.settings import Settings
from reader.tui.adding import LibraryAdding
from reader.tui.checking import LibraryChecking
from reader.tui.commands import APP_COMMANDS
from reader.tui.drawing.appearance import Appearance, PageTold
from reader.tui.drawing.styles import Styles
from reader.tui.drawing.themes import default_roles
from reader.tui.following import FeedFollowing
from reader.tui.i18n import translator
from reader.tui.input_queue import InputQueue, came_too_late
from reader.tui.jobs import JobReport, Jobs
from reader.tui.keymap import commands, keys
from reader.tui.leaving import Idle, Leaving
from reader.tui.navigator import Navigator
from reader.tui.notices import Notices
from reader.tui.opening import Opening, reading_screen_of
from reader.tui.reading.screen import ReadingScreen
from reader.tui.refreshing import LibraryRefresh
from reader.tui.requests import Request
from reader.tui.suspending import Suspending

if TYPE_CHECKING:
    from textual.command import Provider

    from reader.library import Library


def _palette_provider() -> type[Provider]:
    """The palette's provider, imported when the palette is opened."""
    from reader.tui.dialogs.palette import Actions

    return Actions


class KutipApp(App[int]):
    """Kutip in the terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "Kutip"
    BINDINGS = keys.bindings(keys.Scope.APP)
    COMMANDS = {_palette_provider}
    ENABLE_COMMAND_PALETTE = False  # no binding of Textual's own: the table of actions has one

    def __init__(self, library: Library, settings: Settings, *, opened: Opened | None = None, title: str = "") -> None:
        self.settings = settings
        self.tr = translator(settings.language)
        self.library = library
        self.appearance = Appearance(self)
        self._first = opened, title
        super().__init__()
        self.input_queue = InputQueue(self, super().on_event)
        self.animation_level = "none"
        self.jobs = Jobs(self, lambda about: self.opening.is_wanted(about))
        self._notices = Notices(self)
        self.tell, self.tell_error = self._notices.tell, self._notices.tell_error
        self.opening = Opening(self)
        self.idle = Idle(self)
        self.leaving = Leaving(self, self.idle)
        self.suspending = Suspending(self, self.idle.keep_place)
        self.navigator = Navigator(self, self.opening, self.appearance, self.leaving, self.suspending)
        self.adding = LibraryAdding(self, self.navigator.remake_titles)
        self.checking = LibraryChecking(self, self.navigator.remake_titles)
        self.following = FeedFollowing(self, self.navigator.remake_titles, self.navigator.renew_list)
        self.refreshing = LibraryRefresh(self, self.set_timer, self.navigator.remake_titles)
        self.appearance.begin(settings.theme, str(library.paths.settings))
        self.set_keymap(keys.own_keys(settings.keys, str(library.paths.settings)))

    def get_default_screen(self) -> ReadingScreen:
        """The first screen: the article, at once."""
        return ReadingScreen(self._first[0], title=self._first[1])

    def on_mount(self) -> None:
        """The text is on the screen; everything else comes after it."""
        self.call_after_refresh(self._after_first_paint)
        self.screen_change_signal.subscribe(self, self._notices.leave_screen)

    def _after_first_paint(self) -> None:
        self.idle.begin()
        self.opening.begin_first()

    def on_unmount(self) -> None:
        """What runs in this process after the screen does so as always."""
        self.idle.end()

    async def on_event(self, event: Event) -> None:
        """Note when the last key came, and let each wait for the one before."""
        self.idle.note_event()
        if isinstance(event, InputEvent | Paste) and not event.is_forwarded:
            await self.input_queue.put(event)
        else:
            await super().on_event(event)  # Textual calls this one method alone, not that of every class

    def _handle_exception(self, error: Exception) -> None:
        """Textual's road for what fails; what comes too late concerns nobody."""
        if not came_too_late(self, error):
            super()._handle_exception(error)

    # ---------------------------------------------------------------- what screens use (`Context`)

    @property
    def reading_screen(self) -> ReadingScreen | None:
        """The reading screen, if there is one."""
        return reading_screen_of(self)

    def post(self, request: Request) -> None:
        """Do what a screen asks for, at once."""
        self.navigator.handle(request)

    def use_settings(self, settings: Settings) -> None:
        """Let other settings hold from now on."""
        before, self.settings = self.settings, settings
        self.tr = translator(settings.language)
        self.appearance.apply(settings.theme)
        if self.reading_screen is not None:
            self.reading_screen.settings_changed(before)

    # ---------------------------------------------------------------- colours

    def on_page_told(self, message: PageTold) -> None:
        """The terminal has said whether its page is light."""
        self.appearance.light_page = message.light
        self.appearance.apply(self.settings.theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour roles of themes that do not set them."""
        return default_roles(self.current_theme)

    @property
    def theme_styles(self) -> Styles:
        """Styles for the present theme."""
        return self.appearance.styles

    def _watch_theme(self, theme_name: str) -> None:
        self.appearance.theme_changes()
        super()._watch_theme(theme_name)

    # ---------------------------------------------------------------- jobs and actions

    def on_job_report(self, message: JobReport) -> None:
        """A job came further, or to its end; the one road on which failures reach the screen."""
        if message.failed:
            self.leaving.stay()
        self.jobs.settle(message)
        if message.failed and (message.error is None or not message.job.shows_failure):
            self.tell_error(message.error)

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await commands.run(self, APP_COMMANDS, action_id)

    async def action_quit(self) -> None:
        """Textual's own key for leaving does the same as ours."""
        self.leaving.leave()
