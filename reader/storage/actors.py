"""Actors over all articles: taken from the corrected analyses, and made anew with them.

An actor is known by a key, its kind and folded name. The reader's word merges two keys, or separates one article's
actor; both are kept beside the derived rows and consulted when a question is asked, so nothing has to be rewritten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
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
    """Actors over all articles, those with the most statements first; with `words` in one of their names.

    `limit` and `only` look at no more actors than they need.
    """
    told = _Told.of(tx)
    if only is not None:
        keys = told.joined(only)
    elif limit is not None and not words:
        keys = _first(tx, limit + len(told.named), told.named)
    else:
        keys = None
    made = [card for key, named in told.meant(_named(tx, keys)).items() if (card := _card(tx, told, key, named))]
    folded = words.casefold()
    chosen = [
        card
        for card in made
        if (only is None or card.key == only) and (not words or any(folded in name.casefold() for name in card.names))
    ]
    chosen.sort(key=lambda card: (-card.statements, -card.articles, card.name, card.key))
    return chosen[:limit] if limit is not None else chosen


class _Named(NamedTuple):
    """How often a name stands for an actor: in articles, or in one that the reader told something of."""

    key: str
    """Of the articles' own actor."""
    name: str
    articles: int
    statements: int

    @property
    def kind(self) -> str:
        """What the articles take it for."""
        return self.key.partition(":")[0]


class _Told(NamedTuple):
    """What the reader told of actors over articles."""

    targets: dict[str, str]
    """The key that stands for one that was joined to it."""
    apart: dict[str, list[Row]]
    """The articles in which an actor is somebody else, by its key: target, name, what the article calls it, its
    statements."""

    @classmethod
    def of(cls, tx: Transaction) -> _Told:
        targets = {row["key"]: row["target"] for row in tx.rows("SELECT key, target FROM actor_join")}
        apart: dict[str, list[Row]] = {}
        for row in tx.rows(
            """SELECT a.key, a.name AS own, a.article_id, a.statements, apart.target, apart.name
            FROM actor_apart AS apart CROSS JOIN actor AS a ON a.article_id = apart.article_id AND a.key = apart.key
            CROSS JOIN article ON article.id = a.article_id AND article.removed IS NULL"""
        ):
            apart.setdefault(row["key"], []).append(row)
        return cls(targets, apart)

    @property
    def named(self) -> set[str]:
        """The keys of which the reader told something: the articles' own counts do not hold of them."""
        targets = {row["target"] for found in self.apart.values() for row in found}
        return {*self.targets, *self.targets.values(), *self.apart, *targets}

    def joined(self, key: str) -> list[str]:
        """The articles' own keys of which some row may mean the actor `key`."""
        targets = {key, *(one for one, target in self.targets.items() if target == key)}
        return [*targets, *(one for one, found in self.apart.items() if any(row["target"] in targets for row in found))]

    def articles_of(self, tx: Transaction, key: str, own: Collection[str]) -> list[int]:
        """The articles in which these own actors, or some of them, mean the actor `key`."""
        found: set[int] = set()
        for one in own:
            elsewhere = {row["article_id"]: row["target"] for row in self.apart.get(one, ())}
            for (article_id,) in tx.tuples(
                """SELECT article_id FROM actor JOIN article ON article.id = article_id AND removed IS NULL
                WHERE key = ?""",
                (one,),
            ):
                target = elsewhere.get(article_id, one)
                if self.targets.get(target, target) == key:
                    found.add(article_id)
        return sorted(found)

    def meant(self, named: Sequence[_Named]) -> dict[str, list[_Named]]:
        """The names by the key of who is meant by them."""
        found: dict[str, list[_Named]] = {}
        for one in named:
            elsewhere = [row for row in self.apart.get(one.key, ()) if row["own"] == one.name]
            for row in elsewhere:
                target = self.targets.get(row["target"], row["target"])
                found.setdefault(target, []).append(_Named(one.key, row["name"], 1, row["statements"]))
            left = one.articles - len(elsewhere)
            if left:
                statements = one.statements - sum(row["statements"] for row in elsewhere)
                key = self.targets.get(one.key, one.key)
                found.setdefault(key, []).append(_Named(one.key, one.name, left, statements))
        return found


def _card(tx: Transaction, told: _Told, key: str, named: Sequence[_Named]) -> ActorCard:
    """An actor with what it is called, the name of its own kind that most articles give first."""
    uses: Counter[tuple[str, str]] = Counter()
    for one in named:
        uses[one.name, one.kind] += one.articles
    names = sorted(uses, key=lambda use: (-uses[use], use))
    name, kind = next((one for one in names if key.startswith(one[1] + ":")), names[0])
    own = {one.key for one in named}
    return ActorCard(
        key=key,
        name=name,
        kind=ActorKind(kind),
        articles=sum(uses.values()) if len(own) == 1 else len(told.articles_of(tx, key, own)),
        statements=sum(one.statements for one in named),
        names=tuple(dict.fromkeys(name for name, _ in names)),
    )


def _named(tx: Transaction, keys: Sequence[str] | None) -> list[_Named]:
    """The names of some of the articles' own actors (None: all), those that most articles use first."""
    choice: str = ""
    values: tuple[str, ...] = ()
    if keys is not None:
        choice, values = "WHERE key IN (SELECT value FROM json_each(?))", (rows.dumps(list(keys)),)
    return [
        _Named(*row) for row in tx.tuples(f"SELECT key, name, articles, statements FROM actor_name {choice}", values)
    ]


def _first(tx: Transaction, count: int, more: Collection[str]) -> list[str]:
    """The keys of the actors that the articles quote most, so many and those that equal the last; and `more`."""
    found = tx.tuples(
        """WITH last AS (SELECT statements, articles FROM actor_total
            ORDER BY statements DESC, articles DESC LIMIT 1 OFFSET ?)
        SELECT key FROM actor_total WHERE statements >= COALESCE((SELECT statements FROM last), 0)
            AND (statements, articles) >= (COALESCE((SELECT statements FROM last), 0),
                COALESCE((SELECT articles FROM last), 0))""",
        (max(count - 1, 0),),
    )
    return list(dict.fromkeys([*(key for (key,) in found), *more]))


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
    told = _Told.of(tx)
    return told.articles_of(tx, key, told.joined(key))


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
