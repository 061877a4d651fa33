"""The outline: the article's headings, or the first words of its paragraphs, to go to."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row


class Outline(ListScreen[int]):
    """Headings or paragraphs with their numbers; gives the block that was chosen."""

    def __init__(self, places: Sequence[tuple[int, int, str]], here: int) -> None:
        """`places` are blocks with their depth and words, `here` is the block that the reader is in."""
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("outline.title")),
                rows=self._make_rows,
                first=self._begin_here,
                chosen=self._chosen,
                enter="foot.go",
            )
        )
        self._places = places
        self._here = here

    def _make_rows(self, width: int) -> Sequence[Row]:
        """A row for each place, with its number and its depth."""
        styles = self.theme_styles
        return [
            Row(((f"{block + 1:>4}  ", styles.faint), ("  " * depth + words, styles.text)), block)
            for block, depth, words in self._places
        ]

    def _begin_here(self) -> None:
        """Begin where the reader is."""
        reached = [number for number, (block, _, _) in enumerate(self._places) if block <= self._here]
        self.panel.items.current = reached[-1] if reached else 0

    def _chosen(self, row: Row) -> None:
        """Go there."""
        if isinstance(row.key, int):
            self.dismiss(row.key)
