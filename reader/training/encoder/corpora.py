"""Names from other annotated corpora, as examples for the encoder.

Their rulings are not Kutip's (a country that acts is no name to one, a brand is one to another), so a head of its own
learns them; what the encoder gains is knowing more names.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.analysis.encoder.pieces import PieceTable
from reader.errors import FormatError
from reader.training.encoder.examples import UNKNOWN, Example, example_of

CORPUS_LABELS = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANISATION": "ORG", "LOC": "LOC", "PLACE": "LOC",
}  # fmt: skip
"""What corpora call persons, bodies and places; other labels are not known."""
CORPUS_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
"""The tags of the head that learns them."""
SENTENCES = 20
"""Sentences of one example."""


def corpus(file: Path, table: PieceTable, order: random.Random) -> list[Example]:
    """The sentences of one file, SENTENCES together in random order, with names alone.

    Reads .tsv (word first, tag last) and .iob2 (number, word, tag). Raises FormatError where a line is neither.
    """
    sentences = list(_sentences(file))
    order.shuffle(sentences)
    out = []
    for at in range(0, len(sentences), SENTENCES):
        text, tags = "", {}
        for sentence in sentences[at : at + SENTENCES]:
            for word, tag in sentence:
                if text and text[-1] not in "\n (" and not re.fullmatch(r"[,.;:!?)%]|'s|n't", word):
                    text += " "
                tags[len(text)] = tag
                text += word
            text += "\n"
        made, starts, _ = example_of(text, table)
        made.labels["corpus"] = _by_word(text, starts, tags)
        out.append(made)
    return out


def _by_word(text: str, starts: Sequence[int], tags: dict[int, int]) -> list[int]:
    """A tag for each word; a word that a corpus has as one and Kutip as several goes on with the first's."""
    out: list[int] = []
    last = UNKNOWN
    for start in starts:
        if start in tags:
            last = tags[start]
        elif last > 0 and CORPUS_TAGS[last].startswith("B"):
            last += 1
        out.append(last)
    return out


def _sentences(file: Path) -> Iterator[list[tuple[str, int]]]:
    sentence: list[tuple[str, int]] = []
    place = 1 if file.suffix == ".iob2" else 0
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.startswith("# ") and place:
            continue
        if not line.strip():
            if sentence:
                yield sentence
            sentence = []
            continue
        column = line.split()
        if len(column) < place + 2:
            raise FormatError("Not a corpus", f"Line {number} of {file} holds no word with a tag.")
        before = sentence[-1][1] if sentence else 0
        sentence.append((column[place], _tag(column[2] if place else column[-1], before)))
    if sentence:
        yield sentence


def _tag(written: str, before: int) -> int:
    """The number of a tag; one that goes on with nothing begins a name, as corpora without B have it."""
    if written == "O":
        return 0
    position, _, label = written.partition("-")
    known = CORPUS_LABELS.get(label)
    if not known:
        return UNKNOWN
    begin = CORPUS_TAGS.index(f"B-{known}")
    return begin + 1 if position == "I" and before in (begin, begin + 1) else begin
