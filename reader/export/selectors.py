"""Where a note lies, in the words that the W3C's model and Hypothesis share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from reader.export.content import Content, Said, Selection
from reader.model import Anchor, Dossier, Found, FoundHow, Note, Span, Statement

CONTEXT = 32
"""Characters that are told on each side of a passage."""
PROGRAM = "Kutip"
"""Who has found a statement that bears the reader's codes: what is so marked is no note, nor comes in as one."""


STATEMENT = "kutip:statement"
"""The name under which an annotation tells of the statement that bears its codes."""
CODES = "kutip:codes"
"""The name under which a file tells of its codes."""
GENERATOR = {"type": "Software", "name": PROGRAM}
"""What a file says of what made it."""


def selectors(note: Note) -> list[dict[str, Any]]:
    """The words of a note's passage with what stands around them, and its position, in code points."""
    return _selectors(note.anchor, note.found.span if note.found else None)


def _selectors(anchor: Anchor, span: Span | None) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": anchor.exact,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        },
        {
            "type": "TextPositionSelector",
            "start": span.start if span else anchor.start,
            "end": span.end if span else anchor.end,
        },
    ]


def marked(selection: Selection, dossier: Dossier) -> list[tuple[Note, Said | None]]:
    """What is marked in an article: the reader's notes, each with None, and, as notes, the statements that bear codes.

    Of chosen notes no more than these.
    """
    found: list[tuple[Note, Said | None]] = [(note, None) for note in dossier.notes]
    if selection.content is not Content.NOTES:
        colours = {code.name: code.colour for code in selection.codes_in_use()}
        of_it = (said for said in selection.statements if said.dossier.article_id == dossier.article_id)
        found += [
            (_as_note(dossier, said.statement, colours[said.statement.codes[0]]), said)
            for said in of_it
            if said.statement.codes
        ]
    return found


def as_statement(said: Said) -> dict[str, Any]:
    """What tells a statement that bears codes apart from a note, and by which it is found when the file comes back."""
    statement, text = said.statement, said.dossier.article.text
    actor = said.actor
    return {
        "creator": GENERATOR,
        STATEMENT: {
            "kind": statement.kind.value,
            "said": said.said or None,
            "speaker": {"name": actor.name, "kind": actor.kind.value} if actor else None,
            "parts": [_selectors(anchor_of(text, span), None) for span in statement.spans],
        },
    }


def told_codes(selection: Selection) -> list[dict[str, str | int | None]]:
    """What is told of the codes of an export."""
    return [
        {
            "name": one.name,
            "colour": one.colour,
            "description": one.description,
            "parent": one.parent,
            "digit": one.slot,
        }
        for one in selection.codes_in_use()
    ]


def anchor_of(text: str, span: Span) -> Anchor:
    """A passage with what stands around it."""
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return Anchor(span.start, span.end, span.of(text), before, after)


def _as_note(dossier: Dossier, statement: Statement, colour: str) -> Note:
    text, span = dossier.article.text, Span(statement.start, statement.end)
    return Note(
        id=str(uuid5(NAMESPACE_URL, f"urn:kutip:coded:{dossier.article.digest}:{span.start}:{span.end}")),
        article_id=dossier.article_id,
        anchor=anchor_of(text, span),
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
