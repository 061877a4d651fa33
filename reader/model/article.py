"""An article and its blocks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from reader.model.text import printable


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the canonical text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""

    def of(self, text: str) -> str:
        """The words this span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        """Whether the code point at `offset` lies inside."""
        return self.start <= offset < self.end


class BlockKind(StrEnum):
    """What a block of the article is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the article: a paragraph, a heading, a list item. Blocks do not overlap and come in text order."""

    kind: BlockKind
    """What it is."""
    span: Span
    """Its text, without the white space around it."""
    level: int = 0
    """Heading level from 1, or nesting depth of a list item or quotation from 1; 0 elsewhere."""
    marker: str = ""
    """What is drawn before a list item: "•" or its number with a full stop."""


class Link(NamedTuple):
    """Some words that lead to an address."""

    words: str
    """What the link is called; the address where it has no other name."""
    address: str
    """An http or https address, whole."""


Row = tuple[Span, ...]
"""The cells of one row of a table, in the order of the columns; an empty cell is an empty span."""

Table = tuple[Row, ...]
"""A table in the text: its rows, in text order, each with as many cells; the cells of all rows do not overlap."""


@dataclass(frozen=True)
class Article:
    """An article as intake made it. Its text is never changed afterwards."""

    source: str
    """Where it came from: the path as given, the URL, or "-" for standard input."""
    text: str
    """The canonical text."""
    blocks: tuple[Block, ...]
    """The text's blocks in order; what lies between them is white space."""
    title: str | None = None
    """The headline, if one was told or found."""
    byline: str | None = None
    """Who wrote it."""
    outlet: str | None = None
    """Who published it."""
    published: date | None = None
    """Day of publication."""
    language: str | None = None
    """ISO 639-1 code, or None where the language is not one that Kutip knows."""
    url: str | None = None
    """Address of the page, where the source is one or names one."""
    captions: tuple[str, ...] = field(default=(), compare=False)
    """Captions and credits that the page sets between its paragraphs; no part of the text."""
    links: tuple[Link, ...] = field(default=(), compare=False)
    """What its page or mark-up links to from the text."""
    tables: tuple[Table, ...] = field(default=(), compare=False)
    """Where the text is a table's, in text order; the blocks say nothing of it."""
    feed: str | None = field(default=None, compare=False)
    """Address of a feed that the page names."""
    notices: tuple[str, ...] = field(default=(), compare=False)
    """What of the source could not be read, a sentence each."""

    @property
    def name(self) -> str:
        """What it is called, everywhere, as `article_name` says."""
        return article_name(self.title, self.text, self.source)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text's UTF-8 bytes, in hexadecimal: the identity of this version of the article."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is told of an article besides its text; None where it is not told."""

    title: str | None = None
    """The headline."""
    byline: str | None = None
    """Who wrote it."""
    outlet: str | None = None
    """Who published it."""
    published: date | None = None
    """Day of publication."""
    language: str | None = None
    """ISO 639-1 code."""

    @classmethod
    def of(cls, article: Article) -> Particulars:
        """What an article tells."""
        return cls(**{field.name: getattr(article, field.name) for field in fields(cls)})

    def over(self, article: Article) -> Article:
        """The article with what is told here in place of what it tells itself."""
        told = {field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not None}
        return replace(article, **told) if told else article

    def updated(self, told: Particulars, forget: Collection[str] = ()) -> Particulars:
        """What is told here, with what `told` tells anew; the fields named in `forget` are not told any more."""
        anew = {field.name: getattr(told, field.name) or getattr(self, field.name) for field in fields(self)}
        return Particulars(**anew | dict.fromkeys(forget))


NOTHING_TOLD = Particulars()
"""What holds where nobody says anything."""


NAME_LENGTH = 80
"""Characters of an article's first words that serve as its name."""


def article_name(title: str | None, text: str, source: str) -> str:
    """What an article is called, everywhere: its headline, else its file's name, else its first words or its address.

    A page or a text that was piped in has no file. Of the text the beginning is enough (`OPENING` characters).
    """
    if title and title.strip():
        return title
    if source != "-" and "://" not in source:
        return source_name(source)
    line = " ".join(text[:OPENING].strip().partition("\n")[0].split())
    if len(line) > NAME_LENGTH:
        line = (line[:NAME_LENGTH].rpartition(" ")[0] or line[: NAME_LENGTH - 1]).rstrip(" ,;:") + "…"
    return line or source_name(source)


def outlet_of(outlet: str | None, url: str | None) -> str | None:
    """Who published an article: the name that is told, else the domain of its address; None where there is neither."""
    if outlet:
        return outlet
    host = _HOST.match(url or "")
    if host is None:
        return None
    labels = host[1].casefold().split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS
    return ".".join(labels[-3 if country else -2 :])


_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([A-Za-z0-9.-]+[A-Za-z0-9])", re.IGNORECASE)
_SECOND_LEVELS = frozenset(
    {"ac", "co", "com", "desa", "edu", "go", "gov", "mil", "my", "ne", "net", "or", "org", "sch", "web"}
)
"""Labels before a country's code that name no outlet: co.id, com.au."""

OPENING = 400
"""Characters of a text that `article_name` looks at."""


def source_name(source: str) -> str:
    """A file's name without its folders; an address whole. To be shown: nothing in it acts on a terminal."""
    if "://" in source:
        return printable(source)
    return printable(source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or source)
