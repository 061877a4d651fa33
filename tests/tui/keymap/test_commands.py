"""The table of actions and the functions behind it: every row of every scope leads to something that does it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from reader.tui.commands import APP_COMMANDS
from reader.tui.dialogs.help import HELP_COMMANDS
from reader.tui.dialogs.listing import DIALOG_COMMANDS
from reader.tui.dialogs.particulars import FORM_COMMANDS
from reader.tui.drawing.list_view import LIST_COMMANDS
from reader.tui.keymap import keys
from reader.tui.library.actor_statements import STATEMENTS_COMMANDS
from reader.tui.library.actors import ACTORS_COMMANDS
from reader.tui.library.add import ADD_COMMANDS
from reader.tui.library.articles import LIBRARY_COMMANDS
from reader.tui.library.code_passages import PASSAGES_COMMANDS
from reader.tui.library.code_table import CODE_TABLE_COMMANDS
from reader.tui.library.codes import CODES_COMMANDS
from reader.tui.library.export import EXPORT_COMMANDS
from reader.tui.library.feed_items import FEED_ITEMS_COMMANDS
from reader.tui.library.feeds import FEEDS_COMMANDS
from reader.tui.library.find import FIND_COMMANDS
from reader.tui.library.importing import IMPORT_COMMANDS
from reader.tui.library.notes import NOTES_COMMANDS
from reader.tui.library.quotations import QUOTATIONS_COMMANDS
from reader.tui.library.same import SAME_COMMANDS
from reader.tui.library.stories import STORIES_COMMANDS
from reader.tui.library.story import STORY_COMMANDS
from reader.tui.library.versions import CHANGES_COMMANDS
from reader.tui.preferences.screen import SETTINGS_COMMANDS
from reader.tui.reading.actors.commands import CARD_CHOICES
from reader.tui.reading.article.links import LINKS_COMMANDS
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
    keys.Scope.FORM: FORM_COMMANDS,
    keys.Scope.CARD: CARD_CHOICES,
    keys.Scope.LINKS: LINKS_COMMANDS,
    keys.Scope.CORRECTIONS: CORRECTIONS_COMMANDS,
    keys.Scope.LIST: LIST_COMMANDS,
    keys.Scope.DIALOG: DIALOG_COMMANDS,
    keys.Scope.HELP: HELP_COMMANDS,
    keys.Scope.LIBRARY: LIBRARY_COMMANDS,
    keys.Scope.ADD: ADD_COMMANDS,
    keys.Scope.EXPORT: EXPORT_COMMANDS,
    keys.Scope.FIND: FIND_COMMANDS,
    keys.Scope.CHANGES: CHANGES_COMMANDS,
    keys.Scope.IMPORT: IMPORT_COMMANDS,
    keys.Scope.NOTES: NOTES_COMMANDS,
    keys.Scope.CODES: CODES_COMMANDS,
    keys.Scope.CODE_TABLE: CODE_TABLE_COMMANDS,
    keys.Scope.OVER: ACTORS_COMMANDS,
    keys.Scope.STATEMENTS: STATEMENTS_COMMANDS,
    keys.Scope.PASSAGES: PASSAGES_COMMANDS,
    keys.Scope.SAME: SAME_COMMANDS,
    keys.Scope.QUOTATIONS: QUOTATIONS_COMMANDS,
    keys.Scope.FEEDS: FEEDS_COMMANDS,
    keys.Scope.FEED_ITEMS: FEED_ITEMS_COMMANDS,
    keys.Scope.STORIES: STORIES_COMMANDS,
    keys.Scope.STORY: STORY_COMMANDS,
    keys.Scope.SETTINGS: SETTINGS_COMMANDS,
}
"""The tables of commands by the scope of the actions that they do."""


@pytest.mark.parametrize("scope", list(keys.Scope))
def test_every_row_of_the_table_is_done_and_nothing_else(scope: keys.Scope) -> None:
    assert sorted(COMMANDS.get(scope, ())) == sorted(action.id for action in keys.ACTIONS if action.scope is scope)
