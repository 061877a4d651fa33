"""A widget that is drawn line by line and scrolls by itself: the base of the article and of every list.

A line is drawn once and kept as a Strip until it changes, and scrolling moves nothing but `top`. Textual's ScrollView
does the same for a price that a reader of long texts pays with every key: scrollbars, layout and animation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.tui.paint import Paint
    from reader.tui.strings import Tongue

KEPT_LINES = 4000
"""Drawn lines that are kept; beyond that all are dropped, which costs one screen drawn anew."""

WHEEL = 3
"""Lines that one notch of the mouse wheel moves."""


class House:
    """What every drawn widget uses of the app that it lives in."""

    paint: Paint
    """Styles for the present theme."""
    say: Tongue
    """The interface's language."""
    settings: Settings
    """The user's settings."""


class Drawn(Widget, can_focus=True):
    """A widget of lines; subclasses say how many there are and draw one at a time."""

    ALLOW_SELECT = False

    top: reactive[int] = reactive(0)
    """Number of the line at the top of the widget."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._kept: dict[int, Strip] = {}

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
        """Draw line `number` of the head; not kept."""
        raise NotImplementedError

    @property
    def view_height(self) -> int:
        """Lines below the head."""
        return max(self.size.height - self.head_height, 0)

    @property
    def house(self) -> House:
        """The app, as far as drawing needs it."""
        return cast(House, self.app)

    @property
    def paint(self) -> Paint:
        """Styles for the present theme."""
        return self.house.paint

    @property
    def say(self) -> Tongue:
        """The interface's language."""
        return self.house.say

    def strip(self, pieces: Iterable[tuple[str, Style]], *, style: Style | None = None) -> Strip:
        """A line of the widget's width made of texts and their styles."""
        base = style or self.paint.text
        width = self.size.width
        return Strip([Segment(text, piece_style) for text, piece_style in pieces if text]).adjust_cell_length(
            width, base
        )

    # ---------------------------------------------------------------- drawing

    def render_line(self, y: int) -> Strip:
        """The line at row `y` of the widget."""
        if y < self.head_height:
            return self.draw_head(y)
        number = self.top + y - self.head_height
        strip = self._kept.get(number)
        if strip is None:
            if len(self._kept) > KEPT_LINES:
                self._kept.clear()
            strip = self._kept[number] = (
                self.draw_line(number)
                if 0 <= number < self.line_total()
                else Strip.blank(self.size.width, self.paint.text)
            )
        return strip

    def redraw(self) -> None:
        """Draw every line anew."""
        self._kept.clear()
        self.refresh()

    def redraw_lines(self, first: int, last: int) -> None:
        """Draw the lines from `first` to `last` anew; nothing else is sent to the terminal."""
        for number in range(first, last + 1):
            self._kept.pop(number, None)
        above, below = max(first, self.top), min(last, self.top + self.view_height - 1)
        if above <= below:
            self.refresh(Region(0, above - self.top + self.head_height, self.size.width, below - above + 1))

    def redraw_head(self) -> None:
        """Draw the head anew."""
        if self.head_height:
            self.refresh(Region(0, 0, self.size.width, self.head_height))

    def notify_style_update(self) -> None:
        """The theme or the focus is another."""
        super().notify_style_update()
        self._kept.clear()

    def on_resize(self) -> None:
        """The widget has another size."""
        self._kept.clear()
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
