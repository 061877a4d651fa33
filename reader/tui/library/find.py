"""Full-text search over the library: notes, statements and texts, with the words around what was found."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style

from reader.model import HitKind, SearchHit
from reader.tui.dialogs.listing import Items, ListScreen
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import shorten
from reader.tui.drawing.wrapped_text import printable
from reader.tui.keymap import keys
from reader.tui.requests import OpenArticle

SHORTEST_QUERY = 2
"""Characters from which a search begins."""


class FindScreen(ListScreen[None]):
    """One types, and sees what fits; Enter reads it in its place."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG)
    TYPED = True
    LIVE = True
    UNDERSTOOD = True
    TYPES_FIRST = True

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[SearchHit, ...] = ()
        self._searched = ""

    def title_items(self) -> Sequence[BarItem]:
        """The title."""
        return [BarItem(" " + self.tr("find.title").upper(), self.theme_styles.strong)]

    def remark(self) -> str:
        """How much was found."""
        return self.tr("find.count", count=len(self._hits)) if self._searched else ""

    def hint_to_type(self) -> str:
        """What can be typed."""
        return self.tr("find.type")

    def retyped(self) -> None:
        """Search what is typed."""
        wanted = self.typed.strip()
        if len(wanted) < SHORTEST_QUERY:
            if self.asking is not None:
                self.asking.cancel()
            self._hits, self._searched = (), ""
            self.show_anew()
            return
        self.renew()

    def renew(self) -> None:
        """Search once more."""
        library, wanted = self.context.library, self.typed.strip()
        if len(wanted) >= SHORTEST_QUERY:
            self.ask("search", lambda: (wanted, library.search.find(wanted)))

    def answered(self, kind: str, result: object) -> None:
        """What was found."""
        if isinstance(result, tuple):
            before = self._searched
            self._searched, self._hits = result
            if self._searched == before:  # somebody wrote to the library meanwhile
                self.show_anew()
                return
            self.items.top = 0
            self.show_anew()
            self.items.action_first()

    def make_rows(self, items: Items) -> Sequence[Row]:
        """Two lines a hit, under a heading for each kind."""
        if not self._hits:
            key = "find.nothing" if self._searched else "find.begin"
            return [Row((("  " + self.tr(key, words=printable(self._searched)), self.theme_styles.faint),))]
        width = max(items.size.width, 24)
        rows: list[Row] = []
        kind: HitKind | None = None
        for hit in self._hits:
            if hit.kind is not kind:
                kind = hit.kind
                if rows:
                    rows.append(Row(()))
                rows.append(Row((("  " + self.tr(f"find.kind.{kind.value}"), self.theme_styles.strong),)))
            rows += [Row(self._snippet(hit, width), hit), Row(self._where(hit, width))]
        return rows

    def _snippet(self, hit: SearchHit, width: int) -> tuple[tuple[str, Style], ...]:
        styles = self.theme_styles
        pieces: list[tuple[str, Style]] = [("    ", styles.text)]
        if hit.speaker:
            name = shorten(hit.speaker, 28) + "  "
            pieces.append((name, styles.accent))
        found = styles.text + Style(bold=True, underline=True)
        at = 0
        for mark in hit.marks:
            pieces.append((printable(hit.snippet[at : mark.start]), styles.text))
            pieces.append((printable(mark.of(hit.snippet)), found))
            at = mark.end
        pieces.append((printable(hit.snippet[at:]), styles.text))
        return tuple(pieces)

    def _where(self, hit: SearchHit, width: int) -> tuple[tuple[str, Style], ...]:
        day = self.tr.day(hit.published.isoformat()) + f" {hit.published.year}" if hit.published else ""
        words = " · ".join(part for part in (shorten(hit.title, width - 28), day) if part)
        return (("      " + words, self.theme_styles.faint),)

    def row_chosen(self, row: Row) -> None:
        """Read it there."""
        if isinstance(row.key, SearchHit):
            self.context.post(OpenArticle(row.key.article_id, row.key.span))
