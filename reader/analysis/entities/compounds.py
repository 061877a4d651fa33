"""Names of bodies that are made of several parts, and acronyms that look like bodies and are none.

A recogniser cuts long names where they join: at dan, at of, at a hyphen, before the place a body sits in. Here a head
noun (Kementerian, Institute) vouches for the whole.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.inferred import BRACKET
from reader.analysis.entities.sightings import TOLD, Sighting
from reader.analysis.entities.words import LONGEST_NAME, Words


def seated(words: Words, lists: Gazetteer, sightings: list[Sighting]) -> list[Sighting]:
    """Bodies from their head noun on, over what joins them and the place behind: Polsek + Kota Batu.

    What a dan or comma joins must be a field of office (Kementerian Agama dan Urusan Haji), so that two bodies, or a
    body and a person, stay two. The place, or a standing body that the name is a part of, ends the name.
    """
    if lists.declared.heads_last:
        return []
    claims = _claims(sightings)
    out: list[Sighting] = []
    number = 0
    while number < len(words):
        size = _head_at(words, number, lists) if words.capital(number) else 0
        if not size:
            number += 1
            continue
        last, sure = _reach(words, number, number + size, lists, claims)
        if sure:
            out.append(Sighting(words.starts[number], words.ends[last - 1], "ORG", TOLD))
        number = max(last, number + size)
    return out


def _claims(sightings: list[Sighting]) -> dict[int, Sighting]:
    """The longest sighting that begins at each character."""
    claims: dict[int, Sighting] = {}
    for one in sightings:
        if one.start not in claims or one.end > claims[one.start].end:
            claims[one.start] = one
    return claims


def _head_at(words: Words, number: int, lists: Gazetteer) -> int:
    """How many words of a capitalised head noun begin here; 0 where none does."""
    if not words.capital(number):
        return 0
    pair = words.lower[number : number + 2]
    if len(pair) == 2 and " ".join(pair) in lists.org_heads and words.capital(number + 1):
        return 2
    return int(words.lower[number] in lists.org_heads and words.lower[number] not in lists.declared.loose_heads)


def _reach(words: Words, head: int, first: int, lists: Gazetteer, claims: dict[int, Sighting]) -> tuple[int, bool]:
    """One past the last word of the body's name, and whether a place or a joint makes it sure."""
    number, joined = first, False
    while number < len(words) and number - head < LONGEST_NAME:
        joint = _joint(words, number, lists) if number > first else 0
        if joint:
            number, joined = number + joint, True
            continue
        if words.gap(number - 1) not in (" ", "-") or not words.capital(number) or words.words[number][0].isdigit():
            break
        claim = claims.get(words.starts[number])
        if claim and _is_seat(words, claim, number, first):
            return words.range(claim.start, claim.end)[1], True
        field = words.lower[number] in lists.fields
        if _is_person(words, claim, number, lists):
            break
        if words.words[number] in lists.bodies:
            return (number + 1, True) if joined else (number, False)
        if words.lower[number] in lists.org_heads and not field:
            break
        number += 1
    return number, joined


def _is_seat(words: Words, claim: Sighting, number: int, first: int) -> bool:
    """Whether the place at `number` is where a body sits whose name goes on at `first`."""
    place = claim.label == "GPE" or (claim.label == "LOC" and number == first)
    return place and words.gap(number - 1) == " "


def _is_person(words: Words, claim: Sighting | None, number: int, lists: Gazetteer) -> bool:
    """Whether a person begins behind the body: by a title, or as something vouches."""
    field = words.lower[number] in lists.fields
    if words.lower[number] in lists.titles:
        return not (field and number + 1 < len(words) and _joint(words, number + 1, lists))
    return claim is not None and claim.label == "PER" and not field


def _joint(words: Words, number: int, lists: Gazetteer) -> int:
    """How many words a joint and the field behind it take: dan + Umrah, the comma of "Riset, Kebudayaan"; else 0."""
    gap = words.gap(number - 1)
    after = number + 1 if words.lower[number] in lists.declared.conjunctions and gap in (" ", ", ") else number
    if (after == number and gap != ", ") or after >= len(words) or not words.capital(after):
        return 0
    if after > number and words.gap(number) != " ":
        return 0
    if after == number and not _closes(words, number, lists):
        return 0
    return after + 1 - number if words.lower[after] in lists.fields else 0


def _closes(words: Words, first: int, lists: Gazetteer) -> bool:
    """Whether a list of fields that goes on behind a comma is closed by dan and another field."""
    for number in range(first, min(first + 8, len(words) - 1)):
        if words.lower[number] in lists.declared.conjunctions:
            return words.capital(number + 1) and words.lower[number + 1] in lists.fields
        if words.lower[number] not in lists.fields or words.gap(number) not in (" ", ", "):
            return False
    return False


def nobodies(words: Words, lists: Gazetteer, sightings: list[Sighting]) -> set[str]:
    """The surfaces that are no body, whatever was seen: the acronyms of the list, and what ends in a ware of it.

    An acronym in brackets behind a body's full name is that body in this article; behind anything else the full name
    is no body either (indikator kinerja, Key Performance Indicator (KPI)).
    """
    out = set(lists.not_bodies)
    by_end: dict[int, list[Sighting]] = {}
    for one in sightings:
        by_end.setdefault(one.end, []).append(one)
        first, last = words.range(one.start, one.end)
        ware = one.label == "ORG" and last > first + 1 and words.words[last - 1] in lists.not_bodies
        if ware and not _headed(words, first, last, lists):
            out.add(words.surface(one.start, one.end))
    told: set[str] = set()
    for match in BRACKET.finditer(words.text):
        short = match.group(1)
        if short not in lists.not_bodies:
            continue
        for one in by_end.get(match.start(), ()):
            if _headed(words, *words.range(one.start, one.end), lists):
                told.add(short)
            elif one.label == "ORG":
                out.add(words.surface(one.start, one.end))
    return out - told


def _headed(words: Words, first: int, last: int, lists: Gazetteer) -> bool:
    """Whether a head noun or a standing body vouches for the name."""
    inside = words.lower[first:last]
    pairs = {f"{a} {b}" for a, b in pairwise(inside)}
    return (
        not pairs.isdisjoint(lists.org_heads)
        or not lists.org_heads.keys().isdisjoint(inside)
        or not lists.bodies.isdisjoint(words.words[first:last])
    )


_JOINS = {("ORG", "GPE"), ("ORG", "LOC"), ("GPE", "ORG"), ("ORG", "ORG"), ("PER", "PER")}
"""Labels of two names, with nothing but a blank between them, that are one name; its label is that of one that is no
place. In the annotated articles one such pair of a body and a place is two names."""


def joined(text: str, names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The names, in text order, with those together that a recogniser parted: Dinas Kesehatan | Kota Palu."""
    out: list[tuple[int, int, str]] = []
    for start, end, label in names:
        before = out[-1] if out else (0, 0, "")
        if _begins_in_bracket(text, start, end):
            if before[2] == label and text[before[1] : start] == " (":
                out[-1] = (before[0], end, label)  # Badan Pusat Statistik (BPS) | Bali
                continue
            start = text.index(")", start) + 1
            start += len(text[start:end]) - len(text[start:end].lstrip())
            if start >= end:
                continue
        if (before[2], label) in _JOINS and text[before[1] : start] == " " and text[start].isalnum():
            out[-1] = (before[0], end, before[2] if before[2] != "GPE" else label)
        else:
            out.append((start, end, label))
    return out


_NICKNAME = re.compile(
    r"[^\W\d_][\w.'’-]* (?:\"[^\W\d_][\w-]*(?: [\w-]+)?\"|[“‘][^\W\d_][\w-]*(?: [\w-]+)?[”’]|'[^\W\d_][\w-]*') "
    r"(?=[^\W\d_])"
)
"""A word and a nickname in quotation marks, before another word."""


def nicknamed(text: str, names: list[tuple[int, int, str]], lists: Gazetteer) -> list[tuple[int, int, str]]:
    """The names, in text order, with a nickname in quotation marks inside the name of the one who bears it.

    Ann "|Nan" Poe| is Ann "Nan" Poe; a title before the marks is no name.
    """
    out = names
    for match in _NICKNAME.finditer(text):
        first = match.group().split()[0]
        called = match.group().strip()[len(first) + 2 :]
        if not (first[0].isupper() and called[0].isupper()) or first.casefold().strip(".") in lists.title_words:
            continue
        inside = [one for one in out if one[0] < match.end() + 1 and one[1] > match.start()]
        whole = next((one for one in inside if one[2] == "PER" and one[1] > match.end()), None)
        if whole is not None:
            start = min(match.start(), *(one[0] for one in inside if one[2] == "PER"))
            out = sorted([one for one in out if one not in inside] + [(start, whole[1], "PER")])
    return out


def _begins_in_bracket(text: str, start: int, end: int) -> bool:
    """Whether a name begins within brackets that close in it: (|BPS) Bali|."""
    close = text.find(")", start, end - 1)
    return close >= 0 and "(" not in text[start:close]


_NUMBERED = re.compile(r"[IVX]{2,} (?=[A-Z])")


def unnumbered(text: str, names: list[tuple[int, int, str]], lists: Gazetteer) -> list[tuple[int, int, str]]:
    """The names without the number of a commission or a district before them: Komisi IX |Teguh Salampessy|."""
    out: list[tuple[int, int, str]] = []
    for start, end, label in names:
        number = _NUMBERED.match(text, start, end)
        begin = number.end() if number else start
        word = text[begin:end].split()[0]
        person = number is not None and (word in lists.given_names or word in lists.genders)
        out.append((begin, end, "PER" if person else label))
    return out
