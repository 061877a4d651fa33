"""Stories over made-up articles: time of the grouping for twice, four times ... as many, and how right the groups are.

usage: python -m tests.bench stories [--articles 100000]
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import date, timedelta

from reader.library.alike_articles import Told, groups

FIRST_DAY = date(2020, 1, 1)


def main(arguments: list[str]) -> int:
    """Print seconds of the processor, groups, and the part of the pairs within groups that are of one event."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench stories")
    parser.add_argument("--articles", type=int, default=100_000)
    count = parser.parse_args(arguments).articles
    for articles in (count // 8, count // 4, count // 2, count):
        told, events = made(articles)
        began = time.process_time()
        found = groups(told)
        took = time.process_time() - began
        pairs = [(one, other) for group in found for place, one in enumerate(group) for other in group[place + 1 :]]
        right = sum(events[one] == events[other] for one, other in pairs)
        print(
            f"{articles:>8} articles  {took:6.2f} s  {1e6 * took / articles:6.1f} us an article  "
            f"{len(found)} stories, {right / max(len(pairs), 1):.1%} of the pairs of one event"
        )
    return 0


def made(articles: int) -> tuple[list[Told], dict[int, int]]:
    """Articles of events over six years; each names some of its event's actors, and some of those whom all name."""
    rng = random.Random(1)
    told: list[Told] = []
    events: dict[int, int] = {}
    event = 0
    while len(told) < articles:
        event += 1
        day = FIRST_DAY + timedelta(days=rng.randrange(2200))
        own = [f"person:{event}-{number}" for number in range(3)] + [_common(rng) for _ in range(3)]
        for _ in range(min(rng.choice((1, 1, 1, 2, 2, 3, 5, 9)), articles - len(told))):
            names = {*rng.sample(own, 4), *(_common(rng) for _ in range(3))}
            number = len(told) + 1
            events[number] = event
            actors = tuple((name, rng.random() < 0.5) for name in sorted(names))
            told.append(Told(number, day + timedelta(days=rng.randrange(3)), actors))
    return told, events


def _common(rng: random.Random) -> str:
    """One of some thousand actors, a few of whom are everywhere (Zipf)."""
    return f"person:all-{int(5000 ** rng.random())}"
