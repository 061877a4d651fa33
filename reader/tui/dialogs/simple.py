"""Dialogs over the reading screen: a list to choose from, an answer to read, one key to press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.model.text import printable
from reader.tui.dialogs import STYLESHEET
from reader.tui.dialogs.listing_bars import ActionBar
from reader.tui.drawing.frame import DIALOG_HEIGHTS, around_rows
from reader.tui.drawing.list_view import ListView, Row
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run

Choice = TypeVar("Choice")


class Choices(ListView):
    """The list in a dialog."""

    def __init__(self, make: Callable[[Choices], Sequence[Row]], chosen: Callable[[Row], None]) -> None:
        super().__init__(id="choices")
        self._make = make
        self._chosen = chosen

    def make_rows(self) -> Sequence[Row]:
        """The rows, by the dialog."""
        return self._make(self)

    def row_chosen(self, row: Row) -> None:
        """The dialog decides."""
        self._chosen(row)


class ListDialog(ModalScreen[Choice], Generic[Choice]):
    """A title and a list. Subclasses make the rows; choosing one closes the dialog with its key, or does something."""

    CSS_PATH = STYLESHEET

    BINDINGS = keys.bindings(keys.Scope.DIALOG)
    VERTICAL_BREAKPOINTS = DIALOG_HEIGHTS
    ENTER: ClassVar[str] = "foot.go"
    """The string that says what Enter does with a row."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.choices = Choices(self.make_rows, self.row_chosen)
        """The list."""

    def compose(self) -> ComposeResult:
        """The title above the list, the keys below."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title")
            yield self.choices
            yield ActionBar(enter=self.ENTER)

    def on_mount(self) -> None:
        """The list has the focus."""
        self.fit()
        self.choices.focus()

    def on_resize(self) -> None:
        """Another height may fit."""
        self.fit()

    def fit(self) -> None:
        """Make the list as high as its rows, as far as there is room."""
        choices = self.choices
        room = self.size.height - around_rows(self.size.height, typed=False)
        choices.styles.height = max(min(len(choices.rows), room), 1)

    def make_rows(self, choices: Choices) -> Sequence[Row]:
        """The rows as they shall be drawn now."""
        raise NotImplementedError

    def row_chosen(self, row: Row) -> None:
        """A row was chosen."""
        raise NotImplementedError

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, LIST_DIALOG_COMMANDS, action_id)

    def on_click(self, event: events.Click) -> None:
        """A click beside the dialog closes it."""
        if event.widget is self:
            self.dismiss(None)


LIST_DIALOG_COMMANDS: Commands[ListDialog[Any]] = {
    "close-dialog": lambda dialog: dialog.dismiss(None),
    "choose-row": lambda dialog: dialog.choices.choose(),
}
"""What can be done in a dialog with a list."""


class Places(ListDialog[int]):
    """The article's headings, or the first words of its paragraphs; gives the block that was chosen."""

    def __init__(self, title: str, places: Sequence[tuple[int, int, str]], here: int) -> None:
        super().__init__(title)
        self._places = places
        self._here = here

    def on_mount(self) -> None:
        """Begin where the reader is; the rest is done by the handler of `ListDialog`, which Textual calls as well."""
        reached = [number for number, (block, _, _) in enumerate(self._places) if block <= self._here]
        self.choices.current = reached[-1] if reached else 0

    def make_rows(self, choices: Choices) -> Sequence[Row]:
        """A row for each place, with its number and its depth."""
        styles = choices.theme_styles
        return [
            Row(((f"{block + 1:>4}  ", styles.faint), ("  " * depth + words, styles.text)), block)
            for block, depth, words in self._places
        ]

    def row_chosen(self, row: Row) -> None:
        """Go there."""
        if isinstance(row.key, int):
            self.dismiss(row.key)


class Answer(ModalScreen[None]):
    """Words to read: what a command said."""

    CSS_PATH = STYLESHEET

    BINDINGS = keys.bindings(keys.Scope.DIALOG)
    VERTICAL_BREAKPOINTS = DIALOG_HEIGHTS

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._page = VerticalScroll()

    def compose(self) -> ComposeResult:
        """The title above the text."""
        with Vertical(classes="dialog"):
            yield Static(Content(printable(self._title)), classes="dialog-title")
            with self._page:
                yield Static(Content(printable(self._text)))

    def on_mount(self) -> None:
        """The keys scroll."""
        self._page.focus()

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, ANSWER_COMMANDS, action_id)

    def on_click(self, event: events.Click) -> None:
        """A click beside the answer closes it."""
        if event.widget is self:
            self.dismiss(None)


ANSWER_COMMANDS: Commands[Answer] = {"close-dialog": lambda answer: answer.dismiss(None)}
"""What can be done with an answer."""


class OneKey(ModalScreen[str]):
    """Waits for one letter or digit: the name of a mark. Gives it, or None for any other key."""

    CSS_PATH = STYLESHEET

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question at the foot."""
        yield Static(Content(self._question), id="one-key")

    def on_key(self, event: events.Key) -> None:
        """The key."""
        event.stop()
        character = event.character or ""
        self.dismiss(character if character.isalnum() else None)

    def on_click(self) -> None:
        """Anything else leaves."""
        self.dismiss(None)
