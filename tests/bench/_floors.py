"""The two little apps that the reading room is measured against: `line` and `scroll FILE`.

line shows one line: what every Textual program pays. scroll shows a text in one Static in a VerticalScroll.
"""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static


class Line(App[None]):
    """One line that counts."""

    BINDINGS = [("q", "quit", "Quit"), ("j", "count", "Count")]
    count = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("line 0")

    def action_count(self) -> None:
        """Count."""
        self.count += 1
        self.query_one(Static).update(f"line {self.count}")


class Scroll(App[None]):
    """A text that scrolls."""

    BINDINGS = [("q", "quit", "Quit"), ("j", "line", "Line"), ("space", "page", "Page"), ("G", "end", "End")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The text."""
        with VerticalScroll():
            yield Static(self._text, markup=False)

    def action_line(self) -> None:
        """A line down."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_page(self) -> None:
        """A page down."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def action_end(self) -> None:
        """To the end."""
        self.query_one(VerticalScroll).scroll_end(animate=False)


if __name__ == "__main__":
    if sys.argv[1] == "line":
        Line().run()
    else:
        Scroll(Path(sys.argv[2]).read_text(encoding="utf-8")).run()
