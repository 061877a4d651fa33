"""The timeline pane: every statement with its speaker, day and first words, in the order of text, time or actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from rich.cells import cell_len
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from reader.tui.drawing.lanes import cell_of
from reader.tui.drawing.list_view import LIST_COMMANDS, ListView, Row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run
from reader.tui.reading.messages import StatementChosen
from reader.tui.reading.state import ReadingState
from reader.tui.reading.timeline.choice import FILTERS, Choice
from reader.tui.reading.timeline.entries import Entry, Groups, Lane, Remark, key_of
from reader.tui.reading.timeline.head import TimelineHead
from reader.tui.reading.timeline.orders import ORDERS, Listed, Order
from reader.tui.reading.timeline.rows import TimelinePainter

MIN_HEAD_LINES = 10
"""Lines below which the head of the pane is one line high."""


class Timeline(ListView):
    """Statements by text, by time or by actor; filtered as the reader wants; in step with the place in the text.

    The entries of a view are made at once, what is drawn of them only when they are seen, so that five thousand
    statements cost no more than a screenful.
    """

    BINDINGS = keys.bindings(keys.Scope.TIMELINE)

    FOCUS_ON_CLICK = False
    """A row would unfold under the mouse before it is known which one was clicked."""

    order: reactive[Order] = reactive(ORDERS["text"], init=False)
    """How statements are ordered."""

    def __init__(self, reading: ReadingState, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._reading = reading
        self.choice = Choice()
        """Which statements are shown."""
        self._chosen: Sequence[int] | None = None
        self._groups: Groups = ()
        self._entries: list[Entry] = []
        self._numbers: dict[object, int] = {}
        self._lane: str | None = ""
        self._seen = range(0)

    def on_mount(self) -> None:
        """Begin with the view that the reader wants."""
        self.set_reactive(Timeline.order, ORDERS[self.context.settings.timeline.view])

    @property
    def reading(self) -> ReadingState:
        """What is read."""
        return self._reading

    @reading.setter
    def reading(self, reading: ReadingState) -> None:
        self._reading = reading
        self.choice = replace(self.choice, actor=None)
        self._lane = ""
        self._chosen = self._rows = None

    # ---------------------------------------------------------------- what the screen tells

    def reading_changed(self) -> None:
        """The statements are others."""
        if self.choice.actor and self.choice.actor not in (one.id for one in self.reading.actors):
            self.choice.actor = None
        self._seen = self.reading.statements_on_screen()
        self._chosen = None
        self.remake()
        self.canvas.redraw_head()
        self.current_changed()

    def current_changed(self) -> None:
        """Another statement is the current one."""
        current = self.reading.current
        if current is None:
            return
        if self.order.has_lanes and isinstance(self.current_key, Lane):
            self._set_lane(self.reading.statements[current].actor)
            self.current = self.number_of(Lane(self._lane))
            self.redraw()
        else:
            if self.order.has_lanes:
                self._set_lane(self.reading.statements[current].actor)
                self.redraw()
            number = self.number_of(current)
            if number >= 0:
                self.current = number
        self.canvas.redraw_head()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The head tells the keys of the filters while they are heard."""
        super().watch_has_focus(has_focus)
        self.canvas.redraw_head()

    def place_changed(self) -> None:
        """The text was scrolled: keep the statements of that place in sight and mark them."""
        before, self._seen = self._seen, self.reading.statements_on_screen()
        if before != self._seen:
            changed = (self.number_of(index) for index in set(before) ^ set(self._seen))
            self.redraw_rows(number for number in changed if number >= 0)
        if self.order.has_lanes:
            self.canvas.redraw_head()
        first = self._seen.start if self._seen else self.reading.statement_from(self.reading.place.start, 1)
        if first is not None and not self.has_focus and not self.order.has_lanes:
            number = self.number_of(first)
            if number >= 0:
                self.canvas.reveal(*self.lines.of_row(number), context=1)

    # ---------------------------------------------------------------- views and filters

    def watch_order(self) -> None:
        """Show the other view; the current statement stays the current one."""
        if self.order.has_lanes:
            statement = self.reading.statement
            self._lane = statement.actor if statement else self._lane
        self._groups = ()
        self.current = -1
        self.top = 0
        self.remake()
        self.canvas.redraw_head()
        if self.reading.current is not None:
            self.current = self.number_of(self.reading.current)

    def next_order(self) -> None:
        """Go on to the next view."""
        orders = list(ORDERS.values())
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]

    def filter_by(self, name: str) -> None:
        """Turn one of FILTERS on or off; "all" turns every one off."""
        choice = self.choice
        if name == "all":
            self.choice = Choice()
        elif name == "actor":
            statement = self.reading.statement
            if choice.actor is None and statement is None:
                self.context.tell(self.tr("none.statement-chosen"))
                return
            choice.actor = (statement.actor or "") if choice.actor is None and statement else None
        elif name == "kind":
            choice.next_kind()
        else:
            setattr(choice, name, not getattr(choice, name))
        self.top = 0
        self.reading_changed()

    @property
    def chosen(self) -> Sequence[int]:
        """Indices of the statements that are shown, in text order."""
        _ = self.rows
        return self._chosen or ()

    # ---------------------------------------------------------------- rows

    def make_rows(self) -> Sequence[Row]:
        """The entries of the view; what is drawn of them is made when they are seen."""
        reading = self.reading
        if self._chosen is None:
            self._chosen = self.choice.of(reading)
            self._groups = ()
        if self.order.has_lanes:
            self._groups = self._groups or self.order.groups(reading, self._chosen)
            if self._lane not in (actor for actor, _ in self._groups):
                self._lane = self._groups[0][0] if self._groups else ""
        self._entries = self.order.entries(Listed(reading, self._chosen, self._groups, self._lane))
        if not self._chosen:
            self._entries = [Remark(line) for line in wrapped(self._head(0).why_empty(), self.size.width - 3)]
        self._numbers = {
            key: number for number, entry in enumerate(self._entries) if (key := key_of(entry)) is not None
        }
        return [Row((), key_of(entry)) for entry in self._entries]

    def number_of(self, key: object) -> int:
        """Number of the row that stands for `key`, or -1."""
        _ = self.rows
        return self._numbers.get(key, -1)

    def pieces(self, number: int) -> Sequence[tuple[str, Style]]:
        """What is drawn of a row."""
        return self._painter.pieces(self._entries[number])

    @property
    def opened(self) -> int:
        """The current row, while the pane has the focus: else the text itself shows the current statement whole."""
        return self.current if self.has_focus else -1

    def unfolded(self, number: int) -> Sequence[Pieces]:
        """All lines of a statement."""
        return self._painter.unfolded(self._entries[number])

    @property
    def _painter(self) -> TimelinePainter:
        return TimelinePainter(self.reading, self.theme_styles, self.tr, self.canvas.width, self._seen, self._lane)

    # ---------------------------------------------------------------- head

    def _head(self, shown: int) -> TimelineHead:
        """The head above so many statements."""
        reading, width = self.reading, self.size.width
        styles, focus = self.theme_styles, self.has_focus
        return TimelineHead(self.context, styles, reading, self.order, self.choice, shown, width, focus)

    @property
    def head_height(self) -> int:
        """Title and views, filters, and an empty line, or above the lanes the stretch that is on the screen."""
        return 3 if self.size.height >= MIN_HEAD_LINES else 1

    def draw_head(self, number: int) -> Strip:
        """A line of the head."""
        if number > 1:
            return self.canvas.strip(self._painter.ruler() if self.order.has_lanes and self.chosen else [])
        return self.canvas.strip([(text, style) for text, style, _ in self._head(len(self.chosen)).line(number)])

    # ---------------------------------------------------------------- moving

    def row_reached(self, row: Row) -> None:
        """The article follows."""
        if isinstance(row.key, int):
            self.post_message(StatementChosen(row.key))
        elif isinstance(row.key, Lane) and row.key.actor != self._lane:
            self._set_lane(row.key.actor)
            self.redraw()

    def row_chosen(self, row: Row) -> None:
        """Go to the statement in the text; from a lane to its first one."""
        if isinstance(row.key, int):
            self.post_message(StatementChosen(row.key, go=True))
        elif isinstance(row.key, Lane) and (spoken := self._in_lane(row.key.actor)):
            self.post_message(StatementChosen(spoken[0], go=True))

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, {**LIST_COMMANDS, **TIMELINE_COMMANDS}, action_id)

    def go_along(self, step: int) -> None:
        """Go to the next or previous statement of the actor of this lane or statement."""
        row = self.row
        current = self.reading.current
        if row is not None and isinstance(row.key, Lane):
            actor = row.key.actor
        elif current is not None:
            actor = self.reading.statements[current].actor
        else:
            return
        spoken = self._in_lane(actor)
        here = current if current is not None else -1 if step > 0 else len(self.reading.statements)
        ahead = [index for index in spoken if (index > here if step > 0 else index < here)]
        if ahead:
            self.post_message(StatementChosen(ahead[0] if step > 0 else ahead[-1]))

    def _in_lane(self, actor: str | None) -> Sequence[int]:
        for other, indices in self._groups:
            if other == actor:
                return indices
        return [index for index in self.chosen if self.reading.statements[index].actor == actor]

    def _set_lane(self, actor: str | None) -> None:
        """Show the statements of another lane below the lanes."""
        if actor != self._lane:
            self._lane = actor
            row, self._rows = self.current, None
            self.set_reactive(ListView.current, min(row, len(self.rows) - 1))

    def click_at(self, x: int, y: int) -> bool:
        """A view or filter in the head, a place on a lane, or a row."""
        if y < self.head_height:
            self.focus()
            return self._click_head(x, y)
        number = self.lines.row_at(self.top + y - self.head_height)
        entry = self._entries[number] if number >= 0 else None
        if isinstance(entry, Lane) and self._click_lane(entry.actor, x):
            self.focus()
            self.current = number
            return True
        return super().click_at(x, y)

    def _click_head(self, x: int, y: int) -> bool:
        column = 0
        for text, _, action in self._head(len(self.chosen)).line(y) if y < 2 else ():
            column += cell_len(text)
            if x < column:
                self._do(action)
                return True
        return False

    def _do(self, action: str) -> None:
        if action.startswith("filter:"):
            self.filter_by(action.removeprefix("filter:"))
        elif action:
            self.order = ORDERS[action]

    def _click_lane(self, actor: str | None, x: int) -> bool:
        """Go to the statement of the actor that stands nearest to the column of a lane; False beside the lane."""
        start, width = TimelinePainter.lane_place(self.size.width)
        spoken = self._in_lane(actor)
        if not start <= x < start + width or not spoken:
            return False
        length = len(self.reading.article.text)
        statements = self.reading.statements
        near = min(spoken, key=lambda index: abs(cell_of(statements[index].start, length, width) - (x - start)))
        self.post_message(StatementChosen(near))
        return True


TIMELINE_COMMANDS: Commands[Timeline] = {
    "along-lane": partial(Timeline.go_along, step=1),
    "back-along-lane": partial(Timeline.go_along, step=-1),
    **{f"filter-{name}": partial(Timeline.filter_by, name=name) for name in (*FILTERS, "all")},
}
"""What is done in the pane of statements."""
