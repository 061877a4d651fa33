"""Choosing words in the article, by keys and by mouse: one selection for both.

Textual's own selection is bound to rows and columns of one widget's drawing; this one is a span of the canonical text,
so it outlives resizing, goes into notes and copies as it is, and can be moved by words and sentences.
"""

from __future__ import annotations

from textual import events

from reader.model import Span
from reader.tui.drawing.line_view import LineView
from reader.tui.drawing.wrapped_text import WrappedText
from reader.tui.reading.article.marks import SpanStyles
from reader.tui.reading.article.units import Unit, paragraph_at, step, unit_at, word_at
from reader.tui.reading.messages import SelectionChanged, StatementChosen
from reader.tui.reading.state import Reading


class Choosing(LineView):
    """The part of the article pane that selects; the pane itself sets and draws the text."""

    reading: Reading
    span_styles: SpanStyles
    lines: WrappedText

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._anchor: int | None = None
        self._caret = 0
        self._unit = Unit.CHARACTER
        self._by_key = False
        self._column: int | None = None
        self._pressed: int | None = None
        self._dragged = False

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the character at a cell of the pane."""
        raise NotImplementedError

    def column_of(self, offset: int) -> int:
        """The column of a character."""
        raise NotImplementedError

    def redraw_spans(self, *spans: Span | None) -> None:
        """Draw the lines of some passages anew."""
        raise NotImplementedError

    # ---------------------------------------------------------------- what is chosen

    @property
    def chosen(self) -> Span | None:
        """The selected words."""
        return self.span_styles.chosen

    @property
    def choosing(self) -> bool:
        """Whether keys move the end of the selection."""
        return self._by_key

    def choose_span(self, span: Span | None) -> None:
        """Select a passage, or nothing."""
        before = self.span_styles.chosen
        if span is not None and span.start >= span.end:
            span = None
        if span == before:
            return
        self.span_styles.chosen = span
        self.redraw_spans(before, span)
        self.post_message(SelectionChanged(span))

    def stop_choosing(self) -> None:
        """Let go of the selection."""
        self._by_key = False
        self._anchor = None
        self._pressed = None
        if self.is_mounted:
            self.choose_span(None)
        else:
            self.span_styles.chosen = None

    # ---------------------------------------------------------------- by keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that move the end of a selection do so only while there is one."""
        if action.startswith("caret"):
            return self._by_key
        return super().check_action(action, parameters)

    def start_choosing(self, unit: Unit, at: int | None = None) -> None:
        """Choose by keys from `at` on, or from where the reader's eye is: the point, the statement, the top line."""
        if at is None:
            statement = self.reading.statement
            place = self.reading.place
            if self.reading.point is not None and place.contains(self.reading.point.start):
                at = self.reading.point.start
            elif statement is not None and place.contains(statement.start):
                at = statement.start
            else:
                at = place.start
        if self.span_styles.chosen is not None and not self._by_key:
            at = self.span_styles.chosen.start
        self._anchor = self._caret = at
        self._unit = unit
        self._by_key = True
        self._column = None
        self._stretch()

    def _stretch(self) -> None:
        """Select from the anchor's unit to the caret's."""
        if self._anchor is None or not self.reading.article.text:
            return
        one = unit_at(self.reading.article, self._anchor, self._unit)
        other = unit_at(self.reading.article, self._caret, self._unit)
        self.choose_span(Span(min(one.start, other.start), max(one.end, other.end)))
        number = self.lines.line_of(self._caret)
        self.canvas.reveal(number, number, context=1)

    def _move_caret(self, offset: int, *, keep_column: bool = False) -> None:
        self._caret = max(0, min(offset, len(self.reading.article.text) - 1))
        if not keep_column:
            self._column = None
        self._stretch()

    def action_caret(self, unit: str, by: int) -> None:
        """Move the end of the selection by a unit."""
        self._move_caret(step(self.reading.article, self._caret, Unit(unit), by))

    def action_caret_line(self, by: int) -> None:
        """Move the end of the selection by lines of the screen, in its column."""
        if self._column is None:
            self._column = self.column_of(self._caret)
        number = self.lines.line_of(self._caret)
        while True:
            number += 1 if by > 0 else -1
            line = self.lines.line(number)
            if line is None:
                self._move_caret(len(self.reading.article.text) - 1 if by > 0 else 0)
                return
            if line.block >= 0:
                break
        offset = self.offset_at(self._column, number - self.top)
        if offset is not None:
            self._move_caret(offset, keep_column=True)

    def action_caret_end(self, by: int) -> None:
        """Move the end of the selection to the start or the end of its line."""
        line = self.lines.line(self.lines.line_of(self._caret))
        if line is not None:
            self._move_caret(line.start if by < 0 else max(line.end - 1, line.start))

    def action_caret_text(self, by: int) -> None:
        """Move the end of the selection to the start or the end of the article."""
        self._move_caret(0 if by < 0 else len(self.reading.article.text) - 1)

    def action_caret_swap(self) -> None:
        """Move the other end of the selection."""
        if self._anchor is not None:
            self._anchor, self._caret = self._caret, self._anchor
            self._stretch()

    # ---------------------------------------------------------------- by mouse

    def _offset_of(self, event: events.MouseEvent) -> int | None:
        """The offset under the mouse; the nearest line's where the mouse is between lines or outside."""
        y = max(0, min(event.y, self.size.height - 1))
        for distance in range(self.size.height):
            for row in (y - distance, y + distance):
                offset = self.offset_at(event.x, row) if 0 <= row < self.size.height else None
                if offset is not None:
                    return offset
        return None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag."""
        if event.button == 1:
            self._pressed = self._offset_of(event)
            self._dragged = False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button was pressed; scroll at the edges."""
        if self._pressed is None or event.button != 1:
            return
        if event.y < 0:
            self.canvas.scroll(-1)
        elif event.y >= self.size.height:
            self.canvas.scroll(1)
        offset = self._offset_of(event)
        if offset is None or (offset == self._pressed and not self._dragged):
            return
        self._dragged = True
        self._by_key = False
        low, high = min(offset, self._pressed), max(offset, self._pressed)
        self.choose_span(Span(low, high + 1))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The selection is made."""
        self.release_mouse()
        self._pressed = None
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """Once: the statement there; twice: the word; three times: the paragraph."""
        if event.button != 1 or self._dragged:
            self._dragged = False
            return
        offset = self.offset_at(event.x, event.y)
        if offset is None:
            self.stop_choosing()
            return
        self._by_key = False
        if event.chain == 2:
            self.choose_span(word_at(self.reading.article.text, offset))
        elif event.chain >= 3:
            self.choose_span(paragraph_at(self.reading.article, offset))
        else:
            self.stop_choosing()
            index = self.reading.statement_at(offset)
            if index is not None and not self.reading.filters.bare:
                self.post_message(StatementChosen(index))
