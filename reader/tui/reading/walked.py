"""Walking the places of the list from which an article was opened, over articles."""

from __future__ import annotations

from reader.tui.reading.view import ReadingView
from reader.tui.requests import Listed, OpenArticle


def is_walked(view: ReadingView) -> bool:
    """Whether keys go over the places of a list."""
    return view.reading.listed is not None and bool(view.reading.listed.places)


def step(view: ReadingView, by: int) -> None:
    """Go to the next or previous place of the list, in whichever article it is."""
    listed = view.reading.listed
    if listed is None:
        return
    at = listed.at + by
    if not 0 <= at < len(listed.places):
        view.hint("none.listed", count=len(listed.places))
        return
    view.reading.listed = Listed(listed.places, at)  # at once: the article may take a moment, the next key does not
    view.context.post(OpenArticle(*listed.places[at], view.reading.listed))


def stop_walking(view: ReadingView) -> bool:
    """Let keys go over the statements again; whether they went over a list. The list is still one key away."""
    if not is_walked(view):
        return False
    view.reading.listed = Listed((), 0)
    view.remake_bars()
    return True
