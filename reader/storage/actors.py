"""Actors over all articles: taken from the corrected analyses, and made anew with them.

An actor is known by a key, its kind and folded name. The reader's word merges two keys, or separates one article's
actor; both are kept beside the derived rows and consulted when a question is asked, so nothing has to be rewritten.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Row
from typing import NamedTuple

from reader.model import ActorCard, ActorKind
from reader.storage import rows
from reader.storage.connection import Transaction


class ActorRow(NamedTuple):
    """An actor of one article to be listed."""

    key: str
    name: str
    kind: ActorKind
    statements: int
    named: bool = False
    """Whether it has a name, and is not only described."""
    gender: str = ""
    """Of a person "he" or "she", where a name or a word tells it; else empty."""


def replace(tx: Transaction, article_id: int, actors: Sequence[ActorRow]) -> None:
    """List these actors, and no others, for an article."""
    tx.run("DELETE FROM actor WHERE article_id = ?", (article_id,))
    tx.run_many(
        "INSERT INTO actor (article_id, key, name, kind, statements, named, gender) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET statements = statements + excluded.statements",
        [(article_id, a.key, a.name, a.kind.value, a.statements, a.named, a.gender) for a in actors],
    )


MEANT = """COALESCE(
    (SELECT target FROM actor_join WHERE actor_join.key = COALESCE(apart.target, a.key)), apart.target, a.key)"""
"""The key that an article's actor goes by after the reader's word; `a` has article_id and key."""


def cards(tx: Transaction, *, words: str = "", only: str | None = None, limit: int | None = None) -> list[ActorCard]:
    """Actors over all articles, those with the most statements first; with `words` in one of their names."""
    found = tx.rows(
        f"""WITH named AS (
            SELECT {MEANT} AS meant, COALESCE(apart.name, a.name) AS name, a.kind, a.article_id, a.statements
            FROM actor AS a
            JOIN article ON article.id = a.article_id AND article.removed IS NULL
            LEFT JOIN actor_apart AS apart ON apart.article_id = a.article_id AND apart.key = a.key)
        SELECT meant, name, kind, group_concat(DISTINCT article_id) AS articles, sum(statements) AS statements
        FROM named GROUP BY meant, name ORDER BY meant, count(DISTINCT article_id) DESC, name"""
    )
    by_key: dict[str, list[Row]] = {}
    for row in found:
        by_key.setdefault(row["meant"], []).append(row)
    made = []
    for key, names in by_key.items():
        if only is not None and key != only:
            continue
        if words and not any(words.casefold() in row["name"].casefold() for row in names):
            continue
        own = [row for row in names if key.startswith(row["kind"] + ":")] or names
        made.append(
            ActorCard(
                key=key,
                name=own[0]["name"],
                kind=ActorKind(own[0]["kind"]),
                articles=len({number for row in names for number in row["articles"].split(",")}),
                statements=sum(row["statements"] for row in names),
                names=tuple(dict.fromkeys(row["name"] for row in names)),
            )
        )
    made.sort(key=lambda card: (-card.statements, -card.articles, card.name))
    return made[:limit] if limit is not None else made


def name_of(tx: Transaction, key: str) -> str | None:
    """What the actor `key` is called over all articles: as the reader set it apart, else as most articles name it."""
    row = tx.row(
        """SELECT name FROM actor_apart WHERE target = ?1 UNION ALL
        SELECT * FROM (SELECT name FROM actor WHERE key = ?1 GROUP BY name ORDER BY count(*) DESC, name LIMIT 1)""",
        (key,),
    )
    return None if row is None else row["name"]


def merge(tx: Transaction, key: str, target: str, now: datetime) -> None:
    """The reader says that what `key` names is what `target` names."""
    tx.run("INSERT OR REPLACE INTO actor_join VALUES (?, ?, ?)", (key, target, rows.moment(now)))


def merged_into(tx: Transaction, key: str) -> list[str]:
    """The keys that were merged into this one."""
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


def separate(tx: Transaction, apart_id: str, article_id: int, key: str, target: str, name: str, now: datetime) -> None:
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
        WHERE a.article_id = ? AND {MEANT} = ?""",
        (article_id, key),
    )
    return [row["key"] for row in found]


def speakers_meant(tx: Transaction, article_id: int) -> list[tuple[str, str]]:
    """The statements of an article whose speaker the reader merged or separated: id, key of the actor meant."""
    found = tx.rows(
        f"""SELECT s.id, {MEANT} AS meant FROM statement AS s
        JOIN actor AS a ON a.article_id = s.article_id AND a.key = s.actor_key
        LEFT JOIN actor_apart AS apart ON apart.article_id = a.article_id AND apart.key = a.key
        WHERE s.article_id = ? AND meant != s.actor_key""",
        (article_id,),
    )
    return [(row["id"], row["meant"]) for row in found]


def named(tx: Transaction) -> list[tuple[int, str, int]]:
    """Article, key and number of statements of every actor that has a name, after the reader's word."""
    return tx.tuples(
        f"""SELECT a.article_id, {MEANT}, sum(a.statements) FROM actor AS a
        JOIN article ON article.id = a.article_id AND article.removed IS NULL
        LEFT JOIN actor_apart AS apart ON apart.article_id = a.article_id AND apart.key = a.key
        WHERE a.named GROUP BY 1, 2"""
    )


def articles_naming(tx: Transaction, key: str) -> list[int]:
    """The articles that name the actor `key`, after the reader's word; without those that are removed."""
    found = tx.rows(
        f"""SELECT DISTINCT a.article_id FROM actor AS a
        JOIN article ON article.id = a.article_id AND article.removed IS NULL
        LEFT JOIN actor_apart AS apart ON apart.article_id = a.article_id AND apart.key = a.key
        WHERE {MEANT} = ? ORDER BY a.article_id""",
        (key,),
    )
    return [row["article_id"] for row in found]


def separated_as(tx: Transaction, key: str) -> list[str]:
    """The ids of the rows that separate an actor of one article under this key."""
    return [row["id"] for row in tx.rows("SELECT id FROM actor_apart WHERE target = ? ORDER BY id", (key,))]


def separation_of(tx: Transaction, article_id: int, key: str) -> str | None:
    """The id of the row that separates this article's actor."""
    row = tx.row("SELECT id FROM actor_apart WHERE article_id = ? AND key = ?", (article_id, key))
    return None if row is None else row["id"]


def restore(tx: Transaction, key: str) -> None:
    """Forget what the reader said of the actor `key` over articles: what was joined to it, and what was set apart."""
    tx.run("DELETE FROM actor_join WHERE target = ?", (key,))
    tx.run("DELETE FROM actor_apart WHERE target = ?", (key,))
