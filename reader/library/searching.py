"""Search over everything in the library, and what has to be made ready before it."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.correcting import Correcting
from reader.model import ArticleCard, HitKind, Note, SearchHit, Span
from reader.storage import Transaction, articles, notes, overview, search
from reader.storage.notes import KeptNote
from reader.storage.search import RawHit

if TYPE_CHECKING:
    from reader.library.words import Wanted

AROUND = 60
"""Characters of a snippet on each side of the first thing found."""

BATCH = 50
"""Articles made ready in one transaction, so that other programs can write in between."""


class Searching(Correcting):
    """Full-text search."""

    def search(
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
        self._make_ready("overview", "text", "statements", "notes")
        hits: list[SearchHit] = []
        with self._library.reading() as tx:
            found = [
                hit
                for kind in (HitKind.NOTE, HitKind.STATEMENT, HitKind.ARTICLE)
                if kind in kinds
                for hit in search.find(tx, kind, wanted.match, limit)
            ]
            cards = {card.id: card for card in articles.cards(tx, {hit.article_id for hit in found})}
            for hit in found:
                card = cards.get(hit.article_id)
                made = self._hit(tx, hit, card, wanted) if card is not None else None
                if made is not None:
                    hits.append(made)
        return tuple(hits)

    def _hit(self, tx: Transaction, hit: RawHit, card: ArticleCard, wanted: Wanted) -> SearchHit | None:
        marks = wanted.marks(hit.body, hit.stems.split(" "), AROUND * 3)
        first = marks[0] if marks else None
        snippet, shown = _snippet(hit.body, marks)
        span, speaker, note_id = first, None, None
        published: date | None = card.published
        if hit.kind is HitKind.STATEMENT:
            statement = overview.statement(tx, hit.article_id, hit.ref)
            if statement is None:
                return None
            span, speaker = statement.span, statement.speaker
        elif hit.kind is HitKind.NOTE:
            note_id = hit.ref
            kept = notes.get_placed(tx, note_id)
            if kept is None:
                return None
            note = kept.note if kept.placed else self._sought(tx, kept)
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
        )

    def _sought(self, tx: Transaction, kept: KeptNote) -> Note:
        """A note with its passage looked for in the article's present text."""
        article_id = kept.note.article_id
        article = articles.load(tx, article_id)
        return (
            kept.note if article is None else self._find(article, kept, articles.text_of(tx, article_id, kept.digest))
        )

    def _make_ready(self, *parts: str, only: int | None = None) -> None:
        """Bring what is derived up to date, of all articles or of one.

        On a library that cannot be written, what is there has to do.
        """
        if self._database is None or self._database.read_only:
            return
        while True:
            with self._library.reading() as tx:
                waiting = articles.pending(tx, *parts, only=only, limit=BATCH)
            if not waiting:
                return
            try:
                with self._library.writing(durable=False) as tx:
                    for part, article_id in waiting:
                        self._make(tx, part, article_id)
            except LibraryError:
                return  # another program is writing; the answer is as old as the index, and the next one is not

    def _make(self, tx: Transaction, part: str, article_id: int) -> None:
        """Make one part of one article anew."""
        from reader.library.words import stems

        if part == "overview":
            self._refresh_overview(tx, article_id)
            return
        article = articles.load(tx, article_id)
        if article is not None and part == "text":
            search.put_text(tx, article_id, article.title or "", article.text, stems(article.text, article.language))
        elif article is not None and part == "statements":
            listed = overview.texts(tx, article_id)
            parts = [(ref, text, stems(text, article.language)) for ref, text in listed]
            search.put_parts(tx, HitKind.STATEMENT, article_id, parts)
        elif article is not None and part == "notes":
            kept = notes.of_article_now(tx, article_id)
            bodies = [(one.note.id, _note_body(one.note)) for one in kept]
            search.put_parts(
                tx, HitKind.NOTE, article_id, [(ref, body, stems(body, article.language)) for ref, body in bodies]
            )
        articles.settle(tx, part, article_id)


def _note_body(note: Note) -> str:
    """The words by which a note is found: the reader's own, the tags, the passage."""
    parts = (note.text, " ".join(f"#{tag}" for tag in note.tags), note.anchor.exact)
    return "\n".join(part for part in parts if part)


def _snippet(text: str, marks: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """Some words around the first thing found, on one line, and what was found in them."""
    first = marks[0] if marks else Span(0, 0)
    start = max(0, first.start - AROUND)
    end = min(len(text), first.end + 2 * AROUND)
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
