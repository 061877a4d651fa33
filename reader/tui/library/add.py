"""Adding to the library: a file, found as one types its path, or an address."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.files import expanded
from reader.model.text import printable
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ModalList
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import shorten

MOST_OFFERS = 200
"""Files that are offered at once."""


class Offer(NamedTuple):
    """A file or folder that can be chosen."""

    path: Path
    """Where it is."""
    is_folder: bool
    """Whether choosing it goes into it."""


class AskSource(ModalList[str]):
    """Gives the path or address that is to be read. Folders are looked into off the screen's thread."""

    def __init__(self) -> None:
        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, self.tr("add.title")),
                hint=lambda: self.tr("add.type"),
                retyped=self._retyped,
                submitted=self._submitted,
                rows=self._make_rows,
                chosen=self._chosen,
                begin=self._look,
                types_first=True,
            )
        )
        self._offers: list[Offer] = []
        self._offered_for: str | None = None  # what was typed when these were found
        self._chosen_early = False  # whether Enter was pressed before they were

    def _retyped(self) -> None:
        """Look anew; an address needs no looking."""
        self._chosen_early = False
        if self._is_address:
            self.panel.show_from_top()
        else:
            self._look()

    @property
    def _is_address(self) -> bool:
        return self.panel.typed.strip().startswith(("http://", "https://"))

    def _look(self) -> None:
        typed = self.panel.typed.strip()

        def found(offers: list[Offer]) -> None:
            self._offered_for, self._offers = typed, offers
            self.panel.show_from_top()
            if self._chosen_early:
                self.panel.items.choose()

        self.panel.questions.ask(lambda: offered(typed), found)

    def _submitted(self) -> bool:
        """Enter was pressed; whether it waits until what fits the words is found."""
        self._chosen_early = not self._is_address and self._offered_for != self.panel.typed.strip()
        return self._chosen_early

    def _make_rows(self, width: int) -> Sequence[Row]:
        """What is typed where it is a source, then the files and folders whose path begins so."""
        styles = self.theme_styles
        width = max(width, 20)
        if self._is_address:
            typed = self.panel.typed.strip()
            return [
                Row(
                    (("  " + self.tr("add.fetch") + "  ", styles.faint), (shorten(typed, width - 14), styles.text)),
                    typed,
                )
            ]
        rows = []
        for offer in self._offers:
            name = printable(offer.path.name) + ("/" if offer.is_folder else "")
            rows.append(
                Row((("  " + shorten(name, width - 4), styles.faint if offer.is_folder else styles.text),), offer)
            )
        key = "list.asking" if self._offered_for is None else "add.nothing"
        return rows or [words_row(self.tr(key), styles.faint)]

    def _chosen(self, row: Row) -> None:
        """Read the file or page; go into a folder."""
        if isinstance(row.key, str):
            self.dismiss(row.key)
        elif isinstance(row.key, Offer):
            if row.key.is_folder:
                line = self.panel.filter
                line.value = f"{row.key.path}{os.sep}"
                line.cursor_position = len(line.value)
                line.focus()
            else:
                self.dismiss(str(row.key.path))


def offered(typed: str) -> list[Offer]:
    """The files and folders whose path begins with what is typed, folders last; hidden ones only when asked for."""
    before, slash, start = typed.rpartition("/")
    try:
        folder = expanded(before or slash or ".")
        with os.scandir(folder) as entries:
            found = [
                Offer(folder / entry.name, entry.is_dir())
                for entry in entries
                if entry.name.casefold().startswith(start.casefold())
                and (start.startswith(".") or entry.name[0] != ".")
            ]
    except (OSError, ValueError, RuntimeError):
        return []  # no such folder, one that may not be read, or a home that nobody has
    found.sort(key=lambda offer: (offer.is_folder, offer.path.name.casefold()))
    return found[:MOST_OFFERS]
