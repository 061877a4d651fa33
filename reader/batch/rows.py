"""Tables of articles: JSONL, CSV, TSV and Parquet files, a row an article."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from reader.batch.record import Record, broken
from reader.intake import clean
from reader.model import Particulars
from reader.model.text import read_day
from reader.phrase import Phrase

ROW_CHARACTERS = 16 << 20
"""Characters of a row of a JSONL or CSV file, of a text of a Parquet file; a longer one is told as broken."""

Columns = Mapping[str, tuple[str, ...]]
"""What is read of a row, and the names of columns that it is taken from: the first that the row has."""

COLUMNS: Columns = {
    "text": ("text", "body", "content", "article", "isi"),
    "title": ("title", "headline", "judul"),
    "byline": ("byline", "author", "authors", "penulis"),
    "outlet": ("outlet", "publisher", "site", "media"),
    "published": ("published", "date", "day", "published_at", "tanggal"),
    "language": ("language", "lang"),
    "url": ("url", "link"),
    "id": ("id", "source"),
}
"""The names that are known without being told."""


def read_jsonl(source: str, columns: Columns, told: Particulars) -> Iterator[Record]:
    """The rows of a file of one JSON object a line."""
    with Path(source).open(encoding="utf-8-sig", errors="replace") as file:
        number = 0
        while line := file.readline(ROW_CHARACTERS + 1):
            number += 1
            if len(line) > ROW_CHARACTERS:
                while not line.endswith("\n") and (line := file.readline(ROW_CHARACTERS)):
                    pass
                yield broken(f"{source}#{number}", _too_long("Line {number} is longer than {most} MB.", number))
                continue
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            if isinstance(row, dict):
                yield _record(source, number, row, columns, told)
            else:
                yield broken(
                    f"{source}#{number}",
                    Phrase("Line {number} is no JSON object; mend it or leave it out.", number=number),
                )


def table(delimiter: str) -> Callable[[str, Columns, Particulars], Iterator[Record]]:
    """What reads the rows of a file of values between `delimiter`s, with their names in its first row."""

    def read(source: str, columns: Columns, told: Particulars) -> Iterator[Record]:
        csv.field_size_limit(ROW_CHARACTERS)
        with Path(source).open(encoding="utf-8-sig", errors="replace", newline="") as file:
            rows = csv.DictReader(file, delimiter=delimiter)
            number = 0
            while True:
                number += 1
                try:
                    row = next(rows, None)
                except csv.Error as error:
                    yield broken(
                        f"{source}#{number}",
                        Phrase("Row {number} cannot be read ({error}); mend it.", number=number, error=error),
                    )
                    continue
                if row is None:
                    return
                yield _record(source, number, row, columns, told)

    return read


def read_parquet(source: str, columns: Columns, told: Particulars) -> Iterator[Record]:
    """The rows of a Parquet file, a few of them in memory; columns that tell nothing of an article are not read."""
    from reader.batch.parquet import columns_and_rows

    wanted = {name.casefold() for names in columns.values() for name in names}
    named, rows = columns_and_rows(source, wanted)
    if not {name.casefold() for name in columns["text"]} & {name.casefold() for name in named}:
        yield broken(source, _without_text(_FILE_WITHOUT_TEXT, columns, named))
        return
    for number, row in enumerate(rows, 1):
        yield _record(source, number, row, columns, told)


_FILE_WITHOUT_TEXT = "The file has no text in a column {columns}; it has {known}."
_ROW_WITHOUT_TEXT = "The row has no text in a column {columns}; it has {known}."


def _without_text(what: str, columns: Columns, has: Iterable[str]) -> Phrase:
    """The sentence `what` with the columns that are looked for, and those that are there."""
    return Phrase(what, columns=", ".join(columns["text"]), known=", ".join(map(clean, has))[:200])


def _too_long(what: str, number: int) -> Phrase:
    return Phrase(what, number=number, most=ROW_CHARACTERS >> 20)


def _record(source: str, number: int, row: Mapping[str, Any], columns: Columns, told: Particulars) -> Record:
    """A row as a record; names of columns are told apart without regard to case."""
    named = {name.strip().casefold(): value for name, value in row.items() if isinstance(name, str)}

    def word(field: str) -> str | None:
        return _word(next((named[name.casefold()] for name in columns[field] if name.casefold() in named), None))

    def line(field: str) -> str | None:
        found = word(field)
        return " ".join(clean(found).split()) if found else None

    text = word("text")
    name = f"{source}#{line('id') or number}"
    if text is None:
        return broken(name, _without_text(_ROW_WITHOUT_TEXT, columns, named))
    if len(text) > ROW_CHARACTERS:
        return broken(name, _too_long("The text of row {number} is longer than {most} MB.", number))
    day = line("published")
    own = Particulars(
        title=line("title"),
        byline=line("byline"),
        outlet=line("outlet"),
        published=read_day(day[:10]) if day else None,
        language=line("language"),
    )
    return Record(name, text=text, told=own.updated(told), url=line("url"))


def _word(found: object) -> str | None:
    """A value as words, several names as one line; None for what is empty or neither words, number nor day."""
    if isinstance(found, date):  # a moment is one too
        return found.isoformat()
    if isinstance(found, (int, float)) and not isinstance(found, bool):
        return str(found)
    if isinstance(found, list):
        return ", ".join(one for one in found if isinstance(one, str)) or None
    return found if isinstance(found, str) and found.strip() else None
