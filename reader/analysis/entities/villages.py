"""Places that no list holds between what an office heads and the person: Ketua DPRD |Marawola| Basri Tahir.

There are eighty thousand villages and districts; a recogniser takes the name of one for a person, or for the person's
first name. What tells it is where it stands: behind an office that heads a place, or a body that every place has, and
before a person or a common given name.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.words import Words

Name = tuple[int, int, str]
"""First character, one past the last, label."""
LEAST = 3
"""Words of a name whose first may be a place: two are left for the person."""
_STATE = frozenset({"government", "police"})
"""Kinds of bodies that are hardly named after a person, as schools and foundations are."""


def parted(words: Words, lists: Gazetteer, said: Collection[str], names: list[Name]) -> list[Name]:
    """The names with such places told apart; `said`: words by which persons are called alone. Linear in the text."""
    alone = _standing_alone(words, lists, said, names)
    people = frozenset(words.surface(start, end) for start, end, label in names if label == "PER")
    out: list[Name] = []
    for name in names:
        start, end, label = name
        if label == "PER" and words.surface(start, end) in alone:
            out.append((start, end, "GPE"))
            continue
        cut = _behind_place(words, lists, people, name) or _person_within(words, lists, said, name)
        if cut is None:
            out.append(name)
            continue
        out += [(start, words.ends[cut - 1], "GPE" if label == "PER" else label), (words.starts[cut], end, "PER")]
    return out


def _standing_alone(words: Words, lists: Gazetteer, said: Collection[str], names: list[Name]) -> set[str]:
    """The words seen as persons that stand behind a body or an office and before a person: Bupati |Palu| Rina Sari."""
    found: set[str] = set()
    for (start, end, label), (behind, _, other) in pairwise(names):
        first, last = words.range(start, end)
        near = label == other == "PER" and last == first + 1 and words.text[end:behind] in (" ", ", ")
        if near and first and _may_be_place(words, lists, said, first) and _heads_place(words, lists, first):
            found.add(words.words[first])
    return found


def _behind_place(words: Words, lists: Gazetteer, people: Collection[str], name: Name) -> int | None:
    """The first word of a person who is named without the place elsewhere: Kepala Desa Kolbano |Yakob Nahak|."""
    start, end, label = name
    first, last = words.range(start, end)
    if label != "PER" or last - first < LEAST or not first or not _heads_place(words, lists, first):
        return None
    return next((n for n in range(first + 1, last - 1) if words.surface(words.starts[n], end) in people), None)


def _person_within(words: Words, lists: Gazetteer, said: Collection[str], name: Name) -> int | None:
    """The first word of the person in a name that begins with a place, or with the body that the office heads."""
    start, end, label = name
    first, last = words.range(start, end)
    if last - first < LEAST or not first or label not in ("PER", "ORG"):
        return None
    begin = next((n for n in range(first + 1, last - 1) if is_given(words, lists, n)), None)
    if begin is None or any(words.gap(n) != " " for n in range(first, last - 1)) or begin < last - LEAST:
        return None
    if label == "PER":
        place = _heads_place(words, lists, first) and _may_be_place(words, lists, said, first)
        return begin if place and begin <= first + 2 else None
    office = lists.titles.get(words.lower[first - 1]) == "office" and words.gap(first - 1) == " "
    state = lists.org_heads.get(words.lower[first]) in _STATE and not words.lower[first].startswith("r")
    return begin if office and state and begin > first + 1 and words.words[begin] not in lists.places else None


def _may_be_place(words: Words, lists: Gazetteer, said: Collection[str], number: int) -> bool:
    """Whether a word may be a place's name: no given name, and nothing by which somebody is called alone."""
    word = words.words[number]
    opens = word in lists.declared.name_openers or len(word) < LEAST or word.isupper()
    return not (opens or word in said or is_given(words, lists, number) or words.lower[number] in lists.title_words)


def is_given(words: Words, lists: Gazetteer, number: int) -> bool:
    """Whether a word is a common given name and no place."""
    word = words.words[number]
    return word[:1].isupper() and (word in lists.genders or word in lists.given_names) and word not in lists.places


def _heads_place(words: Words, lists: Gazetteer, first: int) -> bool:
    """Whether what stands right before a word heads a place, or a body that every place has: Camat, Ketua DPRD."""
    before = words.lower[first - 1]
    if words.gap(first - 1) != " ":
        return False
    pair = f"{words.lower[first - 2]} {before}" if first > 1 else ""
    heads = lists.declared.territorial_offices
    body = words.words[first - 1] in lists.declared.local_bodies
    return before in heads or pair in heads or before in lists.place_heads or body
