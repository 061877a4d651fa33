"""What the encoder tells of a text: its words with tags, spans, and the vectors that pointers need."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern

import numpy as np
import numpy.typing as npt

from reader.analysis.encoder import decode
from reader.analysis.encoder.decode import TaggedSpan
from reader.analysis.encoder.pieces import Chars, Floats
from reader.analysis.encoder.pointers import Pointers
from reader.analysis.encoder.tags import KINDS, LAYOUT, UPOS
from reader.model.text import CLOSING_SIGNS

WORD = re.compile(r"\w+|[^\w\s]")
"""A word as the heads see it; Kutip's tokens are made of one or more."""
EXTENSION = "encoded"
"""Name of the extension of a Doc that holds its EncodedParagraph."""
SPAN_LAYERS = ("names", "content", "cue", "source")
STOPS = frozenset(".,;:!?(")
"""Marks that end no name, cue or source."""
WHOLE_WORD = 4
"""Letters from which a word before a stop is no abbreviation."""
KEPT_WHOLE = 60_000
"""Words of a text up to which every vector is kept; beyond it those at the edges of spans are."""


@dataclass(slots=True)
class EncodedParagraph:
    """What the encoder tells of one paragraph; characters and words count from its beginning."""

    starts: list[int]
    """Character offset of each word."""
    ends: list[int]
    """One past each word's last character."""
    words: list[str]
    """The words as they stand."""
    pos: list[str]
    """Universal part of speech of each word."""
    spans: dict[str, list[TaggedSpan]]
    """By layer, in text order."""
    said: Floats
    """(words, kinds): how probably each word is said, by kind of statement."""
    vectors: npt.NDArray[np.float16]
    """(words, width)."""
    pointers: Pointers
    """The heads that point from a content to its cue, source and speaker."""

    @classmethod
    def of(cls, text: str, scores: Floats, vectors: Floats, pointers: Pointers) -> EncodedParagraph:
        """From a paragraph's text and the heads' scores and vectors by its words."""
        found = list(WORD.finditer(text))
        spans: dict[str, list[TaggedSpan]] = {name: [] for name in SPAN_LAYERS}
        said = np.zeros((len(found), len(KINDS)), np.float32)
        for name in SPAN_LAYERS if found else ():
            layer = LAYOUT[name]
            sure = decode.probabilities(scores, layer)
            spans[name] = list(decode.spans(sure, layer))
            if name != "content":
                spans[name] = [_without_stop(one, found) for one in spans[name]]
            if name == "content":
                said = np.asarray(sure[:, 1::2] + sure[:, 2::2], np.float32)
        tags = scores[:, LAYOUT["pos"].columns].argmax(axis=1).tolist() if found else []
        return cls(
            [m.start() for m in found],
            [m.end() for m in found],
            [intern(m.group()) for m in found],
            [UPOS[tag] for tag in tags],
            spans,
            said,
            vectors.astype(np.float16),
            pointers,
        )


def _without_stop(span: TaggedSpan, words: Sequence[re.Match[str]]) -> TaggedSpan:
    """The span without the mark that ends its sentence; the stop of a short word (Inc., Jr.) is its own.

    A piece may hold the end of a word and the mark behind it, so that both get one tag.
    """
    last = span.last
    opened = any(words[word].group() == "(" for word in range(span.first, last))
    while last > span.first + 1 and (
        words[last - 1].group() in STOPS or (words[last - 1].group() == ")" and not opened)
    ):
        ends = last == len(words) or words[last].group() in CLOSING_SIGNS
        if not ends and words[last - 1].group() == "." and len(words[last - 2].group()) < WHOLE_WORD:
            break
        last -= 1
    return TaggedSpan(span.first, last, span.label, span.probability)


class EncodedText:
    """The words of a text, paragraph after paragraph. Numbers are word numbers unless a name says `char`."""

    def __init__(self) -> None:
        self.starts: array[int] = array("i")
        """Character offset of each word."""
        self.ends: array[int] = array("i")
        """One past each word's last character."""
        self.words: list[str] = []
        """The words as they stand."""
        self.paragraph: array[int] = array("i")
        """Number of each word's paragraph."""
        self.pos: list[str] = []
        """Universal part of speech."""
        self.spans: dict[str, list[TaggedSpan]] = {name: [] for name in SPAN_LAYERS}
        """By layer, in text order."""
        self.pointers: Pointers | None = None
        """The heads that point from a content to its cue, source and speaker; None where no encoder ran."""
        self._said: list[Floats] = []
        self._bytes = bytearray()
        self._width = 0
        self._rows: array[int] = array("i")
        self._kept = 0

    def __len__(self) -> int:
        return len(self.words)

    def extend(self, found: EncodedParagraph, offset: int) -> None:
        """Take a paragraph that begins at that character."""
        self.pointers = found.pointers
        before = len(self.words)
        number = self.paragraph[-1] + 1 if before else 0
        self.starts.extend(offset + start for start in found.starts)
        self.ends.extend(offset + end for end in found.ends)
        self.words += found.words
        self.paragraph.extend([number] * len(found.words))
        self.pos += found.pos
        edges = set()
        for name, spans in found.spans.items():
            for span in spans:
                edges |= {span.first, span.last - 1}
                self.spans[name].append(
                    TaggedSpan(before + span.first, before + span.last, span.label, span.probability)
                )
        size = len(found.words)
        kept = range(size) if before < KEPT_WHOLE else sorted(edges)
        rows = array("i", [-1]) * size
        for row, word in enumerate(kept):
            rows[word] = self._kept + row
        self._rows.extend(rows)
        self._kept += len(kept)
        self._bytes += found.vectors[
            list(kept)
        ].tobytes()  # grows in place: a list of arrays would be copied at the end
        self._width = found.vectors.shape[1] or self._width
        self._said.append(found.said)

    def finish(self) -> None:
        """Make what was taken ready to be read."""
        self.vectors = np.frombuffer(self._bytes, np.float16).reshape(self._kept, self._width)
        self.said = np.concatenate(self._said) if self._said else np.empty((0, 3), np.float32)
        self._row_of = np.array(self._rows, np.int32)
        self._said = []

    def number(self, start_char: int, end_char: int) -> tuple[int, int]:
        """The words that lie wholly or partly in a stretch of characters, as first and one past the last."""
        return bisect_right(self.ends, start_char), bisect_left(self.starts, end_char)

    def chars(self, first: int, last: int) -> Chars:
        """The characters from word `first` to before word `last`."""
        return self.starts[first], self.ends[last - 1]

    def spans_at(self, layer: str, first: int, last: int) -> list[TaggedSpan]:
        """The spans of a layer that share a word with [first, last)."""
        spans = self.spans[layer]
        begin = bisect_right(spans, first, key=lambda span: span.last)
        end = bisect_left(spans, last, key=lambda span: span.first)
        return spans[begin:end]

    def vector(self, word: int) -> Floats:
        """A word's vector, or that of the nearest word before or behind it of which one is kept."""
        for step in range(len(self._rows)):
            for near in (word + step, word - step):
                if 0 <= near < len(self._rows) and self._rows[near] >= 0:
                    return np.asarray(self.vectors[self._rows[near]], np.float32)
        raise IndexError(word)

    def vectors_of(self, words: range) -> Floats:
        """The vectors of neighbouring words, shape (words, width); zeros where none is kept."""
        rows = self._row_of[words.start : words.stop]
        out: Floats = self.vectors[rows].astype(np.float32)
        out[rows < 0] = 0
        return out
