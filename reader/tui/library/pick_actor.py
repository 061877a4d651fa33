"""Choosing one of the library's actors, or one of the articles that name an actor."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import ActorCard, ArticleCard
from reader.tui.dialogs.listing import STANDING, Items, ModalList
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import padded, shorten
from reader.tui.keymap import keys


class PickCard(ModalList[str]):
    """One of the library's actors, filtered as one types; gives its key."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG)
    TYPED = True
    TYPES_FIRST = True

    def __init__(self, title: str, cards: Sequence[ActorCard]) -> None:
        super().__init__()
        self._title = title
        self._cards = cards

    def title_items(self) -> Sequence[BarItem]:
        """The question."""
        return [BarItem(" " + self._title, self.theme_styles.strong)]

    def hint_to_type(self) -> str:
        """What typing does."""
        return self.tr("pick.type")

    def make_rows(self, items: Items) -> Sequence[Row]:
        """The actors that fit."""
        wanted = self.typed.casefold().strip()
        width = max(items.size.width, 30)
        rows = [
            Row(
                (
                    ("  " + padded(card.name, width - 30), self.theme_styles.text),
                    (padded(self.tr(f"actor.{card.kind.value}"), 14), self.theme_styles.faint),
                    (f"{card.statements:>6}", self.theme_styles.faint),
                ),
                card.key,
            )
            for card in self._cards
            if any(wanted in name.casefold() for name in (card.name, *card.names))
        ]
        return rows or [Row((("  " + self.tr("pick.none"), self.theme_styles.faint),))]

    def row_chosen(self, row: Row) -> None:
        """This one."""
        if isinstance(row.key, str):
            self.dismiss(row.key)


class PickArticle(ModalList[int]):
    """One of the articles that name an actor, filtered as one types; gives its number."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG)
    TYPED = True
    TYPES_FIRST = True

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self._title = title
        self._key = key
        self._cards: tuple[ArticleCard, ...] = ()

    def begin(self) -> None:
        """Ask which articles name the actor."""
        library, key = self.context.library, self._key
        self.ask(STANDING, lambda: library.actors.articles(key))

    def answered(self, kind: str, result: object) -> None:
        """The articles."""
        if isinstance(result, tuple):
            self._cards = result
            self.show_anew()
            self.items.action_first()

    def title_items(self) -> Sequence[BarItem]:
        """The question."""
        return [BarItem(" " + self._title, self.theme_styles.strong)]

    def hint_to_type(self) -> str:
        """What typing does."""
        return self.tr("pick.type")

    def make_rows(self, items: Items) -> Sequence[Row]:
        """The articles that fit what is typed."""
        words = self.typed.casefold().split()
        width = max(items.size.width, 30)
        rows = [
            Row(
                (
                    ("  " + padded(card.name, width - 30) + "  ", self.theme_styles.text),
                    (padded(card.published.isoformat() if card.published else "", 12), self.theme_styles.faint),
                    (shorten(card.outlet or "", 14), self.theme_styles.faint),
                ),
                card.id,
            )
            for card in self._cards
            if all(word in f"{card.name} {card.outlet or ''} {card.published or ''}".casefold() for word in words)
        ]
        key = "list.asking" if self.asking else "library.nothing"
        return rows or [Row((("  " + self.tr(key), self.theme_styles.faint),))]

    def row_chosen(self, row: Row) -> None:
        """This one."""
        if isinstance(row.key, int):
            self.dismiss(row.key)
