"""Words that the reader typed, pasted or imported, made fit to be kept and shown."""

from __future__ import annotations

from collections.abc import Sequence


def first_line(text: str, limit: int = 40) -> str:
    """The beginning of a text on one line, at most `limit` characters, for messages."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def plain(text: str) -> str:
    """Foreign words without what acts on a terminal, as intake cleans a text."""
    from reader.intake import clean

    return clean(text)


def one_name(name: str) -> str:
    """A name on one line, without what acts on a terminal. Raises ValueError for an empty one."""
    line = " ".join(plain(name).split())
    if not line:
        raise ValueError("an actor needs a name")
    return line


def unique(values: Sequence[str]) -> tuple[str, ...]:
    """The values without doubles and empty ones, in order."""
    return tuple(dict.fromkeys(value for value in values if value))
