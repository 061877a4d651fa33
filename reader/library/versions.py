"""The versions of the library's articles: the texts that each had, and what changed from one to another."""

from __future__ import annotations

from collections.abc import Sequence

from reader.errors import LibraryError
from reader.library.corrected import with_corrections
from reader.library.session import Session
from reader.model import Article, QuoteChange, VersionCard, VersionDiff
from reader.storage import analyses, articles


class Versions:
    """Lists the texts of an article and compares them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self, article_id: int) -> tuple[VersionCard, ...]:
        """The texts that the article had, oldest first."""
        with self._session.database.reading() as tx:
            return articles.versions(tx, article_id)

    def article(self, article_id: int, digest: str | None = None) -> Article:
        """One version of an article, the present one by default. Raises LibraryError where it is not in the library."""
        with self._session.database.reading() as tx:
            article = articles.load(tx, article_id, digest)
        if article is None:
            raise LibraryError("Version not found", "This version of the article is not in the library.")
        return article

    def compare(self, article_id: int, old: str | None = None, new: str | None = None) -> VersionDiff:
        """What changed between two versions, named by digest or the beginning of one; the last two by default.

        Raises LibraryError where there is only one version, or none of that name.
        """
        from reader.library.text_diff import compare

        cards = self.all(article_id)
        later = _version_named(cards, new) if new else next((c for c in cards if c.current), None)
        earlier = _version_named(cards, old) if old else next((c for c in reversed(cards) if c != later), None)
        if earlier is None or later is None:
            raise LibraryError(
                "Nothing to compare",
                "The library has only one version of this article: its text never changed since it was first read.",
            )
        before, after = self.article(article_id, earlier.digest), self.article(article_id, later.digest)
        quotes = self._quote_changes(article_id, before, after)
        return VersionDiff(before, after, compare(before.text, after.text), quotes or (), analysed=quotes is not None)

    def _quote_changes(self, article_id: int, before: Article, after: Article) -> tuple[QuoteChange, ...] | None:
        """The statements that differ, as the reader corrected them; None where one of the texts was never analysed."""
        with self._session.database.reading() as tx:
            old = analyses.latest(tx, before.digest, before.language, before.published)
            new = analyses.latest(tx, after.digest, after.language, after.published)
        if old is None or new is None:
            return None
        from reader.library.quote_changes import quote_changes

        old = with_corrections(self._session, before, article_id, old)
        new = with_corrections(self._session, after, article_id, new)
        return quote_changes(before.text, old, after.text, new)


def _version_named(cards: Sequence[VersionCard], digest: str) -> VersionCard:
    found = [card for card in cards if card.digest.startswith(digest)]
    if len(found) != 1:
        raise LibraryError(
            "Version not found",
            "{count} versions of this article begin with {digest!r}.",
            count=len(found),
            digest=digest,
        )
    return found[0]
