"""JSON: everything that is known, with the shapes of `kutip analyze` and of the library's anchors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reader.codec import SCHEMA, analysis_to_json, document_to_json
from reader.model import ActorRef, Analysis, Anchor, Correction, Dossier, Note, StatementCard


def articles(dossiers: Sequence[Dossier]) -> str:
    """Articles with analyses, notes and corrections as one document."""
    return _dump({"schema": SCHEMA, "articles": [_article(dossier) for dossier in dossiers]})


def statements(cards: Sequence[StatementCard]) -> str:
    """Statements over articles as one document."""
    return _dump({"schema": SCHEMA, "statements": [_card(card) for card in cards]})


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


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
        "notes": [note_to_json(note) for note in dossier.notes],
        "corrections": [_correction(correction) for correction in dossier.corrections],
    }


def note_to_json(note: Note) -> dict[str, Any]:
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


def _card(card: StatementCard) -> dict[str, Any]:
    return {
        "article": card.article_id,
        "statement": card.statement_id,
        "title": card.title,
        "outlet": card.outlet,
        "published": card.published.isoformat() if card.published else None,
        "kind": card.kind.value,
        "start": card.span.start,
        "end": card.span.end,
        "text": card.text,
        "speaker": card.speaker,
        "actor": card.actor_key,
        "said": card.said.isoformat() if card.said else None,
        "confidence": card.confidence,
        "by_reader": card.by_reader,
    }
