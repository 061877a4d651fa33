"""The panes of the reading screen: which there are, and which stand side by side or in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from textual.screen import Screen
from textual.widget import Widget

from reader.tui.drawing.frame import Frame, frame
from reader.tui.reading.state import ReadingState
from reader.tui.reading.timeline.pane import Timeline
from reader.tui.reading.view import Pane


def _actors(reading: ReadingState) -> Widget:
    """The pane of actors, imported when it is seen."""
    from reader.tui.reading.actors.pane import ActorsPane

    return ActorsPane(reading, id="actors", classes="pane")


PANES: dict[str, Callable[[ReadingState], Widget]] = {
    "timeline": lambda reading: Timeline(reading, id="timeline", classes="pane"),
    "actors": _actors,
}
"""The panes beside the article, by name, in the order in which Tab visits them; each is a `Pane`."""

THIRD = ("actors", "notes")
"""Panes that stand in the third place where there is room for it; one at a time."""


class PaneLayout:
    """Shows as many panes as there is room for; where there is room for one, they are turned like pages."""

    def __init__(self, screen: Screen[Any], reading: Callable[[], ReadingState]) -> None:
        self._screen = screen
        self._reading = reading
        self._beside = "timeline"
        self._third = "actors"
        self._front = "article"

    @property
    def frame(self) -> Frame:
        """Where the parts stand on a terminal of this size."""
        return frame(*self._screen.app.size)

    def __iter__(self) -> Iterator[Pane]:
        """Every pane that is there, and the map."""
        for widget in self._screen.query("#panes > *"):
            if hasattr(widget, "reading_changed"):
                yield cast(Pane, widget)

    def pane(self, name: str) -> Widget:
        """The pane of that name, made if it is not there yet."""
        found = self._screen.query(f"#{name}")
        if found:
            return found.first()
        pane = PANES[name](self._reading())
        for row in self._screen.query("#panes"):
            row.mount(pane)
        return pane

    def arrange(self, *, asking: bool) -> None:
        """Show the panes that there is room for; the line that says who gives way to a line to type in."""
        screen, measures, names = self._screen, self.frame, self.shown()
        for name in names:
            if name in PANES:
                self.pane(name)
        for name in ("article", *PANES):
            for widget in screen.query(f"#{name}"):
                widget.display = name in names
                widget.styles.width = measures.text if name == "article" else measures.pane
        for row in screen.query("#panes"):
            row.styles.padding = (measures.air, 0, 0, 0)
        seen = {
            "map": "article" in names and measures.map > 0,
            "head": measures.head > 0,
            "who": measures.who > 0 and not asking,
        }
        for name, is_seen in seen.items():
            for widget in screen.query(f"#{name}"):
                widget.display = is_seen

    def shown(self) -> list[str]:
        """Names of the panes that are seen now."""
        count = self.frame.pane_count
        if count == 1:
            return [self._front]
        if count == 2 or self._third not in PANES:
            return ["article", self._beside]
        return ["article", "timeline", self._third]

    def bring(self, name: str) -> None:
        """Let a pane be among those that are seen."""
        if name in THIRD:
            self._third = name
        if name != "article":
            self._beside = name
        self._front = name

    def after(self, name: str | None, step: int) -> str:
        """Name of the next or previous pane, seen from the one that has the focus."""
        names = ["article", *PANES] if self.frame.pane_count == 1 else self.shown()
        at = names.index(name) if name in names else 0
        return names[(at + step) % len(names)]
