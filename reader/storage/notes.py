"""The reader's notes, and where their passages stand in the texts of today."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from sqlite3 import Row
from typing import NamedTuple

from reader.model import Anchor, Found, FoundHow, Note, Span
from reader.storage import rows
from reader.storage.connection import Transaction


class KeptNote(NamedTuple):
    """A note with what is known of its passage's place in one text."""

    note: Note
    """The note; its `found` is filled where `placed` says so."""
    digest: str
    """The text that its anchor was described on."""
    placed: bool
    """Whether the place in the asked text is known (it may be known to be lost)."""


_PLACED = """SELECT note.*, p.note_id AS placed, p.start AS at, p.end AS until, how, score
    FROM note JOIN article ON article.id = note.article_id AND article.removed IS NULL
    LEFT JOIN note_place AS p ON p.note_id = note.id AND p.digest = article.digest"""


_BEARS = "EXISTS (SELECT 1 FROM note_code WHERE name = ?2 AND note_id = note.id)"
"""Whether a note bears the code that is the second value."""


def put(tx: Transaction, note: Note, digest: str) -> None:
    """Write a note whose anchor was described on the text with this digest, or write it anew."""
    rows.put(
        tx,
        "note",
        note.id,
        {
            "id": note.id,
            "article_id": note.article_id,
            "digest": digest,
            "start": note.anchor.start,
            "end": note.anchor.end,
            "exact": note.anchor.exact,
            "prefix": note.anchor.prefix,
            "suffix": note.anchor.suffix,
            "colour": note.colour,
            "text": note.text,
            "tags": rows.dumps(list(note.tags)),
            "created": rows.moment(note.created),
            "updated": rows.moment(note.updated),
        },
    )


def delete(tx: Transaction, note_id: str) -> None:
    """Take a note away."""
    tx.run("DELETE FROM note WHERE id = ?", (note_id,))


def get(tx: Transaction, note_id: str) -> KeptNote | None:
    """A note by its id, without its place."""
    row = tx.row("SELECT * FROM note WHERE id = ?", (note_id,))
    return None if row is None else KeptNote(_note(row, None), row["digest"], placed=False)


def of_article(tx: Transaction, article_id: int, digest: str) -> list[KeptNote]:
    """The article's notes with their places in the text with this digest, as far as they are known."""
    found = tx.rows(
        "SELECT note.*, p.note_id AS placed, p.start AS at, p.end AS until, how, score FROM note "
        "LEFT JOIN note_place AS p ON p.note_id = note.id AND p.digest = ? WHERE article_id = ?",
        (digest, article_id),
    )
    return [_kept(row) for row in found]


def of_article_now(tx: Transaction, article_id: int) -> list[KeptNote]:
    """The article's notes with their places in the present text, as far as they are known."""
    row = tx.row("SELECT digest FROM article WHERE id = ?", (article_id,))
    return [] if row is None else of_article(tx, article_id, row["digest"])


def get_placed(tx: Transaction, note_id: str) -> KeptNote | None:
    """A note with its place in the article's present text, as far as it is known."""
    row = tx.row(f"{_PLACED} WHERE note.id = ?", (note_id,))
    return None if row is None else _kept(row)


def place(tx: Transaction, note_id: str, digest: str, found: Found | None) -> None:
    """Remember where a note's passage stands in the text with this digest; None: nowhere."""
    where = (None,) * 4 if found is None else (found.span.start, found.span.end, found.how.value, found.score)
    tx.run("INSERT OR REPLACE INTO note_place VALUES (?, ?, ?, ?, ?, ?)", (note_id, digest, *where))


def forget_places(tx: Transaction, note_id: str) -> None:
    """The note has another anchor now: nothing that was known of its places holds."""
    tx.run("DELETE FROM note_place WHERE note_id = ?", (note_id,))


def every(
    tx: Transaction, *, tag: str | None = None, colour: str | None = None, limit: int | None = None
) -> list[KeptNote]:
    """The notes of all articles that are not removed, the last changed first, with their places in the present text."""
    found = tx.rows(
        f"""{_PLACED} WHERE (?1 IS NULL OR colour = ?1) AND (?2 IS NULL OR {_BEARS})
        ORDER BY updated DESC, note.id LIMIT ?3""",
        (colour, tag, -1 if limit is None else limit),
    )
    return [_kept(row) for row in found]


def with_code(tx: Transaction, name: str, *, limit: int | None = None) -> list[KeptNote]:
    """The notes that bear a code, by article, with their places in the present text; at most so many."""
    found = tx.rows(
        f"""{_PLACED} WHERE note.id IN (SELECT note_id FROM note_code WHERE name = ?)
        ORDER BY note.article_id, note.start, note.id LIMIT ?""",
        (name, -1 if limit is None else limit),
    )
    return [_kept(row) for row in found]


def articles_of(tx: Transaction, ids: Collection[str]) -> set[int]:
    """The articles that some notes lie in, without those that are removed."""
    found = tx.tuples(
        """SELECT DISTINCT article_id FROM note JOIN article ON article.id = article_id AND removed IS NULL
        WHERE note.id IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(ids)),),
    )
    return {article_id for (article_id,) in found}


def unplaced(tx: Transaction) -> list[int]:
    """The articles that have notes of which it is not known where they stand in the present text."""
    found = tx.rows(
        """SELECT DISTINCT note.article_id FROM note JOIN article ON article.id = note.article_id AND removed IS NULL
        WHERE NOT EXISTS (SELECT 1 FROM note_place AS p WHERE p.note_id = note.id AND p.digest = article.digest)"""
    )
    return [row["article_id"] for row in found]


def tags(tx: Transaction) -> tuple[tuple[str, int], ...]:
    """Every tag in use with the number of notes that bear it, the most used first."""
    return tuple(tx.tuples("SELECT name, count(*) AS uses FROM note_code GROUP BY name ORDER BY uses DESC, name"))


def taken(tx: Transaction, ids: Sequence[str]) -> set[str]:
    """Those of `ids` that are notes already."""
    found = tx.rows("SELECT id FROM note WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
    return {row["id"] for row in found}


def _kept(row: Row) -> KeptNote:
    found = None if row["at"] is None else Found(Span(row["at"], row["until"]), FoundHow(row["how"]), row["score"])
    return KeptNote(_note(row, found), row["digest"], placed=row["placed"] is not None)


def _note(row: Row, found: Found | None) -> Note:
    return Note(
        id=row["id"],
        article_id=row["article_id"],
        anchor=Anchor(row["start"], row["end"], row["exact"], row["prefix"], row["suffix"]),
        colour=row["colour"],
        text=row["text"],
        tags=tuple(json.loads(row["tags"])),
        created=datetime.fromisoformat(row["created"]),
        updated=datetime.fromisoformat(row["updated"]),
        found=found,
    )
