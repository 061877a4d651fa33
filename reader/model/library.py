"""What the library hands out: opened articles, lists, what was found, what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from reader.model.analysis import ActorKind, Analysis, StatementKind, Sureness, sureness_of
from reader.model.article import Article, Span
from reader.model.reader_made import Code, Correction, Note


@dataclass(frozen=True)
class Opened:
    """An article in the library, with everything that the library knows of it."""

    article: Article
    """The text as it is now."""
    article_id: int
    """The library's number; NO_ARTICLE where there is no library to keep it in: then notes cannot be written."""
    analysis: Analysis | None
    """The cached analysis with the reader's corrections in it; None where it has to be made (Library.analyse)."""
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
    name: str
    """What it is called: its headline, or its file's name, or its first words or address."""


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
    """What the article is called: its headline, or its file's name, or its first words or address."""
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
    whole: str = ""
    """For a statement or a note all of its words; empty for an article."""
    statement_id: str | None = None
    """Which statement, for a statement."""
    whole_marks: tuple[Span, ...] = ()
    """What was found, as offsets into `whole`."""


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
    """What the article is called: its headline, or its file's name, or its first words or address."""
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
    codes: tuple[str, ...] = ()
    """The codes that it bears itself, by name."""

    @property
    def sureness(self) -> Sureness:
        """How sure it is who said it."""
        return sureness_of(self.confidence, named=self.speaker is not None, by_reader=self.by_reader)

    @property
    def day(self) -> date | None:
        """Where it belongs on a timeline: the day it was said, else the day of publication."""
        return self.said or self.published


@dataclass(frozen=True, slots=True)
class CodeCard:
    """A code as the library lists it."""

    code: Code
    """What the reader says of it."""
    notes: int
    """How many notes bear it."""
    statements: int
    """How many statements bear it themselves."""
    depth: int
    """How many codes it stands below."""


class CodeTable(NamedTuple):
    """Who says what kind of thing: how many statements of each actor have each code.

    A statement has the codes that it bears and those of the notes that lie on it.
    """

    codes: tuple[str, ...]
    """The codes that some statement has, by name, in the order of their list."""
    actors: tuple[tuple[str | None, str | None], ...]
    """Key and name of who says something that has a code, the most first; None, None: it is unknown who."""
    counts: Mapping[tuple[str, str | None], int]
    """The number of statements by code and actor's key; 0 is left out."""


class SameQuotation(NamedTuple):
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


class Detail(StrEnum):
    """What is told of a statement beside its words."""

    SPEAKER = "speaker"
    DAY = "day"
    KIND = "kind"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class DetailChange:
    """What is told otherwise of a statement."""

    detail: Detail
    """What."""
    before: str | None
    """A name, an ISO day, a kind's value, a word; None where the old version tells none."""
    after: str | None
    """The same of the new version."""


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """What became of a statement."""

    kind: ChangeKind
    """CHANGED, ADDED or REMOVED."""
    speaker: str | None
    """Who said it, in the new version where it stands there."""
    before: str | None
    """Its content in the old version."""
    after: str | None
    """Its content in the new one, whole."""
    span: Span | None
    """Where it stands in the new text."""
    details: tuple[DetailChange, ...] = ()
    """What is told otherwise of it, in the order of `Detail`."""
    words: tuple[DiffPart, ...] = ()
    """Its two contents side by side; empty where they have the same words, whatever the shape of their marks."""


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
    analysed: bool = True
    """Whether both versions were analysed: else it is not known which statements changed."""


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
