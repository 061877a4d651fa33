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


def table_cell(text: str, width: int) -> str:
    """`text` shortened or filled with spaces to `width` cells, of which the last one is blank: another text follows."""
    return padded(shorten(text, width - 1), width)


def flat(text: str) -> str:
    """`text` on one line, character by character, safe to write."""
    return "".join(" " if character.isspace() else character for character in printable(text))


def wrapped_spans(text: str, width: int) -> list[Span]:
    """Where the lines of `text` begin and end if it is broken to at most `width` cells; at most 400 lines."""
    line_of = WrappedText(flat(text), [Block(BlockKind.PARAGRAPH, Span(0, len(text)))], max(width, 1)).line
    lines = (line_of(number) for number in range(400))
    return [Span(line.start, line.end) for line in lines if line is not None]


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
