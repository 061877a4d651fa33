"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/), JSON-LD.

A note becomes an Annotation with a position and a quote selector, its words as a commenting body, its tags as tagging
ones, its colour as the style class.
"""

from __future__ import annotations

from typing import Any

from reader.codec import json_text
from reader.export.content import ARTICLES, Content, ExportFormat, Said, Selection
from reader.export.links import address, other_addresses
from reader.export.selectors import CODES, GENERATOR, as_statement, marked, selectors, told_codes, utc
from reader.model import Dossier, Note

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(selection: Selection) -> str:
    """The notes as an AnnotationCollection with one page."""
    items = [
        _annotation(dossier, note, said) for dossier in selection.dossiers for note, said in marked(selection, dossier)
    ]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    document = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": "Kutip",
        "generator": GENERATOR,
        CODES: told_codes(selection),
        "total": len(items),
        "first": page,
    }
    return json_text(document, indent=1) + "\n"


def _annotation(dossier: Dossier, note: Note, said: Said | None) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = []
    if note.text:
        bodies.append({"type": "TextualBody", "value": note.text, "format": "text/plain", "purpose": "commenting"})
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags]
    annotation: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{note.id}",
        "type": "Annotation",
        "motivation": "commenting" if note.text else "highlighting",
        "created": utc(note.created),
        "modified": utc(note.updated),
        "target": {
            "type": "SpecificResource",
            "source": address(dossier.article),
            "dcterms:identifier": other_addresses(dossier.article),
            "styleClass": f"kutip-{note.colour}",
        },
    }
    if not note.on_article:
        annotation["target"]["selector"] = selectors(note)
    if said is not None:
        annotation |= {"motivation": "classifying", **as_statement(said)}
    if bodies:
        annotation["body"] = bodies
    return annotation


FORMAT = ExportFormat(
    id="w3c",
    suffix=".jsonld",
    about="notes as W3C Web Annotations, JSON-LD",
    writes=ARTICLES | {Content.NOTES},
    write=write,
    holds_statements=False,
)
