"""Full-text search over the library: notes, statements and texts, with the words around what was found."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style

from reader.model import HitKind, SearchHit
from reader.model.text import printable
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, read_in_place
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import flat, shorten, wrapped_spans
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import ExportArticles, ExportNotes, ExportStatements, Place

MOST_EXPORTED = 100_000
"""Hits of a search that are exported."""

SHORTEST_QUERY = 2
"""Characters from which a search begins."""


class FindScreen(ListScreen[None]):
    """One types, and sees what fits; Enter reads it in its place."""

    BINDINGS = keys.bindings(keys.Scope.FIND)

    def __init__(self) -> None:
        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, self.tr("find.title").upper()),
                remark=lambda: self.tr("find.count", count=len(self._hits)) if self._searched else "",
                hint=lambda: self.tr("find.type"),
                retyped=self._retyped,
                rows=self._make_rows,
                unfolded=self._unfolded,
                chosen=self._chosen,
                renew=self._search,
                scopes=[keys.Scope.FIND],
                types_first=True,
                understood=True,
            ),
            FIND_COMMANDS,
        )
        self._hits: tuple[SearchHit, ...] = ()
        self._searched = ""

    def _retyped(self) -> None:
        """Search what is typed."""
        if len(self.panel.typed.strip()) >= SHORTEST_QUERY:
            self._search()
            return
        self.panel.questions.drop()
        self._hits, self._searched = (), ""
        self.panel.show_anew()

    def _search(self) -> None:
        """Search what is typed, once more where the library changed meanwhile."""
        library, wanted = self.context.library, self.panel.typed.strip()
        if len(wanted) < SHORTEST_QUERY:
            return

        def found(hits: tuple[SearchHit, ...]) -> None:
            again = self._searched == wanted
            self._searched, self._hits = wanted, hits
            if again:
                self.panel.show_anew()
            else:
                self.panel.show_from_top()

        self.panel.questions.ask(lambda: library.search.find(wanted), found, failed=lambda: None)

    def _make_rows(self, width: int) -> Sequence[Row]:
        """Two lines a hit, under a heading for each kind."""
        if not self._hits:
            key = "find.nothing" if self._searched else "find.begin"
            return [words_row(self.tr(key, words=printable(self._searched)), self.theme_styles.faint)]
        width = max(width, 24)
        rows: list[Row] = []
        kind: HitKind | None = None
        for hit in self._hits:
            if hit.kind is not kind:
                kind = hit.kind
                if rows:
                    rows.append(Row(()))
                rows.append(words_row(self.tr(f"find.kind.{kind.value}"), self.theme_styles.strong))
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

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """The whole statement or note with what was found in it."""
        if not isinstance(key, SearchHit) or not key.whole:
            return ()
        styles = self.theme_styles
        lines = wrapped_spans(key.whole, max(width - 4, 20))
        found = styles.text + Style(bold=True, underline=True)
        made: list[Pieces] = []
        if key.speaker:
            made.append((("    ", styles.text), (shorten(key.speaker, width - 4), styles.accent)))
        for line in lines:
            pieces = [("    ", styles.text)]
            at = line.start
            for mark in key.whole_marks:
                start, end = max(mark.start, at), min(mark.end, line.end)
                if start < end:
                    pieces += [(flat(key.whole[at:start]), styles.text), (flat(key.whole[start:end]), found)]
                    at = end
            made.append((*pieces, (flat(key.whole[at : line.end]), styles.text)))
        return made

    def export(self) -> None:
        """Write all statements, notes or articles that are found to a file: whatever the current row is one of."""
        library, words, key = self.context.library, self._searched, self.panel.current_key
        if not isinstance(key, SearchHit) or self.panel.questions.asking:
            return

        def found() -> ExportStatements | ExportNotes | ExportArticles:
            hits = library.search.find(words, kinds=(key.kind,), limit=MOST_EXPORTED)
            if key.kind is HitKind.STATEMENT:
                return ExportStatements(library.search.statements(hits), words)
            if key.kind is HitKind.NOTE:
                return ExportNotes([hit.note_id for hit in hits if hit.note_id], words)
            return ExportArticles([hit.article_id for hit in hits], words)

        self.panel.questions.ask(found, self.context.post)

    def _chosen(self, row: Row) -> None:
        """Read it there."""
        read_in_place(self, row.key, _place_of)


def _place_of(key: object) -> Place | None:
    """Where a hit stands; a note whose passage is lost leads to its article."""
    return Place(key.article_id, key.span) if isinstance(key, SearchHit) else None


FIND_COMMANDS: Commands[FindScreen] = {"find-export": FindScreen.export}
"""What can be done with what a search found."""
