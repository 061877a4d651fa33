"""Lanes: an article drawn from left to right in a few cells, with blocks where somebody speaks; pure."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model import Span

BLOCKS = "▁▂▃▄▅▆▇█"
"""Eighths of a cell, from the lowest."""

EMPTY = "·"
"""A stretch of the article in which nothing stands."""


def cell_of(offset: int, length: int, width: int) -> int:
    """The cell of a lane of `width` cells in which an offset of a text of `length` code points stands."""
    return max(0, min(offset * width // max(length, 1), width - 1))


def lane(spans: Iterable[Span], length: int, width: int) -> str:
    """A lane of `width` cells over a text of `length` code points: the higher a block, the more of its stretch is
    covered by `spans`; never the lowest block, which stands for a mere mention."""
    if width <= 0:
        return ""
    covered = [0.0] * width
    stretch = max(length, 1) / width
    for span in spans:
        first, last = cell_of(span.start, length, width), cell_of(max(span.end - 1, span.start), length, width)
        for cell in range(first, last + 1):
            share = min(span.end, (cell + 1) * stretch) - max(span.start, cell * stretch)
            covered[cell] += max(share, 0.0) / stretch
    return "".join(_block(share) for share in covered)


def dots(spans: Iterable[Span], length: int, width: int) -> str:
    """A lane in which every stretch where one of `spans` begins has the same low block: for mentions."""
    if width <= 0:
        return ""
    cells = {cell_of(span.start, length, width) for span in spans}
    return "".join(BLOCKS[2] if cell in cells else EMPTY for cell in range(width))


def _block(share: float) -> str:
    if share <= 0:
        return EMPTY
    return BLOCKS[max(1, min(round(share * len(BLOCKS)), len(BLOCKS)) - 1)]
