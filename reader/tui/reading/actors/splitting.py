"""Which mentions of an actor mean somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Actor, Span
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import shorten
from reader.tui.reading.state import ReadingState

AROUND = 40
"""Characters that are shown before and behind a mention."""

GO_ON = "go on"
"""The key of the row that closes the list with what is ticked."""


class PickMentions(ListScreen[tuple[Span, ...]]):
    """The actor's mentions with some words around each, to be ticked; gives those that were."""

    def __init__(self, reading: ReadingState, actor: Actor) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("pick.split", name=shorten(actor.name, 32))),
                rows=self._make_rows,
                chosen=self._chosen,
                enter="foot.switch",
            )
        )
        self._reading = reading
        self._actor = actor
        self._ticked: set[Span] = set()

    def _make_rows(self, width: int) -> Sequence[Row]:
        """A row a mention, and one to go on with."""
        text, styles = self._reading.article.text, self.theme_styles
        width = max(width, 24)
        side = max(min(AROUND, (width - 24) // 2), 6)
        rows = []
        for mention in self._actor.mentions:
            before = shorten(text[max(mention.start - side, 0) : mention.start].rpartition("\n")[2], side)
            behind = shorten(text[mention.end : mention.end + side].partition("\n")[0], side)
            rows.append(
                Row(
                    (
                        ("  [x] " if mention in self._ticked else "  [ ] ", styles.text),
                        (f"…{before} ", styles.faint),
                        (shorten(mention.of(text), width - 2 * side - 8), styles.strong),
                        (f" {behind}…", styles.faint),
                    ),
                    mention,
                )
            )
        words = self.tr("pick.split-go-on", count=len(self._ticked))
        go_on = Row((("  " + words, styles.accent),), GO_ON) if self._ticked else words_row(words, styles.faint)
        return [*rows, Row(()), go_on]

    def _chosen(self, row: Row) -> None:
        """Tick a mention, or untick it; or go on."""
        if isinstance(row.key, Span):
            self._ticked ^= {row.key}
            self.panel.show_anew()
        elif row.key == GO_ON:
            self.dismiss(tuple(sorted(self._ticked)))
