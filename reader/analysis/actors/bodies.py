"""Which names of organisations and places mean the same body, and which government a capital speaks for."""

from __future__ import annotations

import re
from collections import defaultdict

from reader.analysis.actors.mentions import Mention
from reader.analysis.actors.people import ActorCandidate
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.spelling import blends, parts, slips

LEAST_BLEND = 5
"""Letters of the shortest word that is made of the beginnings of others."""


class Bodies:
    """The organisations and governments of one article, by their names. Time is linear in the names."""

    def __init__(self, lists: Gazetteer) -> None:
        self.candidates: list[ActorCandidate] = []
        self._lists = lists
        self._language = lists.declared
        self._by_name: dict[tuple[str, ...], ActorCandidate] = {}
        self._by_firm: dict[tuple[str, ...], ActorCandidate] = {}
        """By the words of the name that tell more than a legal form."""
        self._by_initials: dict[str, ActorCandidate] = {}
        self._by_tail: dict[tuple[str, ...], ActorCandidate] = {}
        self._by_slip: dict[str, ActorCandidate] = {}
        self._expansions: dict[str, tuple[str, ...]] = {}
        """Full words of the acronyms that the article's own names make."""
        self._by_head: dict[str, list[ActorCandidate]] = defaultdict(list)
        self._by_word: dict[str, list[ActorCandidate]] = defaultdict(list)
        """Bodies of several words by the first and the last of them."""

    def gather(self, mentions: list[Mention], aliases: dict[str, str], speaking: frozenset[str]) -> None:
        """Put every mention of a body or place into an actor.

        `aliases` are names told to be another name's; `speaking` the places that are a source somewhere: a capital
        among them means its country's government.
        """
        order: dict[str, Mention] = {}
        for mention in mentions:
            order.setdefault(mention.surface, mention)
        for surface, mention in order.items():
            short = self._initials(surface)
            if mention.label == "ORG" and len(short) > 1:
                self._expansions.setdefault(short.casefold(), parts(surface))
        known: dict[str, ActorCandidate] = {}
        inside = {mention.surface for mention in mentions if not mention.aside}
        for surface in sorted(order, key=lambda s: (s not in inside, s in aliases, -len(parts(s)), order[s].start)):
            told = known.get(aliases.get(surface, "")) or (None if surface in inside else self._held(surface))
            if order[surface].label == "ORG":
                known[surface] = told or self._body(surface)
            else:
                known[surface] = told or self._place(surface, order[surface].label, speaking)
        for mention in mentions:
            actor = known[mention.surface]
            actor.mentions.append(mention)
            if mention.surface not in actor.surfaces:
                actor.surfaces.append(mention.surface)
        self.candidates = [actor for actor in self.candidates if actor.mentions]
        for actor in self.candidates:
            actor.name = self._name(actor)

    def _held(self, surface: str) -> ActorCandidate | None:
        """The body with whose whole name a headline's words begin: KPK Panggil."""
        words = parts(surface)
        found = (self._by_name.get(words[:last]) for last in range(len(words), 0, -1))
        return next((actor for actor in found if actor is not None), None)

    def _place(self, surface: str, label: str, speaking: frozenset[str]) -> ActorCandidate:
        place = self._lists.places.get(surface) or self._lists.places.get(surface.title())
        name = surface
        if place and place.stands_for and (place.kind != "capital" or surface in speaking):
            name = place.stands_for
        key = parts(name)
        kind = "organization" if label == "LOC" else "government"
        return self._by_name.get(key) or self._new(key, kind, surface)

    def _body(self, surface: str) -> ActorCandidate:
        _, _, bracket = surface.partition(" (")
        words = parts(re.sub(r"\s*\([^)]*\)", "", surface))
        firm = tuple(word for word in words if word not in self._language.firm_words)
        if words in self._by_name:
            return self._by_name[words]
        if firm in self._by_firm:
            return self._by_firm[firm]
        found = self._known_body(surface, words)
        if found:
            return found
        kind = self._lists.org_heads.get(words[0], "") if words else ""
        actor = self._new(
            words,
            "government" if kind == "government" and words[0] in self._language.government_heads else "organization",
            surface,
        )
        if bracket:
            short, _, behind = bracket.partition(")")
            self._by_initials.setdefault(short, actor)
            if behind.strip():
                self._by_name.setdefault((*parts(short), *parts(behind)), actor)  # Pemerintah Kota (Pemkot) Palu
        if len(words) == 1:
            for form in slips(surface):
                self._by_slip.setdefault(form, actor)
        return actor

    def _known_body(self, surface: str, words: tuple[str, ...]) -> ActorCandidate | None:
        """The body that is called otherwise elsewhere in the article; None where the words name a new one."""
        found = self._by_one_word(surface, words) if len(words) == 1 else self._by_several(surface, words)
        if found:
            return found
        return self._by_tail.get(words) or next((self._by_slip[s] for s in slips(surface) if s in self._by_slip), None)

    def _by_one_word(self, surface: str, words: tuple[str, ...]) -> ActorCandidate | None:
        """By its initials, its last word, a shortening, or its noun."""
        found = self._by_initials.get(surface) or self._by_tail.get(words) or self._shortened(words[0])
        return found or self._by_its_noun(words[0])

    def _by_several(self, surface: str, words: tuple[str, ...]) -> ActorCandidate | None:
        """By its name without the country's, its acronym and place, its full name, or one that is cut short."""
        found = self._by_name.get(words[:-1]) if words[-1] in self._language.state_suffixes else None
        whole = self._with_whole_place(surface, words)
        if not found and whole != words:
            found = self._by_name.get(whole) or self._by_tail_place(whole)
        found = found or self._by_tail_place(words)
        if not found:
            found = self._by_name.get(tuple(w for word in words for w in self._expansions.get(word, (word,))))
        return found or self._cut_short(words) or self._partly_initials(surface, words)

    def _with_whole_place(self, surface: str, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words with the whole name of a province or a country that ends them: Pemprov |Nusa Tenggara Barat|."""
        place = self._lists.places.get(surface.split()[-1])
        whole = parts(place.stands_for) if place and place.stands_for and place.kind != "capital" else ()
        return (*words[:-1], *whole) if whole else words

    def _by_its_noun(self, word: str) -> ActorCandidate | None:
        """The ministry from Foreign Ministry, Perumda from Perumda Air Minum: the only body called by that noun."""
        place = -1 if self._language.heads_last else 0
        longer = [actor for actor in self._by_word.get(word, []) if parts(actor.surfaces[0])[place] == word]
        return longer[0] if len(longer) == 1 else None

    def _cut_short(self, words: tuple[str, ...]) -> ActorCandidate | None:
        """The Fed from The Federal Reserve: each word the beginning of one of the full name's."""
        for actor in self._by_head.get("^" + words[0][:2], [])[-8:]:
            full = parts(actor.surfaces[0])
            begun = len(full) >= len(words) and all(f.startswith(w) for w, f in zip(words, full, strict=False))
            if begun and any(w != f for w, f in zip(words, full, strict=False)) and len(words[-1]) >= 3:
                return actor
        return None

    def _partly_initials(self, surface: str, words: tuple[str, ...]) -> ActorCandidate | None:
        """Dinas PU from Dinas Pekerjaan Umum Kota Solo: one word is made of initials, the end may be left out."""
        at = next((k for k, word in enumerate(surface.split()) if k and word.isupper() and len(word) > 1), 0)
        if not at or at >= len(words):
            return None
        size = len(words[at])
        for actor in self._by_word.get(words[0], [])[-8:]:
            full = parts(actor.surfaces[0])
            spelt = "".join(word[0] for word in full[at : at + size]) == words[at]
            behind = words[at + 1 :]
            if spelt and full[:at] == words[:at] and full[at + size :][: len(behind)] == behind:
                return actor
        return None

    def _by_tail_place(self, words: tuple[str, ...]) -> ActorCandidate | None:
        """KPK RI, PN Palu, Pemkot Palu: an acronym and a place, where the full name with that place is known."""
        short = words[0]
        for actor in self._by_head.get(words[-1], [])[-8:]:
            full = parts(re.sub(r"\s*\([^)]*\)", "", actor.surfaces[0]))
            head, place = full[: -len(words) + 1], full[-len(words) + 1 :]
            if place == words[1:] and (self._initials(" ".join(head)) == short.upper() or self._blend(short, head)):
                return actor
        return None

    def _blend(self, short: str, full: tuple[str, ...]) -> bool:
        """Whether a word is made of the beginnings of the full name's: Disdik, Dinas Pendidikan."""
        full = tuple(part for part in full if part not in self._language.acronym_skips)
        several = len(full) > 1 and len(short) >= LEAST_BLEND
        return several and (blends(short, full) or _compact(short, full, self._language.syllable_link))

    def _shortened(self, word: str) -> ActorCandidate | None:
        """Kemenkeu from Kementerian Keuangan: made of the beginnings of the words."""
        for actor in self._by_head.get("^" + word[:2], [])[-8:]:
            full = tuple(part for part in parts(actor.surfaces[0]) if part not in self._language.acronym_skips)
            if blends(word, full) or blends(word, full[:-1]) or _compact(word, full, self._language.syllable_link):
                return actor
        return None

    def _new(self, words: tuple[str, ...], kind: str, surface: str) -> ActorCandidate:
        actor = ActorCandidate(kind, surfaces=[surface], number=len(self.candidates))
        self.candidates.append(actor)
        self._by_name[words] = actor
        firm = tuple(word for word in words if word not in self._language.firm_words)
        if firm:
            self._by_firm.setdefault(firm, actor)
        if kind != "government" or len(words) > 2:
            self._by_initials.setdefault(self._initials(re.sub(r"\s*\([^)]*\)", "", surface)), actor)
        if len(words) > 1 and words[0] in self._lists.org_heads:
            self._by_tail.setdefault(words[1:], actor)
            if self._lists.places.get(surface.split()[-1]):
                self._by_tail.setdefault(words[:-1], actor)
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                self._by_word[word].append(actor)
        if words:
            self._by_head[words[-1]].append(actor)
            self._by_head["^" + words[0][:2]].append(actor)
        return actor

    def _initials(self, surface: str) -> str:
        """The acronym that a body's name makes: Komisi Pemberantasan Korupsi -> KPK."""
        return "".join(word[0] for word in parts(surface) if word not in self._language.acronym_skips).upper()

    def _name(self, actor: ActorCandidate) -> str:
        """The fullest name: the one with most words that is no by-name of a place."""
        surfaces = actor.told
        if actor.kind == "government":
            listed = [self._lists.places.get(surface) for surface in surfaces]
            proper = [s for s, place in zip(surfaces, listed, strict=True) if not (place and place.stands_for)]
            return proper[0] if proper else surfaces[0]
        return max(
            surfaces, key=lambda s: (self._is_proper(s), len(parts(s)), len(s), _capitals(s), -surfaces.index(s))
        )

    def _is_proper(self, surface: str) -> bool:
        """Whether a name is the body's own: neither its account on a network nor its seat."""
        return not surface.startswith("@") and surface.split()[0].casefold() not in self._language.seats


def _capitals(surface: str) -> int:
    """How many words of a name begin with a capital: Acme Jawa Barat rather than Acme Jawa barat."""
    return sum(word[:1].isupper() for word in surface.split())


def _compact(word: str, full: tuple[str, ...], link: str) -> bool:
    """Kemlu from Kementerian Luar Negeri: letters in order, each word's first among them where the word is met."""
    if len(full) < 2 or not full[0].startswith(word[:3]):
        return False
    rest = word[3:].removeprefix(link)
    tail = "".join(full[1:])
    letters = iter(tail)
    return bool(rest) and all(letter in letters for letter in rest) and rest[0] == full[1][0]
