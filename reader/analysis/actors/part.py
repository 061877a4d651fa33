"""The part `actors`: who is in the article, by name, title and description, and every place that means them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from spacy.language import Language

from reader.analysis.actors.asides import Asides
from reader.analysis.actors.bodies import Bodies
from reader.analysis.actors.mentions import Mention, MentionFinder
from reader.analysis.actors.people import ActorCandidate, People
from reader.analysis.actors.reading import Reading
from reader.analysis.actors.sources import SourceReader
from reader.analysis.draft import ArticleState, PipelineComponent, SourceKind
from reader.analysis.entities.gazetteer import Gazetteer, gazetteer
from reader.analysis.entities.words import Words
from reader.model import Actor, ActorKind, Span

_ROW = re.compile(r",| dan | and ")
"""What parts several sources in one phrase."""

_ALIAS = re.compile(
    r"^[^.!?\n]{0,60}?(?:^|[\s,(])(?:alias|(?:akrab|biasa|karib|kerap|sering) (?:disapa|dipanggil)|"
    r"sapaan akrab(?:nya)?|dikenal (?:sebagai|dengan nama)|aka|a\.k\.a\.|"
    r"(?:better |also )?known (?:to [^.!?\n]{2,30} )?as|nicknamed|goes by)\s*[\"“'‘]?\s*$"
)
"""What stands between a name and another name of the same person, with what else is told of him or her before."""
_OR = re.compile(r"^\s*,?\s*(?:atau|or)\s*$")
"""A word alone that may stand between two names of the same."""


class ActorMentions:
    """Everybody in one article: candidates, their mentions, and the reader of source phrases."""

    def __init__(self, state: ArticleState, lists: Gazetteer) -> None:
        self.lists = lists
        """The language's lists."""
        text = state.text
        self.words = state.words if isinstance(state.words, Words) else Words(text)
        finder = MentionFinder(self.words, state.names, lists)
        self.mentions = finder.find()
        """One for each name, in text order."""
        _unite_labels(self.mentions, lists)
        asides = Asides(state, lists)
        for mention in self.mentions:
            mention.aside = mention.start in asides
        sources = {d.source for d in state.drafts if d.source and d.source_kind is SourceKind.PHRASE}
        aliases = _aliases(text, self.mentions)
        self.people = People(lists.declared, lists.inside_names)
        self.people.gather([m for m in self.mentions if m.label == "PER"], aliases)
        self.bodies = Bodies(lists)
        phrases = (self.words.surface(*source) for source in sources)
        speaking = frozenset(part.strip() for phrase in phrases for part in _ROW.split(phrase))
        self.bodies.gather([m for m in self.mentions if m.label != "PER"], aliases, speaking)
        self.owner: dict[tuple[int, int], ActorCandidate] = {}
        for actor in [*self.people.candidates, *self.bodies.candidates]:
            for mention in actor.mentions:
                self.owner[mention.name] = actor
        self._reader = SourceReader(self.words, lists, finder, self.mentions, self.owner)
        self.spoken: set[int] = set()
        """Figures that are a source of something, by id()."""
        self._described_at: dict[tuple[int, int], ActorCandidate] = {}
        for source in sorted(sources):
            self.read(source)
        self._find_described()

    def _find_described(self) -> None:
        """Note every place where the words of a described actor stand again, or its head noun is another of its class.

        agen intelijen Oslo is Badan intelijen Oslo.
        """
        words, classes = self.words, self.lists.org_classes
        meant: dict[str, ActorCandidate] = {}
        tails: dict[str, tuple[str, ActorCandidate]] = {}
        for actor in self._reader.described:
            for surface in actor.surfaces:
                meant[surface.casefold()] = actor
                head, _, tail = surface.casefold().partition(" ")
                if tail and head in classes:
                    tails[tail] = (classes[head], actor)
        for start, end in words.scan_lower(meant.keys()):
            self._described_at.setdefault((start, end), meant[words.surface(start, end).casefold()])
        for start, end in words.scan_lower(tails.keys()):
            kind, actor = tails[words.surface(start, end).casefold()]
            number = words.range(start, end)[0] - 1
            if number >= 0 and words.gap(number) == " " and classes.get(words.lower[number]) == kind:
                self._described_at.setdefault((words.starts[number], end), actor)

    def described(self) -> list[tuple[int, int, ActorCandidate]]:
        """The places where somebody is described without a name: start, end, who."""
        own = [(m.start, m.end, actor) for actor in self._reader.described for m in actor.mentions]
        found = {(start, end): (start, end, actor) for start, end, actor in own}
        named = {mention.start for mention in self.mentions}
        for phrase, actor in self._described_at.items():
            if phrase[0] not in named:
                found[phrase] = (*phrase, actor)
        return sorted(found.values(), key=lambda one: one[:2])

    def read(self, source: tuple[int, int]) -> Reading:
        """What the phrase of a source means."""
        reading = self._reader.read(*source)
        if reading.actor:
            self.mean(source, reading.actor)
        return reading

    def describe(self, phrase: tuple[int, int]) -> Reading:
        """What a phrase that is no source means, as `read`, but noted only by whoever takes it for one."""
        return self._reader.read(*phrase)

    def as_it_stands(self, source: tuple[int, int]) -> ActorCandidate:
        """The actor of a source that points back to nobody who is told of, by its own words."""
        actor = self._reader.as_it_stands(*source)
        self.mean(source, actor)
        return actor

    def mean(self, phrase: tuple[int, int], actor: ActorCandidate) -> None:
        """Note that a description in the text means that actor."""
        self._described_at[phrase] = actor

    def candidates(self) -> list[ActorCandidate]:
        """Everybody, by first mention."""
        found = [*self.people.candidates, *self.bodies.candidates, *self._reader.described]
        return sorted(found, key=lambda actor: (actor.first, actor.name))

    def actors(self) -> tuple[list[Actor], dict[int, str], dict[tuple[int, int], str]]:
        """The actors; their ids by the candidate's id(); and the ids by the characters of each entity.

        Places and descriptions that never speak are no actors.
        """
        chosen = [f for f in self.candidates() if id(f) in self.spoken or not _only_speaks(f)]
        ids = {id(actor): f"a{number}" for number, actor in enumerate(chosen, start=1)}
        extra: dict[int, list[tuple[int, int]]] = {}
        for phrase, actor in self._described_at.items():
            extra.setdefault(id(actor), []).append(phrase)
        actors = [_actor(actor, ids[id(actor)], extra.get(id(actor), ())) for actor in chosen]
        entities = {name: ids[id(actor)] for name, actor in self.owner.items() if id(actor) in ids}
        return actors, ids, entities


def actor_mentions_of(state: ArticleState) -> ActorMentions | None:
    """What the part `actors` made of this article; None where it did not run."""
    return state.actor_mentions if isinstance(state.actor_mentions, ActorMentions) else None


def publish(state: ArticleState, actor_mentions: ActorMentions) -> dict[int, str]:
    """Write the mentions into the state's actors and entity_actors; the actors' ids by the candidate's id()."""
    state.actors, ids, state.entity_actors = actor_mentions.actors()
    return ids


@Language.factory("actors", default_config={"language": None})
def make_actors(nlp: Language, name: str, language: str | None) -> ActorFinder:
    """The part for one language, by default the pipeline's."""
    return ActorFinder(language or str(nlp.lang))


class ActorFinder(PipelineComponent):
    """Writes actors, entity_actors and actor_mentions; reads names and drafts."""

    def __init__(self, language: str) -> None:
        self._lists = gazetteer(language)

    def read(self, state: ArticleState) -> None:
        """Put the mentions together to actors."""
        actor_mentions = ActorMentions(state, self._lists)
        state.actor_mentions = actor_mentions
        publish(state, actor_mentions)


def _aliases(text: str, mentions: list[Mention]) -> dict[str, str]:
    """Names that the text itself gives as another name of what stands before: X (Y), X alias Y."""
    out: dict[str, str] = {}
    for left, right in pairwise(mentions):
        if left.label != right.label or right.name[0] - left.name[1] > 90 or left.surface == right.surface:
            continue
        between = text[left.name[1] : max(left.name[1], min(right.start, right.name[0]))]  # alias |Bang| X
        in_brackets = between.strip(" ,") == "(" and text[right.name[1] : right.name[1] + 1] == ")"
        told = in_brackets or _ALIAS.match(between) or _OR.match(between)
        if told and right.surface not in out and left.surface not in out:
            short, full = sorted((right, left), key=lambda one: len(one.surface.split()))
            out[short.surface] = full.surface
    return out


def _unite_labels(mentions: list[Mention], lists: Gazetteer) -> None:
    """Take a word seen as a body's name for the person whose surname it is: Macron beside Emmanuel Macron."""
    people = [mention.surface.split() for mention in mentions if mention.label == "PER"]
    surnames = {words[-1] for words in people if len(words) > 1}
    full = {words[0] for words in people if len(words) == 1}
    bodies = {mention.surface.split()[0] for mention in mentions if mention.label == "ORG" and " " in mention.surface}
    for mention in mentions:
        word = mention.surface
        known = word in lists.bodies or word in lists.places or word in bodies
        if mention.label in ("ORG", "LOC") and word in surnames and not known and (word.istitle() or word in full):
            mention.label = "PER"


def _only_speaks(actor: ActorCandidate) -> bool:
    """Whether it is an actor only where it speaks: a place, or somebody whom the article merely describes."""
    return not any(mention.label in ("PER", "ORG") for mention in actor.mentions)


def _actor(actor: ActorCandidate, actor_id: str, described: Iterable[tuple[int, int]]) -> Actor:
    spans: list[Span] = []
    found = {Span(m.start, m.end) for m in actor.mentions} | {Span(*one) for one in described}
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not spans or not span.overlaps(spans[-1]):
            spans.append(span)
    roles = [mention for mention in actor.mentions if mention.role]
    best = max(roles, key=lambda mention: len(mention.title), default=None)
    return Actor(
        id=actor_id,
        name=actor.name,
        kind=ActorKind(actor.kind),
        role=best.role if best else None,
        affiliation=(best.affiliation or None) if best else None,
        mentions=tuple(spans),
    )
