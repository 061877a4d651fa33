"""The library: every article that was opened, the last one first; sorted and filtered, opened, added, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich.style import Style

from reader.model import ArticleCard
from reader.tui.dialogs.listing import STANDING, Items, ListScreen
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import padded, shorten
from reader.tui.drawing.wrapped_text import printable
from reader.tui.keymap import keys
from reader.tui.requests import ExportArticle, ExportArticles, OpenArticle, OpenSource, ShowVersions, Turned

FIRST_ARTICLES = 200
"""Articles that are shown before the others of a large library are there."""
PROGRESS_CELLS = 6
"""Cells of the bar that says how far an article was read."""
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


class LibraryScreen(ListScreen[None]):
    """A line an article: title, outlet, day, statements, notes, how far it was read."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG, keys.Scope.LIBRARY)
    SCOPE = keys.Scope.LIBRARY
    TYPED = True
    LIVE = True
    UNDERSTOOD = True

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[int, ArticleCard] = {}
        self._folded: dict[int, str] = {}
        self._sort = "recent"
        self._asked = False
        self._more = False  # whether the articles that are shown are the first ones only

    def begin(self) -> None:
        """Ask for the articles; at the first time for those that were read last, so that they are there at once."""
        self._asked = True
        library, limit = self.context.library, None if self._cards else FIRST_ARTICLES
        self.ask(STANDING, lambda: (limit, library.articles.all(limit=limit)))

    def on_screen_resume(self) -> None:
        """Back from another screen: it may have changed something."""
        if self._asked:
            self.begin()

    def answered(self, kind: str, result: object) -> None:
        """The articles, or what was undone."""
        if kind == STANDING and isinstance(result, tuple):
            limit, cards = result
            self._cards = {card.id: card for card in cards}
            self._folded = {}
            self._more = len(cards) == limit
            self.show_anew()
            if self._more:
                self.begin()
        elif kind == "set-aside":
            self.leaving.discard(SET_ASIDE)
            self.context.tell(self.tr("library.is-set-aside", file=printable(str(result))))
            self.begin()
        elif kind == "removed":
            if isinstance(result, int):
                self._cards.pop(result, None)
            self.leaving.discard(result)
            self.context.tell(self.tr("library.removed"))
            self.begin()
        elif kind in ("undone", "redone"):
            self.context.post(Turned(kind, result))
            self.begin()

    # ---------------------------------------------------------------- rows

    def title_items(self) -> Sequence[BarItem]:
        """The title and how many articles there are."""
        count = f"{len(self._cards)}{'+' if self._more else ''}" if self._cards else ""
        return [
            BarItem(" " + self.tr("library.title").upper(), self.theme_styles.strong),
            BarItem(f"  {count}", self.theme_styles.faint),
        ]

    def remark(self) -> str:
        """The order of the list."""
        return self.tr(f"library.by.{self._sort}")

    def hint_to_type(self) -> str:
        """What typing does."""
        return self.tr("library.type")

    def _words_of(self, card: ArticleCard) -> str:
        """What typing is compared with; made once for each article."""
        known = self._folded.get(card.id)
        if known is None:
            facts = (card.name, card.outlet, card.source, card.published, card.language)
            known = self._folded[card.id] = " ".join(str(fact) for fact in facts if fact).casefold()
        return known

    def _fitting(self) -> list[ArticleCard]:
        """The articles that fit what is typed, in the library's own order."""
        words = self.typed.casefold().split()
        cards = [card for card in self._cards.values() if card.id not in self.leaving]
        return [card for card in cards if all(word in self._words_of(card) for word in words)] if words else cards

    def make_rows(self, items: Items) -> Sequence[Row]:
        """The articles that fit what is typed, in order; what is drawn of them is made when they are seen.

        As long as a large library is still being listed, what follows is not known, and in another order nothing is.
        """
        cards = self._fitting()
        asking = [Row((("  " + self.tr("list.asking"), self.theme_styles.faint),))]
        if self._sort != "recent":  # the library's own order
            if self._more:
                return asking
            cards.sort(key=SORTS[self._sort])
        if not cards and not (self._more or self.asking):
            key = "library.nothing" if self._cards else "library.empty"
            return [Row((("  " + self.tr(key), self.theme_styles.faint),))]
        rows = [Row((), card.id) for card in cards]
        return [*rows, *asking] if self._more or not rows else rows

    def _widths(self, width: int) -> tuple[int, int]:
        """Cells for title and outlet."""
        outlet = 22 if width >= 110 else 14 if width >= 84 else 0
        return max(width - outlet - 12 - 8 - 8 - PROGRESS_CELLS - 8 - 2, 10), outlet

    def columns(self, width: int) -> str:
        """The names of the columns."""
        if width < 60:
            return ""
        title, outlet = self._widths(width)
        tr = self.tr
        parts = [
            "  " + padded(tr("library.column.title"), title),
            padded(tr("library.column.outlet"), outlet),
            padded(tr("library.column.date"), 12),
            tr("library.column.statements").rjust(8),
            tr("library.column.notes").rjust(8),
            "  " + tr("library.column.read"),
        ]
        return "".join(parts)

    def pieces_of(self, key: object, width: int) -> Sequence[tuple[str, Style]]:
        """A line of the list."""
        styles = self.theme_styles
        card = self._cards.get(key) if isinstance(key, int) else None
        if card is None:
            return ()
        if width < 60:
            return [("  " + shorten(card.name, width - 3), styles.text)]
        title, outlet = self._widths(width)
        day = card.published.isoformat() if card.published else ""
        filled = round(card.progress * PROGRESS_CELLS)
        return [
            ("  " + padded(shorten(card.name, title - 1), title), styles.text),
            (padded(shorten(card.outlet or "", max(outlet - 1, 0)), outlet), styles.faint),
            (padded(day, 12), styles.faint),
            (f"{card.statements or '·':>8}", styles.text if card.statements else styles.faint),
            (f"{card.notes or '·':>8}", styles.accent if card.notes else styles.faint),
            ("  " + "━" * filled, styles.accent),
            ("─" * (PROGRESS_CELLS - filled), styles.rule),
            (f" {card.progress:>4.0%}", styles.faint),
        ]

    # ---------------------------------------------------------------- what can be done

    def row_chosen(self, row: Row) -> None:
        """Read it."""
        if isinstance(row.key, int):
            self.context.post(OpenArticle(row.key))
        elif row.key == SET_ASIDE and SET_ASIDE not in self.leaving:
            self.change("set-aside", self.context.library.set_aside, leaves=SET_ASIDE)

    def ways_out(self) -> Sequence[Row]:
        """A library that cannot be used can be set aside; nothing of it is lost."""
        if self.context.library.trouble is None:
            return ()
        return [Row(()), Row((("  " + self.tr("library.set-aside"), self.theme_styles.text),), SET_ASIDE)]

    def _card(self) -> ArticleCard | None:
        key = self.current_key
        return self._cards.get(key) if isinstance(key, int) else None

    def action_sort(self) -> None:
        """The next order."""
        orders = list(SORTS)
        self._sort = orders[(orders.index(self._sort) + 1) % len(orders)]
        self.items.top = 0
        self.show_anew()
        self.items.action_first()

    def action_add(self) -> None:
        """Ask for a file or an address, and read it."""
        from reader.tui.library.add import AskSource

        self.app.push_screen(AskSource(), self._added)

    def _added(self, source: str | None) -> None:
        if source:
            self.context.post(OpenSource(source))

    def action_again(self) -> None:
        """Read the article's source anew; a changed text is kept as a new version."""
        card = self._card()
        if card is None:
            return
        if card.source == "-":
            self.context.tell(self.tr("library.no-source"))
            return
        self.context.post(OpenSource(card.source))

    def action_remove(self) -> None:
        """Take the article out of the library; undo brings it back."""
        card = self._card()
        if card is not None:
            library, article_id = self.context.library, card.id

            def remove() -> int:
                library.articles.remove(article_id)
                return article_id

            self.change("removed", remove, leaves=article_id)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.change("undone", self.context.library.history.undo)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.change("redone", self.context.library.history.redo)

    def action_versions(self) -> None:
        """Show the versions of the article."""
        card = self._card()
        if card is not None:
            self.context.post(ShowVersions(card.id, card.name))

    def action_export(self) -> None:
        """Write the article with its notes and corrections to a file."""
        card = self._card()
        if card is not None:
            self.context.post(ExportArticle(card.id, card.name))

    def action_export_listed(self) -> None:
        """Write the articles that are listed, with their notes and corrections, to one file."""
        cards = self._fitting()
        if self._more:
            self.context.tell(self.tr("list.asking"))
        elif cards:
            name = self.typed.strip() or self.tr("library.title")
            self.context.post(ExportArticles([card.id for card in cards], name))
