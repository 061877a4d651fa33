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
    """Write the codes that `named` gave; gives how many are new. A digit that gives another code here stays with it."""
    added = 0
    taken = {code.slot for code in codes.every(tx)}
    for key, code in book.items():
        known = codes.get(tx, code.name)
        parent = code.parent if code.parent and code_key(code.parent) != key else None
        slot = None if code.slot in taken else code.slot
        if known is None:
            added += 1
            made = replace(code, description=plain(code.description), parent=parent, slot=slot)
        else:
            made = replace(
                known,
                description=known.description or plain(code.description),
                parent=known.parent or parent,
                slot=known.slot or slot,
            )
        if made != known:
            codes.put(tx, made)
            taken.add(made.slot)
    return added
