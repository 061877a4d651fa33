"""What a kind of source is: one object in a file of its own, listed in `reader.intake.formats`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reader.intake.compose import Extracted
from reader.intake.text import opening_of


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a source, not yet understood."""

    data: bytes
    """As they came."""
    name: str = ""
    """The file's name or the path of its address; empty for standard input. Its ending tells of the kind."""
    url: str | None = None
    """The address they came from, after redirects."""
    media: str | None = None
    """The media type that a server told, in lower case without parameters; None where no server was asked."""
    charset: str | None = None
    """The encoding that the server declares."""


class Part(NamedTuple):
    """One of the articles that a source holds."""

    source: str
    """Its name inside the source, or its address."""
    load: Callable[[], Raw]
    """Gives its bytes: unpacks or fetches them. Raises SourceError."""


class Several(NamedTuple):
    """A source that holds more than one article."""

    what: str
    """What it is, for a sentence: "a feed of 20 articles"."""
    parts: tuple[Part, ...]
    """Its articles, in its own order."""


class Look:
    """What a kind is recognised by: the bytes, and their beginning as characters."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.opening = opening_of(data)
        """The first characters, decoded with little care: damage is U+FFFD."""


class Format(NamedTuple):
    """A kind of source: by what it is told, and how it becomes an article."""

    name: str
    """What it is called in lists: "EPUB books"."""
    how: str
    """How it is read, in a few words: the table of sources in the README says it so."""
    read: Callable[[Raw], Extracted | Several]
    """The article, or the several that the source holds. Raises SourceError."""
    recognise: Callable[[Look], bool]
    """Whether bytes without a telling name look like one."""
    suffixes: tuple[str, ...] = ()
    """The endings of its files' names, in lower case with their full stop."""
    media: tuple[str, ...] = ()
    """The media types that servers give it."""
    several: bool = False
    """Whether a source of this kind holds several articles: then `read` gives them, and costs little."""
    certain: bool = False
    """Whether `recognise` goes by a signature that no other kind has: then it overrules names and media types."""
