"""Names that the words around them tell: a title, a bracket, a body's head noun, a given name, capitals."""

from __future__ import annotations

import re

from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.sightings import SEEN, TOLD, Sighting, covered
from reader.analysis.entities.words import LONGEST_NAME, Words


def titled(words: Words, lists: Gazetteer) -> list[Sighting]:
    """Persons that a title stands before, where no recogniser tells who is one."""
    vouching = {"rank", "academic", "honorific", "office", "relation"}
    out: list[Sighting] = []
    number = 0
    while number < len(words) - 1:
        found = lists.title_at(words.lower[number : number + 2], 0)
        if not found or found[1] not in vouching:
            number += found[0] if found else 1
            continue
        first = number + found[0]
        last = run_of_capitals(words, first, lists)
        if last > first and words.gap(first - 1).strip(".,() ") == "":
            addressed = found[1] == "honorific" and not words.capital(number)
            letter = last == first + 1 and len(words.words[first]) == 1
            if not addressed and not letter:
                out.append(Sighting(words.starts[first], words.ends[last - 1], "PER", TOLD))
        number = max(last, first)
    return out


def run_of_capitals(words: Words, first: int, lists: Gazetteer) -> int:
    """One past the last word of the capitalised run from `first` on, as far as it may be one person's name."""
    number = first
    while number < len(words) and number - first < 6 and _in_run(words, first, number, lists):
        number += 1
    while number > first and words.lower[number - 1] in lists.after_names | lists.inside_names:
        number -= 1
    return number


def _in_run(words: Words, first: int, number: int, lists: Gazetteer) -> bool:
    """Whether a word belongs to the person's name that begins at `first`."""
    word, lower = words.words[number], words.lower[number]
    if lower in lists.not_names or lower in lists.org_heads or word in lists.bodies:
        return False
    if lists.title_at(words.lower[number : number + 2], 0):
        return False
    if number == first:
        return word[0].isupper() and lower not in lists.fields and word not in lists.places
    gap = words.gap(number - 1)
    if gap not in (" ", "-", ". ", "\u00a0") or (gap == ". " and len(words.words[number - 1]) > 2):
        return False
    if lower in lists.inside_names and number + 1 < len(words) and words.capital(number + 1):
        return True
    return word[0].isupper() and not (word.isupper() and len(word) > 2)


def capitals(words: Words, lists: Gazetteer, known: bytearray) -> list[Sighting]:
    """Names told by capitals alone, for a text that no recogniser saw: bodies by their head noun, acronyms, persons."""
    out: list[Sighting] = []
    number = 0
    while number < len(words):
        if not words.capital(number) or known[words.starts[number]] or words.words[number][0].isdigit():
            number += 1
            continue
        head = words.lower[number]
        label = "ORG" if head in lists.org_heads else lists.place_heads.get(head, "")
        if label:
            last = run_of_body(words, number, lists)
            if last > number + 1:
                out.append(Sighting(words.starts[number], words.ends[last - 1], label, SEEN))
            number = last
            continue
        last = run_of_capitals(words, number, lists)
        if last >= number + 2 and not words.opens_sentence(number):
            out.append(Sighting(words.starts[number], words.ends[last - 1], "PER", SEEN))
        elif words.words[number].isupper() and 2 < len(words.words[number]) < 7 and head not in lists.not_names:
            out.append(Sighting(words.starts[number], words.ends[number], "ORG", 1.0))
        number = max(last, number + 1)
    return out


def run_of_body(words: Words, first: int, lists: Gazetteer) -> int:
    """One past the last word of a body's name: capitals joined by dan, & and commas that a dan closes."""
    number = first + 1
    while number < len(words) and number - first < LONGEST_NAME:
        gap, word = words.gap(number - 1), words.lower[number]
        joins = (
            word in lists.declared.body_joints and gap == " " and number + 1 < len(words) and words.capital(number + 1)
        )
        if gap not in (" ", "-", "/", " & ") or not (words.capital(number) or joins):
            break
        if words.lower[number] in lists.titles and lists.titles[word] in ("rank", "academic", "honorific"):
            break
        number += 1
    return number


BRACKET = re.compile(r"\s\(([A-Z][\w-]{1,14}(?:[ ][A-Z][\w-]{1,14})?)\)")
"""A short capitalised name in brackets."""


def given(words: Words, lists: Gazetteer, sightings: list[Sighting]) -> list[Sighting]:
    """Persons by a common given name before another capitalised word, where nothing else is known of the words."""
    known = covered(sightings, len(words.text))
    out: list[Sighting] = []
    for number, word in enumerate(words.words):
        if word in lists.given_names and not known[words.starts[number]]:
            stop = run_of_capitals(words, number, lists)
            if number + 2 <= stop <= number + 4 and not any(known[words.starts[n]] for n in range(number, stop)):
                out.append(Sighting(words.starts[number], words.ends[stop - 1], "PER", SEEN))
    return out
