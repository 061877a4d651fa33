"""The text of a PDF in reading order: column by column, lines joined, running heads and page numbers gone."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.errors import STUMBLES, SourceError
from reader.intake.compose import Composer, Extracted, day, inline, line
from reader.model import BlockKind
from reader.phrase import Phrase

if TYPE_CHECKING:
    from pdfminer.layout import LTPage
    from pdfminer.pdfdocument import PDFDocument

MAX_PAGES = 500
"""Pages of a document that are read; the rest is told as left out."""
_MARGIN = 0.09
"""Share of a page's height at its top and bottom in which running heads and page numbers stand."""
_REPEATED = 0.5
"""Share of the pages on which a line in the margin has to stand to be a running head; at least two pages."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:halaman|hal\.?|page|p\.)\s*)?[-–—|\s]*\d{1,4}(?:\s*(?:/|of|dari)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_BROKEN_WORD = re.compile(r"(\w+)-$")
_FIRST_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_NO_TITLE = re.compile(
    r"^(?:untitled|microsoft word|slide \d|document\d*)|\.(?:docx?|indd|qxd|odt|pdf|pptx?)$", re.IGNORECASE
)
_LARGER = 1.25
"""How much larger than the text a title is set."""

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its remarks are not for the terminal


@dataclass(frozen=True, slots=True)
class _Box:
    """A paragraph on a page."""

    lines: tuple[str, ...]
    top: float
    """Its upper edge as a share of the page's height, from 0 at the bottom to 1."""
    bottom: float
    size: float
    """The height of its first line."""


def extract(data: bytes) -> Extracted:
    """The text of the document. Raises SourceError for a damaged, protected or scanned one."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    try:
        document, pages, has_more = _pages(data)
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        raise SourceError(
            "Protected document", "The PDF needs a password; save it without one and open it again."
        ) from error
    except (PDFException, PSException, zlib.error, struct.error, OSError, *STUMBLES) as error:
        raise SourceError("Damaged document", "The PDF is incomplete or damaged; get the file again.") from error
    if not pages:
        raise SourceError("Damaged document", "The PDF is incomplete or damaged; get the file again.")
    boxes = [box for page in _without_margins(pages) for box in page]
    if not boxes:
        raise SourceError(
            "No text in the document", "The PDF holds pictures of pages and no text; run it through text recognition."
        )
    title = _title(document, pages)
    composer = Composer()
    if title:
        composer.add(BlockKind.TITLE, title)
    for words in _paragraphs(boxes):
        if line(words) != title:
            composer.add(BlockKind.PARAGRAPH, inline(words))
    text, blocks = composer.finish()
    more = Phrase("The PDF has more than {most} pages; the first {most} are here.", most=MAX_PAGES)
    notices = (more,) if has_more else ()
    return Extracted(
        text, blocks, title=title, byline=_told(document, "Author"), published=_day(document), notices=notices
    )


def _pages(data: bytes) -> tuple[PDFDocument, list[list[_Box]], bool]:
    from reader.intake.documents.pdf_pages import pages_of

    document, laid_out = pages_of(data, MAX_PAGES + 1)
    pages = [_boxes(page) for page in laid_out]
    return document, pages[:MAX_PAGES], len(pages) > MAX_PAGES


def _boxes(page: LTPage) -> list[_Box]:
    from pdfminer.layout import LTTextLine

    from reader.intake.documents.pdf_pages import in_order

    height = page.height or 1.0
    boxes: list[_Box] = []
    for box in in_order(page):
        lines = [found for found in box if isinstance(found, LTTextLine)]
        words = tuple(text for found in lines if (text := " ".join(found.get_text().split())))
        if words:
            boxes.append(_Box(words, box.y1 / height, box.y0 / height, lines[0].height))
    return boxes


def _without_margins(pages: list[list[_Box]]) -> list[list[_Box]]:
    """The pages without lines that stand in the margin of many, and without numbers of pages."""
    heads = Counter(head for page in pages for head in {_head(box) for box in page if _in_margin(box)})
    least = max(2, _REPEATED * len(pages))
    return [
        [
            box
            for box in page
            if not (_in_margin(box) and (heads[_head(box)] >= least or _PAGE_NUMBER.fullmatch(box.lines[0])))
        ]
        for page in pages
    ]


def _in_margin(box: _Box) -> bool:
    return len(box.lines) <= 2 and (box.bottom > 1 - _MARGIN or box.top < _MARGIN)


def _head(box: _Box) -> str:
    """What is the same on every page: the numbers may count."""
    return _DIGITS.sub("0", " ".join(box.lines)).casefold()


def _paragraphs(boxes: list[_Box]) -> list[str]:
    """The boxes as paragraphs; one that ends in the middle of a sentence goes on in the next."""
    found: list[str] = []
    for box in boxes:
        words = _joined(box.lines)
        goes_on = bool(found) and not _SENTENCE_END.search(found[-1]) and words[:1].islower()
        if goes_on:
            found[-1] = _joined((found[-1], words))
        else:
            found.append(words)
    return found


def _joined(lines: tuple[str, ...]) -> str:
    """Lines as one; a word that was broken at a line's end is whole again, a doubled one keeps its hyphen."""
    text = lines[0]
    for following in lines[1:]:
        broken, first = _BROKEN_WORD.search(text), _FIRST_WORD.match(following)
        if broken is None or first is None or not following[:1].islower():
            text = f"{text} {following}"
        elif broken[1].casefold() == first[0].casefold():  # anak-anak
            text += following
        else:
            text = text[:-1] + following
    return text


def _told(document: PDFDocument, name: str) -> str | None:
    from pdfminer.utils import decode_text

    for info in document.info:
        value = info.get(name)
        if isinstance(value, bytes):
            return line(decode_text(value))
    return None


def _day(document: PDFDocument) -> date | None:
    found = _DAY.match(_told(document, "CreationDate") or "")
    return day("-".join(found.groups())) if found else None


def _title(document: PDFDocument, pages: list[list[_Box]]) -> str | None:
    """What is set clearly larger than the text on the first page, else the title in the document's data."""
    first = next((page for page in pages if page), [])
    sizes = sorted(box.size for page in pages for box in page for _ in box.lines)
    largest = max(first, key=lambda box: box.size, default=None)
    if largest is not None and len(first) > 1 and largest.size > _LARGER * sizes[len(sizes) // 2]:
        words = line(_joined(largest.lines))
        if words and len(words) <= 200:
            return words
    told = _told(document, "Title")
    return told if told and not _NO_TITLE.search(told) else None
