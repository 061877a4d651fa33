"""DOCX documents."""

from __future__ import annotations

from reader.intake.compose import Extracted
from reader.intake.formats.base import Format, Raw


def _read(raw: Raw) -> Extracted:
    from reader.intake.documents.office import read_docx

    return read_docx(raw.data)


DOCX = Format(
    name="DOCX documents",
    how="paragraphs, headings and lists, with title, author and day",
    read=_read,
    recognise=lambda look: look.data.startswith(b"PK\x03\x04") and b"word/document.xml" in look.data,
    suffixes=(".docx",),
    media=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    certain=True,
)
