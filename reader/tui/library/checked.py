"""What came of reading several sources again: each article that changed, each that could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.dialogs.changed import what_changed
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import shorten
from reader.tui.requests import ShowChecked, ShowVersions

LEAST_NAME_CELLS = 16
"""Cells of an article's name that are shown however long the words behind it are."""


class CheckedList(ListScreen[None]):
    """A line an article; Enter compares the versions of one that changed."""

    def __init__(self, result: ShowChecked) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("check.title")),
                rows=self._make_rows,
                chosen=self._chosen,
            )
        )
        self._result = result

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The articles that changed, then those that could not be read."""
        styles = self.theme_styles
        rows = [
            Row(
                (("  ± ", styles.accent), (self._line(one.name, what_changed(self.tr, one), width), styles.text)),
                one.article_id,
            )
            for one in self._result.checked
            if one.changed
        ]
        rows += [
            Row((("  ! ", styles.error), (self._line(name, self.tr.say(error.message), width), styles.text)))
            for name, error in self._result.failed
        ]
        return rows

    @staticmethod
    def _line(name: str, words: str, width: int) -> str:
        """Name and words; of a long name a part, so that the words are seen."""
        room = max(width - 5 - len(words) - 2, LEAST_NAME_CELLS)
        return shorten(f"{shorten(name, room)}: {words}", width - 5)

    def _chosen(self, row: Row) -> None:
        """Compare its versions."""
        name = next((one.name for one in self._result.checked if one.article_id == row.key), "")
        if isinstance(row.key, int):
            self.context.post(ShowVersions(row.key, name, changes=True))
