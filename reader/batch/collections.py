"""Collections of articles: folders, JSONL, CSV and TSV files, zip archives of pages; read one record at a time."""

from __future__ import annotations

import csv
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from reader.batch.record import NOTHING_TOLD, Record
from reader.intake import clean, suffixes
from reader.model import Particulars
from reader.model.text import read_day

ROW_CHARACTERS = 16 << 20
"""Characters of a row of a JSONL or CSV file; a longer one is told as broken."""

MEMBER_BYTES = 64 << 20
"""Bytes of a page of an archive, unpacked; a larger one is told as broken."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "isi"),
    "title": ("title", "headline", "judul"),
    "byline": ("byline", "author", "authors", "penulis"),
    "outlet": ("outlet", "publisher", "site", "media"),
    "published": ("published", "date", "day", "published_at", "tanggal"),
    "language": ("language", "lang"),
    "url": ("url", "link"),
    "id": ("id", "source"),
}
"""What is read of a row, and the names of columns that it is taken from: the first that the row has."""


def named_sources(inputs: Iterable[str], *, collections: bool = True) -> list[str]:
    """The files and addresses that are meant: folders by the files in them that can be read, by name.

    With `collections` the collections in a folder too.
    """
    return [source for one in inputs for source in (_in_folder(one, collections) if Path(one).is_dir() else (one,))]


def is_collection(source: str) -> bool:
    """Whether a source holds many articles, by the ending of its name."""
    return Path(source).suffix.casefold() in _READERS


def records(
    sources: Iterable[str], *, told: Particulars = NOTHING_TOLD, columns: Mapping[str, str] | None = None
) -> Iterator[Record]:
    """The articles of the sources in their order, read as they are asked for.

    `told` goes before what a row or a page tells. `columns` names the column of a field where none of `COLUMNS` does.
    """
    chosen = {**COLUMNS, **{field: (name,) for field, name in (columns or {}).items()}}
    for source in sources:
        reader = _READERS.get(Path(source).suffix.casefold())
        if reader is None or "://" in source:
            yield Record(source, told=told)
            continue
        try:
            yield from reader(source, chosen, told)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or clean(str(error))
            yield _broken(source, f"{source} cannot be read ({reason}); check the path.")


def _in_folder(folder: str, collections: bool) -> Iterator[str]:
    """The files below a folder that can be read, by name; hidden ones and links to folders are left out."""
    endings = suffixes() | (_READERS.keys() if collections else set())
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.casefold() in endings:
                yield str(Path(place, name))


def _jsonl(source: str, columns: Mapping[str, tuple[str, ...]], told: Particulars) -> Iterator[Record]:
    with Path(source).open(encoding="utf-8-sig", errors="replace") as file:
        number = 0
        while line := file.readline(ROW_CHARACTERS + 1):
            number += 1
            if len(line) > ROW_CHARACTERS:
                while not line.endswith("\n") and (line := file.readline(ROW_CHARACTERS)):
                    pass
                yield _broken(f"{source}#{number}", f"Line {number} is longer than {ROW_CHARACTERS >> 20} MB.")
                continue
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            if isinstance(row, dict):
                yield _row(source, number, row, columns, told)
            else:
                yield _broken(f"{source}#{number}", f"Line {number} is no JSON object; mend it or leave it out.")


def _table(delimiter: str) -> Callable[[str, Mapping[str, tuple[str, ...]], Particulars], Iterator[Record]]:
    def read(source: str, columns: Mapping[str, tuple[str, ...]], told: Particulars) -> Iterator[Record]:
        csv.field_size_limit(ROW_CHARACTERS)
        with Path(source).open(encoding="utf-8-sig", errors="replace", newline="") as file:
            rows = csv.DictReader(file, delimiter=delimiter)
            number = 0
            while True:
                number += 1
                try:
                    row = next(rows, None)
                except csv.Error as error:
                    yield _broken(f"{source}#{number}", f"Row {number} cannot be read ({error}); mend it.")
                    continue
                if row is None:
                    return
                yield _row(source, number, row, columns, told)

    return read


def _zip(source: str, columns: Mapping[str, tuple[str, ...]], told: Particulars) -> Iterator[Record]:
    del columns
    endings = suffixes()
    try:
        with zipfile.ZipFile(source) as archive:
            for member in archive.infolist():
                if member.is_dir() or Path(member.filename).suffix.casefold() not in endings:
                    continue
                name = f"{source}#{member.filename}"
                try:
                    with archive.open(member) as file:
                        data = file.read(MEMBER_BYTES + 1)
                except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
                    # A RuntimeError is an encrypted member, or one packed by a method that zipfile does not know.
                    yield _broken(name, f"The page cannot be unpacked ({clean(str(error))}).")
                    continue
                if len(data) > MEMBER_BYTES:
                    yield _broken(name, f"The page is larger than {MEMBER_BYTES >> 20} MB.")
                else:
                    yield Record(name, data=data, told=told)
    except zipfile.BadZipFile:
        yield _broken(source, f"{source} is no zip archive, or a damaged one.")


_READERS: Mapping[str, Callable[[str, Mapping[str, tuple[str, ...]], Particulars], Iterator[Record]]] = {
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".csv": _table(","),
    ".tsv": _table("\t"),
    ".zip": _zip,
}
"""What reads a collection, by the ending of its name."""


def _row(
    source: str, number: int, row: Mapping[str, Any], columns: Mapping[str, tuple[str, ...]], told: Particulars
) -> Record:
    """A row as a record; names of columns are told apart without regard to case."""
    named = {name.strip().casefold(): value for name, value in row.items() if isinstance(name, str)}

    def word(field: str) -> str | None:
        found = next((named[name.casefold()] for name in columns[field] if name.casefold() in named), None)
        if isinstance(found, (int, float)) and not isinstance(found, bool):
            return str(found)
        return found if isinstance(found, str) and found.strip() else None

    def line(field: str) -> str | None:
        found = word(field)
        return " ".join(clean(found).split()) if found else None

    text = word("text")
    name = f"{source}#{line('id') or number}"
    if text is None:
        known = ", ".join(clean(str(column)) for column in chain(named))
        return _broken(name, f"The row has no text in a column {' or '.join(columns['text'])}; it has {known[:200]}.")
    day = line("published")
    own = Particulars(
        title=line("title"),
        byline=line("byline"),
        outlet=line("outlet"),
        published=read_day(day[:10]) if day else None,
        language=line("language"),
    )
    return Record(name, text=text, told=own.updated(told), url=line("url"))


def _broken(source: str, sentence: str) -> Record:
    return Record(source, trouble=("Not readable", sentence))
