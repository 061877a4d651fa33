"""The way in: a path, an address or standard input becomes an `Article` with its one canonical text.

Libraries for the Web and for mark-up are loaded only by the sources that need them: a text file opens without any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from reader.analysis.lang.guess import settled_language
from reader.errors import SourceError
from reader.files import as_text
from reader.intake.compose import Extracted
from reader.intake.formats import FORMATS, Raw, Several, extract, format_of, names_of_formats
from reader.intake.formats.text import plain
from reader.intake.source import is_url, load, read_stdin
from reader.intake.text import clean
from reader.model import Article, Progress
from reader.model.text import harmless_address, without_password

__all__ = [
    "Raw",
    "article_of",
    "article_of_text",
    "clean",
    "holds_several",
    "is_url",
    "load",
    "media_types",
    "names_of_formats",
    "parts_of",
    "read",
    "read_stdin",
    "suffixes",
]


_VISIBLE = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff\ufffd]")


def read(
    source: str,
    *,
    stdin: bytes | None = None,
    language: str | None = None,
    published: date | None = None,
    progress: Callable[[Progress], None] | None = None,
    named_by: str | None = None,
) -> Article:
    """The article that `source` holds: a path, an http(s) address, or "-" for `stdin` (read here where it is None).

    `language` (ISO 639-1) and `published` go before what the source tells or the text shows. `progress` hears of bytes
    fetched; an exception from it ends the work. `named_by` is what named an address that the reader did not give.
    Raises SourceError, UnreachableError where no server answered.
    """
    return article_of(load(source, stdin, progress, named_by=named_by), source, language=language, published=published)


def holds_several(raw: Raw) -> bool:
    """Whether the loaded bytes are of a kind that holds several articles: a feed, a mailbox. Raises SourceError."""
    return format_of(raw).several


def parts_of(raw: Raw, source: str) -> Iterator[tuple[str, Callable[[], Raw]]]:
    """The articles of a source that holds several, not yet loaded: each by its own name. Raises SourceError."""
    found = extract(raw)
    if isinstance(found, Several) and not found.parts:
        raise SourceError("No article named", "The source is {what} and leads to none of them.", what=found.what)
    for part in found.parts if isinstance(found, Several) else ():
        yield part.source if is_url(part.source) else f"{source}#{part.source}", part.load


def article_of(raw: Raw, source: str, *, language: str | None = None, published: date | None = None) -> Article:
    """The article that the loaded bytes of `source` hold; what is told and what it raises as in `read`."""
    found = extract(raw)
    if isinstance(found, Several):
        raise SourceError("Several articles", "The source is {what}; open one of them.", what=found.what)
    return _article(found, raw, source, language, published)


def _article(found: Extracted, raw: Raw, source: str, language: str | None, published: date | None) -> Article:
    if not found.blocks or _VISIBLE.search(found.text) is None:
        raise SourceError("Nothing to read", "The source holds nothing but white space; give one with text.")
    return Article(
        source=as_text(without_password(source)),
        text=found.text,
        blocks=found.blocks,
        title=found.title,
        byline=found.byline,
        outlet=found.outlet,
        published=published or found.published,
        language=language or settled_language(found.text, found.language),
        url=harmless_address(without_password(raw.url or found.url or "")) or None,
        captions=found.captions,
        links=found.links,
        tables=found.tables,
        feed=found.feed,
        notices=found.notices,
    )


def suffixes(*, several: bool = False) -> frozenset[str]:
    """The endings of the names of files that Kutip opens, in lower case with their full stop.

    With `several` only those of kinds that hold several articles.
    """
    return frozenset(suffix for known in FORMATS if known.several or not several for suffix in known.suffixes)


def media_types() -> frozenset[str]:
    """The media types of sources that hold one article."""
    return frozenset(media for known in FORMATS if not known.several for media in known.media)


def article_of_text(text: str, source: str, *, language: str | None = None, published: date | None = None) -> Article:
    """The article that a plain text file with these characters would be; one of no words has no blocks."""
    found = plain(clean(text.removeprefix("\ufeff")))
    return Article(
        as_text(source),
        found.text,
        found.blocks,
        title=found.title,
        tables=found.tables,
        published=published,
        language=language or settled_language(found.text, found.language),
    )
