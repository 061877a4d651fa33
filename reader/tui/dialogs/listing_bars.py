"""The two bars of a screen with a list: the title with its remark above, the keys that apply below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len

from reader.tui.context import context_of
from reader.tui.drawing.bar import Bar, BarItem
from reader.tui.keymap import keys

LEAST_TITLE_CELLS = 8
"""Cells of a title that a remark may leave; a longer one is cut itself."""

WHOLE_TITLE_CELLS = 14
"""Cells of a title that stay beside a remark that is cut."""


class TitleBar(Bar):
    """The title at the left and a remark at the right."""

    def __init__(
        self, title: Callable[[], Sequence[BarItem]], remark: Callable[[], str], *, understood: bool = False
    ) -> None:
        super().__init__(id="listing-title")
        self._title = title
        self._remark = remark
        self._understood = understood

    def parts(self, width: int) -> tuple[Sequence[BarItem], Sequence[BarItem]]:
        """Title and remark, and how far the adding, or the analysing anew, is of what is listed."""
        styles, context = self.theme_styles, context_of(self)
        words = context.adding.words or context.checking.words or context.refreshing.words
        title, remark = self._title(), self._remark()
        if cell_len(remark) > width - LEAST_TITLE_CELLS - 3:  # a path, whose end tells more
            room = max(width - min(_size(title), WHOLE_TITLE_CELLS) - 3, 1)
            remark = "…" + remark[max(len(remark) - room, 0) + 1 :]
        right = [BarItem("  " + remark + " ", styles.faint)]
        if self._understood and words:
            right.insert(0, BarItem("  " + words + " ", styles.accent, keys.by_id()["refresh"].call))
        return title, right


class ActionBar(Bar):
    """The keys of a screen, as many as there is room for; each can be clicked."""

    def __init__(
        self, *scopes: keys.Scope, enter: str = "foot.choose-row", beyond: Callable[[], str] = lambda: ""
    ) -> None:
        """`beyond` gives the signs of where the list goes on beyond what is seen."""
        super().__init__(id="listing-keys")
        self._scopes = scopes
        self._beyond = beyond
        self._enter = enter  # the string that says what Enter does

    def parts(self, width: int) -> tuple[Sequence[BarItem], Sequence[BarItem]]:
        """Key and name of each action of the scopes, what Enter does first, then how to close; where the list goes on.

        Where there is no room for all, the last ones are left out, and closing has no name before one more is.
        """
        own: Mapping[str, str] = self.context.settings.keys
        styles = self.theme_styles
        close = self._pair(keys.by_id()["close-dialog"], own)
        ours = [
            action for action in keys.ACTIONS if action.scope in self._scopes and action.scope is not keys.Scope.LIST
        ]
        pairs = [self._pair(one, own) for one in (keys.by_id()["choose-row"], *ours) if keys.keys_of(one, own)]
        short = [close[0]._replace(text=close[0].text + " ")]
        signs = self._beyond()
        beyond = [BarItem(f" {signs} ", styles.strong)] if signs else []
        room = width - _size(short) - _size(beyond)
        parts: list[BarItem] = []
        for pair in pairs:
            if room < _size(pair):
                break
            room -= _size(pair)
            parts += pair
        return [*parts, *(close if room >= _size(close) - _size(short) else short)], beyond

    def _pair(self, action: keys.Action, own: Mapping[str, str]) -> list[BarItem]:
        styles, tr = self.theme_styles, self.context.tr
        short = self._enter if action.id == "choose-row" else f"foot.{action.id}"
        name = tr(short) if tr.has(short) else tr(f"action.{action.id}")
        label = keys.keys_of(action, own)[0]
        return [BarItem(" " + label, styles.strong, action.call), BarItem(" " + name + " ", styles.faint, action.call)]


def _size(parts: Sequence[BarItem]) -> int:
    return sum(cell_len(part.text) for part in parts)
