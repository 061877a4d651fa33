"""The library: every article that was opened, the last one first; sorted and filtered, opened, added, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.style import Style

from reader.model import ArticleCard
from reader.model.text import printable
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, type_words
from reader.tui.drawing.bar import BarItem, heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import padded, shorten, table_cell
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import (
    AddSources,
    EditParticulars,
    ExportArticle,
    ExportArticles,
    FollowFeeds,
    Listed,
    OpenArticle,
    OpenSource,
    ShowBalance,
    ShowVersions,
)

PROGRESS_CELLS = 6
"""Cells of the bar that says how far an article was read."""
TICK_CELLS = 2
"""Cells from the left that hold an article's tick, in which a click ticks."""
SET_ASIDE = "set aside"
"""The key of the row that gives a library that cannot be used another name."""

SORTS: dict[str, Callable[[ArticleCard], Any]] = {
    "recent": lambda card: -card.opened.timestamp(),
    "title": lambda card: card.name.casefold(),
    "outlet": lambda card: (card.outlet is None, (card.outlet or "").casefold(), -card.opened.timestamp()),
    "date": lambda card: (card.published is None, -(card.published.toordinal() if card.published else 0)),
    "statements": lambda card: -card.statements,
    "notes": lambda card: -card.notes,
    "progress": lambda card: (card.progress >= 0.995, -card.progress),
}
"""The orders of the list; the first is the one that it opens with."""

TITLE_COLUMNS = 48
"""Cells of a title in what is said in passing."""


class LibraryScreen(ListScreen[None]):
    """A line an article: title, outlet, day, statements, notes, how far it was read."""

    BINDINGS = keys.bindings(keys.Scope.LIBRARY)

    def __init__(self, fitting: str = "") -> None:
        super().__init__(
            ListContents(
                title=self._title_items,
                remark=self._remark,
                hint=lambda: self.tr("library.type"),
                columns=self._columns,
                rows=self._make_rows,
                pieces=self._pieces,
                chosen=self._chosen,
                clicked=self._clicked,
                begin=self.begin,
                renew=self.begin,
                ways_out=self._ways_out,
                scopes=[keys.Scope.LIBRARY],
                typed=fitting,
                understood=True,
            ),
            LIBRARY_COMMANDS,
        )
        self._cards: dict[int, ArticleCard] = {}
        self._folded: dict[int, str] = {}
        self._ticked: set[int] = set()
        self._sort = "recent"
        self._asked = False

    def begin(self) -> None:
        """Ask for the articles; at the first time for those that were read last, so that they are there at once."""
        self._asked = True
        library = self.context.library

        def answered(cards: Sequence[ArticleCard]) -> None:
            self._cards = {card.id: card for card in cards}
            self._ticked &= self._cards.keys()
            self._folded = {}
            self.panel.show_anew()

        self.panel.questions.ask_long(lambda limit: library.articles.all(limit=limit), answered, fresh=not self._cards)

    def on_screen_resume(self) -> None:
        """Back from another screen: it may have changed something."""
        if self._asked:
            self.begin()

    # ---------------------------------------------------------------- rows

    def _title_items(self) -> Sequence[BarItem]:
        """The title and how many articles there are."""
        count = self.panel.questions.counted(len(self._cards))
        return heading(self.theme_styles, self.tr("library.title").upper(), count)

    def _remark(self) -> str:
        """How many articles are ticked; by what the list is ordered."""
        ticked = self.tr("library.ticked", count=len(self._ticked)) + " · " if self._ticked else ""
        return ticked + self.tr(f"library.by.{self._sort}")

    def _words_of(self, card: ArticleCard) -> str:
        """What typing is compared with; made once for each article."""
        known = self._folded.get(card.id)
        if known is None:
            facts = (card.name, card.outlet, card.source, card.published, card.language)
            known = self._folded[card.id] = " ".join(str(fact) for fact in facts if fact).casefold()
        return known

    def _fitting(self) -> list[ArticleCard]:
        """The articles that fit what is typed, in the library's own order."""
        words = self.panel.typed.casefold().split()
        cards = [card for card in self._cards.values() if card.id not in self.panel.questions.leaving]
        return [card for card in cards if all(word in self._words_of(card) for word in words)] if words else cards

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The articles that fit what is typed, in order; what is drawn of them is made when they are seen.

        As long as a large library is still being listed, what follows is not known, and in another order nothing is.
        """
        cards = self._fitting()
        asking = [words_row(self.tr("list.asking"), self.theme_styles.faint)]
        if self._sort != "recent":  # the library's own order
            if self.panel.questions.more:
                return asking
            cards.sort(key=SORTS[self._sort])
        if not cards and not self.panel.questions.is_open:
            key = "library.nothing" if self._cards else "library.empty"
            return [words_row(self.tr(key), self.theme_styles.faint)]
        rows = [Row((), card.id) for card in cards]
        return [*rows, *asking] if self.panel.questions.more or not rows else rows

    def _widths(self, width: int) -> tuple[int, int]:
        """Cells for title and outlet."""
        outlet = 22 if width >= 110 else 14 if width >= 84 else 0
        return max(width - outlet - 12 - self._statements_width - 8 - PROGRESS_CELLS - 8 - 2, 10), outlet

    @property
    def _statements_width(self) -> int:
        return max(cell_len(self.tr("library.column.statements")) + 1, 8)

    def _columns(self, width: int) -> str:
        """The names of the columns."""
        if width < 60:
            return ""
        title, outlet = self._widths(width)
        tr = self.tr
        parts = [
            "  " + padded(tr("library.column.title"), title),
            padded(tr("library.column.outlet"), outlet),
            padded(tr("library.column.date"), 12),
            tr("library.column.statements").rjust(self._statements_width),
            tr("library.column.notes").rjust(8),
            "  " + tr("library.column.read"),
        ]
        return "".join(parts)

    def _pieces(self, key: object, width: int) -> Sequence[tuple[str, Style]]:
        """A line of the list."""
        styles = self.theme_styles
        card = self._cards.get(key) if isinstance(key, int) else None
        if card is None:
            return ()
        tick = ("✓ " if card.id in self._ticked else "  ", styles.accent)
        if width < 60:
            return [tick, (shorten(card.name, width - 3), styles.text)]
        title, outlet = self._widths(width)
        day = card.published.isoformat() if card.published else ""
        filled = round(card.progress * PROGRESS_CELLS)
        return [
            tick,
            (table_cell(card.name, title), styles.text),
            (table_cell(card.outlet or "", outlet), styles.faint),
            (padded(day, 12), styles.faint),
            (
                f"{card.statements or '·'}".rjust(self._statements_width),
                styles.text if card.statements else styles.faint,
            ),
            (f"{card.notes or '·':>8}", styles.accent if card.notes else styles.faint),
            ("  " + "━" * filled, styles.accent),
            ("─" * (PROGRESS_CELLS - filled), styles.rule),
            (f" {card.progress:>4.0%}", styles.faint),
        ]

    # ---------------------------------------------------------------- what can be done

    def tick(self, key: object) -> None:
        """Tick an article, or take the tick away."""
        if isinstance(key, int):
            self._ticked ^= {key}
            self.panel.show_anew()

    def _clicked(self, row: Row, cell: int) -> bool:
        """A click on the place of a tick ticks; every other one chooses."""
        if cell >= TICK_CELLS or not isinstance(row.key, int):
            return False
        self.tick(row.key)
        return True

    @property
    def chosen_ids(self) -> list[int]:
        """The articles that a key acts on: those that are ticked, in the library's own order, else the current one."""
        if self._ticked:
            return [article_id for article_id in self._cards if article_id in self._ticked]
        return [self.card.id] if self.card is not None else []

    def _chosen(self, row: Row) -> None:
        """Read it; or give a library that cannot be used another name."""
        questions = self.panel.questions
        if isinstance(row.key, int):
            self.context.post(OpenArticle(row.key, listed=Listed((), 0)))
        elif row.key == SET_ASIDE and SET_ASIDE not in questions.leaving:
            questions.change(self.context.library.set_aside, self._set_aside, leaves=[SET_ASIDE])

    def _set_aside(self, file: Path) -> None:
        self.context.tell(self.tr("library.is-set-aside", file=printable(str(file))))
        self.begin()

    def _ways_out(self) -> Sequence[Row]:
        """A library that cannot be used can be set aside; nothing of it is lost."""
        if self.context.library.trouble is None:
            return ()
        return [Row(()), Row((("  " + self.tr("library.set-aside"), self.theme_styles.text),), SET_ASIDE)]

    @property
    def card(self) -> ArticleCard | None:
        """The current article."""
        key = self.panel.current_key
        return self._cards.get(key) if isinstance(key, int) else None

    @property
    def listed_with_sources(self) -> list[int]:
        """The articles that are listed, without those that came from a pipe."""
        return [card.id for card in self._fitting() if card.source != "-"]

    def export_listed(self) -> None:
        """Write the articles that are listed, with their notes and corrections, to one file."""
        cards = self._fitting()
        if self.panel.questions.more:
            self.context.tell(self.tr("list.asking"))
        elif cards:
            name = self.panel.typed.strip() or self.tr("library.title")
            self.context.post(ExportArticles([card.id for card in cards], name))

    def balance_listed(self) -> None:
        """Show whose words the articles that are listed give."""
        ids = [card.id for card in self._fitting()]
        library = self.context.library
        if self.panel.questions.more:
            self.context.tell(self.tr("list.asking"))
        elif ids:
            name = self.panel.typed.strip() or self.tr("library.title")
            self.context.post(ShowBalance(name, lambda: library.balances.sourced(ids), library.balances.cards))

    def next_order(self) -> None:
        """List the articles in the next order."""
        orders = list(SORTS)
        self._sort = orders[(orders.index(self._sort) + 1) % len(orders)]
        self.panel.show_from_top()

    def remove_chosen(self) -> None:
        """Take the current article, or all that are ticked, out of the library; one undo brings them back."""
        library, ids = self.context.library, self.chosen_ids
        if not ids:
            return
        if len(ids) == 1:
            said = self.tr("library.removed", name=shorten(self._cards[ids[0]].name, TITLE_COLUMNS))
        else:
            said = self.tr.plural("library.several-removed", len(ids))

        def removed(_: None) -> None:
            self._ticked.difference_update(ids)
            for article_id in ids:
                self._cards.pop(article_id, None)
            self.context.tell(said)
            self.begin()

        self.panel.questions.change(lambda: library.articles.remove(*ids), removed, leaves=ids)

    def export_chosen(self) -> None:
        """Write the current article, or all that are ticked, with their notes and corrections, to one file."""
        ids = self.chosen_ids
        if len(ids) == 1:
            self.context.post(ExportArticle(ids[0], self._cards[ids[0]].name))
        elif ids:
            self.context.post(ExportArticles(ids, self.tr("library.title")))


def _add(screen: LibraryScreen) -> None:
    """Ask for files and addresses, and read them."""
    from reader.tui.library.add import AskSource

    def added(request: OpenSource | AddSources | FollowFeeds | None) -> None:
        if request:
            screen.context.post(request)

    screen.app.push_screen(AskSource(), added)


def _tick_and_go_on(screen: LibraryScreen) -> None:
    """Tick the current article, and go to the next."""
    screen.tick(screen.panel.current_key)
    screen.panel.items.step(1)


def _check(screen: LibraryScreen) -> None:
    """Read the source of the article anew, or of all that are ticked, and show what changed."""
    if screen.chosen_ids:
        screen.context.checking.begin(screen.chosen_ids)


def _check_listed(screen: LibraryScreen) -> None:
    """Read the sources of all articles anew that are listed, and show what changed."""
    ids = screen.listed_with_sources
    if ids:
        screen.context.checking.begin(ids)


def _edit(screen: LibraryScreen) -> None:
    """Ask for the particulars of the article, or of all that are ticked."""
    if screen.chosen_ids:
        screen.context.post(EditParticulars(screen.chosen_ids))


def _read_again(screen: LibraryScreen) -> None:
    """Read the article's source anew; a changed text is kept as a new version."""
    if screen.card is None:
        return
    if screen.card.source == "-":
        screen.context.tell(screen.tr("library.no-source"))
        return
    screen.context.post(OpenSource(screen.card.source))


def _show_versions(screen: LibraryScreen) -> None:
    """Show the versions of the article."""
    if screen.card is not None:
        screen.context.post(ShowVersions(screen.card.id, screen.card.name))


def _import(screen: LibraryScreen) -> None:
    """Bring notes in from another program."""
    from reader.tui.library.importing import ask_and_import

    ask_and_import(screen, screen.begin)


LIBRARY_COMMANDS: Commands[LibraryScreen] = {
    "library-filter": type_words,
    "library-sort": LibraryScreen.next_order,
    "library-add": _add,
    "library-again": _read_again,
    "library-tick": _tick_and_go_on,
    "library-edit": _edit,
    "library-check": _check,
    "library-check-listed": _check_listed,
    "library-remove": LibraryScreen.remove_chosen,
    "library-undo": lambda screen: screen.panel.questions.undo(screen.begin),
    "library-redo": lambda screen: screen.panel.questions.redo(screen.begin),
    "library-versions": _show_versions,
    "library-balance": LibraryScreen.balance_listed,
    "library-export": LibraryScreen.export_chosen,
    "library-export-listed": LibraryScreen.export_listed,
    "library-import": _import,
}
"""What can be done in the list of articles."""
