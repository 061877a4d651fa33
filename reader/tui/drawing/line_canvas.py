"""The drawn rows of a widget that is drawn line by line, kept until they change, and what its terminal is sent anew.

A line is drawn once and kept as a Strip, edges and all, under its number; scrolling moves nothing but `top`. Textual's
ScrollView does the same for a price that a reader of long texts pays with every key: scrollbars, layout and animation;
and its cache of a widget's rows knows them by their place on the screen and loses them when the text is scrolled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.drawing.styles import Styles

KEPT_LINES = 4000
"""Drawn lines that are kept; beyond that all are dropped, which costs one screen drawn anew."""

WHEEL_LINES = 3
"""Lines that one notch of the mouse wheel moves."""


class LineContent(Protocol):
    """What a canvas draws: lines with a number each."""

    top: int
    """Number of the line at the top of the widget."""

    @property
    def theme_styles(self) -> Styles:
        """Styles for the present theme."""

    def line_total(self) -> int:
        """Number of lines in all."""

    def draw_line(self, number: int) -> Strip:
        """Draw line `number`, as wide as the widget; called once until it is redrawn."""


class LineHead(Protocol):
    """The lines at the top of a widget that stay where they are when the rest is scrolled."""

    @property
    def head_height(self) -> int:
        """How many there are."""

    def draw_head(self, number: int) -> Strip:
        """Draw line `number` of the head; called once until it is redrawn."""


def joined(segments: Iterable[Segment]) -> list[Segment]:
    """Neighbours that look alike as one: each segment costs some forty bytes of colours on the way to the terminal.

    A blank looks like every neighbour on the same ground, as long as nothing but the ground of blanks is seen.
    """
    made: list[Segment] = []
    for segment in segments:
        if made and (style := _common(made[-1], segment)) is not None:
            made[-1] = Segment(made[-1].text + segment.text, style)
        elif segment.text:
            made.append(segment)
    return made


def _common(one: Segment, other: Segment) -> Style | None:
    """The style that both can be written in; None if there is none."""
    here, there = one.style or Style.null(), other.style or Style.null()
    if here == there:
        return here
    if here.bgcolor == there.bgcolor and not _marks_blanks(here) and not _marks_blanks(there):
        if one.text.isspace():
            return there
        if other.text.isspace():
            return here
    return None


def _cut(strip: Strip, width: int) -> Strip:
    """The beginning of a line, with “…” in its last cell where more than blanks is left out."""
    if not strip.crop(width).text.strip():
        return strip.crop(0, width)
    kept = strip.crop(0, max(width - 1, 0))
    last = list(kept)[-1:]
    return Strip([*kept, Segment("…", last[0].style if last else None)], kept.cell_length + 1).crop(0, width)


@lru_cache(1024)
def _marks_blanks(style: Style) -> bool:
    """Whether a style is seen on a blank though its ground is not."""
    return bool(style.underline or style.underline2 or style.overline or style.strike or style.reverse)


class Keeping(NamedTuple):
    """What rows were drawn for; for anything else they are drawn anew."""

    size: Size
    """Of the widget, without its edges."""
    background: Color
    """Of the widget."""
    filters: Sequence[LineFilter]
    """What Textual does to colours before they are sent."""


class LineCanvas:
    """The rows of one widget, which has no border, and padding at its sides only."""

    def __init__(
        self,
        widget: Widget,
        content: LineContent,
        *,
        head: LineHead | None = None,
        make_ready: Callable[[], None] = lambda: None,
    ) -> None:
        """`make_ready` is called before lines are drawn."""
        self._widget = widget
        self._content = content
        self._head = head
        self._make_ready = make_ready
        self._kept: dict[int, Strip] = {}
        self._kept_head: dict[int, Strip] = {}
        self._keeping = Keeping(Size(), Color(0, 0, 0), ())

    @property
    def _head_height(self) -> int:
        return self._head.head_height if self._head is not None else 0

    @property
    def view_height(self) -> int:
        """Lines below the head."""
        return max(self._widget.size.height - self._head_height, 0)

    @property
    def width(self) -> int:
        """Cells of a line; quicker to ask than the widget's `size` while one line after the other is drawn."""
        return self._keeping.size.width or self._widget.size.width

    # ---------------------------------------------------------------- drawing

    def strip(self, pieces: Iterable[tuple[str, Style]], *, style: Style | None = None) -> Strip:
        """A line of the widget's width made of texts and their styles; one that is too wide ends with “…”."""
        segments = [Segment(text, piece_style) for text, piece_style in pieces if text]
        width = self.width
        room = width - sum(segment.cell_length for segment in segments)
        if room > 0:
            segments.append(Segment(" " * room, style or self._content.theme_styles.text))
        return Strip(segments, width) if room >= 0 else _cut(Strip(segments), width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a part of the widget, with its edges."""
        strips = self._drawn(crop.line_range)
        left, right = crop.column_span
        if all((left, right) == (0, strip.cell_length) for strip in strips[:1]):
            return strips
        return [strip.crop(left, right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """The line at row `y` of the widget, without its edges."""
        left = self._widget.styles.padding.left
        return self._drawn(range(y, y + 1))[0].crop(left, left + self._widget.size.width)

    def _drawn(self, rows: range) -> list[Strip]:
        """Some rows of the widget; what is not kept of them is drawn."""
        self._check_kept()
        head = self._head_height
        first = self._content.top - head
        return [self._head_row(row) if row < head else self._line(first + row) for row in rows]

    def draw_ahead(self, numbers: Iterable[int], most: int) -> bool:
        """Draw at most so many lines before anybody looks at them, ready to be sent; whether there were any to draw."""
        self._check_kept()
        missing = [number for number in numbers if number not in self._kept][:most]
        for number in missing:
            self._line(number).render(self._widget.app.console)
        return bool(missing)

    def _check_kept(self) -> None:
        self._make_ready()
        keeping = Keeping(self._widget.size, self._widget.background_colors[1], self._widget.get_line_filters())
        if self._keeping != keeping or len(self._kept) > KEPT_LINES:
            self.forget()
            self._keeping = keeping

    def _head_row(self, row: int) -> Strip:
        strip = self._kept_head.get(row)
        if strip is None:
            drawn = self._head.draw_head(row) if self._head is not None else self.strip([])
            strip = self._kept_head[row] = self._finished(drawn)
        return strip

    def _line(self, number: int) -> Strip:
        strip = self._kept.get(number)
        if strip is None:
            inside = 0 <= number < self._content.line_total()
            strip = self._kept[number] = self._finished(self._content.draw_line(number) if inside else self.strip([]))
        return strip

    def _finished(self, strip: Strip) -> Strip:
        """A row as it is sent, with the widget's padding; that at the left begins with a rule (`.pane` in app.tcss)."""
        padding, styles, segments = self._widget.styles.padding, self._content.theme_styles, list(strip)
        if padding.left:
            segments[:0] = [Segment("│", styles.rule), Segment(" " * (padding.left - 1), styles.text)]
        if padding.right:
            segments.append(Segment(" " * padding.right, styles.text))
        segments = joined(segments)
        for line_filter in self._keeping.filters:
            segments = line_filter.apply(segments, self._keeping.background)
        return Strip(segments, padding.width + strip.cell_length)

    def forget(self) -> None:
        """Let go of every row that is kept."""
        self._kept.clear()
        self._kept_head.clear()

    def redraw(self) -> None:
        """Draw every line anew."""
        self.forget()
        self._widget.refresh()

    def redraw_lines(self, first: int, last: int) -> None:
        """Draw the lines from `first` to `last` anew; nothing else is sent to the terminal."""
        self.redraw_each(range(first, last + 1))

    def redraw_each(self, numbers: Iterable[int]) -> None:
        """Draw some lines anew; nothing else is sent to the terminal."""
        (width, height), head, padding = self._widget.size, self._head_height, self._widget.styles.padding
        changed = []
        for number in numbers:
            self._kept.pop(number, None)
            row = number - self._content.top + head
            if head <= row < height:  # with the edges: a row that is cut is put together anew
                changed.append(Region(-padding.left, row, width + padding.width, 1))
        if changed:
            self._widget.refresh(*changed)

    def redraw_head(self) -> None:
        """Draw the head anew."""
        self._kept_head.clear()
        if self._head_height:
            padding, width = self._widget.styles.padding, self._widget.size.width
            self._widget.refresh(Region(-padding.left, 0, width + padding.width, self._head_height))

    # ---------------------------------------------------------------- scrolling

    def within(self, top: int) -> int:
        """The nearest line to `top` that can stand at the top of the widget."""
        return max(0, min(top, self._content.line_total() - self.view_height))

    def scroll(self, lines: int) -> None:
        """Move by some lines, up if negative."""
        self._content.top += lines

    def turn_wheel(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        """Move as the mouse wheel was turned: towards the reader is down."""
        event.stop()
        self.scroll(WHEEL_LINES if isinstance(event, events.MouseScrollDown) else -WHEEL_LINES)

    def reveal(self, first: int, last: int, *, context: int = 0) -> None:
        """Bring the lines from `first` to `last` into sight, the first before the last, and scroll only if need be."""
        height = self.view_height
        if height <= 0:
            return
        context = min(context, max((height - 1) // 3, 0))
        if first - context < self._content.top:
            self._content.top = first - context
        elif last + context >= self._content.top + height:
            self._content.top = min(last + context - height + 1, first - context)
