"""The foot of a form in which one types: its keys, or what has to be said. And hints that fit their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.widgets import Input

from reader.tui.drawing.bar import Bar, BarItem
from reader.tui.drawing.text import shorten
from reader.tui.keymap import keys


class FormBar(Bar):
    """The keys of a form, the most important first and as many as there is room for; what is said takes their place."""

    def __init__(self, action_ids: Sequence[str], *, id: str) -> None:
        super().__init__(id=id)
        self._action_ids = action_ids
        self._said = ""
        self._is_trouble = False

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Say something in place of the keys; nothing brings them back."""
        self._said, self._is_trouble = words, trouble
        self.remake()

    def parts(self, width: int) -> tuple[Sequence[BarItem], Sequence[BarItem]]:
        """What is said, or each key with its name; a key for which there is no room is left out."""
        styles, tr = self.theme_styles, self.context.tr
        if self._said:
            return [BarItem(shorten(self._said, width), styles.error if self._is_trouble else styles.accent)], []
        own: Mapping[str, str] = self.context.settings.keys
        parts: list[BarItem] = []
        for action_id in self._action_ids:
            action = keys.by_id()[action_id]
            label = next(iter(keys.keys_of(action, own)), "")
            name = tr(f"foot.{action_id}" if tr.has(f"foot.{action_id}") else f"action.{action_id}")
            pair = [BarItem(label, styles.strong, action.call), BarItem(f" {name}  ", styles.faint, action.call)]
            if label and cell_len(label + name) + 1 <= width:
                parts += pair
                width -= cell_len(label + name) + 3
        return parts, []


def fit_hint(typed: Input, hint: str) -> None:
    """Let what stands in an empty field end with “…” where the field has no room for it; for its `on_resize`."""
    typed.placeholder = shorten(hint, max(typed.content_size.width, 1))
