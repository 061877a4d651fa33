"""The commands of the reading screen: those of its features, and those that more than one feature answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from reader.tui.keymap.commands import Commands
from reader.tui.reading import changes, guide, walked
from reader.tui.reading.actors import commands as actors
from reader.tui.reading.article import chosen, looking, moving
from reader.tui.reading.codes import commands as codes
from reader.tui.reading.corrections import commands as corrections
from reader.tui.reading.notes import commands as notes
from reader.tui.reading.search import commands as search
from reader.tui.reading.timeline import commands as timeline
from reader.tui.reading.view import ReadingView
from reader.tui.requests import Do


def next_statement(view: ReadingView, step: int) -> None:
    """Go to the next or previous statement; while something is searched, to the next hit; from a list to its next."""
    if view.reading.hits:
        search.step_hit(view, step)
    elif walked.is_walked(view):
        walked.step(view, step)
    else:
        moving.next_statement(view, step)


def next_of_actor(view: ReadingView, step: int) -> None:
    """Go to the next or previous statement of the current one's speaker; without one to the next statement."""
    if view.reading.statement is None:
        next_statement(view, step)
    else:
        moving.next_of_actor(view, step)


def back_to_list(view: ReadingView) -> None:
    """Go back to the row of the list from which the article was opened; without one, to where the last jump began."""
    if view.reading.listed is not None:
        view.context.post(Do.GO_BACK)
    else:
        moving.jump(view, -1)


def next_pane(view: ReadingView, step: int) -> None:
    """Go to the next pane; where there is room for one only, turn the page."""
    view.next_pane(step)


def open_here(view: ReadingView) -> None:
    """Attach the note that waits for a passage; edit the note here; else show the card of who speaks."""
    if not notes.attach_note(view) and not notes.edit_note_here(view) and view.reading.statement is not None:
        actors.show_speaker(view)


def _stop_pointing(view: ReadingView) -> bool:
    """Point at nothing any more; whether the reader pointed at something."""
    if view.reading.point is None:
        return False
    view.point_at(None)
    return True


def _leave_pane(view: ReadingView) -> bool:
    """Go from a pane beside the text, or in its place, back to the text; whether the focus was there."""
    if view.focused_pane in (None, "article"):
        return False
    view.show_pane("article")
    return True


CANCELS: tuple[Callable[[ReadingView], bool], ...] = (
    guide.close_guide,
    chosen.stop_choosing,
    notes.stop_attaching,
    search.stop_searching,
    _leave_pane,
    _stop_pointing,
    walked.stop_walking,
    actors.stop_focusing,
)
"""What Esc stops, one thing at a time: the first that had something to stop."""

ASIDES: tuple[Callable[[ReadingView], str | None], ...] = (notes.aside, chosen.aside, search.aside)
"""What stands at the foot in place of who speaks: the first that has something to say."""


def stop(view: ReadingView) -> None:
    """Stop one thing at a time."""
    any(cancel(view) for cancel in CANCELS)


def foot(view: ReadingView) -> str:
    """What stands at the foot in place of who speaks; empty for nothing."""
    return next((words for aside in ASIDES if (words := aside(view)) is not None), "")


READING_COMMANDS: Commands[ReadingView] = {
    **moving.COMMANDS,
    **looking.COMMANDS,
    **chosen.COMMANDS,
    **timeline.COMMANDS,
    **actors.COMMANDS,
    **search.COMMANDS,
    **notes.COMMANDS,
    **codes.COMMANDS,
    **corrections.COMMANDS,
    "back-to-list": back_to_list,
    "next-statement": partial(next_statement, step=1),
    "previous-statement": partial(next_statement, step=-1),
    "next-of-actor": partial(next_of_actor, step=1),
    "previous-of-actor": partial(next_of_actor, step=-1),
    "next-pane": partial(next_pane, step=1),
    "previous-pane": partial(next_pane, step=-1),
    "edit-note": open_here,
    "stop": stop,
    "undo": changes.undo,
    "redo": changes.redo,
}
"""The commands of scope READING."""

CORRECT_COMMANDS = corrections.CORRECT_COMMANDS
"""The commands of scope CORRECT."""
