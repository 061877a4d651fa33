"""What lists show of a statement: its words and its day; pure."""

from __future__ import annotations

from reader.model import Statement
from reader.model.text import OPENING_MARKS
from reader.tui.reading.state import ReadingState


def words_of(reading: ReadingState, statement: Statement, most: int = 400) -> str:
    """The words of a statement, each part as far as `most` characters; without the mark that its sign stands for."""
    text = reading.article.text
    words = " … ".join(text[span.start : min(span.end, span.start + most)] for span in statement.spans)
    return words.lstrip(OPENING_MARKS) if reading.sign(statement) == "“" else words


def day_of(statement: Statement) -> str | None:
    """The ISO 8601 day (or month, or year) on which a statement was made, as far as it is told."""
    return statement.date.iso if statement.date else None
