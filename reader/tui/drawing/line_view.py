"""A widget that is drawn line by line and scrolls by itself: the base of the article and of what stands beside it."""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.context import Served, context_of, tr_of
from reader.tui.drawing.line_canvas import LineCanvas
from reader.tui.drawing.styles import styles_of


class LineView(Widget, can_focus=True):
    """A widget of lines; subclasses say how many there are and draw one at a time."""

    ALLOW_SELECT = False

    top: reactive[int] = reactive(0)
    """Number of the line at the top of the widget."""

    context = Served(context_of)
    """The services of the app."""
    tr = Served(tr_of)
    """The interface's language."""
    theme_styles = Served(styles_of)
    """Styles for the present theme."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.canvas = LineCanvas(self, self, make_ready=self.make_ready)
        """The drawn lines."""

    # ---------------------------------------------------------------- for subclasses

    def line_total(self) -> int:
        """Number of lines in all."""
        raise NotImplementedError  # each view has its own; Textual's metaclass leaves no room for ABC

    def draw_line(self, number: int) -> Strip:
        """Draw line `number`, as wide as the widget; called once until `redraw`."""
        raise NotImplementedError  # each view has its own; Textual's metaclass leaves no room for ABC

    def make_ready(self) -> None:
        """Called before lines are drawn."""

    # ---------------------------------------------------------------- what Textual asks for

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a part of the widget, with its edges."""
        return self.canvas.render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """The line at row `y` of the widget, without its edges."""
        return self.canvas.render_line(y)

    def notify_style_update(self) -> None:
        """The theme or the focus is another."""
        super().notify_style_update()
        self.canvas.forget()

    def validate_top(self, top: int) -> int:
        """Keep the top line within the text."""
        return self.canvas.within(top)

    def on_resize(self) -> None:
        """The widget has another size."""
        self.top = self.canvas.within(self.top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        """The wheel was turned."""
        self.canvas.turn_wheel(event)

    on_mouse_scroll_up = on_mouse_scroll_down
