"""What changed from one text to another, in lines: what was taken out, what was put in, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from rich.cells import cell_len

from reader.model import ChangeKind, DiffPart
from reader.model.text import printable

CONTEXT_CHARACTERS = 160
"""Characters of unchanged text that are shown on each side of a change."""

Piece: TypeAlias = tuple[str, ChangeKind]
"""A stretch of text, and what became of it."""


def whole(parts: Sequence[DiffPart]) -> Iterator[Piece]:
    """The parts as safe text; what was taken out stands in square brackets, told apart by more than colour."""
    for part in parts:
        text = printable(part.text)
        if part.kind is ChangeKind.REMOVED:
            text = re.sub(r"\S(?:[^\n]*\S)?", lambda line: f"[{line[0]}]", text)
        yield text, part.kind


def shortened(parts: Sequence[DiffPart]) -> Iterator[Piece]:
    """As `whole`, with what did not change cut to what stands around a change."""
    for number, (text, kind) in enumerate(whole(parts)):
        if kind is not ChangeKind.SAME or len(text) <= 2 * CONTEXT_CHARACTERS:
            yield text, kind
            continue
        head = text[:CONTEXT_CHARACTERS].rpartition(" ")[0] if number else ""
        tail = text[-CONTEXT_CHARACTERS:].partition(" ")[2] if number < len(parts) - 1 else ""
        yield f"{head} …\n" if head else "", ChangeKind.SAME
        yield f"… {tail}" if tail else "", ChangeKind.SAME


def set_lines(pieces: Iterator[Piece], width: int) -> Iterator[list[Piece]]:
    """Pieces broken into lines of at most `width` cells, between words where that is possible."""
    line: list[Piece] = []
    used = 0
    for text, kind in pieces:
        for row, paragraph in enumerate(text.split("\n")):
            if row and line:
                yield line
                line, used = [], 0
            for word in _words(paragraph, width):
                size = cell_len(word)
                if used + cell_len(word.rstrip()) > width and line:
                    yield line
                    line, used = [], 0
                line.append((word, kind))
                used += size
    if line:
        yield line


def _words(text: str, width: int) -> Iterator[str]:
    """Words with the space around them; those that are wider than a line in pieces."""
    for word in re.findall(r"\s*\S+\s*|\s+", text):
        while cell_len(word) > width:
            cut = max(width // 2, 1)
            yield word[:cut]
            word = word[cut:]
        yield word
