"""What is brought in from other programs: which file, and what became of the notes in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import AnyList, ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import shorten
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.library.paths import Offer, PathOffers

if TYPE_CHECKING:
    from reader.library.exchange import ImportReport
    from reader.tui.i18n import Translator


class AskFile(ListScreen[str]):
    """Gives the path of the file that is chosen, completed as one types, or the address that is typed."""

    BINDINGS = keys.bindings(keys.Scope.IMPORT)

    def __init__(self, what: str, suffixes: Collection[str], *, addresses: bool = False) -> None:
        """`what` is asked for, notes or feeds; files that end with one of `suffixes` are offered."""
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr(f"ask-file.{what}.title")),
                hint=lambda: self.tr(f"ask-file.{what}.type"),
                retyped=self._retyped,
                submitted=lambda: not self._is_address and self._offers.wait(),
                rows=self._make_rows,
                chosen=self._chosen,
                begin=lambda: self._offers.look(),
                scopes=[keys.Scope.IMPORT],
                enter=f"ask-file.{what}.enter",
                types_first=True,
            ),
            IMPORT_COMMANDS,
        )
        self._what = what
        self._addresses = addresses
        self._offers = PathOffers(self, suffixes)

    @property
    def _is_address(self) -> bool:
        return self._addresses and self.panel.typed.strip().startswith(("http://", "https://"))

    def _retyped(self) -> None:
        self._offers.forget_choice()
        if self._is_address:
            self.panel.show_from_top()
        else:
            self._offers.look()

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The address that is typed, else the files, then the folders."""
        styles, typed = self.theme_styles, self.panel.typed.strip()
        if self._is_address:
            return [Row((("  " + shorten(typed, width - 3), styles.text),), typed)]
        key = "list.asking" if self._offers.found_for is None else f"ask-file.{self._what}.nothing"
        return [
            Row((("  " + shorten(one.name, width - 3), styles.faint if one.is_folder else styles.text),), one)
            for one in self._offers.found
        ] or [words_row(self.tr(key), styles.faint)]

    def _chosen(self, row: Row) -> None:
        """Give the address or the file, or go into the folder."""
        if isinstance(row.key, Offer) and row.key.is_folder:
            self._offers.complete(row.key)
        elif isinstance(row.key, (str, Offer)):
            self.dismiss(row.key if isinstance(row.key, str) else str(row.key.path))

    def complete(self) -> None:
        """Write the path of the current row into the line."""
        key = self.panel.current_key
        if isinstance(key, Offer):
            self._offers.complete(key)


IMPORT_COMMANDS: Commands[AskFile] = {"import-complete": AskFile.complete}
"""What can be done while one chooses a file to bring in."""


def ask_and_import(screen: AnyList, then: Callable[[], None]) -> None:
    """Ask for a file of notes, bring them in, say what became of them, and let `then` follow."""
    from reader.export.annotations import SUFFIXES

    library, tr = screen.context.library, screen.tr

    def imported(report: ImportReport) -> None:
        from reader.tui.dialogs.simple import Answer

        if report.left_out or report.orphans:
            screen.app.push_screen(Answer(tr("import.done"), told(tr, report)))
        else:
            screen.context.tell(told(tr, report))
        then()

    def chosen(path: str | None) -> None:
        if path is not None:
            screen.panel.questions.change(lambda: library.exchange.import_file(Path(path)), imported)

    screen.app.push_screen(AskFile("notes", SUFFIXES), chosen)


def told(tr: Translator, report: ImportReport) -> str:
    """What became of the notes of a file, and which were left out and why."""
    lines = [tr("import.counts", added=report.added, updated=report.updated, unchanged=report.unchanged)]
    if report.codes:
        lines.append(tr.plural("import.codes", report.codes))
    if report.coded:
        lines.append(tr.plural("import.coded", report.coded))
    if report.orphans:
        lines.append(tr.plural("import.orphans", report.orphans))
    if report.left_out:
        lines += ["", tr.plural("import.left-out", sum(report.left_out.values()))]
        lines += [f"  {count}  {tr(f'import.left-out.{why.value}')}" for why, count in report.left_out.items()]
    if report.unknown:
        lines += ["", tr("import.unknown"), *(f"  {name}" for name in report.unknown)]
    return "\n".join(lines)
