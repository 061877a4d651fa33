"""What the roads for each kind of source hand back, and how marked-up pieces become one canonical text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from reader.intake.tables import row_at, tables_of
from reader.intake.text import clean
from reader.model import Block, BlockKind, Link, Row, Span, Table
from reader.model.text import read_day


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text with its blocks and what its source tells of it."""

    text: str
    """The canonical text."""
    blocks: tuple[Block, ...]
    """Its blocks, in order."""
    title: str | None = None
    """The headline."""
    byline: str | None = None
    """Who wrote it."""
    outlet: str | None = None
    """Who published it."""
    published: date | None = None
    """Day of publication."""
    language: str | None = None
    """The language that the source declares, as it spells it: "id-ID"."""
    url: str | None = None
    """The address that the source gives for itself."""
    captions: tuple[str, ...] = ()
    """Captions and credits that stood among the text, which they are no part of."""
    links: tuple[Link, ...] = ()
    """What the source links to from the text."""
    tables: tuple[Table, ...] = ()
    """Where the text is a table's, in text order."""
    feed: str | None = None
    """The address of a feed that the page names."""
    notices: tuple[str, ...] = ()
    """What of the source could not be read, a sentence each."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block that has no place in a text yet."""

    kind: BlockKind
    """What it is."""
    words: str
    """What it says."""
    level: int = 0
    """As `Block.level`."""
    marker: str = ""
    """As `Block.marker`."""
    cells: tuple[str, ...] = ()
    """Of a table's row: what its cells say, the empty ones, too."""

    def saying(self, words: str) -> Piece:
        """The same with other words, which are no table's row."""
        return replace(self, words=words, cells=())


_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]|(?<![^\\s\u0021-\u024f])[\u200c\u200d](?![^\\s\u0021-\u024f])")
"""Soft hyphens, zero-width spaces and joiners between Latin letters: typesetting, which would part words from their
look-up. In other scripts a joiner is part of the spelling."""
_BLANK = re.compile(r"[ \t\f\v\u00a0\u2028\u2029]+")
_AROUND_BREAK = re.compile(r" ?\n ?")


def inline(text: str) -> str:
    """The words of a marked-up piece: white space run together, typesetting characters gone, line breaks kept."""
    text = _BLANK.sub(" ", _INVISIBLE.sub("", text))
    return clean(_AROUND_BREAK.sub("\n", text)).strip()


def line(text: str | None) -> str | None:
    """One line of metadata, cleaned; None where nothing is left of it."""
    words = inline(" ".join((text or "").split()))
    return words or None


def day(text: str | None) -> date | None:
    """The day at the head of an ISO 8601 date or time; None where there is none."""
    return read_day((text or "").strip()[:10])


class Blocks(Protocol):
    """What takes blocks one after the other."""

    def add(self, kind: BlockKind, text: str, *, level: int = 0, marker: str = "", cells: Sequence[str] = ()) -> None:
        """Append a block of cleaned words; one without words is left out.

        A table's row says what its `cells` say, `CELL_GAP` between those with words.
        """


class Collector:
    """Keeps blocks as pieces, without a text."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        """The blocks so far."""

    def add(self, kind: BlockKind, text: str, *, level: int = 0, marker: str = "", cells: Sequence[str] = ()) -> None:
        """Append a block of cleaned words; one without words is left out."""
        if text:
            self.pieces.append(Piece(kind, text, level, marker, tuple(cells)))


class Composer:
    """Sets blocks one after the other and keeps where each stands."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._rows: list[tuple[int, Row]] = []

    def add(self, kind: BlockKind, text: str, *, level: int = 0, marker: str = "", cells: Sequence[str] = ()) -> None:
        """Append a block of cleaned words; one without words is left out."""
        if not text:
            return
        if self._blocks:
            both_items = kind is BlockKind.ITEM and self._blocks[-1].kind is BlockKind.ITEM
            gap = "\n" if both_items else "\n\n"
            self._pieces.append(gap)
            self._length += len(gap)
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        if cells:
            self._rows.append((len(self._blocks) - len(self._rows), row_at(start, cells)))
        self._blocks.append(Block(kind, Span(start, self._length), level, marker))

    def put(self, piece: Piece) -> None:
        """Append a piece."""
        self.add(piece.kind, piece.words, level=piece.level, marker=piece.marker, cells=piece.cells)

    @property
    def last(self) -> Span:
        """Where the last block stands."""
        return self._blocks[-1].span

    @property
    def tables(self) -> tuple[Table, ...]:
        """The rows that were added one after the other, as tables."""
        return tables_of(self._rows)

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """The text and its blocks."""
        return "".join(self._pieces), tuple(self._blocks)
