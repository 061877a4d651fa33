"""The reader's corrections."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from sqlite3 import Row
from typing import Any

from reader.model import ActorKind, ActorRef, Anchor, Correction, CorrectionVerb, StatementKind, code_key
from reader.storage import rows
from reader.storage.connection import Transaction


def put(tx: Transaction, correction: Correction) -> None:
    """Write a correction; CODE, which is the reader's word as well, beside the others."""
    body = {
        "target": [_anchor_out(anchor) for anchor in correction.target],
        "actor": _ref_out(correction.actor),
        "former": _ref_out(correction.former),
        "spans": [_anchor_out(anchor) for anchor in correction.spans],
        "kind": correction.kind.value if correction.kind else None,
        "cue": _anchor_out(correction.cue) if correction.cue else None,
        "iso": correction.iso,
        "mentions": [_anchor_out(anchor) for anchor in correction.mentions],
    }
    is_code = correction.verb is CorrectionVerb.CODE
    last = tx.row(
        """SELECT max(created) AS created FROM (SELECT created, article_id, id FROM correction
            UNION ALL SELECT created, article_id, id FROM statement_code) WHERE article_id = ? AND id != ?""",
        (correction.article_id, correction.id),
    )
    created = rows.moment_after(correction.created, last["created"] if last else None)
    rows.put(
        tx,
        "statement_code" if is_code else "correction",
        correction.id,
        {
            "id": correction.id,
            "article_id": correction.article_id,
            **({"code": code_key(correction.code)} if is_code else {"verb": correction.verb.value}),
            "created": rows.moment(created),
            "digest": correction.digest,
            "body": rows.dumps(body),
        },
    )


def delete(tx: Transaction, correction_id: str) -> None:
    """Take a correction away."""
    tx.run("DELETE FROM correction WHERE id = ?", (correction_id,))


def of_article(tx: Transaction, article_id: int) -> tuple[Correction, ...]:
    """The article's corrections in the order in which they were made."""
    found = tx.rows("SELECT * FROM correction WHERE article_id = ? ORDER BY created, rowid", (article_id,))
    return tuple(_correction(row) for row in found)


def words_of_article(tx: Transaction, article_id: int) -> tuple[Correction, ...]:
    """The article's corrections and the codes of its statements, in the order in which they were made."""
    found = tx.rows(
        """SELECT id, article_id, verb, created, digest, body, '' AS code, '' AS colour, rowid AS place
            FROM correction WHERE article_id = ?1
        UNION ALL SELECT id, article_id, 'code', created, digest, body, COALESCE(code.name, code), colour, s.rowid
            FROM statement_code AS s LEFT JOIN code ON code.key = s.code WHERE article_id = ?1
        ORDER BY created, place""",
        (article_id,),
    )
    return tuple(replace(_correction(row), code=row["code"], colour=row["colour"] or "") for row in found)


def get(tx: Transaction, correction_id: str) -> Correction | None:
    """A correction by its id."""
    row = tx.row("SELECT * FROM correction WHERE id = ?", (correction_id,))
    return None if row is None else _correction(row)


def _correction(row: Row) -> Correction:
    body: dict[str, Any] = json.loads(row["body"])
    return Correction(
        id=row["id"],
        article_id=row["article_id"],
        verb=CorrectionVerb(row["verb"]),
        target=tuple(_anchor_in(values) for values in body["target"]),
        created=datetime.fromisoformat(row["created"]),
        digest=row["digest"],
        actor=_ref_in(body["actor"]),
        former=_ref_in(body["former"]),
        spans=tuple(_anchor_in(values) for values in body["spans"]),
        kind=StatementKind(body["kind"]) if body["kind"] else None,
        cue=_anchor_in(body["cue"]) if body["cue"] else None,
        iso=body["iso"],
        mentions=tuple(_anchor_in(values) for values in body["mentions"]),
    )


def _anchor_out(anchor: Anchor) -> list[object]:
    return [anchor.start, anchor.end, anchor.exact, anchor.prefix, anchor.suffix]


def _anchor_in(values: list[Any]) -> Anchor:
    return Anchor(*values)


def _ref_out(ref: ActorRef | None) -> list[str] | None:
    return None if ref is None else [ref.name, ref.kind.value]


def _ref_in(values: list[str] | None) -> ActorRef | None:
    return None if values is None else ActorRef(values[0], ActorKind(values[1]))
