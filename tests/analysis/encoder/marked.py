"""Texts as an encoder would read them whose every word has the tag that a test gives it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from reader.analysis.encoder.encoded import WORD, EncodedParagraph, EncodedText
from reader.analysis.encoder.pieces import Floats
from reader.analysis.encoder.pointers import Pointers
from reader.analysis.encoder.tags import LAYOUT, POINTER_WIDTH
from tests.analysis.encoder.small import WIDTH, pointer_weights, write_pointers

CUE, SOURCE = 0, 1
"""The columns of a made vector that tell that a word is a cue or opens a source."""


def asking_pointers(folder: Path) -> Pointers:
    """Pointers that ask for the words whose vector tells that they are a cue or a source, else for nothing."""
    weights: dict[str, Floats] = {name: np.zeros_like(value) for name, value in pointer_weights().items()}
    for name, column in (("cue", CUE), ("source", SOURCE)):
        weights[f"{name}.query.bias"][0] = 1.0
        weights[f"{name}.key.weight"][0, column] = 40.0 * POINTER_WIDTH**0.5
        weights[f"{name}.nothing.bias"][0] = 20.0
    return Pointers(write_pointers(folder, weights))


def scores(text: str, **tags: dict[str, str]) -> Floats:
    """Scores in which each word has its tag by layer; "O", and X as part of speech, where none is told."""
    words = WORD.findall(text)
    out = np.zeros((len(words), LAYOUT.size), np.float32)
    for name, layer in LAYOUT.layers.items():
        for row, word in enumerate(words):
            label = tags.get(name, {}).get(word, "X" if name == "pos" else "O")
            out[row, layer.start + layer.labels.index(label)] = 20.0
    return out


def vectors(text: str, first: int = 0) -> Floats:
    """Vectors whose first number counts the words."""
    size = len(WORD.findall(text))
    out = np.zeros((size, WIDTH), np.float32)
    out[:, 0] = np.arange(first, first + size)
    return out


def paragraph(pointers: Pointers, text: str, first: int = 0, **tags: dict[str, str]) -> EncodedParagraph:
    return EncodedParagraph.of(text, scores(text, **tags), vectors(text, first), pointers)


def text_of(pointers: Pointers, *paragraphs: str, **tags: dict[str, str]) -> EncodedText:
    """Paragraphs one behind the other, a line end between two."""
    out = EncodedText()
    offset = 0
    for one in paragraphs:
        out.extend(paragraph(pointers, one, len(out), **tags), offset)
        offset += len(one) + 1
    out.finish()
    return out


def marked(pointers: Pointers, *paragraphs: str, cue: str = "", source: str = "", said: str = "") -> EncodedText:
    """Paragraphs in which the words of `said` are said indirectly, "/" parting contents."""
    tags: dict[str, dict[str, str]] = {"content": {}, "cue": {}, "source": {}}
    for part in said.split("/"):
        for k, word in enumerate(part.split()):
            tags["content"][word] = "I-indirect" if k else "B-indirect"
    for k, word in enumerate(source.split()):
        tags["source"][word] = "I-SOURCE" if k else "B-SOURCE"
    for word in cue.split():
        tags["cue"][word] = "B-CUE"
    text = text_of(pointers, *paragraphs, **tags)
    text.vectors[:] = 0
    for k, word in enumerate(text.words):
        text.vectors[k, CUE] = word in cue.split()
        text.vectors[k, SOURCE] = word in source.split()[:1]
    return text
