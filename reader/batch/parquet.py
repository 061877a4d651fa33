"""Parquet by pyarrow: the rows of a file, and documents of `kutip analyze` as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.codec import Json
from reader.errors import FormatError
from reader.files import as_text
from reader.phrase import Phrase

ROWS_AT_ONCE = 64
"""Rows that are read into memory together."""

VALUE_BYTES = 64 << 20
"""Bytes of a value, from which a file is told as too large to read."""

GROUP_BYTES = 1 << 30
"""Bytes of a group of rows, unpacked, from which a file is told as too large to read."""

INSTALL = Phrase('install it with `pip install "kutip[parquet]"`')
"""What to do where pyarrow is not there."""


def check_installed() -> None:
    """Raises FormatError where pyarrow is not installed."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise FormatError("No Parquet", "Parquet needs the library pyarrow; {install}.", install=INSTALL) from error
    del pyarrow


def columns_and_rows(path: str, wanted: Collection[str]) -> tuple[list[str], Iterator[dict[str, Any]]]:
    """The names of a file's columns, and its rows by those columns whose names are `wanted` (in lower case).

    Raises OSError or ValueError for what is no such file, then and while rows are read; FormatError without pyarrow.
    """
    check_installed()
    from pyarrow import ArrowException, types
    from pyarrow.compute import binary_length
    from pyarrow.compute import max as longest
    from pyarrow.parquet import ParquetFile, read_schema

    try:
        schema = read_schema(path)
        names: list[str] = schema.names
        times = Counter(names)
        used = [one for one in schema if times[one.name] == 1 and one.name.strip().casefold() in wanted]
        words = [one.name for one in used if types.is_string(one.type) or types.is_large_string(one.type)]
        file = ParquetFile(path, read_dictionary=words)  # a text that many rows share is in memory once
    except ArrowException as error:
        raise ValueError(_reason(error)) from error

    def rows() -> Iterator[dict[str, Any]]:
        groups = range(file.metadata.num_row_groups)
        if any(file.metadata.row_group(number).total_byte_size > GROUP_BYTES for number in groups):
            raise ValueError(f"a group of its rows is larger than {GROUP_BYTES >> 30} GB")
        try:
            for batch in file.iter_batches(ROWS_AT_ONCE, columns=[one.name for one in used]):
                for name in words:
                    if (longest(binary_length(batch.column(name).dictionary)).as_py() or 0) > VALUE_BYTES:
                        raise ValueError(f"a value in its column {name} is larger than {VALUE_BYTES >> 20} MB")
                for number in range(batch.num_rows):
                    yield from batch.slice(number, 1).to_pylist()
        except ArrowException as error:
            raise ValueError(_reason(error)) from error
        finally:
            file.close()

    return names, rows()


def write_documents(path: Path, documents: Sequence[Json]) -> None:
    """Write documents as a Parquet file whose columns are the fields of the JSON. Raises OSError."""
    import pyarrow
    from pyarrow import parquet

    rows = [_storable(one) for one in documents]
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema=_schema()), path, compression="zstd")


def documents_of(path: Path, *, sources_only: bool = False) -> list[Json]:
    """The documents of a file that was written so, or of each its source alone. Raises OSError, ValueError."""
    names, rows = columns_and_rows(str(path), {"source"} if sources_only else set(_schema().names))
    if names != _schema().names:
        raise ValueError("it is none of `kutip analyze`")
    return list(rows)


def _storable(document: Json) -> Json:
    """A document whose names of files can be stored: bytes of them that are no UTF-8 as \\xff."""
    told = {**document, "source": as_text(document["source"])}
    if error := document.get("error"):
        told["error"] = {part: as_text(words) for part, words in error.items()}
    return told


def _reason(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]


def _schema() -> Any:
    """The columns: those of the JSON, whose README tells them."""
    from pyarrow import field, float64, int64, list_, schema, string, struct

    span = list_(int64())
    return schema(
        [
            ("schema", int64()),
            *((name, string()) for name in ("source", "title", "byline", "outlet", "url", "language", "published")),
            ("text", string()),
            ("entities", list_(struct({"start": int64(), "end": int64(), "label": string(), "actor": string()}))),
            (
                "actors",
                list_(
                    struct(
                        {
                            **dict.fromkeys(("id", "name", "kind", "role", "affiliation"), string()),
                            "mentions": list_(span),
                        }
                    )
                ),
            ),
            (
                "statements",
                list_(
                    struct(
                        {
                            "id": string(),
                            "kind": string(),
                            "spans": list_(span),
                            "cue": span,
                            "speaker": span,
                            "actor": string(),
                            "date": struct({"iso": string(), "span": span}),
                            "confidence": float64(),
                            "why": string(),
                            "rivals": list_(struct({"actor": string(), "score": float64()})),
                        }
                    )
                ),
            ),
            ("engine", string()),
            field("error", struct({"title": string(), "message": string()})),
        ]
    )
