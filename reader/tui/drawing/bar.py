"""A bar of one line, whose parts can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import RenderResult
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.context import Served, context_of
from reader.tui.drawing.styles import Styles, styles_of


class BarItem(NamedTuple):
    """A piece of a bar."""

    text: str
    """What it says; one line, safe to write."""
    style: Style
    """How it looks."""
    action: str | None = None
    """What a click on it does."""


def heading(styles: Styles, words: str, aside: str | None = None) -> list[BarItem]:
    """The title of a list, and what stands behind it."""
    title = BarItem(" " + words, styles.strong)
    return [title] if aside is None else [title, BarItem("  " + aside, styles.faint)]


class Bar(Widget):
    """One line of parts at the left and parts at the right; the left ones are cut where there is no room."""

    ALLOW_SELECT = False

    context = Served(context_of)
    """The services of the app."""
    theme_styles = Served(styles_of)
    """Styles for the present theme."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._parts: list[BarItem] | None = None
        self._width = 0  # that of the parts

    def parts(self, width: int) -> tuple[Sequence[BarItem], Sequence[BarItem]]:
        """What stands at the left and at the right of a bar so wide."""
        raise NotImplementedError  # each bar has its own; Textual's metaclass leaves no room for ABC

    def remake(self) -> None:
        """Make the parts anew; nothing is drawn if they are the same."""
        if not self.is_mounted:
            return
        parts = self._laid_out()
        if parts != self._parts:
            self._parts = parts
            self.refresh()

    def _laid_out(self) -> list[BarItem]:
        width = self._width = self.size.width
        base = self.theme_styles.text
        left, right = self.parts(width)
        room = width - sum(cell_len(part.text) for part in right)
        laid: list[BarItem] = []
        for part in left:
            size = cell_len(part.text)
            if size > room:
                if room > 1:
                    laid.append(part._replace(text=_cut(part.text, room)))
                    room -= cell_len(laid[-1].text)
                break
            laid.append(part)
            room -= size
        return [*laid, BarItem(" " * max(room, 0), base), *right]

    def render(self) -> RenderResult:
        """Never called: `render_line` draws."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The bar."""
        width = self.size.width
        if y or not width:
            return Strip.blank(width, self.theme_styles.text)
        if self._parts is None or self._width != width:  # it is drawn before it hears that it was resized
            self._parts = self._laid_out()
        return Strip([Segment(part.text, part.style) for part in self._parts]).adjust_cell_length(
            width, self.theme_styles.text
        )

    def notify_style_update(self) -> None:
        """The theme is another."""
        super().notify_style_update()
        self._parts = None

    async def on_click(self, event: events.Click) -> None:
        """Do what the part that was clicked stands for."""
        column = 0
        for part in self._parts or ():
            column += cell_len(part.text)
            if event.x < column:
                if part.action is not None:
                    event.stop()
                    await self.screen.run_action(part.action)
                return


def _cut(text: str, width: int) -> str:
    """`text` with its own spaces, cut to `width` cells."""
    while cell_len(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"
