"""Plain text: as it stands, its paragraphs told by lines."""

from __future__ import annotations

import re

from reader.intake.compose import Extracted
from reader.intake.formats.base import Format, Raw
from reader.intake.signatures import refuse_binary, refuse_noise
from reader.intake.tables import tables_of_lines
from reader.intake.text import clean, decode, paragraphs
from reader.model import Block, BlockKind, Span

_PAGE_NUMBER = re.compile(
    r"^[ \t]*(?:[-–—] ?\d{1,4} ?[-–—]|(?:halaman |hal\. |page )?\d{1,4}(?: (?:dari|of) \d{1,4})?)[ \t]*"
    r"(?=\s{0,3}(?:\f|\Z))",
    re.IGNORECASE | re.MULTILINE,
)
"""A line at the end of a page that only numbers it."""


def characters(raw: Raw) -> str:
    """The source's bytes as clean text. Raises SourceError where they are no text."""
    refuse_binary(raw.data)
    text = _without_page_numbers(decode(raw.data, raw.charset)).replace("\f", "\n")
    refuse_noise(text)
    return clean(text)


def _without_page_numbers(text: str) -> str:
    """The text with blanks for the numbers of pages, where form feeds end those, as pdftotext writes them."""
    return _PAGE_NUMBER.sub(lambda found: " " * len(found[0]), text) if "\f" in text else text


def plain(text: str) -> Extracted:
    """The article that clean characters are."""
    blocks = paragraphs(text)
    has_title = bool(blocks) and blocks[0].kind is BlockKind.TITLE
    return Extracted(text, blocks, title=blocks[0].span.of(text) if has_title else None, tables=tables_of_lines(text))


def under_title(title: str, text: str) -> Extracted:
    """The article of clean characters without a title, below the one that they are told; they keep their paragraphs."""
    shift = len(title) + 2
    whole = f"{title}\n\n{text}"
    blocks = [Block(BlockKind.TITLE, Span(0, len(title)))]
    blocks += [Block(one.kind, Span(one.span.start + shift, one.span.end + shift)) for one in paragraphs(text)]
    return Extracted(whole, tuple(blocks), title=title, tables=tables_of_lines(whole))


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
