"""Outputs of `kutip analyze` that can be gone on with after it was stopped: a file of lines, a folder of parts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from reader.codec import Json, json_text
from reader.errors import FormatError
from reader.phrase import system_says

PART_DOCUMENTS = 1000
"""Documents of a part: what a reader of the folder has in memory together."""

PARQUET = ".parquet"
"""The ending of a part, and of a folder of such parts."""

JSONL = ".jsonl"
"""The ending of a part of lines."""
_DECODER = json.JSONDecoder()
_SOURCE = '"source": '
_PIECE_BYTES = 1 << 20
"""How much of an output is looked at in one go when its lines are counted."""
_PART = re.compile(r"part-[0-9]{5,}\.(?:jsonl|parquet)")
_UNFINISHED = ".unfinished.jsonl"
"""The lines of the part that is being filled."""


@dataclass(frozen=True)
class Output:
    """Where the documents go."""

    write: Callable[[Json], None]
    """Writes one; it is on its way to the disk then."""
    passed: Iterable[str] = ()
    """What the documents that it has already are called, in their order."""
    count: int = 0
    """How many those are."""


@contextmanager
def open_output(path: Path, *, resume: bool, parts: str | None) -> Iterator[Output]:
    """The output at `path`: a folder of parts with that ending, or without it one file of lines.

    Without `resume` it is begun anew. Raises FormatError where it cannot be written, or was not written so.
    """
    try:
        if parts is not None:
            with _Parts(path, parts, resume=resume) as folder:
                yield Output(folder.write, folder.passed, folder.count)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with _open_lines(path, resume=resume) as file:
            count = _keep_whole(file, path)
            yield Output(lambda document: _write(file, document), _sources(path) if count else (), count)
    except OSError as error:
        raise FormatError(
            "Not written", "{path} cannot be written: {why}.", path=path, why=system_says(error)
        ) from error


class _Parts:
    """A folder of parts of `PART_DOCUMENTS` each; the one that is being filled is a file of lines until it is full."""

    def __init__(self, folder: Path, ending: str, *, resume: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._ending = folder, ending
        self._lines = folder / _UNFINISHED
        there = sorted(path for path in folder.iterdir() if _PART.fullmatch(path.name))
        if not resume:
            for path in (*there, self._lines):
                path.unlink(missing_ok=True)
            there = []
        if other := [path for path in there if path.suffix != ending]:
            raise _another(other[0])
        self._file = _open_lines(self._lines, resume=True)
        self._count = _keep_whole(self._file, self._lines)
        if there:
            self._settle(there)
        self._number = len(there)
        if self._count >= PART_DOCUMENTS:
            there.append(self._finish())
            self._file = _open_lines(self._lines, resume=False)
        self.passed = chain(chain.from_iterable(map(_sources_of_part, there)), _sources(self._lines))
        """What the documents that it has already are called."""
        self.count = len(there) * PART_DOCUMENTS + self._count
        """How many those are."""

    def _settle(self, there: list[Path]) -> None:
        """See to the last part: one whose documents the lines hold too is left over, one that is not full is filled."""
        if not self._count:
            documents = _documents(there[-1])
            if len(documents) >= PART_DOCUMENTS:
                return
            for document in documents:
                _write(self._file, document)
            self._count = len(documents)
        elif next(_sources(self._lines)) != next(_sources_of_part(there[-1])):
            return
        there.pop().unlink()

    def write(self, document: Json) -> None:
        """Write a document; a part that is full is finished."""
        _write(self._file, document)
        self._count += 1
        if self._count == PART_DOCUMENTS:
            self._finish()
            self._file = _open_lines(self._lines, resume=False)

    def _finish(self) -> Path:
        """Make the lines a part."""
        self._file.close()
        part = self._folder / f"part-{self._number:05}{self._ending}"
        if self._ending == JSONL:
            self._lines.replace(part)
        else:
            from reader.batch.parquet import write_documents

            whole = self._lines.with_suffix(".tmp")
            write_documents(whole, _documents(self._lines))
            whole.replace(part)
            self._lines.unlink()
        self._number += 1
        self._count = 0
        return part

    def __enter__(self) -> _Parts:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._count:
            self._finish()
        self._file.close()
        if not self._count:
            self._lines.unlink(missing_ok=True)


def _open_lines(path: Path, *, resume: bool) -> BinaryIO:
    return path.open("r+b" if resume and path.exists() else "w+b")


def _keep_whole(file: BinaryIO, path: Path) -> int:
    """Count the whole lines, cut what follows them, and stand behind them.

    Raises FormatError where they were not written by `kutip analyze`; then nothing is cut.
    """
    count = end = begin = place = 0
    while piece := file.read(_PIECE_BYTES):
        close = piece.rfind(b"\n")
        if close >= 0:
            before = piece.rfind(b"\n", 0, close)
            begin, end = (place + before + 1 if before >= 0 else end), place + close + 1
            count += piece.count(b"\n")
        place += len(piece)
    file.seek(begin)
    last = file.read(end - begin)
    file.seek(0)
    if place and file.read(1) != b"{":
        raise _another(path)
    if count:
        _source(last, path)
    file.truncate(end)
    file.seek(end)
    return count


def _sources(path: Path) -> Iterator[str]:
    """What the documents of a file of lines are called."""
    with path.open("rb") as file:
        for line in file:
            yield _source(line, path)


def _source(line: bytes, path: Path) -> str:
    """What the document of a line is called; the rest of it is not parsed."""
    try:
        text = line.decode()
        return str(_DECODER.raw_decode(text, text.index(_SOURCE) + len(_SOURCE))[0])
    except ValueError as error:
        raise _another(path) from error


def _sources_of_part(path: Path) -> Iterator[str]:
    if path.suffix == JSONL:
        yield from _sources(path)
    else:
        yield from (document["source"] for document in _documents(path, sources_only=True))


def _documents(path: Path, *, sources_only: bool = False) -> list[Json]:
    """The documents of a part."""
    from reader.batch.parquet import documents_of

    try:
        if path.suffix == PARQUET:
            return documents_of(path, sources_only=sources_only)
        with path.open("rb") as file:
            return [json.loads(line) for line in file]
    except ValueError as error:
        raise _another(path) from error


def _another(path: Path) -> FormatError:
    return FormatError("Another output", "{path} was not written by `kutip analyze`; name a new file.", path=path)


def _write(file: BinaryIO, document: Json) -> None:
    file.write(_line(document))
    file.flush()


def _line(document: Json) -> bytes:
    return json_text(document).encode() + b"\n"
