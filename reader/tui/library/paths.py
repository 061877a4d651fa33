"""Paths that are typed: the files and folders that begin so, found off the screen's thread."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from reader.files import expanded
from reader.model.text import printable
from reader.tui.dialogs.list_panel import ListPanel
from reader.tui.dialogs.listing import AnyList

MOST_OFFERS = 200
"""Files that are offered at once."""


class Offer(NamedTuple):
    """A file or folder that can be chosen."""

    path: Path
    """Where it is."""
    is_folder: bool
    """Whether choosing it goes into it."""

    @property
    def name(self) -> str:
        """Its last part, as it can be drawn; a folder's with a slash."""
        return printable(self.path.name) + ("/" if self.is_folder else "")


class PathOffers:
    """What is offered in a dialog for the path that stands in its line."""

    def __init__(self, dialog: AnyList, suffixes: Collection[str] = ()) -> None:
        """Files that end otherwise than with one of `suffixes` are offered only by their whole name; none: all are."""
        self._dialog = dialog
        self._suffixes = suffixes
        self.found: list[Offer] = []
        """The files and folders whose path begins with what is typed."""
        self.found_for: str | None = None
        """What was typed when these were found; None before the first answer."""
        self._chosen_early = False  # whether Enter was pressed before they were

    @property
    def _panel(self) -> ListPanel:
        return self._dialog.panel

    def forget_choice(self) -> None:
        """Other words are typed: what Enter chose before is not meant any more."""
        self._chosen_early = False

    def look(self) -> None:
        """Find what is offered for what is typed, and show it."""
        typed = self._panel.typed.strip()

        def found(offers: list[Offer]) -> None:
            self.found_for, self.found = typed, offers
            self._panel.show_from_top()
            if self._chosen_early:
                self._panel.items.choose()

        self._panel.questions.ask(lambda: offered(typed, self._suffixes), found)

    def wait(self) -> bool:
        """Enter was pressed; whether it waits until what fits the words is found."""
        self._chosen_early = self.found_for != self._panel.typed.strip()
        return self._chosen_early

    def complete(self, offer: Offer) -> None:
        """Write an offer's path into the line; of a folder what is in it is offered then."""
        line = self._panel.filter
        line.value = f"{offer.path}{os.sep if offer.is_folder else ''}"
        line.cursor_position = len(line.value)
        line.focus()


def offered(typed: str, suffixes: Collection[str] = ()) -> list[Offer]:
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
    if suffixes:
        found = [
            one for one in found if one.is_folder or one.path.suffix.casefold() in suffixes or one.path.name == start
        ]
    found.sort(key=lambda offer: (offer.is_folder, offer.path.name.casefold()))
    return found[:MOST_OFFERS]
