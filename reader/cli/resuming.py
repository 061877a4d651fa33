"""An output of one JSON object a line that can be gone on with after it was stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reader.errors import FormatError

_PIECE_BYTES = 1 << 20
"""How much of an output is looked at in one go when its lines are counted."""


@contextmanager
def open_output(path: Path, *, resume: bool) -> Iterator[tuple[BinaryIO, int, str | None]]:
    """The file to write to, the number of lines that it keeps, and the source of the last of them.

    Without `resume` it is begun anew. A last line that was not written to its end is taken away. Raises FormatError
    where it cannot be written, or its last line is none of `kutip analyze`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("r+b" if resume and path.exists() else "w+b") as file:
            count, last = _kept(file, path) if resume else (0, None)
            yield file, count, last
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise FormatError("Not written", f"{path} cannot be written: {reason}.") from error


def _kept(file: BinaryIO, path: Path) -> tuple[int, str | None]:
    """Count the whole lines, cut what follows them, and stand behind them."""
    count = end = begin = place = 0
    while piece := file.read(_PIECE_BYTES):
        close = piece.rfind(b"\n")
        if close >= 0:
            before = piece.rfind(b"\n", 0, close)
            begin, end = (place + before + 1 if before >= 0 else end), place + close + 1
            count += piece.count(b"\n")
        place += len(piece)
    file.seek(begin)
    line = file.read(end - begin)
    another = FormatError("Another output", f"{path} was not written by `kutip analyze`; name a new file.")
    try:
        last = str(json.loads(line)["source"]) if count else None
    except (ValueError, KeyError, TypeError) as error:
        raise another from error
    file.seek(0)
    if place and file.read(1) != b"{":
        raise another
    file.truncate(end)
    file.seek(end)
    return count, last
