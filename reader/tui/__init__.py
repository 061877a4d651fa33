"""The screen: the only package with Textual; `run` opens it."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import NO_ARTICLE, NOTHING_TOLD, Article, Opened, Particulars
from reader.paths import Paths
from reader.settings import Settings

if TYPE_CHECKING:
    from reader.library import Library
    from reader.tui.startup.keyboard import Keyboard

SAMPLE = Particulars(title="Seoul memanggil duta besar Rusia", published=date(2024, 10, 21))
"""What the text of the sample article does not tell."""

LONG_TEXT_CHARACTERS = 300_000
"""Characters from which an article is put in the library off the screen's thread: writing it would stall a key."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing that is made on the way to the first page is garbage; from then on the app collects when nobody waits."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_uncollected()
def run(
    source: str | int | None,
    *,
    stdin: bytes | None = None,
    told: Particulars = NOTHING_TOLD,
    fitting: str = "",
    paths: Paths,
    settings: Settings,
) -> int:
    """Open the screen on a source, an article of the library by its number, or on the library; gives the exit status.

    `told` is what the user says of the source. Where it is the library, its articles are shown that fit the words
    `fitting`.

    A file is read, and its first page drawn, before Textual is imported; a page from the web is fetched on the screen.
    Raises ReaderError for what keeps the screen from opening.
    """
    from reader.library import Library
    from reader.paths import sample_article
    from reader.tui.keymap.keys import own_keys
    from reader.tui.startup.keyboard import Keyboard

    _end_in_order()
    own_keys(settings.keys, str(paths.settings))  # what is wrong there is told before anything is drawn
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        raise ReaderError(
            "No terminal", "The reading room draws on standard error, which leads elsewhere; do not redirect it."
        )
    keyboard = Keyboard()
    try:
        keyboard.take(settings.theme)
        with Library(paths, settings) as library:
            from reader.tui.startup.welcome import is_first_run, last_read

            if isinstance(source, int):
                from reader.tui.launch import Beginning, run_app

                return run_app(library, settings, Beginning(stored=source), keyboard=keyboard)
            if source is None:
                last = last_read(library)
                if last is not None:
                    from reader.tui.launch import Beginning, run_app

                    return run_app(library, settings, Beginning(stored=last, fitting=fitting), keyboard=keyboard)
                told = SAMPLE.updated(told)
            wanted = source if source is not None else str(sample_article())
            if wanted.startswith(("http://", "https://")):
                from reader.tui.launch import Beginning, run_app

                begin = Beginning(later=wanted, told=told, guide=is_first_run(paths))
                return run_app(library, settings, begin, keyboard=keyboard)
            return _run_on(wanted, stdin, told, library, settings, keyboard)
    finally:
        keyboard.restore()


def _run_on(
    source: str, stdin: bytes | None, told: Particulars, library: Library, settings: Settings, keyboard: Keyboard
) -> int:
    """Read a file, draw its first page, and open the screen on it; gives the exit status."""
    from reader import intake
    from reader.tui.startup.first import FirstScreen
    from reader.tui.startup.welcome import is_first_run

    article = told.over(intake.read(source, stdin=stdin, language=told.language))
    place = library.articles.place_of(article)
    first = FirstScreen()
    try:
        first.draw(article, place or 0, settings, light=keyboard.is_page_light())
        is_long = len(article.text) >= LONG_TEXT_CHARACTERS
        opened = _as_it_stands(article, place) if is_long else _entered(library, article, told)
        from reader.tui.launch import Beginning, run_app

        begin = Beginning(opened, enter=is_long, told=told, guide=is_first_run(library.paths))
        return run_app(library, settings, begin, first=first, keyboard=keyboard)
    finally:
        first.restore()


def _end_in_order() -> None:
    """Until the screen listens itself: where the program is asked to end, what is open is closed and given back."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)


def _as_it_stands(article: Article, place: int | None) -> Opened:
    """An article that is so long that it is put into the library only when it is on the screen."""
    return Opened(article, NO_ARTICLE, None, (), place, is_new=False)


def _entered(library: Library, article: Article, told: Particulars) -> Opened:
    """The article as the library has it; where it has to be analysed, the process that does so begins to load while
    Textual is imported."""
    opened = library.articles.open_article(article, told)
    if opened.analysis is None and opened.article.language is not None:
        library.analyses.warm_up(opened.article.language)
    return opened
