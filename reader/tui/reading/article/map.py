"""A map of the whole article at the edge of the text: statements, notes, hits, and the part that is on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from reader.tui.drawing.line_view import LineView
from reader.tui.drawing.styles import UNKNOWN_HUE
from reader.tui.drawing.wrapped_text import WrappedText
from reader.tui.reading.state import ReadingState


class ArticleMap(LineView, can_focus=False):
    """Two columns as high as the pane: the reader's own marks, and who speaks. A click goes there."""

    class Clicked(Message):
        """The reader wants to see that part of the article."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset
            """An offset into the text."""

    def __init__(self, reading: ReadingState, lines: Callable[[], WrappedText], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reading = reading
        """What is read."""
        self._lines = lines
        self._spoken: list[int | None] = []
        self._own: list[tuple[str, Style] | None] = []
        self._shown = range(0)
        self._current = range(0)

    # ---------------------------------------------------------------- what the screen tells

    def reading_changed(self) -> None:
        """Statements, notes or hits are others."""
        self._spoken = []
        self._shown, self._current = self._rows_on_screen(), self._rows_of_current()
        self.canvas.redraw()

    def current_changed(self) -> None:
        """Another statement is the current one."""
        before, self._current = self._current, self._rows_of_current()
        self._redraw_differences(before, self._current)

    def place_changed(self) -> None:
        """Another part of the article is on the screen."""
        before, self._shown = self._shown, self._rows_on_screen()
        self._redraw_differences(before, self._shown)

    def _redraw_differences(self, before: range, now: range) -> None:
        self.canvas.redraw_each(set(before) ^ set(now))

    # ---------------------------------------------------------------- rows of the map

    def line_total(self) -> int:
        """As many rows as there is room for: the map does not scroll."""
        return self.size.height

    def on_resize(self) -> None:
        """The map has another height; Textual calls the handler of `LineView` as well."""
        self.reading_changed()

    def _row(self, offset: int) -> int:
        """The row of an offset: beside its line where the whole article is on the screen, else in proportion."""
        height = max(self.size.height, 1)
        lines = self._lines()
        if lines.finished and lines.count <= height:
            return min(lines.line_of(offset), height - 1)
        return min(offset * height // max(len(self.reading.article.text), 1), height - 1)

    def _rows(self, start: int, end: int) -> range:
        return range(self._row(start), self._row(max(end - 1, start)) + 1)

    def _rows_on_screen(self) -> range:
        place = self.reading.place
        return self._rows(place.start, place.end) if self.size.height else range(0)

    def _rows_of_current(self) -> range:
        statement = self.reading.statement
        return self._rows(statement.start, statement.end) if statement and self.size.height else range(0)

    def _draw_marks(self) -> None:
        height = self.size.height
        counts: list[Counter[int]] = [Counter() for _ in range(height)]
        self._own = [None] * height
        if not self.reading.filters.bare:
            for index, statement in enumerate(self.reading.statements):
                if self.reading.steps_back(index):
                    continue
                hue = self.reading.hue(statement)
                for span in statement.spans:
                    for row in self._rows(span.start, span.end):
                        counts[row][hue] += span.end - span.start
        self._spoken = [counter.most_common(1)[0][0] if counter else None for counter in counts]
        for span in self.reading.hits[:5000]:
            self._own[self._row(span.start)] = ("›", self.theme_styles.accent)
        for span, note in self.reading.note_spans():
            self._own[self._row(span.start)] = (note.sign, self.theme_styles.note(note.colour))

    def make_ready(self) -> None:
        """Find out what stands on which row."""
        if len(self._spoken) != self.size.height:
            self._shown, self._current = self._rows_on_screen(), self._rows_of_current()
        if len(self._spoken) != self.size.height:
            self._draw_marks()

    def draw_line(self, number: int) -> Strip:
        """One row of the map."""
        styles = self.theme_styles
        shown = number in self._shown
        hue = self._spoken[number]
        edge = ("▐", styles.thumb) if shown else ("▕", styles.rule)
        if hue is None:
            block = (" ", styles.text)
        elif number in self._current:
            block = ("█", styles.sign(hue, bold=True))
        elif hue == UNKNOWN_HUE:
            block = ("░", styles.soft(hue))
        else:
            block = ("█", styles.soft(hue))
        return self.canvas.strip([self._own[number] or (" ", styles.text), edge, block])

    def on_click(self, event: events.Click) -> None:
        """Go to that part of the article."""
        event.stop()
        if self.size.height:
            lines = self._lines()
            offset = len(self.reading.article.text) * event.y // self.size.height
            if lines.finished and lines.count <= self.size.height:  # everything is in sight, line by line
                line = lines.line(min(event.y, lines.count - 1))
                offset = line.start if line is not None else 0
            self.post_message(self.Clicked(offset))
