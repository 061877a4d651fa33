"""Adding to the library: a file, found as one types its path, or an address."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from textual.widgets import Input

from reader.tui.dialogs.listing import STANDING, Items, ModalList
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import shorten
from reader.tui.drawing.wrapped_text import printable
from reader.tui.keymap import keys

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

    BINDINGS = keys.bindings(keys.Scope.DIALOG)
    TYPED = True
    TYPES_FIRST = True

    def __init__(self) -> None:
        super().__init__()
        self._offers: list[Offer] = []
        self._offered_for: str | None = None  # what was typed when these were found
        self._chosen_early = False  # whether Enter was pressed before they were

    def title_items(self) -> Sequence[BarItem]:
        """The question."""
        return [BarItem(" " + self.tr("add.title"), self.theme_styles.strong)]

    def hint_to_type(self) -> str:
        """What can be typed."""
        return self.tr("add.type")

    def begin(self) -> None:
        """Look where the program was started."""
        self._look()

    def retyped(self) -> None:
        """Look anew; an address needs no looking."""
        self._chosen_early = False
        if self._is_address:
            super().retyped()
        else:
            self._look()

    @property
    def _is_address(self) -> bool:
        return self.typed.strip().startswith(("http://", "https://"))

    def _look(self) -> None:
        typed = self.typed.strip()
        self.ask(STANDING, lambda: (typed, offered(typed)))

    def answered(self, kind: str, result: object) -> None:
        """The files and folders are found."""
        if isinstance(result, tuple):
            self._offered_for, self._offers = result
            super().retyped()
            if self._chosen_early:
                self.items.action_choose()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter chooses, as soon as what fits the words is found."""
        if self._is_address or self._offered_for == self.typed.strip():
            super().on_input_submitted(event)
        else:
            event.stop()
            self._chosen_early = True

    def make_rows(self, items: Items) -> Sequence[Row]:
        """What is typed where it is a source, then the files and folders whose path begins so."""
        styles = self.theme_styles
        width = max(items.size.width, 20)
        if self._is_address:
            typed = self.typed.strip()
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
        return rows or [Row((("  " + self.tr(key), styles.faint),))]

    def row_chosen(self, row: Row) -> None:
        """Read the file or page; go into a folder."""
        if isinstance(row.key, str):
            self.dismiss(row.key)
        elif isinstance(row.key, Offer):
            if row.key.is_folder:
                line = self.filter_input
                line.value = f"{row.key.path}{os.sep}"
                line.cursor_position = len(line.value)
                line.focus()
            else:
                self.dismiss(str(row.key.path))


def offered(typed: str) -> list[Offer]:
    """The files and folders whose path begins with what is typed, folders last; hidden ones only when asked for."""
    before, slash, start = typed.rpartition("/")
    try:
        folder = Path(before or slash or ".").expanduser()
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
