"""How the page looks, and what is asked about the article as a whole."""

from __future__ import annotations

from functools import partial

from reader.settings import LEAST_WIDTH
from reader.tui.keymap.commands import Commands
from reader.tui.reading.view import ReadingView, chosen_statement, in_library
from reader.tui.requests import (
    Do,
    EditParticulars,
    ExportArticle,
    FollowFeeds,
    ShowNotes,
    ShowSame,
    ShowVersions,
    UseWidth,
)

WIDTH_STEP = 4
"""Cells by which a key makes the text wider or narrower."""


def legend(view: ReadingView) -> None:
    """Show what the marks mean; switch kinds of names on and off."""
    from reader.tui.reading.article.legend import Legend

    view.app.push_screen(Legend(view.reading.filters, view.tell_reading))


def bare(view: ReadingView) -> None:
    """A page without the machine's marks, or with them again."""
    view.reading.filters.bare = not view.reading.filters.bare
    view.tell_reading()


def change_width(view: ReadingView, step: int) -> None:
    """Make the text wider or narrower, as far as it goes, and keep that."""
    now = view.article.lines.measure
    cells = max(min(now + step, view.article.widest), min(LEAST_WIDTH, now))
    if cells == now:
        view.hint("width.most" if step > 0 else "width.least", count=now)
        return
    view.context.post(UseWidth(cells))
    view.hint("width.is", count=cells)


def stop_work(view: ReadingView) -> None:
    """Stop the analysis where it is, or begin one again that was stopped or failed."""
    view.context.post(Do.TOGGLE_ANALYSIS)


def notes(view: ReadingView) -> None:
    """Show the list of notes."""
    view.context.post(ShowNotes())


def same(view: ReadingView) -> None:
    """Show where else the current statement stands."""
    statement = chosen_statement(view)
    if statement is not None and in_library(view):
        view.context.post(ShowSame(view.reading.article_id, statement.id))


def particulars(view: ReadingView) -> None:
    """Ask for title, outlet, author, day and language of the article."""
    if in_library(view):
        view.context.post(EditParticulars([view.reading.article_id]))


def check_again(view: ReadingView) -> None:
    """Read the article's source anew, and show what changed."""
    if in_library(view):
        view.context.checking.begin([view.reading.article_id])


def versions(view: ReadingView) -> None:
    """Show the versions of the article."""
    if in_library(view):
        view.context.post(ShowVersions(view.reading.article_id, view.reading.article.name, changes=True))


def export(view: ReadingView) -> None:
    """Write the article with its notes and corrections to a file."""
    if in_library(view):
        view.context.post(ExportArticle(view.reading.article_id, view.reading.article.name))


def follow_feed(view: ReadingView) -> None:
    """Follow the feed that the page names."""
    article = view.reading.article
    if article.feed is None:
        view.hint("none.feed")
    elif in_library(view):
        view.context.post(FollowFeeds(article.feed, article.url or ""))


COMMANDS: Commands[ReadingView] = {
    "legend": legend,
    "bare": bare,
    "wider": partial(change_width, step=WIDTH_STEP),
    "narrower": partial(change_width, step=-WIDTH_STEP),
    "stop-work": stop_work,
    "notes": notes,
    "same-quotation": same,
    "particulars": particulars,
    "check-again": check_again,
    "versions": versions,
    "export": export,
    "follow-feed": follow_feed,
}
"""What changes the looks of the page, or asks the library about the article."""
