"""Which articles tell of the same event: by shared quotations, shared actors, and days near each other. Pure.

An actor weighs the more the fewer articles name it (log of all articles over those: Sparck Jones 1972), and a speaker
more than one who is only named; two articles are alike by the cosine of what they share (Salton 1975). An inverted
index gives the pairs: under each actor, in order of days, an article meets the next few only, so that the time is
n log n however often somebody is named. Groups grow by average linkage over these pairs: a third article joins two that
it is like on the whole, not by one common name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from heapq import heapify, heappop, heappush
from typing import Any, NamedTuple, TypeAlias

import numpy as np

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"
"""A row of numbers."""

WINDOW_DAYS = 4
"""Days between two articles beyond which they are not compared."""

NEIGHBOURS = 16
"""Articles after one, in order of days, that it meets under each actor that it names."""

SPEAKER_WEIGHT = 1.5
"""Weight of an actor who speaks in the article, against one who is only named."""

QUOTATION_BONUS = 0.40
"""What a shared quotation adds to the likeness of two articles."""

FEW_ACTORS = 1.0
"""As many names that nobody else has are added to what two articles name: two short lists are alike by chance."""

FEWEST_ARTICLES = 200
"""Articles as which a smaller library is weighed: in one of three every name is common."""

ALIKE = 0.38
"""Mean likeness from which articles tell of one event; lower ones joined what one speaker said of two matters."""

LEAST = 0.08
"""Likeness below which two articles count as not alike at all: most pairs share one common name."""

NO_DAY = -10_000_000
"""The day number of an article of which no day is known: those meet one another only."""


class Told(NamedTuple):
    """An article as it is compared."""

    article_id: int
    """The library's number."""
    day: date | None
    """Its day of publication, else the first day that its statements tell."""
    actors: tuple[tuple[str, bool], ...]
    """The keys of those it names, each with whether it speaks."""


Edges: TypeAlias = dict[tuple[int, int], float]
"""Likeness of two articles, by their numbers in a list, the lower one first."""


def groups(told: Sequence[Told], quotations: Iterable[Sequence[int]] = ()) -> list[list[int]]:
    """The ids of articles that tell of one event, for each event that two or more tell of; the largest first.

    `quotations` are the ids of the articles that give one quotation, for each. Those of one story are in order of days.
    """
    edges = likenesses(told, quotations)
    grown = _grown(edges)
    order = [(one.day or date.max, one.article_id) for one in told]
    made = [sorted(group, key=lambda number: order[number]) for group in grown]
    made.sort(key=lambda group: (-len(group), order[group[0]]))
    return [[told[number].article_id for number in group] for group in made]


def likenesses(told: Sequence[Told], quotations: Iterable[Sequence[int]] = ()) -> Edges:
    """How much two articles are alike, 0 to about 1.4, for those that meet."""
    if not told:
        return {}
    keys: dict[str, int] = {}
    articles = np.array([number for number, one in enumerate(told) for _ in one.actors], np.int64)
    actors = np.array([keys.setdefault(key, len(keys)) for one in told for key, _ in one.actors], np.int64)
    speaks = np.array([speaks for one in told for _, speaks in one.actors], bool)
    days = np.array([one.day.toordinal() if one.day else NO_DAY for one in told], np.int64)
    total = max(len(told), FEWEST_ARTICLES)
    rarity = np.log(total / np.maximum(np.bincount(actors, minlength=len(keys)), 1))
    weights = rarity[actors] * np.where(speaks, SPEAKER_WEIGHT, 1.0)
    norms = np.sqrt(np.bincount(articles, weights**2, minlength=len(told))) if len(articles) else np.zeros(len(told))
    pairs, sums = _shared(articles, actors, weights, days)
    one, other = pairs // len(told), pairs % len(told)
    cosines = sums / (norms[one] * norms[other] + FEW_ACTORS * np.log(total) ** 2)
    kept = cosines >= LEAST
    one, other, cosines = one[kept], other[kept], cosines[kept]
    edges = dict(zip(zip(one.tolist(), other.tolist(), strict=True), cosines.tolist(), strict=True))
    _add_quotations(edges, told, days, quotations)
    return edges


def _shared(articles: Numbers, actors: Numbers, weights: Numbers, days: Numbers) -> tuple[Numbers, Numbers]:
    """The pairs of articles that meet under an actor, each as one number, and the sum of what they share."""
    order = np.lexsort((articles, days[articles], actors))
    articles, actors, weights = articles[order], actors[order], weights[order]
    near = days[articles]
    count = len(days)
    found, shared = [np.zeros(0, np.int64)], [np.zeros(0)]
    for distance in range(1, NEIGHBOURS + 1):
        one, other = slice(None, -distance), slice(distance, None)
        meets = (actors[one] == actors[other]) & (near[other] - near[one] <= WINDOW_DAYS)
        low = np.minimum(articles[one][meets], articles[other][meets])
        high = np.maximum(articles[one][meets], articles[other][meets])
        found.append(low * count + high)
        shared.append((weights[one] * weights[other])[meets])
    pairs, places = np.unique(np.concatenate(found), return_inverse=True)
    return pairs, np.bincount(places, np.concatenate(shared), minlength=len(pairs))


def _add_quotations(edges: Edges, told: Sequence[Told], days: Numbers, quotations: Iterable[Sequence[int]]) -> None:
    """Add what shared quotations say; under each an article meets the next few only, as under an actor."""
    numbers = {one.article_id: number for number, one in enumerate(told)}
    added: set[tuple[int, int]] = set()
    for owners in quotations:
        members = sorted({numbers[owner] for owner in owners if owner in numbers}, key=lambda number: days[number])
        for place, one in enumerate(members):
            for other in members[place + 1 : place + 1 + NEIGHBOURS]:
                pair = (min(one, other), max(one, other))
                if days[other] - days[one] <= WINDOW_DAYS and pair not in added:
                    added.add(pair)
                    edges[pair] = edges.get(pair, 0.0) + QUOTATION_BONUS


def _grown(edges: Edges) -> list[list[int]]:
    """Groups of two and more, grown from the likest pair on as long as their mean likeness is enough."""
    linked: dict[int, dict[int, float]] = {}
    for (one, other), likeness in edges.items():
        linked.setdefault(one, {})[other] = likeness
        linked.setdefault(other, {})[one] = likeness
    members = {number: [number] for number in linked}
    waiting = [(-likeness, one, other) for (one, other), likeness in edges.items() if likeness >= ALIKE]
    heapify(waiting)
    while waiting:
        negative, one, other = heappop(waiting)
        if one not in members or other not in members:
            continue
        now = _mean(linked, members, one, other)
        if now < ALIKE:
            continue
        if now < -negative - 1e-9:  # the groups have grown since; it waits for its turn
            heappush(waiting, (-now, one, other))
            continue
        _join(linked, members, one, other, waiting)
    return [group for group in members.values() if len(group) > 1]


def _mean(linked: dict[int, dict[int, float]], members: dict[int, list[int]], one: int, other: int) -> float:
    return linked[one].get(other, 0.0) / (len(members[one]) * len(members[other]))


def _join(
    linked: dict[int, dict[int, float]],
    members: dict[int, list[int]],
    one: int,
    other: int,
    waiting: list[tuple[float, int, int]],
) -> None:
    """Put the group with fewer links into the other; what links either to a third adds up."""
    if len(linked[one]) < len(linked[other]):
        one, other = other, one
    members[one] += members.pop(other)
    del linked[one][other]
    for third, likeness in linked.pop(other).items():
        if third == one:
            continue
        del linked[third][other]
        linked[one][third] = linked[third][one] = linked[one].get(third, 0.0) + likeness
        mean = _mean(linked, members, one, third)
        if mean >= ALIKE:
            heappush(waiting, (-mean, one, third))
