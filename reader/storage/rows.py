"""What the reader made, as rows that can be taken out and put back: the ground of undo and redo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from reader.storage.connection import Transaction

RowSnapshot = Mapping[str, Any]
"""A row by its columns' names."""

_KEYS = {
    "note": "id",
    "correction": "id",
    "code": "key",
    "statement_code": "id",
    "actor_join": "key",
    "actor_apart": "id",
    "article": "id",
    "feed": "id",
    "feed_item": "id",
}
"""The tables that undo may touch, and the column that names a row of each."""

_PARTS = {
    "article": ("removed", "given_title", "given_byline", "given_outlet", "given_published", "given_language"),
    "feed": ("removed",),
    "feed_item": ("read",),
}
"""Tables of which undo touches some columns only: reading goes on while a change stands to be undone."""


def snapshot(tx: Transaction, table: str, key: str | int) -> RowSnapshot | None:
    """The row as it is now, or None where there is none."""
    columns = ", ".join((_KEYS[table], *_PARTS[table])) if table in _PARTS else "*"
    row = tx.row(f"SELECT {columns} FROM {table} WHERE {_KEYS[table]} = ?", (key,))
    return None if row is None else dict(row)


def put(tx: Transaction, table: str, key: str | int, row: RowSnapshot | None) -> None:
    """Make the row what `row` says; None takes it away."""
    if row is None:
        tx.run(f"DELETE FROM {table} WHERE {_KEYS[table]} = ?", (key,))
        return
    values = {name: value for name, value in row.items() if name != _KEYS[table]}
    if tx.row(f"SELECT 1 FROM {table} WHERE {_KEYS[table]} = ?", (key,)) is not None:
        settings = ", ".join(f"{name} = ?" for name in values)
        tx.run(f"UPDATE {table} SET {settings} WHERE {_KEYS[table]} = ?", (*values.values(), key))
    else:
        names = ", ".join((_KEYS[table], *values))
        marks = ", ".join("?" for _ in range(len(values) + 1))
        tx.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", (key, *values.values()))


def moment(value: datetime) -> str:
    """A time in UTC as the library writes it; texts sort as the times do."""
    return value.isoformat(timespec="microseconds")


def moment_after(now: datetime, last: datetime | str | None) -> datetime:
    """`now`, or just after what was there before: an order in time that holds though a clock was put back."""
    before = datetime.fromisoformat(last) if isinstance(last, str) else last
    return now if before is None else max(now, before + timedelta(microseconds=1))


def day(value: date | None) -> str | None:
    """A day as the library writes it."""
    return value.isoformat() if value else None


def read_day(value: str | None) -> date | None:
    """The day that `day` wrote."""
    return date.fromisoformat(value) if value else None


def dumps(value: object) -> str:
    """JSON as the library writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
