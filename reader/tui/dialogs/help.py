"""The keys that apply where the reader is, under their headings; one of them can be pressed from here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from reader.tui.dialogs.listing import Items, ModalList
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import padded, shorten
from reader.tui.keymap import keys
from reader.tui.keymap.applicable import Doable, doable


class HelpDialog(ModalList[Doable]):
    """What can be done here; filtered by `/` as one types. Gives what was chosen."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG, keys.Scope.HELP)
    SCOPE = keys.Scope.HELP
    ENTER = "foot.do"
    TYPED = True

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._doable = doable(screen)

    def title_items(self) -> Sequence[BarItem]:
        """The title."""
        return [BarItem(" " + self.tr("help.title"), self.theme_styles.strong)]

    def hint_to_type(self) -> str:
        """What typing does."""
        return self.tr("help.type")

    def make_rows(self, items: Items) -> Sequence[Row]:
        """A heading for each group, a line an action."""
        styles, tr = self.theme_styles, self.tr
        own = self.context.settings.keys
        width = max(items.size.width, 24)
        words = self.typed.casefold().split()
        groups: dict[keys.Group, list[Row]] = {}
        for one in self._doable:
            label = "  ".join(keys.keys_of(one.action, own))
            name = tr(f"action.{one.action.id}")
            if not label or not all(
                word in f"{label} {name} {tr(f'group.{one.action.group.value}')}".casefold() for word in words
            ):
                continue
            pieces = (("    " + padded(label, 22), styles.strong), (shorten(name, width - 28), styles.text))
            groups.setdefault(one.action.group, []).append(Row(pieces, one))
        rows: list[Row] = []
        for group in keys.Group:
            if group in groups:
                rows += [
                    *([Row(())] if rows else []),
                    Row((("  " + tr(f"group.{group.value}"), styles.accent),)),
                    *groups[group],
                ]
        return rows or [Row((("  " + tr("help.nothing"), styles.faint),))]

    def row_chosen(self, row: Row) -> None:
        """Close and do it."""
        if isinstance(row.key, Doable):
            self.dismiss(row.key)
