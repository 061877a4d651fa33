"""The one table of everything that a person can do in the screen.

Key bindings, the footer, the help, the palette and the README's list of keys are all made from `ACTIONS`; the words for
an action are the interface strings `action.<id>` (its name) and `foot.<id>` (a shorter one, for little room).
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.tui.keymap.action import Action, Group, Scope


def _actions(scope: Scope, group: Group, rows: Iterable[tuple[str, str]], *, palette: bool = True) -> list[Action]:
    """Rows of (id, keys) for one scope and group; a rank for the footer may follow the id: "note 5"."""
    made = []
    for name, keys in rows:
        action_id, _, foot = name.partition(" ")
        made.append(Action(action_id, keys, scope, group, int(foot or 0), palette))
    return made


ACTIONS: tuple[Action, ...] = (
    *_actions(
        Scope.ARTICLE,
        Group.MOVE,
        [
            ("line-down", "j,down"),
            ("line-up", "k,up"),
            ("page-down", "space,pagedown,ctrl+f"),
            ("page-up", "b,pageup,ctrl+b"),
            ("half-page-down", "d,ctrl+d"),
            ("half-page-up", "ctrl+u"),
            ("start", "g,home"),
            ("end", "G,end"),
        ],
        palette=False,
    ),
    *_actions(
        Scope.CHOOSING,
        Group.CHOOSE,
        [
            ("caret-left", "h,left"),
            ("caret-right", "l,right"),
            ("caret-down", "j,down"),
            ("caret-up", "k,up"),
            ("caret-word-left", "b"),
            ("caret-word-right", "w"),
            ("caret-sentence-left", "("),
            ("caret-sentence-right", ")"),
            ("caret-paragraph-left", "{"),
            ("caret-paragraph-right", "}"),
            ("caret-line-start", "0,home"),
            ("caret-line-end", "$,end"),
            ("caret-start", "g"),
            ("caret-end", "G"),
            ("caret-swap", "o"),
        ],
        palette=False,
    ),
    *_actions(
        Scope.READING,
        Group.MOVE,
        [
            ("next-paragraph", "}"),
            ("previous-paragraph", "{"),
            ("go-to-paragraph", ":"),
            ("outline", "o"),
            ("next-entity", "e"),
            ("previous-entity", "E"),
            ("back-to-list", "backspace"),
            ("jump-back", "<,ctrl+o"),
            ("jump-forward", ">"),
            ("set-mark", "`"),
            ("go-to-mark", "'"),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.STATEMENTS,
        [
            ("next-statement 1", "n"),
            ("previous-statement 2", "N"),
            ("next-of-actor 4", "]"),
            ("previous-of-actor", "["),
            ("speaker 3", "s"),
            ("why 6", "w"),
            ("correct", "c"),
            ("actor-card", "i"),
            ("focus-actor", "f"),
            ("balance", "I"),
        ],
    ),
    *_actions(
        Scope.CORRECT,
        Group.CORRECT,
        [
            ("set-speaker", "R"),
            ("no-statement", "X"),
            ("confirm", "C"),
            ("set-edges", "B"),
            ("set-day", "H"),
            ("add-statement", "A"),
        ],
    ),
    *_actions(Scope.READING, Group.CORRECT, [("corrections", "r")]),
    *_actions(
        Scope.CORRECTIONS,
        Group.CORRECT,
        [
            ("withdraw", "D,delete"),
            ("corrections-undo", "u"),
            ("corrections-redo", "U,ctrl+r"),
        ],
    ),
    *_actions(
        Scope.CARD,
        Group.CORRECT,
        [
            ("card-elsewhere", "o"),
            ("card-focus", "f"),
            ("card-rename", "r"),
            ("card-merge", "m"),
            ("card-split", "x"),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.SEARCH,
        [
            ("search 7", "/"),
            ("stop", "escape"),
        ],
    ),
    *_actions(
        Scope.PROMPT,
        Group.SEARCH,
        [
            ("prompt-next", "down"),
            ("prompt-previous", "up"),
            ("prompt-regex", "ctrl+r"),
            ("prompt-close", "escape"),
        ],
        palette=False,
    ),
    *_actions(
        Scope.READING,
        Group.CHOOSE,
        [
            ("choose", "v"),
            ("choose-sentence", "V"),
            ("choose-paragraph", "P"),
            ("choose-statement", "S"),
            ("copy", "y,ctrl+c"),
            ("copy-markdown", "Y"),
            ("copy-to-file", "ctrl+y"),
            ("open-link", "O"),
            ("look-up", "K"),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.NOTES,
        [
            ("note 5", "a"),
            ("note-article", ";"),
            ("highlight", "."),
            ("next-note", "m"),
            ("previous-note", "M"),
            ("edit-note", "enter"),
            ("delete-note", "D,delete"),
            ("notes", "l"),
            ("undo", "u"),
            ("redo", "U,ctrl+r"),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.CODES,
        [
            ("code-statement", "#"),
            *((f"code-{digit}", str(digit)) for digit in range(1, 10)),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.PANES,
        [
            ("next-pane", "tab"),
            ("previous-pane", "shift+tab"),
            ("timeline 8", "t"),
            ("timeline-view", "T"),
            ("actors", "p"),
        ],
    ),
    *_actions(
        Scope.TIMELINE,
        Group.STATEMENTS,
        [
            ("filter-actor", "1"),
            ("filter-kind", "2"),
            ("filter-dated", "3"),
            ("filter-noted", "4"),
            ("filter-doubtful", "5"),
            ("filter-all", "0"),
            ("along-lane", "right"),
            ("back-along-lane", "left"),
        ],
    ),
    *_actions(
        Scope.READING,
        Group.LOOKS,
        [
            ("legend", "x"),
            ("bare", "z"),
            ("stop-work", "f8"),
        ],
    ),
    *_actions(
        Scope.EDITOR,
        Group.NOTES,
        [
            ("save-note", "ctrl+s"),
            ("note-colour", "ctrl+t"),
            ("note-outside", "ctrl+o"),
            ("cancel-note", "escape"),
        ],
        palette=False,
    ),
    *_actions(Scope.DIALOG, Group.PROGRAM, [("close-dialog", "escape,q")], palette=False),
    *_actions(
        Scope.LIST,
        Group.MOVE,
        [
            ("row-down", "j,down"),
            ("row-up", "k,up"),
            ("rows-down", "space,pagedown"),
            ("rows-up", "b,pageup"),
            ("first-row", "g,home"),
            ("last-row", "G,end"),
            ("choose-row", "enter"),
        ],
        palette=False,
    ),
    *_actions(
        Scope.READING,
        Group.LIBRARY,
        [
            ("same-quotation", "="),
            ("versions", "W"),
            ("export", "Z"),
            ("follow-feed", "+"),
        ],
    ),
    *_actions(
        Scope.LIBRARY,
        Group.LIBRARY,
        [
            ("library-filter", "/"),
            ("library-sort", "s"),
            ("library-add", "a"),
            ("library-again", "r"),
            ("library-remove", "D,delete"),
            ("library-undo", "u"),
            ("library-redo", "U,ctrl+r"),
            ("library-versions", "v"),
            ("library-balance", "I"),
            ("library-export", "x"),
            ("library-export-listed", "X"),
            ("library-import", "i"),
        ],
    ),
    *_actions(Scope.ADD, Group.LIBRARY, [("add-tick", "tab")]),
    *_actions(Scope.IMPORT, Group.LIBRARY, [("import-complete", "tab")]),
    *_actions(
        Scope.NOTES,
        Group.NOTES,
        [
            ("notes-filter", "/"),
            ("notes-edit", "e"),
            ("notes-recolour", "c"),
            ("notes-delete", "D,delete"),
            ("notes-undo", "u"),
            ("notes-redo", "U,ctrl+r"),
            ("notes-attach", "r"),
            ("notes-colour", "C"),
            ("notes-every", "A"),
            ("notes-export", "x"),
            ("notes-import", "i"),
        ],
    ),
    *_actions(
        Scope.OVER,
        Group.LIBRARY,
        [
            ("over-filter", "/"),
            ("over-join", "m"),
            ("over-apart", "a"),
            ("over-part", "x"),
            ("over-undo", "u"),
            ("over-redo", "U,ctrl+r"),
        ],
    ),
    *_actions(
        Scope.STATEMENTS,
        Group.LIBRARY,
        [
            ("statements-filter", "/"),
            ("statements-same", "="),
            ("statements-apart", "a"),
            ("statements-undo", "u"),
            ("statements-redo", "U,ctrl+r"),
            ("statements-export", "x"),
        ],
    ),
    *_actions(
        Scope.QUOTATIONS,
        Group.LIBRARY,
        [
            ("quotations-filter", "/"),
            ("quotations-export", "x"),
        ],
    ),
    *_actions(
        Scope.FEEDS,
        Group.LIBRARY,
        [
            ("feeds-add", "a"),
            ("feeds-update", "r"),
            ("feeds-all-read", "A"),
            ("feeds-remove", "D,delete"),
            ("feeds-undo", "u"),
            ("feeds-redo", "U,ctrl+r"),
            ("feeds-filter", "/"),
        ],
    ),
    *_actions(
        Scope.FEED_ITEMS,
        Group.LIBRARY,
        [
            ("items-mark", "m"),
            ("items-all-read", "A"),
            ("items-unread", "t"),
            ("items-update", "r"),
            ("items-undo", "u"),
            ("items-redo", "U,ctrl+r"),
            ("items-filter", "/"),
        ],
    ),
    *_actions(Scope.STORIES, Group.LIBRARY, [("stories-filter", "/")]),
    *_actions(
        Scope.STORY,
        Group.LIBRARY,
        [
            ("story-filter", "/"),
            ("story-lone", "o"),
            ("story-export", "x"),
        ],
    ),
    *_actions(Scope.HELP, Group.PROGRAM, [("help-filter", "/")]),
    *_actions(
        Scope.SETTINGS,
        Group.PROGRAM,
        [
            ("setting-next", "right"),
            ("setting-previous", "left"),
        ],
    ),
    *_actions(
        Scope.APP,
        Group.LIBRARY,
        [
            ("library", "L"),
            ("find", "F,f4"),
            ("all-actors", "Q,f5"),
            ("all-notes", "J,f6"),
            ("all-quotations", '",f7'),
            ("feeds", "*,f10"),
            ("all-stories", "h"),
            ("refresh", "f9"),
        ],
    ),
    *_actions(
        Scope.APP,
        Group.PROGRAM,
        [
            ("help 9", "?,f1"),
            ("palette", "ctrl+p"),
            ("light-or-dark", "f2"),
            ("settings", "f3"),
            ("leave 10", "q"),
        ],
    ),
)
"""Every action, in the order in which the help shows them."""
