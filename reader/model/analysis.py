"""The machine's understanding of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from reader.model.article import Span


class EntityLabel(StrEnum):
    """What a named entity is."""

    PER = "PER"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    DATE = "DATE"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    GROUP = "group"


class StatementKind(StrEnum):
    """How a statement is given."""

    DIRECT = "direct"
    """All inside quotation marks."""
    MIXED = "mixed"
    """Paraphrase around a quoted fragment."""
    INDIRECT = "indirect"
    """Without quotation marks."""

    @property
    def sign(self) -> str:
        """What stands before a statement of this kind in lists."""
        return _KIND_SIGNS[self]


_KIND_SIGNS = {StatementKind.DIRECT: "“", StatementKind.MIXED: "±", StatementKind.INDIRECT: "≈"}


class Sureness(StrEnum):
    """How sure it is who made a statement, in words."""

    SURE = "sure"
    """Confidence of SURE_FROM or more."""
    LIKELY = "likely"
    """Confidence between the two limits."""
    DOUBTFUL = "doubtful"
    """Confidence below LIKELY_FROM: it is marked wherever it is shown."""
    UNKNOWN = "unknown"
    """No speaker was found."""
    BY_READER = "by-reader"
    """The reader's own word stands in it: it is not doubtful."""


SAME_STATEMENT = 0.5
"""Share of common characters from which on two contents are the same statement: for corrections, versions, measures."""

SURE_FROM = 0.9
"""Confidence from which a speaker is called sure."""
LIKELY_FROM = 0.5
"""Confidence below which a speaker is doubtful."""


def sureness_of(confidence: float, *, named: bool, by_reader: bool) -> Sureness:
    """How sure it is who made a statement: the one place where this is told. `named`: whether a speaker was found."""
    if by_reader:
        return Sureness.BY_READER
    if not named:
        return Sureness.UNKNOWN
    if confidence < LIKELY_FROM:
        return Sureness.DOUBTFUL
    return Sureness.SURE if confidence >= SURE_FROM else Sureness.LIKELY


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a named entity or a date."""

    span: Span
    """The name, without a person's titles."""
    label: EntityLabel
    """Its kind."""
    actor: str | None = None
    """Id of the actor it names, if it names one."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, government or group that the article names or quotes."""

    id: str
    """Unique in its analysis: a1, a2 ... by first mention."""
    name: str
    """The fullest name that the article gives, without title."""
    kind: ActorKind
    """What it is."""
    role: str | None = None
    """Title or function as the article gives it."""
    affiliation: str | None = None
    """The body that the actor belongs to or speaks for, as the article gives it."""
    mentions: tuple[Span, ...] = ()
    """Every place that means this actor by name, title or description, in text order."""


@dataclass(frozen=True, slots=True)
class StatementDate:
    """When the statement was made, as far as the article tells."""

    iso: str | None
    """ISO 8601 day (2024-10-21); None where only vague words stand, or the day of publication is unknown."""
    span: Span | None
    """The words that tell it; None where it is carried on from another sentence."""


@dataclass(frozen=True, slots=True)
class Rival:
    """An actor that might have been the speaker instead."""

    actor: str
    """The actor's id."""
    score: float
    """0 to 1, comparable with the statement's confidence."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Content that the article attributes to a source."""

    id: str
    """Unique in its analysis: s1, s2 ... in text order."""
    kind: StatementKind
    """Direct, mixed or indirect."""
    spans: tuple[Span, ...]
    """The content; more than one where the cue interrupts it."""
    cue: Span | None
    """The word that says that it was said."""
    speaker: Span | None
    """The words nearest to the cue that name the source; None for a clitic and where nothing names it."""
    actor: str | None
    """Id of the actor who said it; None where that is unknown."""
    date: StatementDate | None
    """When it was said."""
    confidence: float
    """0 to 1: how sure the speaker is."""
    why: str
    """Name of the rule that decided on the speaker, in kebab case: cue-after-quotation."""
    rivals: tuple[Rival, ...] = ()
    """Other actors that were weighed, best first, at most five."""
    by_reader: bool = False
    """Whether the reader's own word stands in it: corrected, added or confirmed; then it is not doubtful."""
    codes: tuple[str, ...] = ()
    """Names of the reader's codes that it bears, in the order in which they were given."""

    @property
    def sureness(self) -> Sureness:
        """How sure it is who said it."""
        return sureness_of(self.confidence, named=self.actor is not None, by_reader=self.by_reader)

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.spans[-1].end


@dataclass(frozen=True)
class Analysis:
    """What the machine understood of one text. Two analyses with the same engine stamp and text are equal."""

    language: str | None
    """The language it was analysed as."""
    entities: tuple[Entity, ...]
    """In text order, not overlapping."""
    actors: tuple[Actor, ...]
    """By first mention."""
    statements: tuple[Statement, ...]
    """By where their content begins; nested ones after what holds them."""
    engine: str
    """The engine stamp: program version, pipeline, word lists."""
    code_colours: Mapping[str, str] = field(default_factory=dict)
    """The colours of the codes that statements bear, by the codes' names."""

    @cached_property
    def actors_by_id(self) -> dict[str, Actor]:
        """The actors by their id."""
        return {actor.id: actor for actor in self.actors}


class Progress(NamedTuple):
    """How far a long piece of work has come."""

    stage: str
    """What is being done: "fetch", "load" or "analyse"."""
    done: int
    """Units done: bytes, or paragraphs."""
    total: int | None
    """Units in all; None where it is not known."""
