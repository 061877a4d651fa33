"""The way in: a path, an address or standard input becomes an `Article` with its one canonical text.

Libraries for the Web and for mark-up are loaded only by the sources that need them: a text file opens without any.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reader.errors import SourceError
from reader.intake.compose import Extracted
from reader.intake.language import guess_language
from reader.intake.sniff import SourceKind, refuse_noise
from reader.intake.source import Raw, is_url, load, read_stdin
from reader.intake.text import clean, decode, paragraphs
from reader.model import Article, BlockKind, Progress

__all__ = ["article_of_text", "clean", "guess_language", "is_url", "read", "read_stdin"]


def read(
    source: str,
    *,
    stdin: bytes | None = None,
    language: str | None = None,
    published: date | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Article:
    """The article that `source` holds: a path, an http(s) address, or "-" for `stdin` (read here where it is None).

    `language` (ISO 639-1) and `published` go before what the source tells or the text shows. `progress` hears of bytes
    fetched; an exception from it ends the work. Raises SourceError, UnreachableError where no server answered.
    """
    raw = load(source, stdin, progress)
    found = _extract(raw)
    if not found.blocks:
        raise SourceError("Nothing to read", "The source holds nothing but white space; give one with text.")
    return Article(
        source=source,
        text=found.text,
        blocks=found.blocks,
        title=found.title,
        byline=found.byline,
        outlet=found.outlet,
        published=published or found.published,
        language=language or _language(found),
        url=raw.url or found.url,
    )


def article_of_text(text: str, source: str, *, language: str | None = None, published: date | None = None) -> Article:
    """The article that a plain text file with these characters would be; one of no words has no blocks."""
    found = _plain(clean(text.removeprefix("\ufeff")))
    return Article(
        source, found.text, found.blocks, title=found.title, published=published, language=language or _language(found)
    )


def _extract(raw: Raw) -> Extracted:
    """The words and the structure of a source, by the road of its kind."""
    match raw.kind:
        case SourceKind.EPUB:
            from reader.intake import epub

            return epub.extract(raw.data)
        case SourceKind.HTML:
            from reader.intake import html

            return html.extract(decode(raw.data, raw.charset or html.declared_charset(raw.data)), url=raw.url)
        case SourceKind.MARKDOWN:
            from reader.intake import markdown

            return markdown.extract(_text(raw))
        case SourceKind.TEXT:
            return _plain(_text(raw))


def _plain(text: str) -> Extracted:
    blocks = paragraphs(text)
    has_title = bool(blocks) and blocks[0].kind is BlockKind.TITLE
    return Extracted(text, blocks, title=blocks[0].span.of(text) if has_title else None)


def _text(raw: Raw) -> str:
    text = decode(raw.data, raw.charset)
    refuse_noise(text)
    return clean(text)


def _language(found: Extracted) -> str | None:
    """What the text's words show; what the source declares only where the words are too few to show anything."""
    guess = guess_language(found.text)
    declared = (found.language or "")[:3].casefold().strip("-_")
    if guess is None:
        return declared if declared in {"id", "en"} and len(found.text) < 400 else None
    return None if declared == "ms" and guess == "id" else guess
