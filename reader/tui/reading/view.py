"""What the features of the reading screen may use of it.

Commands are functions over a `ReadingView`: they ask and change `reading`, and tell the view what to show. The screen
fulfils it; no feature knows the screen, or another feature.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from reader.model import NO_ARTICLE, Opened, Span, Statement
from reader.tui.context import Context
from reader.tui.drawing.wrapped_text import WrappedText
from reader.tui.jobs import ForArticle
from reader.tui.reading.bars import Head, Who
from reader.tui.reading.state import ReadingState

if TYPE_CHECKING:
    from textual.app import App
    from textual.css.query import DOMQuery
    from textual.geometry import Size
    from textual.widget import Widget


class Pane(Protocol):
    """What the reading screen tells each of its panes."""

    reading: ReadingState
    """What is read."""

    def reading_changed(self) -> None:
        """Analysis, notes, corrections or filters are others: draw everything anew."""

    def current_changed(self) -> None:
        """`ReadingState.current` or `ReadingState.focus` is another."""

    def place_changed(self) -> None:
        """The stretch of text on the screen (`ReadingState.place`) is another."""


class TextPane(Protocol):
    """What features may use of the pane of the text."""

    top: int
    """Number of the line at the top."""
    widest: int
    """Cells of the longest line of text for which there is room."""

    @property
    def lines(self) -> WrappedText:
        """The text broken for the present width."""

    @property
    def chosen(self) -> Span | None:
        """The selected words."""

    @property
    def sentence(self) -> Span:
        """The sentence where the reader's eye is."""

    @property
    def choosing(self) -> bool:
        """Whether keys move the end of the selection."""

    def stop_choosing(self) -> None:
        """Let go of the selection."""

    def show_span(self, span: Span) -> None:
        """Bring a passage into sight."""


class ReadingView(Protocol):
    """The reading screen as its features see it."""

    reading: ReadingState
    """What is read and where the reader stands."""
    opened: Opened | None
    """What the library gave; None while it is being fetched."""

    @property
    def app(self) -> App[Any]:
        """Textual's app: screens are pushed on it."""

    @property
    def size(self) -> Size:
        """Of the screen, in cells."""

    @property
    def context(self) -> Context:
        """The services of the app."""

    @property
    def article(self) -> TextPane:
        """The pane of the text."""

    @property
    def head(self) -> Head:
        """The bar above."""

    @property
    def who(self) -> Who:
        """The line that says who."""

    @property
    def prompt(self) -> Widget | None:
        """The line in which something is typed at the foot, where there is one."""

    def ask(self, prompt: Widget) -> None:
        """Show a line to type in, in place of the line that says who."""

    def drop_prompt(self) -> None:
        """Take the line to type in away."""

    def query(self, selector: str) -> DOMQuery[Widget]:
        """Widgets of the screen."""

    @property
    def pane_count(self) -> int:
        """How many panes stand side by side."""

    @property
    def focused_pane(self) -> str | None:
        """Name of the pane that has the focus."""

    def pane(self, name: str) -> Widget:
        """The pane of that name, made if it is not there yet."""

    def show_pane(self, name: str, *, focus: bool = True) -> None:
        """Bring a pane into sight and give it the focus."""

    def next_pane(self, step: int) -> None:
        """Go to the next or previous pane."""

    def set_current(self, index: int | None, *, jump: bool = False) -> None:
        """Make a statement the current one and bring it into sight."""

    def point_at(self, span: Span | None) -> None:
        """Point at a passage, or at nothing."""

    def go_to(self, span: Span, *, jump: bool = True) -> None:
        """Bring a passage into sight and point at it, if it is not empty."""

    def tell_reading(self) -> None:
        """Analysis, notes or filters are others: tell every pane."""

    def remake_bars(self) -> None:
        """Draw anew what changed in the bars."""

    def show_foot(self) -> None:
        """Say at the foot what is being done: chosen, searched, attached."""

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Call something when what was asked for is drawn."""

    def hint(self, key: str, **values: object) -> None:
        """Say something in passing."""


def subject_of(view: ReadingView) -> ForArticle:
    """The subject of jobs whose results are of use only while the present article is read."""
    return ForArticle(view.reading.article.digest, view.reading.article_id)


def in_library(view: ReadingView, otherwise: str = "none.library") -> bool:
    """Whether the article is in the library; says `otherwise` where it is not."""
    if view.reading.article_id != NO_ARTICLE:
        return True
    view.hint(otherwise)
    return False


def chosen_statement(view: ReadingView) -> Statement | None:
    """The current statement; says so where there is none."""
    if view.reading.statement is None:
        view.hint("none.statement-chosen")
    return view.reading.statement


def chosen_span(view: ReadingView) -> Span | None:
    """The selection, else the current statement from its first word to its last; says so where there is neither."""
    if view.article.chosen is not None:
        return view.article.chosen
    statement = view.reading.statement
    if statement is None:
        view.hint("none.selection")
        return None
    return Span(statement.start, statement.end)
