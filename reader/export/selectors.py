"""Where a note lies, in the words that the W3C's model and Hypothesis share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from reader.model import Note


def selectors(note: Note) -> list[dict[str, Any]]:
    """The words of a note's passage with what stands around them, and its position, in code points."""
    span = note.found.span if note.found else None
    return [
        {
            "type": "TextQuoteSelector",
            "exact": note.anchor.exact,
            "prefix": note.anchor.prefix,
            "suffix": note.anchor.suffix,
        },
        {
            "type": "TextPositionSelector",
            "start": span.start if span else note.anchor.start,
            "end": span.end if span else note.anchor.end,
        },
    ]


def utc(moment: datetime) -> str:
    """A moment in UTC, as XML Schema and JSON-LD write it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
