"""Search over everything in the library, and what has to be made ready before it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from reader.library.index import Index
from reader.library.notes import sought
from reader.library.session import Session
from reader.model import ArticleCard, HitKind, SearchHit, Span, StatementCard
from reader.storage import Transaction, articles, notes, search, statements
from reader.storage.search import RawHit

if TYPE_CHECKING:
    from reader.library.words import Wanted

SNIPPET_CHARACTERS = 60
"""Characters of a snippet on each side of the first thing found."""


class Search:
    """Full-text search."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    def find(
        self, query: str, *, kinds: Collection[HitKind] = tuple(HitKind), limit: int = 50
    ) -> tuple[SearchHit, ...]:
        """Notes, statements and articles that have all the words of `query`, in that order, the fittest first.

        A word is found as it is, at the beginning of a longer one, and by its Indonesian or English stem; words in
        double quotes only as they stand. At most `limit` of each kind. Raises LibraryError.
        """
        from reader.library.words import Wanted

        wanted = Wanted(query)
        if not wanted.match:
            return ()
        self._index.make_ready("overview", "text", "statements", "notes")
        hits: list[SearchHit] = []
        with self._session.database.reading() as tx:
            found = [
                hit
                for kind in (HitKind.NOTE, HitKind.STATEMENT, HitKind.ARTICLE)
                if kind in kinds
                for hit in search.find(tx, kind, wanted.match, limit)
            ]
            cards = {card.id: card for card in articles.cards(tx, {hit.article_id for hit in found})}
            for hit in found:
                card = cards.get(hit.article_id)
                made = _hit(tx, hit, card, wanted) if card is not None else None
                if made is not None:
                    hits.append(made)
        return tuple(hits)

    def statements(self, hits: Iterable[SearchHit]) -> tuple[StatementCard, ...]:
        """The statements that were found, in their order; those that are gone meanwhile are left out."""
        keys = [(hit.article_id, hit.statement_id) for hit in hits if hit.statement_id is not None]
        with self._session.database.reading() as tx:
            cards = statements.several(tx, keys)
        return tuple(cards[key] for key in keys if key in cards)


def _hit(tx: Transaction, hit: RawHit, card: ArticleCard, wanted: Wanted) -> SearchHit | None:
    is_part = hit.kind is not HitKind.ARTICLE
    marks = wanted.marks(hit.body, hit.stems.split(" "), len(hit.body) if is_part else SNIPPET_CHARACTERS * 3)
    first = marks[0] if marks else None
    snippet, shown = _snippet(hit.body, marks)
    span, speaker, note_id = first, None, None
    published: date | None = card.published
    if hit.kind is HitKind.STATEMENT:
        statement = statements.get(tx, hit.article_id, hit.ref)
        if statement is None:
            return None
        span, speaker = statement.span, statement.speaker
    elif hit.kind is HitKind.NOTE:
        note_id = hit.ref
        kept = notes.get_placed(tx, note_id)
        if kept is None:
            return None
        note = kept.note if kept.placed else sought(tx, kept)
        span = note.found.span if note.found else None
    return SearchHit(
        hit.kind,
        hit.article_id,
        card.name,
        span,
        snippet,
        shown,
        speaker,
        note_id,
        published,
        hit.body if is_part else "",
        hit.ref if hit.kind is HitKind.STATEMENT else None,
        tuple(marks) if is_part else (),
    )


def _snippet(text: str, marks: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """Some words around the first thing found, on one line, and what was found in them."""
    first = marks[0] if marks else Span(0, 0)
    start = max(0, first.start - SNIPPET_CHARACTERS)
    end = min(len(text), first.end + 2 * SNIPPET_CHARACTERS)
    while 0 < start < first.start and not text[start - 1].isspace():
        start += 1
    while first.end < end < len(text) and not text[end].isspace():
        end -= 1
    head = "…" if start else ""
    tail = "…" if end < len(text) else ""
    line = re.sub(r"\s", " ", text[start:end])
    shift = len(head) - start
    shown = tuple(Span(m.start + shift, m.end + shift) for m in marks if start <= m.start and m.end <= end)
    return head + line + tail, shown
