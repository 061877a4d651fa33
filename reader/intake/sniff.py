"""What kind of source some bytes are: told by their name, their server, or their own look."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

from reader.errors import SourceError


class SourceKind(StrEnum):
    """The roads from bytes to an article."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    EPUB = "EPUB"


_SUFFIXES = {
    ".txt": SourceKind.TEXT,
    ".text": SourceKind.TEXT,
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
    ".mkd": SourceKind.MARKDOWN,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
    ".epub": SourceKind.EPUB,
}
_MEDIA = {
    "text/html": SourceKind.HTML,
    "application/xhtml+xml": SourceKind.HTML,
    "text/markdown": SourceKind.MARKDOWN,
    "text/x-markdown": SourceKind.MARKDOWN,
    "application/epub+zip": SourceKind.EPUB,
}
_VAGUE_MEDIA = frozenset(
    {"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml"}
)
"""Types that servers give to anything: the address and the bytes themselves tell more."""

_SIGNATURES = (
    (b"%PDF-", "a PDF; turn it into text first, for example with pdftotext"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a rich-text document; save it as plain text or HTML first"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as plain text or HTML first"),
    (b"PK\x03\x04", "an archive or an office document; save it as plain text or HTML first"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"BZh", "a compressed file; unpack it first"),
    (b"\xfd7zXZ", "a compressed file; unpack it first"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_EPUB = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_TOP = re.compile(r"\s*(?:#{1,6} \S|[^\n]+\n(?:=+|-{3,})[ \t]*(?:\n|$)|---[ \t]*\n\w+[ \t]*:)")
_MARKDOWN_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\]\n]+\]\([^)\s]+\)"),
    re.compile(r"\*\*\S[^*\n]*\*\*"),
    re.compile(r"^(?:[-*+]|\d+\.) \S.*\n(?:[-*+]|\d+\.) \S", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^```", re.MULTILINE),
)
_SAMPLE = 1 << 14
_NOISE = frozenset(map(chr, range(0x20))) - frozenset("\t\n\v\f\r") | {"\x7f", "\ufffd"}


def kind_of_file(name: str, data: bytes) -> SourceKind:
    """The kind of a file or of standard input ("-"): by the name's ending, else by the bytes."""
    return _SUFFIXES.get(PurePosixPath(name.replace("\\", "/")).suffix.casefold()) or kind_of_bytes(data)


def kind_of_page(path: str, media: str, data: bytes) -> SourceKind:
    """The kind of what a server sent, by its media type, the address' path, then the bytes.

    Raises SourceError for a type that holds no article: a picture, a film, a PDF, data.
    """
    if media in _MEDIA:
        return _MEDIA[media]
    if media not in _VAGUE_MEDIA:
        raise SourceError("Not a page", f"The address leads to {media}, not to a page; open the page that links to it.")
    kind = _SUFFIXES.get(PurePosixPath(path).suffix.casefold())
    if media == "text/plain":
        return SourceKind.MARKDOWN if kind is SourceKind.MARKDOWN else SourceKind.TEXT
    if kind is not None and kind is not SourceKind.TEXT:
        return kind
    found = kind_of_bytes(data)
    if "xml" in media and found is not SourceKind.HTML:
        raise SourceError("Not a page", "The address leads to XML data, perhaps a feed; open the page of an article.")
    return found


def kind_of_bytes(data: bytes) -> SourceKind:
    """The kind of some bytes by their look. Raises SourceError for those of another kind of file."""
    if _EPUB.match(data):
        return SourceKind.EPUB
    refuse_binary(data)
    if _HTML.match(data[:_SAMPLE]):
        return SourceKind.HTML
    text = data[:_SAMPLE].decode("utf-8", "replace")
    signs = sum(sign.search(text) is not None for sign in _MARKDOWN_SIGNS)
    return SourceKind.MARKDOWN if _MARKDOWN_TOP.match(text) or signs >= 2 else SourceKind.TEXT


def refuse_binary(data: bytes) -> None:
    """Raise SourceError where the bytes are those of a picture, an archive, a program or the like."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError("Not a text", f"This is {what}.")


def refuse_noise(text: str) -> None:
    """Raise SourceError where decoded bytes hold so many control characters that they were no text at all.

    The upper ones (U+0080 to U+009F) do not count: a page that somebody decoded twice is full of them, and is a text.
    """
    head = text[:_SAMPLE]
    if sum(char in _NOISE for char in head) * 10 > len(head):
        raise SourceError("Not a text", "This is binary data; Kutip opens text, Markdown, HTML pages and EPUB books.")
