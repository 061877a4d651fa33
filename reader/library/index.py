"""What is derived from articles, analyses, notes and corrections, for lists and search: made anew when asked for."""

from __future__ import annotations

from collections.abc import Sequence

from reader.errors import LibraryError
from reader.library.corrected import applied
from reader.library.session import Session
from reader.model import HitKind, Note
from reader.storage import Transaction, actors, analyses, articles, corrections, notes, search, statements

BATCH_ARTICLES = 50
"""Articles made ready in one transaction, so that other programs can write in between."""


class Index:
    """Keeps the parts "overview" (statements and actors) and "text", "statements", "notes" (search) up to date."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def make_ready(self, *parts: str, only: int | None = None) -> None:
        """Bring these parts up to date, of all articles or of one.

        On a library that cannot be written, what is there has to do.
        """
        if not self._session.is_writable:
            return
        while True:
            with self._session.database.reading() as tx:
                waiting = articles.pending(tx, *parts, only=only, limit=BATCH_ARTICLES)
            if not waiting:
                return
            try:
                with self._session.database.writing(durable=False) as tx:
                    for part, article_id in waiting:
                        self._make(tx, part, article_id)
            except LibraryError:
                return  # another program is writing; the answer is as old as the index, and the next one is not

    def refresh_overview(self, tx: Transaction, article_id: int) -> None:
        """List the statements and actors of an article anew, from the analysis that the library has of it."""
        from reader.library.listing import actor_rows, statement_rows

        article = articles.load(tx, article_id)
        if article is not None:
            machine = analyses.latest(tx, article.digest, article.language, article.published)
            if machine is None:
                _list(tx, article_id, (), ())
            else:
                made = corrections.words_of_article(tx, article_id)
                analysis = applied(self._session, article, article_id, machine, made).analysis if made else machine
                _list(tx, article_id, statement_rows(article, analysis), actor_rows(analysis))
            articles.mark_pending(tx, article_id, "statements")
        articles.settle(tx, "overview", article_id)

    def _make(self, tx: Transaction, part: str, article_id: int) -> None:
        """Make one part of one article anew."""
        from reader.library.words import stems

        if part == "overview":
            self.refresh_overview(tx, article_id)
            return
        article = articles.load(tx, article_id)
        if article is not None and part == "text":
            search.put_text(tx, article_id, article.title or "", article.text, stems(article.text, article.language))
        elif article is not None:
            kind, bodies = _PARTS_OF_SEARCH[part]
            listed = [(ref, body, stems(body, article.language)) for ref, body in bodies(tx, article_id)]
            search.put_parts(tx, kind, article_id, listed)
        articles.settle(tx, part, article_id)


def _list(
    tx: Transaction,
    article_id: int,
    spoken: Sequence[statements.StatementRow],
    named: Sequence[actors.ActorRow],
) -> None:
    """List these statements and actors, and no others, for an article."""
    statements.replace(tx, article_id, spoken)
    actors.replace(tx, article_id, named)


def _note_bodies(tx: Transaction, article_id: int) -> list[tuple[str, str]]:
    return [(kept.note.id, _note_body(kept.note)) for kept in notes.of_article_now(tx, article_id)]


def _note_body(note: Note) -> str:
    """The words by which a note is found: the reader's own, the tags, the passage."""
    parts = (note.text, " ".join(f"#{tag}" for tag in note.tags), note.anchor.exact)
    return "\n".join(part for part in parts if part)


_PARTS_OF_SEARCH = {"statements": (HitKind.STATEMENT, statements.texts), "notes": (HitKind.NOTE, _note_bodies)}
"""The kind of hit that a part makes found, and what gives its ids and words."""
