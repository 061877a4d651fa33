"""Statements as the encoder sees them: contents with their cue and their source, put together from spans and pointers.

A span of content asks which word is its cue, and then which words name its source; spans of one kind that ask for the
same cue, with nothing but cue, source and marks between them, are one content that the cue interrupts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reader.analysis.encoder.decode import TaggedSpan
from reader.analysis.encoder.encoded import EncodedText
from reader.analysis.encoder.pieces import Floats
from reader.analysis.encoder.pointers import Pointers, softmax

NEAR_WORDS = 80
"""Words from a content within which cue and source are looked for; as in training."""
BLOCK_WORDS = 4096
"""Words whose keys are made at once."""
KEPT_BLOCKS = 8
"""Blocks of keys that are kept: the text is gone through in order, for cues and sources alike."""
LEAST_WORDS = 2
"""Words of the shortest content."""

Words = tuple[int, int]
"""A half-open stretch of words."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a pointer chose."""

    words: Words | None
    """The words it points to; None for nothing."""
    probability: float
    """How sure it is."""


@dataclass(slots=True)
class Content:
    """A statement as the encoder sees it, by words."""

    spans: list[Words]
    """What was said."""
    kind: str
    """direct, mixed or indirect."""
    probability: float
    """The mean probability of its words that they are said."""
    cue: Pointed
    """The word that says that it was said."""
    source: Pointed
    """The words of the sentence that name who said it."""

    @property
    def first(self) -> int:
        """First word."""
        return self.spans[0][0]

    @property
    def last(self) -> int:
        """One past the last word."""
        return self.spans[-1][1]


def contents(text: EncodedText, finder: PlaceFinder) -> list[Content]:
    """The contents in text order. Linear in the text."""
    out: list[Content] = []
    for span in text.spans["content"]:
        cue = finder.cue(span.first, span.last)
        before = out[-1] if out else None
        if before is not None and _goes_on(text, before, span, cue):
            weight = sum(last - first for first, last in before.spans)
            size = span.last - span.first
            before.probability = (before.probability * weight + span.probability * size) / (weight + size)
            if span.first <= before.last + 1 and cue.words == before.cue.words:
                before.spans[-1] = (before.spans[-1][0], span.last)
            else:
                before.spans.append((span.first, span.last))
            continue
        out.append(
            Content(
                [(span.first, span.last)], span.label, span.probability, cue, finder.source(span.first, span.last, cue)
            )
        )
    return [content for content in out if sum(last - first for first, last in content.spans) >= LEAST_WORDS]


def _goes_on(text: EncodedText, before: Content, span: TaggedSpan, cue: Pointed) -> bool:
    """Whether a span belongs to the content before it."""
    if (before.kind == "direct") != (span.label == "direct") or text.paragraph[before.first] != text.paragraph[
        span.first
    ]:
        return False
    if cue.words is None or before.cue.words is None or cue.words != before.cue.words:
        return False
    between = [k for k in range(before.last, span.first) if text.words[k][0].isalnum()]
    known = set(range(*cue.words)) | (set(range(*before.source.words)) if before.source.words else set())
    return not set(between) - known


class PlaceFinder:
    """Asks the pointers where cue and source of a stretch of words stand."""

    def __init__(self, text: EncodedText, pointers: Pointers) -> None:
        self._text = text
        self._pointers = pointers
        self._blocks: dict[tuple[str, int], Floats] = {}
        self._spans = {
            name: (text.spans[name], [s.first for s in text.spans[name]]) for name in ("cue", "source", "names")
        }

    def cue(self, first: int, last: int) -> Pointed:
        """The cue of a content."""
        return self._point("cue", self._edges(first, last), first, last)

    def source(self, first: int, last: int, cue: Pointed) -> Pointed:
        """The words that name the source of a content."""
        edges = self._edges(first, last)
        at_cue = self._text.vector(cue.words[0]) if cue.words else np.zeros(edges.shape[0] // 2, np.float32)
        return self._point("source", np.concatenate([edges, at_cue]), first, last)

    def source_at(self, first: int, last: int, cue: int | None, source: Words | None) -> float:
        """The probability that the source of a content stands in those words, or nowhere in its sentence (None)."""
        edges = self._edges(first, last)
        at_cue = self._text.vector(cue) if cue is not None else np.zeros(edges.shape[0] // 2, np.float32)
        found, words = self._weighed("source", np.concatenate([edges, at_cue]), first, last)
        if source is None:
            return float(found[0])
        begin, end = max(source[0], words.start), min(source[1], words.stop)
        return float(found[1 + begin - words.start : 1 + end - words.start].sum()) if begin < end else 0.0

    def _edges(self, first: int, last: int) -> Floats:
        return np.concatenate([self._text.vector(first), self._text.vector(last - 1)])

    def _keys(self, name: str, words: range) -> Floats:
        """What those words offer to be compared; made a block at a time, and the last blocks kept."""
        parts = []
        for block in range(words.start // BLOCK_WORDS, -(-words.stop // BLOCK_WORDS)):
            if (name, block) not in self._blocks:
                while len(self._blocks) >= KEPT_BLOCKS:
                    del self._blocks[next(iter(self._blocks))]
                first = block * BLOCK_WORDS
                vectors = self._text.vectors_of(range(first, min(first + BLOCK_WORDS, len(self._text))))
                self._blocks[name, block] = self._pointers.keys(name, vectors)
            start = block * BLOCK_WORDS
            parts.append(self._blocks[name, block][max(0, words.start - start) : words.stop - start])
        return np.concatenate(parts)

    def _weighed(self, name: str, query: Floats, first: int, last: int) -> tuple[Floats, range]:
        """The probabilities of nothing and of each word near a content, and these words."""
        words = range(max(0, first - NEAR_WORDS), min(len(self._text), last + NEAR_WORDS))
        keys = self._keys(name, words)
        return softmax(self._pointers.scores(name, query, keys, words, first, last)), words

    def _point(self, name: str, query: Floats, first: int, last: int) -> Pointed:
        found, words = self._weighed(name, query, first, last)
        best = int(found.argmax())
        if not best:
            return Pointed(None, float(found[0]))
        word = words[best - 1]
        return Pointed(self._span_at(name, word), float(found[best]))

    def _span_at(self, name: str, word: int) -> Words:
        """The span of that layer which holds a word, for a source else the name that does, or the word alone."""
        for layer in (name, "names") if name == "source" else (name,):
            spans, starts = self._spans[layer]
            index = bisect_right(starts, word) - 1
            if index >= 0 and word < spans[index].last:
                return spans[index].first, spans[index].last
        return word, word + 1


def overlap(one: Sequence[Words], other: Sequence[Words]) -> float:
    """Shared words over all words of two lists of stretches."""
    mine = {k for first, last in one for k in range(first, last)}
    theirs = {k for first, last in other for k in range(first, last)}
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0


def within(found: Sequence[Content], first: int, last: int) -> Sequence[Content]:
    """The contents that share a word with a stretch; `found` in text order."""
    end = bisect_left(found, last, key=lambda content: content.first)
    begin = end
    while begin > 0 and found[begin - 1].last > first:
        begin -= 1
    return found[begin:end]
