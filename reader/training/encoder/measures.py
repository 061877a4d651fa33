"""What the encoder's heads tell by themselves, no rule behind: names, contents, parts of speech, and how fast."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reader.analysis.draft import split_paragraphs
from reader.analysis.encoder.encoded import EncodedText
from reader.analysis.encoder.reading import encode
from reader.analysis.encoder.session import Session
from reader.analysis.encoder.tags import UPOS
from reader.training.encoder.examples import UNKNOWN
from reader.training.encoder.treebanks import tagged_text

AS_PLACE = {"GPE": "LOC"}
"""Labels that count as one, as in the measure of the whole."""


def encoded(session: Session, text: str) -> EncodedText:
    """A text read by the encoder, paragraph by paragraph."""
    out = EncodedText()
    paragraphs = split_paragraphs(text)
    for found, (start, _) in zip(encode(session, [text[a:b] for a, b in paragraphs]), paragraphs, strict=True):
        out.extend(found, start)
    out.finish()
    return out


def of_articles(session: Session, files: Sequence[Path]) -> dict[str, float]:
    """F of exact names, by label and of all, and of the characters of contents; percent."""
    right: dict[str, int] = {}
    found: dict[str, int] = {}
    wanted: dict[str, int] = {}

    def count(what: str, guesses: set[Any], gold: set[Any]) -> None:
        for table, number in ((right, len(guesses & gold)), (found, len(guesses)), (wanted, len(gold))):
            table[what] = table.get(what, 0) + number

    for file in files:
        article = json.loads(file.read_text("utf-8"))
        text = encoded(session, article["text"])
        names = {(*text.chars(s.first, s.last), AS_PLACE.get(s.label, s.label)) for s in text.spans["names"]}
        gold = {(a, b, AS_PLACE.get(label, label)) for a, b, label in article["entities"]}
        for label in ("PER", "ORG", "LOC"):
            count(f"names {label}", {n for n in names if n[2] == label}, {n for n in gold if n[2] == label})
        count("names", names, gold)
        said = {k for s in text.spans["content"] for k in range(*text.chars(s.first, s.last))}
        count("contents", said, {k for s in article["statements"] for a, b in s["spans"] for k in range(a, b)})
    return {what: round(200 * right[what] / max(1, found[what] + wanted[what]), 1) for what in right}


def of_treebank(session: Session, file: Path) -> float:
    """Share of words with the right part of speech; percent."""
    blocks = [block for block in file.read_text("utf-8").split("\n\n") if block.strip()]
    text, tags = tagged_text(blocks, file)
    read = encoded(session, text)
    known = [
        (start, pos) for start, pos in zip(read.starts, read.pos, strict=True) if tags.get(start, UNKNOWN) != UNKNOWN
    ]
    return round(100 * sum(UPOS[tags[start]] == pos for start, pos in known) / max(1, len(known)), 1)


def words_a_second(session: Session, texts: Sequence[str]) -> float:
    """Words that are read in a second, by one core, of texts in random order."""
    order = random.Random(1).sample(list(texts), len(texts))
    encoded(session, order[0])
    began = time.perf_counter()
    words = sum(len(encoded(session, text)) for text in order)
    return round(words / (time.perf_counter() - began))
