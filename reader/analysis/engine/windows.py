"""Cutting an article into the pieces that the trained parts get to see.

A piece is one paragraph with the white space after it, or a part of a very long paragraph: memory stays bounded by the
longest piece, and no sentence of the parser runs over a paragraph's end. All pieces together are the text, character by
character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.model.text import SENTENCE_END

PIECE_CHARS = 4000
"""The longest piece, in characters (some 600 words); paragraphs of news are a tenth of it."""

_BEHIND_SENTENCE = re.compile(rf"{SENTENCE_END.pattern}\s+")


def pieces(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces of `text` as half-open stretches of characters, from the first to the last one without a gap."""
    starts = [start for start, _ in paragraphs if start > 0]
    begin = 0
    for end in [*starts, len(text)]:
        yield from _split(text, begin, end)
        begin = end


def _split(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """One paragraph, cut after the last sentence end, else the last white space, that a piece has room for."""
    while end - begin > PIECE_CHARS:
        limit = begin + PIECE_CHARS
        cut = max((m.end() for m in _BEHIND_SENTENCE.finditer(text, begin + PIECE_CHARS // 2, limit)), default=0)
        if not cut:
            space = text.rfind(" ", begin + 1, limit)
            cut = space + 1 if space > begin else limit
        yield begin, cut
        begin = cut
    if end > begin:
        yield begin, end
