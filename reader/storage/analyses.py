"""What the machine understood, kept by text, language, day of publication and engine; all of it can be made again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from datetime import date, datetime

from reader.codec import analysis_from_json, analysis_to_json
from reader.model import Analysis
from reader.storage import rows
from reader.storage.connection import Transaction


def get(tx: Transaction, digest: str, language: str | None, published: date | None, engine: str) -> Analysis | None:
    """The analysis that this engine made, or None; one that cannot be read any more counts as none."""
    row = tx.row(
        "SELECT data FROM analysis WHERE digest = ? AND language = ? AND published = ? AND engine = ?",
        (digest, language or "", rows.day(published) or "", engine),
    )
    return None if row is None else _read(row["data"])


def has(tx: Transaction, digest: str, language: str | None, published: date | None, engine: str) -> bool:
    """Whether this engine's analysis is kept."""
    row = tx.row(
        "SELECT 1 FROM analysis WHERE digest = ? AND language = ? AND published = ? AND engine = ?",
        (digest, language or "", rows.day(published) or "", engine),
    )
    return row is not None


def stale(tx: Transaction, engines: Mapping[str, str]) -> list[tuple[int, bool]]:
    """The articles whose present text has no analysis by `engines` (language to stamp), the last opened first.

    Each with whether there is one by another engine. Articles in other languages are not analysed, and never stale.
    """
    found = tx.rows(
        """SELECT article.id, a.engine IS NOT NULL FROM article
        JOIN json_each(?) AS e ON e.key = COALESCE(given_language, article.language)
        LEFT JOIN analysis AS a ON a.digest = article.digest
          AND a.language = COALESCE(given_language, article.language)
          AND a.published = COALESCE(given_published, article.published, '')
        WHERE article.removed IS NULL AND a.engine IS NOT e.value
        ORDER BY opened DESC, article.id DESC""",
        (rows.dumps(dict(engines)),),
    )
    return [(row[0], bool(row[1])) for row in found]


def latest(tx: Transaction, digest: str, language: str | None, published: date | None) -> Analysis | None:
    """The analysis that any engine made last: what stands in the library until it is made anew."""
    row = tx.row(
        "SELECT data FROM analysis WHERE digest = ? AND language = ? AND published = ?",
        (digest, language or "", rows.day(published) or ""),
    )
    return None if row is None else _read(row["data"])


def put(
    tx: Transaction, digest: str, language: str | None, published: date | None, analysis: Analysis, now: datetime
) -> None:
    """Keep an analysis in place of an older engine's."""
    data = zlib.compress(rows.dumps(analysis_to_json(analysis)).encode(), 1)
    tx.run(
        "INSERT OR REPLACE INTO analysis (digest, language, published, engine, made, data) VALUES (?, ?, ?, ?, ?, ?)",
        (digest, language or "", rows.day(published) or "", analysis.engine, rows.moment(now), data),
    )


def _read(data: bytes) -> Analysis | None:
    try:
        return analysis_from_json(json.loads(zlib.decompress(data)))
    except (zlib.error, ValueError, KeyError, TypeError):
        return None
