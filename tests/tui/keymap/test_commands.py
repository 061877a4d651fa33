"""The table of actions and the functions behind it: every row of every scope leads to something that does it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from reader.tui.commands import APP_COMMANDS
from reader.tui.dialogs.help import HelpDialog
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.list_view import ListView
from reader.tui.keymap import keys
from reader.tui.library.actors import ActorOver, ActorsScreen
from reader.tui.library.articles import LibraryScreen
from reader.tui.library.notes import NotesScreen
from reader.tui.library.quotations import QuotationsScreen
from reader.tui.preferences.screen import SettingsScreen
from reader.tui.reading.actors.commands import CARD_CHOICES
from reader.tui.reading.article.pane import ARTICLE_COMMANDS
from reader.tui.reading.article.selecting import CHOOSING_COMMANDS
from reader.tui.reading.commands import CORRECT_COMMANDS, READING_COMMANDS
from reader.tui.reading.corrections.made import CORRECTIONS_COMMANDS
from reader.tui.reading.notes.editor import EDITOR_COMMANDS
from reader.tui.reading.search.prompt import PROMPT_COMMANDS
from reader.tui.reading.timeline.pane import TIMELINE_COMMANDS

COMMANDS: dict[keys.Scope, Collection[str]] = {
    keys.Scope.APP: APP_COMMANDS,
    keys.Scope.READING: READING_COMMANDS,
    keys.Scope.CORRECT: CORRECT_COMMANDS,
    keys.Scope.ARTICLE: ARTICLE_COMMANDS,
    keys.Scope.CHOOSING: CHOOSING_COMMANDS,
    keys.Scope.TIMELINE: TIMELINE_COMMANDS,
    keys.Scope.PROMPT: PROMPT_COMMANDS,
    keys.Scope.EDITOR: EDITOR_COMMANDS,
    keys.Scope.CARD: CARD_CHOICES,
    keys.Scope.CORRECTIONS: CORRECTIONS_COMMANDS,
}
"""The tables of commands by the scope of the actions that they do."""

METHODS: dict[keys.Scope, type[object]] = {
    keys.Scope.LIST: ListView,
    keys.Scope.DIALOG: ListScreen,
    keys.Scope.HELP: HelpDialog,
    keys.Scope.LIBRARY: LibraryScreen,
    keys.Scope.NOTES: NotesScreen,
    keys.Scope.OVER: ActorsScreen,
    keys.Scope.STATEMENTS: ActorOver,
    keys.Scope.QUOTATIONS: QuotationsScreen,
    keys.Scope.SETTINGS: SettingsScreen,
}
"""The classes whose methods do the actions of a scope."""


@pytest.mark.parametrize("scope", list(keys.Scope))
def test_every_row_of_the_table_is_done_and_nothing_else(scope: keys.Scope) -> None:
    actions = [action for action in keys.ACTIONS if action.scope is scope]
    if scope in COMMANDS:
        assert sorted(COMMANDS[scope]) == sorted(action.id for action in actions)
    else:
        for action in actions:
            assert hasattr(METHODS[scope], "action_" + action.call.partition("(")[0]), action.id
