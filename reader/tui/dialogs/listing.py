"""What the screens beside the reading screen are made of: title, list, a line to type in, the keys that apply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widgets import Input

from reader.errors import LibraryError, ReaderError
from reader.tui.context import Context, context_of
from reader.tui.dialogs import STYLESHEET
from reader.tui.dialogs.listing_bars import ActionBar, TitleBar
from reader.tui.drawing.bar import Bar, BarItem
from reader.tui.drawing.frame import DIALOG_HEIGHTS, around_rows
from reader.tui.drawing.list_view import ListView, Row
from reader.tui.drawing.styles import styles_of
from reader.tui.drawing.text import wrapped
from reader.tui.jobs import Job, Policy
from reader.tui.keymap import keys

if TYPE_CHECKING:
    from reader.tui.drawing.styles import Styles
    from reader.tui.i18n import Translator

Result = TypeVar("Result")

WATCH = 2.0
"""Seconds from one look to the next whether the library changed under a list."""

SPARING = 20
"""A list is made anew at most every so many times the time that it takes: a large library leaves room for keys."""

STANDING = "list"
"""The kind of the jobs by which a listing gets what it shows."""


class Items(ListView):
    """The list of a listing."""

    def __init__(self, listing: ListScreen[Any]) -> None:
        super().__init__(id="listing-items")
        self._listing = listing

    def make_rows(self) -> Sequence[Row]:
        """The rows, by the screen."""
        if self._listing.trouble:
            lines = wrapped(self._listing.trouble, self.size.width - 4)
            return [*(Row((("  " + line, self.theme_styles.error),)) for line in lines), *self._listing.ways_out()]
        return self._listing.make_rows(self)

    def pieces(self, number: int) -> Sequence[tuple[str, Style]]:
        """What is drawn of a row, by the screen where the row does not have it."""
        row = self.rows[number]
        return row.pieces or self._listing.pieces_of(row.key, self.size.width)

    def row_chosen(self, row: Row) -> None:
        """The screen decides."""
        self._listing.row_chosen(row)

    def row_reached(self, row: Row) -> None:
        """The screen may want to say something about it."""
        self._listing.row_reached(row)

    @property
    def head_height(self) -> int:
        """One line for the names of the columns, if there are any."""
        return 1 if self._listing.columns(self.size.width) else 0

    def draw_head(self, number: int) -> Strip:
        """The names of the columns."""
        return self.canvas.strip([(self._listing.columns(self.size.width), self.theme_styles.faint)])


class FilterInput(Input):
    """The line to type in above a list; up, down and the page keys move in the list."""

    BINDINGS = [
        Binding("down,ctrl+n", "screen.move_row('row', 1)", show=False),
        Binding("up", "screen.move_row('row', -1)", show=False),
        Binding("pagedown", "screen.move_row('rows', 1)", show=False),
        Binding("pageup", "screen.move_row('rows', -1)", show=False),
        Binding("escape", "screen.leave_typing", show=False),
    ]


class ListScreen(Screen[Result], Generic[Result]):
    """A screen with a list. Subclasses say what is in it and what choosing a row does.

    What has to be asked of the library is asked in `ask`, off the screen's thread, and comes to `answered`.
    """

    CSS_PATH = STYLESHEET

    VERTICAL_BREAKPOINTS = DIALOG_HEIGHTS
    SCOPE: ClassVar[keys.Scope] = keys.Scope.LIST
    """Where the actions of this screen stand in the table of keys."""
    ENTER: ClassVar[str] = "foot.choose-row"
    """The string that says what Enter does with a row."""
    TYPED: ClassVar[bool] = False
    """Whether there is a line to type in."""
    TYPES_FIRST: ClassVar[bool] = False
    """Whether one types at once, and Enter chooses; else `/` goes to the line."""

    LIVE: ClassVar[bool] = False
    """Whether it lists what another Kutip, or work in the background, may change while it is looked at."""
    UNDERSTOOD: ClassVar[bool] = False
    """Whether it lists what the analyses of several articles say."""

    def __init__(self) -> None:
        super().__init__(classes="sheet" if isinstance(self, ModalScreen) else "listing")
        self.typed = ""
        """What is typed."""
        self.asking: Job | None = None
        """The question to the library that is not answered yet."""
        self.leaving: set[object] = set()
        """What the reader takes away: it is not listed any more, and stands there again if that fails."""
        self.trouble = ""
        """Why the library could not answer; stands in place of the rows."""
        self.items = Items(self)
        """The list."""
        self.filter_input = FilterInput(id="listing-typed", compact=True)
        """The line to type in; not on the screen unless TYPED."""
        self._version: int | None = None  # of the library, when the list was made
        self._asked_at = self._took = 0.0

    # ---------------------------------------------------------------- for subclasses

    def title_items(self) -> Sequence[BarItem]:
        """The title."""
        raise NotImplementedError

    def remark(self) -> str:
        """What stands at the right of the title."""
        return ""

    def make_rows(self, items: Items) -> Sequence[Row]:
        """The rows as they shall be drawn now."""
        raise NotImplementedError

    def ways_out(self) -> Sequence[Row]:
        """Rows below the reason why the library could not answer: what can be done about it."""
        return ()

    def pieces_of(self, key: object, width: int) -> Sequence[tuple[str, Style]]:
        """What is drawn of a row that was made without its pieces: in lists that can be long."""
        return ()

    def columns(self, width: int) -> str:
        """The names of the columns above the list; empty for none."""
        return ""

    def row_chosen(self, row: Row) -> None:
        """A row was chosen."""

    def row_reached(self, row: Row) -> None:
        """The reader moved to a row."""

    def go_first(self) -> None:
        """Make the row the current one with which the screen opens."""
        self.items.action_first()

    def begin(self) -> None:
        """The screen is there: ask the library for what it shows."""

    def answered(self, kind: str, result: object) -> None:
        """The library has answered."""

    def unanswered(self) -> None:
        """The library could not answer; the reader has been told."""

    # ---------------------------------------------------------------- parts

    @property
    def context(self) -> Context:
        """The services of the app."""
        return context_of(self)

    @property
    def tr(self) -> Translator:
        """The interface's language."""
        return self.context.tr

    @property
    def theme_styles(self) -> Styles:
        """Styles for the present theme."""
        return styles_of(self)

    @property
    def key_scopes(self) -> tuple[keys.Scope, ...]:
        """The scopes whose keys stand at the foot."""
        return (self.SCOPE,)

    def compose(self) -> ComposeResult:
        """Title, line to type in, list, keys."""
        with Vertical(id="listing", classes="dialog" if isinstance(self, ModalScreen) else ""):
            yield TitleBar(self.title_items, self.remark, understood=self.UNDERSTOOD)
            if self.TYPED:
                self.filter_input.placeholder = self.hint_to_type()
                yield self.filter_input
            yield self.items
            yield ActionBar(*self.key_scopes, enter=self.ENTER)

    def hint_to_type(self) -> str:
        """What stands in the line as long as nothing is typed."""
        return ""

    def on_mount(self) -> None:
        """The list has the focus, or the line to type in."""
        self.fit()
        if self.TYPES_FIRST:
            self.filter_input.focus()
        else:
            self.items.focus()
        self.go_first()
        self._version = self._library_version()
        self.begin()
        if self.LIVE:
            self.set_interval(WATCH, self.look_elsewhere)
        if self.UNDERSTOOD:
            self.context.refreshing.soon()

    def on_resize(self) -> None:
        """Another height may fit."""
        self.fit()

    def fit(self) -> None:
        """Make the list of a dialog as high as its rows, as far as there is room."""
        if isinstance(self, ModalScreen):
            wanted = max(len(self.items.rows) + self.items.head_height, 3)
            room = self.size.height - around_rows(self.size.height, typed=self.TYPED)
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

    # ---------------------------------------------------------------- what others write

    def _library_version(self) -> int | None:
        try:
            return self.context.library.version()
        except LibraryError:
            return None  # whoever asks or writes next is told

    def look_elsewhere(self) -> None:
        """Make the list anew where somebody wrote to the library, as often as a large one allows."""
        if self.asking is not None or self.app.screen is not self:
            return
        version = self._library_version()
        if version != self._version and monotonic() - self._asked_at > SPARING * self._took:
            self._version = version
            self.renew()

    def renew(self) -> None:
        """Ask anew for what is listed; the reader stays where he is."""
        self.begin()

    # ---------------------------------------------------------------- asking the library

    def ask(self, kind: str, work: Callable[[], object]) -> None:
        """Ask the library something off the screen's thread; a question of the same kind that is open is dropped."""
        if self.asking is not None and self.asking.name == kind:
            self.asking.cancel()

        def answered(result: object) -> None:
            if self.asking is job:
                self.asking = None
                self._took = monotonic() - self._asked_at
            self.trouble = ""
            self.answered(kind, result)

        def failed(error: ReaderError | None) -> None:
            if self.asking is job:
                self.asking = None
            self._show_failure(error if kind == STANDING else None)

        job = self.asking = self.context.jobs.start(kind, lambda _: work(), then=answered, failed=failed, about=self)
        self._asked_at = monotonic()

    def change(
        self, kind: str, work: Callable[[], object], *, leaves: object = None, policy: Policy = Policy.CHANGE
    ) -> None:
        """Have the library change something; what the reader takes away by it leaves the list at once."""

        def changed(result: object) -> None:
            self.trouble = ""
            self.answered(kind, result)

        self.context.jobs.start(
            kind,
            lambda _: work(),
            then=changed,
            failed=lambda _: self._show_failure(None),
            about=self,
            policy=policy,
        )
        if leaves is not None:
            self.leaving.add(leaves)
            self.show_anew()

    def _show_failure(self, error: ReaderError | None) -> None:
        """The library could not answer: a list says why in its place; what was taken away stands there again."""
        if self.leaving:
            self.leaving.clear()
            self.show_anew()
        if error is not None:
            self.trouble = error.message
            self.show_anew()
        self.unanswered()

    @property
    def current_key(self) -> object:
        """What the current row stands for."""
        return self.items.current_key

    # ---------------------------------------------------------------- typing

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words are typed."""
        event.stop()
        self.typed = event.value
        self.retyped()

    def retyped(self) -> None:
        """Show what fits the words that are typed."""
        self.items.top = 0
        self.show_anew()
        self.items.action_first()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter chooses where one types at once; else it leads into the list."""
        event.stop()
        if self.TYPES_FIRST:
            self.items.action_choose()
        else:
            self.items.focus()

    def action_move_row(self, how: str, step: int) -> None:
        """Move in the list from the line to type in."""
        (self.items.action_row if how == "row" else self.items.action_rows)(step)

    def action_leave_typing(self) -> None:
        """Close where one types at once; else forget what is typed and go back to the list."""
        if self.TYPES_FIRST:
            self.action_close()
            return
        self.filter_input.value = ""
        self.items.focus()

    def action_type(self) -> None:
        """Go to the line to type in."""
        self.filter_input.focus()

    def action_choose(self) -> None:
        """Choose the current row."""
        self.items.action_choose()

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


class ModalList(ListScreen[Result], ModalScreen[Result]):
    """A listing over the page that one reads."""

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet closes it."""
        if event.widget is self:
            self.action_close()
