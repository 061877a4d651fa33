"""Choosing one of the library's actors, or one of the articles that name an actor, and telling two actors apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.library import Library
from reader.model import ActorCard, ActorRef, ArticleCard
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import padded, shorten, table_cell
from reader.tui.i18n import Translator


class PickCard(ListScreen[str]):
    """One of the library's actors, filtered as one types; gives its key."""

    def __init__(self, title: str, cards: Sequence[ActorCard]) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, title),
                hint=lambda: self.tr("pick.type"),
                rows=self._make_rows,
                chosen=self._chosen,
                types_first=True,
                enter="foot.this-one",
            )
        )
        self._cards = cards

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The actors that fit."""
        wanted = self.panel.typed.casefold().strip()
        width = max(width, 30)
        rows = [
            Row(
                (
                    ("  " + table_cell(card.name, width - 30), self.theme_styles.text),
                    (padded(self.tr(f"actor.{card.kind.value}"), 14), self.theme_styles.faint),
                    (f"{card.statements:>6}", self.theme_styles.faint),
                ),
                card.key,
            )
            for card in self._cards
            if any(wanted in name.casefold() for name in (card.name, *card.names))
        ]
        return rows or [words_row(self.tr("pick.none"), self.theme_styles.faint)]

    def _chosen(self, row: Row) -> None:
        """This one."""
        if isinstance(row.key, str):
            self.dismiss(row.key)


class PickArticle(ListScreen[int]):
    """One of the articles that name an actor, filtered as one types; gives its number."""

    def __init__(self, title: str, key: str) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, title),
                hint=lambda: self.tr("pick.type"),
                rows=self._make_rows,
                chosen=self._chosen,
                begin=self._begin,
                types_first=True,
                enter="foot.this-one",
            )
        )
        self._key = key
        self._cards: tuple[ArticleCard, ...] = ()

    def _begin(self) -> None:
        """Ask which articles name the actor."""
        library, key = self.context.library, self._key
        self.panel.questions.ask(lambda: library.actors.articles(key), self._answered)

    def _answered(self, cards: tuple[ArticleCard, ...]) -> None:
        self._cards = cards
        self.panel.show_anew()
        self.panel.items.go_first()

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The articles that fit what is typed."""
        words = self.panel.typed.casefold().split()
        width = max(width, 30)
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
        key = "list.asking" if self.panel.questions.asking else "library.nothing"
        return rows or [words_row(self.tr(key), self.theme_styles.faint)]

    def _chosen(self, row: Row) -> None:
        """This one."""
        if isinstance(row.key, int):
            self.dismiss(row.key)


def separating(
    library: Library, tr: Translator, article_id: int, key: str, name: str, ref: ActorRef
) -> Callable[[], str]:
    """What has the library keep that in one article the actor is somebody else; it gives what is said of it."""
    said = tr("over.apart", name=shorten(name, 40))

    def keep() -> str:
        library.actors.separate(article_id, key, ref.name, ref.kind)
        return said

    return keep
