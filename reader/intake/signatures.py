"""What no text begins with or holds: the signatures of pictures, archives and programs, and noise."""

from __future__ import annotations

from reader.errors import SourceError
from reader.phrase import Phrase

_SIGNATURES = (
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
_SAMPLE = 1 << 14
_NOISE = frozenset(map(chr, range(0x20))) - frozenset("\t\n\v\f\r") | {"\x7f", "\ufffd"}


def refuse_binary(data: bytes) -> None:
    """Raise SourceError where the bytes are those of a picture, an archive, a program or the like."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError("Not a text", "This is {what}.", what=Phrase(what))


def refuse_noise(text: str) -> None:
    """Raise SourceError where decoded bytes hold so many control characters that they were no text at all.

    The upper ones (U+0080 to U+009F) do not count: a page that somebody decoded twice is full of them, and is a text.
    """
    head = text[:_SAMPLE]
    if sum(char in _NOISE for char in head) * 10 > len(head):
        raise SourceError("Not a text", "This is binary data; open a text, a page or a book.")
