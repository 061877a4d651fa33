"""The kinds of sources that Kutip opens, and which of them some bytes are.

To add one, write its file beside this one and list its object in `FORMATS`.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from reader.errors import SourceError
from reader.intake.compose import Extracted
from reader.intake.formats.base import Format, Look, Part, Raw, Several
from reader.intake.formats.docx import DOCX
from reader.intake.formats.epub import EPUB
from reader.intake.formats.feed import FEED
from reader.intake.formats.html import HTML
from reader.intake.formats.mail import MAIL
from reader.intake.formats.mailbox import MAILBOX
from reader.intake.formats.markdown import MARKDOWN
from reader.intake.formats.odt import ODT
from reader.intake.formats.pdf import PDF
from reader.intake.formats.text import TEXT
from reader.intake.signatures import refuse_binary
from reader.phrase import Phrase, listed

__all__ = ["FORMATS", "Format", "Part", "Raw", "Several", "extract", "format_of", "names_of_formats"]

FORMATS: tuple[Format, ...] = (EPUB, PDF, DOCX, ODT, FEED, MAILBOX, MAIL, HTML, MARKDOWN, TEXT)
"""In the order in which bytes are held against them; the last takes every text."""

_BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}
_BY_MEDIA = {media: known for known in FORMATS for media in known.media}
_VAGUE_MEDIA = frozenset(
    {
        "",
        "text/plain",
        "application/octet-stream",
        "binary/octet-stream",
        "application/xml",
        "text/xml",
        "application/json",
    }
)
"""Types that servers give to anything: the address and the bytes themselves tell more."""


def names_of_formats() -> Phrase:
    """All kinds in one line: "EPUB books, HTML pages, ..."."""
    return listed(Phrase(known.name) for known in FORMATS)


def extract(raw: Raw) -> Extracted | Several:
    """The article or the articles of a source, read as the kind that it is. Raises SourceError."""
    return format_of(raw).read(raw)


def format_of(raw: Raw) -> Format:
    """The kind of a source: by a signature, what its server and its name tell, else by its look.

    Raises SourceError where Kutip opens nothing of that kind: a picture, a program, data.
    """
    look = Look(raw.data)
    for known in FORMATS:
        if known.certain and known.recognise(look):
            return known
    named = _BY_SUFFIX.get(PurePosixPath(raw.name.replace("\\", "/")).suffix.casefold())
    if raw.media is not None:
        return _format_of_page(raw, raw.media, named, look)
    return named or _by_look(look)


def _format_of_page(raw: Raw, media: str, named: Format | None, look: Look) -> Format:
    """The kind of what a server sent."""
    if media in _BY_MEDIA:
        return _BY_MEDIA[media]
    if media not in _VAGUE_MEDIA:
        raise SourceError(
            "Not a page", "The address leads to {media}, not to a page; open the page that links to it.", media=media
        )
    if media == "text/plain":
        return MARKDOWN if named is MARKDOWN else TEXT
    if named is not None and named is not TEXT:
        return named
    found = _by_look(look)
    if ("xml" in media or "json" in media) and found in {MARKDOWN, TEXT}:
        raise SourceError("Not a page", "The address leads to data, not to a page; open the page of an article.")
    return found


def _by_look(look: Look) -> Format:
    refuse_binary(look.data)
    return next(known for known in FORMATS if known.recognise(look))
