"""Who says what kind of thing: an actor a row, a code a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from reader.model import CodeTable
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import padded, shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import ExportCodeTable, ShowActor

CODE_COLUMNS = 12
"""Cells of a code's column."""
TOTAL_COLUMNS = 7
"""Cells of what an actor has in all."""


class _Actor(NamedTuple):
    """A row."""

    key: str | None
    name: str | None


class CodeTableScreen(ListScreen[None]):
    """The cross table; right and left go over the codes, Enter to the statements that are counted."""

    BINDINGS = keys.bindings(keys.Scope.CODE_TABLE)

    def __init__(self) -> None:
        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, self.tr("codes.table").upper()),
                remark=lambda: "#" + shorten(self._table.codes[self._at], 40) if self._table.codes else "",
                hint=lambda: self.tr("over.type"),
                columns=self._columns,
                rows=self._make_rows,
                pieces=self._pieces,
                chosen=self._chosen,
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.CODE_TABLE],
                understood=True,
            ),
            CODE_TABLE_COMMANDS,
        )
        self._table = CodeTable((), (), {})
        self._at = 0

    def begin(self) -> None:
        """Ask for the counts."""
        self.panel.questions.ask(self.context.library.codes.table, self._answered)

    def _answered(self, table: CodeTable) -> None:
        self._table = table
        self._at = min(self._at, max(len(table.codes) - 1, 0))
        self.panel.show_anew()

    def _shown(self, width: int) -> tuple[int, range]:
        """Cells for a name, and which codes there is room for: the current one among them."""
        name = min(max(width // 3, 12), 40)
        most = max((width - name - TOTAL_COLUMNS - 3) // CODE_COLUMNS, 1)
        first = max(min(self._at - most // 2, len(self._table.codes) - most), 0)
        return name, range(first, min(first + most, len(self._table.codes)))

    def _columns(self, width: int) -> str:
        """The names of the codes; a sign at the one that Enter goes by."""
        if not self._table.codes:
            return ""
        name, shown = self._shown(width)
        heads = (
            (("▸" if number == self._at else "") + shorten(self._table.codes[number], CODE_COLUMNS - 2))
            for number in shown
        )
        left, right = "<" if shown.start else " ", ">" if shown.stop < len(self._table.codes) else " "
        line = "".join(_at_right(head, CODE_COLUMNS) for head in heads)
        return padded("", name + 1) + left + line + _at_right(self.tr("codes.total"), TOTAL_COLUMNS) + right

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The actors who say something that has a code."""
        wanted = self.panel.typed.casefold().strip()
        actors = [one for one in self._table.actors if wanted in (one[1] or self.tr("speaker.unknown")).casefold()]
        if not actors:
            asking = self.panel.questions.asking is not None
            key = "list.asking" if asking else "over.nothing" if self._table.actors else "codes.table-empty"
            return [words_row(line, self.theme_styles.faint) for line in wrapped(self.tr(key), max(width - 3, 10))]
        return [Row((), _Actor(*one)) for one in actors]

    def _pieces(self, key: object, width: int) -> Pieces:
        """The counts of an actor."""
        if not isinstance(key, _Actor):
            return ()
        styles, (name, shown) = self.theme_styles, self._shown(width)
        counts = [self._table.counts.get((code, key.key), 0) for code in self._table.codes]
        cells = [
            (
                f"{counts[number] or '·':>{CODE_COLUMNS}}",
                styles.strong if number == self._at else styles.text if counts[number] else styles.faint,
            )
            for number in shown
        ]
        who = (
            "  " + padded(key.name or self.tr("speaker.unknown"), name),
            styles.text if key.name else styles.faint,
        )
        return [who, *cells, (f"{sum(counts):>{TOTAL_COLUMNS}}", styles.accent)]

    def _chosen(self, row: Row) -> None:
        """What the actor said that has the code."""
        if isinstance(row.key, _Actor) and self._table.codes:
            name = row.key.name or self.tr("speaker.unknown")
            self.context.post(ShowActor(row.key.key, name, self._table.codes[self._at]))

    def go_along(self, step: int) -> None:
        """Go to the next or previous code."""
        if self._table.codes:
            self._at = max(0, min(self._at + step, len(self._table.codes) - 1))
            self.panel.show_anew()


def _at_right(words: str, width: int) -> str:
    """Words at the right of so many cells."""
    return " " * max(width - cell_len(words), 0) + words


CODE_TABLE_COMMANDS: Commands[CodeTableScreen] = {
    "next-code": lambda screen: screen.go_along(1),
    "previous-code": lambda screen: screen.go_along(-1),
    "export-table": lambda screen: screen.context.post(ExportCodeTable()),
}
"""What can be done in the cross table."""
