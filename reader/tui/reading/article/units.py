"""Characters, words, sentences and paragraphs of an article, as steps and as stretches.

What choosing by key moves over.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from reader.model import Article, Span
from reader.model.text import JOINED_WORD, SENTENCE_END

_END = re.compile(rf"{SENTENCE_END.pattern}|\n")
"""The end of a sentence, or of a line."""


class Unit(StrEnum):
    """What is chosen, or stepped over."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


def word_at(text: str, offset: int) -> Span:
    """The word over `offset`, a reduplication or a number being one; else the one character there."""
    left = max(0, offset - 200)
    for match in JOINED_WORD.finditer(text, left, min(len(text), offset + 200)):
        if match.start() <= offset < match.end():
            return Span(match.start(), match.end())
        if match.start() > offset:
            break
    return Span(offset, min(offset + 1, len(text)))


def paragraph_at(article: Article, offset: int) -> Span:
    """The block over `offset`, or the one before it."""
    best = article.blocks[0].span if article.blocks else Span(0, len(article.text))
    for block in article.blocks:
        if block.span.start > offset:
            break
        best = block.span
    return best


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of one block's text, by full stops, with what closes a quotation after them."""
    found = []
    start = 0
    for match in _END.finditer(text):
        found.append((start, match.end()))
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)


def sentence_at(article: Article, offset: int) -> Span:
    """The sentence over `offset`."""
    block = paragraph_at(article, offset)
    best = block
    for start, end in _sentences(block.of(article.text)):
        if block.start + start > offset:
            break
        best = Span(block.start + start, block.start + end)
    return best


def unit_at(article: Article, offset: int, unit: Unit) -> Span:
    """The stretch of one unit over `offset`."""
    if unit is Unit.WORD:
        return word_at(article.text, offset)
    if unit is Unit.SENTENCE:
        return sentence_at(article, offset)
    if unit is Unit.PARAGRAPH:
        return paragraph_at(article, offset)
    return Span(offset, min(offset + 1, len(article.text)))


def step(article: Article, offset: int, unit: Unit, by: int) -> int:
    """Where the next unit begins, or with `by` -1 the one before; stays at either end of the text."""
    text = article.text
    last = max(len(text) - 1, 0)
    if unit is Unit.CHARACTER:
        return max(0, min(offset + by, last))
    if unit is Unit.WORD:
        return _step_word(text, offset, by, last)
    here = unit_at(article, offset, unit)
    if by < 0:
        if offset > here.start:
            return here.start
        return unit_at(article, _visible_before(text, here.start), unit).start
    at = here.end
    while at < len(text) and text[at].isspace():
        at += 1
    return min(at, last)


def _step_word(text: str, offset: int, by: int, last: int) -> int:
    if by > 0:
        match = JOINED_WORD.search(text, word_at(text, offset).end)
        return match.start() if match else last
    start = 0
    for match in JOINED_WORD.finditer(text, max(0, offset - 400), offset):
        start = match.start()
    return start


def word_end(text: str, offset: int) -> int:
    """The last character of the word over `offset`, or where that is it already, of the next one; the text's last."""
    match = JOINED_WORD.search(text, word_at(text, offset).start)
    while match is not None and match.end() - 1 <= offset:
        match = JOINED_WORD.search(text, match.end())
    return match.end() - 1 if match is not None else max(len(text) - 1, 0)


def _visible_before(text: str, offset: int) -> int:
    """The last offset before `offset` that is no white space, or 0."""
    at = offset - 1
    while at > 0 and text[at].isspace():
        at -= 1
    return max(at, 0)
