"""Names that the words around them tell: a title, a bracket, a body's head noun, a given name, capitals."""

from __future__ import annotations

import re

from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.sightings import SEEN, TOLD, Sighting, covered
from reader.analysis.entities.words import LONGEST_NAME, Words


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
            letter = last == first + 1 and len(words.words[first]) == 1
            if not addressed and not letter:
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
            elif (
                first > 1
                and words.lower[first - 2] in lists.declared.numbered_heads
                and set(words.words[first - 1]) <= set("IVX")
            ):
                begin -= 2
            if (
                words.lower[first] in lists.org_heads
                or begin < first
                or words.words[first] in lists.declared.seated_bodies
            ):
                end = _with_place(words, last, by_start)
            if (begin, end) != (first, last):
                out.append(Sighting(words.starts[begin], words.ends[end - 1], "ORG", TOLD))
    return out


def _with_place(words: Words, last: int, by_start: dict[int, Sighting]) -> int:
    """One past the last word of the place that stands behind a body ending before word `last`, or `last`."""
    after = last
    bracket = after + 1 < len(words) and words.gap(after - 1) == " (" and words.gap(after) == ") "
    if bracket:
        after += 1
    if after >= len(words) or words.gap(after - 1) != (") " if bracket else " "):
        return last
    place = by_start.get(words.starts[after])
    fits = place is not None and (place.label == "GPE" or (bracket and place.label == "LOC"))
    return words.range(place.start, place.end)[1] if place and fits else last


def lengthened(words: Words, lists: Gazetteer, sightings: list[Sighting]) -> list[Sighting]:
    """Persons with a capitalised word behind them that nothing else claims: Kim Jong + Un."""
    known = covered(sightings, len(words.text))
    out: list[Sighting] = []
    for one in sightings:
        first, last = words.range(one.start, one.end)
        if last > first + 1 and not lists.declared.heads_last:
            continue  # Indonesian puts other names right behind a full one
        if one.label != "PER" or last >= len(words) or words.gap(last - 1) != " " or known[words.starts[last]]:
            continue
        stop = run_of_capitals(words, last, lists)
        if last < stop <= last + 2 and words.lower[last] not in lists.titles and not words.words[last].isupper():
            out.append(Sighting(one.start, words.ends[stop - 1], "PER", TOLD))
    return out


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


def linked(words: Words, lists: Gazetteer, sightings: list[Sighting]) -> list[Sighting]:
    """Persons by the small word inside their name, where nothing else is known of the words: Jan van Holten."""
    known = covered(sightings, len(words.text))
    out: list[Sighting] = []
    for number in range(1, len(words) - 1):
        if words.words[number] not in lists.linking_names or words.gap(number - 1) + words.gap(number) != "  ":
            continue
        first, last = words.words[number - 1], words.words[number + 1]
        usual = words.lower[number - 1] in lists.not_names | lists.title_words or first in lists.places
        if first[0].isupper() and last[0].isupper() and not usual and not known[words.starts[number - 1]]:
            out.append(Sighting(words.starts[number - 1], words.ends[number + 1], "PER", TOLD))
    return out


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
        while before >= 0 and words.gap(before) == " " and not _office_ends(words, before, lists):
            if words.lower[before] not in lists.fields:
                break
            before -= 1
        led = before >= 0 and words.gap(before) == " " and _office_ends(words, before, lists)
        far = any(lists.titles.get(word) == "office" for word in words.lower[max(0, first - 8) : first])
        sure = stop >= last + 2 or (stop == last + 1 and led and words.lower[last] not in words.common)
        if (led or far) and sure and words.words[last] not in lists.places:
            out.append(Sighting(words.starts[last], words.ends[stop - 1], "PER", SEEN))
    return out


def _office_ends(words: Words, number: int, lists: Gazetteer) -> bool:
    """Whether the word ends an office's title, of one word or two: ketua, duta besar."""
    pair = " ".join(words.lower[max(0, number - 1) : number + 1])
    return "office" in (lists.titles.get(words.lower[number]), lists.titles.get(pair))


def bracketed(words: Words, sightings: list[Sighting], lists: Gazetteer) -> list[Sighting]:
    """The other name in brackets behind a name: Komisi Pemberantasan Korupsi (KPK), Zulkifli Hasan (Zulhas)."""
    out: list[Sighting] = []
    by_end: dict[int, Sighting] = {}
    for one in sightings:
        if one.end not in by_end or one.start < by_end[one.end].start:
            by_end[one.end] = one  # the whole name, not the place it ends with
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


def shortened(words: Words, sightings: list[Sighting]) -> list[Sighting]:
    """Bodies by an acronym of syllables that was taken for a person: Unud, where Universitas Udayana is named."""
    full: set[tuple[str, str]] = set()
    for one in sightings:
        first, last = words.range(one.start, one.end)
        if one.label == "ORG" and last > first + 1:
            full.add((words.lower[first], words.lower[last - 1]))
    out: list[Sighting] = []
    for one in sightings:
        first, last = words.range(one.start, one.end)
        word = words.lower[first]
        if one.label == "PER" and last == first + 1 and 4 <= len(word) <= 7:
            parts = ((word[:cut], word[cut:]) for cut in (2, 3))
            if any(a.startswith(head) and b.startswith(tail) for head, tail in parts if len(tail) > 1 for a, b in full):
                out.append(Sighting(one.start, one.end, "ORG", 2 * TOLD))
    return out


BRACKET = re.compile(r"\s\(([A-Z][\w-]{1,14}(?:[ ][A-Z][\w-]{1,14})?)\)")
"""A short capitalised name in brackets."""


def _may_shorten(short: str, full: str) -> bool:
    """Whether the letters of an acronym stand in that order in the full name."""
    rest = iter(full.casefold())
    return all(letter in rest for letter in short.casefold() if letter.isalpha())
