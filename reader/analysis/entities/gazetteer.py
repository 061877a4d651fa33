"""What a language's folder knows of titles, bodies and places, as look-ups by lower-case words.

Everything here is made once a language and never changed. Countries come from CLDR by way of babel, because newspapers
write them as CLDR does; what newspapers write otherwise stands in places.txt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from reader.analysis.lang.base import Entry, entries, words

WORD = re.compile(r"[^\W_]+(?:['’`](?!s\b)[^\W_]+)*")
"""A word for the purposes of names: letters and digits with apostrophes inside (Ma'ruf); hyphens and the English
genitive part two words."""


HEADS_LAST = frozenset({"en"})
"""Languages that put a body's head noun at the end of its name: Millikin University, Labor Department."""
PASSIVE_PREFIXES = {"id": ("di",)}
"""Beginnings of passive verbs (ditangkap); English marks them by an auxiliary, which other verbs have too."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the lists."""

    label: str
    """GPE or LOC."""
    stands_for: str | None
    """The fuller name, or for a capital the country it speaks for."""
    kind: str
    """"country", "capital", "province", "town" or ""."""


class Gazetteer:
    """The lists of one language. Raises AnalysisError where one is missing or wrong."""

    def __init__(self, language: str) -> None:
        self.language = language
        titles = entries(language, "titles", frozenset({"kind", "long"}))
        self.titles: dict[str, str] = _kinds(titles, "kind")
        """Lower-case title words (some of two words) and their kind."""
        self.long_forms: dict[str, tuple[str, ...]] = {
            entry.words.casefold(): tuple(entry.get("long").split("_")) for entry in titles if entry.get("long")
        }
        """Short titles, lower-case, and the words of their long forms: sekjen, (sekretaris, jenderal)."""
        self.title_words: frozenset[str] = frozenset(word for title in self.titles for word in title.split())
        """Every lower-case word of a title."""
        self.classes: dict[str, str] = {}
        """Lower-case nouns and the class of nouns that mean the same: netizen, warganet."""
        self.heads_last: bool = language in HEADS_LAST
        """Whether a body's head noun may stand at the end of its name."""
        self.org_heads: dict[str, str] = {}
        """Lower-case head nouns of bodies and the kind of body."""
        self.org_classes: dict[str, str] = {}
        """The same head nouns and the class of heads that mean the same."""
        for entry in entries(language, "org_words", frozenset({"kind", "class"})):
            self.org_heads[entry.words.casefold()] = entry.get("kind")
            self.org_classes[entry.words.casefold()] = entry.get("class") or entry.words.casefold()
        self.bodies: frozenset[str] = words(language, "bodies")
        """Bodies known by one word or an acronym, as written."""
        self.foreign_heads: frozenset[str] = words(language, "foreign_org_words")
        """Lower-case head nouns of bodies in another language than the text's."""
        self.not_bodies: frozenset[str] = words(language, "not_bodies")
        """Acronyms and wares that name no body, as written; but one in brackets behind a body's name is its name."""
        self.given_names: frozenset[str] = words(language, "given_names")
        """Common given names, as written."""
        self.foreign_given: frozenset[str] = words("en", "given_names") - self.given_names
        """Common English given names, as written."""
        self.not_names: frozenset[str] = frozenset(word.casefold() for word in words(language, "not_names"))
        """Lower-case words that are no names though they come capitalised."""
        self.fields: frozenset[str] = frozenset(word.casefold() for word in words(language, "title_fields"))
        """Lower-case words of office behind a title (Menteri Perdagangan)."""
        self.place_heads: dict[str, str] = _kinds(entries(language, "place_words", frozenset({"label"})), "label")
        """Lower-case words that open a place's name, and the label of the whole."""
        uses = _kinds(entries(language, "name_words", frozenset({"use"})), "use")
        self.linking_names: frozenset[str] = frozenset(word for word, use in uses.items() if use == "links")
        """Small words that stand nowhere but inside names of persons (bin, van)."""
        self.inside_names: frozenset[str] = self.linking_names | {w for w, use in uses.items() if use == "inside"}
        """Lower-case small words inside names (bin, van)."""
        self.after_names: frozenset[str] = frozenset(word for word, use in uses.items() if use == "after")
        """Lower-case words behind names that are no part of them (SH, SAW)."""

        self.nouns: dict[str, str] = {}
        """Lower-case common nouns that describe a source, and the kind of source."""
        for entry in entries(language, "descriptions", frozenset({"kind", "class"})):
            self.nouns[entry.words] = entry.get("kind")
            self.classes[entry.words] = entry.get("class") or entry.words
        self.phrase_use: dict[str, str] = _kinds(entries(language, "phrase_words", frozenset({"use"})), "use")
        """Lower-case small words in a source's phrase and what they tell."""
        small = _kinds(entries(language, "small_words", frozenset({"use"})), "use")
        self.past_words: frozenset[str] = frozenset(word for word, use in small.items() if use == "past")
        """Words that say that a title is over, or held for a time: they change nothing about who is meant."""
        self.prepositions: frozenset[str] = frozenset(word for word, use in small.items() if use == "preposition")
        """Words before a name that make it no subject."""
        self.openers: frozenset[str] = frozenset(word for word, use in small.items() if use == "who")
        """Words that open a clause about somebody."""
        self.quoted_from: frozenset[str] = frozenset(word for word, use in small.items() if use == "quoted_from")
        """Verbs whose date is the day on which another outlet was read."""
        self.reporting: frozenset[str] = frozenset(word for word, use in small.items() if use == "reporting")
        """Verbs that name their subject behind them: kata X."""
        self.auxiliaries: frozenset[str] = frozenset(word for word, use in small.items() if use == "auxiliary")
        """Words between a subject and its verb."""
        self.passive_prefixes: tuple[str, ...] = PASSIVE_PREFIXES.get(language, ())
        """How passive verbs begin, where a language marks them so."""
        self.pronouns: dict[str, str] = _kinds(entries(language, "pronouns", frozenset({"number"})), "number")
        """Words that stand for a speaker named elsewhere, and how many they mean."""

    @cached_property
    def places(self) -> dict[str, Place]:
        """The places by the name as written."""
        found = {name: Place("GPE", None, "country") for name in _countries(self.language)}
        for entry in entries(self.language, "places", frozenset({"label", "of", "kind"})):
            stands_for = entry.get("of").replace("_", " ") or None
            found[entry.words] = Place(entry.get("label"), stands_for, entry.get("kind"))
        return found

    def title_at(self, tokens: list[str], index: int) -> tuple[int, str] | None:
        """How many of the lower-case `tokens` from `index` on make a title word, and its kind; None where none."""
        if index + 1 < len(tokens):
            kind = self.titles.get(f"{tokens[index]} {tokens[index + 1]}")
            if kind:
                return 2, kind
        kind = self.titles.get(tokens[index])
        return (1, kind) if kind else None


@cache
def gazetteer(language: str) -> Gazetteer:
    """The language's lists, read once."""
    return Gazetteer(language)


def _kinds(found: tuple[Entry, ...], field: str) -> dict[str, str]:
    return {entry.words.casefold(): entry.get(field) for entry in found}


@cache
def _countries(language: str) -> frozenset[str]:
    """Names of countries and territories as CLDR has them in that language, without brackets (Korea Selatan)."""
    from babel import Locale

    names = (name for code, name in Locale(language).territories.items() if len(code) == 2 and code.isalpha())
    return frozenset(re.sub(r"\s*\(.*\)", "", name) for name in names)
