"""Full-text search (FTS5) over texts, statements and notes.

Each table has a column `stems` with one stem for each word of `body`, in the same order: a hit in it is shown at the
word of `body` with the same number. What a row belongs to is told by its row id and its `ref`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import HitKind
from reader.store.connection import Transaction

ROWS = 65536
"""Row ids that belong to one article; no article has more statements or notes than the first so many that are found."""

MANY = 3000
"""More hits than that are ordered by age instead of by fitness: weighing all of them would make the reader wait."""

ON, OFF = "\x02", "\x03"
"""Marks around what was found; no text holds them, intake and the desk take them out."""

_TABLES = {HitKind.ARTICLE: "article_words", HitKind.STATEMENT: "statement_words", HitKind.NOTE: "note_words"}
_BODY = {HitKind.ARTICLE: 1, HitKind.STATEMENT: 0, HitKind.NOTE: 0}
"""Number of the column `body`; `stems` follows it."""


@dataclass(frozen=True, slots=True)
class RawHit:
    """A row that a search found."""

    kind: HitKind
    article_id: int
    ref: str
    """Id of the statement or note; empty for an article."""
    body: str
    """Its words, with ON and OFF around what was found as it was typed."""
    stems: str
    """Its stems, with ON and OFF around what was found by its stem."""


def put_text(tx: Transaction, article_id: int, title: str, body: str, stems: str) -> None:
    """Make an article's text found by these words and stems."""
    tx.run("DELETE FROM article_words WHERE rowid = ?", (article_id,))
    tx.run("INSERT INTO article_words (rowid, title, body, stems) VALUES (?, ?, ?, ?)",
           (article_id, title, body, stems))  # fmt: skip


def put_parts(tx: Transaction, kind: HitKind, article_id: int, parts: Sequence[tuple[str, str, str]]) -> None:
    """Make an article's statements or notes found: the ref, words and stems of each."""
    table = _TABLES[kind]
    first = article_id * ROWS
    tx.run(f"DELETE FROM {table} WHERE rowid BETWEEN ? AND ?", (first, first + ROWS - 1))
    tx.run_many(
        f"INSERT INTO {table} (rowid, ref, body, stems) VALUES (?, ?, ?, ?)",
        [(first + number, *part) for number, part in enumerate(parts[:ROWS])],
    )


def find(tx: Transaction, kind: HitKind, query: str, limit: int) -> list[RawHit]:
    """The rows that the FTS5 query finds, the fittest first; of very many the newest."""
    table = _TABLES[kind]
    body = _BODY[kind]
    owner = "rowid" if kind is HitKind.ARTICLE else f"rowid / {ROWS}"
    shown = f"{owner} IN (SELECT id FROM article WHERE removed IS NULL)"
    many = tx.row(f"SELECT count(*) AS n FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {MANY + 1})", (query,))
    weights = ", ".join(["3.0"] * body + ["1.0", "0.6"])
    order = "rowid DESC" if many is not None and many["n"] > MANY else f"bm25({table}, {weights})"
    ref = "''" if kind is HitKind.ARTICLE else "ref"
    found = tx.rows(
        f"SELECT {owner} AS article_id, {ref} AS ref, highlight({table}, {body}, ?, ?) AS body, "
        f"highlight({table}, {body + 1}, ?, ?) AS stems FROM {table} WHERE {table} MATCH ? AND {shown} "
        f"ORDER BY {order} LIMIT ?",
        (ON, OFF, ON, OFF, query, limit),
    )
    return [RawHit(kind, row["article_id"], row["ref"], row["body"], row["stems"]) for row in found]
