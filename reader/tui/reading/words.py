"""What lists and messages tell of a statement or passage: words, day, who; pure."""

from __future__ import annotations

from reader.model import Span, Statement, StatementKind
from reader.model.text import OPENING_MARKS, QUOTATION_MARKS
from reader.tui.drawing.text import shorten
from reader.tui.i18n import Translator
from reader.tui.reading.state import ReadingState

NAME_COLUMNS = 32
"""Cells of a speaker's name in what is said in passing."""

WORDS_COLUMNS = 36
"""Cells of a passage's first words in what is said in passing."""


def words_of(reading: ReadingState, statement: Statement, most: int = 400) -> str:
    """The words of a statement, each part as far as `most` characters; without the mark that its sign stands for."""
    text = reading.article.text
    words = " … ".join(text[span.start : min(span.end, span.start + most)] for span in statement.spans)
    return behind_sign(words, reading.sign(statement))


def behind_sign(words: str, sign: str) -> str:
    """A statement's words as they stand behind its sign: without the opening mark where the sign is one."""
    return words.lstrip(OPENING_MARKS) if sign == StatementKind.DIRECT.sign else words


def day_of(statement: Statement) -> str | None:
    """The ISO 8601 day (or month, or year) on which a statement was made, as far as it is told."""
    return statement.date.iso if statement.date else None


def statement_of(reading: ReadingState, span: Span) -> Statement | None:
    """The statement that a passage belongs to: the one that holds it, or the first one in it."""
    at = reading.statement_at(span.start)
    if at is not None:
        return reading.statements[at]
    return next((s for s in reading.statements if span.start <= s.start < span.end), None)


def first_words(words: str) -> str:
    """The first words of a passage between quotation marks of our own."""
    return f"“{shorten(words.strip(QUOTATION_MARKS), WORDS_COLUMNS)}”"


def name_and_words(reading: ReadingState, span: Span, tr: Translator) -> str:
    """A passage as messages name it: who says it, where it belongs to a statement, and its first words."""
    statement = statement_of(reading, span)
    words = first_words(span.of(reading.article.text))
    if statement is None:
        return words
    actor = reading.speaker(statement)
    return f"{shorten(actor.name, NAME_COLUMNS) if actor else tr('speaker.unknown')}, {words}"


def statement_named(reading: ReadingState, statement: Statement, tr: Translator) -> str:
    """A statement as messages name it: who says it, and its first words."""
    return name_and_words(reading, Span(statement.start, statement.end), tr)
