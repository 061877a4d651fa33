"""The article pane: the text as a well-set page, its marks, and where the reader stands in it."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.timer import Timer

from reader.model import Span
from reader.settings import MOST_WIDTH
from reader.tui.drawing.frame import GUTTER_COLUMNS, Column, column
from reader.tui.drawing.line_view import LineView
from reader.tui.drawing.wrapped_text import Line, WrappedText
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run
from reader.tui.reading.article.below import BelowText
from reader.tui.reading.article.line_painter import LinePainter
from reader.tui.reading.article.marks import SpanStyles
from reader.tui.reading.article.selecting import CHOOSING_COMMANDS, Selection
from reader.tui.reading.article.units import Unit, unit_at
from reader.tui.reading.messages import PlaceMoved
from reader.tui.reading.state import ReadingState

CONTEXT_LINES = 3
"""Lines of text around what a key leads to."""

BREAK_LINES = 1500
"""Lines that are broken at a time while nobody waits for them: about five milliseconds of work."""


AHEAD_DELAY_S = 0.02
"""Seconds without a move after which the pages before and after this one are drawn."""

LINES_AHEAD = 10
"""Lines of them that are drawn at a time: about a millisecond of work."""


class ArticlePane(LineView):
    """The text with its marks.

    Lines are broken as far as somebody looks and a little more whenever nothing else is to do; a line is drawn once and
    kept until its marks change. Whoever shows where the reader stands watches `top`, so that a key is one frame.
    Breaking the text anew posts `PlaceMoved`, choosing words `SelectionChanged`.
    """

    BINDINGS = keys.bindings(keys.Scope.CHOOSING, keys.Scope.ARTICLE)

    def __init__(self, reading: ReadingState, *, place: int | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reading = reading
        """What is read."""
        self.span_styles = SpanStyles(reading)
        """The marks, line by line."""
        self.lines = WrappedText("", (), 1)
        """The text broken for the present width."""
        self._below: BelowText | None = None
        self.selection = Selection(self)
        """The selected words."""
        self.column_of_text = Column(0, GUTTER_COLUMNS, 1)
        """Where the column of text stands within the pane."""
        self.widest = 1
        """Cells of the longest line of text for which there is room."""
        self._place = place or 0
        self._was_current: int | None = None
        self._set_for: Size | None = None
        self._breaking = False
        self._ahead: Timer | None = None

    def on_mount(self) -> None:
        """Draw ahead whenever nothing else is to do."""
        self._ahead = self.set_interval(AHEAD_DELAY_S, self._draw_ahead)

    # ---------------------------------------------------------------- setting the text

    def on_resize(self) -> None:
        """Break the text anew for another width; the line at the top keeps its text."""
        self.settle()

    def make_ready(self) -> None:
        """Break the text: the pane is drawn before it is told its size, and must not be empty then."""
        self.settle()

    def settle(self) -> WrappedText:
        """The text as it is broken for the present size, or while the pane is hidden for the size that it had."""
        if self._set_for != self.size and (self.size or not self.lines.text):
            self._set_lines(keep=self._place)
        return self.lines

    def _set_lines(self, keep: int) -> None:
        self._set_for = self.size
        wanted = self.context.settings.article
        self.column_of_text = column(max(self.size.width, 1), wanted.width, centred=wanted.align == "centre")
        self.widest = column(max(self.size.width, 1), MOST_WIDTH, centred=False).measure
        measure = self.column_of_text.measure
        article = self.reading.article
        if (self.lines.measure, self.lines.text, self.lines.tables) != (measure, article.text, article.tables):
            self.lines = WrappedText(
                article.text,
                article.blocks,
                measure,
                spacing=wanted.line_spacing,
                gap=wanted.paragraph_spacing,
                tables=article.tables,
            )
        self._below = BelowText(article, measure, self.context.tr)
        self.canvas.forget()
        self.lines.upto_offset(keep)
        number = self.lines.line_of(keep) if keep else 0
        here = self.reading.statement
        if here is not None and self.reading.is_current_seen:
            seen = self.lines.line_of(max(here.start, self.reading.place.start))
            if not number <= seen < number + self.size.height:
                number = self._top_showing(Span(here.start, here.end), number)
        self.set_reactive(LineView.top, self.validate_top(number))
        self._place = keep  # what was at the top stays so over any number of sizes until the reader scrolls
        self._note_place()
        self.post_message(PlaceMoved())
        self._draw_later()
        self.refresh()
        if not self.lines.finished and not self._breaking:
            self._breaking = True
            self.set_timer(0.05, self._break_on)

    def _draw_later(self) -> None:
        """Draw the neighbouring pages when nobody has moved for a moment."""
        if self._ahead is not None:
            self._ahead.reset()

    def _draw_ahead(self) -> None:
        """Draw some lines of the next page, then of the one before, until both are there."""
        height, total = self.size.height, self.line_total()
        below = range(self.top + height, min(self.top + 2 * height, total))
        above = range(self.top - 1, max(self.top - height, 0) - 1, -1)
        if self._ahead is not None and not self.canvas.draw_ahead((*below, *above), LINES_AHEAD):
            self._ahead.pause()

    def set_anew(self) -> None:
        """Break the text anew for other settings; the line at the top keeps its text."""
        self.lines = WrappedText("", (), 1)
        self._set_lines(keep=self.reading.place.start)

    def _break_on(self) -> None:
        """Break some more of the text while nobody waits."""
        self.lines.some(BREAK_LINES)
        self._breaking = not self.lines.finished
        if self._breaking:
            self.set_timer(0.02, self._break_on)

    def show(self, reading: ReadingState, place: int | None) -> None:
        """Read another article."""
        self.reading = reading
        self.span_styles = SpanStyles(reading)
        self.stop_choosing()
        self._was_current = None
        self._set_lines(keep=place or 0)

    # ---------------------------------------------------------------- what the screen tells

    def reading_changed(self) -> None:
        """Marks are others; the text and its place are not."""
        chosen = self.span_styles.chosen
        self.span_styles = SpanStyles(self.reading)
        self.span_styles.chosen = chosen
        self._was_current = self.reading.current
        self.canvas.redraw()
        self._draw_later()

    def current_changed(self) -> None:
        """Another statement is the current one: draw the lines of both, nothing else."""
        statements = self.reading.statements
        for index in (self._was_current, self.reading.current):
            if index is not None and index < len(statements):
                statement = statements[index]
                spans = [Span(statement.start, statement.end)]
                if statement.speaker is not None:
                    spans.append(statement.speaker)
                self.redraw_spans(*spans)
        self._was_current = self.reading.current

    def place_changed(self) -> None:
        """The place is this pane's own: it has drawn it already."""

    def redraw_spans(self, *spans: Span | None) -> None:
        """Draw the lines of some passages anew."""
        for span in spans:
            if span is not None:
                self.canvas.redraw_each(self.lines.lines_of(span.start, span.end))

    # ---------------------------------------------------------------- place

    def line_total(self) -> int:
        """Number of lines, those below the text included; a guess while the text is being broken."""
        return self.lines.count + (len(self._below) if self._below is not None else 0)

    def validate_top(self, top: int) -> int:
        """Keep the top line within the text, breaking as much of it as needed."""
        self.lines.upto_line(top + 2 * self.size.height)
        return super().validate_top(top)

    def watch_top(self) -> None:
        """The text was scrolled."""
        if self.lines.text:
            self._note_place()
            self._place = self.reading.place.start
            self._draw_later()

    def _note_place(self) -> None:
        height = max(self.size.height, 1)
        first = self._next_text(self.top)
        last = self.lines.line(min(self.top + height, self.lines.count) - 1)
        end = last.end if last is not None else len(self.reading.article.text)
        start = first.start if first is not None else end
        self.reading.look_at(Span(start, max(end, start)))

    def _next_text(self, number: int) -> Line | None:
        line = self.lines.line(number)
        while line is not None and line.block < 0:
            number += 1
            line = self.lines.line(number)
        return line

    def show_span(self, span: Span) -> None:
        """Bring a passage into sight: where it is, if it is there with some context; else at a third of the height."""
        self.top = self._top_showing(span, self.top)

    def _top_showing(self, span: Span, top: int) -> int:
        """The top line from which a passage is in sight; `top` where it is so with some context."""
        lines = self.lines.lines_of(span.start, span.end)
        first, last = lines[0], lines[-1]
        height = self.size.height
        context = min(CONTEXT_LINES, max((height - (last - first) - 1) // 2, 0))
        lowest = min(last + context, max(self.lines.count - 1, last)) if self.lines.finished else last + context
        if max(first - context, 0) >= top and lowest < top + height:
            return top
        return first - min(height // 3, max(height - (last - first) - 1, context))

    def go_to_start(self) -> None:
        """Go to the start of the article."""
        self.reading.jumps.leave(self.reading.place.start)
        self.top = 0

    def go_to_end(self) -> None:
        """Go to the end of the article."""
        self.reading.jumps.leave(self.reading.place.start)
        self.lines.upto_offset(len(self.reading.article.text))
        self.top = self.line_total()

    # ---------------------------------------------------------------- choosing words

    @property
    def chosen(self) -> Span | None:
        """The selected words."""
        return self.selection.span

    @property
    def sentence(self) -> Span:
        """The sentence where the reader's eye is."""
        return unit_at(self.reading.article, self.selection.eye, Unit.SENTENCE)

    @property
    def choosing(self) -> bool:
        """Whether keys move the end of the selection."""
        return self.selection.by_key

    def choose_span(self, span: Span | None) -> None:
        """Select a passage, or nothing."""
        self.selection.choose(span)

    def stop_choosing(self) -> None:
        """Let go of the selection."""
        self.selection.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that move the end of a selection do so only while there is one."""
        if action == "command" and parameters[0] in CHOOSING_COMMANDS:
            return self.choosing
        return super().check_action(action, parameters)

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        if action_id in CHOOSING_COMMANDS:
            await run(self.selection, CHOOSING_COMMANDS, action_id)
        else:
            await run(self, ARTICLE_COMMANDS, action_id)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag."""
        if event.button == 1:
            self.selection.press(event)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select by dragging."""
        self.selection.drag(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The selection is made."""
        self.release_mouse()
        self.selection.release()
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """Once: the statement there; twice: the word; three times: the paragraph."""
        self.selection.click(event)

    # ---------------------------------------------------------------- drawing

    def draw_line(self, number: int) -> Strip:
        """A line of text behind its gutter, or one below the text."""
        line = self.lines.line(number)
        if line is None and self._below is not None and number >= self.lines.count:
            return self.canvas.strip(
                self._below.pieces(number - self.lines.count, self.column_of_text, self.theme_styles)
            )
        pieces = self._painter.pieces(line)
        return Strip.blank(self.size.width, self.theme_styles.text) if pieces is None else self.canvas.strip(pieces)

    @property
    def _painter(self) -> LinePainter:
        """What draws a line as the text, its marks and the settings are now."""
        return LinePainter(
            self.reading,
            self.lines,
            self.span_styles,
            self.theme_styles,
            self.column_of_text,
            justify=self.context.settings.article.justify,
        )

    # ---------------------------------------------------------------- between cells and offsets

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the character at a cell of the pane; the nearest one of its line; None where no text is."""
        line = self.lines.line(self.top + y)
        if line is None or line.block < 0 or y < 0:
            return None
        if line.end <= line.start:
            return line.start
        painter = self._painter
        found = line.start
        for piece in self.lines.pieces(line):
            columns = painter.columns(piece)
            if found > line.start and x < columns[0]:
                break
            inside = (at for at, end in enumerate(columns[1:]) if x < end)
            found = piece.line.start + next(inside, piece.line.end - piece.line.start - 1)
        return found

    def column_of(self, offset: int) -> int:
        """The column of the character at `offset`."""
        line = self.lines.line(self.lines.line_of(offset))
        if line is None:
            return 0
        piece = self.lines.piece_of(line, offset)
        columns = self._painter.columns(piece)
        return columns[max(0, min(offset - piece.line.start, len(columns) - 1))]


def scroll_pages(pane: ArticlePane, pages: float) -> None:
    """Scroll by a page, less two lines of context, or by a part of it."""
    pane.canvas.scroll(round(pages * max(pane.size.height - 2, 1)))


ARTICLE_COMMANDS: Commands[ArticlePane] = {
    "line-down": lambda pane: pane.canvas.scroll(1),
    "line-up": lambda pane: pane.canvas.scroll(-1),
    "page-down": partial(scroll_pages, pages=1),
    "page-up": partial(scroll_pages, pages=-1),
    "half-page-down": partial(scroll_pages, pages=0.5),
    "half-page-up": partial(scroll_pages, pages=-0.5),
    "start": ArticlePane.go_to_start,
    "end": ArticlePane.go_to_end,
}
"""What scrolls the text."""
