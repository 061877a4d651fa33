"""The library's tables, and how an older library becomes a present one.

A migration is a numbered list of statements, carried out in one transaction that ends with a check of the foreign
keys; the file is copied beside itself before. What the reader made is in `note`, `correction`, `code`,
`statement_code`, `actor_join`, `actor_apart`, `feed` and `read` in `feed_item`; everything else can be made again.
"""

from __future__ import annotations

import os
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import LibraryError
from reader.model import code_key
from reader.phrase import Phrase
from reader.storage import backups, counts

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    # 1: articles, their texts, what the machine understood, and the reader's notes
    (
        """CREATE TABLE article (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL,             -- the version that is read now
            source TEXT NOT NULL,             -- absolute path, URL or "-"
            title TEXT, outlet TEXT, published TEXT, language TEXT,
            given_language TEXT, given_published TEXT,   -- what the reader said, which no later reading overrides
            length INTEGER NOT NULL,          -- code points of the present text
            added TEXT NOT NULL, opened TEXT NOT NULL,
            place INTEGER, place_digest TEXT, -- offset of the first line on the screen, and in which text
            seen INTEGER,                     -- one past the last code point on the screen then
            statements INTEGER NOT NULL DEFAULT 0,
            removed TEXT)""",
        "CREATE INDEX article_by_opened ON article(opened DESC, id DESC) WHERE removed IS NULL",
        "CREATE INDEX article_by_digest ON article(digest)",
        """CREATE TABLE source (
            key TEXT PRIMARY KEY,
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE) WITHOUT ROWID""",
        "CREATE INDEX source_by_article ON source(article_id)",
        """CREATE TABLE version (
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            digest TEXT NOT NULL,
            seen TEXT NOT NULL,
            head TEXT NOT NULL,               -- the article without its text, as JSON
            text TEXT NOT NULL,
            PRIMARY KEY (article_id, digest))""",
        """CREATE TABLE analysis (
            digest TEXT NOT NULL, language TEXT NOT NULL, published TEXT NOT NULL,
            engine TEXT NOT NULL,
            made TEXT NOT NULL,
            data BLOB NOT NULL,               -- JSON, deflated
            PRIMARY KEY (digest, language, published)) WITHOUT ROWID""",
        """CREATE TABLE note (
            id TEXT PRIMARY KEY,
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            digest TEXT NOT NULL,             -- the text that the anchor was described on
            start INTEGER NOT NULL, end INTEGER NOT NULL,
            exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
            colour TEXT NOT NULL, text TEXT NOT NULL,
            tags TEXT NOT NULL,               -- a JSON array
            created TEXT NOT NULL, updated TEXT NOT NULL)""",
        "CREATE INDEX note_by_article ON note(article_id)",
        """CREATE TABLE note_place (            -- where an anchor stands in another text; start is null for an orphan
            note_id TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
            digest TEXT NOT NULL,
            start INTEGER, end INTEGER, how TEXT, score REAL,
            PRIMARY KEY (note_id, digest)) WITHOUT ROWID""",
    ),
    # 2: corrections, and actors and statements over all articles
    (
        """CREATE TABLE correction (
            id TEXT PRIMARY KEY,
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            verb TEXT NOT NULL,
            created TEXT NOT NULL,
            digest TEXT NOT NULL,
            body TEXT NOT NULL)               -- anchors, actors, day, as JSON""",
        "CREATE INDEX correction_by_article ON correction(article_id, created)",
        """CREATE TABLE statement (             -- the corrected analyses' statements, for questions over articles
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            start INTEGER NOT NULL, end INTEGER NOT NULL,
            kind TEXT NOT NULL, text TEXT NOT NULL,
            speaker TEXT, actor_key TEXT,
            said TEXT, day TEXT,              -- the day told, and that or the day of publication
            confidence REAL NOT NULL, by_reader INTEGER NOT NULL,
            PRIMARY KEY (article_id, id))""",
        "CREATE INDEX statement_by_actor ON statement(actor_key, day)",
        "CREATE INDEX statement_by_day ON statement(day)",
        """CREATE TABLE actor (                 -- who is named in which article
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            key TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
            statements INTEGER NOT NULL,
            PRIMARY KEY (article_id, key)) WITHOUT ROWID""",
        "CREATE INDEX actor_by_key ON actor(key, name, statements)",
        """CREATE TABLE actor_join (            -- the reader's word: these two names are one actor
            key TEXT PRIMARY KEY, target TEXT NOT NULL, made TEXT NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE actor_apart (           -- the reader's word: in this article the name means somebody else
            id TEXT PRIMARY KEY,
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            key TEXT NOT NULL, target TEXT NOT NULL, name TEXT NOT NULL, made TEXT NOT NULL,
            UNIQUE (article_id, key))""",
        """CREATE TABLE pending (               -- what has to be made anew before it is asked for
            part TEXT NOT NULL,               -- "overview": statement and actor; "text", "statements", "notes": search
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            PRIMARY KEY (part, article_id)) WITHOUT ROWID""",
        "INSERT INTO pending SELECT 'overview', id FROM article",
    ),
    # 3: full-text search; `stems` holds a stem for each word of `body`, in the same order. The rows of one article have
    # the row ids from article id * 65536 on, so that they can be replaced without a search for them.
    (
        """CREATE VIRTUAL TABLE article_words USING fts5(
            title, body, stems, tokenize="unicode61 remove_diacritics 2", prefix="2 3")""",
        """CREATE VIRTUAL TABLE statement_words USING fts5(
            body, stems, ref UNINDEXED, tokenize="unicode61 remove_diacritics 2", prefix="2 3")""",
        """CREATE VIRTUAL TABLE note_words USING fts5(
            body, stems, ref UNINDEXED, tokenize="unicode61 remove_diacritics 2", prefix="2 3")""",
        "CREATE INDEX article_by_removed ON article(id) WHERE removed IS NOT NULL",
        "INSERT OR IGNORE INTO pending SELECT 'text', id FROM article",
        "INSERT OR IGNORE INTO pending SELECT 'statements', id FROM article",
        "INSERT OR IGNORE INTO pending SELECT 'notes', id FROM article",
    ),
    # 4: what the reader says of an article besides language and day
    (
        "ALTER TABLE article ADD COLUMN given_title TEXT",
        "ALTER TABLE article ADD COLUMN given_outlet TEXT",
        "ALTER TABLE article ADD COLUMN given_byline TEXT",
    ),
    # 5: codes. `note.tags` names them as `code.name` is written; what was one word but for its case becomes one code.
    (
        """CREATE TABLE code (
            key TEXT PRIMARY KEY,             -- the name without what differs between two ways to write it
            name TEXT NOT NULL, colour TEXT NOT NULL, description TEXT NOT NULL,
            parent TEXT,                      -- the key of the code that it stands below
            slot INTEGER) WITHOUT ROWID""",
        """CREATE TABLE statement_code (
            id TEXT PRIMARY KEY,
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            code TEXT NOT NULL,               -- its key
            created TEXT NOT NULL,
            digest TEXT NOT NULL,
            body TEXT NOT NULL)               -- the statement as a correction describes it: anchors, actor, day""",
        "CREATE INDEX statement_code_by_article ON statement_code(article_id, created)",
        "CREATE INDEX statement_code_by_code ON statement_code(code)",
        """CREATE TABLE coded (                 -- the codes of the rows of `statement`, made anew with them
            article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            statement_id TEXT NOT NULL, place INTEGER NOT NULL, code TEXT NOT NULL,
            PRIMARY KEY (article_id, statement_id, code)) WITHOUT ROWID""",
        "CREATE INDEX coded_by_code ON coded(code)",
        """INSERT INTO code
            WITH used AS (SELECT code_key(value) AS key, value AS name, colour FROM note, json_each(tags)),
                named AS (SELECT key, name, row_number() OVER (PARTITION BY key ORDER BY count(*) DESC, name) AS place
                    FROM used WHERE key != '' GROUP BY key, name),
                shown AS (SELECT key, colour,
                        row_number() OVER (PARTITION BY key ORDER BY count(*) DESC, colour) AS place
                    FROM used GROUP BY key, colour)
            SELECT named.key, named.name, shown.colour, '', NULL, NULL
            FROM named JOIN shown ON shown.key = named.key AND shown.place = 1 WHERE named.place = 1""",
        """UPDATE note SET tags = (SELECT json_group_array(name) FROM (
            SELECT code.name, min(one.key) AS place FROM json_each(note.tags) AS one
            JOIN code ON code.key = code_key(one.value) GROUP BY code.key ORDER BY place)) WHERE tags != '[]'""",
    ),
    # 6: feeds that the reader follows, and what they announce
    (
        """CREATE TABLE feed (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            url TEXT NOT NULL UNIQUE,
            named_by TEXT,                    -- the page that named it, '' for a list; null: the reader gave it
            title TEXT, listed_title TEXT,    -- what it calls itself, and what the list called it that it came from
            site TEXT,
            etag TEXT, modified TEXT,         -- the marks of its last answer
            added TEXT NOT NULL, updated TEXT,
            error TEXT, notice TEXT,
            removed TEXT)""",
        """CREATE TABLE feed_item (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            feed_id INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
            key TEXT NOT NULL,                -- what tells it from the feed's other items
            title TEXT, url TEXT, published TEXT, summary TEXT,
            listed TEXT NOT NULL,             -- when the feed was last seen to list it
            day TEXT NOT NULL,                -- where it stands in lists: published, or when it was first seen
            read TEXT,                        -- when the reader read it, or marked it so
            article_id INTEGER REFERENCES article(id) ON DELETE SET NULL,
            UNIQUE (feed_id, key))""",
        "CREATE INDEX feed_item_by_day ON feed_item(day DESC, id DESC)",
        "CREATE INDEX feed_item_by_article ON feed_item(article_id)",
        "CREATE INDEX feed_item_unread ON feed_item(feed_id) WHERE read IS NULL",
    ),
    # 7: what a balance of sources counts, and the address by whose host an outlet is named
    (
        "ALTER TABLE article ADD COLUMN url TEXT",
        """UPDATE article SET url = (SELECT head ->> '$.url' FROM version
            WHERE version.article_id = article.id AND version.digest = article.digest)""",
        "ALTER TABLE statement ADD COLUMN words INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE statement ADD COLUMN second_hand INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE actor ADD COLUMN named INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE actor ADD COLUMN gender TEXT NOT NULL DEFAULT ''",
        "INSERT OR IGNORE INTO pending SELECT 'overview', id FROM article",
    ),
    # 8: what lists over many articles begin with. `actor_name` and `actor_total` count the rows of `actor` whose
    # article is not removed; whatever writes those two, the triggers keep the counts.
    (
        """CREATE TABLE actor_name (
            key TEXT NOT NULL, name TEXT NOT NULL,
            articles INTEGER NOT NULL, statements INTEGER NOT NULL,
            PRIMARY KEY (key, name)) WITHOUT ROWID""",
        """CREATE TABLE actor_total (
            key TEXT PRIMARY KEY,
            articles INTEGER NOT NULL, statements INTEGER NOT NULL) WITHOUT ROWID""",
        "CREATE INDEX actor_total_by_count ON actor_total(statements DESC, articles DESC)",
        f"""CREATE TRIGGER actor_added AFTER INSERT ON actor WHEN {counts.LISTED.format("NEW.article_id")}
            BEGIN {counts.added("NEW.key, NEW.name, 1, NEW.statements")} END""",
        f"""CREATE TRIGGER actor_counted AFTER UPDATE OF statements ON actor
            WHEN {counts.LISTED.format("NEW.article_id")}
            BEGIN {counts.added("NEW.key, NEW.name, 0, NEW.statements - OLD.statements")} END""",
        f"""CREATE TRIGGER actor_gone AFTER DELETE ON actor WHEN {counts.LISTED.format("OLD.article_id")}
            BEGIN {counts.added("OLD.key, OLD.name, -1, -OLD.statements")} {counts.forgotten("= OLD.key")} END""",
        f"""CREATE TRIGGER article_removed AFTER UPDATE OF removed ON article
            WHEN OLD.removed IS NULL AND NEW.removed IS NOT NULL
            BEGIN {counts.added("key, name, -1, -statements", "FROM actor WHERE article_id = NEW.id")}
            {counts.forgotten("IN (SELECT key FROM actor WHERE article_id = NEW.id)")} END""",
        f"""CREATE TRIGGER article_back AFTER UPDATE OF removed ON article
            WHEN OLD.removed IS NOT NULL AND NEW.removed IS NULL
            BEGIN {counts.added("key, name, 1, statements", "FROM actor WHERE article_id = NEW.id")} END""",
        "CREATE INDEX note_by_updated ON note(updated DESC, id)",
        # which notes name a code, as `note.tags` does
        """CREATE TABLE note_code (
            name TEXT NOT NULL COLLATE NOCASE,
            note_id TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
            PRIMARY KEY (name, note_id)) WITHOUT ROWID""",
        "CREATE INDEX note_code_by_note ON note_code(note_id)",
        """CREATE TRIGGER note_added AFTER INSERT ON note
            BEGIN INSERT OR IGNORE INTO note_code SELECT value, NEW.id FROM json_each(NEW.tags); END""",
        """CREATE TRIGGER note_coded AFTER UPDATE OF tags ON note WHEN OLD.tags != NEW.tags BEGIN
            DELETE FROM note_code WHERE note_id = NEW.id;
            INSERT OR IGNORE INTO note_code SELECT value, NEW.id FROM json_each(NEW.tags); END""",
        *counts.ANEW,
    ),
    # 9: until when the server of a feed asks not to be asked
    ("ALTER TABLE feed ADD COLUMN wait_until TEXT",),
)
"""The statements that lead from each version to the next; the first makes an empty file version 1."""

TRIGGERS = frozenset(one for step in MIGRATIONS for one in step if one.startswith("CREATE TRIGGER"))
"""All that acts by itself in a library. A backup has no others, word for word: never reword one, add a step."""

WAY_OUT = Phrase("`kutip restore` brings back a backup, `kutip restore --empty` begins anew and keeps this file")
"""What a reader can do about a file that is no library any more, or never was."""

VERSION = len(MIGRATIONS)
"""The schema that this program writes."""


def prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> bool:
    """Check that the file is a library that this program can use, and bring it up to date.

    Gives True where the file turned out not to be writable, so that it can be read only. Raises LibraryError for a
    newer schema, another program's file, and an older one that may not be written; sqlite3.Error for a broken one.
    """
    application, version = _identity(connection)
    fresh = application == 0 and version == 0 and _is_empty(connection)
    if application == 0 and not fresh:  # another Kutip may have made it meanwhile
        application, version = _identity(connection)
    if fresh:
        if read_only:
            raise LibraryError(
                "No library", "There is no library at {path} yet, and none can be made there.", path=path
            )
        _write_ahead(connection)
    elif application != backups.APPLICATION_ID:
        raise LibraryError("Not a library", "{path} belongs to another program; {way_out}.", path=path, way_out=WAY_OUT)
    elif version > VERSION:
        raise LibraryError(
            "Library too new",
            "{path} is from a newer Kutip (schema {version}, this one knows {known}); update Kutip to use it.",
            path=path,
            version=version,
            known=VERSION,
        )
    if version < VERSION:
        if read_only or _refuses_writing(connection):
            raise LibraryError(
                "Library read-only", "{path} is from an older Kutip and cannot be updated in place.", path=path
            )
        if version:
            copy = path.with_name(f"{path.stem}.before-schema-{VERSION}.{_stamp()}{path.suffix}")
            backups.copy_out(connection, copy, beside=True)
        _migrate(connection, fresh=fresh)
        return False
    if read_only:
        return False
    refused = _refuses_writing(connection)
    if not refused and connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":  # it was a backup before
        _write_ahead(connection)
    return refused


def update(connection: sqlite3.Connection) -> None:
    """Bring a copy of a library up to date in place. Raises LibraryError, sqlite3.Error."""
    if _identity(connection)[1] < VERSION:
        _migrate(connection, fresh=False)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn write-ahead logging on. SQLite does not wait for another program that is doing the same; we do."""
    wait = connection.execute("PRAGMA busy_timeout").fetchone()[0] / 1000
    deadline = time.monotonic() + wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not backups.error_name(error).startswith("SQLITE_BUSY") or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _identity(connection: sqlite3.Connection) -> tuple[int, int]:
    """The file's application id and schema version."""
    row = connection.execute("SELECT * FROM pragma_application_id, pragma_user_version").fetchone()
    return int(row[0]), int(row[1])


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def _refuses_writing(connection: sqlite3.Connection) -> bool:
    """Whether SQLite fell back to reading because the file may not be written: without any lock or write."""
    row = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    return bool(row and row[0]) and not os.access(row[0], os.W_OK)


def _migrate(connection: sqlite3.Connection, *, fresh: bool) -> None:
    """Every step from the file's version on, each in a transaction of its own; an empty file takes them in one."""
    steps = dict(enumerate(MIGRATIONS, start=1))
    if fresh:
        steps = {VERSION: tuple(statement for statements in MIGRATIONS for statement in statements)}
    connection.execute("PRAGMA foreign_keys=OFF")  # cannot be changed inside a transaction; checked at the end of each
    for number, statements in steps.items():
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _identity(connection)[1] < number:  # another Kutip may have done it while this one waited
                _take_step(connection, number, statements)
                connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    connection.execute("PRAGMA foreign_keys=ON")


def _take_step(connection: sqlite3.Connection, number: int, statements: tuple[str, ...]) -> None:
    """The statements that make the open file version `number`. Raises LibraryError where they leave it unsound."""
    connection.create_function("code_key", 1, code_key, deterministic=True)
    for statement in statements:
        connection.execute(statement)
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise LibraryError(
            "Library damaged",
            "Table {table} has rows without owners; restore a backup of the library.",
            table=broken[0],
        )
    connection.execute(f"PRAGMA application_id={backups.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={number}")


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
