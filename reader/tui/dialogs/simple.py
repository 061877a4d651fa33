"""Dialogs over the reading screen: an answer to read, one key to press."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.model.text import printable
from reader.tui.dialogs import STYLESHEET
from reader.tui.drawing.frame import DIALOG_HEIGHTS
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run


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
