"""Articles, their versions, and where the reader stopped reading."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from sqlite3 import Row
from typing import NamedTuple

from reader.codec import article_from_json, article_to_json
from reader.model import NOTHING_TOLD, OPENING, Article, ArticleCard, Particulars, VersionCard, article_name
from reader.storage import rows
from reader.storage.connection import Transaction


class ArticleRecord(NamedTuple):
    """What the library knows of an article, apart from its text."""

    id: int
    """The library's number."""
    digest: str
    """The version that is read now."""
    given: Particulars
    """What the reader told of it, which no later reading of the source overrides."""
    place: int | None
    """Offset of the first line seen last."""
    place_digest: str | None
    """In which version."""
    removed: bool
    """Whether it stands to be forgotten."""
    source: str
    """Absolute path, URL or "-"."""
    opened: datetime
    """When it was last opened."""


def by_key(tx: Transaction, key: str) -> ArticleRecord | None:
    """The article that was opened from this source."""
    row = tx.row("SELECT article.* FROM article JOIN source ON source.article_id = article.id WHERE key = ?", (key,))
    return None if row is None else _record(row)


def by_digest(tx: Transaction, digest: str) -> list[ArticleRecord]:
    """Every article whose present text this is, oldest first."""
    return [_record(row) for row in tx.rows("SELECT * FROM article WHERE digest = ? ORDER BY id", (digest,))]


def known_by(tx: Transaction) -> list[tuple[str, int]]:
    """All that the articles are known by, with their numbers; of articles that are removed nothing.

    These are the keys of their sources, the digests of their texts behind "text:", and the addresses that their pages
    name as their own behind "page:".
    """
    found = tx.rows(
        """SELECT key, article_id FROM source
        UNION ALL SELECT 'text:' || digest, article_id FROM version
        UNION ALL SELECT 'page:' || json_extract(head, '$.url'), article.id FROM article
            JOIN version ON article_id = article.id AND version.digest = article.digest
            WHERE json_extract(head, '$.url') IS NOT NULL"""
    )
    removed = {row["id"] for row in tx.rows("SELECT id FROM article WHERE removed IS NOT NULL")}
    return [(row["key"], row["article_id"]) for row in found if row["article_id"] not in removed]


def by_id(tx: Transaction, article_id: int) -> ArticleRecord | None:
    """The article with this number."""
    row = tx.row("SELECT * FROM article WHERE id = ?", (article_id,))
    return None if row is None else _record(row)


def add(tx: Transaction, article: Article, source: str, now: datetime) -> int:
    """Keep an article for the first time; gives its number."""
    at = rows.moment(now)
    article_id = tx.run(
        "INSERT INTO article (digest, source, length, added, opened) VALUES (?, ?, ?, ?, ?)",
        (article.digest, source, len(article.text), at, at),
    )
    keep_version(tx, article_id, article, now)
    return article_id


def keep_version(tx: Transaction, article_id: int, article: Article, now: datetime) -> None:
    """Make `article` the version that is read now, kept if it is new; what its head says is taken over."""
    last = tx.row("SELECT max(seen) AS seen FROM version WHERE article_id = ?", (article_id,))
    seen = rows.moment_after(now, last["seen"] if last else None)
    tx.run(
        "INSERT INTO version (article_id, digest, seen, head, text) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (article_id, digest) DO UPDATE SET head = excluded.head",
        (article_id, article.digest, rows.moment(seen), _head(article), article.text),
    )
    tx.run(
        "UPDATE article SET digest = ?, length = ?, title = ?, outlet = ?, published = ?, language = ?, url = ? "
        "WHERE id = ?",
        (
            article.digest,
            len(article.text),
            article.title,
            article.outlet,
            rows.day(article.published),
            article.language,
            article.url,
            article_id,
        ),
    )
    mark_pending(tx, article_id, "overview", "text", "notes")


def head_differs(tx: Transaction, article_id: int, article: Article) -> bool:
    """Whether what is known of the present version besides its text (title, blocks ...) is read otherwise today."""
    row = tx.row("SELECT head FROM version WHERE article_id = ? AND digest = ?", (article_id, article.digest))
    return row is None or row["head"] != _head(article)


def _head(article: Article) -> str:
    head = article_to_json(replace(article, text=""))
    del head["text"]
    return rows.dumps(head)


def mark_pending(tx: Transaction, article_id: int, *parts: str) -> None:
    """Note that these parts have to be made anew before they are asked for."""
    tx.run_many(
        "INSERT OR IGNORE INTO pending (part, article_id) VALUES (?, ?)", [(part, article_id) for part in parts]
    )


def pending(tx: Transaction, *parts: str, only: int | None = None, limit: int = 100) -> list[tuple[str, int]]:
    """Some of what has to be made anew: part and article."""
    marks = ", ".join("?" for _ in parts)
    found = tx.rows(
        f"SELECT part, article_id FROM pending WHERE part IN ({marks}) AND (? IS NULL OR article_id = ?) LIMIT ?",
        (*parts, only, only, limit),
    )
    return [(row["part"], row["article_id"]) for row in found]


def settle(tx: Transaction, part: str, article_id: int) -> None:
    """The part was made anew."""
    tx.run("DELETE FROM pending WHERE part = ? AND article_id = ?", (part, article_id))


def add_key(tx: Transaction, article_id: int, key: str, source: str) -> None:
    """From now on this source means this article."""
    tx.run("INSERT INTO source VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET article_id = excluded.article_id",
           (key, article_id))  # fmt: skip
    tx.run("UPDATE article SET source = ? WHERE id = ?", (source, article_id))


def touch(tx: Transaction, article_id: int, now: datetime, told: Particulars = NOTHING_TOLD) -> None:
    """It was opened, with what the reader told of it; an article that was to be removed stays."""
    settings = "".join(f", {column} = COALESCE(?, {column})" for column in _GIVEN)
    tx.run(
        f"UPDATE article SET opened = ?, removed = NULL{settings} WHERE id = ?",
        (rows.moment(now), *_values(told), article_id),
    )


def put_given(tx: Transaction, article_id: int, given: Particulars) -> None:
    """Keep what the reader tells of an article in place of what was told before."""
    settings = ", ".join(f"{column} = ?" for column in _GIVEN)
    tx.run(f"UPDATE article SET {settings} WHERE id = ?", (*_values(given), article_id))


def _values(told: Particulars) -> tuple[str | None, ...]:
    """What is told in the order of `_GIVEN`."""
    return told.title, told.byline, told.outlet, rows.day(told.published), told.language


def text_of(tx: Transaction, article_id: int, digest: str) -> str | None:
    """The text of one version."""
    row = tx.row("SELECT text FROM version WHERE article_id = ? AND digest = ?", (article_id, digest))
    return None if row is None else row["text"]


def load(tx: Transaction, article_id: int, digest: str | None = None) -> Article | None:
    """A version of an article, the present one by default, with what the reader told of it."""
    row = tx.row(
        f"SELECT head, text, {', '.join(_GIVEN)} FROM article JOIN version ON article_id = article.id "
        "AND version.digest = COALESCE(?, article.digest) WHERE article.id = ?",
        (digest, article_id),
    )
    if row is None:
        return None
    return _given(row).over(article_from_json({**json.loads(row["head"]), "text": row["text"]}))


def keep_place(tx: Transaction, article_id: int, offset: int, seen: int) -> int:
    """The reader stopped here in the present text, of which `seen` code points were on the screen, or more before.

    Gives how many were.
    """
    tx.run(
        "UPDATE article SET place = ?, place_digest = digest, "
        "seen = CASE WHEN place_digest = digest THEN MAX(COALESCE(seen, 0), ?) ELSE ? END WHERE id = ?",
        (offset, seen, seen, article_id),
    )
    row = tx.row("SELECT seen FROM article WHERE id = ?", (article_id,))
    return int(row["seen"]) if row is not None else 0


_GIVEN = ("given_title", "given_byline", "given_outlet", "given_published", "given_language")
"""The columns of what the reader told of an article."""

TITLE = "COALESCE(article.given_title, article.title)"
"""The headline: the reader's word, else the source's; `article` is its row."""

OUTLET = "COALESCE(article.given_outlet, article.outlet)"
"""Who published it, as `TITLE`."""

BEGINNING = f"""CASE WHEN COALESCE({TITLE}, '') = '' THEN (SELECT substr(text, 1, {OPENING}) FROM version
    WHERE version.article_id = article.id AND version.digest = article.digest) END"""
"""The first words of an article without a title, by which it is called; `article` is its row."""


def cards(tx: Transaction, only: Iterable[int] | None = None, limit: int | None = None) -> tuple[ArticleCard, ...]:
    """Every article that is not removed, or some of them, the last opened first."""
    choice: str = ""
    values: tuple[object, ...] = ()
    if only is not None:
        choice, values = "AND article.id IN (SELECT value FROM json_each(?))", (json.dumps(list(only)),)
    found = tx.rows(
        f"""SELECT id, {TITLE}, {OUTLET}, COALESCE(given_published, published),
            COALESCE(given_language, language), source,
            added, opened, statements, (SELECT count(*) FROM note WHERE article_id = article.id),
            MIN(1.0, COALESCE(seen, 0) * 1.0 / MAX(1, length)), {BEGINNING}
            FROM article WHERE removed IS NULL {choice} ORDER BY opened DESC, id DESC LIMIT ?""",
        (*values, -1 if limit is None else limit),
    )
    moment, day = datetime.fromisoformat, date.fromisoformat
    return tuple(  # by position: a library of thousands is listed at every start
        ArticleCard(id_, title, outlet, day(published) if published else None, language, source,
                    moment(added), moment(opened), statements, notes, progress,
                    article_name(title, beginning or "", source))
        for id_, title, outlet, published, language, source, added, opened, statements, notes, progress, beginning
        in found
    )  # fmt: skip


def names(tx: Transaction, article_ids: Iterable[int]) -> dict[int, str]:
    """What some articles are called."""
    found = tx.tuples(
        f"SELECT id, {TITLE}, {BEGINNING}, source FROM article WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    )
    return {id_: article_name(title, beginning or "", source) for id_, title, beginning, source in found}


def days(tx: Transaction) -> list[tuple[int, str | None]]:
    """Each article that was analysed with the day of its publication, else the last day that its statements tell."""
    return tx.tuples(
        """SELECT id, COALESCE(given_published, published,
            (SELECT max(said) FROM statement WHERE statement.article_id = article.id))
        FROM article WHERE removed IS NULL AND statements > 0 ORDER BY id"""
    )


def outlets(tx: Transaction, article_ids: Iterable[int]) -> dict[int, tuple[str | None, str | None]]:
    """The outlet and the address of some articles, as far as they are told."""
    found = tx.tuples(
        f"SELECT id, {OUTLET}, url FROM article WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    )
    return {article_id: (outlet, url) for article_id, outlet, url in found}


def remove(tx: Transaction, article_id: int, now: datetime) -> None:
    """Leave it out of everything; `forget_removed` takes it away for good."""
    tx.run("UPDATE article SET removed = ? WHERE id = ?", (rows.moment(now), article_id))


def bring_back(tx: Transaction, article_id: int) -> None:
    """It is not removed any more: somebody goes on working in it."""
    tx.run("UPDATE article SET removed = NULL WHERE id = ? AND removed IS NOT NULL", (article_id,))


def forget_removed(tx: Transaction, article_ids: Iterable[int]) -> None:
    """Take removed articles out of the library with all that belongs to them, and analyses that nobody needs."""
    for article_id in article_ids:
        tx.run("DELETE FROM article WHERE id = ? AND removed IS NOT NULL", (article_id,))
        if tx.changes():
            first, last = article_id * 65536, article_id * 65536 + 65535
            tx.run("DELETE FROM article_words WHERE rowid = ?", (article_id,))
            tx.run("DELETE FROM statement_words WHERE rowid BETWEEN ? AND ?", (first, last))
            tx.run("DELETE FROM note_words WHERE rowid BETWEEN ? AND ?", (first, last))
    tx.run("DELETE FROM analysis WHERE digest NOT IN (SELECT digest FROM version)")


def versions(tx: Transaction, article_id: int) -> tuple[VersionCard, ...]:
    """The article's texts, oldest first."""
    found = tx.rows(
        "SELECT version.digest, version.seen, length(version.text) AS length, article.digest AS present FROM version "
        "JOIN article ON article.id = article_id WHERE article_id = ? ORDER BY version.seen, version.rowid",
        (article_id,),
    )
    return tuple(
        VersionCard(r["digest"], datetime.fromisoformat(r["seen"]), r["length"], r["digest"] == r["present"])
        for r in found
    )


def _given(r: Row) -> Particulars:
    """What the reader told of an article, from a row that has these columns."""
    return Particulars(
        title=r["given_title"],
        byline=r["given_byline"],
        outlet=r["given_outlet"],
        published=rows.read_day(r["given_published"]),
        language=r["given_language"],
    )


def _record(r: Row) -> ArticleRecord:
    return ArticleRecord(
        id=r["id"],
        digest=r["digest"],
        given=_given(r),
        place=r["place"],
        place_digest=r["place_digest"],
        removed=r["removed"] is not None,
        source=r["source"],
        opened=datetime.fromisoformat(r["opened"]),
    )
