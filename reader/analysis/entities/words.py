"""The words of a text by number, and where known names stand among them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping
from sys import intern

from reader.analysis.entities.gazetteer import WORD
from reader.model.text import OPENING_MARKS, SENTENCE_ENDERS

LONGEST_NAME = 14
"""Words of the longest name; longer runs are headlines and lists."""


_OPENING_GAP = frozenset(SENTENCE_ENDERS + ":\n" + OPENING_MARKS)
"""Signs behind which a sentence, or what is quoted, begins."""


class NameTable:
    """Names and their labels, looked up by the first word and the number of words."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.labels = labels
        """Label by name, white space made even."""
        self.by_first: dict[str, dict[int, set[str]]] = {}
        """Names by their first word and number of words."""
        for name in labels:
            inside = WORD.findall(name)
            if inside and len(inside) <= LONGEST_NAME:
                self.by_first.setdefault(inside[0], {}).setdefault(len(inside), set()).add(name)
        self.lengths = {first: sorted(sizes, reverse=True) for first, sizes in self.by_first.items()}
        """Numbers of words by first word, the longest first."""


class Words:
    """The words of a text, numbered, with what stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: array[int] = array("i")
        """First character of each word."""
        self.ends: array[int] = array("i")
        """One past its last character."""
        self.words: list[str] = []
        """As written."""
        for match in WORD.finditer(text):
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
            self.words.append(intern(text[start:end]))
        self.lower: list[str] = [intern(word.casefold()) for word in self.words]
        """Without case."""
        self.common: frozenset[str] = frozenset(word for word in self.words if word.islower())
        """Words that the text writes without a capital somewhere: hardly names."""
        self._capitals = [word[0].isupper() or word[0].isdigit() for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def number(self, char: int) -> int:
        """Number of the first word that ends behind that character."""
        return bisect_right(self.ends, char)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The words in a stretch of characters: first, and one past the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def gap(self, number: int) -> str:
        """What stands between a word and the next one."""
        after = self.starts[number + 1] if number + 1 < len(self) else len(self.text)
        return self.text[self.ends[number] : after]

    def surface(self, start: int, end: int) -> str:
        """The characters with white space made even: one name however it is broken into lines."""
        return " ".join(self.text[start:end].split())

    def capital(self, number: int) -> bool:
        """Whether the word begins with a capital letter or a figure."""
        return self._capitals[number]

    def is_handle(self, number: int) -> bool:
        """Whether an @ stands before the word."""
        return self.text[self.starts[number] - 1 : self.starts[number]] == "@"

    def opens_sentence(self, number: int) -> bool:
        """Whether the word is the first of its sentence, as far as the marks before it tell."""
        if number == 0:
            return True
        gap = self.gap(number - 1)
        return not _OPENING_GAP.isdisjoint(gap)

    def scan(self, table: NameTable) -> list[tuple[int, int, str]]:
        """Every place where a name of the table stands, with its label; the longest where several begin alike."""
        out: list[tuple[int, int, str]] = []
        words, lengths = self.words, table.lengths
        count = len(words)
        number = 0
        while number < count:
            step = 1
            for size in lengths.get(words[number], ()):
                if number + size > count:
                    continue
                found = self._match(number, size, table.by_first[words[number]][size])
                if found:
                    out.append((found[0], found[1], table.labels[found[2]]))
                    step = size
                    break
            number += step
        return out

    def scan_lower(self, surfaces: Collection[str]) -> list[tuple[int, int]]:
        """Every place where one of the lower-case surfaces stands, whatever its capitals; the longest first."""
        known: set[tuple[str, ...]] = set()
        sizes: dict[str, set[int]] = defaultdict(set)  # by first word: it may begin thousands (Warga 1, Warga 2 ...)
        for surface in surfaces:
            inside = tuple(WORD.findall(surface))
            if inside and len(inside) <= LONGEST_NAME:
                known.add(inside)
                sizes[inside[0]].add(len(inside))
        lengths = {first: sorted(found, reverse=True) for first, found in sizes.items()}
        out: list[tuple[int, int]] = []
        lower = self.lower
        count = len(lower)
        number = 0
        while number < count:
            step = 1
            for size in lengths.get(lower[number], ()):
                end = number + size
                if (
                    end <= count
                    and tuple(lower[number:end]) in known
                    and self.surface(self.starts[number], self.ends[end - 1]).casefold() in surfaces
                ):
                    out.append((self.starts[number], self.ends[end - 1]))
                    step = size
                    break
            number += step
        return out

    def _match(self, number: int, size: int, surfaces: set[str]) -> tuple[int, int, str] | None:
        """The longest of the names that these words make, with the signs around them where they are part of it."""
        start, end = self.starts[number], self.ends[number + size - 1]
        signs = len(self.text[end : end + 3]) - len(self.text[end : end + 3].lstrip(".*)"))  # M., U.S., A*
        before = int(self.is_handle(number))  # @name
        for behind in range(signs, -1, -1):
            for at in range(before, -1, -1):
                surface = self.surface(start - at, end + behind)
                if surface in surfaces:
                    return start - at, end + behind, surface
        return None
