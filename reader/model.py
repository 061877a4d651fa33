"""The things Kutip speaks of, as frozen dataclasses; every room exchanges these and nothing else.

All offsets are code points into an article's canonical text, half open. The module needs the standard library alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

# ---------------------------------------------------------------- the article


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the canonical text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""

    def of(self, text: str) -> str:
        """The words this span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        """Whether the code point at `offset` lies inside."""
        return self.start <= offset < self.end


class BlockKind(StrEnum):
    """What a block of the article is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the article: a paragraph, a heading, a list item. Blocks do not overlap and come in text order."""

    kind: BlockKind
    """What it is."""
    span: Span
    """Its text, without the white space around it."""
    level: int = 0
    """Heading level from 1, or nesting depth of a list item or quotation from 1; 0 elsewhere."""
    marker: str = ""
    """What is drawn before a list item: "•" or its number with a full stop."""


@dataclass(frozen=True)
class Article:
    """An article as intake made it. Its text is never changed afterwards."""

    source: str
    """Where it came from: the path as given, the URL, or "-" for standard input."""
    text: str
    """The canonical text."""
    blocks: tuple[Block, ...]
    """The text's blocks in order; what lies between them is white space."""
    title: str | None = None
    """The headline, if one was told or found."""
    byline: str | None = None
    """Who wrote it."""
    outlet: str | None = None
    """Who published it."""
    published: date | None = None
    """Day of publication."""
    language: str | None = None
    """ISO 639-1 code, or None where the language is not one that Kutip knows."""
    url: str | None = None
    """Address of the page, where the source is one or names one."""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text's UTF-8 bytes, in hexadecimal: the identity of this version of the article."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


# ---------------------------------------------------------------- the machine's understanding


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

    @cached_property
    def actors_by_id(self) -> dict[str, Actor]:
        """The actors by their id."""
        return {actor.id: actor for actor in self.actors}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work has come."""

    stage: str
    """What is being done: "fetch", "load" or "analyse"."""
    done: int
    """Units done: bytes, or paragraphs."""
    total: int | None
    """Units in all; None where it is not known."""


# ---------------------------------------------------------------- what the reader makes


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage, described so that it can be found again in a changed text (W3C position and quote selectors)."""

    start: int
    """Where it began when it was described."""
    end: int
    """Where it ended."""
    exact: str
    """Its words."""
    prefix: str
    """Up to 32 characters before it."""
    suffix: str
    """Up to 32 characters after it."""


class FoundHow(StrEnum):
    """How an anchor was found."""

    EXACT = "exact"
    """The same words at the same place."""
    MOVED = "moved"
    """The same words at another place, told by what stands around them."""
    SIMILAR = "similar"
    """Nearly the same words."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where an anchor's passage stands in a text."""

    span: Span
    """The passage."""
    how: FoundHow
    """How it was found."""
    score: float
    """Likeness of the words, 0 to 1; 1 for exact and moved."""


@dataclass(frozen=True)
class Note:
    """The reader's highlight of a passage, with or without words of the reader's own."""

    id: str
    """UUID, stable over versions, exports and imports."""
    article_id: int
    """The library's number of the article."""
    anchor: Anchor
    """The passage."""
    colour: str
    """One of NOTE_COLOURS."""
    text: str
    """The reader's words; may be empty."""
    tags: tuple[str, ...]
    """Without "#", in the order in which they were given."""
    created: datetime
    """UTC."""
    updated: datetime
    """UTC."""
    found: Found | None = field(default=None, compare=False)
    """Where the passage stands in the article's present text; None for an orphan."""


NOTE_COLOURS = ("yellow", "green", "blue", "pink", "violet")
"""What a highlight can be coloured with; the first is the default."""
