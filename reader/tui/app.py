"""The app: opens articles, starts the work off the screen, and hands its results to the screens."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.content import Content
from textual.screen import ModalScreen, Screen

from reader.errors import ReaderError, SettingsError
from reader.model import NO_ARTICLE, Analysis, Article, Opened, Progress
from reader.settings import Settings
from reader.tui.drawing.text import shorten
from reader.tui.drawing.themes import OWN_THEMES, light_page
from reader.tui.i18n import translator
from reader.tui.jobs import Job, JobDone, JobFailed, JobProgress, Jobs, Waits
from reader.tui.keymap import keys
from reader.tui.navigator import Doors
from reader.tui.reading.screen import ReadingScreen
from reader.tui.refreshing import Refreshing

if TYPE_CHECKING:
    from textual.command import Provider

    from reader.library import Library
    from reader.tui.startup.first import FirstScreen

ERROR_STAYS = 12.0
"""Seconds for which an error can be read, whatever is said in passing."""

IDLE = 1.0
"""Seconds without a key after which memory is tidied."""


def _actions_provider() -> type[Provider]:
    """The palette's provider, imported when the palette is opened."""
    from reader.tui.dialogs.palette import Actions

    return Actions


class KutipApp(Refreshing, Doors, App[int]):
    """Kutip in the terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "Kutip"
    BINDINGS = keys.bindings(keys.Scope.APP)
    COMMANDS = {_actions_provider}

    def __init__(
        self,
        library: Library,
        settings: Settings,
        *,
        opened: Opened | None = None,
        title: str = "",
    ) -> None:
        self.settings = settings
        """The user's settings."""
        self.tr = translator(settings.language)
        """The interface's language."""
        self.library = library
        """The library and all that is behind it."""
        self._first = opened
        self._first_title = title
        self._entering: tuple[Article, dict[str, Any]] | None = None
        self._kept_place: tuple[int, int, int] | None = None
        self._last_key = time.monotonic()
        super().__init__()
        self.animation_level = "none"
        self.jobs = Jobs(self)
        """The work off the screen."""
        self._leaving = False  # whether the reader wants to leave as soon as everything is written
        self._opening: Job | None = None
        self._analysing: Job | None = None
        self._enough = threading.Event()  # whether the reader has asked the analysis to stop where it is
        for theme in OWN_THEMES:
            self.register_theme(theme)
        file = str(library.paths.settings)
        if settings.theme not in self.available_themes:
            names = ", ".join(sorted(self.available_themes))
            raise SettingsError("Unknown theme", f"{file}: there is no theme “{settings.theme}”; there are {names}.")
        self.theme = settings.theme
        self.set_keymap(keys.own_keys(settings.keys, file))

    def action_command_palette(self) -> None:
        """Every action by its name."""
        from reader.tui.dialogs.palette import Palette

        if not Palette.is_open(cast("App[object]", self)):
            self.push_screen(Palette(placeholder=self.tr("palette.ask"), id="--command-palette"))

    # ---------------------------------------------------------------- opening

    def get_default_screen(self) -> Screen[Any]:
        """The first screen: the article, at once."""
        return ReadingScreen(self._first, title=self._first_title)

    def on_mount(self) -> None:
        """The text is on the screen; everything else comes after it."""
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        gc.disable()
        gc.freeze()
        self.set_interval(IDLE, self._tidy)
        if self._entering is not None:
            article, told = self._entering
            self.jobs.start("enter", article.digest, lambda _: self.library.articles.open_article(article, **told))
        elif self._first is not None:
            self._begin(self._first)

    def _tidy(self) -> None:
        """When nobody waits: collect garbage, which would stall a key for tens of milliseconds, and keep the place."""
        if time.monotonic() - self._last_key > IDLE:
            gc.collect(1)
            place = self._place_to_keep()
            if place is not None:
                self.jobs.start("place", None, lambda _: self._keep_place(place))

    def _place_to_keep(self) -> tuple[int, int, int] | None:
        """Article, first and last offset on the screen, if the library does not know them yet."""
        screen = self.reading_screen
        if screen is None or screen.reading.article_id == NO_ARTICLE or not screen.reading.article.text:
            return None
        reading = screen.reading
        place = (reading.article_id, reading.place.start, reading.place.end)
        return place if place != self._kept_place else None

    def _keep_place(self, place: tuple[int, int, int]) -> None:
        article_id, start, end = place
        self.library.articles.keep_place(article_id, start, seen=end)
        self._kept_place = place

    @property
    def reading_screen(self) -> ReadingScreen | None:
        """The reading screen, if there is one."""
        return next((screen for screen in self.screen_stack if isinstance(screen, ReadingScreen)), None)

    def open(
        self, source: str, *, stdin: bytes | None = None, language: str | None = None, published: date | None = None
    ) -> None:
        """Open a source off the screen's thread."""
        self.start_opening(
            source,
            lambda job: self.library.articles.open(
                source, stdin=stdin, language=language, published=published, progress=self.jobs.report(job)
            ),
        )

    def start_opening(self, about: object, work: Callable[[Job], Opened]) -> None:
        """Open an article off the screen's thread; one that was asked for before and has not come is not shown."""
        if self._opening is not None:
            self._opening.cancel()
        self._opening = self.jobs.start("open", about, work)
        if (screen := self.reading_screen) is not None and isinstance(about, str):
            screen.show_progress(Progress("fetch", 0, None))

    def enter_later(self, article: Article, told: dict[str, Any]) -> None:
        """Put a long article in the library after it is on the screen."""
        self._entering = (article, told)

    def _begin(self, opened: Opened) -> None:
        """What follows the first sight of an article: the analysis, if it has to be made."""
        if opened.notice:
            self.tell(opened.notice)
        if self._analysing is not None:
            self._analysing.cancel()
            self._analysing = None
        if opened.analysis is None:
            self._analyse(opened)

    def _analyse(self, opened: Opened) -> None:
        """Have the article understood, off the screen's thread."""
        self._enough = enough = threading.Event()

        def work(job: Job) -> tuple[Analysis, bool]:
            analysis = self.library.analyses.analyse(
                opened, progress=self.jobs.report(job), cancelled=lambda: job.cancelled() or enough.is_set()
            )
            return analysis, enough.is_set()

        self._analysing = self.jobs.start("analyse", (opened.article_id, opened.article.digest), work)
        if (screen := self.reading_screen) is not None:
            screen.show_progress(Progress("load", 0, None))

    def stop_work(self) -> bool:
        """Stop the analysis where it is: what is understood so far is shown. Whether there was one."""
        self._enough.set()
        return self._analysing is not None

    def analyse_again(self) -> None:
        """Begin an analysis that was stopped, or failed, once more."""
        screen = self.reading_screen
        if screen is not None and screen.opened is not None and self._analysing is None:
            screen.reading.failed = screen.head.partial = False
            self._analyse(screen.opened)

    # ---------------------------------------------------------------- results

    def on_job_progress(self, message: JobProgress) -> None:
        """Long work has come further."""
        screen = self.reading_screen
        if screen is not None and not message.job.cancelled():
            screen.show_progress(message.progress)

    def on_job_done(self, message: JobDone) -> None:
        """A job came to its end; what came too late is dropped."""
        about = message.job.about
        if isinstance(about, Waits):
            here: list[object] = list(self.screen_stack)
            if about in here and not message.job.cancelled():
                about.job_done(message)
            return
        screen = self.reading_screen
        if screen is None or message.job.cancelled():
            return
        if message.job.kind == "open":
            self._opening = None
            screen.show_progress(None)
            self._arrived(screen, message.result, message.job.about)
        elif message.job.kind == "enter":
            if message.job.about == screen.reading.article.digest:
                screen.adopt(message.result)
                self._begin(message.result)
        elif message.job.kind == "analyse":
            if message.job is self._analysing:
                self._analysing = None
                analysis, screen.head.partial = message.result
                screen.show_progress(None)
                screen.reading.understand(analysis)
                screen.tell_reading()
        else:
            screen.job_done(message)

    def _arrived(self, screen: ReadingScreen, opened: Opened, about: object) -> None:
        """Show an article that was asked for; under a dialog about the one that is read it waits in the library."""
        dialog = any(isinstance(one, ModalScreen) for one in self.screen_stack)
        if dialog and screen.opened is not None and opened.article_id != NO_ARTICLE:
            title = shorten(opened.article.name, 48)
            self.tell(self.tr("library.waits", title=title))
            return
        screen.show(opened)
        self._begin(opened)
        self.opened_for(about)

    def on_job_failed(self, message: JobFailed) -> None:
        """The one road for failures: one sentence on the screen, the cause in the log file."""
        self._leaving = False
        screen = self.reading_screen
        if isinstance(message.job.about, Waits):
            message.job.about.job_failed(message)
        elif screen is not None and message.job.kind == "analyse":
            self._analysing = None
            screen.reading.failed = True
            screen.show_progress(None)
            screen.tell_reading()
        elif screen is not None and message.job.kind == "open":
            screen.show_progress(None)
            if screen.opened is None:  # there is nothing to read: the library is
                self.action_library()
        self.tell_error(message.error)

    def tell(self, text: str) -> None:
        """Say something in passing, in place of what was said in passing before; the text may be foreign."""
        for notice in [one for one in self._notifications if one.severity != "error"]:
            self._unnotify(notice, refresh=False)
        self.notify(Content(text).plain, markup=False, timeout=4)

    def tell_error(self, error: ReaderError | None) -> None:
        """Say what went wrong and what to do."""
        if error is None:
            message = self.tr("failed.unforeseen", file=str(self.library.paths.log_file))
            self.notify(message, title=self.tr("failed.title"), severity="error", timeout=ERROR_STAYS, markup=False)
        else:
            self.notify(error.message, title=error.title, severity="error", timeout=ERROR_STAYS, markup=False)

    # ---------------------------------------------------------------- leaving

    def on_unmount(self) -> None:
        """What runs in this process after the screen collects its garbage as always."""
        gc.unfreeze()
        gc.enable()

    async def on_event(self, event: Any) -> None:
        """Note when the last key came."""
        self._last_key = time.monotonic()
        await super().on_event(event)

    def action_leave(self) -> None:
        """Leave the program when what the reader made is written; the reading place is kept."""
        if self.jobs.writing and not self._leaving:
            self._leaving = True
            self.tell(self.tr("leave.writing"))
            self.set_timer(0.1, self._leave_when_written)
            return
        self._leave()

    def _leave_when_written(self) -> None:
        """Leave as soon as everything is written; stay where it failed, so that it can be seen."""
        if self._leaving and self.jobs.writing:
            self.set_timer(0.1, self._leave_when_written)
        elif self._leaving:
            self.call_later(self._leave_if_written)

    def _leave_if_written(self) -> None:
        if self._leaving:  # a failure that was reported meanwhile has taken it back
            self._leave()

    async def action_quit(self) -> None:
        """Textual's own key for leaving does the same."""
        self.action_leave()

    def _leave(self) -> None:
        self.jobs.cancel_all()
        place = self._place_to_keep()
        if place is not None:
            self._keep_place(place)
        self.exit(0)


def run_app(
    library: Library,
    settings: Settings,
    *,
    told: dict[str, Any],
    opened: Opened | None = None,
    enter: bool = False,
    later: str = "",
    stored: int | None = None,
    first: FirstScreen | None = None,
    guide: bool = False,
) -> int:
    """Run the screen until the user leaves.

    `opened` is the article, which with `enter` is still to be kept; or `later` is a source that is opened on
    the screen; or `stored` an article of the library, over which the library is shown. `told` is what the user said of
    language and day. `first` has drawn the first page, which is taken over; `guide` shows the guide of the first run.
    """
    if stored is not None:
        opened = library.articles.open_stored(stored)
    app = KutipApp(library, settings, opened=opened, title=Path(later).name)
    if app.console.color_system in ("standard", None):
        app.sixteen_colours = True
        app.apply_theme(settings.theme, light_page=light_page(os.environ))
    if sys.platform != "win32" and "TEXTUAL_DRIVER" not in os.environ:
        from reader.tui.startup.driver import FrameDriver, HandoverDriver

        app.driver_class = HandoverDriver if first is not None and first.take_over() else FrameDriver
    if later:
        app.call_later(app.open, later, **told)
    elif enter and opened is not None:
        app.enter_later(opened.article, told)
    if stored is not None:
        app.call_later(app.action_library)
    if guide:
        app.call_later(app.show_guide)
    app.run(mouse=settings.mouse)
    return app.return_code or 0
