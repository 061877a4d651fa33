"""Hypothesis' JSON: notes as its API lists them, for the programs that read what people export from there."""

from __future__ import annotations

from typing import Any

from reader.codec import json_text
from reader.export.content import ARTICLES, Content, ExportFormat, Selection
from reader.export.links import address, other_addresses
from reader.export.selectors import PROGRAM, marked, selectors, utc
from reader.model import Dossier, Note


def write(selection: Selection) -> str:
    """The notes as the rows of a search."""
    rows = [_row(dossier, note, own=own) for dossier in selection.dossiers for note, own in marked(selection, dossier)]
    return json_text({"total": len(rows), "rows": rows}, indent=1) + "\n"


def _row(dossier: Dossier, note: Note, *, own: bool) -> dict[str, Any]:
    where = address(dossier.article)
    return {
        "id": note.id,
        "created": utc(note.created),
        "updated": utc(note.updated),
        "uri": where,
        "text": note.text,
        "tags": list(note.tags),
        "document": {
            "title": [dossier.article.name],
            "link": [{"href": known_by} for known_by in (where, *other_addresses(dossier.article))],
        },
        "target": [{"source": where} if note.on_article else {"source": where, "selector": selectors(note)}],
        "references": [],
        "hidden": False,
        **({} if own else {"creator": {"type": "Software", "name": PROGRAM}}),
    }


FORMAT = ExportFormat(
    id="hypothesis",
    suffix=".json",
    about="notes as Hypothesis' API lists them",
    writes=ARTICLES | {Content.NOTES},
    write=write,
    holds_statements=False,
)
