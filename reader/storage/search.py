"""Full-text search (FTS5) over texts, statements and notes.

Each table has a column `stems` with one stem for each word of `body`, in the same order: a hit in it is shown at the
word of `body` with the same number. What a row belongs to is told by its row id and its `ref`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.model import HitKind
from reader.storage.connection import Transaction

ROWS_OF_ARTICLE = 65536
"""Row ids that belong to one article; no article has more statements or notes than the first so many that are found."""

WEIGHED_HITS = 1000
"""More hits than that are ordered by age instead of by fitness: weighing all of them would make the reader wait."""

_TABLES = {HitKind.ARTICLE: "article_words", HitKind.STATEMENT: "statement_words", HitKind.NOTE: "note_words"}
_BODY = {HitKind.ARTICLE: 1, HitKind.STATEMENT: 0, HitKind.NOTE: 0}
"""Number of the column `body`; `stems` follows it."""


class RawHit(NamedTuple):
    """A row that a search found."""

    kind: HitKind
    article_id: int
    ref: str
    """Id of the statement or note; empty for an article."""
    body: str
    """Its words."""
    stems: str
    """A stem for each of them, separated by spaces."""


def put_text(tx: Transaction, article_id: int, title: str, body: str, stems: str) -> None:
    """Make an article's text found by these words and stems."""
    tx.run("DELETE FROM article_words WHERE rowid = ?", (article_id,))
    tx.run("INSERT INTO article_words (rowid, title, body, stems) VALUES (?, ?, ?, ?)",
           (article_id, title, body, stems))  # fmt: skip


def put_parts(tx: Transaction, kind: HitKind, article_id: int, parts: Sequence[tuple[str, str, str]]) -> None:
    """Make an article's statements or notes found: the ref, words and stems of each."""
    table = _TABLES[kind]
    first = article_id * ROWS_OF_ARTICLE
    tx.run(f"DELETE FROM {table} WHERE rowid BETWEEN ? AND ?", (first, first + ROWS_OF_ARTICLE - 1))
    tx.run_many(
        f"INSERT INTO {table} (rowid, ref, body, stems) VALUES (?, ?, ?, ?)",
        [(first + number, *part) for number, part in enumerate(parts[:ROWS_OF_ARTICLE])],
    )


def find(tx: Transaction, kind: HitKind, query: str, limit: int) -> list[RawHit]:
    """The rows that the FTS5 query finds, the fittest first; of very many the newest."""
    table = _TABLES[kind]
    body = _BODY[kind]
    owner = "rowid" if kind is HitKind.ARTICLE else f"rowid / {ROWS_OF_ARTICLE}"
    shown = f"{owner} NOT IN (SELECT id FROM article WHERE removed IS NOT NULL)"
    many = tx.row(
        f"SELECT count(*) AS n FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {WEIGHED_HITS + 1})", (query,)
    )
    weights = ", ".join(["3.0"] * body + ["1.0", "0.6"])
    order = "rowid DESC" if many is not None and many["n"] > WEIGHED_HITS else f"bm25({table}, {weights})"
    chosen = tx.rows(
        f"SELECT rowid AS n FROM {table} WHERE {table} MATCH ? AND {shown} ORDER BY {order} LIMIT ?", (query, limit)
    )
    ref = "''" if kind is HitKind.ARTICLE else "ref"
    rank = {row["n"]: place for place, row in enumerate(chosen)}
    numbers = ", ".join(map(str, rank))
    found = tx.rows(
        f"SELECT rowid AS n, {owner} AS article_id, {ref} AS ref, body, stems FROM {table} WHERE rowid IN ({numbers})"
    )
    found.sort(key=lambda row: rank[row["n"]])
    return [RawHit(kind, row["article_id"], row["ref"], row["body"], row["stems"]) for row in found]


def statements_with(tx: Transaction, query: str, limit: int) -> list[tuple[int, str]]:
    """Article and id of the statements that the FTS5 query finds, the fittest first."""
    found = tx.rows(
        f"SELECT rowid / {ROWS_OF_ARTICLE} AS article_id, ref FROM statement_words WHERE statement_words MATCH ? "
        "ORDER BY rank LIMIT ?",
        (query, limit),
    )
    return [(row["article_id"], row["ref"]) for row in found]
