"""What the heads tell: the tags of a word by layer, buckets of distance, features of a mention.

Training and reading share this file, so that both mean the same by every number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

NAMES = ("PER", "ORG", "GPE", "LOC")
KINDS = ("direct", "mixed", "indirect")
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
"""Universal Dependencies' parts of speech."""


@dataclass(frozen=True, slots=True)
class TagLayer:
    """One tag a word, of one question."""

    name: str
    """What is asked."""
    labels: tuple[str, ...]
    """The answers; "O" first for spans."""
    start: int
    """Its first column."""

    @property
    def columns(self) -> slice:
        """Its columns among all."""
        return slice(self.start, self.start + len(self.labels))


class Layout:
    """The columns of all layers side by side."""

    def __init__(self, layers: dict[str, tuple[str, ...]]) -> None:
        self.layers: dict[str, TagLayer] = {}
        """By name."""
        self.size = 0
        """Columns of all."""
        for name, labels in layers.items():
            self.layers[name] = TagLayer(name, labels, self.size)
            self.size += len(labels)

    def __getitem__(self, name: str) -> TagLayer:
        return self.layers[name]


def spans_of(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of spans: outside, beginning, inside."""
    return ("O", *(f"{place}-{label}" for label in labels for place in "BI"))


LAYOUT = Layout(
    {
        "names": spans_of(NAMES),
        "content": spans_of(KINDS),
        "cue": spans_of(("CUE",)),
        "source": spans_of(("SOURCE",)),
        "pos": UPOS,
    }
)
"""The layers of tags."""

POINTER_WIDTH = 96
"""Numbers of a pointer's query and key."""

_EDGES = (1, 2, 3, 4, 6, 9, 13, 18, 25, 35, 50, 70, 100, 150, 250, 400)
"""Words at which a farther bucket begins."""
DISTANCES = 2 * (len(_EDGES) + 1) + 1
"""Buckets of distance: before a span, inside it, behind it."""
INSIDE = len(_EDGES) + 1
"""The bucket of what lies inside the span."""


def distances(places: Sequence[int], first: int, last: int) -> npt.NDArray[np.int64]:
    """The bucket of each of those words from a span of words [first, last)."""
    words = np.asarray(places, np.int64)
    before = INSIDE - 1 - np.searchsorted(_EDGES, first - words - 1, "right")
    behind = INSIDE + 1 + np.searchsorted(_EDGES, words - last, "right")
    return np.where(words < first, before, np.where(words >= last, behind, INSIDE))


MENTION_FEATURES = (
    "same-sentence",
    "same-paragraph",
    "paragraph-before",
    "further-up",
    "further-down",
    "inside-content",
    "inside-quotation",
    "person",
    "body",
    "place",
    "nearest-before",
    "nearest-person-before",
    "spoke-last",
    "spoke-in-paragraph",
    "spoke-earlier",
    "speaks-by-name",
)
"""What is seen of a mention from a statement."""
FEATURES = len(MENTION_FEATURES)
