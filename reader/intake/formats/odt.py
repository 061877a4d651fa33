"""ODT documents."""

from __future__ import annotations

import re

from reader.intake.compose import Extracted
from reader.intake.formats.base import Format, Raw

_SIGNATURE = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", re.DOTALL)


def _read(raw: Raw) -> Extracted:
    from reader.intake.documents.office import read_odt

    return read_odt(raw.data)


ODT = Format(
    name="ODT documents",
    how="paragraphs, headings and lists, with title, author and day",
    read=_read,
    recognise=lambda look: _SIGNATURE.match(look.data) is not None,
    suffixes=(".odt",),
    media=("application/vnd.oasis.opendocument.text",),
    certain=True,
)
