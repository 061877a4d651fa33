"""A codebook that comes in: its codes beside those that are there; what the reader says of a code stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.library.typed import code_names, plain
from reader.model import Code, code_key
from reader.storage import Transaction, codes


def named(book: Sequence[Code]) -> dict[str, Code]:
    """The codes by what they are known by, each once, with names as they are kept."""
    found: dict[str, Code] = {}
    for code in book:
        for name in code_names([code.name]):
            above = code_names([code.parent or ""])
            found.setdefault(code_key(name), replace(code, name=name, parent=above[0] if above else None))
    return found


def bring_in(tx: Transaction, book: dict[str, Code]) -> int:
    """Write the codes that `named` gave; gives how many are new."""
    added = 0
    for key, code in book.items():
        known = codes.get(tx, code.name)
        parent = code.parent if code.parent and code_key(code.parent) != key else None
        if known is None:
            added += 1
            codes.put(tx, replace(code, description=plain(code.description), parent=parent, slot=None))
        elif (parent and not known.parent) or not known.description:
            told = known.description or plain(code.description)
            codes.put(tx, replace(known, description=told, parent=known.parent or parent))
    return added
