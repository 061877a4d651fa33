"""The same quotation in several articles, word for word or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reader.library.shared_runs import FEWEST_WORDS
from reader.model.text import WORD

SAME_LIKENESS = 0.80
"""Likeness from which on two contents are one quotation: outlets shorten, correct and translate titles inside marks."""


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
    words (`shared_runs`). The same content in several articles is compared once.
    """
    from reader.library.shared_runs import alike

    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while (above := parent.setdefault(number, number)) != number:
            parent[number] = parent.setdefault(above, above)
            number = above
        return number

    same, near = alike(contents)
    repeated = {one for one, _ in same}
    for one, other in same:
        if contents[one] == contents[other] or plain_words(contents[one]) == plain_words(contents[other]):
            parent[root(other)] = root(one)
    for one, other in near:
        if owners[one] == owners[other] and one not in repeated and other not in repeated:
            continue
        if root(one) == root(other):
            continue
        if likeness(plain_words(contents[one]), plain_words(contents[other])) >= SAME_LIKENESS:
            parent[root(other)] = root(one)
    members: dict[int, list[int]] = defaultdict(list)
    for number in sorted(parent):
        members[root(number)].append(number)
    return [group for group in members.values() if len({owners[number] for number in group}) > 1]
