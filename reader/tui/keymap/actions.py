"""The one table of everything that a person can do in the screen.

Key bindings, the footer, the help, the palette and the README's list of keys are all made from `ACTIONS`; the words for
an action are the interface strings `action.<id>` (its name) and `foot.<id>` (a shorter one, for little room).
"""

from __future__ import annotations

from reader.tui.keymap.action import Action, Group, Scope, actions
from reader.tui.keymap.library_actions import LIBRARY_ACTIONS

ACTIONS: tuple[Action, ...] = (
    *actions(
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
    *actions(
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
    *actions(
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
    *actions(
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
    *actions(
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
    *actions(Scope.READING, Group.CORRECT, [("corrections", "r")]),
    *actions(
        Scope.CORRECTIONS,
        Group.CORRECT,
        [
            ("withdraw", "D,delete"),
            ("corrections-undo", "u"),
            ("corrections-redo", "U,ctrl+r"),
        ],
    ),
    *actions(
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
    *actions(
        Scope.READING,
        Group.SEARCH,
        [
            ("search 7", "/"),
            ("stop", "escape"),
        ],
    ),
    *actions(
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
    *actions(
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
    *actions(
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
    *actions(
        Scope.READING,
        Group.CODES,
        [
            ("code-statement", "#"),
            *((f"code-{digit}", str(digit)) for digit in range(1, 10)),
        ],
    ),
    *actions(
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
    *actions(
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
    *actions(
        Scope.READING,
        Group.LOOKS,
        [
            ("legend", "x"),
            ("bare", "z"),
            ("stop-work", "f8"),
        ],
    ),
    *actions(
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
    *actions(Scope.DIALOG, Group.PROGRAM, [("close-dialog", "escape,q")], palette=False),
    *actions(
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
    *actions(
        Scope.READING,
        Group.LIBRARY,
        [
            ("same-quotation", "="),
            ("versions", "W"),
            ("export", "Z"),
            ("follow-feed", "+"),
        ],
    ),
    *LIBRARY_ACTIONS,
    *actions(Scope.HELP, Group.PROGRAM, [("help-filter", "/")]),
    *actions(
        Scope.SETTINGS,
        Group.PROGRAM,
        [
            ("setting-next", "right"),
            ("setting-previous", "left"),
        ],
    ),
    *actions(
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
            ("all-codes", "&"),
            ("refresh", "f9"),
        ],
    ),
    *actions(
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
