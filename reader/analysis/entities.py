"""The part `entities`: what the trained recogniser saw, made whole by the lists and by the article itself.

A recogniser decides sentence by sentence; an article names the same things again and again. So every name it saw, and
every one the lists or a title vouch for, is a sighting; sightings of the same words vote on their label over the whole
article; and the winner counts wherever the words stand, the longest name first. A person's first and last name alone
count as the person. Titles are no part of a name ("Presiden Joko Widodo" is "Joko Widodo").

Where no trained recogniser is there, capitals, titles and the lists alone make the sightings: fewer, but the same way.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.analysis import view
from reader.analysis.gazetteer import WORD, Gazetteer, gazetteer

LABELS = ("PER", "ORG", "GPE", "LOC")
"""The labels this part writes; dates are the part `dates`' own."""

LONGEST_NAME = 14
"""Words of the longest name; longer runs are headlines and lists."""

_SEEN, _LISTED, _TOLD, _PART = 2.0, 2.5, 3.0, 1.5
"""Weights of a vote: the recogniser's, a list's, a bracket's or a title's, and that a word is part of a name."""


Votes = dict[str, dict[str, float]]
"""Weight of each label, by the words of a name."""


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


@Language.factory("entities", default_config={"language": "id"}, assigns=["doc.ents"])
def make_entities(nlp: Language, name: str, language: str) -> EntityReconciler:
    """The part for one language."""
    return EntityReconciler(gazetteer(language))


class EntityReconciler:
    """Rewrites doc.ents and doc._.names; reads the text and the recogniser's doc.ents."""

    def __init__(self, lists: Gazetteer) -> None:
        self._lists = lists

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with the reconciled entities."""
        seen = [(e.start_char, e.end_char, _LABEL_OF.get(e.label_, "")) for e in doc.ents]
        doc._.names = reconcile(doc.text, [one for one in seen if one[2]], self._lists)
        spans = (doc.char_span(start, end, label=label) for start, end, label in doc._.names)
        doc.ents = tuple(span for span in spans if isinstance(span, Span))
        view.renew(doc)
        return doc


_LABEL_OF = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC"}
"""The labels of trained pipelines, as Kutip calls them."""


def reconcile(text: str, seen: list[tuple[int, int, str]], lists: Gazetteer) -> list[tuple[int, int, str]]:
    """The names of a text as (start, end, label), in its order and not overlapping.

    `seen` is what a recogniser saw, in the same form; with nothing seen, capitals and titles are trusted instead.
    Time is linear in the text.
    """
    words = Words(text)
    sightings = [one for start, end, label in seen for one in trim(words, start, end, label, lists)]
    sightings += listed(words, lists)
    sightings += titled(words, lists, known=_covered(sightings, len(text)), alone=not seen)
    if not seen:
        sightings += capitals(words, lists, known=_covered(sightings, len(text)))
    sightings += bracketed(words, sightings)
    votes: Votes = defaultdict(lambda: defaultdict(float))
    for one in sightings:
        votes[words.surface(one.start, one.end)][one.label] += one.weight
    _add_parts(votes, lists)
    labels = {surface: _winner(count) for surface, count in votes.items() if surface}
    return words.scan(labels)


class Words:
    """The words of a text, numbered, with what stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        """First character of each word."""
        self.ends: list[int] = []
        """One past its last character."""
        self.words: list[str] = []
        """As written."""
        for match in WORD.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.words.append(match.group())
        self.lower: list[str] = [word.casefold() for word in self.words]
        """Without case."""

    def __len__(self) -> int:
        return len(self.words)

    def number(self, char: int) -> int:
        """Number of the first word that ends behind that character."""
        return bisect_right(self.ends, char)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The words in a stretch of characters: first, and one past the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def gap(self, number: int) -> str:
        """What stands between a word and the next one."""
        after = self.starts[number + 1] if number + 1 < len(self) else len(self.text)
        return self.text[self.ends[number] : after]

    def surface(self, start: int, end: int) -> str:
        """The characters with white space made even: one name however it is broken into lines."""
        return " ".join(self.text[start:end].split())

    def capital(self, number: int) -> bool:
        """Whether the word begins with a capital letter or a figure."""
        first = self.words[number][0]
        return first.isupper() or first.isdigit()

    def opens_sentence(self, number: int) -> bool:
        """Whether the word is the first of its sentence, as far as the marks before it tell."""
        if number == 0:
            return True
        gap = self.gap(number - 1)
        return any(sign in gap for sign in '.!?:\n"“”‘«')

    def scan(self, labels: dict[str, str]) -> list[tuple[int, int, str]]:
        """Every place where one of the surfaces stands, the longest first where several begin alike."""
        by_first: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for surface in labels:
            inside = WORD.findall(surface)
            if inside and len(inside) <= LONGEST_NAME:
                by_first[inside[0]][len(inside)].add(surface)
        lengths = {first: sorted(sizes, reverse=True) for first, sizes in by_first.items()}
        out: list[tuple[int, int, str]] = []
        number = 0
        while number < len(self):
            step = 1
            for size in lengths.get(self.words[number], ()):
                if number + size > len(self):
                    continue
                found = self._match(number, size, by_first[self.words[number]][size])
                if found:
                    out.append((found[0], found[1], labels[found[2]]))
                    step = size
                    break
            number += step
        return out

    def _match(self, number: int, size: int, surfaces: set[str]) -> tuple[int, int, str] | None:
        start, end = self.starts[number], self.ends[number + size - 1]
        surface = self.surface(start, end)
        if surface in surfaces:
            return start, end, surface
        for longer in surfaces:  # names that begin or end with a sign: @name, M.
            before = len(longer) - len(longer.lstrip("@"))
            after = len(longer) - len(longer.rstrip(".*)"))
            if self.surface(start - before, end + after) == longer and start >= before:
                return start - before, end + after, longer
        return None


def trim(words: Words, start: int, end: int, label: str, lists: Gazetteer) -> list[Sighting]:
    """What is left of a recogniser's entity without titles, brackets and what hangs on by a hyphen."""
    first, last = words.range(start, end)
    if first >= last:
        return []
    for number in range(first, last - 1):
        gap = words.gap(number)
        if "(" in gap or "\n" in gap or (label == "PER" and ("," in gap or ";" in gap)):
            if label == "ORG" and _bracket_inside(words, number, last):
                continue
            last = number + 1
            break
    if label in ("PER", "ORG"):
        first = _skip_titles(words, first, last, label, lists)
    while label == "PER" and last > first + 1 and words.lower[last - 1] in lists.after_names:
        last -= 1
    while (
        first < last and not words.capital(first) and words.text[words.starts[first] - 1 : words.starts[first]] != "@"
    ):
        if label != "PER" and words.lower[first] in lists.place_heads | lists.org_heads:
            break
        first += 1
    if first >= last:
        return []
    start, end = words.starts[first], words.ends[last - 1]
    if start and words.text[start - 1] == "@":
        start -= 1
    if last == first + 1 and words.lower[first] in lists.not_names | lists.titles.keys() and label != "PER":
        return []
    if label in ("PER", "GPE") and last == first + 2 and words.gap(first) == "-" and words.capital(first + 1):
        return [Sighting(words.starts[n], words.ends[n], label, _SEEN) for n in (first, first + 1)]
    return [Sighting(start, end, label, _SEEN)]


def _bracket_inside(words: Words, number: int, last: int) -> bool:
    """Whether an acronym in brackets stands inside a name that goes on behind it: Pengadilan Negeri (PN) Palu."""
    return number + 2 < last and words.gap(number).endswith("(") and words.gap(number + 1).startswith(")")


def _skip_titles(words: Words, first: int, last: int, label: str, lists: Gazetteer) -> int:
    """The first word that is no title; all of them where nothing else would be left."""
    number = first
    while number < last:
        found = lists.title_at(words.lower[number : min(number + 2, last)], 0)
        if label == "ORG" and words.lower[number] in lists.org_heads:
            break
        if not found or (found[1] == "relation" and words.capital(number)):
            break
        number += found[0]
    return number if number < last else (first if label == "ORG" else last)


def listed(words: Words, lists: Gazetteer) -> list[Sighting]:
    """What the lists of places and standing bodies know, and sites by their address."""
    labels = dict.fromkeys(lists.bodies, "ORG") | {name: place.label for name, place in lists.places.items()}
    for name, place in lists.places.items():
        if place.kind in ("town", "capital") and name.isalpha():
            labels.setdefault(name.upper(), place.label)  # datelines are set in capitals
    found = [Sighting(start, end, label, _LISTED) for start, end, label in words.scan(labels)]
    found = [one for one in found if not _is_part(words, one)]
    sites = re.finditer(r"(?<![\w@/.])[A-Za-z][\w-]{1,30}\.(?:com|id|co\.id|net|org|tv)\b(?!/)", words.text)
    return found + [Sighting(match.start(), match.end(), "ORG", _TOLD) for match in sites]


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
            number += 1
            continue
        first = number + found[0]
        last = run_of_capitals(words, first, lists)
        if last > first and words.gap(first - 1).strip(".,() ") == "" and not known[words.starts[first]]:
            addressed = found[1] == "honorific" and not words.capital(number)
            if not addressed:
                out.append(Sighting(words.starts[first], words.ends[last - 1], "PER", _TOLD))
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
                out.append(Sighting(words.starts[number], words.ends[last - 1], label, _SEEN))
            number = last
            continue
        last = run_of_capitals(words, number, lists)
        if last >= number + 2 and not words.opens_sentence(number):
            out.append(Sighting(words.starts[number], words.ends[last - 1], "PER", _SEEN))
        elif words.words[number].isupper() and 2 < len(words.words[number]) < 7 and head not in lists.not_names:
            out.append(Sighting(words.starts[number], words.ends[number], "ORG", _PART))
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


def bracketed(words: Words, sightings: list[Sighting]) -> list[Sighting]:
    """The other name in brackets behind a name: Komisi Pemberantasan Korupsi (KPK), Zulkifli Hasan (Zulhas)."""
    out: list[Sighting] = []
    by_end = {one.end: one for one in sightings}
    for match in BRACKET.finditer(words.text):
        before = by_end.get(match.start())
        if before and (before.label == "PER" or _may_shorten(match.group(1), words.surface(before.start, before.end))):
            label = before.label if before.label != "LOC" else "GPE"
            out.append(Sighting(match.start(1), match.end(1), label, _TOLD))
    return out


BRACKET = re.compile(r"\s\(([A-Z][\w-]{1,14}(?:[ ][A-Z][\w-]{1,14})?)\)")
"""A short capitalised name in brackets."""


def _may_shorten(short: str, full: str) -> bool:
    """Whether the letters of an acronym stand in that order in the full name."""
    rest = iter(full.casefold())
    return all(letter in rest for letter in short.casefold() if letter.isalpha())


def _winner(count: dict[str, float]) -> str:
    """The label with the most votes, the first of LABELS among equals."""
    return max(LABELS, key=lambda label: count.get(label, 0.0))


def _add_parts(votes: Votes, lists: Gazetteer) -> None:
    """A person's first and last name alone are the person, unless the words are known for something else."""
    parts: set[str] = set()
    for surface, count in votes.items():
        if _winner(count) != "PER":
            continue
        inside = [word for word in surface.split() if word[:1].isupper()]
        if len(inside) < 2:
            continue
        for word in {inside[0], inside[-1]}:
            usual = word.casefold() in lists.not_names | lists.titles.keys() | lists.org_heads.keys()
            if len(word) > 2 and word.isalpha() and not usual and word not in lists.places and word not in lists.bodies:
                parts.add(word)
    for word in parts:
        votes[word]["PER"] += _PART


def _covered(sightings: list[Sighting], size: int) -> bytearray:
    """For every character whether a sighting covers it."""
    covered = bytearray(size + 1)
    for one in sightings:
        covered[one.start : one.end] = b"\x01" * (one.end - one.start)
    return covered
