"""Whether a library's file is sound, told without changing it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from reader.phrase import Phrase
from reader.storage import schema
from reader.storage.damage import damage

SQLITE_VERSION = sqlite3.sqlite_version
"""Version of the SQLite that this Python has."""

MOST_FAULTS = 3
"""Faults that are told; a damaged file has thousands."""


@dataclass(frozen=True, slots=True)
class Health:
    """What was found in a library's file."""

    version: int
    """Its schema; 0 where it cannot be read."""
    articles: int
    """How many articles it lists."""
    notes: int
    """How many notes."""
    faults: tuple[str, ...]
    """What is wrong with it, a sentence each; none where it is sound."""


def health(path: Path) -> Health:
    """Look the file at `path` through: its pages, its references, the version of its schema."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=2, isolation_level=None)
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version > schema.VERSION:
                fault = Phrase(
                    "It was written by a newer Kutip (schema {version}, this one knows {known}).",
                    version=version,
                    known=schema.VERSION,
                )
                return Health(version, 0, 0, (fault,))
            faults = [Phrase("A page is damaged: {line}.", line=line) for line in damage(connection, MOST_FAULTS)]
            lost = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST_FAULTS)
            faults += [
                Phrase("A row of {table} refers to one of {other} that is not there.", table=row[0], other=row[2])
                for row in lost
            ]
            articles = int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
            notes = int(connection.execute("SELECT count(*) FROM note").fetchone()[0])
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter where SQLite names what is damaged
        return Health(0, 0, 0, (Phrase("It cannot be read: {error}.", error=error),))
    return Health(version, articles, notes, tuple(faults))
