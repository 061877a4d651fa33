"""Persons that no recogniser saw, told by what stands around the name: an age, what they are, one of many before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.sightings import SEEN, TOLD, Sighting, covered
from reader.analysis.entities.words import Words
from reader.model.text import QUOTATION_MARKS

LONGEST_NAME = 4
"""Words of the longest name that is told so."""
LONGEST_APPOSITION = 12
"""Words from a name's comma to the one that closes what the person is."""
LONGEST_PHRASE = 6
"""Words of what somebody is before the name."""
_MARKS = frozenset(QUOTATION_MARKS)
_AGE = re.compile(r"\s\([1-9]\d\)")


def surrounded(words: Words, lists: Gazetteer, sightings: list[Sighting]) -> list[Sighting]:
    """The persons so told among the words that no sighting covers, an age also where a place was seen.

    Time is linear in the text.
    """
    known = covered(sightings, len(words.text))
    settled = covered([one for one in sightings if one.label not in ("GPE", "LOC")], len(words.text))
    out: list[Sighting] = []
    for first, last in _runs(words, lists, settled):
        aged = _AGE.match(words.text, words.ends[last - 1]) is not None
        if aged or not (known[words.starts[first]] or not _is_told(words, lists, first, last)):
            out.append(Sighting(words.starts[first], words.ends[last - 1], "PER", TOLD if aged else SEEN))
    return out


def _runs(words: Words, lists: Gazetteer, known: bytearray) -> Iterator[tuple[int, int]]:
    """Where capitals that nothing claims stand side by side: the first word, and one past the last."""
    number = 0
    while number < len(words):
        first = number
        while number < len(words) and _may_be_named(words, lists, known, number):
            number += 1
            if words.gap(number - 1) != " ":
                break
        if first < number <= first + LONGEST_NAME:
            yield first, number
        number = max(number, first + 1)


def _may_be_named(words: Words, lists: Gazetteer, known: bytearray, number: int) -> bool:
    """Whether a word may be part of a person's name that nothing claims."""
    word, lower = words.words[number], words.lower[number]
    if known[words.starts[number]] or not word.istitle() or not word.isalpha() or len(word) < 3:
        return False
    usual = lower in lists.title_words or lower in lists.nouns or lower in lists.fields or lower in lists.not_names
    usual = usual or (words.opens_sentence(number) and lower in lists.function_words)
    body = lower in lists.org_heads or lower in lists.place_heads or word in lists.bodies or word in lists.places
    return not (usual or body or lower in words.common)


def _is_told(words: Words, lists: Gazetteer, first: int, last: int) -> bool:
    """Whether what somebody is stands before or behind the name, between commas."""
    if words.gap(last - 1) != ", " or last >= len(words):
        return False
    if words.opens_sentence(first):
        said = words.text[words.starts[first] - 1 : words.starts[first]] in _MARKS
        adverb = words.lower[last - 1].endswith(lists.declared.adverb_endings)
        return not said and not adverb and _is_person(words, lists, last) and _closes(words, last)
    return first > 0 and words.gap(first - 1) == ", " and _is_one_of_many(words, lists, first)


def _is_person(words: Words, lists: Gazetteer, number: int) -> bool:
    """Whether a word in small letters says what somebody is."""
    lower = words.lower[number]
    called = lists.nouns.get(lower) in ("person", "group") or lists.titles.get(lower) in ("office", "relation")
    return called and not words.capital(number)


def _closes(words: Words, number: int) -> bool:
    """Whether a comma closes what begins at a word, before the sentence ends."""
    for behind in range(number, min(number + LONGEST_APPOSITION, len(words))):
        gap = words.gap(behind)
        if gap.strip():
            return gap == ", "
    return False


def _is_one_of_many(words: Words, lists: Gazetteer, first: int) -> bool:
    """Whether the phrase before a comma is one of many: Salah satu penumpang, |Bagas|, ..."""
    for number in range(first - 1, max(first - 1 - LONGEST_PHRASE, 0) - 1, -1):
        if number < first - 1 and words.gap(number) != " ":
            return False
        pair = f"{words.lower[number]} {words.lower[number + 1]}"
        if "one" in (lists.phrase_use.get(words.lower[number]), lists.phrase_use.get(pair)):
            return any(_is_person(words, lists, behind) for behind in range(number, first))
    return False
