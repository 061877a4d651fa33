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

    @property
    def name(self) -> str:
        """What it is called in lists: its headline, else its file's name, else its address."""
        return article_name(self.title, self.source)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text's UTF-8 bytes, in hexadecimal: the identity of this version of the article."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def article_name(title: str | None, source: str) -> str:
    """What an article is called in lists: its headline, else its file's name, else its address."""
    if title or "://" in source:
        return title or source
    return source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or source


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
    by_reader: bool = False
    """Whether the reader's own word stands in it: corrected, added or confirmed; then it is not doubtful."""

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


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as the reader names it; ids change with every analysis, names do not."""

    name: str
    """The name as it stands in the corrected analysis, or a new one that the reader typed."""
    kind: ActorKind
    """What it is."""


class CorrectionVerb(StrEnum):
    """What the reader says against the machine."""

    SPEAKER = "speaker"
    """Somebody else said it, or nobody knows who."""
    SPAN = "span"
    """The content begins or ends elsewhere."""
    REJECT = "reject"
    """It is no statement."""
    ADD = "add"
    """A statement that the machine missed."""
    MERGE = "merge"
    """Two actors are one."""
    SPLIT = "split"
    """Some mentions of an actor mean another one."""
    RENAME = "rename"
    """The actor's name or kind is another."""
    DATE = "date"
    """It was said on another day, or no day is told."""
    CONFIRM = "confirm"
    """It is right as it stands."""


@dataclass(frozen=True)
class Correction:
    """The reader's word against the machine's, in terms that outlive re-analysis: passages and names, never ids."""

    id: str
    """UUID."""
    article_id: int
    """The library's number of the article."""
    verb: CorrectionVerb
    """What is said."""
    target: tuple[Anchor, ...]
    """The statement's content as it stood; for SPLIT the mentions that move; for MERGE and RENAME those of `former`."""
    created: datetime
    """UTC; corrections are applied in this order."""
    digest: str
    """The text that the anchors were described on."""
    actor: ActorRef | None = None
    """SPEAKER, ADD, RENAME, SPLIT, MERGE: the actor as it shall be (None: unknown); elsewhere as it stood."""
    former: ActorRef | None = None
    """RENAME, SPLIT, MERGE: the actor as it stood, which is renamed, split, or merged into `actor`."""
    spans: tuple[Anchor, ...] = ()
    """SPAN and ADD: the content as it shall be."""
    kind: StatementKind | None = None
    """The statement's kind; None for actors."""
    cue: Anchor | None = None
    """ADD: the word that says that it was said, if the reader marked it."""
    iso: str | None = None
    """DATE: the ISO 8601 day, None for no day; elsewhere the day as it stood."""
    mentions: tuple[Anchor, ...] = ()
    """Some of the mentions of `actor`, which tell who it is where an analysis gives it another name."""


@dataclass(frozen=True)
class Opened:
    """An article on the desk, with everything that the library knows of it."""

    article: Article
    """The text as it is now."""
    article_id: int
    """The library's number; NO_ARTICLE where there is no library to keep it in: then notes cannot be written."""
    analysis: Analysis | None
    """The cached analysis with the reader's corrections in it; None where it has to be made (Desk.analyse)."""
    notes: tuple[Note, ...]
    """In text order, orphans last."""
    place: int | None
    """Offset of the first line on the screen when it was last read; None on the first time."""
    is_new: bool
    """Whether the library sees it for the first time."""
    changed: bool = False
    """Whether the text differs from the one that was read before; then a new version was kept."""
    notice: str | None = None
    """One sentence that the reader should see: it is the stored copy, or the library cannot be used."""


NO_ARTICLE = 0
"""The article id of what is read without a library."""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as the library lists it."""

    id: int
    """The library's number."""
    title: str | None
    """Its headline."""
    outlet: str | None
    """Who published it."""
    published: date | None
    """Day of publication."""
    language: str | None
    """ISO 639-1 code, if known."""
    source: str
    """Path, URL, or "-"."""
    added: datetime
    """When it was first opened, UTC."""
    opened: datetime
    """When it was last opened, UTC."""
    statements: int
    """How many statements its last analysis has; 0 where it was never analysed."""
    notes: int
    """How many notes the reader made."""
    progress: float
    """How far it was read, 0 to 1."""


@dataclass(frozen=True, slots=True)
class VersionCard:
    """One version of an article's text."""

    digest: str
    """Its identity."""
    seen: datetime
    """When it was first opened, UTC."""
    length: int
    """Code points."""
    current: bool
    """Whether it is the one that is read now."""


class HitKind(StrEnum):
    """What a search found something in."""

    ARTICLE = "article"
    STATEMENT = "statement"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place that a search found."""

    kind: HitKind
    """In what."""
    article_id: int
    """Of which article."""
    title: str
    """What the article is called: its title, or its file's name, or its address."""
    span: Span | None
    """The first word found, in the article's text; for a note its passage; None where that is lost."""
    snippet: str
    """Some words around what was found, on one line."""
    marks: tuple[Span, ...]
    """What was found, as offsets into the snippet."""
    speaker: str | None = None
    """Who said it, for a statement."""
    note_id: str | None = None
    """Which note, for a note."""
    published: date | None = None
    """The article's day."""


@dataclass(frozen=True, slots=True)
class ActorCard:
    """An actor over all articles."""

    key: str
    """What the library knows the actor by: the folded name and the kind; merging and splitting go by it."""
    name: str
    """The name that most articles give."""
    kind: ActorKind
    """What it is."""
    articles: int
    """In how many articles it speaks or is named."""
    statements: int
    """How many statements it made."""
    names: tuple[str, ...]
    """Every name that stands for it."""


@dataclass(frozen=True, slots=True)
class StatementCard:
    """A statement as it stands in the library, over all articles."""

    article_id: int
    """Of which article."""
    statement_id: str
    """Which one in that article's analysis."""
    title: str
    """What the article is called: its title, or its file's name, or its address."""
    outlet: str | None
    """Who published the article."""
    published: date | None
    """The article's day."""
    kind: StatementKind
    """Direct, mixed or indirect."""
    span: Span
    """Where its content stands, from first to last."""
    text: str
    """Its content."""
    speaker: str | None
    """Who said it; None where that is unknown."""
    actor_key: str | None
    """The actor's key over all articles."""
    said: date | None
    """The day on which it was said; None where it is not told."""
    confidence: float
    """0 to 1."""
    by_reader: bool = False
    """Whether the reader's own word stands in it."""

    @property
    def day(self) -> date | None:
        """Where it belongs on a timeline: the day it was said, else the day of publication."""
        return self.said or self.published


@dataclass(frozen=True, slots=True)
class SameQuotation:
    """A statement elsewhere that gives the same quotation."""

    statement: StatementCard
    """Where it is."""
    likeness: float
    """Likeness of the words, 0 to 1; 1 for the same words."""


class ChangeKind(StrEnum):
    """What became of a part of a text from one version to the next."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A run of text in the comparison of two versions. The SAME and REMOVED parts make up the old text, the SAME and
    ADDED ones the new one."""

    kind: ChangeKind
    """SAME, ADDED or REMOVED."""
    text: str
    """The run's words."""


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """What became of a statement."""

    kind: ChangeKind
    """CHANGED, ADDED or REMOVED."""
    speaker: str | None
    """Who said it."""
    before: str | None
    """Its content in the old version."""
    after: str | None
    """Its content in the new one."""
    span: Span | None
    """Where it stands in the new text."""


@dataclass(frozen=True)
class VersionDiff:
    """Two versions of an article side by side."""

    old: Article
    """The earlier text."""
    new: Article
    """The later one."""
    parts: tuple[DiffPart, ...]
    """The whole of both, in order."""
    quotes: tuple[QuoteChange, ...]
    """The statements that are not the same in both; empty where one version was never analysed."""


@dataclass(frozen=True)
class Dossier:
    """An article with everything that is known of it: what an export is made from."""

    article_id: int
    """The library's number."""
    article: Article
    """The present text."""
    analysis: Analysis | None
    """With the reader's corrections in it; None where it was never analysed."""
    notes: tuple[Note, ...]
    """In text order, orphans last."""
    corrections: tuple[Correction, ...]
    """In the order in which they were made."""
    added: datetime
    """When it was first opened, UTC."""
    opened: datetime
    """When it was last opened, UTC."""
