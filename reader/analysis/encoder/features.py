"""What is seen of a mention from a statement besides their vectors: a row of MENTION_FEATURES for each mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from reader.analysis.encoder.pieces import Floats
from reader.analysis.encoder.tags import MENTION_FEATURES
from reader.model.text import CLOSING_SIGNS, SENTENCE_ENDERS

_COLUMN = {name: number for number, name in enumerate(MENTION_FEATURES)}


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where somebody is named, by words."""

    first: int
    """Its first word."""
    last: int
    """One past its last word."""
    actor: int
    """Who is named, by a number of the caller's."""
    label: str
    """PER, ORG, GPE, or "" for a description."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands, by words."""

    first: int
    """First word of the content."""
    last: int
    """One past the last word of the content."""
    anchor: int
    """The word at which it is told: source, cue, or first word."""


class Turns:
    """Who has spoken so far, in text order."""

    def __init__(self) -> None:
        self.last: int | None = None
        """Who spoke last."""
        self.all: set[int] = set()
        """Everybody who spoke."""
        self._by_paragraph: dict[int, set[int]] = {}

    def add(self, actor: int, paragraph: int) -> None:
        """Somebody spoke in that paragraph."""
        self.last = actor
        self.all.add(actor)
        self._by_paragraph.setdefault(paragraph, set()).add(actor)

    def near(self, paragraph: int) -> set[int]:
        """Who spoke in that paragraph or the one before it."""
        return self._by_paragraph.get(paragraph, set()) | self._by_paragraph.get(paragraph - 1, set())


def mention_features(
    place: Place,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    sentence: Sequence[int],
    paragraph: Sequence[int],
    quoted: Sequence[bool],
    turns: Turns,
    by_name: Collection[int],
) -> Floats:
    """The features, shape (mentions, FEATURES).

    `mentions` in text order and `starts` their first words; `sentence`, `paragraph`, `quoted` by word; `turns`: who
    spoke so far; `by_name`: who is named as a source anywhere in the article.
    """
    out = np.zeros((len(mentions), len(MENTION_FEATURES)), np.float32)
    here = {sentence[place.first], sentence[place.last - 1], sentence[place.anchor]}
    told = paragraph[place.anchor]
    near = turns.near(told)
    end = bisect_left(starts, place.anchor)
    nearest = next((i for i in range(end - 1, -1, -1) if not place.first <= mentions[i].first < place.last), -1)
    person = next(
        (
            i
            for i in range(end - 1, -1, -1)
            if mentions[i].label == "PER" and not place.first <= mentions[i].first < place.last
        ),
        -1,
    )
    for number, mention in enumerate(mentions):
        row = out[number]
        gap = told - paragraph[mention.first]
        if sentence[mention.first] in here:
            row[_COLUMN["same-sentence"]] = 1
        where = "same-paragraph" if not gap else "paragraph-before" if gap == 1 else "further-up"
        row[_COLUMN[where if gap >= 0 else "further-down"]] = 1
        row[_COLUMN["inside-content"]] = place.first <= mention.first < place.last
        row[_COLUMN["inside-quotation"]] = quoted[mention.first]
        kind = {"PER": "person", "ORG": "body", "GPE": "place"}.get(mention.label)
        if kind:
            row[_COLUMN[kind]] = 1
        row[_COLUMN["nearest-before"]] = number == nearest
        row[_COLUMN["nearest-person-before"]] = number == person
        row[_COLUMN["spoke-last"]] = mention.actor == turns.last
        row[_COLUMN["spoke-in-paragraph"]] = mention.actor in near
        row[_COLUMN["spoke-earlier"]] = mention.actor in turns.all
        row[_COLUMN["speaks-by-name"]] = mention.actor in by_name
    return out


_ENDS = frozenset(SENTENCE_ENDERS)
_CLOSING = frozenset(CLOSING_SIGNS)


def sentences_of(words: Sequence[str], paragraph: Sequence[int]) -> list[int]:
    """A number of its sentence for each word: an end mark ends one where a capital, a mark or a paragraph follows."""
    out: list[int] = []
    number = 0
    for i, word in enumerate(words):
        if i and paragraph[i] != paragraph[i - 1]:
            number += 1
        elif i and word[:1] not in _CLOSING and word[:1] not in _ENDS:
            back = i - 1
            while back > 0 and words[back][:1] in _CLOSING:
                back -= 1
            if words[back][:1] in _ENDS and not word[:1].islower():
                number += 1
        out.append(number)
    return out
