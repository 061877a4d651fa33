"""The keys that apply where the reader is, under their headings; one of them can be pressed from here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from textual.screen import Screen

from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, type_words
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import padded, shorten
from reader.tui.keymap import keys
from reader.tui.keymap.applicable import Doable, doable
from reader.tui.keymap.commands import Commands


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
        width = max(width, 24)
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
            shown = shorten(name, width - 28)
            room = width - 28 - cell_len(shown) - len(one.action.id)
            pieces = (
                ("    " + padded(label, 22), styles.strong),
                (shown, styles.text),
                (" " * room + one.action.id if room >= 2 else "", styles.faint),
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

    def _chosen(self, row: Row) -> None:
        """Close and do it."""
        if isinstance(row.key, Doable):
            self.dismiss(row.key)


HELP_COMMANDS: Commands[HelpDialog] = {"help-filter": type_words}
"""What can be done in the list of keys."""
