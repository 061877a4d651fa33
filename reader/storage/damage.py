"""What SQLite finds damaged in a library's pages."""

from __future__ import annotations

import sqlite3

OUT_OF_ORDER = ("coded", "place")
"""The one table without row numbers whose key is not its first columns, and its column that stands before one of them.

SQLite 3.40, which Debian 12 has, looks for that column in another one's place and says of each row that it is empty.
"""


def damage(connection: sqlite3.Connection, most: int) -> list[str]:
    """At most so many lines of what SQLite says of damaged pages, none of a sound file. Raises sqlite3.Error."""
    table, column = OUT_OF_ORDER
    said = f"NULL value in {table}.{column}"
    lines = _check(connection, most)
    if said in lines:
        rows, filled = connection.execute(f"SELECT count(*), count({column}) FROM {table}").fetchone()
        if rows == filled:  # then it is not true of any row, and may hide what is
            lines = [line for line in _check(connection, most + rows) if line != said]
    return lines[:most]


def _check(connection: sqlite3.Connection, most: int) -> list[str]:
    return [str(row[0]) for row in connection.execute(f"PRAGMA quick_check({most})") if row[0] != "ok"]
