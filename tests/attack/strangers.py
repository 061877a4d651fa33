"""Backups that a stranger wrote: sound as SQLite, hostile in every word; restored, then read by every command."""

from __future__ import annotations

import contextlib
import json
import random
import sqlite3
from pathlib import Path

from tests.attack import hostile
from tests.attack.commands import checked, living_in, said
from tests.attack.deeds import TEXT

COLUMNS = {
    "article": ("title", "outlet", "source", "published", "given_title", "given_byline", "given_outlet", "opened"),
    "version": ("text", "head", "seen"),
    "note": ("text", "exact", "prefix", "suffix", "tags", "colour", "created", "updated", "id"),
    "correction": ("body", "verb", "created", "id"),
    "actor_join": ("target", "made"),
    "code": ("name", "colour", "description"),
    "feed": ("name", "url", "named_by"),
    "feed_item": ("title", "url"),
    "statement": ("text", "speaker", "day", "said"),
    "actor": ("name", "kind"),
}  # fmt: skip
"""Columns of words, by table."""

READING = (
    ("articles",), ("articles", "--format", "jsonl"), ("note", "1"), ("note", "1", "--format", "jsonl"),
    ("correct", "1"),
    ("actors",), ("actors", "--format", "jsonl"), ("statements",), ("quotations",), ("search", "kata"), ("edit", "1"),
    ("diff", "1"), ("read", "--plain", "1"), ("codes",), ("codes", "table"), ("feeds",), ("feeds", "export"),
    ("feeds", "list"), ("story",), ("balance",), ("check", "--all"), ("refresh",), ("doctor",),
    ("backup", "again.sqlite3"),
    *(("export", "--format", form) for form in ("markdown", "json", "html", "w3c", "csl-json")),
    *(("export", "--format", form) for form in ("csv-notes", "csv-statements")),
)  # fmt: skip
"""What is done with what was restored."""


def strangers(seed: int, folder: Path) -> int:
    """A backup with hostile words in some of its columns, restored and read."""
    chance = random.Random(seed)
    with living_in(folder):
        Path("a.txt").write_text(TEXT.format("Sepatah kata."), encoding="utf-8")
        assert said(["add", "a.txt", "--lang", "id"])[0] == 0
        said(["note", "1", "Sepatah kata", "--text", "x", "--code", "y"])
        said(["correct", "1", "1", "--speaker", "Guntur Aji"])
        said(["statements"])
        assert said(["backup", "b.sqlite3"])[0] == 0
        _spoil(Path("b.sqlite3"), chance)
        checked(["restore", "b.sqlite3"])
        for words in READING:
            checked(list(words))
    return len(READING) + 1


def _spoil(backup: Path, chance: random.Random) -> None:
    """Write hostile words into columns of a backup, one in ten; some are JSON still."""
    with contextlib.closing(sqlite3.connect(backup, isolation_level=None)) as library:
        library.execute("PRAGMA foreign_keys=OFF")
        library.create_function("code_key", 1, str.casefold)
        for table, columns in COLUMNS.items():
            known = {row[1] for row in library.execute(f"PRAGMA table_info({table})")}
            for column in columns:
                if column not in known or chance.random() < 0.9:
                    continue
                words = hostile.words(chance, 6).encode("utf-8", "replace").decode()
                if column in ("tags", "head", "body"):
                    words = chance.choice((words, json.dumps(hostile.value(chance)), json.dumps([words, words])))
                with contextlib.suppress(sqlite3.Error):  # a constraint of the table
                    library.execute(f"UPDATE {table} SET {column} = ?", (words,))
