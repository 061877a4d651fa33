"""Articles, statements and notes as the tests of the store keep them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from reader import anchors
from reader.model import Note, Span, StatementKind
from reader.storage import Transaction, articles
from reader.storage.statements import StatementRow
from tests.sample_library import TEXT, article

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def at(minutes: int) -> datetime:
    """A moment so many minutes later."""
    return NOW + timedelta(minutes=minutes)


def kept(tx: Transaction, source: str, minutes: int = 0, **facts: object) -> int:
    """An article of its own text, added at that minute."""
    made = article(f"{source}\n\n{TEXT}", source, **facts)
    return articles.add(tx, made, source, at(minutes))


def said(id: str, start: int, day: date | None, key: str | None = "person:a", **more: Any) -> StatementRow:
    """A statement of five characters."""
    row = StatementRow(
        id, Span(start, start + 5), StatementKind.DIRECT, f"kata {id}", "A", key, day, day, 0.9, by_reader=False
    )
    return row._replace(**more)


def note(id: str, article_id: int, *tags: str, minutes: int = 0, colour: str = "yellow", start: int = 0) -> Note:
    """A note on eight characters of the sample article."""
    anchor = anchors.describe(TEXT, Span(start, start + 8))
    return Note(id, article_id, anchor, colour, "", tags, NOW, at(minutes))
