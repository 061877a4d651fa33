"""Adding to the library: files and folders, found as one types their path, and addresses; several by ticks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.files import expanded
from reader.model.text import printable
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import LIST_SCREEN_COMMANDS, ModalList
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import shorten
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run
from reader.tui.requests import AddSources, OpenSource

MOST_OFFERS = 200
"""Files that are offered at once."""

BOX_CELLS = 6
"""Cells from the left in which a click ticks."""


class Offer(NamedTuple):
    """A file or folder that can be chosen."""

    path: Path
    """Where it is."""
    is_folder: bool
    """Whether choosing it goes into it."""


class AskSource(ModalList[OpenSource | AddSources]):
    """Gives what is to be read: a path or an address, or all that were ticked. Folders are looked into off the screen's
    thread."""

    BINDINGS = keys.bindings(keys.Scope.ADD)

    def __init__(self) -> None:
        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, self.tr("add.title")),
                remark=lambda: self.tr("add.ticked", count=len(self._ticked)) if self._ticked else "",
                hint=lambda: self.tr("add.type"),
                retyped=self._retyped,
                submitted=self._submitted,
                rows=self._make_rows,
                chosen=self._chosen,
                clicked=self._clicked,
                begin=self._look,
                scopes=[keys.Scope.ADD],
                types_first=True,
            )
        )
        self._offers: list[Offer] = []
        self._offered_for: str | None = None  # what was typed when these were found
        self._chosen_early = False  # whether Enter was pressed before they were
        self._ticked: dict[str, None] = {}  # paths and addresses, in the order in which they were ticked

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, {**LIST_SCREEN_COMMANDS, **ADD_COMMANDS}, action_id)

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
        width = max(width, 20)
        if self._is_address:
            typed = self.panel.typed.strip()
            fetch = self.tr("add.fetch") + "  "
            return [self._row(typed, fetch, typed, width)]
        rows = [
            self._row(offer, "", printable(offer.path.name) + ("/" if offer.is_folder else ""), width)
            for offer in self._offers
        ]
        key = "list.asking" if self._offered_for is None else "add.nothing"
        return rows or [words_row(self.tr(key), self.theme_styles.faint)]

    def _row(self, key: str | Offer, before: str, name: str, width: int) -> Row:
        """A source with its box to tick."""
        styles, ticked = self.theme_styles, _source(key) in self._ticked
        faint = isinstance(key, Offer) and key.is_folder
        shown = shorten(name, width - BOX_CELLS - len(before) - 2)
        box = ("  [x] " if ticked else "  [ ] ", styles.accent if ticked else styles.faint)
        return Row((box, (before, styles.faint), (shown, styles.faint if faint else styles.text)), key)

    def tick(self, row: Row | None) -> None:
        """Tick what a row stands for, or take the tick away."""
        if row is None or not isinstance(row.key, (str, Offer)):
            return
        source = _source(row.key)
        if source in self._ticked:
            del self._ticked[source]
        else:
            self._ticked[source] = None
        self.panel.show_anew()

    def _clicked(self, row: Row, cell: int) -> bool:
        """A click on a box ticks, and one on a file where others are ticked; every other one chooses."""
        folder = row.key if isinstance(row.key, Offer) and row.key.is_folder else None
        if cell < BOX_CELLS or (self._ticked and folder is None):
            self.tick(row)
        elif folder is not None:
            self._enter(folder)
        else:
            return False
        return True

    def _chosen(self, row: Row) -> None:
        """Read what is ticked; else go into a folder, read the file or page."""
        if self._ticked:
            typed = [row.key] if isinstance(row.key, str) else []
            self.dismiss(AddSources(tuple(dict.fromkeys([*self._ticked, *typed]))))
        elif isinstance(row.key, Offer) and row.key.is_folder:
            self._enter(row.key)
        elif isinstance(row.key, (str, Offer)):
            from reader.batch import is_collection

            source = _source(row.key)
            self.dismiss(AddSources((source,)) if is_collection(source) else OpenSource(source))

    def _enter(self, folder: Offer) -> None:
        """Offer what is in a folder."""
        line = self.panel.filter
        line.value = f"{folder.path}{os.sep}"
        line.cursor_position = len(line.value)
        line.focus()


def _source(key: str | Offer) -> str:
    return key if isinstance(key, str) else str(key.path)


def _tick_and_go_on(screen: AskSource) -> None:
    """Tick the current row, and go to the next."""
    screen.tick(screen.panel.items.row)
    screen.panel.items.step(1)


ADD_COMMANDS: Commands[AskSource] = {"add-tick": _tick_and_go_on}
"""What can be done while one chooses what to add."""


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
