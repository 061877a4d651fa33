"""Text documents of office programs: the paragraphs of a DOCX or an ODT, with headings and lists."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.files import archive_damage
from reader.intake.compose import Composer, Extracted, day, inline, line
from reader.intake.tables import Cell, CellRows
from reader.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    Cells = dict[etree._Element, Cell]

MAX_UNPACKED = 64 << 20
"""Bytes of a document's text that are unpacked."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of a document."""

    kind: BlockKind
    words: str
    level: int = 0
    is_title: bool = False
    cell: Cell | None = None


def read_docx(data: bytes) -> Extracted:
    """The text of a DOCX. Raises SourceError for a damaged or protected one, or one without text."""
    return _read(data, "word/document.xml", "docProps/core.xml", _docx_paragraphs)


def read_odt(data: bytes) -> Extracted:
    """The text of an ODT. Raises SourceError for a damaged or protected one, or one without text."""
    return _read(data, "content.xml", "meta.xml", _odt_paragraphs)


def _read(
    data: bytes, text_path: str, about_path: str, paragraphs: Callable[[etree._Element], Iterator[_Paragraph]]
) -> Extracted:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = list(paragraphs(_xml(_bounded(archive, text_path))))
            about = _xml(_bounded(archive, about_path)) if about_path in archive.namelist() else None
    except archive_damage() as error:
        raise SourceError("Damaged document", "The document is incomplete or damaged; get the file again.") from error
    except RuntimeError as error:  # zipfile's word for an entry that needs a password
        raise SourceError(
            "Protected document", "The document needs a password; save it without one and open it again."
        ) from error
    title = next((line(paragraph.words) for paragraph in found if paragraph.is_title), None) or _about(about, "title")
    composer, cells = Composer(), CellRows()
    if title:
        composer.add(BlockKind.TITLE, title)
    for paragraph in found:
        if line(paragraph.words) != title:
            marker = "•" if paragraph.kind is BlockKind.ITEM else ""
            composer.add(paragraph.kind, paragraph.words, level=paragraph.level, marker=marker)
            if paragraph.cell is not None and paragraph.words:
                cells.add(paragraph.cell, composer.last)
    text, blocks = composer.finish()
    if all(block.kind is BlockKind.TITLE for block in blocks):
        raise SourceError("No text in the document", "The document holds no text, perhaps only pictures.")
    return Extracted(
        text,
        blocks,
        tables=cells.tables,
        title=title,
        byline=_about(about, "initial-creator") or _about(about, "creator"),
        published=day(_about(about, "created") or _about(about, "creation-date") or _about(about, "date")),
        language=_about(about, "language"),
    )


def _bounded(archive: zipfile.ZipFile, path: str) -> bytes:
    with archive.open(path) as entry:
        data = entry.read(MAX_UNPACKED + 1)
    if len(data) > MAX_UNPACKED:
        raise SourceError("Too large", "The document unpacks to more text than Kutip opens at once.")
    return data


def _xml(data: bytes) -> etree._Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("no XML") from error


def _about(about: etree._Element | None, name: str) -> str | None:
    if about is None:
        return None
    return next((words for element in about.iter(f"{{*}}{name}") if (words := line(element.text))), None)


def _docx_paragraphs(root: etree._Element) -> Iterator[_Paragraph]:
    cells = _docx_cells(root)
    for paragraph in root.iter(f"{_W}p"):
        words = inline("".join(_docx_words(paragraph)))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = ((style.get(f"{_W}val") if style is not None else None) or "").casefold()
        if name.startswith("heading") and name[-1:].isdigit():
            yield _Paragraph(BlockKind.HEADING, words, int(name[-1]))
        elif paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
            yield _Paragraph(BlockKind.ITEM, words, 1)
        else:
            yield _Paragraph(
                BlockKind.PARAGRAPH, words, is_title=name == "title", cell=_cell_of(paragraph, cells, f"{_W}tc")
            )


def _cell_of(paragraph: etree._Element, cells: Cells, tag: str) -> Cell | None:
    """Which cell a paragraph stands in: the innermost, where tables lie in tables."""
    return next((cells.get(above) for above in paragraph.iterancestors(tag)), None)


def _docx_cells(root: etree._Element) -> Cells:
    """Where the cells of the tables stand, those over several columns in their first."""
    cells: Cells = {}
    for row, element in enumerate(root.iter(f"{_W}tr")):
        widths = []
        for cell in element.iterchildren(f"{_W}tc"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            widths.append((cell, _columns(span.get(f"{_W}val") if span is not None else None)))
        _place(cells, row, widths)
    return cells


def _odt_cells(root: etree._Element) -> Cells:
    """Where the cells of the tables stand; what a wide one covers is a cell of its own there."""
    cells: Cells = {}
    for row, element in enumerate(root.iter(f"{_TABLE}table-row")):
        own = element.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
        _place(cells, row, [(cell, _columns(cell.get(f"{_TABLE}number-columns-repeated"))) for cell in own])
    return cells


def _place(cells: Cells, row: int, widths: list[tuple[etree._Element, int]]) -> None:
    total, column = sum(width for _, width in widths), 0
    for cell, width in widths:
        cells[cell] = Cell(row, column, total)
        column += width


def _columns(told: str | None) -> int:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 5 else 1


def _docx_words(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr"):
        yield (element.text or "") if element.tag == f"{_W}t" else " " if element.tag == f"{_W}tab" else "\n"


def _odt_paragraphs(root: etree._Element) -> Iterator[_Paragraph]:
    for dropped in list(root.iter(f"{_TEXT}tracked-changes", f"{_TEXT}note", "{*}annotation")):
        tail = dropped.tail
        dropped.clear()
        dropped.tail = tail
    cells = _odt_cells(root)
    for paragraph in root.iter(f"{_TEXT}p", f"{_TEXT}h"):
        words = inline("".join(_odt_words(paragraph)))
        above = paragraph.getparent()
        if paragraph.tag == f"{_TEXT}h":
            level = paragraph.get(f"{_TEXT}outline-level") or "1"
            yield _Paragraph(
                BlockKind.HEADING, words, min(int(level), 6) if level.isdecimal() and len(level) < 4 else 1
            )
        elif above is not None and above.tag == f"{_TEXT}list-item":
            yield _Paragraph(BlockKind.ITEM, words, 1)
        else:
            yield _Paragraph(
                BlockKind.PARAGRAPH,
                words,
                is_title=(paragraph.get(f"{_TEXT}style-name") or "").casefold() == "title",
                cell=_cell_of(paragraph, cells, f"{_TABLE}table-cell"),
            )


def _odt_words(paragraph: etree._Element) -> Iterator[str]:
    blanks = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}
    for element in paragraph.iter("*"):
        yield blanks.get(str(element.tag), "")
        yield element.text or ""
        if element is not paragraph:
            yield element.tail or ""
