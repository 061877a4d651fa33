"""Which names of persons mean the same person.

News introduces a person by the full name and goes on with a part of it (in Indonesia mostly the first), a nickname, or
initials. Names are put into candidates by look-ups from their words, so that the time is linear however many there are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from reader.analysis.actors.mentions import Mention
from reader.analysis.entities.spelling import blends, fits, parts, slips
from reader.analysis.lang.declared import Language
from reader.analysis.lang.genders import gender_of_name, gender_of_title

CLIPPED = 4
"""Letters of the shortest beginning of a name by which somebody is called."""
MANY = 12
"""Namesakes weighed for one word: the ones last named. More than these bear one name in no article."""


@dataclass(slots=True)
class ActorCandidate:
    """Somebody or something in the making of an actor."""

    kind: str
    """"person", "organization", "government" or "group"."""
    mentions: list[Mention] = field(default_factory=list)
    """In text order."""
    surfaces: list[str] = field(default_factory=list)
    """The distinct names, as first met."""
    number: int = 0
    """Its place among the candidates."""
    name: str = ""
    """The fullest name; filled when all mentions are known."""
    members: list[ActorCandidate] = field(default_factory=list)
    """Who speaks together, where several do."""
    known: bool = True
    """Whether the lists know what the source is called, or it has a name; what is not is hardly somebody who speaks."""

    @property
    def first(self) -> int:
        """Where it is first named."""
        return self.mentions[0].start if self.mentions else 0

    @property
    def told(self) -> list[str]:
        """The names that the article itself gives, without those of a headline where there are others."""
        inside = {mention.surface for mention in self.mentions if not mention.aside}
        return [surface for surface in self.surfaces if surface in inside] or self.surfaces

    def title_words(self) -> set[str]:
        """The lower-case words of its titles."""
        return {word for mention in self.mentions for word in re.findall(r"\w+", mention.title.casefold())}


class People:
    """The persons of one article, by their names."""

    def __init__(self, language: Language, particles: frozenset[str] = frozenset()) -> None:
        """`language`: tells by which parts of a name people are called; `particles`: small words that begin a surname
        of several."""
        self.candidates: list[ActorCandidate] = []
        self._language = language
        self._particles = particles
        self._by_name: dict[tuple[str, ...], ActorCandidate] = {}
        self._by_word: dict[str, list[ActorCandidate]] = defaultdict(list)
        self._by_slip: dict[str, ActorCandidate] = {}
        self._by_first: dict[str, list[ActorCandidate]] = defaultdict(list)
        self._by_start: dict[str, list[ActorCandidate]] = defaultdict(list)
        """By the first CLIPPED letters of each word of a name of several."""
        self._full: dict[int, tuple[str, ...]] = {}

    def gather(self, mentions: list[Mention], aliases: dict[str, str]) -> None:
        """Put every mention of a person into an actor. `aliases` are names told to be another name's, by surface."""
        order: dict[str, int] = {}
        for mention in mentions:
            order.setdefault(mention.surface, mention.start)
        told = {mention.surface for mention in mentions if not mention.aside}
        known: dict[str, list[ActorCandidate]] = {}
        for surface in sorted(order, key=lambda s: (s not in told, s in aliases, -len(parts(s)), order[s])):
            within = [] if surface in told else self._held(surface)
            known[surface] = within or self._place(surface, order, known.get(aliases.get(surface, ""), []))
        recent: dict[int, int] = {}
        for mention in mentions:
            actor = self._married(mention, self._choose(mention, known[mention.surface], recent))
            actor.mentions.append(mention)
            recent[id(actor)] = mention.start
            if mention.surface not in actor.surfaces:
                actor.surfaces.append(mention.surface)
        self.candidates = [actor for actor in self.candidates if actor.mentions]
        for actor in self.candidates:
            actor.name = fullest(actor)

    def _married(self, mention: Mention, actor: ActorCandidate) -> ActorCandidate:
        """Who bears a surname under a title that is none of his: Mrs. |Poe|, where Dan Poe alone is known."""
        words = parts(mention.surface)
        told = gender_of_title(mention.title, self._language.code)
        first = actor.surfaces[0] if actor.surfaces else ""
        own = gender_of_name(first, self._language.code) if len(parts(first)) > 1 else ""
        if len(words) != 1 or not told or not own or told == own or words[0] == parts(first)[0]:
            return actor
        key = (told, *words)
        return self._by_name[key] if key in self._by_name else self._new(mention.surface, key)

    def _place(self, surface: str, order: dict[str, int], told: list[ActorCandidate]) -> list[ActorCandidate]:
        """The candidates that this name may mean; a new one where it means none that is known."""
        words = parts(surface)
        if told:
            return told
        if not words:
            return [self._new(surface, words)]
        if words in self._by_name:
            return [self._by_name[words]]
        found = self._namesakes(words)
        if len(words) > 1:
            found = [
                actor
                for actor in found
                if words[0] == self._full[id(actor)][0]
                or len(words[0]) == 1
                or words[0] in self._particles
                or order[actor.surfaces[0]] <= order[surface]
            ]
            close = [actor for actor in found if words[0] == self._full[id(actor)][0]]
            found = close[-1:] or found[-1:]
        if not found and len(words) == 1:
            found = self._nicknamed(words[0])
        if not found:
            found = self._misspelt(words)
        return found or [self._new(surface, words)]

    def _held(self, surface: str) -> list[ActorCandidate]:
        """The actor whose whole name a headline's words hold: Budi Hartono Sebut."""
        words = parts(surface)
        for last in range(len(words), 0, -1):
            for first in range(last):
                actor = self._by_name.get(words[first:last])
                if actor is not None:
                    return [actor]
        return []

    def _namesakes(self, words: tuple[str, ...]) -> list[ActorCandidate]:
        key = max(words, key=len)
        return [actor for actor in self._by_word.get(key, [])[-MANY:] if fits(words, self._full[id(actor)])]

    def _nicknamed(self, word: str) -> list[ActorCandidate]:
        known = self._by_first.get(word[:1], [])[-MANY:]
        found = [actor for actor in known if blends(word, self._full[id(actor)])][:1]
        if found or not self._language.clipped_names or len(word) < CLIPPED:
            return found
        begun = [
            f for f in self._by_start.get(word[:CLIPPED], []) if any(w.startswith(word) for w in self._full[id(f)])
        ]
        return begun if len({id(actor) for actor in begun}) == 1 else []

    def _misspelt(self, words: tuple[str, ...]) -> list[ActorCandidate]:
        for form in slips(words[0] if len(words) == 1 else " ".join(words)):
            if form in self._by_slip:
                return [self._by_slip[form]]
        return []

    def _new(self, surface: str, words: tuple[str, ...]) -> ActorCandidate:
        actor = ActorCandidate("person", surfaces=[surface], number=len(self.candidates))
        self.candidates.append(actor)
        self._full[id(actor)] = words
        if words:
            self._by_name[words] = actor
            self._by_first[words[0][0]].append(actor)
        for word in set(words):
            self._by_word[word].append(actor)
            if len(words) > 1:
                self._by_start[word[:CLIPPED]].append(actor)
            if len(words) > 1:
                for form in slips(word):
                    self._by_slip.setdefault(form, actor)
        for form in slips(" ".join(words)):
            self._by_slip.setdefault(form, actor)
        return actor

    def _choose(self, mention: Mention, candidates: list[ActorCandidate], recent: dict[int, int]) -> ActorCandidate:
        """The one of several namesakes that a mention means: by its title, else the one last named."""
        if len(candidates) == 1:
            return candidates[0]
        title = set(re.findall(r"\w+", mention.title.casefold()))

        def weight(actor: ActorCandidate) -> tuple[int, int, int]:
            shared = len(title & actor.title_words()) if title else 0
            word = parts(mention.surface)
            leads = int(bool(word) and word[0] == self._full[id(actor)][0])
            last = recent.get(id(actor), -1)
            return (shared, leads, last) if self._language.first_names else (shared, last, leads)

        return max(candidates, key=weight)


def fullest(actor: ActorCandidate) -> str:
    """The name with the most words, the longest and earliest of these: bracketed and misspelt forms come later."""
    surfaces = actor.told
    return max(surfaces, key=lambda surface: (len(parts(surface)), -surfaces.index(surface)))


def last_before(actor: ActorCandidate, start: int) -> int:
    """Where an actor was last named before an offset; where it is first named if it is not named before."""
    index = bisect_left(actor.mentions, start, key=lambda mention: mention.start)
    return actor.mentions[index - 1].start if index else -actor.first
