"""What is taken for a name by the trained recogniser and by the lists; what else tells names is in `inferred`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.words import NameTable, Words

SEEN = 2.0
"""Weight of the recogniser's vote."""
LISTED = 2.5
"""Weight of a list's vote."""
LONGEST_PERSON = 6
"""Words of the longest name of a person; longer ones are headlines."""
TOLD = 3.0
"""Weight of a vote by a bracket or a title."""
NUMBER_OR_LETTER = re.compile(r"[IVX]{2,}|[^\WxX]")
"""A Roman number of a district, a term, a stage, or one letter: no name by itself, but for the network X."""


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
        if "#" in gap:  # the number of a car behind its team
            last = number + 1
            break
        if label in ("GPE", "LOC") and ("," in gap or ";" in gap):
            out += _trimmed(words, begin, number + 1, label, lists)
            begin = number + 1
        elif "(" in gap or "\n" in gap or (label == "PER" and ("," in gap or ";" in gap)):
            if label == "ORG" and _bracket_inside(words, number, last):
                continue
            last = number + 1
            break
    return out + _trimmed(words, begin, last, label, lists)


_ADDRESSES = ("rank", "academic", "honorific")
"""Kinds of titles that are no part of the name behind them."""


def bare(words: Words, start: int, end: int, label: str, lists: Gazetteer) -> int:
    """The first character of a person's name without ranks and forms of address before it: Tan Sri |Kamal Idris|.

    Those by which people are known too (Lady Marmalade) stay.
    """
    first, last = words.range(start, end)
    if label != "PER" or first >= last or words.words[first] in lists.declared.name_openers:
        return start
    if _title_runs_into(words, first, last, lists):
        first += 1
    while found := lists.title_at(words.lower[first : min(first + 2, last)], 0):
        behind = first + found[0]
        if found[1] not in (*_ADDRESSES, "office") or behind >= last or not words.capital(behind):
            break
        first = behind
    return max(start, words.starts[first])


def _trimmed(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> list[Sighting]:
    """A name within one phrase without its titles."""
    if first >= last:
        return []
    first += _begins_with_place(words, first, last, label, lists)
    first, last, label = _without_titles(words, first, last, label, lists)
    last += label == "ORG" and _place_goes_on(words, last, lists)
    if not _is_written_large(words, first, last, lists) or not _may_be_name(words, first, last, label, lists):
        return []
    split = _body_and_person(words, first, last, label, lists)
    if split:
        return split
    if label == "GPE" and last == first + 2 and words.gap(first) == "-" and words.capital(first + 1):
        return [Sighting(words.starts[n], words.ends[n], label, SEEN) for n in (first, first + 1)]
    return [Sighting(words.starts[first] - words.is_handle(first), words.ends[last - 1], label, SEEN)]


def _place_goes_on(words: Words, last: int, lists: Gazetteer) -> bool:
    """Whether the word behind a name ends, in small letters, the place that ends the name: Acme Jawa |barat|."""
    if not 0 < last < len(words) or words.gap(last - 1) != " " or not words.words[last].islower():
        return False
    return f"{words.words[last - 1]} {words.words[last].title()}" in lists.places


def _begins_with_place(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> bool:
    """Whether the first word is a place that only stands before the name.

    A dateline's (Acme.com, Solo |Persis| kalah) or the seat of the body before a person (KPU Jatim |Budi Hartono|).
    """
    place = lists.places.get(words.words[first])
    if label not in ("PER", "ORG") or last < first + 2 or not first or place is None or place.label != "GPE":
        return False
    gap, before = words.gap(first - 1), words.words[first - 1]
    if gap == ", " and before.casefold() in ("com", "id", "net"):
        return True
    if label == "ORG" or words.words[first] in lists.given_names or gap not in (" ", ") "):
        return False
    return gap == ") " or (before.isupper() and len(before) > 1) or before.casefold() in lists.org_heads


def _without_titles(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> tuple[int, int, str]:
    """The words of a name without the titles before and the small words around it, and its label as its head tells."""
    last = _without_genitive(words, first, last)
    if label == "PER" and _is_corps(words, first, last, lists):
        first, last = first + 1, _behind_corps(words, first, last)
    elif _title_runs_into(words, first, last, lists):
        first += 1
    label = _relabelled(words, first, last, label, lists)
    if _is_addressed(words, first, last, lists):
        label = "PER"
    begin = _skip_titles(words, first, last, label, lists)
    if first < begin < last:
        label = _relabelled(words, begin, last, label, lists)
    first = begin
    while label == "PER" and last > first + 1 and _hangs_behind(words, first, last - 1, lists):
        last -= 1
    while label == "ORG" and last > first + 1 and _hangs_behind_body(words, last - 1, lists):
        last -= 1
    while first < last and not words.capital(first) and not words.is_handle(first):
        lower = words.lower[first]
        if label != "PER" and (lower in lists.org_heads) != (lower in lists.place_heads):
            break
        first += 1
    return first, last, label


def _hangs_behind(words: Words, first: int, number: int, lists: Gazetteer) -> bool:
    """Whether the last word of a person's name is none of it: a degree, or a small word as in Budi Hartono tegas."""
    small = words.words[number].islower() and words.gap(number - 1) == " " and words.capital(first)
    return (small and words.lower[number - 1] not in lists.inside_names) or words.lower[number] in lists.after_names


def _hangs_behind_body(words: Words, number: int, lists: Gazetteer) -> bool:
    """Whether the last word of a body's name is none of it: Polres Kudus |AKP|, Pemkot Solo |tengah| menyiapkan."""
    auxiliary = words.words[number].islower() and words.lower[number] in lists.auxiliaries
    return auxiliary or lists.titles.get(words.lower[number]) == "rank"


def _is_written_large(words: Words, first: int, last: int, lists: Gazetteer) -> bool:
    """Whether a capital or an @ stands in the words; a court, one of its kind, is often written small."""
    court = first < last and lists.org_heads.get(words.lower[first]) == "court"
    return court or any(words.capital(number) or words.is_handle(number) for number in range(first, last))


def _title_runs_into(words: Words, first: int, last: int, lists: Gazetteer) -> bool:
    """Whether the first word ends a title that began before it: Wali | Kota Solo, Jaksa | Agung Budi Santoso."""
    if not first or last == first + 1 or words.gap(first - 1) != " ":
        return False
    return f"{words.lower[first - 1]} {words.lower[first]}" in lists.titles


def _is_corps(words: Words, first: int, last: int, lists: Gazetteer) -> bool:
    """Whether the first word of a name tells the corps of an officer whose rank stands before it: Letkol |Arm| Budi."""
    ranked = first > 0 and lists.titles.get(words.lower[first - 1]) == "rank" and not words.gap(first - 1).strip(". ")
    return ranked and first < last and words.lower[first] in lists.declared.corps


def _behind_corps(words: Words, first: int, last: int) -> int:
    """One past the last word of the name behind a corps, of which little more than the corps may have been seen."""
    while last - first <= 2 and last < len(words) and words.gap(last - 1) == " " and words.words[last].istitle():
        last += 1
    return last


def _is_addressed(words: Words, first: int, last: int, lists: Gazetteer) -> bool:
    """Whether rank, degree or honorific stand right before what nothing vouches for as a body or place: Dr Li Tian."""
    if not first or not 1 < last - first <= 4 or words.gap(first - 1).strip(". "):
        return False
    if lists.titles.get(words.lower[first - 1]) not in _ADDRESSES:
        return False
    inside = words.lower[first:last]
    vouched = any(word in lists.org_heads or word in lists.place_heads or word in lists.fields for word in inside)
    return not vouched and all(words.capital(n) and not words.words[n].isupper() for n in range(first, last))


def _body_and_person(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> list[Sighting]:
    """A body or country and the person behind it that were seen as one name: juru bicara Kremlin + Ivan Petrov."""
    before = words.lower[first - 1] if first else ""
    led = lists.titles.get(before) == "office" and words.gap(first - 1) == " " if first else False
    if label == "PER" or not led:
        return []
    for cut in range(last - 1, first, -1):
        found = _behind_unknown(words, first, cut, last, lists) or _behind_known(words, first, cut, last, lists)
        if found:
            return found
    return []


def _body_of(words: Words, first: int, cut: int, lists: Gazetteer) -> str:
    """The label of the words before `cut` by the lists; "" where they know none."""
    head = words.surface(words.starts[first], words.ends[cut - 1])
    return "ORG" if head in lists.bodies else "GPE" if head in lists.places else ""


def _behind_unknown(words: Words, first: int, cut: int, last: int, lists: Gazetteer) -> list[Sighting]:
    """One word that no list holds, and behind it a person by a foreign given name: juru bicara Zyx | Ivan Petrov."""
    if not cut == first + 1 < last - 1 or words.words[cut] not in lists.foreign_given:
        return []
    foreign = all(words.capital(n) and words.gap(n - 1) == " " for n in range(cut, last))
    if not foreign or words.lower[first] in lists.org_heads or _body_of(words, first, cut, lists):
        return []
    return [
        Sighting(words.starts[first], words.ends[first], "ORG", SEEN),
        Sighting(words.starts[cut], words.ends[last - 1], "PER", TOLD),
    ]


def _behind_known(words: Words, first: int, cut: int, last: int, lists: Gazetteer) -> list[Sighting]:
    """A body or place of the lists, and one to three words behind it that may be a person's name."""
    known = _body_of(words, first, cut, lists) if last - cut <= 3 else ""
    rest = words.words[cut:last]
    usual = any(w.casefold() in lists.fields or w.casefold() in lists.org_heads for w in rest)
    names = all(word[0].isupper() and not word.isupper() for word in rest)
    if not known or not names or usual or rest[0] in lists.places:
        return []
    return [
        Sighting(words.starts[first], words.ends[cut - 1], known, SEEN),
        Sighting(words.starts[cut], words.ends[last - 1], "PER", SEEN),
    ]


def _without_genitive(words: Words, first: int, last: int) -> int:
    """One past the last word before an 's, or `last`."""
    for number in range(first + 1, last):
        if words.lower[number] == "s" and words.gap(number - 1) in ("'", "’"):
            return number
    return last


def _relabelled(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> str:
    """The label that the first word tells: Mahkamah Agung is no place, Candi Sukuh no person."""
    head = words.lower[first]
    if label == "ORG" and 1 < last - first <= 4 and _shouted_person(words, first, last, lists):
        return "PER"
    if label == "PER" and last == first + 1 and head in lists.org_heads:
        return "ORG"
    if last == first + 1 or not words.capital(first):
        return label
    if label == "PER" and words.words[last - 1] in lists.bodies:
        return "ORG"
    pair = f"{head} {words.lower[first + 1]}"
    if pair in lists.org_heads or (head in lists.org_heads and head not in lists.place_heads and label != "PER"):
        return "ORG"
    if head in lists.org_heads and label == "PER" and words.words[first].isupper():
        return "ORG"
    return "LOC" if head in lists.place_heads and label == "PER" else label


def _shouted_person(words: Words, first: int, last: int, lists: Gazetteer) -> bool:
    """Whether words in capitals are a person by the first name, and nothing among them heads a body: BUDI SANTOSO."""
    inside = words.lower[first:last]
    body = any(word in lists.org_heads or word in lists.fields for word in inside)
    given = words.words[first].title() in lists.given_names
    return given and not body and all(word.isupper() and len(word) > 2 for word in words.words[first:last])


def _may_be_name(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> bool:
    """Whether the words are more than one common noun that happens to be capitalised."""
    if label == "PER" and last - first > LONGEST_PERSON:
        return False
    if last > first + 1:
        return True
    lower = words.lower[first]
    if NUMBER_OR_LETTER.fullmatch(words.words[first]):
        return False
    if label == "PER":
        common = lower in words.common or lower in lists.fields or lower in lists.not_names or lower.isdigit()
        common = common or lower in lists.title_words
        return not common and words.words[first] not in lists.bodies
    return lower not in lists.not_names and lower not in lists.titles and lower not in lists.place_heads


def _bracket_inside(words: Words, number: int, last: int) -> bool:
    """Whether an acronym in brackets stands inside a name that goes on behind it: Pengadilan Negeri (PN) Palu."""
    return number + 2 < last and words.gap(number).endswith("(") and words.gap(number + 1).startswith(")")


def _behind_fields(words: Words, number: int, last: int, lists: Gazetteer) -> int:
    """The first word from `number` on that is no field of office: Menteri Agama dan Urusan Haji | Ani."""
    while number < last and (words.lower[number] in lists.fields or words.lower[number] in lists.declared.conjunctions):
        number += 1
    return number


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
            begin = number = _behind_fields(words, number + found[0], last, lists)
        elif label == "PER" and words.capital(number) and number == begin:
            break  # Abdul Hakim is no judge
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
    ) and not _opens_person(words, number, lists)


def _opens_person(words: Words, number: int, lists: Gazetteer) -> bool:
    """Whether a word that may be a number or a field opens the name behind it: |I| Wayan Budi, |Lalu| Gede Budi."""
    behind = words.words[number + 1] if number + 1 < len(words) else ""
    opens = words.words[number] in lists.declared.name_openers and not words.opens_sentence(number)
    return opens and behind in lists.given_names


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
    found = [one for one in found if not _is_part(words, one, lists)]
    sites = re.finditer(r"(?<![\w@/.])[A-Za-z][\w-]{1,30}\.(?:com|id|co\.id|net|org|tv)\b(?!/)", words.text)
    return found + [Sighting(match.start(), match.end(), "ORG", TOLD) for match in sites]


def _is_part(words: Words, one: Sighting, lists: Gazetteer) -> bool:
    """Whether a listed word stands inside a longer capitalised name whose head is no place (Bima Sakti)."""
    first, last = words.range(one.start, one.end)
    if one.label != "GPE" or last != first + 1:
        return False
    after = last < len(words) and words.gap(last - 1) == " " and words.capital(last) and not words.words[last].isupper()
    return after and words.lower[first] in lists.declared.name_places


def covered(sightings: list[Sighting], size: int) -> bytearray:
    """For every character whether a sighting covers it."""
    covered = bytearray(size + 1)
    for one in sightings:
        covered[one.start : one.end] = b"\x01" * (one.end - one.start)
    return covered
