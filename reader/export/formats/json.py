"""JSON: everything that is known, with the shapes of `kutip analyze` and of the library's anchors."""

from __future__ import annotations

from typing import Any

from reader.codec import SCHEMA, analysis_to_json, document_to_json, json_text
from reader.export.content import ARTICLES, Content, ExportFormat, Said, Selection
from reader.export.links import address
from reader.export.tables import codes_of
from reader.model import ActorRef, Analysis, Anchor, Code, Correction, Dossier, Note


def write(selection: Selection) -> str:
    """Articles with analyses, notes and corrections as one document, or the statements of a list."""
    if selection.content is Content.STATEMENTS:
        return _dump({"schema": SCHEMA, "statements": [_statement(said) for said in selection.statements]})
    codes = [_code(code) for code in selection.codes_in_use()]
    return _dump({"schema": SCHEMA, "codes": codes, "articles": [_article(dossier) for dossier in selection.dossiers]})


def _dump(value: object) -> str:
    return json_text(value, indent=1) + "\n"


def _article(dossier: Dossier) -> dict[str, Any]:
    analysis = dossier.analysis or Analysis(dossier.article.language, (), (), (), engine="")
    document = document_to_json(dossier.article, analysis)
    document.pop("schema")
    if dossier.analysis is None:
        for key in analysis_to_json(analysis).keys() - {"language"}:
            document[key] = None
    return {
        "id": dossier.article_id,
        "added": dossier.added.isoformat(),
        "opened": dossier.opened.isoformat(),
        "digest": dossier.article.digest,
        **document,
        "notes": [_note_to_json(note) for note in dossier.notes],
        "corrections": [_correction(correction) for correction in dossier.corrections],
    }


def _note_to_json(note: Note) -> dict[str, Any]:
    """A note with its anchor and its place."""
    found = note.found
    return {
        "id": note.id,
        "anchor": _anchor(note.anchor),
        "colour": note.colour,
        "text": note.text,
        "tags": list(note.tags),
        "created": note.created.isoformat(),
        "updated": note.updated.isoformat(),
        "found": None
        if found is None
        else {"start": found.span.start, "end": found.span.end, "how": found.how.value, "score": found.score},
    }


def _code(code: Code) -> dict[str, Any]:
    return {
        "name": code.name,
        "colour": code.colour,
        "description": code.description,
        "parent": code.parent,
        "digit": code.slot,
    }


def _anchor(anchor: Anchor) -> dict[str, Any]:
    return {
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _ref(ref: ActorRef | None) -> dict[str, str] | None:
    return None if ref is None else {"name": ref.name, "kind": ref.kind.value}


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "id": correction.id,
        "verb": correction.verb.value,
        "target": [_anchor(anchor) for anchor in correction.target],
        "spans": [_anchor(anchor) for anchor in correction.spans],
        "actor": _ref(correction.actor),
        "former": _ref(correction.former),
        "kind": correction.kind.value if correction.kind else None,
        "date": correction.iso,
        "created": correction.created.isoformat(),
    }


def _statement(said: Said) -> dict[str, Any]:
    """A statement of a list: what the table of statements tells, under the names of `kutip statements`."""
    statement, article = said.statement, said.dossier.article
    return {
        "article": said.dossier.article_id,
        "statement": statement.id,
        "title": article.name,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "address": address(article),
        "kind": statement.kind.value,
        "start": statement.start,
        "end": statement.end,
        "text": said.content,
        "cue": said.cue or None,
        "speaker": said.name,
        "name_in_text": said.name_in_text or None,
        "said": said.said or None,
        "confidence": statement.confidence,
        "sureness": statement.sureness.value,
        "by_reader": statement.by_reader,
        "codes": codes_of(said),
    }


FORMAT = ExportFormat(
    id="json",
    suffix=".json",
    about="everything that is known of the articles",
    writes=ARTICLES | {Content.STATEMENTS},
    write=write,
)
