"""Articles are opened and analysed off the screen's thread, and shown on the reading screen when they come."""

from __future__ import annotations

import threading
from collections.abc import Callable

from textual.app import App
from textual.screen import Screen

from reader.errors import ReaderError
from reader.model import NO_ARTICLE, NOTHING_TOLD, Analysis, Article, Opened, Particulars, Progress, Span
from reader.tui.context import context_of
from reader.tui.drawing.text import shorten
from reader.tui.jobs import ForArticle, Job, Policy
from reader.tui.keymap import keys
from reader.tui.reading.screen import ReadingScreen
from reader.tui.requests import Listed, Show

TITLE_COLUMNS = 48
"""Cells of a title in what is said in passing."""


def reading_screen_of(app: App[int]) -> ReadingScreen | None:
    """The app's reading screen, if there is one."""
    return next((screen for screen in app.screen_stack if isinstance(screen, ReadingScreen)), None)


class Opening:
    """Opens one article at a time: one that was asked for before and has not come is not shown."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._context = context_of(app)
        self._entering: Callable[[], Opened] | None = None
        self._analysing: Job | None = None
        self._enough = threading.Event()  # whether the reader has asked the analysis to stop where it is

    @property
    def _screen(self) -> ReadingScreen | None:
        return reading_screen_of(self._app)

    def is_wanted(self, about: object) -> bool:
        """Whether what a job was done for is still there: its screen, or its article."""
        if isinstance(about, ForArticle):
            reading = self._screen.reading if self._screen else None
            return (
                reading is not None
                and reading.article.digest == about.digest
                and about.article_id in (NO_ARTICLE, reading.article_id)
            )
        if not isinstance(about, Screen):
            return True
        return about in self._app.screen_stack or self._app.is_screen_installed(about)

    # ---------------------------------------------------------------- opening

    def open_source(self, source: str, *, stdin: bytes | None = None, told: Particulars = NOTHING_TOLD) -> None:
        """Open a file, an address, or with `stdin` what was piped in; `told` is what the user says of it."""
        library, jobs = self._context.library, self._context.jobs

        def work(job: Job) -> Opened:
            progress = jobs.report(job, self._show_progress)
            return library.articles.open(source, stdin=stdin, told=told, progress=progress)

        self._open(work, None)
        self._show_progress(Progress("fetch", 0, None))

    def open_stored(self, article_id: int, span: Span | None = None, listed: Listed | None = None) -> None:
        """Open an article of the library, at a passage if one is given; `listed` is the list that it is read from."""
        library = self._context.library
        self._open(lambda _: library.articles.open_stored(article_id), span, listed)

    def _open(self, work: Callable[[Job], Opened], span: Span | None, listed: Listed | None = None) -> None:
        self._context.jobs.start(
            "open",
            work,
            then=lambda opened: self._arrived(opened, span, listed),
            failed=self._missed,
            policy=Policy.REPLACE,
        )

    def _arrived(self, opened: Opened, span: Span | None, listed: Listed | None) -> None:
        """Show an article that was asked for; under a dialog about the one that is read it waits in the library."""
        self._show_progress(None)
        screen = self._screen
        if screen is None:
            return
        dialog = any(one.is_modal for one in self._app.screen_stack)
        if dialog and screen.opened is not None and opened.article_id != NO_ARTICLE:
            title = shorten(opened.article.name, TITLE_COLUMNS)
            self._context.tell(self._context.tr("library.waits", title=title))
            return
        screen.show(opened)
        self.begin(opened)
        screen.arrive(span, listed)

    def _missed(self, error: ReaderError | None) -> None:
        """It could not be opened."""
        self._show_progress(None)
        screen = self._screen
        if screen is not None and screen.opened is None:  # there is nothing to read: the library is
            self._context.post(Show.LIBRARY)

    def enter_later(self, article: Article, told: Particulars) -> None:
        """Put a long article into the library after it is on the screen."""
        library = self._context.library
        self._entering = lambda: library.articles.open_article(article, told)

    def begin_first(self) -> None:
        """The first page is on the screen: put its article into the library if it waits for that; have it analysed."""
        screen, entering = self._screen, self._entering
        if screen is None or screen.opened is None:
            return
        if entering is None:
            self.begin(screen.opened)
            return

        def entered(opened: Opened) -> None:
            screen.adopt(opened)
            self.begin(opened)

        about = ForArticle(screen.reading.article.digest, NO_ARTICLE)
        self._context.jobs.start("enter", lambda _: entering(), then=entered, about=about)

    # ---------------------------------------------------------------- analysing

    def begin(self, opened: Opened) -> None:
        """What follows the first sight of an article: the analysis, if it has to be made."""
        if opened.notice:
            self._context.tell(opened.notice)
        elif self._context.library.drafts.of(opened.article):
            self._context.tell(self._context.tr("draft.waits"))
        elif opened.is_new and opened.article.feed:
            self._offer_feed(opened)
        self._understand(opened)

    def renew(self, opened: Opened) -> None:
        """Show what is told now of the article that is read; have it understood anew where that depends on it."""
        screen = self._screen
        if screen is not None:
            screen.adopt(opened)
            self._understand(opened)

    def _understand(self, opened: Opened) -> None:
        """Have the article analysed, if that has to be done; what is being analysed is not wanted any more."""
        if self._analysing is not None:
            self._analysing.cancel()
            self._analysing = None
            self._show_progress(None)
        if opened.analysis is None:
            self._analyse(opened)

    def _offer_feed(self, opened: Opened) -> None:
        """Say that the page names a feed, if that is not followed yet."""
        library, feed, context = self._context.library, opened.article.feed or "", self._context

        def answered(followed: bool) -> None:
            if not followed:
                own = keys.keys_of(keys.by_id()["follow-feed"], context.settings.keys)
                context.tell(context.tr("feeds.offered", shown=own[0] if own else context.tr("action.follow-feed")))

        about = ForArticle(opened.article.digest, opened.article_id)
        context.jobs.start("offer-feed", lambda _: library.feeds.follows(feed), then=answered, about=about)

    def _analyse(self, opened: Opened) -> None:
        """Have the article understood."""
        library, jobs = self._context.library, self._context.jobs
        self._enough = enough = threading.Event()

        def work(job: Job) -> tuple[Analysis, bool]:
            progress = jobs.report(job, self._show_progress)
            analysis = library.analyses.analyse(
                opened, progress=progress, cancelled=lambda: job.cancelled() or enough.is_set()
            )
            return analysis, enough.is_set()

        self._analysing = jobs.start("analyse", work, then=self._analysed, failed=self._not_analysed)
        self._show_progress(Progress("load", 0, None))

    def _analysed(self, result: tuple[Analysis, bool]) -> None:
        """Show what was understood; of a part of the text where the reader has stopped it."""
        self._analysing = None
        screen = self._screen
        if screen is not None:
            analysis, screen.head.partial = result
            screen.show_progress(None)
            screen.reading.understand(analysis)
            screen.tell_reading()

    def _not_analysed(self, error: ReaderError | None) -> None:
        self._analysing = None
        screen = self._screen
        if screen is not None:
            screen.reading.failed = True
            screen.show_progress(None)
            screen.tell_reading()

    def toggle_analysis(self) -> None:
        """Stop the analysis: what is understood so far is shown. Begin one once more that was stopped, or failed."""
        screen = self._screen
        if self._analysing is not None:
            self._enough.set()
        elif screen is not None and screen.opened is not None and (screen.reading.failed or screen.head.partial):
            screen.reading.failed = screen.head.partial = False
            self._analyse(screen.opened)
        else:
            self._context.tell(self._context.tr("none.work"))

    def _show_progress(self, progress: Progress | None) -> None:
        screen = self._screen
        if screen is not None:
            screen.show_progress(progress)
