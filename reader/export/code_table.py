"""The cross table of codes and actors as CSV: an actor a row, a code a column, and what each has in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader.export.csv_text import csv_text
from reader.export.labels import ENGLISH
from reader.model import CodeTable


def write(table: CodeTable, labels: Mapping[str, str] | None = None) -> str:
    """The table; `labels` are its words in another language than English."""
    words = {**ENGLISH, **(labels or {})}
    return csv_text((words["speaker"], *table.codes, words["total"]), _rows(table, words["unknown"]))


def _rows(table: CodeTable, unknown: str) -> Iterator[tuple[str | int, ...]]:
    for key, name in table.actors:
        counts = [table.counts.get((code, key), 0) for code in table.codes]
        yield (name or unknown, *counts, sum(counts))
