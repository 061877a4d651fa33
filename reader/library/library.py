"""The library as a whole: its articles, their versions, what was removed."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from reader.errors import LibraryError
from reader.library.base import first_line
from reader.library.over import Over
from reader.model import Article, ArticleCard, QuoteChange, VersionCard, VersionDiff
from reader.storage import analyses, articles

_log = logging.getLogger(__name__)


class Library(Over):
    """Lists, removes and compares articles."""

    def articles(self, *, limit: int | None = None) -> tuple[ArticleCard, ...]:
        """The articles in the library, the last opened first; at most `limit`, which takes no longer in a large one."""
        with self._library.reading() as tx:
            return articles.cards(tx, limit=limit)

    def remove_article(self, article_id: int) -> None:
        """Take an article out of the library with its notes and corrections; undo brings all of it back.

        It goes for good when the session ends. Opening its source before that brings it back too.
        """
        with self._library.reading() as tx:
            card = next(iter(articles.cards(tx, [article_id])), None)
        if card is None:
            raise LibraryError("Article gone", "The article was already removed from the library.")
        label = f"article removed: {first_line(card.name)}"
        with self._change(label, ("article", article_id)) as tx:
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

    def diff(self, article_id: int, old: str | None = None, new: str | None = None) -> VersionDiff:
        """What changed between two versions, named by digest or the beginning of one; the last two by default.

        Raises LibraryError where there is only one version, or none of that name.
        """
        from reader.library.diffing import compare

        cards = self.versions(article_id)
        later = self._version_named(cards, new) if new else next((c for c in cards if c.current), None)
        earlier = self._version_named(cards, old) if old else next((c for c in reversed(cards) if c != later), None)
        if earlier is None or later is None:
            raise LibraryError("Nothing to compare", "The library has only one version of this article.")
        before, after = self.version(article_id, earlier.digest), self.version(article_id, later.digest)
        quotes = self._quote_changes(before, after)
        return VersionDiff(before, after, compare(before.text, after.text), quotes or (), analysed=quotes is not None)

    @staticmethod
    def _version_named(cards: Sequence[VersionCard], digest: str) -> VersionCard:
        found = [card for card in cards if card.digest.startswith(digest)]
        if len(found) != 1:
            raise LibraryError("Version not found", f"{len(found)} versions of this article begin with {digest!r}.")
        return found[0]

    def _quote_changes(self, before: Article, after: Article) -> tuple[QuoteChange, ...] | None:
        """The statements that differ; None where one of the texts was never analysed."""
        with self._library.reading() as tx:
            old = analyses.latest(tx, before.digest, before.language, before.published)
            new = analyses.latest(tx, after.digest, after.language, after.published)
        if old is None or new is None:
            return None
        from reader.library.quotechanges import quote_changes

        return quote_changes(before.text, old, after.text, new)

    def _forget_removed(self) -> None:
        if self._database is None or not self._removed:
            return
        try:
            with self._database.writing() as tx:
                articles.forget_removed(tx, sorted(self._removed))
        except LibraryError as error:
            _log.warning("removed articles stay in the library, out of sight: %s", error)
