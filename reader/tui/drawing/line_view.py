"""A widget that is drawn line by line and scrolls by itself: the base of the article and of every list.

A line is drawn once and kept as a Strip until it changes, and scrolling moves nothing but `top`. Textual's ScrollView
does the same for a price that a reader of long texts pays with every key: scrollbars, layout and animation. A drawn
widget has no border, and padding at its sides only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.tui.drawing.styles import Styles
    from reader.tui.i18n import Translator

KEPT_LINES = 4000
"""Drawn lines that are kept; beyond that all are dropped, which costs one screen drawn anew."""

WHEEL = 3
"""Lines that one notch of the mouse wheel moves."""


class House:
    """What every drawn widget uses of the app that it lives in."""

    theme_styles: Styles
    """Styles for the present theme."""
    tr: Translator
    """The interface's language."""
    settings: Settings
    """The user's settings."""


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


class LineView(Widget, can_focus=True):
    """A widget of lines; subclasses say how many there are and draw one at a time."""

    ALLOW_SELECT = False

    top: reactive[int] = reactive(0)
    """Number of the line at the top of the widget."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._kept: dict[int, Strip] = {}
        self._kept_head: dict[int, Strip] = {}
        self._keeping = Keeping(Size(), Color(0, 0, 0), ())

    # ---------------------------------------------------------------- for subclasses

    def line_total(self) -> int:
        """Number of lines in all."""
        raise NotImplementedError

    def draw_line(self, number: int) -> Strip:
        """Draw line `number`, as wide as the widget; called once until `redraw`."""
        raise NotImplementedError

    @property
    def head_height(self) -> int:
        """Lines at the top of the widget that stay where they are when the rest is scrolled."""
        return 0

    def draw_head(self, number: int) -> Strip:
        """Draw line `number` of the head; called once until `redraw` or `redraw_head`."""
        raise NotImplementedError

    @property
    def view_height(self) -> int:
        """Lines below the head."""
        return max(self.size.height - self.head_height, 0)

    @property
    def width(self) -> int:
        """Cells of a line; quicker to ask than `size` while one line after the other is drawn."""
        return self._keeping.size.width or self.size.width

    @property
    def house(self) -> House:
        """The app, as far as drawing needs it."""
        return cast(House, self.app)

    @property
    def theme_styles(self) -> Styles:
        """Styles for the present theme."""
        return self.house.theme_styles

    @property
    def tr(self) -> Translator:
        """The interface's language."""
        return self.house.tr

    def strip(self, pieces: Iterable[tuple[str, Style]], *, style: Style | None = None) -> Strip:
        """A line of the widget's width made of texts and their styles."""
        segments = [Segment(text, piece_style) for text, piece_style in pieces if text]
        width = self.width
        room = width - sum(segment.cell_length for segment in segments)
        if room > 0:
            segments.append(Segment(" " * room, style or self.theme_styles.text))
        return Strip(segments, width) if room >= 0 else Strip(segments).crop(0, width)

    # ---------------------------------------------------------------- drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a part of the widget, with its edges.

        Rows that were drawn are kept here, edges and all, under the numbers of their lines. Textual's own cache of a
        widget's rows knows them by their place on the screen, and loses them when the text is scrolled.
        """
        strips = self._drawn(crop.line_range)
        left, right = crop.column_span
        if all((left, right) == (0, strip.cell_length) for strip in strips[:1]):
            return strips
        return [strip.crop(left, right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """The line at row `y` of the widget, without its edges."""
        left = self.styles.padding.left
        return self._drawn(range(y, y + 1))[0].crop(left, left + self.size.width)

    def make_ready(self) -> None:
        """Called before lines are drawn."""

    def _drawn(self, rows: range) -> list[Strip]:
        """Some rows of the widget; what is not kept of them is drawn."""
        self._check_kept()
        head, first = self.head_height, self.top - self.head_height
        return [self._head_row(row) if row < head else self._line(first + row) for row in rows]

    def draw_ahead(self, numbers: Iterable[int], most: int) -> bool:
        """Draw at most so many lines before anybody looks at them, ready to be sent; whether there were any to draw."""
        self._check_kept()
        missing = [number for number in numbers if number not in self._kept][:most]
        for number in missing:
            self._line(number).render(self.app.console)
        return bool(missing)

    def _check_kept(self) -> None:
        self.make_ready()
        keeping = Keeping(self.size, self.background_colors[1], self.get_line_filters())
        if self._keeping != keeping or len(self._kept) > KEPT_LINES:
            self._forget()
            self._keeping = keeping

    def _head_row(self, row: int) -> Strip:
        strip = self._kept_head.get(row)
        if strip is None:
            strip = self._kept_head[row] = self._finished(self.draw_head(row))
        return strip

    def _line(self, number: int) -> Strip:
        strip = self._kept.get(number)
        if strip is None:
            inside = 0 <= number < self.line_total()
            strip = self._kept[number] = self._finished(self.draw_line(number) if inside else self.strip([]))
        return strip

    def _finished(self, strip: Strip) -> Strip:
        """A row as it is sent, with the widget's padding; that at the left begins with a rule (`.pane` in app.tcss)."""
        padding, segments = self.styles.padding, list(strip)
        if padding.left:
            segments[:0] = [
                Segment("│", self.theme_styles.rule),
                Segment(" " * (padding.left - 1), self.theme_styles.text),
            ]
        if padding.right:
            segments.append(Segment(" " * padding.right, self.theme_styles.text))
        segments = joined(segments)
        for line_filter in self._keeping.filters:
            segments = line_filter.apply(segments, self._keeping.background)
        return Strip(segments, padding.width + strip.cell_length)

    def _forget(self) -> None:
        """Let go of every row that is kept."""
        self._kept.clear()
        self._kept_head.clear()

    def redraw(self) -> None:
        """Draw every line anew."""
        self._forget()
        self.refresh()

    def redraw_lines(self, first: int, last: int) -> None:
        """Draw the lines from `first` to `last` anew; nothing else is sent to the terminal."""
        self.redraw_each(range(first, last + 1))

    def redraw_each(self, numbers: Iterable[int]) -> None:
        """Draw some lines anew; nothing else is sent to the terminal."""
        (width, height), head, padding = self.size, self.head_height, self.styles.padding
        changed = []
        for number in numbers:
            self._kept.pop(number, None)
            row = number - self.top + head
            if head <= row < height:  # with the edges: a row that is cut is put together anew
                changed.append(Region(-padding.left, row, width + padding.width, 1))
        if changed:
            self.refresh(*changed)

    def redraw_head(self) -> None:
        """Draw the head anew."""
        self._kept_head.clear()
        if self.head_height:
            padding = self.styles.padding
            self.refresh(Region(-padding.left, 0, self.size.width + padding.width, self.head_height))

    def notify_style_update(self) -> None:
        """The theme or the focus is another."""
        super().notify_style_update()
        self._forget()

    def on_resize(self) -> None:
        """The widget has another size."""
        self.top = self.validate_top(self.top)

    # ---------------------------------------------------------------- scrolling

    def validate_top(self, top: int) -> int:
        """Keep the top line within the text."""
        return max(0, min(top, self.line_total() - self.view_height))

    def scroll_lines(self, lines: int) -> None:
        """Move by some lines, up if negative."""
        self.top += lines

    def reveal(self, first: int, last: int, *, context: int = 0) -> None:
        """Bring the lines from `first` to `last` into sight, the first before the last, and scroll only if need be."""
        height = self.view_height
        if height <= 0:
            return
        context = min(context, max((height - 1) // 3, 0))
        if first - context < self.top:
            self.top = first - context
        elif last + context >= self.top + height:
            self.top = min(last + context - height + 1, first - context)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel was turned towards the reader."""
        event.stop()
        self.scroll_lines(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel was turned away from the reader."""
        event.stop()
        self.scroll_lines(-WHEEL)
