"""The screen that consists of a list: it takes the place of the text, or stands over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeAlias, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from reader.tui.context import Served, context_of, tr_of
from reader.tui.dialogs import STYLESHEET
from reader.tui.dialogs.list_panel import ListContents, ListPanel
from reader.tui.drawing.frame import DIALOG_HEIGHTS
from reader.tui.drawing.styles import styles_of
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run
from reader.tui.requests import Listed, OpenArticle, Place

Result = TypeVar("Result")


class ListScreen(Screen[Result], Generic[Result]):
    """A list that takes the place of the text, or stands over it."""

    CSS_PATH = STYLESHEET
    VERTICAL_BREAKPOINTS = DIALOG_HEIGHTS
    BINDINGS = keys.bindings(keys.Scope.DIALOG)

    context = Served(context_of)
    """The services of the app."""
    tr = Served(tr_of)
    """The interface's language."""
    theme_styles = Served(styles_of)
    """Styles for the present theme."""

    def __init__(self, contents: ListContents, commands: Commands[Self] | None = None) -> None:
        """With what it shows, and what can be done in it beside choosing a row and closing it."""
        super().__init__(classes="modal-list" if contents.over_text else "listing")
        self.panel = ListPanel(contents)
        """The list, with what stands around it."""
        self._is_modal = contents.over_text
        self._commands: Commands[Self] = {**LIST_SCREEN_COMMANDS, **(commands or {})}

    @property
    def is_modal(self) -> bool:
        """Whether the page behind it is seen, and its keys are not heard."""
        return self._is_modal

    def compose(self) -> ComposeResult:
        """The list alone."""
        yield self.panel

    def on_resize(self) -> None:
        """Another height may fit."""
        self.panel.fit()

    def on_click(self, event: events.Click) -> None:
        """A click beside a list that stands over the text closes it."""
        if self.is_modal and event.widget is self:
            self.dismiss(None)

    async def action_command(self: Self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, self._commands, action_id)


AnyList: TypeAlias = ListScreen[Any]
"""A screen that consists of a list, whatever it gives."""


def read_in_place(screen: AnyList, key: object, place_of: Callable[[object], Place | None]) -> None:
    """Read what the row of this key stands for in its article; keys walk all places of the list from there.

    `place_of` gives the place that a key stands for, None for one that is in no text.
    """
    places: list[Place] = []
    at = None
    for row in screen.panel.items.rows:
        place = place_of(row.key) if row.key is not None else None
        if place is not None:
            at = len(places) if row.key == key else at
            places.append(place)
    if at is not None:
        screen.context.post(OpenArticle(*places[at], Listed(tuple(places), at)))


def close(screen: AnyList) -> None:
    """Close without a choice."""
    screen.dismiss(None)


def choose(screen: AnyList) -> None:
    """Choose the current row."""
    screen.panel.items.choose()


def type_words(screen: AnyList) -> None:
    """Go to the line to type in."""
    screen.panel.filter.focus()


DIALOG_COMMANDS: Commands[AnyList] = {"close-dialog": close}
"""What can be done on every screen that is opened over the text."""

LIST_SCREEN_COMMANDS: Commands[AnyList] = {**DIALOG_COMMANDS, "choose-row": choose}
"""What can be done on every screen that consists of a list, from its foot too."""
