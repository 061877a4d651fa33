"""Feeds that the reader follows, their items, and which of these were read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from sqlite3 import Row
from typing import NamedTuple

from reader.codec import json_text, sentence_from_json, sentence_to_json
from reader.model import FeedCard, FeedItemCard
from reader.storage import rows
from reader.storage.connection import Transaction

MAX_ITEMS = 1_000
"""Items of a feed that are kept: those that it lists, then the newest."""

_NAME = "COALESCE(NULLIF(feed.title, ''), NULLIF(feed.listed_title, ''), feed.url)"
"""What a feed is called; `feed` is its row."""


class FeedRecord(NamedTuple):
    """What is needed to ask for a feed."""

    id: int
    """The library's number."""
    url: str
    """Its address."""
    name: str
    """What it is called."""
    named_by: str | None
    """The address of the page that named it, "" for a list; None where the reader gave it."""
    etag: str | None
    """The server's mark of its last answer."""
    modified: str | None
    """When the server said that it was last changed."""
    wait_until: datetime | None = None
    """When it may be asked again, where its server asks to wait."""


class ItemRow(NamedTuple):
    """An item as a feed lists it."""

    key: str
    """What tells it from the feed's other items."""
    title: str | None
    """Its headline."""
    url: str | None
    """The address of its page."""
    published: datetime | None
    """When it appeared, in UTC."""
    summary: str | None
    """What the feed says of it."""


class Answer(NamedTuple):
    """What a feed holds, and the marks of this answer."""

    title: str | None
    """What it calls itself."""
    site: str | None
    """The address of its site."""
    items: Sequence[ItemRow]
    """Its items, at most `MAX_ITEMS`."""
    etag: str | None
    """The server's mark of this version."""
    modified: str | None
    """When the server says that it was last changed."""
    notice: str | None
    """What of it was not taken."""


def add(tx: Transaction, url: str, title: str | None, now: datetime, named_by: str | None) -> tuple[int, bool]:
    """Follow a feed; gives its number, and whether it is new. One that was removed comes back."""
    before = tx.row("SELECT id, removed FROM feed WHERE url = ?", (url,))
    if before is None:
        values = (url, title, named_by, rows.moment(now))
        return tx.run("INSERT INTO feed (url, listed_title, named_by, added) VALUES (?, ?, ?, ?)", values), True
    tx.run(
        "UPDATE feed SET listed_title = COALESCE(?, listed_title), removed = NULL, "
        "named_by = CASE WHEN ? IS NULL THEN NULL ELSE named_by END WHERE id = ?",
        (title, named_by, before["id"]),
    )
    return before["id"], before["removed"] is not None


def records(tx: Transaction) -> list[FeedRecord]:
    """Every feed that is followed, in the order in which they were added."""
    found = tx.rows(
        f"SELECT id, url, {_NAME} AS name, named_by, etag, modified, wait_until "
        "FROM feed WHERE removed IS NULL ORDER BY id"
    )
    return [
        FeedRecord(r["id"], r["url"], r["name"], r["named_by"], r["etag"], r["modified"], _moment(r["wait_until"]))
        for r in found
    ]


def cards(tx: Transaction) -> tuple[FeedCard, ...]:
    """Every feed that is followed, by name."""
    found = tx.rows(
        f"""SELECT id, url, {_NAME} AS name, site, updated, error, notice,
            (SELECT count(*) FROM feed_item WHERE feed_id = feed.id) AS items,
            (SELECT count(*) FROM feed_item WHERE feed_id = feed.id AND read IS NULL) AS unread
            FROM feed WHERE removed IS NULL"""
    )
    made = [
        FeedCard(r["id"], r["url"], r["name"], r["site"], r["items"], r["unread"], _moment(r["updated"]),
                 _sentence(r["error"]), _sentence(r["notice"]))
        for r in found
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda card: (card.name.casefold(), card.id)))


def items(
    tx: Transaction, feed_id: int | None = None, *, item_id: int | None = None, limit: int = -1
) -> tuple[FeedItemCard, ...]:
    """What the feeds announce, the newest first; of one feed, or one item, where that is given."""
    chosen = {"feed_id": feed_id, "feed_item.id": item_id}
    clauses = "".join(f" AND {column} = ?" for column, value in chosen.items() if value is not None)
    found = tx.rows(
        f"""SELECT feed_item.id, feed_id, {_NAME} AS feed, feed_item.title, feed_item.url, published, summary, read,
            article_id FROM feed_item JOIN feed ON feed.id = feed_id WHERE feed.removed IS NULL{clauses}
            ORDER BY day DESC, feed_item.id DESC LIMIT ?""",
        (*(value for value in chosen.values() if value is not None), limit),
    )
    return tuple(_item(r) for r in found)


def take(tx: Transaction, feed_id: int, answer: Answer, now: datetime) -> int:
    """Keep what a feed answered; gives how many of its items are new. What was read stays read."""
    at = rows.moment(now)
    tx.run(
        "UPDATE feed SET title = ?, site = ?, etag = ?, modified = ?, updated = ?, error = NULL, "
        "wait_until = NULL, notice = ? WHERE id = ?",
        (answer.title, answer.site, answer.etag, answer.modified, at, _kept(answer.notice), feed_id),
    )
    before = _last_id(tx)
    tx.run_many(
        "INSERT INTO feed_item (feed_id, key, title, url, published, summary, listed, day) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (feed_id, key) DO UPDATE SET title = excluded.title, "
        "url = excluded.url, published = excluded.published, summary = excluded.summary, listed = excluded.listed",
        [
            (feed_id, item.key, item.title, item.url, item.published and rows.moment(item.published), item.summary, at,
             rows.moment(min(item.published or place, place)))
            for item, place in zip(answer.items, _places(now), strict=False)
        ],
    )  # fmt: skip
    found = tx.row("SELECT count(*) FROM feed_item WHERE feed_id = ? AND id > ?", (feed_id, before))
    tx.run(
        "DELETE FROM feed_item WHERE feed_id = ? AND id NOT IN "
        "(SELECT id FROM feed_item WHERE feed_id = ? ORDER BY listed DESC, day DESC, id DESC LIMIT ?)",
        (feed_id, feed_id, MAX_ITEMS),
    )
    return int(found[0]) if found else 0


def _last_id(tx: Transaction) -> int:
    row = tx.row("SELECT COALESCE(MAX(id), 0) FROM feed_item")
    return int(row[0]) if row else 0


def _places(now: datetime) -> Iterable[datetime]:
    """Where the items of an answer stand that tell no day: in their order, the first one last."""
    return (now - timedelta(microseconds=number) for number in range(MAX_ITEMS))


def unchanged(tx: Transaction, feed_id: int, now: datetime) -> None:
    """A feed says that nothing has changed."""
    tx.run("UPDATE feed SET updated = ?, error = NULL, wait_until = NULL WHERE id = ?", (rows.moment(now), feed_id))


def fail(tx: Transaction, feed_id: int, error: str, wait_until: datetime | None = None) -> None:
    """A feed could not be read, and is not asked until then; what it announced before stays."""
    tx.run(
        "UPDATE feed SET error = ?, wait_until = ? WHERE id = ?",
        (_kept(error), None if wait_until is None else rows.moment(wait_until), feed_id),
    )


def _kept(sentence: str | None) -> str | None:
    """A sentence as it is kept: with what it is made of, where that is known."""
    made_of = sentence_to_json(sentence) if sentence is not None else None
    return json_text(made_of) if isinstance(made_of, list) else sentence


def _sentence(kept: str | None) -> str | None:
    """The sentence that was kept; a text that no Kutip wrote so is itself."""
    if kept is None or not kept.startswith("["):
        return kept
    try:
        return sentence_from_json(json.loads(kept))
    except (ValueError, TypeError, RecursionError):
        return kept


def is_followed(tx: Transaction, url: str) -> bool:
    """Whether the feed at an address is followed."""
    return tx.row("SELECT 1 FROM feed WHERE url = ? AND removed IS NULL", (url,)) is not None


def unread(tx: Transaction, feed_id: int | None = None) -> list[int]:
    """The numbers of the items that were not read, of one feed where that is given."""
    found = tx.rows(
        "SELECT feed_item.id FROM feed_item JOIN feed ON feed.id = feed_id WHERE read IS NULL AND removed IS NULL "
        "AND (? IS NULL OR feed_id = ?)",
        (feed_id, feed_id),
    )
    return [row[0] for row in found]


def mark(tx: Transaction, item_ids: Iterable[int], read: datetime | None) -> None:
    """Items were read at that time, or not."""
    at = None if read is None else rows.moment(read)
    tx.run_many("UPDATE feed_item SET read = ? WHERE id = ?", [(at, item_id) for item_id in item_ids])


def opened(tx: Transaction, item_id: int, article_id: int, now: datetime) -> None:
    """An item was opened as this article."""
    tx.run(
        "UPDATE feed_item SET article_id = ?, read = COALESCE(read, ?) WHERE id = ?",
        (article_id, rows.moment(now), item_id),
    )


def remove(tx: Transaction, feed_id: int, now: datetime) -> None:
    """Leave a feed out of everything; `forget_removed` takes it away for good."""
    tx.run("UPDATE feed SET removed = ? WHERE id = ?", (rows.moment(now), feed_id))


def forget_removed(tx: Transaction, feed_ids: Iterable[int]) -> None:
    """Take removed feeds out of the library with their items."""
    tx.run_many("DELETE FROM feed WHERE id = ? AND removed IS NOT NULL", [(feed_id,) for feed_id in feed_ids])


def _item(r: Row) -> FeedItemCard:
    title = r["title"] or (r["summary"] or "")[:80] or r["url"] or "?"
    return FeedItemCard(
        r["id"],
        r["feed_id"],
        r["feed"],
        title,
        r["url"],
        _moment(r["published"]),
        r["summary"],
        r["read"] is not None,
        r["article_id"],
    )


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
