"""Running the encoder over paragraphs: windows made, run, and brought back to words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from reader.analysis.encoder.encoded import WORD, EncodedParagraph
from reader.analysis.encoder.pieces import Floats, Pieces, windows
from reader.analysis.encoder.session import Session
from reader.analysis.encoder.tags import LAYOUT
from reader.model.text import is_headline

Part = tuple[int, int, int]
"""Of a paragraph in a window: its first piece, the window's number, the place of that piece in the window."""


def encode(session: Session, paragraphs: Sequence[str]) -> list[EncodedParagraph]:
    """The scores and vectors of every word of paragraphs that stand one behind the other in a text."""
    if len(paragraphs) > 1 and is_headline(paragraphs[0].strip()):
        # A headline is read by itself, so that what stands below it is read the same with and without it.
        return [*_encode(session, paragraphs[:1]), *_encode(session, paragraphs[1:])]
    return _encode(session, paragraphs)


def _encode(session: Session, paragraphs: Sequence[str]) -> list[EncodedParagraph]:
    """The words of paragraphs that are read in each other's context."""
    cut = session.table.cut(paragraphs, [0] * len(paragraphs))
    seen = windows(cut, session.table)
    vectors, scores = session.run(seen)
    parts: dict[int, list[Part]] = {}
    for number, window in enumerate(seen):
        for stretch, begin, at in window.stretches:
            parts.setdefault(stretch, []).append((begin, number, at))
    width = vectors[0].shape[1] if vectors else 0
    out = []
    for number, text in enumerate(paragraphs):
        starts = [match.start() for match in WORD.finditer(text)]
        if not starts or number not in parts:
            nothing = np.zeros((len(starts), LAYOUT.size), np.float32)
            out.append(EncodedParagraph.of(text, nothing, np.zeros((len(starts), width), np.float32), session.pointers))
            continue
        places = _places(cut[number], parts[number], starts)
        out.append(EncodedParagraph.of(text, _rows(scores, places), _rows(vectors, places), session.pointers))
    return out


def _places(cut: Pieces, parts: Sequence[Part], starts: Sequence[int]) -> list[tuple[int, int]]:
    """Window and place of the piece that holds each word's first character."""
    begins = [part[0] for part in parts]
    out = []
    for start in starts:
        piece = max(0, bisect_right(cut.starts, start) - 1)
        begin, window, at = parts[bisect_right(begins, piece) - 1]
        out.append((window, at + piece - begin))
    return out


def _rows(values: Sequence[Floats], places: Sequence[tuple[int, int]]) -> Floats:
    """The rows of `values` (by window) at those places."""
    first = places[0][0]
    if all(window == first for window, _ in places):
        return values[first][[place for _, place in places]]
    return np.stack([values[window][place] for window, place in places])
