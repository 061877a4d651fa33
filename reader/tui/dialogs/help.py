"""The keys that apply where the reader is, under their headings; one of them can be pressed from here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from rich.cells import cell_len
from textual.screen import Screen

from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, type_words
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import padded, shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.applicable import Doable, doable
from reader.tui.keymap.commands import Commands

WIDE = 60
"""Cells of the list from which on it has room for every key of an action."""


def _rooms(width: int) -> tuple[int, int, int]:
    """Cells before the keys, for them, and for what they do."""
    indent, keys_room = (4, 22) if width >= WIDE else (2, 10)
    return indent, keys_room, max(width - indent - keys_room - 2, 10)


class HelpDialog(ListScreen[Doable]):
    """What can be done here; filtered by `/` as one types. Gives what was chosen."""

    BINDINGS = keys.bindings(keys.Scope.HELP)

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("help.title")),
                hint=lambda: self.tr("help.type"),
                rows=self._make_rows,
                unfolded=self._unfolded,
                chosen=self._chosen,
                scopes=[keys.Scope.HELP],
                enter="foot.do",
            ),
            HELP_COMMANDS,
        )
        self._doable = doable(screen)

    def _make_rows(self, width: int) -> Sequence[Row]:
        """A heading for each group, a line an action."""
        styles, tr = self.theme_styles, self.tr
        own = self.context.settings.keys
        indent, keys_room, room = _rooms(width)
        words = self.panel.typed.casefold().split()
        groups: dict[keys.Group, list[Row]] = {}
        for one in self._doable:
            label = "  ".join(keys.keys_of(one.action, own))
            name = tr(f"action.{one.action.id}")
            if not label or not all(
                word in f"{label} {name} {one.action.id} {tr(f'group.{one.action.group.value}')}".casefold()
                for word in words
            ):
                continue
            shown = shorten(name, room)
            gap = room - cell_len(shown) - len(one.action.id)
            pieces = (
                (" " * indent + padded(label, keys_room - 1) + " ", styles.strong),
                (shown, styles.text),
                (" " * gap + one.action.id if gap >= 2 and width >= WIDE else "", styles.faint),
            )
            groups.setdefault(one.action.group, []).append(Row(pieces, one))
        rows: list[Row] = []
        for group in keys.Group:
            if group in groups:
                rows += [
                    *([Row(())] if rows else []),
                    words_row(tr(f"group.{group.value}"), styles.accent),
                    *groups[group],
                ]
        return rows or [words_row(tr("help.nothing"), styles.faint)]

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """All keys and the whole name of an action, where its line has no room for them."""
        if not isinstance(key, Doable):
            return ()
        indent, keys_room, room = _rooms(width)
        label = "  ".join(keys.keys_of(key.action, self.context.settings.keys))
        labels, names = wrapped(label, keys_room - 1), wrapped(self.tr(f"action.{key.action.id}"), room)
        if len(labels) == len(names) == 1:
            return ()
        return [
            ((" " * indent + padded(words, keys_room), self.theme_styles.strong), (name, self.theme_styles.text))
            for words, name in zip_longest(labels, names, fillvalue="")
        ]

    def _chosen(self, row: Row) -> None:
        """Close and do it."""
        if isinstance(row.key, Doable):
            self.dismiss(row.key)


HELP_COMMANDS: Commands[HelpDialog] = {"help-filter": type_words}
"""What can be done in the list of keys."""
