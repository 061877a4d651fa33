"""Statements over all articles: taken from the corrected analyses, and made anew with them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date
from sqlite3 import Row
from typing import Any, NamedTuple

from reader.model import Span, StatementCard, StatementKind, article_name, code_key
from reader.storage import rows
from reader.storage.actors import MEANT
from reader.storage.articles import BEGINNING, OUTLET, TITLE
from reader.storage.connection import Transaction


class StatementRow(NamedTuple):
    """A statement to be listed."""

    id: str
    span: Span
    kind: StatementKind
    text: str
    speaker: str | None
    actor_key: str | None
    said: date | None
    day: date | None
    """The day told, else the day of publication."""
    confidence: float
    by_reader: bool
    codes: tuple[str, ...] = ()
    """The keys of the codes that it bears itself."""
    words: int = 0
    """Words of its content that belong to no statement within it."""
    second_hand: bool = False
    """Whether it is passed on: see `reader.library.sourcing`."""


def replace(tx: Transaction, article_id: int, statements: Sequence[StatementRow]) -> None:
    """List these statements, and no others, for an article."""
    tx.run("DELETE FROM statement WHERE article_id = ?", (article_id,))
    tx.run_many(
        "INSERT INTO statement (article_id, id, start, end, kind, text, speaker, actor_key, said, day, confidence, "
        "by_reader, words, second_hand) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                article_id,
                s.id,
                s.span.start,
                s.span.end,
                s.kind.value,
                s.text,
                s.speaker,
                s.actor_key,
                rows.day(s.said),
                rows.day(s.day),
                s.confidence,
                s.by_reader,
                s.words,
                s.second_hand,
            )
            for s in statements
        ],
    )
    tx.run("DELETE FROM coded WHERE article_id = ?", (article_id,))
    tx.run_many(
        "INSERT OR IGNORE INTO coded (article_id, statement_id, place, code) VALUES (?, ?, ?, ?)",
        [(article_id, s.id, place, code) for s in statements for place, code in enumerate(s.codes)],
    )
    tx.run("UPDATE article SET statements = ? WHERE id = ?", (len(statements), article_id))


def of_actor(
    tx: Transaction,
    key: str | None,
    *,
    since: date | None = None,
    until: date | None = None,
    tag: str | None = None,
    unknown: bool = False,
    limit: int | None = None,
) -> list[StatementCard]:
    """An actor's statements (None: everybody's) over all articles by day, those without a day last.

    `tag` leaves those that bear this code, or on a part of which a note with it lies.
    """
    choice, values = ("s.actor_key IS NULL", ()) if unknown else _spoken_by(tx, key)
    found = tx.rows(
        f"""{_STATEMENT} WHERE {choice} AND (? IS NULL OR s.day >= ?) AND (? IS NULL OR s.day <= ?)
          AND (? IS NULL OR EXISTS (
            SELECT 1 FROM coded WHERE coded.article_id = s.article_id AND statement_id = s.id AND code = ?
          ) OR EXISTS (
            SELECT 1 FROM note JOIN note_place AS p ON p.note_id = note.id AND p.digest = article.digest
            WHERE note.article_id = s.article_id AND p.start < s.end AND p.end > s.start
              AND EXISTS (SELECT 1 FROM note_code WHERE note_id = note.id AND name = ?)))
        ORDER BY s.day IS NULL, s.day, s.article_id, s.start LIMIT ?""",
        (
            *values,
            *[rows.day(since)] * 2,
            *[rows.day(until)] * 2,
            *(tag, code_key(tag or ""), tag),
            -1 if limit is None else limit,
        ),
    )
    return [_statement(row) for row in found]


_CODES = """(SELECT json_group_array(name) FROM (
    SELECT COALESCE(code.name, coded.code) AS name FROM coded LEFT JOIN code ON code.key = coded.code
    WHERE coded.article_id = s.article_id AND coded.statement_id = s.id ORDER BY coded.place))"""

_STATEMENT = f"""SELECT s.*, {_CODES} AS codes, {TITLE} AS title, {OUTLET} AS outlet, article.source,
    {BEGINNING} AS beginning,
    COALESCE(article.given_published, article.published) AS published
    FROM statement AS s JOIN article ON article.id = s.article_id AND article.removed IS NULL"""


def get(tx: Transaction, article_id: int, statement_id: str) -> StatementCard | None:
    """One statement."""
    row = tx.row(f"{_STATEMENT} WHERE s.article_id = ? AND s.id = ?", (article_id, statement_id))
    return None if row is None else _statement(row)


def with_code(tx: Transaction, code: str, *, limit: int | None = None) -> list[StatementCard]:
    """The statements that bear a code themselves, by its name, in the order of articles; at most so many."""
    found = tx.rows(
        f"""{_STATEMENT} JOIN coded ON coded.article_id = s.article_id AND statement_id = s.id WHERE coded.code = ?
        ORDER BY s.article_id, s.start LIMIT ?""",
        (code_key(code), -1 if limit is None else limit),
    )
    return [_statement(row) for row in found]


def texts(tx: Transaction, article_id: int) -> list[tuple[str, str]]:
    """Id and content of each statement of an article."""
    found = tx.rows("SELECT id, text FROM statement WHERE article_id = ? ORDER BY start, id", (article_id,))
    return [(row["id"], row["text"]) for row in found]


def several(tx: Transaction, wanted: Sequence[tuple[int, str]]) -> dict[tuple[int, str], StatementCard]:
    """Some statements, by article and id; without those that are gone."""
    found = tx.rows(
        f"""WITH wanted AS (SELECT value ->> 0 AS article_id, value ->> 1 AS id FROM json_each(?))
        {_STATEMENT} JOIN wanted ON wanted.article_id = s.article_id AND wanted.id = s.id""",
        (rows.dumps([list(one) for one in wanted]),),
    )
    return {(row["article_id"], row["id"]): _statement(row) for row in found}


def of_articles(tx: Transaction, article_ids: Collection[int]) -> list[StatementCard]:
    """The statements of some articles by day, those without a day last."""
    found = tx.rows(
        f"""{_STATEMENT} WHERE s.article_id IN (SELECT value FROM json_each(?))
        ORDER BY s.day IS NULL, s.day, s.article_id, s.start""",
        (rows.dumps(list(article_ids)),),
    )
    return [_statement(row) for row in found]


def quoted(tx: Transaction, *, since: date | None = None, until: date | None = None) -> list[tuple[int, str, str]]:
    """Article, id and content of every statement that gives somebody's own words."""
    return tx.tuples(
        "SELECT article_id, id, text FROM statement WHERE kind != 'indirect' "
        "AND article_id NOT IN (SELECT id FROM article WHERE removed IS NOT NULL) "
        "AND (?1 IS NULL OR day >= ?1) AND (?2 IS NULL OR day <= ?2)",
        (rows.day(since), rows.day(until)),
    )


def sourced(tx: Transaction, article_ids: Collection[int] | None) -> list[tuple[Any, ...]]:
    """What is counted of each statement of some articles (None: all), in the order of articles and text.

    Article, id; key, name, kind, named, gender of who is meant; kind, second hand, words; outlet, address, month.
    """
    choice: str = ""
    values: tuple[str, ...] = ()
    if article_ids is not None:
        choice, values = "WHERE article.id IN (SELECT value FROM json_each(?))", (rows.dumps(list(article_ids)),)
    return tx.tuples(
        f"""SELECT s.article_id, s.id, CASE WHEN a.key IS NULL THEN s.actor_key ELSE {MEANT} END,
            COALESCE(apart.name, a.name), a.kind, a.named, a.gender, s.kind, s.second_hand, s.words,
            {OUTLET}, article.url, substr(COALESCE(article.given_published, article.published, s.day), 1, 7)
        FROM article JOIN statement AS s ON s.article_id = article.id AND article.removed IS NULL
        LEFT JOIN actor AS a ON a.article_id = s.article_id AND a.key = s.actor_key
        LEFT JOIN actor_apart AS apart ON apart.article_id = a.article_id AND apart.key = a.key
        {choice} ORDER BY s.article_id, s.start, s.id""",
        values,
    )


def _spoken_by(tx: Transaction, key: str | None) -> tuple[str, tuple[object, ...]]:
    """A condition on `s` that leaves an actor's statements, by the keys that mean it and the articles set apart."""
    if key is None:
        return "1", ()
    keys = {key} | {row["key"] for row in tx.rows("SELECT key FROM actor_join WHERE target = ?", (key,))}
    gone = tx.row("SELECT target FROM actor_join WHERE key = ?", (key,))
    if gone is not None:
        keys.discard(key)
    marks = ", ".join("?" for _ in keys)
    choice = f"""(s.actor_key IN ({marks}) AND NOT EXISTS (
            SELECT 1 FROM actor_apart WHERE actor_apart.article_id = s.article_id AND actor_apart.key = s.actor_key))"""
    values: tuple[object, ...] = tuple(keys)
    apart = tx.rows(f"SELECT article_id, key FROM actor_apart WHERE target IN ({marks})", tuple(keys))
    for row in apart:
        choice += " OR (s.article_id = ? AND s.actor_key = ?)"
        values += (row["article_id"], row["key"])
    return f"({choice})", values


def _statement(row: Row) -> StatementCard:
    return StatementCard(
        article_id=row["article_id"],
        statement_id=row["id"],
        title=article_name(row["title"], row["beginning"] or "", row["source"]),
        outlet=row["outlet"],
        published=rows.read_day(row["published"]),
        kind=StatementKind(row["kind"]),
        span=Span(row["start"], row["end"]),
        text=row["text"],
        speaker=row["speaker"],
        actor_key=row["actor_key"],
        said=rows.read_day(row["said"]),
        confidence=row["confidence"],
        by_reader=bool(row["by_reader"]),
        codes=tuple(json.loads(row["codes"])),
    )
