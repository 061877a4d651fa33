"""A list drawn by lines: the base of timeline, actors, notes, outline and library.

Subclasses give the rows; a row may be a heading, which cannot be chosen. Rows are one line high; the current one, and
where there is room every one, is unfolded to what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.context import Served, context_of, tr_of
from reader.tui.drawing.line_canvas import LineCanvas
from reader.tui.drawing.row_lines import Pieces, RowLines
from reader.tui.drawing.styles import styles_of
from reader.tui.drawing.text import wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run


class Row(NamedTuple):
    """One line of a list."""

    pieces: tuple[tuple[str, Style], ...]
    """Its texts and their styles."""
    key: object = None
    """What it stands for; None for a heading, which cannot be chosen."""
    below: object = None
    """What it belongs to together with the row above it, and is unfolded with; None for one that stands by itself."""
    wraps: bool = False
    """Whether it is one text that is unfolded to as many lines as it needs."""


def words_row(words: str, style: Style) -> Row:
    """A row of words that cannot be chosen: a heading, or why there is nothing."""
    return Row((("  " + words, style),), wraps=True)


def wrapped_words(row: Row, width: int) -> Sequence[Pieces]:
    """All lines of a row that is one text, for a list of so many cells; none where one line is all."""
    if not row.wraps:
        return ()
    ((words, style),) = row.pieces
    if cell_len(words) <= width:
        return ()
    indent = words[: len(words) - len(words.lstrip())]
    lines = wrapped(words, max(width - len(indent) - 2, 10))
    return [((indent + line, style),) for line in lines] if len(lines) > 1 else ()


def _last_below(rows: Sequence[Row], number: int) -> int:
    """Number of the last row that belongs to a row; its own where none does."""
    while number < len(rows) - 1 and rows[number + 1].below is not None:
        number += 1
    return number


class ListView(Widget, can_focus=True):
    """A list with a current row; `Enter`, and a click, choose it."""

    BINDINGS = keys.bindings(keys.Scope.LIST)

    ALLOW_SELECT = False

    top: reactive[int] = reactive(0)
    """Number of the row at the top of the widget."""

    current: reactive[int] = reactive(-1, repaint=False)
    """Number of the current row; -1 for none."""

    context = Served(context_of)
    """The services of the app."""
    tr = Served(tr_of)
    """The interface's language."""
    theme_styles = Served(styles_of)
    """Styles for the present theme."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.canvas = LineCanvas(self, self, head=self)
        """The drawn rows."""
        self._rows: Sequence[Row] | None = None
        self._lines: tuple[Sequence[Row], RowLines] | None = None  # and the rows for which it holds
        self._stood_for: object = None  # what the current row stood for when rows were dropped

    # ---------------------------------------------------------------- for subclasses

    def make_rows(self) -> Sequence[Row]:
        """The rows as they shall be drawn now."""
        raise NotImplementedError  # each list has its own; Textual's metaclass leaves no room for ABC

    def pieces(self, number: int) -> Pieces:
        """What is drawn of a row; a list that can be long makes it here, when the row is seen, not in `make_rows`."""
        return self.rows[number].pieces

    def unfolded(self, number: int) -> Sequence[Pieces]:
        """All lines of a row when it is unfolded; none for a row that its one line shows whole."""
        return ()

    @property
    def opened(self) -> int:
        """Number of the row that is unfolded where there is no room for all; -1 for none."""
        return self.current

    @property
    def head_height(self) -> int:
        """Lines at the top of the widget that stay where they are when the rest is scrolled."""
        return 0

    def draw_head(self, number: int) -> Strip:
        """Draw line `number` of the head; called once until it is redrawn."""
        raise NotImplementedError  # asked only where `head_height` is not 0, by a list that then draws it

    def row_chosen(self, row: Row) -> None:
        """The reader chose a row: by Enter or by a click."""

    def row_reached(self, row: Row) -> None:
        """The reader moved to a row with the keys."""

    # ---------------------------------------------------------------- what Textual asks for

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a part of the widget, with its edges."""
        return self.canvas.render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """The row at line `y` of the widget, without its edges."""
        return self.canvas.render_line(y)

    def validate_top(self, top: int) -> int:
        """Keep the top row within the list."""
        return self.canvas.within(top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        """The wheel was turned."""
        self.canvas.turn_wheel(event)

    on_mouse_scroll_up = on_mouse_scroll_down

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, LIST_COMMANDS, action_id)

    # ---------------------------------------------------------------- rows

    @property
    def rows(self) -> Sequence[Row]:
        """The rows."""
        if self._rows is None:
            self._rows = self.make_rows()
            if self._stood_for is not None:
                key, self._stood_for = self._stood_for, None
                self.set_reactive(ListView.current, self.number_of(key))
        return self._rows

    @property
    def row(self) -> Row | None:
        """The current row."""
        rows = self.rows  # made first: which row is the current one may be known only then
        return rows[self.current] if 0 <= self.current < len(rows) else None

    @property
    def current_key(self) -> object:
        """What the current row stands for; None where there is none."""
        row = self.row
        return row.key if row is not None else None

    def remake(self) -> None:
        """Make all rows anew; the current one stays on what it stands for."""
        key = self.current_key
        self._rows = None
        self.current = self.number_of(key) if key is not None else -1
        self.top = self.canvas.within(self.top)
        self.redraw()

    def number_of(self, key: object) -> int:
        """Number of the row that stands for `key`, or -1."""
        return next((number for number, row in enumerate(self.rows) if row.key == key), -1)

    @property
    def lines(self) -> RowLines:
        """Which line shows which row."""
        rows = self.rows
        if self._lines is None or self._lines[0] is not rows:
            opened = range(self.opened, _last_below(rows, self.opened) + 1) if self.opened >= 0 else ()
            self._lines = rows, RowLines.of(len(rows), opened, self.unfolded, self.canvas.view_height)
        return self._lines[1]

    def _lines_of(self, number: int) -> tuple[int, int]:
        """Numbers of the first and last line of a row with those that belong to it."""
        return self.lines.of_row(number)[0], self.lines.of_row(_last_below(self.rows, number))[1]

    def line_total(self) -> int:
        """Number of lines."""
        return self.lines.total

    def draw_line(self, number: int) -> Strip:
        """Draw a line of a row, the current one on a ground of its own."""
        row, part = self.lines.at(number)
        unfolded = self.lines.unfolded(row)
        pieces = unfolded[part] if unfolded else self.pieces(row)
        if row != self.current:
            return self.canvas.strip(pieces)
        styles, focus = self.theme_styles, self.has_focus
        laid = [(text, styles.on_row(style, focus=focus)) for text, style in pieces]
        return self.canvas.strip(laid, style=styles.row if focus else styles.row_resting)

    def on_resize(self) -> None:
        """Rows are made for a width; the current one stays on what it stands for."""
        key = self.current_key
        self._rows = None
        if key is not None:
            self.current = self.number_of(key)
        self.top = self.canvas.within(self.top)
        self.canvas.redraw()  # rows may have been drawn already, some unfolded for the former width

    def notify_style_update(self) -> None:
        """Rows hold styles."""
        super().notify_style_update()
        self.canvas.forget()
        if self._rows is not None:
            self._stood_for = self.current_key
            self._rows = None

    # ---------------------------------------------------------------- moving

    def watch_current(self, before: int, now: int) -> None:
        """Draw the two rows anew, or all of them where they stand on other lines; keep the current one in sight."""
        self._lay_anew(before, now)
        if now >= 0:
            self.canvas.reveal(*self._lines_of(now), context=2)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The current row is drawn stronger, or steps back; where that folds or unfolds it, it stays in sight."""
        super().watch_has_focus(has_focus)
        if has_focus and self.current < 0:
            self.current = self._step(0, 1)
        before = self.lines.total
        self._lay_anew(self.current)
        if self.current >= 0 and self.lines.total != before:
            self.canvas.reveal(*self._lines_of(self.current))

    def _lay_anew(self, *changed: int) -> None:
        """Some rows are drawn in another way, and may be higher or lower: draw them anew, and all that they move."""
        was, self._lines = self.lines, None
        lines = self.lines
        if was.total != lines.total or any(was.of_row(number) != lines.of_row(number) for number in changed):
            self.canvas.redraw()
        else:
            self.redraw_rows(number for number in changed if number >= 0)

    def _step(self, start: int, step: int) -> int:
        """The first row from `start` on that can be chosen, or -1."""
        number = start
        while 0 <= number < len(self.rows):
            if self.rows[number].key is not None:
                return number
            number += step
        return -1

    def _go(self, number: int) -> None:
        if number >= 0 and number != self.current:
            self.current = number
            self.row_reached(self.rows[number])

    def go_near(self, number: int) -> None:
        """Go to the row at `number`, or the nearest one that can be chosen, those after it first."""
        start = max(0, min(number, len(self.rows) - 1))
        after = self._step(start, 1)
        self._go(after if after >= 0 else self._step(start, -1))

    def step(self, step: int) -> None:
        """Go to the next or previous row."""
        self._go(self._step(self.current + step if self.current >= 0 else 0, step))

    def page(self, step: int) -> None:
        """Go a page on or back, at first within a row that is higher than the page."""
        height = max(self.canvas.view_height - 2, 1)
        first, last = self._lines_of(self.current)
        if first < self.top if step < 0 else last >= self.top + self.canvas.view_height:
            self.top = max(self.top - height, first) if step < 0 else self.top + min(height, last - self.top)
            return
        line = first + step * height
        target = self.lines.at(max(0, min(line, self.line_total() - 1)))[0]
        number = self._step(target, step)
        if number in (-1, self.current):
            number = self._step(self.current + step, step)
        self._go(number if number >= 0 else self._step(target, -step))

    def go_first(self) -> None:
        """Go to the first row."""
        self._go(self._step(0, 1))
        self.top = 0

    def go_last(self) -> None:
        """Go to the last row."""
        self._go(self._step(len(self.rows) - 1, -1))

    def choose(self) -> None:
        """Choose the current row."""
        row = self.row
        if row is not None and row.key is not None:
            self.row_chosen(row)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked; Textual calls this for the class itself, so subclasses write `click_at`."""
        offset = event.get_content_offset(self)
        if offset is not None and self.click_at(offset.x, offset.y):
            event.stop()

    def click_at(self, x: int, y: int) -> bool:
        """A click on a cell of the widget; whether there was something to click on."""
        if y < self.head_height:
            return False
        number = self.lines.row_at(self.top + y - self.head_height)
        if number < 0 or self.rows[number].key is None:
            return False
        self.current = number
        self.row_chosen(self.rows[number])
        return True

    def redraw(self) -> None:
        """Draw every row anew."""
        self._lines = None
        self.canvas.redraw()

    def redraw_rows(self, numbers: Iterable[int]) -> None:
        """Draw some rows anew, as high as they are; nothing else is sent to the terminal."""
        places = [self.lines.of_row(number) for number in numbers]
        if self.lines.any_unfolded:
            self._lines = None
        for first, last in places:
            self.canvas.redraw_lines(first, last)


LIST_COMMANDS: Commands[ListView] = {
    "row-down": lambda rows: rows.step(1),
    "row-up": lambda rows: rows.step(-1),
    "rows-down": lambda rows: rows.page(1),
    "rows-up": lambda rows: rows.page(-1),
    "first-row": ListView.go_first,
    "last-row": ListView.go_last,
    "choose-row": ListView.choose,
}
"""What can be done in every list."""
