"""The same quotation in several articles, word for word or nearly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from reader.model.text import WORD

RUN_WORDS = 3
"""Words that must stand together in two contents before they are compared."""

RUN_USES = 60
"""Shingles that stand in more contents than this tell nothing: phrases, not quotations."""

SAME_LIKENESS = 0.80
"""Likeness from which on two contents are one quotation: outlets shorten, correct and translate titles inside marks."""

FEWEST_WORDS = 5
"""Words that a content needs to be recognised; shorter ones are said by chance."""


def plain_words(content: str) -> tuple[str, ...]:
    """A content's words, without marks and case."""
    return tuple(WORD.findall(content.casefold()))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much two contents are alike, 0 to 1; one that holds the other whole is nearly the same quotation."""
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.fuzz import partial_ratio

    if tuple(one) == tuple(other):
        return 1.0
    common = LCSseq.similarity(one, other)
    whole = 2 * common / (len(one) + len(other))
    shorter, longer = sorted((" ".join(one), " ".join(other)), key=len)
    if min(len(one), len(other)) < FEWEST_WORDS:
        return whole
    return max(whole, 0.95 * partial_ratio(shorter, longer) / 100)


def groups(contents: Sequence[str], owners: Sequence[int]) -> list[list[int]]:
    """Numbers of the contents that are one quotation, for each that stands in more than one article.

    `owners` are the articles. Contents are compared only where they share a quarter of the shorter one's runs of three
    words, phrases that everybody uses aside. A library has a million runs and more, of which few are met twice: only
    their hashes are held, and of those met once only that they were met.
    """
    known: dict[str, str] = {}
    words = []
    for content in contents:
        found = plain_words(content)
        words.append(tuple(map(known.setdefault, found, found)))  # a word that a thousand contents use is held once
    met: set[int] = set()
    twice: set[int] = set()
    for own in words:
        runs = _runs(own)
        twice |= runs & met
        met |= runs
    del met
    parent = list(range(len(contents)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    lengths = [len(own) for own in words]
    having: dict[int, list[int]] = {run: [] for run in twice}
    for number, own in enumerate(words):
        telling = [before for run in _runs(own) & twice if len(before := having[run]) < RUN_USES]
        for other, shared in Counter(chain.from_iterable(telling)).items():
            if shared < 0.25 * (lengths[number if lengths[number] < lengths[other] else other] - RUN_WORDS + 1):
                continue
            if owners[number] == owners[other] or root(number) == root(other):
                continue
            if likeness(words[other], own) >= SAME_LIKENESS:
                parent[root(number)] = root(other)
        for before in telling:
            before.append(number)
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(contents)):
        members[root(number)].append(number)
    return [group for group in members.values() if len({owners[number] for number in group}) > 1]


def _runs(words: Sequence[str]) -> set[int]:
    """The runs of words of a content, as their hashes; none of a content that is too short."""
    return set(map(hash, zip(words, words[1:], words[2:], strict=False))) if len(words) >= FEWEST_WORDS else set()
