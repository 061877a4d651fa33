"""Parts of speech from Universal Dependencies' treebanks, as examples for the encoder."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

from reader.analysis.encoder.pieces import PieceTable
from reader.analysis.encoder.tags import UPOS
from reader.errors import FormatError
from reader.training.encoder.examples import UNKNOWN, Example, example_of

SENTENCES = 10
"""Sentences of one example."""
COLUMNS = 10
"""Columns of CoNLL-U."""


def treebank(files: Sequence[Path], table: PieceTable, most: int, order: random.Random) -> list[Example]:
    """Sentences of treebanks, SENTENCES together, with parts of speech alone; at most `most` examples a treebank.

    Raises FormatError where a file is no CoNLL-U.
    """
    out = []
    for file in files:
        sentences = [block for block in file.read_text("utf-8").split("\n\n") if block.strip()]
        order.shuffle(sentences)
        for at in range(0, min(len(sentences), most * SENTENCES), SENTENCES):
            text, tags = tagged_text(sentences[at : at + SENTENCES], file)
            made, starts, _ = example_of(text, table)
            made.labels["pos"] = [tags.get(start, UNKNOWN) for start in starts]
            out.append(made)
    return out


def tagged_text(blocks: Sequence[str], file: Path) -> tuple[str, dict[int, int]]:
    """Sentences in CoNLL-U as text, one a line, and the number of a part of speech by the first character of each word.

    Of a word that is written as one and analysed as several (didn't, katanya) the first part's counts.
    """
    text = ""
    tags: dict[int, int] = {}
    for block in blocks:
        inside, begin = 0, -1
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            column = line.split("\t")
            if len(column) != COLUMNS:
                raise FormatError("Not a treebank", f"{file} holds a line of {len(column)} columns; CoNLL-U has ten.")
            if "." in column[0]:
                continue
            space = "" if "SpaceAfter=No" in column[9] else " "
            if not re.fullmatch(r"\d+(-\d+)?", column[0]):
                raise FormatError("Not a treebank", f"{file} numbers a word {column[0]!r}.")
            if "-" in column[0]:
                inside, begin = int(column[0].split("-")[1]), len(text)
                text += column[1] + space
                continue
            tag = UPOS.index(column[3]) if column[3] in UPOS else UNKNOWN
            if int(column[0]) <= inside:
                tags.setdefault(begin, tag)
                continue
            tags[len(text)] = tag
            text += column[1] + space
        text = text.rstrip() + "\n"
    return text, tags
