"""Annotations that come in: W3C Web Annotations (https://www.w3.org/TR/annotation-model/) and Hypothesis' JSON.

They are foreign: wrong shapes are told of and left out, never trusted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from reader.errors import FormatError
from reader.model import NOTE_COLOURS, Anchor

MOST_BYTES = 64 * 1024 * 1024
"""Largest file that is read; a person's notes of a lifetime are smaller."""
LONGEST = 100_000
"""Characters of a passage or a note; longer ones are left out."""
MOST_TAGS = 100
"""Codes of a note that are read."""
_FAR = 2**53


@dataclass(frozen=True, slots=True)
class Incoming:
    """A note that comes from elsewhere, before it is known whose article it belongs to."""

    id: str
    """UUID; made from the foreign id where that is none, so that a second import finds the note again."""
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
    """Other addresses of its article."""


@dataclass(frozen=True)
class Parsed:
    """What a file of annotations holds."""

    notes: tuple[Incoming, ...]
    """The usable ones."""
    left_out: int
    """How many had no passage, or a shape that could not be read."""


def parse(data: bytes) -> Parsed:
    """The notes in a file of Web Annotations (one, a list, a page, a collection, a graph), of Hypothesis' JSON, or in a
    REFI-QDA project.

    Raises FormatError where it is none of these.
    """
    if len(data) > MOST_BYTES:
        raise FormatError(
            "File too large", f"Annotations are read up to {MOST_BYTES // 2**20} MB; split the file into smaller ones."
        )
    if data.startswith(b"PK"):
        from reader.export.qda_reader import parse_project

        return parse_project(data)
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FormatError("Not JSON", "The file is not the JSON that W3C or Hypothesis annotations are in.") from error
    items = _items(document)
    if items is None:
        raise FormatError(
            "No annotations", "The file is JSON, but holds neither W3C Web Annotations nor Hypothesis annotations."
        )
    notes = [_incoming(item) for item in items]
    usable = tuple(note for note in notes if note is not None)
    return Parsed(usable, len(notes) - len(usable))


def _items(document: object) -> list[object] | None:
    """The annotations of a document, whichever way they are wrapped."""
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        return None
    for key in ("items", "rows", "annotations", "@graph"):
        inner = document.get(key)
        if isinstance(inner, list):
            return inner
    first = document.get("first")
    if isinstance(first, dict) and isinstance(first.get("items"), list):
        return list(first["items"])
    return [document] if "target" in document else None


def _incoming(item: object) -> Incoming | None:
    """One annotation, or None where it has no passage."""
    if not isinstance(item, dict):
        return None
    target = _first(item.get("target"))
    if not isinstance(target, dict):
        return None
    source = _text(target.get("source")) or _id_of(target.get("source")) or _text(item.get("uri"))
    anchor = _anchor(target.get("selector"))
    foreign = _text(item.get("id"))
    if not source or anchor is None:
        return None
    words, tags = _bodies(item)
    if len(words) > LONGEST:
        return None
    return Incoming(
        id=uuid_of(foreign or f"{source}#{anchor.start}:{anchor.exact}"),
        source=source,
        anchor=anchor,
        text=words,
        tags=tags[:MOST_TAGS],
        colour=_colour(target.get("styleClass")),
        created=moment(item.get("created")),
        updated=moment(item.get("modified") or item.get("updated")),
    )


def _anchor(selectors: object) -> Anchor | None:
    start = end = -1
    exact = prefix = suffix = ""
    for selector in _flat(selectors):
        kind = selector.get("type")
        if kind == "TextQuoteSelector":
            exact = _text(selector.get("exact"))
            prefix, suffix = _text(selector.get("prefix"))[-32:], _text(selector.get("suffix"))[:32]
        elif kind == "TextPositionSelector":
            a, b = selector.get("start"), selector.get("end")
            if isinstance(a, int) and isinstance(b, int) and 0 <= a < b < _FAR:
                start, end = a, b
    return Anchor(start, end, exact, prefix, suffix) if 0 < len(exact) <= LONGEST else None


def _flat(selectors: object, depth: int = 0) -> Iterable[dict[str, Any]]:
    """Selectors in a list, in a choice of several, and those that refine another one."""
    if isinstance(selectors, dict) and depth < 8:
        yield selectors
        for key in ("items", "refinedBy"):
            yield from _flat(selectors.get(key), depth + 1)
    elif isinstance(selectors, list) and depth < 8:
        for selector in selectors[:50]:
            yield from _flat(selector, depth + 1)


def _bodies(item: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The words and the tags of an annotation: W3C's bodies, or Hypothesis' text and tags."""
    words = [_text(item.get("text"))]
    tags = [_text(tag) for tag in item["tags"]] if isinstance(item.get("tags"), list) else []
    bodies = item.get("body", item.get("bodyValue"))
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, str):
            words.append(body)
        elif isinstance(body, dict):
            (tags if body.get("purpose") == "tagging" else words).append(_text(body.get("value")))
    return "\n\n".join(part for part in words if part), tuple(dict.fromkeys(tag for tag in tags if tag))


def _colour(style: object) -> str:
    name = _text(_first(style)).removeprefix("kutip-")
    return name if name in NOTE_COLOURS else NOTE_COLOURS[0]


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _id_of(value: object) -> str:
    return _text(value.get("id")) if isinstance(value, dict) else ""


def _text(value: object) -> str:
    """A string without lone surrogates, which no file and no library can hold; anything else is empty."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def uuid_of(foreign: str) -> str:
    """The UUID that a foreign id is, or one made from it."""
    match = re.fullmatch(r"(?:urn:uuid:)?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})", foreign)
    return str(UUID(match[1])) if match else str(uuid5(NAMESPACE_URL, foreign))


def moment(value: object) -> datetime | None:
    """The moment of an ISO 8601 text, in UTC, which is meant where it names no zone; None where it is none."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        if found is None:
            return None
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
