"""Backups that somebody else may have written: read whole before they become the library, and cleaned of what acts.

Kutip cleans every word on its way in, so a backup of its own passes unchanged. One that was worked on by another
program may hold words that act on a terminal, days that are none, and JSON of another shape.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from reader.errors import STUMBLES, LibraryError
from reader.model import NOTE_COLOURS
from reader.model.text import HOSTILE
from reader.storage import actors, articles, codes, corrections, counts, feeds, notes, rows, schema, statements
from reader.storage.backups import error_name
from reader.storage.connection import Transaction

_KEPT = {("article", "source"), ("source", "key"), ("version", "text")}
"""Columns of words that stay: names of files may hold anything, and a text that was changed is another text."""


def make_safe(path: Path, source: Path) -> None:
    """Bring the copy of a backup up to date, clean its words, and see that all of it can be read.

    `source` is what the copy is of, for the sentence. Raises LibraryError where it was not Kutip that wrote it.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode=OFF")  # a copy that fails is thrown away
        schema.update(connection)
        _clean(connection)
        connection.execute("BEGIN")
        kept = {row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")}
        for statement in (*counts.ANEW, *(schema.TRIGGERS - kept)):
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("BEGIN")
        _read_all(Transaction(connection))
        connection.execute("COMMIT")
    except (*STUMBLES, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.OperationalError) and error_name(error).startswith("SQLITE_FULL"):
            raise
        raise LibraryError(
            "Not a backup",
            "{source} holds what no Kutip writes; it was changed by another program, or is damaged.",
            source=source,
        ) from error
    finally:
        connection.close()


def _clean(connection: sqlite3.Connection) -> None:
    """Replace what acts on a terminal, one for one. Raises ValueError for a text that holds any."""
    connection.create_function("harmless", 1, _harmless, deterministic=True)
    connection.execute("BEGIN")
    if connection.execute("SELECT 1 FROM version WHERE text IS NOT harmless(text) LIMIT 1").fetchone():
        raise ValueError("an article's text acts")
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_words%' ESCAPE '\\'"
    ).fetchall()
    for (table,) in tables:
        if table in counts.TABLES:
            continue
        for _, column, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
            if kind == "TEXT" and (table, column) not in _KEPT:
                connection.execute(
                    f'UPDATE "{table}" SET "{column}" = harmless("{column}") '
                    f'WHERE "{column}" IS NOT harmless("{column}")'
                )
    connection.execute("COMMIT")


def _harmless(value: Any) -> Any:
    """A column's value without what acts; in JSON the words that it stands for."""
    if not isinstance(value, str):
        return value
    if value[:1] in "[{" and "\\" in value:
        try:
            known = json.loads(value)
        except (ValueError, RecursionError):
            known = None
        if (cleaned := _walked(known)) != known:
            return rows.dumps(cleaned)
    return HOSTILE.sub("\N{REPLACEMENT CHARACTER}", value)


def _walked(value: object) -> object:
    match value:
        case str():
            return HOSTILE.sub("\N{REPLACEMENT CHARACTER}", value)
        case list():
            return [_walked(one) for one in value]
        case dict():
            return {name: _walked(one) for name, one in value.items()}
    return value


def _read_all(tx: Transaction) -> None:
    """Read every row that a reader's words are in, as the library reads them. Raises what does not fit."""
    ids = [row["id"] for row in tx.rows("SELECT id FROM article")]
    if {row[0] for row in tx.tuples("SELECT colour FROM note UNION SELECT colour FROM code")} - set(NOTE_COLOURS):
        raise ValueError("a colour that there is not")
    articles.cards(tx)
    articles.known_by(tx)
    for article_id in ids:
        articles.by_id(tx, article_id)
        for version in articles.versions(tx, article_id):
            article = articles.load(tx, article_id, version.digest)
            if article is None or article.digest != version.digest:
                raise ValueError("a version is another text")
        notes.of_article_now(tx, article_id)
        corrections.words_of_article(tx, article_id)
    codes.every(tx)
    codes.by_actor(tx)
    notes.every(tx)
    notes.tags(tx)
    actors.cards(tx)
    statements.of_articles(tx, ids)
    feeds.cards(tx)
    for feed in feeds.records(tx):
        feeds.items(tx, feed.id)
