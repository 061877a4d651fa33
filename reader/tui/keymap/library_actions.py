"""The rows of the table of actions (`actions`) that hold on the screens of the library."""

from __future__ import annotations

from reader.tui.keymap.action import Action, Group, Scope, actions

LIBRARY_ACTIONS: tuple[Action, ...] = (
    *actions(
        Scope.LIBRARY,
        Group.LIBRARY,
        [
            ("library-filter", "/"),
            ("library-sort", "s"),
            ("library-add", "a"),
            ("library-again", "r"),
            ("library-tick", "t"),
            ("library-edit", "e"),
            ("library-check", "c"),
            ("library-check-listed", "C"),
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
    *actions(Scope.ADD, Group.LIBRARY, [("add-tick", "tab")]),
    *actions(Scope.EXPORT, Group.LIBRARY, [("export-tick", "tab")]),
    *actions(Scope.FIND, Group.LIBRARY, [("find-export", "ctrl+s,x")]),
    *actions(Scope.CHANGES, Group.LIBRARY, [("changes-versions", "W,v")]),
    *actions(Scope.IMPORT, Group.LIBRARY, [("import-complete", "tab")]),
    *actions(
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
    *actions(
        Scope.CODES,
        Group.CODES,
        [
            ("codes-filter", "/"),
            ("codes-add", "a"),
            ("codes-rename", "r"),
            ("codes-describe", "e"),
            ("codes-colour", "c"),
            ("codes-digit", "d"),
            ("codes-parent", "p"),
            ("codes-merge", "m"),
            ("codes-delete", "D,delete"),
            ("codes-table", "t"),
            ("codes-undo", "u"),
            ("codes-redo", "U,ctrl+r"),
        ],
    ),
    *actions(
        Scope.CODE_TABLE,
        Group.CODES,
        [
            ("next-code", "right"),
            ("previous-code", "left"),
            ("export-table", "x"),
        ],
    ),
    *actions(
        Scope.OVER,
        Group.LIBRARY,
        [
            ("over-filter", "/"),
            ("over-join", "m"),
            ("over-join-likely", "="),
            ("over-apart", "a"),
            ("over-part", "x"),
            ("over-undo", "u"),
            ("over-redo", "U,ctrl+r"),
        ],
    ),
    *actions(
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
    *actions(
        Scope.QUOTATIONS,
        Group.LIBRARY,
        [
            ("quotations-filter", "/"),
            ("quotations-export", "x"),
        ],
    ),
    *actions(
        Scope.SAME,
        Group.LIBRARY,
        [("same-export", "x")],
    ),
    *actions(
        Scope.PASSAGES,
        Group.LIBRARY,
        [
            ("passages-filter", "/"),
            ("passages-export", "x"),
        ],
    ),
    *actions(
        Scope.FEEDS,
        Group.LIBRARY,
        [
            ("feeds-add", "a"),
            ("feeds-update", "r"),
            ("feeds-all-read", "A"),
            ("feeds-remove", "D,delete"),
            ("feeds-undo", "u"),
            ("feeds-redo", "U,ctrl+r"),
            ("feeds-export", "x"),
            ("feeds-filter", "/"),
        ],
    ),
    *actions(
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
    *actions(Scope.STORIES, Group.LIBRARY, [("stories-filter", "/")]),
    *actions(
        Scope.STORY,
        Group.LIBRARY,
        [
            ("story-filter", "/"),
            ("story-lone", "o"),
            ("story-export", "x"),
        ],
    ),
)
"""What can be done on the screens of the library, in the order in which the help shows it."""
