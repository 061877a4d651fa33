"""Persons of the library that are likely one: a shorter name all of whose words are in one longer name."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from reader.corrections import fold_name
from reader.model import ActorCard, ActorKind

MOST_WITH_A_WORD = 50
"""Persons who share a word of their names; a word of more of them tells nobody from another."""

MOST_PERSONS = 5_000
"""Persons who are looked at, those who say most first: a list on the screen waits for it."""

LEAST_LETTERS = 3
"""Letters of a word by which a person may be known; an initial is none."""


def likely_equals(cards: Iterable[ActorCard]) -> dict[str, str]:
    """The key of each person with a short name to that of the one person whose longer name holds all its words.

    A name that several persons may have, neither of whom is the other's longer name, stands for nobody. Who was set
    apart by the reader is left alone.
    """
    every = (card for card in cards if card.kind is ActorKind.PERSON and " #" not in card.key)
    persons = list(islice(every, MOST_PERSONS))
    words = {card.key: frozenset(fold_name(card.name).split()) for card in persons}
    with_word: dict[str, list[str]] = {}
    for key, own in words.items():
        for word in own:
            with_word.setdefault(word, []).append(key)
    likely = {}
    for key, own in words.items():
        telling = [word for word in own if len(word) >= LEAST_LETTERS]
        sharing = min((with_word[word] for word in telling), key=len, default=[])
        if len(sharing) > MOST_WITH_A_WORD:
            continue
        longer = sorted((other for other in sharing if own < words[other]), key=lambda other: len(words[other]))
        if longer and all(words[one] <= words[longer[-1]] for one in longer):
            likely[key] = longer[-1]
    return likely
