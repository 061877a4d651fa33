"""The library as a whole: its articles, their versions, what was removed."""

from __future__ import annotations

import logging

from reader.desk.base import first_line
from reader.desk.correcting import Correcting
from reader.errors import LibraryError
from reader.model import Article, ArticleCard, VersionCard
from reader.store import articles

_log = logging.getLogger(__name__)


class Library(Correcting):
    """Lists and removes articles."""

    def articles(self) -> tuple[ArticleCard, ...]:
        """Every article in the library, the last opened first."""
        with self._library.reading() as tx:
            return articles.cards(tx)

    def remove_article(self, article_id: int) -> None:
        """Take an article out of the library with its notes and corrections; undo brings all of it back.

        It goes for good when the session ends. Opening its source before that brings it back too.
        """
        with self._library.reading() as tx:
            card = next(iter(articles.cards(tx, [article_id])), None)
        if card is None:
            raise LibraryError("Article gone", "The article was already removed from the library.")
        label = f"article removed: {first_line(card.title or card.source)}"
        with self._change(label, None, ("article", article_id)) as tx:
            articles.remove(tx, article_id, self._clock())
        self._removed.add(article_id)

    def versions(self, article_id: int) -> tuple[VersionCard, ...]:
        """The texts that the article had, oldest first."""
        with self._library.reading() as tx:
            return articles.versions(tx, article_id)

    def version(self, article_id: int, digest: str) -> Article:
        """One version of an article. Raises LibraryError where it is not in the library."""
        with self._library.reading() as tx:
            article = articles.load(tx, article_id, digest)
        if article is None:
            raise LibraryError("Version not found", "This version of the article is not in the library.")
        return article

    def _forget_removed(self) -> None:
        if self._database is None or not self._removed:
            return
        try:
            with self._database.writing() as tx:
                articles.forget_removed(tx, sorted(self._removed))
        except LibraryError as error:
            _log.warning("removed articles stay in the library, out of sight: %s", error)
