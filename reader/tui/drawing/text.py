"""Text of any origin as it fits into cells, safe to write to a terminal; pure."""

from __future__ import annotations

from rich.cells import cell_len

from reader.model import Block, BlockKind, Span
from reader.model.text import printable
from reader.tui.drawing.wrapped_text import WrappedText, is_narrow


def shorten(text: str, width: int) -> str:
    """One line of `text`, at most `width` cells wide, with “…” where it was cut; safe to write to a terminal."""
    line = " ".join(printable(text[: width * 4 + 8]).split())
    if cell_len(line) <= width:
        return line
    if is_narrow(line, 0, len(line)):
        line = line[: max(width - 1, 0)]
    while line and cell_len(line) > width - 1:
        line = line[:-1]
    return line.rstrip() + "…" if width > 0 else ""


def padded(text: str, width: int) -> str:
    """`text` shortened or filled with spaces to exactly `width` cells."""
    line = shorten(text, width)
    return line + " " * (width - cell_len(line))


def wrapped(text: str, width: int, *, most: int = 0) -> list[str]:
    """`text` in lines of at most `width` cells, safe to write; at most `most` lines, the last one cut with “…”."""
    flat = " ".join(printable(text[: (most or 400) * width * 2]).split())
    if not flat:
        return [""]
    lines = WrappedText(flat, [Block(BlockKind.PARAGRAPH, Span(0, len(flat)))], max(width, 1))
    found: list[str] = []
    number = 0
    while (line := lines.line(number)) is not None:
        if most and len(found) == most - 1:
            found.append(shorten(flat[line.start :], width))
            break
        found.append(flat[line.start : line.end])
        number += 1
    return found
