"""Notes that are brought in from other programs: which file, and what became of its notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import LIST_SCREEN_COMMANDS, AnyList, ModalList
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import shorten
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run
from reader.tui.library.paths import Offer, PathOffers

if TYPE_CHECKING:
    from reader.library.exchange import ImportReport
    from reader.tui.i18n import Translator


class AskImport(ModalList[Path]):
    """Gives the file of notes that is chosen; its path is completed as one types."""

    BINDINGS = keys.bindings(keys.Scope.IMPORT)

    def __init__(self) -> None:
        from reader.export.annotations import SUFFIXES

        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, self.tr("import.title")),
                hint=lambda: self.tr("import.type"),
                retyped=self._retyped,
                submitted=lambda: self._offers.wait(),
                rows=self._make_rows,
                chosen=self._chosen,
                begin=lambda: self._offers.look(),
                scopes=[keys.Scope.IMPORT],
                enter="foot.notes-import",
                types_first=True,
            )
        )
        self._offers = PathOffers(self, SUFFIXES)

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, {**LIST_SCREEN_COMMANDS, **IMPORT_COMMANDS}, action_id)

    def _retyped(self) -> None:
        self._offers.forget_choice()
        self._offers.look()

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The files of notes, then the folders."""
        styles = self.theme_styles
        key = "list.asking" if self._offers.found_for is None else "import.nothing"
        return [
            Row((("  " + shorten(one.name, width - 3), styles.faint if one.is_folder else styles.text),), one)
            for one in self._offers.found
        ] or [words_row(self.tr(key), styles.faint)]

    def _chosen(self, row: Row) -> None:
        """Give the file, or go into the folder."""
        if isinstance(row.key, Offer):
            if row.key.is_folder:
                self._offers.complete(row.key)
            else:
                self.dismiss(row.key.path)

    def complete(self) -> None:
        """Write the path of the current row into the line."""
        key = self.panel.current_key
        if isinstance(key, Offer):
            self._offers.complete(key)


IMPORT_COMMANDS: Commands[AskImport] = {"import-complete": AskImport.complete}
"""What can be done while one chooses a file of notes."""


def ask_and_import(screen: AnyList, then: Callable[[], None]) -> None:
    """Ask for a file of notes, bring them in, say what became of them, and let `then` follow."""
    library, tr = screen.context.library, screen.tr

    def imported(report: ImportReport) -> None:
        from reader.tui.dialogs.simple import Answer

        if report.left_out or report.orphans:
            screen.app.push_screen(Answer(tr("import.done"), told(tr, report)))
        else:
            screen.context.tell(told(tr, report))
        then()

    def chosen(path: Path | None) -> None:
        if path is not None:
            screen.panel.questions.change(lambda: library.exchange.import_file(path), imported)

    screen.app.push_screen(AskImport(), chosen)


def told(tr: Translator, report: ImportReport) -> str:
    """What became of the notes of a file, and which were left out and why."""
    lines = [tr("import.counts", added=report.added, updated=report.updated, unchanged=report.unchanged)]
    if report.orphans:
        lines.append(tr.plural("import.orphans", report.orphans))
    if report.left_out:
        lines += ["", tr.plural("import.left-out", sum(report.left_out.values()))]
        lines += [f"  {count}  {tr(f'import.left-out.{why.value}')}" for why, count in report.left_out.items()]
    if report.unknown:
        lines += ["", tr("import.unknown"), *(f"  {name}" for name in report.unknown)]
    return "\n".join(lines)
