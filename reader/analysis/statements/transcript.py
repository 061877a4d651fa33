"""Speech without quotation marks behind the speaker's name and a colon: interviews, minutes, headlines that quote."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.draft import SourceKind
from reader.analysis.statements.sentence_index import SentenceIndex, Stretch
from reader.analysis.statements.source import Source

LONGEST_NAME = 10
"""Tokens of the longest name and title before the colon."""
MIN_WORDS = 2
"""Words that must follow."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in a paragraph, by tokens."""

    first: int
    """The first token of the content."""
    last: int
    """One past its last token."""
    source: Source
    """Who says it."""


def turn(index: SentenceIndex, stretches: list[Stretch]) -> Turn | None:
    """The turn that a paragraph is: "Bambang: Tarif naik." None where it is no such paragraph, or one in marks."""
    first, last = stretches[0].first, stretches[-1].last
    colon = next((i for i in range(first + 1, min(first + LONGEST_NAME, last)) if index.words[i] == ":"), None)
    if colon is None or any(stretch.marks for stretch in stretches):
        return None
    inside = range(first, colon)
    begin, end = index.trim(colon + 1, last)
    if sum(index.is_word(i) for i in range(begin, end)) < MIN_WORDS or _is_listed(index, first, begin):
        return None
    if colon == first + 1 and index.lower[first] in index.lexicon.words.answer:
        return Turn(begin, end, Source(SourceKind.PRONOUN, first, colon))
    role = colon == first + 1 and index.lower[first] in index.lexicon.roles
    if not role and not any(index.view.entity[i] == "PER" for i in inside):
        return None
    if any(index.is_word(i) and not index.capital(i) for i in inside):
        return None
    return Turn(begin, end, Source(SourceKind.PHRASE, first, colon))


def _is_listed(index: SentenceIndex, first: int, begin: int) -> bool:
    """Whether a paragraph is an item of a list with its number: - Penerima bantuan murni: 398.714 keluarga."""
    return index.words[first] in _BULLETS and index.words[begin][0].isdigit()


_BULLETS = frozenset("-–—•*·")
