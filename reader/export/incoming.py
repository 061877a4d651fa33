"""Notes that come in from other programs: their shape, and what of a file was left out, whichever format it is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from reader.model import ActorRef, Anchor, Code, StatementKind

LONGEST = 100_000
"""Characters of a passage or a note; longer ones are left out."""
MOST_TAGS = 100
"""Codes of a note that are read."""
MOST_CODES = 10_000
"""Codes of a file that are read."""
LONGEST_NAME = 200
"""Characters of a code's name that are read."""


class LeftOut(StrEnum):
    """Why a note did not come in."""

    PAGE = "page"
    """It lies on no passage, and says nothing or answers another note."""
    SHAPE = "shape"
    """It has a shape that cannot be read, or names no article."""
    LONG = "long"
    """Its passage or its words have more than `LONGEST` characters."""
    DOUBLE = "double"
    """The file has it twice."""
    OUTSIDE = "outside"
    """Its passage lies outside of the text that it is told to be in."""
    NO_TEXT = "no-text"
    """It lies on a picture, a sound, a film, or on a text that the file does not hold."""
    NO_ARTICLE = "no-article"
    """Its article is not in the library."""


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """The statement that bears the codes of what came in, as the file tells of it."""

    parts: tuple[Anchor, ...]
    """The passages of its content, in text order."""
    kind: StatementKind | None = None
    actor: ActorRef | None = None
    """Who said it; None where that is not told."""
    iso: str | None = None
    """The ISO 8601 day on which it was said, as far as it is told."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A note that comes from elsewhere, before it is known whose article it belongs to."""

    id: str
    """UUID, or "" where it has none; made from the foreign id, so that a second import finds it again."""
    source: str
    """The address of its article."""
    anchor: Anchor
    """Its passage; start and end are -1 where no position was given."""
    text: str
    tags: tuple[str, ...]
    colour: str
    created: datetime | None
    updated: datetime | None
    name: str = ""
    """What its article is called there, if `source` tells a person nothing."""
    addresses: tuple[str, ...] = ()
    """Other addresses of its article, and "urn:kutip:" with the digests of its texts."""
    statement: CodedStatement | None = None
    """Whose codes these are, where it is no note but a statement with codes that Kutip wrote."""
    may_code: bool = False
    """Whether another program coded a passage and said nothing of it: where it is a statement, that bears the codes."""

    @property
    def _said(self) -> str:
        """Where it lies and what it says, from which it gets an id of its own."""
        return "\0".join(
            (self.source, str(self.anchor.start), self.anchor.exact, str(self.created), self.text, *self.tags)
        )

    def with_own_id(self) -> Incoming:
        """The note with an id made from all that it says."""
        return replace(self, id=str(uuid5(NAMESPACE_URL, f"{self.id}\0{self._said}")))

    def is_another_version_of(self, other: Incoming) -> bool:
        """Whether this, which bears the same id, is the same note, as it is or as it was at another time."""
        if self._said == other._said:
            return True
        times = {self.updated, other.updated}
        return (self.source, self.anchor) == (other.source, other.anchor) and len(times) == 2 and None not in times


@dataclass(frozen=True)
class Parsed:
    """What a file of annotations holds."""

    notes: tuple[Incoming, ...]
    """The usable ones, each with an id of its own."""
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    """How many were left out, and why."""
    codes: tuple[Code, ...] = ()
    """What the file tells of codes, those above before those below."""


def gathered(found: Iterable[Incoming | LeftOut]) -> Parsed:
    """The notes of a file: of a note's versions the newest; two notes of one id are two notes."""
    notes: dict[str, Incoming] = {}
    left_out: Counter[LeftOut] = Counter()
    for one in found:
        if isinstance(one, LeftOut):
            left_out[one] += 1
            continue
        one = one if one.id else one.with_own_id()
        there = notes.get(one.id)
        if there is not None and not one.is_another_version_of(there):
            one = one.with_own_id()
            there = notes.get(one.id)
        if there is not None:
            left_out[LeftOut.DOUBLE] += 1
        if there is None or _moment_of(one) > _moment_of(there):
            notes[one.id] = one
    return Parsed(tuple(notes.values()), dict(left_out))


def _moment_of(note: Incoming) -> datetime:
    return note.updated or note.created or datetime.min.replace(tzinfo=UTC)


def uuid_of(foreign: str) -> str:
    """The UUID that a foreign id is, or one made from it; "" for none."""
    match = re.fullmatch(r"(?:urn:uuid:)?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})", foreign)
    if match:
        return str(UUID(match[1]))
    return str(uuid5(NAMESPACE_URL, foreign)) if foreign else ""


def moment(value: object) -> datetime | None:
    """The moment of an ISO 8601 text, in UTC, which is meant where it names no zone; None where it is none."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        if found is None:
            return None
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
