"""What panes tell the reading screen that the reader wants.

Panes know no other pane: the screen acts and tells them all.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from reader.model import Span


@dataclass
class StatementChosen(Message):
    """The reader chose a statement: it becomes the current one and is brought into sight."""

    index: int
    """Its index in the analysis."""
    go: bool = False
    """Whether the reader wants to be in the text then: the article gets the focus."""


@dataclass
class ActorChosen(Message):
    """The reader wants to see an actor's card."""

    actor_id: str
    """The actor."""


@dataclass
class PlaceChosen(Message):
    """The reader wants to go to a passage of the text."""

    span: Span
    """The passage; it is pointed at if it is not empty."""
    go: bool = True
    """Whether the article gets the focus."""


class SelectionChanged(Message):
    """The reader selected other words in the article, or none."""

    def __init__(self, span: Span | None) -> None:
        super().__init__()
        self.span = span
        """The selected passage."""

    def can_replace(self, message: Message) -> bool:
        """Only the last selection counts."""
        return isinstance(message, SelectionChanged)


class PlaceMoved(Message):
    """The article was broken into lines anew, and other words may be on the screen."""

    def can_replace(self, message: Message) -> bool:
        """Only where it stands now counts."""
        return isinstance(message, PlaceMoved)
