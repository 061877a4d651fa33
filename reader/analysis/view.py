"""The words of an article as plain columns: what the rules read.

Asking spaCy's tokens one by one for their tags costs more than the rules themselves, and a Doc keeps some 140 bytes of
each token. A view takes what the rules read out of the Docs of the trained parts, one Doc after the other, and keeps it
in columns by token number, equal words once: some 60 bytes a token.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from sys import intern
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


class View:
    """The tokens of an article. Numbers are token numbers unless a name says `char`."""

    def __init__(self) -> None:
        self.starts: array[int] = array("i")
        """Character offset of each token."""
        self.ends: array[int] = array("i")
        """One past each token's last character."""
        self.words: list[str] = []
        """The tokens as they stand."""
        self.lower: list[str] = []
        """The tokens in lower case."""
        self.pos: list[str] = []
        """Universal part of speech, or "" where no trained part told it."""
        self.entity: list[str] = []
        """Label of the named entity that a token is part of, or ""."""
        self.tagged: bool = False
        """Whether parts of speech are there."""
        self._strings: dict[int, str] = {0: ""}

    def take(self, doc: Doc, text: str, offset: int) -> None:
        """Add the tokens of a Doc whose text begins at that character of the article's `text`."""
        if not len(doc):
            return
        store, strings = doc.vocab.strings, self._strings
        for start, length, pos in doc.to_array(["IDX", "LENGTH", "POS"]).tolist():
            begin, end = offset + start, offset + start + length
            word = text[begin:end]
            self.starts.append(begin)
            self.ends.append(end)
            self.words.append(intern(word))
            self.lower.append(intern(word.lower()))
            if pos not in strings:
                strings[pos] = intern(store[pos])
            self.pos.append(strings[pos])
        self.entity += [""] * len(doc)
        self.tagged = self.tagged or doc.has_annotation("POS")

    def classify(self, classes: Mapping[str, str]) -> None:
        """Set the part of speech of the words that have one only; nothing where no trained part told any."""
        for number, word in enumerate(self.words) if self.tagged else ():
            if word in classes:
                self.pos[number] = classes[word]

    def mark(self, names: Iterable[tuple[int, int, str]]) -> None:
        """Set `entity` anew from names by characters; those that part a token mark none."""
        self.entity = [""] * len(self)
        for start, end, label in names:
            tokens = self.tokens(start, end)
            if tokens and self.chars(tokens.start, tokens.stop) == (start, end):
                self.entity[tokens.start : tokens.stop] = [label] * len(tokens)

    def __len__(self) -> int:
        return len(self.words)

    def tokens(self, start_char: int, end_char: int) -> range:
        """The tokens that lie wholly or partly in a stretch of characters."""
        return range(bisect_right(self.ends, start_char), bisect_left(self.starts, end_char))

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """The characters from token `first` to before token `last`."""
        return self.starts[first], self.ends[last - 1]
