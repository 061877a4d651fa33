"""Statements and actors over all articles: taken from the corrected analyses, and made anew with them.

An actor is known by a key, its kind and folded name. The reader's word joins two keys, or sets one article's actor
apart; both are kept beside the derived rows and consulted when a question is asked, so nothing has to be rewritten.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from sqlite3 import Row
from typing import NamedTuple

from reader.model import ActorCard, ActorKind, Span, StatementCard, StatementKind, article_name
from reader.storage import rows
from reader.storage.articles import BEGINNING
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


class ActorRow(NamedTuple):
    """An actor of one article to be listed."""

    key: str
    name: str
    kind: ActorKind
    statements: int


def replace(tx: Transaction, article_id: int, statements: Sequence[StatementRow], actors: Sequence[ActorRow]) -> None:
    """List these, and no others, for an article."""
    tx.run("DELETE FROM statement WHERE article_id = ?", (article_id,))
    tx.run("DELETE FROM actor WHERE article_id = ?", (article_id,))
    tx.run_many(
        "INSERT INTO statement (article_id, id, start, end, kind, text, speaker, actor_key, said, day, confidence, "
        "by_reader) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            )
            for s in statements
        ],
    )
    tx.run_many(
        "INSERT INTO actor (article_id, key, name, kind, statements) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET statements = statements + excluded.statements",
        [(article_id, a.key, a.name, a.kind.value, a.statements) for a in actors],
    )
    tx.run("UPDATE article SET statements = ? WHERE id = ?", (len(statements), article_id))


_MEANT = """COALESCE(
    (SELECT target FROM actor_join WHERE actor_join.key = COALESCE(apart.target, a.key)), apart.target, a.key)"""
"""The key that an article's actor goes by after the reader's word; `a` has article_id and key."""


def actors(tx: Transaction, *, words: str = "", only: str | None = None, limit: int | None = None) -> list[ActorCard]:
    """Actors over all articles, those with the most statements first; with `words` in one of their names."""
    found = tx.rows(
        f"""WITH named AS (
            SELECT {_MEANT} AS meant, COALESCE(apart.name, a.name) AS name, a.kind, a.article_id, a.statements
            FROM actor AS a
            JOIN article ON article.id = a.article_id AND article.removed IS NULL
            LEFT JOIN actor_apart AS apart ON apart.article_id = a.article_id AND apart.key = a.key)
        SELECT meant, name, kind, group_concat(DISTINCT article_id) AS articles, sum(statements) AS statements
        FROM named GROUP BY meant, name ORDER BY meant, count(DISTINCT article_id) DESC, name"""
    )
    by_key: dict[str, list[Row]] = {}
    for row in found:
        by_key.setdefault(row["meant"], []).append(row)
    cards = []
    for key, names in by_key.items():
        if only is not None and key != only:
            continue
        if words and not any(words.casefold() in row["name"].casefold() for row in names):
            continue
        own = [row for row in names if key.startswith(row["kind"] + ":")] or names
        cards.append(
            ActorCard(
                key=key,
                name=own[0]["name"],
                kind=ActorKind(own[0]["kind"]),
                articles=len({number for row in names for number in row["articles"].split(",")}),
                statements=sum(row["statements"] for row in names),
                names=tuple(dict.fromkeys(row["name"] for row in names)),
            )
        )
    cards.sort(key=lambda card: (-card.statements, -card.articles, card.name))
    return cards[:limit] if limit is not None else cards


def statements_of(
    tx: Transaction,
    key: str | None,
    *,
    since: date | None = None,
    until: date | None = None,
    tag: str | None = None,
    limit: int | None = None,
) -> list[StatementCard]:
    """An actor's statements (None: everybody's) over all articles by day, those without a day last.

    `tag` leaves those on which, or on a part of which, a note with this tag lies.
    """
    choice, values = _of_actor(tx, key)
    found = tx.rows(
        f"""{_STATEMENT} WHERE {choice} AND (? IS NULL OR s.day >= ?) AND (? IS NULL OR s.day <= ?)
          AND (? IS NULL OR EXISTS (
            SELECT 1 FROM note JOIN note_place AS p ON p.note_id = note.id AND p.digest = article.digest
            WHERE note.article_id = s.article_id AND p.start < s.end AND p.end > s.start
              AND EXISTS (SELECT 1 FROM json_each(note.tags) WHERE value = ? COLLATE NOCASE)))
        ORDER BY s.day IS NULL, s.day, s.article_id, s.start LIMIT ?""",
        (*values, *[rows.day(since)] * 2, *[rows.day(until)] * 2, tag, tag, -1 if limit is None else limit),
    )
    return [_statement(row) for row in found]


_STATEMENT = f"""SELECT s.*, article.title, article.outlet, article.source, {BEGINNING} AS beginning,
    COALESCE(article.given_published, article.published) AS published
    FROM statement AS s JOIN article ON article.id = s.article_id AND article.removed IS NULL"""


def statement(tx: Transaction, article_id: int, statement_id: str) -> StatementCard | None:
    """One statement."""
    row = tx.row(f"{_STATEMENT} WHERE s.article_id = ? AND s.id = ?", (article_id, statement_id))
    return None if row is None else _statement(row)


def texts(tx: Transaction, article_id: int) -> list[tuple[str, str]]:
    """Id and content of each statement of an article."""
    found = tx.rows("SELECT id, text FROM statement WHERE article_id = ? ORDER BY start, id", (article_id,))
    return [(row["id"], row["text"]) for row in found]


def quoted(tx: Transaction, *, since: date | None = None, until: date | None = None) -> list[tuple[int, str, str]]:
    """Article, id and content of every statement that gives somebody's own words, by day."""
    found = tx.rows(
        "SELECT article_id, s.id, s.text FROM statement AS s "
        "JOIN article ON article.id = article_id AND article.removed IS NULL "
        "WHERE s.kind != 'indirect' AND (? IS NULL OR s.day >= ?) AND (? IS NULL OR s.day <= ?) "
        "ORDER BY s.day IS NULL, s.day, article_id, s.start",
        (*[rows.day(since)] * 2, *[rows.day(until)] * 2),
    )
    return [(row[0], row[1], row[2]) for row in found]


def _of_actor(tx: Transaction, key: str | None) -> tuple[str, tuple[object, ...]]:
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


def join(tx: Transaction, key: str, target: str, now: datetime) -> None:
    """The reader says that what `key` names is what `target` names."""
    tx.run("INSERT OR REPLACE INTO actor_join VALUES (?, ?, ?)", (key, target, rows.moment(now)))


def joined_to(tx: Transaction, key: str) -> list[str]:
    """The keys that were joined to this one."""
    return [row["key"] for row in tx.rows("SELECT key FROM actor_join WHERE target = ? ORDER BY key", (key,))]


def target_of(tx: Transaction, key: str) -> str:
    """The key that stands for this one."""
    row = tx.row("SELECT target FROM actor_join WHERE key = ?", (key,))
    return key if row is None else row["target"]


def known_keys(tx: Transaction, keys: Sequence[str]) -> list[str]:
    """The different keys that stand for those of `keys` that some article or the reader's word knows."""
    known = [
        key
        for key in keys
        if tx.row("SELECT 1 FROM actor WHERE key = ?1 UNION SELECT 1 FROM actor_apart WHERE target = ?1", (key,))
    ]
    return list(dict.fromkeys(target_of(tx, key) for key in known))


def set_apart(tx: Transaction, apart_id: str, article_id: int, key: str, target: str, name: str, now: datetime) -> None:
    """The reader says that in this article the key means somebody else."""
    tx.run(
        "INSERT OR REPLACE INTO actor_apart (id, article_id, key, target, name, made) VALUES (?, ?, ?, ?, ?, ?)",
        (apart_id, article_id, key, target, name, rows.moment(now)),
    )


def keys_in_article(tx: Transaction, article_id: int, key: str) -> list[str]:
    """The keys of an article's own actors that mean the actor `key` over all articles."""
    found = tx.rows(
        f"""SELECT a.key FROM actor AS a
        LEFT JOIN actor_apart AS apart ON apart.article_id = a.article_id AND apart.key = a.key
        WHERE a.article_id = ? AND {_MEANT} = ?""",
        (article_id, key),
    )
    return [row["key"] for row in found]


def speakers_meant(tx: Transaction, article_id: int) -> list[tuple[str, str]]:
    """The statements of an article whose speaker the reader joined to another actor or set apart: id, key meant."""
    found = tx.rows(
        f"""SELECT s.id, {_MEANT} AS meant FROM statement AS s
        JOIN actor AS a ON a.article_id = s.article_id AND a.key = s.actor_key
        LEFT JOIN actor_apart AS apart ON apart.article_id = a.article_id AND apart.key = a.key
        WHERE s.article_id = ? AND meant != s.actor_key""",
        (article_id,),
    )
    return [(row["id"], row["meant"]) for row in found]


def articles_naming(tx: Transaction, key: str) -> list[int]:
    """The articles that name the actor `key`, after the reader's word; without those that are removed."""
    found = tx.rows(
        f"""SELECT DISTINCT a.article_id FROM actor AS a
        JOIN article ON article.id = a.article_id AND article.removed IS NULL
        LEFT JOIN actor_apart AS apart ON apart.article_id = a.article_id AND apart.key = a.key
        WHERE {_MEANT} = ? ORDER BY a.article_id""",
        (key,),
    )
    return [row["article_id"] for row in found]


def aparts_to(tx: Transaction, key: str) -> list[str]:
    """The ids of the rows that set an actor of one article apart under this key."""
    return [row["id"] for row in tx.rows("SELECT id FROM actor_apart WHERE target = ? ORDER BY id", (key,))]


def restore(tx: Transaction, key: str) -> None:
    """Forget what the reader said of the actor `key` over articles: what was joined to it, and what was set apart."""
    tx.run("DELETE FROM actor_join WHERE target = ?", (key,))
    tx.run("DELETE FROM actor_apart WHERE target = ?", (key,))


def apart_of(tx: Transaction, article_id: int, key: str) -> str | None:
    """The id of the row that sets this article's actor apart."""
    row = tx.row("SELECT id FROM actor_apart WHERE article_id = ? AND key = ?", (article_id, key))
    return None if row is None else row["id"]


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
    )
