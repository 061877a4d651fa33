"""Adding to the library: files and folders, found as one types their path, and addresses; several by ticks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import shorten
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.library.paths import Offer, PathOffers
from reader.tui.requests import AddSources, FollowFeeds, OpenSource

BOX_CELLS = 6
"""Cells from the left in which a click ticks."""


class Follow(NamedTuple):
    """Choosing it follows feeds."""

    source: str
    """The address of a feed or of a page that names one."""


class AskSource(ListScreen[OpenSource | AddSources | FollowFeeds]):
    """Gives what is to be read: a path or an address, or all that were ticked. Folders are looked into off the screen's
    thread."""

    BINDINGS = keys.bindings(keys.Scope.ADD)

    def __init__(self) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("add.title")),
                remark=lambda: self.tr("add.ticked", count=len(self._ticked)) if self._ticked else "",
                hint=lambda: self.tr("add.type"),
                retyped=self._retyped,
                submitted=lambda: not self._is_address and self._offers.wait(),
                rows=self._make_rows,
                chosen=self._chosen,
                clicked=self._clicked,
                begin=lambda: self._offers.look(),
                scopes=[keys.Scope.ADD],
                types_first=True,
            ),
            ADD_COMMANDS,
        )
        self._offers = PathOffers(self)
        self._ticked: dict[str, None] = {}  # paths and addresses, in the order in which they were ticked

    def _retyped(self) -> None:
        """Look anew; an address needs no looking."""
        self._offers.forget_choice()
        if self._is_address:
            self.panel.show_from_top()
        else:
            self._offers.look()

    @property
    def _is_address(self) -> bool:
        return self.panel.typed.strip().startswith(("http://", "https://"))

    def _make_rows(self, width: int) -> Sequence[Row]:
        """What is typed where it is a source, then the files and folders whose path begins so."""
        width, styles = max(width, 20), self.theme_styles
        if self._is_address:
            typed = self.panel.typed.strip()
            fetch = self.tr("add.fetch") + "  "
            follow = self.tr("add.follow") + "  "
            room = width - BOX_CELLS - len(follow) - 2
            feed = Row(((" " * BOX_CELLS + follow, styles.faint), (shorten(typed, room), styles.text)), Follow(typed))
            return [self._row(typed, fetch, typed, width), feed]
        rows = [self._row(offer, "", offer.name, width) for offer in self._offers.found]
        key = "list.asking" if self._offers.found_for is None else "add.nothing"
        return rows or [words_row(self.tr(key), styles.faint)]

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
        if isinstance(row.key, Follow):
            return False
        if cell < BOX_CELLS or (self._ticked and folder is None):
            self.tick(row)
        elif folder is not None:
            self._offers.complete(folder)
        else:
            return False
        return True

    def _chosen(self, row: Row) -> None:
        """Read what is ticked; else go into a folder, read the file or page."""
        if isinstance(row.key, Follow):
            self.dismiss(FollowFeeds(row.key.source))
        elif self._ticked:
            typed = [row.key] if isinstance(row.key, str) else []
            self.dismiss(AddSources(tuple(dict.fromkeys([*self._ticked, *typed]))))
        elif isinstance(row.key, Offer) and row.key.is_folder:
            self._offers.complete(row.key)
        elif isinstance(row.key, (str, Offer)):
            from reader.batch import is_collection

            source = _source(row.key)
            if source.casefold().endswith(".opml"):
                self.dismiss(FollowFeeds(source))
                return
            self.dismiss(AddSources((source,)) if is_collection(source) else OpenSource(source))


def _source(key: str | Offer) -> str:
    return key if isinstance(key, str) else str(key.path)


def _tick_and_go_on(screen: AskSource) -> None:
    """Tick the current row, and go to the next."""
    screen.tick(screen.panel.items.row)
    screen.panel.items.step(1)


ADD_COMMANDS: Commands[AskSource] = {"add-tick": _tick_and_go_on}
"""What can be done while one chooses what to add."""
