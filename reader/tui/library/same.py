"""The same quotation in other articles, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import SameQuotation
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, read_in_place
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import ExportStatements, Place


class SameQuotations(ListScreen[None]):
    """Where else a statement stands, in which words, and how alike they are."""

    BINDINGS = keys.bindings(keys.Scope.SAME)

    def __init__(self, article_id: int, statement_id: str) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("same.title")),
                remark=lambda: str(len(self._found)) if self._found else "",
                rows=self._make_rows,
                unfolded=self._unfolded,
                chosen=self._chosen,
                begin=self._begin,
                scopes=[keys.Scope.SAME],
            ),
            SAME_COMMANDS,
        )
        self._article_id = article_id
        self._statement_id = statement_id
        self._found: tuple[SameQuotation, ...] = ()

    def _begin(self) -> None:
        """Ask the library."""
        library, article_id, statement_id = self.context.library, self._article_id, self._statement_id
        self.panel.questions.ask(lambda: library.quotations.same(article_id, statement_id), self._answered)

    def _answered(self, found: tuple[SameQuotation, ...]) -> None:
        self._found = found
        self.panel.show_anew()

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The words, then who said them where and when."""
        styles, tr = self.theme_styles, self.tr
        if not self._found:
            return [words_row(tr("list.asking" if self.panel.questions.asking else "same.nothing"), styles.faint)]
        width = max(width, 24)
        rows: list[Row] = []
        for found in self._found:
            card = found.statement
            rows.append(Row((("  " + shorten(card.text, width - 4), styles.text),), found))
            day = tr.day(card.day.isoformat()) if card.day else ""
            speaker = card.speaker or tr("speaker.unknown")
            facts = [f"{found.likeness:.0%}", speaker, day, card.outlet or card.title]
            rows += [
                Row((("    " + shorten(" · ".join(fact for fact in facts if fact), width - 6), styles.faint),)),
                Row(()),
            ]
        return rows[:-1]

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """The whole statement."""
        if not isinstance(key, SameQuotation):
            return ()
        return [(("  " + line, self.theme_styles.text),) for line in wrapped(key.statement.text, max(width, 24) - 6)]

    def export(self) -> None:
        """Write the statements that are listed to a file."""
        if self._found:
            self.context.post(ExportStatements([one.statement for one in self._found], self.tr("same.title")))

    def _chosen(self, row: Row) -> None:
        """Read it there."""
        read_in_place(self, row.key, _place_of)


def _place_of(key: object) -> Place | None:
    """Where the statement of a row stands."""
    return Place(key.statement.article_id, key.statement.span) if isinstance(key, SameQuotation) else None


SAME_COMMANDS: Commands[SameQuotations] = {"same-export": SameQuotations.export}
"""What can be done in the list of where else a quotation stands."""
