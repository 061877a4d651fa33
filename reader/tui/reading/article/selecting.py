"""Choosing words in the article, by keys and by mouse: one selection for both.

Textual's own selection is bound to rows and columns of one widget's drawing; this one is a span of the canonical text,
so it outlives resizing, goes into notes and copies as it is, and can be moved by words and sentences.
"""

from __future__ import annotations

from functools import partial
from typing import Protocol

from textual import events
from textual.geometry import Size
from textual.message import Message

from reader.model import Span
from reader.tui.drawing.line_canvas import LineCanvas
from reader.tui.drawing.wrapped_text import WrappedText
from reader.tui.keymap.commands import Commands
from reader.tui.reading.article.marks import SpanStyles
from reader.tui.reading.article.units import Unit, paragraph_at, step, unit_at, word_at, word_end
from reader.tui.reading.messages import SelectionChanged, StatementChosen
from reader.tui.reading.state import ReadingState


class SelectablePane(Protocol):
    """What the selection uses of the pane that it belongs to."""

    reading: ReadingState
    """What is read."""
    span_styles: SpanStyles
    """The marks; the selection is one of them."""
    lines: WrappedText
    """The text broken for the present width."""
    top: int
    """Number of the line at the top."""
    canvas: LineCanvas
    """What draws and scrolls the lines."""

    @property
    def size(self) -> Size:
        """Of the pane, in cells."""

    @property
    def is_mounted(self) -> bool:
        """Whether it is on the screen."""

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the character at a cell of the pane."""

    def column_of(self, offset: int) -> int:
        """The column of a character."""

    def redraw_spans(self, *spans: Span | None) -> None:
        """Draw the lines of some passages anew."""

    def post_message(self, message: Message) -> bool:
        """Tell the screen."""


class Selection:
    """What is selected in one pane, from an anchor to a caret; both stand on units of some size."""

    def __init__(self, pane: SelectablePane) -> None:
        self._pane = pane
        self._anchor: int | None = None
        self._caret = 0
        self._unit = Unit.CHARACTER
        self.by_key = False
        """Whether keys move the end of the selection."""
        self._column: int | None = None
        self._pressed: int | None = None
        self._dragged = False

    @property
    def span(self) -> Span | None:
        """The selected words."""
        return self._pane.span_styles.chosen

    def choose(self, span: Span | None) -> None:
        """Select a passage, or nothing."""
        pane, before = self._pane, self.span
        if span is not None and span.start >= span.end:
            span = None
        if span == before:
            return
        pane.span_styles.chosen = span
        pane.redraw_spans(before, span)
        pane.post_message(SelectionChanged(span))

    def stop(self) -> None:
        """Let go of the selection."""
        self.by_key = False
        self._anchor = self._pressed = None
        if self._pane.is_mounted:
            self.choose(None)
        else:
            self._pane.span_styles.chosen = None

    # ---------------------------------------------------------------- by keys

    def start(self, unit: Unit) -> None:
        """Choose by keys from what is selected, else from where the reader's eye is."""
        self._anchor = self._caret = self.span.start if self.span is not None and not self.by_key else self.eye
        self._unit = unit
        self.by_key = True
        self._column = None
        self._stretch()

    @property
    def eye(self) -> int:
        """The offset where the reader's eye is: the point, the current statement, or the top line."""
        reading = self._pane.reading
        statement, place, point = reading.statement, reading.place, reading.point
        if point is not None and place.contains(point.start):
            return point.start
        if statement is not None and place.contains(statement.start):
            return statement.start
        return place.start

    def _stretch(self) -> None:
        """Select from the anchor's unit to the caret's."""
        pane, article = self._pane, self._pane.reading.article
        if self._anchor is None or not article.text:
            return
        one = unit_at(article, self._anchor, self._unit)
        other = unit_at(article, self._caret, self._unit)
        self.choose(Span(min(one.start, other.start), max(one.end, other.end)))
        number = pane.lines.line_of(self._caret)
        pane.canvas.reveal(number, number, context=1)

    def _move(self, offset: int, *, keep_column: bool = False) -> None:
        self._caret = max(0, min(offset, len(self._pane.reading.article.text) - 1))
        if not keep_column:
            self._column = None
        self._stretch()

    def move(self, unit: Unit, by: int) -> None:
        """Move the end of the selection by a unit."""
        self._move(step(self._pane.reading.article, self._caret, unit, by))

    def move_to_word_end(self) -> None:
        """Move the end of the selection to the end of its word, or of the next one: words are chosen whole."""
        self._move(word_end(self._pane.reading.article.text, self._caret))

    def move_line(self, by: int) -> None:
        """Move the end of the selection by lines of the screen, in its column."""
        pane = self._pane
        if self._column is None:
            self._column = pane.column_of(self._caret)
        number = pane.lines.line_of(self._caret) + by
        while (line := pane.lines.line(number)) is not None and line.block < 0:
            number += by
        if line is None:
            self.move_to_end(by)
            return
        offset = pane.offset_at(self._column, number - pane.top)
        if offset is not None:
            self._move(offset, keep_column=True)

    def move_in_line(self, by: int) -> None:
        """Move the end of the selection to the start or the end of its line."""
        lines = self._pane.lines
        line = lines.line(lines.line_of(self._caret))
        if line is not None:
            line = lines.piece_of(line, self._caret).line
            self._move(line.start if by < 0 else max(line.end - 1, line.start))

    def move_to_end(self, by: int) -> None:
        """Move the end of the selection to the start or the end of the article."""
        self._move(0 if by < 0 else len(self._pane.reading.article.text) - 1)

    def swap(self) -> None:
        """Move the other end of the selection."""
        if self._anchor is not None:
            self._anchor, self._caret = self._caret, self._anchor
            self._stretch()

    # ---------------------------------------------------------------- by mouse

    def _offset_of(self, event: events.MouseEvent) -> int | None:
        """The offset under the mouse; the nearest line's where the mouse is between lines or outside."""
        height = self._pane.size.height
        y = max(0, min(event.y, height - 1))
        for distance in range(height):
            for row in (y - distance, y + distance):
                offset = self._pane.offset_at(event.x, row) if 0 <= row < height else None
                if offset is not None:
                    return offset
        return None

    def press(self, event: events.MouseDown) -> None:
        """Begin to drag."""
        self._pressed = self._offset_of(event)
        self._dragged = False

    def drag(self, event: events.MouseMove) -> None:
        """Select from where the button was pressed; scroll at the edges."""
        if self._pressed is None or event.button != 1:
            return
        if event.y < 0:
            self._pane.canvas.scroll(-1)
        elif event.y >= self._pane.size.height:
            self._pane.canvas.scroll(1)
        offset = self._offset_of(event)
        if offset is None or (offset == self._pressed and not self._dragged):
            return
        self._dragged = True
        self.by_key = False
        self.choose(Span(min(offset, self._pressed), max(offset, self._pressed) + 1))

    def release(self) -> None:
        """The selection is made."""
        self._pressed = None

    def click(self, event: events.Click) -> None:
        """Once: the statement there; twice: the word; three times: the paragraph."""
        if event.button != 1 or self._dragged:
            self._dragged = False
            return
        pane, article = self._pane, self._pane.reading.article
        offset = pane.offset_at(event.x, event.y)
        if offset is None:
            self.stop()
            return
        self.by_key = False
        if event.chain == 2:
            self.choose(word_at(article.text, offset))
        elif event.chain >= 3:
            self.choose(paragraph_at(article, offset))
        else:
            self.stop()
            index = pane.reading.statement_at(offset)
            if index is not None and not pane.reading.filters.bare:
                pane.post_message(StatementChosen(index))


CHOOSING_COMMANDS: Commands[Selection] = {
    "caret-left": partial(Selection.move, unit=Unit.CHARACTER, by=-1),
    "caret-right": partial(Selection.move, unit=Unit.CHARACTER, by=1),
    "caret-down": partial(Selection.move_line, by=1),
    "caret-up": partial(Selection.move_line, by=-1),
    "caret-word-left": partial(Selection.move, unit=Unit.WORD, by=-1),
    "caret-word-right": partial(Selection.move, unit=Unit.WORD, by=1),
    "caret-word-end": Selection.move_to_word_end,
    "caret-sentence-left": partial(Selection.move, unit=Unit.SENTENCE, by=-1),
    "caret-sentence-right": partial(Selection.move, unit=Unit.SENTENCE, by=1),
    "caret-paragraph-left": partial(Selection.move, unit=Unit.PARAGRAPH, by=-1),
    "caret-paragraph-right": partial(Selection.move, unit=Unit.PARAGRAPH, by=1),
    "caret-line-start": partial(Selection.move_in_line, by=-1),
    "caret-line-end": partial(Selection.move_in_line, by=1),
    "caret-start": partial(Selection.move_to_end, by=-1),
    "caret-end": partial(Selection.move_to_end, by=1),
    "caret-swap": Selection.swap,
}
"""What moves the end of a selection, while there is one that keys move."""
