"""What an action is: one thing that a person can do in the screen, where, by which keys, under which heading."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Scope(StrEnum):
    """Where an action applies: everywhere, on a screen, or while a pane of a screen has the focus."""

    APP = "app"
    READING = "reading"
    ARTICLE = "article"
    CHOOSING = "choosing"
    LIST = "list"
    TIMELINE = "timeline"
    ACTORS = "actors"
    NOTES = "notes"
    CODES = "codes"
    CODE_TABLE = "code-table"
    LIBRARY = "library"
    ADD = "add"
    IMPORT = "import"
    CHANGES = "changes"
    EXPORT = "export"
    FIND = "find"
    DIALOG = "dialog"
    EDITOR = "editor"
    FORM = "form"
    PROMPT = "prompt"
    CORRECT = "correct"
    CARD = "card"
    LINKS = "links"
    CORRECTIONS = "corrections"
    OVER = "over"
    STATEMENTS = "statements"
    PASSAGES = "passages"
    QUOTATIONS = "quotations"
    SAME = "same"
    FEEDS = "feeds"
    FEED_ITEMS = "feed-items"
    STORIES = "stories"
    STORY = "story"
    SETTINGS = "settings"
    HELP = "help"


class Group(StrEnum):
    """The heading in the help under which an action stands; also its area in the palette."""

    MOVE = "move"
    STATEMENTS = "statements"
    CORRECT = "correct"
    SEARCH = "search"
    CHOOSE = "choose"
    NOTES = "notes"
    CODES = "codes"
    PANES = "panes"
    LOOKS = "looks"
    LIBRARY = "library"
    PROGRAM = "program"


class Action(NamedTuple):
    """One thing that a person can do."""

    id: str
    """Unique; names its strings and its place in the key map: "next-statement"."""
    keys: str
    """Textual names of its keys, with commas between them."""
    scope: Scope
    """Where it applies."""
    group: Group
    """Under which heading it stands."""
    foot: int = 0
    """Its rank in the footer, 1 first; 0 for not there."""
    palette: bool = True
    """Whether the palette offers it: not what only makes sense as a key, such as a line down."""

    @property
    def call(self) -> str:
        """The Textual action that does it, on the object that `scope` names."""
        return f"app.command('{self.id}')" if self.scope is Scope.APP else f"command('{self.id}')"


def actions(scope: Scope, group: Group, rows: Iterable[tuple[str, str]], *, palette: bool = True) -> list[Action]:
    """Rows of (id, keys) for one scope and group; a rank for the footer may follow the id: "note 5"."""
    made = []
    for name, keys in rows:
        action_id, _, foot = name.partition(" ")
        made.append(Action(action_id, keys, scope, group, int(foot or 0), palette))
    return made
