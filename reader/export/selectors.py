"""Where a note lies, in the words that the W3C's model and Hypothesis share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from reader.export.content import Content, Selection
from reader.model import Anchor, Dossier, Found, FoundHow, Note, Span, Statement

CONTEXT = 32
"""Characters that are told on each side of a passage."""
PROGRAM = "Kutip"
"""Who has found a statement that bears the reader's codes: what is so marked is no note, nor comes in as one."""


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


def marked(selection: Selection, dossier: Dossier) -> list[tuple[Note, bool]]:
    """What is marked in an article, and whether it is a note of the reader's; else it is a statement that bears codes.

    Of chosen notes no more than these.
    """
    found = [(note, True) for note in dossier.notes]
    if selection.content is not Content.NOTES:
        colours = {code.name: code.colour for code in selection.codes_in_use()}
        of_it = (said.statement for said in selection.statements if said.dossier.article_id == dossier.article_id)
        found += [(_as_note(dossier, one, colours[one.codes[0]]), False) for one in of_it if one.codes]
    return found


def _as_note(dossier: Dossier, statement: Statement, colour: str) -> Note:
    text, span = dossier.article.text, Span(statement.start, statement.end)
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return Note(
        id=str(uuid5(NAMESPACE_URL, f"urn:kutip:coded:{dossier.article.digest}:{span.start}:{span.end}")),
        article_id=dossier.article_id,
        anchor=Anchor(span.start, span.end, span.of(text), before, after),
        colour=colour,
        text="",
        tags=statement.codes,
        created=dossier.added,
        updated=dossier.added,
        found=Found(span, FoundHow.EXACT, 1.0),
    )


def utc(moment: datetime) -> str:
    """A moment in UTC, as XML Schema and JSON-LD write it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
