"""Asking for some words: a name, a description."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import wrapped


class AskWords(ListScreen[str]):
    """A line to type in, and below it what is typed. Gives it; `empty` says what an empty line stands for, if it may
    be empty."""

    def __init__(self, title: str, typed: str = "", *, hint: str, empty: str = "") -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, title),
                hint=lambda: hint,
                typed=typed,
                rows=self._make_rows,
                chosen=self._chosen,
                enter="codes.enter-words",
                types_first=True,
            )
        )
        self._empty = empty

    def _make_rows(self, width: int) -> Sequence[Row]:
        """What Enter gives."""
        typed, styles = " ".join(self.panel.typed.split()), self.theme_styles
        if not typed:
            return [Row((("  " + self._empty, styles.faint),), "") if self._empty else words_row("", styles.faint)]
        first, *rest = wrapped(typed, max(width - 4, 10))
        return [Row((("  " + first, styles.text),), typed), *(words_row("  " + line, styles.text) for line in rest)]

    def _chosen(self, row: Row) -> None:
        """These words."""
        if isinstance(row.key, str):
            self.dismiss(row.key)
