"""What the reader makes: notes and corrections, and the anchors that hold them to the text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from reader.model.analysis import ActorKind, StatementKind
from reader.model.article import Span


class Anchor(NamedTuple):
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


WHOLE_ARTICLE = Anchor(0, 0, "", "", "")
"""The anchor of a note that is about the article and lies on no passage of it."""


class FoundHow(StrEnum):
    """How an anchor was found."""

    EXACT = "exact"
    """The same words at the same place."""
    MOVED = "moved"
    """The same words at another place, told by what stands around them."""
    SIMILAR = "similar"
    """Nearly the same words."""


class Found(NamedTuple):
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

    @property
    def sign(self) -> str:
        """What stands for it beside its passage."""
        return SIMILAR_SIGN if self.found is not None and self.found.how is FoundHow.SIMILAR else NOTE_SIGN

    @property
    def on_article(self) -> bool:
        """Whether it is about the whole article."""
        return self.anchor == WHOLE_ARTICLE


NOTE_SIGN, SIMILAR_SIGN = "•", "◦"
"""What stands for a note, and for one whose passage is only similar to the words that it was made on."""

NOTE_COLOURS = ("yellow", "green", "blue", "pink", "violet")
"""What a highlight can be coloured with; the first is the default."""

CODE_SLOTS = range(1, 10)
"""The digits that a code can be given by."""


def code_key(name: str) -> str:
    """What a code is known by: two names that differ in case, form of accents or spaces are one code."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True, slots=True)
class Code:
    """A word of the reader's by which notes and statements are gathered: claim, promise, money."""

    name: str
    """As the reader writes it, on one line, without "#"."""
    colour: str = NOTE_COLOURS[0]
    """One of NOTE_COLOURS."""
    description: str = ""
    """What it is for; may be empty."""
    parent: str | None = None
    """Name of the code that it stands below."""
    slot: int | None = None
    """The digit that gives it in the screen, 1 to 9."""


class ActorRef(NamedTuple):
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
    CODE = "code"
    """It bears a code: nothing against the machine, but held to the text in the same way."""


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
    code: str = ""
    """CODE: the code's name."""
    colour: str = ""
    """CODE: the code's colour."""
