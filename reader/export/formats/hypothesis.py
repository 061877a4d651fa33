"""Hypothesis' JSON: notes as its API lists them, for the programs that read what people export from there."""

from __future__ import annotations

from typing import Any

from reader.codec import json_text
from reader.export.content import ARTICLES, Content, ExportFormat, Said, Selection
from reader.export.links import address, other_addresses
from reader.export.selectors import CODES, GENERATOR, as_statement, marked, selectors, told_codes, utc
from reader.model import Dossier, Note


def write(selection: Selection) -> str:
    """The notes as the rows of a search."""
    rows = [_row(dossier, note, said) for dossier in selection.dossiers for note, said in marked(selection, dossier)]
    told = {"generator": GENERATOR, CODES: told_codes(selection)}
    return json_text({"total": len(rows), "rows": rows, **told}, indent=1) + "\n"


def _row(dossier: Dossier, note: Note, said: Said | None) -> dict[str, Any]:
    where = address(dossier.article)
    target: dict[str, Any] = {"source": where, "styleClass": f"kutip-{note.colour}"}
    if not note.on_article:
        target["selector"] = selectors(note)
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
        "target": [target],
        "references": [],
        "hidden": False,
        **(as_statement(said) if said is not None else {}),
    }


FORMAT = ExportFormat(
    id="hypothesis",
    suffix=".json",
    about="notes as Hypothesis' API lists them",
    writes=ARTICLES | {Content.NOTES},
    write=write,
    holds_statements=False,
)
