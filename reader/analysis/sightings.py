"""What is taken for a name, and by what: the trained recogniser, the lists, a title, a bracket, or capitals alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader.analysis.gazetteer import Gazetteer
from reader.analysis.words import LONGEST_NAME, NameTable, Words

SEEN = 2.0
"""Weight of the recogniser's vote."""
LISTED = 2.5
"""Weight of a list's vote."""
TOLD = 3.0
"""Weight of a vote by a bracket or a title."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words that something takes for a name."""

    start: int
    """First character."""
    end: int
    """One past the last."""
    label: str
    """One of LABELS."""
    weight: float
    """How much the vote counts."""


def trim(words: Words, start: int, end: int, label: str, lists: Gazetteer) -> list[Sighting]:
    """What is left of a recogniser's entity without titles, brackets and what hangs on by a hyphen.

    Places in a row (Ciputat, Tangerang) are several.
    """
    first, last = words.range(start, end)
    out: list[Sighting] = []
    begin = first
    for number in range(first, last - 1):
        gap = words.gap(number)
        if label in ("GPE", "LOC") and ("," in gap or ";" in gap):
            out += _trimmed(words, begin, number + 1, label, lists)
            begin = number + 1
        elif "(" in gap or "\n" in gap or (label == "PER" and ("," in gap or ";" in gap)):
            if label == "ORG" and _bracket_inside(words, number, last):
                continue
            last = number + 1
            break
    return out + _trimmed(words, begin, last, label, lists)


def _trimmed(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> list[Sighting]:
    """A name within one phrase without its titles."""
    if first >= last:
        return []
    label = _relabelled(words, first, last, label, lists)
    first = _skip_titles(words, first, last, label, lists)
    while label == "PER" and last > first + 1 and words.lower[last - 1] in lists.after_names:
        last -= 1
    while first < last and not words.capital(first) and not words.is_handle(first):
        if label != "PER" and (words.lower[first] in lists.place_heads or words.lower[first] in lists.org_heads):
            break
        first += 1
    if first >= last or not _may_be_name(words, first, last, label, lists):
        return []
    start, end = words.starts[first] - words.is_handle(first), words.ends[last - 1]
    if label in ("PER", "GPE") and last == first + 2 and words.gap(first) == "-" and words.capital(first + 1):
        return [Sighting(words.starts[n], words.ends[n], label, SEEN) for n in (first, first + 1)]
    return [Sighting(start, end, label, SEEN)]


def _relabelled(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> str:
    """The label that the first word tells: Mahkamah Agung is no place, Candi Sukuh no person."""
    head = words.lower[first]
    if last == first + 1 or not words.capital(first):
        return label
    if head in lists.org_heads and label in ("GPE", "LOC") and head not in lists.place_heads:
        return "ORG"
    if head in lists.org_heads and label == "PER" and words.words[first].isupper():
        return "ORG"
    return "LOC" if head in lists.place_heads and label == "PER" else label


def _may_be_name(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> bool:
    """Whether the words are more than one common noun that happens to be capitalised."""
    if last > first + 1:
        return True
    lower = words.lower[first]
    if label == "PER":
        common = lower in words.common or lower in lists.fields or lower in lists.not_names or lower.isdigit()
        common = common or lower in lists.title_words
        return not common and words.words[first] not in lists.bodies
    return lower not in lists.not_names and lower not in lists.titles and lower not in lists.place_heads


def _bracket_inside(words: Words, number: int, last: int) -> bool:
    """Whether an acronym in brackets stands inside a name that goes on behind it: Pengadilan Negeri (PN) Palu."""
    return number + 2 < last and words.gap(number).endswith("(") and words.gap(number + 1).startswith(")")


def _skip_titles(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> int:
    """The first word of the name itself, behind titles and the words of office that go with them.

    A person's name comes last in its phrase: it begins behind the last title within. A body keeps all from its head
    noun on; where nothing but titles is left it is no person, but may be a body.
    """
    if label in ("GPE", "LOC"):
        return first
    begin, number = first, first
    while number < last:
        found = lists.title_at(words.lower[number : min(number + 2, last)], 0)
        if label == "ORG" and (words.lower[number] in lists.org_heads or not found):
            break
        if found and not (found[1] == "relation" and words.capital(number)):
            number += found[0]
            while number < last and (words.lower[number] in lists.fields or words.lower[number] == "dan"):
                number += 1
            begin = number
        elif label == "PER" and number > begin and words.gap(number - 1).strip() == "/":
            begin = number
        else:
            number += 1
    while label == "PER" and begin < last - 1 and _is_office(words, begin, lists):
        begin += 1
    return begin if begin < last or label == "PER" else first


def _is_office(words: Words, number: int, lists: Gazetteer) -> bool:
    """Whether the word tells of an office before a name: a field, a body, the number of a district."""
    word = words.words[number]
    return (
        word in lists.bodies
        or words.lower[number] in lists.fields
        or word in ("I", "II", "III", "IV", "V", "VI", "VII")
    )


@cache
def _table_of(lists: Gazetteer) -> NameTable:
    """The names of the lists, made ready once a language."""
    labels = {name: place.label for name, place in lists.places.items()} | dict.fromkeys(lists.bodies, "ORG")
    for name, place in lists.places.items():
        if place.kind in ("town", "capital") and name.isalpha():
            labels.setdefault(name.upper(), place.label)  # datelines are set in capitals
    return NameTable(labels)


def listed(words: Words, lists: Gazetteer) -> list[Sighting]:
    """What the lists of places and standing bodies know, and sites by their address."""
    found = [Sighting(start, end, label, LISTED) for start, end, label in words.scan(_table_of(lists))]
    found = [one for one in found if not _is_part(words, one)]
    sites = re.finditer(r"(?<![\w@/.])[A-Za-z][\w-]{1,30}\.(?:com|id|co\.id|net|org|tv)\b(?!/)", words.text)
    return found + [Sighting(match.start(), match.end(), "ORG", TOLD) for match in sites]


def _is_part(words: Words, one: Sighting) -> bool:
    """Whether a listed word stands inside a longer capitalised name whose head is no place (Bima Sakti)."""
    first, last = words.range(one.start, one.end)
    if one.label != "GPE" or last != first + 1:
        return False
    after = last < len(words) and words.gap(last - 1) == " " and words.capital(last) and not words.words[last].isupper()
    return after and words.lower[first] in ("bima", "banjar", "batu", "metro", "solo")


def titled(words: Words, lists: Gazetteer, known: bytearray, *, alone: bool) -> list[Sighting]:
    """Persons that a title stands before, where nothing else is known of the words.

    With `alone` (no recogniser) every title vouches; else only ranks, degrees and forms of address, which nothing but a
    name follows.
    """
    vouching = {"rank", "academic", "honorific"} | ({"office", "relation"} if alone else set())
    out: list[Sighting] = []
    number = 0
    while number < len(words) - 1:
        found = lists.title_at(words.lower[number : number + 2], 0)
        if not found or found[1] not in vouching:
            number += found[0] if found else 1
            continue
        first = number + found[0]
        last = run_of_capitals(words, first, lists)
        if last > first and words.gap(first - 1).strip(".,() ") == "" and not known[words.starts[first]]:
            addressed = found[1] == "honorific" and not words.capital(number)
            if not addressed:
                out.append(Sighting(words.starts[first], words.ends[last - 1], "PER", TOLD))
        number = max(last, first)
    return out


def run_of_capitals(words: Words, first: int, lists: Gazetteer) -> int:
    """One past the last word of the capitalised run from `first` on, as far as it may be one person's name."""
    number = first
    while number < len(words) and number - first < 6:
        word, lower = words.words[number], words.lower[number]
        if number > first and words.gap(number - 1) not in (" ", "-", ". ", "\u00a0"):
            break
        if number > first and words.gap(number - 1) == ". " and len(words.words[number - 1]) > 2:
            break
        inside = (
            lower in lists.inside_names and number > first and number + 1 < len(words) and words.capital(number + 1)
        )
        if not inside and (not word[0].isupper() or (word.isupper() and len(word) > 2 and number > first)):
            break
        if lower in lists.fields and number == first:
            break
        if lower in lists.not_names or lists.title_at(words.lower[number : number + 2], 0) or lower in lists.org_heads:
            break
        if word in lists.bodies or (word in lists.places and number == first):
            break
        number += 1
    while number > first and words.lower[number - 1] in lists.after_names | lists.inside_names:
        number -= 1
    return number


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
            last = _run_of_body(words, number, lists)
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


def _run_of_body(words: Words, first: int, lists: Gazetteer) -> int:
    """One past the last word of a body's name: capitals joined by dan, & and commas that a dan closes."""
    number = first + 1
    while number < len(words) and number - first < LONGEST_NAME:
        gap, word = words.gap(number - 1), words.lower[number]
        joins = (
            word in ("dan", "and", "of", "untuk", "the")
            and gap == " "
            and number + 1 < len(words)
            and words.capital(number + 1)
        )
        if gap not in (" ", "-", "/", " & ") or not (words.capital(number) or joins):
            break
        if words.lower[number] in lists.titles and lists.titles[word] in ("rank", "academic", "honorific"):
            break
        number += 1
    return number


def widened(words: Words, lists: Gazetteer, sightings: list[Sighting]) -> list[Sighting]:
    """Bodies with what belongs to them: Pengadilan Negeri (PN) + Palu, Fraksi + PKS, Komisi III + DPR, Polda + Bali.

    A body that a head noun opens takes the place behind it, also over its own acronym in brackets; a part of a party or
    parliament takes the body it is part of.
    """
    by_start = {one.start: one for one in sightings}
    out: list[Sighting] = []
    for one in sightings:
        if one.label == "ORG":
            first, last = words.range(one.start, one.end)
            begin, end = first, last
            if first and words.gap(first - 1) == " " and lists.org_heads.get(words.lower[first - 1]) == "party":
                begin -= 1 if words.capital(first - 1) else 0
            elif first > 1 and words.lower[first - 2] == "komisi" and set(words.words[first - 1]) <= set("IVX"):
                begin -= 2
            if words.lower[first] in lists.org_heads or begin < first or words.words[first] in ("DPR", "DPRD"):
                end = _with_place(words, last, by_start)
            if (begin, end) != (first, last):
                out.append(Sighting(words.starts[begin], words.ends[end - 1], "ORG", TOLD))
    return out


def _with_place(words: Words, last: int, by_start: dict[int, Sighting]) -> int:
    """One past the last word of the place that stands behind a body ending before word `last`, or `last`."""
    after = last
    if after + 1 < len(words) and words.gap(after - 1) == " (" and words.gap(after) == ") ":
        after += 1
    if after >= len(words) or words.gap(after - 1) not in (" ", ") "):
        return last
    place = by_start.get(words.starts[after])
    return words.range(place.start, place.end)[1] if place and place.label == "GPE" else last


def behind_bodies(words: Words, lists: Gazetteer, sightings: list[Sighting]) -> list[Sighting]:
    """Persons whom nobody saw behind the body they lead: Ketua Umum Ikatan Motor Indonesia (IMI) Budi Santoso."""
    known = covered(sightings, len(words.text))
    out: list[Sighting] = []
    for one in sightings:
        if one.label == "PER":
            continue
        first, last = words.range(one.start, one.end)
        bracket = last + 1 < len(words) and words.gap(last - 1) == " (" and words.gap(last) == ") "
        if bracket:
            last += 1
        if last >= len(words) or known[words.starts[last]] or not (bracket or words.gap(last - 1) == " "):
            continue
        stop = run_of_capitals(words, last, lists)
        before = first - 1
        while before >= 0 and words.gap(before) == " " and words.lower[before] in lists.fields:
            before -= 1
        led = before >= 0 and words.gap(before) == " " and lists.titles.get(words.lower[before]) == "office"
        far = any(lists.titles.get(word) == "office" for word in words.lower[max(0, first - 8) : first])
        sure = stop >= last + 2 or (stop == last + 1 and led and words.lower[last] not in words.common)
        if (led or far) and sure and words.words[last] not in lists.places:
            out.append(Sighting(words.starts[last], words.ends[stop - 1], "PER", SEEN))
    return out


def bracketed(words: Words, sightings: list[Sighting], lists: Gazetteer) -> list[Sighting]:
    """The other name in brackets behind a name: Komisi Pemberantasan Korupsi (KPK), Zulkifli Hasan (Zulhas)."""
    out: list[Sighting] = []
    by_end = {one.end: one for one in sightings}
    for match in BRACKET.finditer(words.text):
        before = by_end.get(match.start())
        if before is None:
            continue
        short, full = match.group(1), words.surface(before.start, before.end)
        if before.label == "PER":
            told = short not in lists.bodies and (not short.isupper() or _may_shorten(short, full))
        else:
            told = _may_shorten(short, full)
        if told:
            label = before.label if before.label != "LOC" else "GPE"
            out.append(Sighting(match.start(1), match.end(1), label, TOLD))
    return out


BRACKET = re.compile(r"\s\(([A-Z][\w-]{1,14}(?:[ ][A-Z][\w-]{1,14})?)\)")
"""A short capitalised name in brackets."""


def _may_shorten(short: str, full: str) -> bool:
    """Whether the letters of an acronym stand in that order in the full name."""
    rest = iter(full.casefold())
    return all(letter in rest for letter in short.casefold() if letter.isalpha())


def covered(sightings: list[Sighting], size: int) -> bytearray:
    """For every character whether a sighting covers it."""
    covered = bytearray(size + 1)
    for one in sightings:
        covered[one.start : one.end] = b"\x01" * (one.end - one.start)
    return covered
