"""Changes of what the reader made of the article: done by the library one after the other, then shown as kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from reader.errors import LibraryError
from reader.model import NO_ARTICLE, Analysis, Note, Opened
from reader.tui.dialogs.changed import change_words
from reader.tui.jobs import Job, Policy
from reader.tui.reading.view import ReadingView, subject_of
from reader.tui.requests import ShowTold

Result = TypeVar("Result")


def change(
    view: ReadingView, name: str, work: Callable[[], Result], then: Callable[[Result], None] | None = None
) -> None:
    """Let the library change something, off the screen's thread; show what it has then, and go on with `then`."""
    library, opened = view.context.library, view.opened
    if opened is None:
        return

    def run(_: Job) -> tuple[Result, tuple[Note, ...], Analysis | None, Opened]:
        done = work()
        told = library.articles.as_told(opened)
        wanted = told is opened and view.reading.analysis is not None
        analysis = library.analyses.analyse(opened) if wanted else None
        return done, library.notes.of_article(opened.article_id), analysis, told

    def show(result: tuple[Result, tuple[Note, ...], Analysis | None, Opened]) -> None:
        done, notes, analysis, told = result
        view.point_at(None)
        view.reading.notes = notes
        if told is not opened:
            view.context.post(ShowTold(replace(told, notes=notes)))
        elif analysis is not None:
            view.reading.understand(analysis, corrected=True)
        view.tell_reading()
        if then is not None:
            then(done)

    view.context.jobs.start(name, run, then=show, about=subject_of(view), policy=Policy.CHANGE)


def refresh(view: ReadingView) -> None:
    """Show the notes and corrections as the library has them now."""
    change(view, "refresh", lambda: None)


def undo(view: ReadingView) -> None:
    """Take the last change back."""
    _turn(view, "undo", view.context.library.history.undo, "done.undone", "done.nothing-to-undo")


def redo(view: ReadingView) -> None:
    """Make the change again that was taken back."""
    _turn(view, "redo", view.context.library.history.redo, "done.redone", "done.nothing-to-redo")


def _turn(view: ReadingView, name: str, work: Callable[[], str | None], said: str, nothing: str) -> None:
    def turned(what: str | None) -> None:
        if what is None:
            view.hint(nothing)
        else:
            view.hint(said, what=change_words(view.context.tr, what))

    change(view, name, work, turned)


# -------------------------------------------------------------------- another Kutip on the same library


class Fetched(NamedTuple):
    """What the library has of an article."""

    notes: tuple[Note, ...]
    """Its notes."""
    analysis: Analysis | None
    """Its analysis with the corrections in it; None where another one has to be made."""
    told: Opened
    """What is told of it."""


def look_elsewhere(view: ReadingView) -> None:
    """Fetch what another Kutip, or another screen, wrote of this article; what is the same is left alone."""
    library, opened, reading = view.context.library, view.opened, view.reading
    if opened is None or reading.article_id == NO_ARTICLE or reading.analysis is None:
        return
    if view.head.partial or view.head.progress is not None:
        return  # asking the library would begin the analysis once more
    try:
        if not library.changed_elsewhere():
            return
    except LibraryError:
        return  # whoever writes next is told
    shown = Fetched(reading.notes, reading.analysis, opened)

    def show(found: Fetched) -> None:
        """Show it, if it is other than what is shown, and that has not changed meanwhile."""
        if shown.notes is not reading.notes or shown.analysis is not reading.analysis or found == shown:
            return
        reading.notes = found.notes
        if found.told is not opened:
            view.context.post(ShowTold(replace(found.told, notes=found.notes)))
        elif found.analysis is not None:
            reading.understand(found.analysis, corrected=True)
        view.tell_reading()

    def fetch(_: Job) -> Fetched:
        told = library.articles.as_told(opened)
        analysis = library.analyses.analyse(opened) if told is opened else None
        return Fetched(library.notes.of_article(opened.article_id), analysis, told)

    view.context.jobs.start("elsewhere", fetch, then=show, about=subject_of(view))
