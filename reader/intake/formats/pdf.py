"""PDF documents with text in them."""

from __future__ import annotations

from reader.intake.compose import Extracted
from reader.intake.formats.base import Format, Raw


def _read(raw: Raw) -> Extracted:
    from reader.intake.documents.pdf import extract

    return extract(raw.data)


PDF = Format(
    name="PDF documents",
    how="the text in reading order, column by column, without running heads and page numbers; title and day",
    read=_read,
    recognise=lambda look: look.data[:1024].lstrip().startswith(b"%PDF-"),
    suffixes=(".pdf",),
    media=("application/pdf", "application/x-pdf"),
    certain=True,
)
