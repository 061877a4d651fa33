"""The same quotation in several articles, word for word or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reader.desk.words import WORD

SHINGLE = 3
"""Words that must stand together in two contents before they are compared."""

COMMON = 60
"""Shingles that stand in more contents than this tell nothing: phrases, not quotations."""

SAME = 0.80
"""Likeness from which on two contents are one quotation: outlets shorten, correct and translate titles inside marks."""

SHORTEST = 5
"""Words that a content needs to be recognised; shorter ones are said by chance."""


def plain_words(content: str) -> tuple[str, ...]:
    """A content's words, without marks and case."""
    return tuple(word.casefold() for word in WORD.findall(content))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much two contents are alike, 0 to 1; one that holds the other whole is nearly the same quotation."""
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.fuzz import partial_ratio

    if tuple(one) == tuple(other):
        return 1.0
    common = LCSseq.similarity(one, other)
    whole = 2 * common / (len(one) + len(other))
    shorter, longer = sorted((" ".join(one), " ".join(other)), key=len)
    if min(len(one), len(other)) < SHORTEST:
        return whole
    return max(whole, 0.95 * partial_ratio(shorter, longer) / 100)


def groups(contents: Sequence[str], owners: Sequence[int]) -> list[list[int]]:
    """Numbers of the contents that are one quotation, for each that stands in more than one article.

    `owners` are the articles. Contents are compared only where they share a run of three words that few others have.
    """
    words = [plain_words(content) for content in contents]
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(words):
        if len(own) >= SHORTEST:
            for shingle in {own[i : i + SHINGLE] for i in range(len(own) - SHINGLE + 1)}:
                having[shingle].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in having.values():
        if 1 < len(numbers) <= COMMON:
            for place, one in enumerate(numbers):
                for other in numbers[place + 1 :]:
                    if owners[one] != owners[other]:
                        shared[one, other] += 1
    parent = list(range(len(contents)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for (one, other), common in shared.items():
        shingles = min(len(words[one]), len(words[other])) - SHINGLE + 1
        if root(one) != root(other) and common >= 0.25 * shingles and likeness(words[one], words[other]) >= SAME:
            parent[root(other)] = root(one)
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(contents)):
        members[root(number)].append(number)
    return [group for group in members.values() if len({owners[number] for number in group}) > 1]
