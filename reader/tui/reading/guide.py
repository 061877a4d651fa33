"""The guide of the first run: six lines at the foot of the page, closed by Esc or a click; they never return."""

from __future__ import annotations

from textual import events
from textual.strip import Strip

from reader.tui.drawing.line_view import LineView
from reader.tui.keymap import keys
from reader.tui.reading.view import ReadingView

LINES = ("next-statement", "speaker", "note", "timeline", "library", "help")
"""The actions that the guide tells of, one a line."""


class Guide(LineView, can_focus=False):
    """Six keys, each with what it does."""

    def on_mount(self) -> None:
        """As high as it has lines, with a line of air above."""
        self.styles.height = len(LINES) + 1

    def line_total(self) -> int:
        """The lines and the air."""
        return len(LINES) + 1

    def draw_line(self, number: int) -> Strip:
        """Key and meaning."""
        styles, tr = self.theme_styles, self.tr
        if not number:
            return self.canvas.strip([("─" * self.size.width, styles.rule)])
        action_id = LINES[number - 1]
        others = {
            "previous": self._key("previous-statement"),
            "why": self._key("why"),
            "view": self._key("timeline-view"),
            "add": self._key("library-add"),
            "close": self._key("stop"),
        }
        words = tr(f"guide.{action_id}", **others)
        return self.canvas.strip([(f"   {self._key(action_id):<4}", styles.accent), (words, styles.text)])

    def _key(self, action_id: str) -> str:
        return (keys.keys_of(keys.by_id()[action_id], self.context.settings.keys) or [""])[0]

    def on_click(self, event: events.Click) -> None:
        """Close it."""
        event.stop()
        self.remove()


def close_guide(view: ReadingView) -> bool:
    """Close the guide; whether it was there."""
    guide = view.query("#guide")
    guide.remove()
    return bool(guide)
