"""Words that the reader typed, pasted or imported, made fit to be kept and shown."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import code_key

_CLOSING = {"“": "”", "‘": "’", "«": "»", '"': '"'}


def first_line(text: str, limit: int = 40) -> str:
    """The beginning of a text on one line, at most `limit` characters, for messages; a quotation mark is closed."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1].rstrip()
    closing = _CLOSING.get(head[0], "")
    return f"{head}…{closing}" if closing and closing not in head[1:] else f"{head}…"


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


def code_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names of codes on one line, without "#" and spaces around them, each once; empty ones are left out."""
    found: dict[str, str] = {}
    for name in names:
        line = " ".join(plain(name).strip().lstrip("#").split())
        if line:
            found.setdefault(code_key(line), line)
    return tuple(found.values())


def told_line(text: str | None) -> str | None:
    """What the reader typed on one line, without what acts on a terminal; None for nothing."""
    return " ".join(plain(text).split()) or None if text else None
