"""The same quotation in other articles, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import SameQuotation
from reader.tui.dialogs.listing import STANDING, Items, ModalList
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.requests import OpenArticle


class SameQuotations(ModalList[None]):
    """Where else a statement stands, in which words, and how alike they are."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG)

    def __init__(self, article_id: int, statement_id: str) -> None:
        super().__init__()
        self._article_id = article_id
        self._statement_id = statement_id
        self._found: tuple[SameQuotation, ...] = ()

    def begin(self) -> None:
        """Ask the library."""
        library, article_id, statement_id = self.context.library, self._article_id, self._statement_id
        self.ask(STANDING, lambda: library.quotations.same(article_id, statement_id))

    def answered(self, kind: str, result: object) -> None:
        """Where it stands."""
        if isinstance(result, tuple):
            self._found = result
            self.show_anew()

    def title_items(self) -> Sequence[BarItem]:
        """The title."""
        return [BarItem(" " + self.tr("same.title"), self.theme_styles.strong)]

    def remark(self) -> str:
        """In how many places."""
        return str(len(self._found)) if self._found else ""

    def make_rows(self, items: Items) -> Sequence[Row]:
        """The words, then who said them where and when."""
        styles, tr = self.theme_styles, self.tr
        if not self._found:
            return [Row((("  " + tr("list.asking" if self.asking else "same.nothing"), styles.faint),))]
        width = max(items.size.width, 24)
        rows: list[Row] = []
        for found in self._found:
            card = found.statement
            lines = wrapped(card.text, width - 6, most=5)
            rows.append(Row((("  " + lines[0], styles.text),), found))
            rows += [Row((("  " + line, styles.text),)) for line in lines[1:]]
            day = tr.day(card.day.isoformat()) if card.day else ""
            speaker = card.speaker or tr("speaker.unknown")
            facts = [f"{found.likeness:.0%}", speaker, day, card.outlet or card.title]
            rows += [
                Row((("    " + shorten(" · ".join(fact for fact in facts if fact), width - 6), styles.faint),)),
                Row(()),
            ]
        return rows[:-1]

    def row_chosen(self, row: Row) -> None:
        """Read it there."""
        if isinstance(row.key, SameQuotation):
            self.context.post(OpenArticle(row.key.statement.article_id, row.key.statement.span))
