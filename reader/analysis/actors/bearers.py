"""Whom an office or a body's noun means that no title tells in these words: who alone bears it in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from reader.analysis.actors.facts import Facts
from reader.analysis.actors.people import MANY, ActorCandidate
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.spelling import parts
from reader.analysis.entities.words import Words

Titled = Mapping[str, Sequence[tuple[frozenset[str], ActorCandidate]]]
"""By a word of a title: what the whole title tells, and who bears it."""

_ADDRESSES = frozenset({"rank", "academic", "honorific"})
"""Kinds of titles that tell no office."""
_LEAD = re.compile(r"(?:[^\n]{1,200}(?<![.!?…\"”])\n+)?[^\n]*")
"""The opening paragraph of a text, behind its headline."""
NEAR_LEAD = 800
"""Characters behind the opening paragraph within which whom it calls by an office is named."""


def named_below(told: Facts, words: Words, lists: Gazetteer, titled: Titled) -> ActorCandidate | None:
    """The bearer of an office whom the opening paragraph calls by it and the next ones name.

    A judge ruled ... Judge Ann Poe said ...
    """
    opening = _LEAD.match(words.text)
    only = _bearer(told, lists, titled)
    if only is None or opening is None or told.start > opening.end():
        return None
    return only if told.end < only.first < opening.end() + NEAR_LEAD else None


def only_one(told: Facts, lists: Gazetteer, titled: Titled) -> ActorCandidate | None:
    """The only bearer of an office, told once with its place or body and once without, or with the body's noun."""
    return _of_its_place(told, lists, titled) or (_of_its_body(told, lists, titled) if "this" in told.uses else None)


def _of_its_body(told: Facts, lists: Gazetteer, titled: Titled) -> ActorCandidate | None:
    """The bearer of an office who is told once with the body's name and once with its noun.

    The Acme leader is the group's leader, Ann Poe.
    """
    beside = told.keys - {told.noun}
    only = _bearer(told, lists, titled)
    if only is None or not beside or not all(key.startswith("@") for key in beside):
        return None
    classes = frozenset(lists.org_classes.values())
    return only if all(keys - {told.noun} <= classes for keys, _ in titled[told.noun]) else None


def _of_its_place(told: Facts, lists: Gazetteer, titled: Titled) -> ActorCandidate | None:
    """The only bearer of an office that every place has once, whom no title tells the place of: Kapolres Garut is the
    Kapolres, AKBP Budi Santoso.
    """
    if told.noun not in lists.declared.territorial_offices:
        return None
    bearers = {id(actor): actor for _, actor in titled.get(told.noun, ())}
    addressed = {key for key, kind in lists.titles.items() if kind in _ADDRESSES}
    within = all(keys - addressed <= told.keys for keys, _ in titled.get(told.noun, ()))
    placed = all(key.startswith("@") for key in told.keys - {told.noun})
    return next(iter(bearers.values())) if len(bearers) == 1 and within and placed else None


def body_that_holds(told: Facts, noun: str, places: Sequence[tuple[int, ActorCandidate]]) -> ActorCandidate | None:
    """The body named last whose name holds a noun, or ends in the words before it, too: the Moss Health Department is
    the department, and the health department.

    `places`: where bodies are named whose names hold the noun, in text order.
    """
    last = bisect_left(places, told.start, key=lambda item: item[0])
    ending = (*told.lower[1:-1], noun)
    if len(ending) == 1:
        return places[last - 1][1] if last else None
    near = (actor for _, actor in reversed(places[max(0, last - MANY) : last]))
    return next((actor for actor in near if parts(actor.name)[-len(ending) :] == ending), None)


def bare_size(told: Facts, words: Words, lists: Gazetteer) -> int:
    """The words of a description that only points back, its article among them: the singer, the first lady.

    Where newspapers call whom they told of by what he or she won or plays for, all of them: the Grammy winner.
    """
    between = range(told.first + 1, told.last - 1)
    if told.lower[-1:] and told.lower[-1] in lists.declared.epithets and all(words.capital(n) for n in between):
        return told.last - told.first
    return 3 if " ".join(told.lower[-2:]) in lists.titles else 2


def _bearer(told: Facts, lists: Gazetteer, titled: Titled) -> ActorCandidate | None:
    """The only person who bears the office that a description ends in."""
    if not lists.declared.heads_last or lists.titles.get(told.noun) != "office":
        return None
    bearers = {id(actor): actor for _, actor in titled.get(told.noun, ())}
    return next(iter(bearers.values())) if len(bearers) == 1 else None
