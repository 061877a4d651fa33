"""The part `entities`: what the trained recogniser saw, made whole by the lists and by the article itself.

A recogniser decides sentence by sentence; an article names the same things again and again. So every name it saw, and
every one the lists or a title vouch for, is a sighting; sightings of the same words vote on their label over the whole
article; and the winner counts wherever the words stand, the longest name first. A person's first and last name alone
count as the person. Titles are no part of a name ("Presiden Joko Widodo" is "Joko Widodo").

Where no trained recogniser is there, capitals, titles and the lists alone make the sightings: fewer, but the same way.
"""

from __future__ import annotations

from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.analysis.draft import ArticleState, PipelineComponent, state_of
from reader.analysis.entities.compounds import joined, nicknamed, nobodies, seated, unnumbered
from reader.analysis.entities.gazetteer import Gazetteer, gazetteer
from reader.analysis.entities.inferred import capitals, given, titled
from reader.analysis.entities.offices import parted, said_alone
from reader.analysis.entities.regions import bounded
from reader.analysis.entities.sightings import NUMBER_OR_LETTER, SEEN, Sighting, bare, covered, listed, trim
from reader.analysis.entities.spelling import slips
from reader.analysis.entities.surroundings import surrounded
from reader.analysis.entities.words import NameTable, Words
from reader.model.text import is_headline

LABELS = ("PER", "ORG", "GPE", "LOC")
"""The labels this part writes; dates are the part `dates`' own."""

PART = 6.0
"""Weight of the vote that a word is part of a person's name: a recogniser errs on bare surnames."""

Votes = dict[str, dict[str, float]]
"""Weight of each label, by the words of a name."""


@Language.factory("entities", default_config={"language": None}, assigns=["doc.ents"])
def make_entities(nlp: Language, name: str, language: str | None) -> EntityReconciler:
    """The part for one language, by default the pipeline's."""
    return EntityReconciler(gazetteer(language or str(nlp.lang)))


class EntityReconciler(PipelineComponent):
    """Rewrites names; reads the text and what the recogniser saw."""

    def __init__(self, lists: Gazetteer) -> None:
        self._lists = lists

    def read(self, state: ArticleState) -> None:
        """Put the names of the article in the place of what was seen."""
        seen = [(start, end, _LABEL_OF[label]) for start, end, label in state.names if label in _LABEL_OF]
        words = Words(state.text)
        seen = [
            one
            for one in nicknamed(state.text, joined(state.text, _bounded(state.text, seen, self._lists)), self._lists)
            if not NUMBER_OR_LETTER.fullmatch(state.text[one[0] : one[1]])
        ]
        below = _below_headline(state)
        names = parted(words, self._lists, reconcile(words, [one for one in seen if one[0] >= below], self._lists))
        state.names = _with_headline(names, [one for one in seen if one[1] <= below])
        state.words = words
        state.view.mark(state.names)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with the names as its entities, but for those that part a token."""
        super().__call__(doc)
        spans = (doc.char_span(start, end, label=label) for start, end, label in state_of(doc).names)
        doc.ents = tuple(span for span in spans if isinstance(span, Span))
        return doc


def _bounded(text: str, seen: list[tuple[int, int, str]], lists: Gazetteer) -> list[tuple[int, int, str]]:
    """What was seen without numbers before persons, and with each person apart from the region before it."""
    return bounded(text, unnumbered(text, seen, lists), lists)


def _below_headline(state: ArticleState) -> int:
    """Where the text below a headline begins, 0 without one: what a headline calls somebody names nobody below it."""
    spans = state.paragraphs
    return spans[1][0] if len(spans) > 1 and is_headline(state.text[slice(*spans[0])]) else 0


def _with_headline(names: list[tuple[int, int, str]], above: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The names with those that only the headline holds, where no other stands."""
    taken = {k for start, end, _ in names for k in range(start, end)} if above else set()
    return sorted([*names, *(one for one in above if taken.isdisjoint(range(one[0], one[1])))])


_LABEL_OF = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC"}
"""The labels of trained pipelines, as Kutip calls them."""


def reconcile(words: Words, seen: list[tuple[int, int, str]], lists: Gazetteer) -> list[tuple[int, int, str]]:
    """The names of a text as (start, end, label), in its order and not overlapping.

    `seen` is what a recogniser saw, in the same form; with nothing seen, capitals and titles are trusted instead.
    Time is linear in the text.
    """
    seen = _whole_persons(words, seen, lists)
    if not seen:
        sightings = titled(words, lists)
        sightings += capitals(words, lists, known=covered(sightings, len(words.text)))
        sightings += given(words, lists, sightings)
    elif lists.declared.trims_names:
        sightings = [one for start, end, label in seen for one in trim(words, start, end, label, lists)]
    else:
        sightings = [Sighting(bare(words, start, end, label, lists), end, label, SEEN) for start, end, label in seen]
    sightings += listed(words, lists)
    sightings += seated(words, lists, sightings)
    sightings += surrounded(words, lists, sightings)
    votes: Votes = defaultdict(lambda: defaultdict(float))
    for one in sightings:
        votes[words.surface(one.start, one.end)][one.label] += one.weight
    _add_parts(votes, words, lists)
    labels = {surface: _winner(count) for surface, count in votes.items() if surface}
    nothing = nobodies(words, lists, sightings)
    named = {surface: label for surface, label in labels.items() if label == "PER" or surface not in nothing}
    return words.scan(NameTable(named))


def _whole_persons(words: Words, seen: list[tuple[int, int, str]], lists: Gazetteer) -> list[tuple[int, int, str]]:
    """What was seen, with a person that was seen in two pieces side by side as one: Budi | Hartono.

    The first piece may have been taken for anything, where it is a first name and no place.
    """
    out: list[tuple[int, int, str]] = []
    for start, end, label in seen:
        before = out[-1] if out else None
        side_by_side = before is not None and words.text[before[1] : start] == " " and words.text[start].isupper()
        piece = words.text[before[0] : before[1]] if before is not None else ""
        person = before is not None and (before[2] == "PER" or (piece in lists.given_names - lists.places.keys()))
        if before is not None and side_by_side and label == "PER" and person:
            out[-1] = (before[0], end, label)
        else:
            out.append((start, end, label))
    return out


def _winner(count: dict[str, float]) -> str:
    """The label with the most votes, the first of LABELS among equals."""
    return max(LABELS, key=lambda label: count.get(label, 0.0))


def _add_parts(votes: Votes, words: Words, lists: Gazetteer) -> None:
    """A person's first and last name alone are the person, unless the words are known for something else.

    So are they one letter amiss (Habsburgh, Habsburg), where the article calls them anything at all.
    """
    persons = [
        surface for surface, count in votes.items() if _winner(count) == "PER" and len(_capitalised(surface)) > 1
    ]
    parts = {word for surface in persons for word in _ends(surface) if _may_stand_alone(word, words, lists)}
    undisputed = (surface for surface in persons if votes[surface]["PER"] >= sum(votes[surface].values()))
    bare = _bare([inside for surface in undisputed if len(inside := _capitalised(surface)) <= 4], votes, words, lists)
    _add_surnames(votes, lists)
    parts -= lists.bodies | lists.places.keys()
    parts |= _amiss(votes, parts, lists)
    for word in parts:
        votes[word]["PER"] += PART
    for word in parts & bare:
        votes[word]["PER"] += sum(votes[word][label] for label in LABELS if label != "PER")


def _add_surnames(votes: Votes, lists: Gazetteer) -> None:
    """A surname of several words alone is the person, whatever else it was taken for."""
    named = [surface for surface, count in votes.items() if _winner(count) == "PER" and " " in surface]
    for surname in {one for surface in named for one in _surnames(surface, lists)}:
        votes[surname]["PER"] += PART + sum(votes[surname].values())


def _bare(persons: list[list[str]], votes: Votes, words: Words, lists: Gazetteer) -> set[str]:
    """The words by which persons of these names are called alone, whatever a recogniser takes them for."""
    last = {inside[-1] for inside in persons}
    first = {inside[0] for inside in persons} - last if lists.declared.first_names else set()
    disputed = {word for word in first & votes.keys() if any(votes[word][x] for x in LABELS if x != "PER")}
    return last | (disputed & said_alone(words, lists) if disputed else disputed)


def _capitalised(surface: str) -> list[str]:
    """The words of a name that begin with a capital."""
    return [word for word in surface.split() if word[:1].isupper()]


def _ends(surface: str) -> tuple[str, str]:
    """A person's first and last name."""
    inside = _capitalised(surface)
    return inside[0], inside[-1]


def _may_stand_alone(word: str, words: Words, lists: Gazetteer) -> bool:
    """Whether a word of a person's name may be the person: it is no word for anything else."""
    lower = word.casefold()
    usual = lower in lists.not_names or lower in lists.titles or lower in lists.org_heads or lower in lists.fields
    return len(word) > 2 and word.isalpha() and not usual and lower not in words.common


def _amiss(votes: Votes, parts: set[str], lists: Gazetteer) -> set[str]:
    """The names that are parts of a person's name but for a letter."""
    forms = {form for word in parts for form in slips(word)}
    others = (word for word in votes if word.isalpha() and len(word) >= 6 and word not in parts)
    unlisted = (word for word in others if word not in lists.places and word not in lists.bodies)
    return {word for word in unlisted if not forms.isdisjoint(slips(word))}


def _surnames(surface: str, lists: Gazetteer) -> set[str]:
    """A surname with a small word, as it stands alone: Erik ten Hag is "ten Hag" and "Ten Hag"; so is one with al-."""
    inside = surface.split()
    for number in range(1, len(inside)):
        small, hyphen, behind = inside[number].partition("-")
        if small in lists.inside_names and (number < len(inside) - 1 or (hyphen and behind)):
            small = " ".join(inside[number:])
            return {small, small[0].upper() + small[1:]}
    return set()
