"""A list with its title, the line to type in, and the keys that apply: what the screens beside the text are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.strip import Strip
from textual.widgets import Input

from reader.tui.context import context_of
from reader.tui.dialogs.form_bar import fit_hint
from reader.tui.dialogs.listing_bars import ActionBar, TitleBar
from reader.tui.dialogs.questions import Questions
from reader.tui.drawing.bar import Bar, BarItem
from reader.tui.drawing.frame import around_rows
from reader.tui.drawing.list_view import ListView, Row, wrapped_words
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import wrapped
from reader.tui.keymap import keys


@dataclass(frozen=True, kw_only=True)
class ListContents:
    """What a list shows, and what follows when the reader does something with it."""

    title: Callable[[], Sequence[BarItem]]
    """The title."""
    rows: Callable[[int], Sequence[Row]]
    """The rows as they shall be drawn now, for a list of so many cells."""
    chosen: Callable[[Row], object]
    """A row was chosen: by Enter or by a click."""
    clicked: Callable[[Row, int], bool] = lambda *_: False
    """A row was clicked, at that cell from the left; whether that is all that follows."""
    begin: Callable[[], None] = lambda: None
    """The list is there: ask the library for what it shows."""
    renew: Callable[[], None] | None = None
    """Ask anew for what is listed, because somebody wrote to the library; None for a list that nobody else changes."""
    reached: Callable[[Row], None] = lambda _: None
    """The reader moved to a row."""
    remark: Callable[[], str] = lambda: ""
    """What stands at the right of the title."""
    columns: Callable[[int], str] = lambda _: ""
    """The names of the columns above a list of so many cells; empty for none."""
    pieces: Callable[[object, int], Pieces] = lambda *_: ()
    """What is drawn of a row that was made without its pieces: by its key, for a list of so many cells."""
    unfolded: Callable[[object, int], Sequence[Pieces]] = lambda *_: ()
    """All lines of a row when it is unfolded, by its key, or by what it belongs to, for a list of so many cells; none
    where one line is all."""
    hint: Callable[[], str] | None = None
    """What stands in the line to type in as long as nothing is typed; None for a list without such a line."""
    retyped: Callable[[], None] | None = None
    """Other words are typed; where it is left out the rows are made anew."""
    submitted: Callable[[], bool] = lambda: False
    """Enter was pressed in the line; whether that is all that follows."""
    first: Callable[[], None] | None = None
    """Makes the row the current one with which the list opens; where it is left out it is the first one."""
    ways_out: Callable[[], Sequence[Row]] = lambda: ()
    """Rows below the reason why the library could not answer: what can be done about it."""
    over_text: bool = False
    """Whether it stands over the text, a dialog; else it takes the place of the text."""
    scopes: Sequence[keys.Scope] = ()
    """The scopes whose keys stand at the foot."""
    enter: str = "foot.choose-row"
    """Key of the text that says what Enter does with a row."""
    typed: str = ""
    """What stands in the line at first."""
    types_first: bool = False
    """Whether one types at once, and Enter chooses; else `/` goes to the line."""
    understood: bool = False
    """Whether it lists what the analyses of several articles say."""


class PanelRows(ListView):
    """The rows of a panel."""

    def __init__(self, contents: ListContents, questions: Questions, resized: Callable[[], None]) -> None:
        super().__init__(id="listing-items")
        self._contents = contents
        self._questions = questions
        self._resized = resized

    def on_resize(self) -> None:
        """More rows are seen, or fewer."""
        self._resized()

    def make_rows(self) -> Sequence[Row]:
        """The rows, or why there are none."""
        if self._questions.trouble:
            lines = wrapped(self._questions.trouble, self.size.width - 4)
            return [*(Row((("  " + line, self.theme_styles.error),)) for line in lines), *self._contents.ways_out()]
        return self._contents.rows(self.size.width)

    def pieces(self, number: int) -> Pieces:
        """What is drawn of a row."""
        row = self.rows[number]
        return row.pieces or self._contents.pieces(row.key, self.size.width)

    def unfolded(self, number: int) -> Sequence[Pieces]:
        """All lines of a row when it is unfolded."""
        row = self.rows[number]
        key = row.below if row.key is None else row.key
        if key is None:
            return wrapped_words(row, self.size.width)
        return self._contents.unfolded(key, self.size.width)

    def row_chosen(self, row: Row) -> None:
        """Let follow what the contents say."""
        self._contents.chosen(row)

    def click_at(self, x: int, y: int) -> bool:
        """Let follow what the contents say; else the row is chosen."""
        number = self.lines.row_at(self.top + y - self.head_height)
        row = self.rows[number] if y >= self.head_height and number >= 0 else None
        if row is not None and row.key is not None and self._contents.clicked(row, x):
            return True
        return super().click_at(x, y)

    def row_reached(self, row: Row) -> None:
        """Let follow what the contents say."""
        self._contents.reached(row)

    @property
    def head_height(self) -> int:
        """One line for the names of the columns, if there are any."""
        return 1 if self._contents.columns(self.size.width) else 0

    def draw_head(self, number: int) -> Strip:
        """The names of the columns."""
        return self.canvas.strip([(self._contents.columns(self.size.width), self.theme_styles.faint)])


class FilterInput(Input):
    """The line to type in above a list; up, down and the page keys move in the list."""

    BINDINGS = [
        Binding("down,ctrl+n", "move_row(1)", show=False),
        Binding("up", "move_row(-1)", show=False),
        Binding("pagedown", "move_page(1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, typed: str, items: ListView, leave: Callable[[], None]) -> None:
        super().__init__(typed, id="listing-typed", compact=True, select_on_focus=not typed)
        self._items = items
        self._leave = leave
        self.hint = ""
        """What stands here as long as nothing is typed."""

    def on_resize(self) -> None:
        """The hint is as long as there is room."""
        fit_hint(self, self.hint)

    def action_move_row(self, step: int) -> None:
        """Go to the next or previous row."""
        self._items.step(step)

    def action_move_page(self, step: int) -> None:
        """Go a page of rows on or back."""
        self._items.page(step)

    def action_leave(self) -> None:
        """Esc was pressed in the line."""
        self._leave()


class ListPanel(Vertical):
    """Title, line to type in, list and keys of one screen, with the questions that it asks."""

    def __init__(self, contents: ListContents) -> None:
        super().__init__(id="listing", classes="dialog" if contents.over_text else "")
        self._contents = contents
        self.questions = Questions(self, self.show_anew)
        """What is asked of the library."""
        self.items = PanelRows(contents, self.questions, self._moved)
        """The list."""
        self.filter = FilterInput(contents.typed, self.items, self.leave_typing)
        """The line to type in; not on the screen where there is nothing to type."""
        self._foot = ActionBar(*contents.scopes, enter=contents.enter, beyond=self._beyond)

    @property
    def typed(self) -> str:
        """What is typed."""
        return self.filter.value

    @property
    def current_key(self) -> object:
        """What the current row stands for."""
        return self.items.current_key

    def compose(self) -> ComposeResult:
        """Title, line to type in, list, keys."""
        contents = self._contents
        yield TitleBar(contents.title, contents.remark, understood=contents.understood)
        if contents.hint is not None:
            self.filter.hint = contents.hint()
            yield self.filter
        yield self.items
        yield self._foot

    def on_mount(self) -> None:
        """The list has the focus, or the line to type in."""
        self.fit()
        (self.filter if self._contents.types_first else self.items).focus()
        (self._contents.first or self.items.go_first)()
        self.questions.note_version()
        self._contents.begin()
        if self._contents.renew is not None:
            self.questions.watch(self._contents.renew)
        self.watch(self.items, "top", self._moved, init=False)
        self.watch(self.items, "current", self._moved, init=False)
        if self._contents.understood:
            context_of(self).refreshing.soon()

    def _moved(self) -> None:
        self._foot.remake()

    def _beyond(self) -> str:
        """An arrow for each side on which the list goes on beyond what is seen; empty where all is seen."""
        items = self.items
        height, total = items.canvas.view_height, items.line_total()
        if not 0 < height < total:
            return ""
        return ("↑" if items.top > 0 else " ") + ("↓" if items.top + height < total else " ")

    def fit(self) -> None:
        """Make the list of a dialog as high as its rows, as far as there is room."""
        if self._contents.over_text:
            height = self.screen.size.height
            wanted = max(self.items.line_total() + self.items.head_height, 3)
            room = height - around_rows(height, typed=self._contents.hint is not None)
            self.items.styles.height = max(min(wanted, room), 1)

    def show_anew(self) -> None:
        """Make title and rows anew; the current row stays on what it stands for."""
        before = self.items.current
        self.items.remake()
        if self.items.current < 0:  # what it stood for is gone: the next one takes its place
            self.items.go_near(before)
        self.fit()
        for bar in self.query(Bar):
            bar.remake()

    # ---------------------------------------------------------------- typing

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words are typed."""
        event.stop()
        (self._contents.retyped or self.show_from_top)()

    def show_from_top(self) -> None:
        """Make title and rows anew, for other words or in another order: the first row is the current one."""
        self.items.top = 0
        self.show_anew()
        self.items.go_first()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter chooses where one types at once; else it leads into the list."""
        event.stop()
        if self._contents.submitted():
            return
        if self._contents.types_first:
            self.items.choose()
        else:
            self.items.focus()

    def leave_typing(self) -> None:
        """Close where one types at once; else forget what is typed and go back to the list."""
        if self._contents.types_first:
            self.screen.dismiss(None)
            return
        self.filter.value = ""
        self.items.focus()
