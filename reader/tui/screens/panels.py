"""What stands beside the text: the timeline's views and filters, the actors, and what is opened from there."""

from __future__ import annotations

from typing import cast

from reader.tui.screens.looking import Looking
from reader.tui.widgets.timeline import Timeline


class Panels(Looking):
    """The actions on the panes and screens around the text; the screens are imported when they are opened."""

    @property
    def timeline(self) -> Timeline:
        """The pane of statements."""
        return cast(Timeline, self.pane("timeline"))

    def action_timeline_view(self) -> None:
        """Show the timeline by text, by time or by actor, the next of them each time."""
        self.timeline.next_view()
        self.show_pane("timeline", focus=self.room == 1)

    def action_timeline_filter(self, name: str) -> None:
        """Leave some of the statements out of the timeline, or show all of them again."""
        if name == "actor" and self.timeline.choice.actor is None and self.reading.statement is None:
            self.hint("none.statement")
            return
        self.timeline.filter_by(name)
        self.show_pane("timeline", focus=self.room == 1)
