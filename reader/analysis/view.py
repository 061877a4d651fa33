"""A Doc as plain lists: what the rules read.

Asking spaCy's tokens one by one for their tags costs more than the rules themselves; a view takes every attribute out
of the Doc once and keeps it as lists by token number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc


class View:
    """The tokens of a Doc, read only. Numbers are token numbers unless a name says `char`."""

    def __init__(self, doc: Doc) -> None:
        text = doc.text
        table = doc.to_array(["IDX", "LENGTH", "POS", "DEP", "HEAD"]).tolist() if len(doc) else []
        store = doc.vocab.strings
        names: dict[int, str] = {0: ""}

        def name(number: int) -> str:
            known = names.get(number)
            if known is None:
                known = names[number] = store[number]
            return known

        self.text: str = text
        """The document's text."""
        self.starts: list[int] = [row[0] for row in table]
        """Character offset of each token."""
        self.ends: list[int] = [row[0] + row[1] for row in table]
        """One past each token's last character."""
        self.words: list[str] = [text[row[0] : row[0] + row[1]] for row in table]
        """The tokens as they stand."""
        self.lower: list[str] = [word.lower() for word in self.words]
        """The tokens in lower case."""
        self.pos: list[str] = [name(row[2]) for row in table]
        """Universal part of speech, or "" where no trained part told it."""
        self.dep: list[str] = [name(row[3]) for row in table]
        """Universal dependency relation, or ""."""
        self.heads: list[int] = [number + _signed(row[4]) for number, row in enumerate(table)]
        """Number of each token's head; its own number for a root and where nothing was parsed."""
        self.tagged: bool = any(self.pos)
        """Whether parts of speech are there."""
        self.entity: list[str] = [""] * len(table)
        """Label of the named entity that a token is part of, or ""."""
        self.entity_spans: list[tuple[int, int, str]] = [(e.start, e.end, e.label_) for e in doc.ents]
        """The entities as first token, one past the last, label."""
        for first, last, label in self.entity_spans:
            for number in range(first, last):
                self.entity[number] = label

    def __len__(self) -> int:
        return len(self.words)

    def at(self, char: int) -> int:
        """Number of the token that covers the character, or of the next one where it is white space."""
        return bisect_right(self.ends, char)

    def tokens(self, start_char: int, end_char: int) -> range:
        """The tokens that lie wholly or partly in a stretch of characters."""
        return range(bisect_right(self.ends, start_char), bisect_left(self.starts, end_char))

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """The characters from token `first` to before token `last`."""
        return self.starts[first], self.ends[last - 1]


def _signed(number: int) -> int:
    """spaCy's arrays are unsigned: a head to the left comes as two's complement."""
    return number - (1 << 64) if number >= 1 << 63 else number


def view_of(doc: Doc) -> View:
    """The document's view, made at the first call. Entities and tags must be final by then; `renew` makes it again."""
    found = doc.user_data.get(_KEY)
    if not isinstance(found, View) or len(found) != len(doc):
        found = doc.user_data[_KEY] = View(doc)
    return found


def renew(doc: Doc) -> None:
    """Forget the view: to be called by a part that changes entities or tags."""
    doc.user_data.pop(_KEY, None)


_KEY = "kutip_view"
