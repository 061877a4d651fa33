"""Plain text: as it stands, its paragraphs told by lines."""

from __future__ import annotations

from reader.intake.compose import Extracted
from reader.intake.formats.base import Format, Raw
from reader.intake.signatures import refuse_binary, refuse_noise
from reader.intake.tables import tables_of_lines
from reader.intake.text import clean, decode, paragraphs
from reader.model import BlockKind


def characters(raw: Raw) -> str:
    """The source's bytes as clean text. Raises SourceError where they are no text."""
    refuse_binary(raw.data)
    text = decode(raw.data, raw.charset).replace("\f", "\n")  # a form feed ends a page, as pdftotext writes it
    refuse_noise(text)
    return clean(text)


def plain(text: str) -> Extracted:
    """The article that clean characters are."""
    blocks = paragraphs(text)
    has_title = bool(blocks) and blocks[0].kind is BlockKind.TITLE
    return Extracted(text, blocks, title=blocks[0].span.of(text) if has_title else None, tables=tables_of_lines(text))


def _read(raw: Raw) -> Extracted:
    return plain(characters(raw))


TEXT = Format(
    name="plain text",
    how="as it stands; paragraphs by blank lines, or by lines where there are none; "
    "a first line that ends like no sentence is the title",
    read=_read,
    recognise=lambda look: True,
    suffixes=(".txt", ".text"),
)
