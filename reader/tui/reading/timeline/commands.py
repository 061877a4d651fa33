"""What is done with the timeline from anywhere on the reading screen, and in its pane."""

from __future__ import annotations

from reader.tui.keymap.commands import Commands
from reader.tui.reading.timeline.pane import Timeline
from reader.tui.reading.view import ReadingView


def timeline_of(view: ReadingView) -> Timeline:
    """The pane of statements."""
    pane = view.pane("timeline")
    assert isinstance(pane, Timeline)
    return pane


def show_timeline(view: ReadingView) -> None:
    """Go to the timeline, or from there back to the text."""
    view.show_pane("article" if view.focused_pane == "timeline" else "timeline")


def next_order(view: ReadingView) -> None:
    """Show the timeline by text, by time or by actor, the next of them each time."""
    timeline_of(view).next_order()
    view.show_pane("timeline", focus=view.pane_count == 1)


COMMANDS: Commands[ReadingView] = {
    "timeline": show_timeline,
    "timeline-view": next_order,
}
"""What is done with the timeline from the reading screen."""
