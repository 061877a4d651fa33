"""Corrections of statements and actors: whether one can be made, and how it is kept."""

from __future__ import annotations

from collections.abc import Callable

from reader.tui.reading.changes import change
from reader.tui.reading.view import ReadingView, in_library


def may_correct(view: ReadingView) -> bool:
    """Whether there is something that can be corrected; says why not."""
    if not in_library(view, "none.library-for-corrections"):
        return False
    if view.reading.analysis is None:
        view.hint("none.analysis")
        return False
    return True


def correct(
    view: ReadingView,
    said: str,
    work: Callable[[], object],
    then: Callable[[], None] | None = None,
    **values: object,
) -> None:
    """Have the library keep a correction; when it is kept and shown, do what follows and say `said` with `values`."""

    def kept(_: object) -> None:
        if then is not None:
            then()
        view.hint(said, **values)

    change(view, "corrected", work, kept)
