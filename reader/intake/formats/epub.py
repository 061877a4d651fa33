"""EPUB books: recognised by their first entry, read by `reader.intake.books`."""

from __future__ import annotations

import re

from reader.intake.compose import Extracted
from reader.intake.formats.base import Format, Raw

_SIGNATURE = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL)


def _read(raw: Raw) -> Extracted:
    from reader.intake.books.epub import extract

    return extract(raw.data)


EPUB = Format(
    name="EPUB books",
    how="the chapters in reading order",
    read=_read,
    recognise=lambda look: _SIGNATURE.match(look.data) is not None,
    suffixes=(".epub",),
    media=("application/epub+zip",),
    certain=True,
)
