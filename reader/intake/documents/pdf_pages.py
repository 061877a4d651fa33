"""The pages of a PDF by pdfminer, within bounds: what unpacks, draws or scatters too much ends as one error.

A small file can hold streams that unpack to gigabytes, forms that draw each other millions of times, and pages of
thousands of scattered words, whose reading order takes pdfminer time by the square of their number or worse.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING

from pdfminer import pdftypes
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import IndexAssigner, LAParams, LTPage, LTTextBox
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from reader.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState
    from pdfminer.utils import Matrix

MAX_STREAM = 64 << 20
"""Bytes that a packed part may unpack to."""
MAX_DRAWN = 64 << 20
"""Bytes of drawing instructions that are followed, those of forms each time that they are drawn."""
MAX_CHARACTERS = 3_000_000
"""Characters of a document: a book of a thousand pages."""
MAX_BOXES = 300
"""Paragraphs on a page whose reading order is worked out; more of them, a table of prices, are read by rows."""
_PLACE_OF_TABLE = re.compile(rb"startxref\s+\d+")
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _BoundedZlib:
    """What pdfminer uses of zlib, with a bound on what comes out."""

    error = zlib.error

    @staticmethod
    def decompress(data: bytes) -> bytes:
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(data, MAX_STREAM)
        if unpacker.unconsumed_tail:
            raise too_large()
        if not unpacker.eof:
            raise zlib.error("incomplete")
        return unpacked

    @staticmethod
    def decompressobj() -> _BoundedUnpacker:
        return _BoundedUnpacker()


class _BoundedUnpacker:
    """Unpacks piece by piece."""

    def __init__(self) -> None:
        self._unpacker, self._left = zlib.decompressobj(), MAX_STREAM

    def decompress(self, data: bytes) -> bytes:
        unpacked = self._unpacker.decompress(data)
        self._left -= len(unpacked)
        if self._left < 0:
            raise too_large()
        return unpacked


class _Aggregator(PDFPageAggregator):
    """Collects a page's letters, so many at most, and sets its paragraphs in reading order, where there are few."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=LAParams(boxes_flow=None))
        self._drawn, self._characters = 0, 0

    def receive_layout(self, ltpage: LTPage) -> None:
        super().receive_layout(ltpage)
        boxes = [box for box in ltpage if isinstance(box, LTTextBox)]
        if len(boxes) > MAX_BOXES:
            return
        order, assigner = LAParams(), IndexAssigner()
        for group in ltpage.group_textboxes(order, boxes):
            group.analyze(order)
            assigner.run(group)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        self._characters += 1
        if self._characters > MAX_CHARACTERS:
            raise too_large()
        return super().render_char(matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate)

    def draw(self, size: int) -> None:
        """Count so many bytes of instructions."""
        self._drawn += size
        if self._drawn > MAX_DRAWN:
            raise too_large()


class _Interpreter(PDFPageInterpreter):
    """Follows the drawing instructions of a page and of the forms on it, so many at most."""

    def render_contents(
        self, resources: dict[object, object], streams: Sequence[object], ctm: Matrix = _IDENTITY
    ) -> None:
        if isinstance(self.device, _Aggregator):
            self.device.draw(sum(1 + len(pdftypes.stream_value(stream).get_data()) for stream in streams))
        super().render_contents(resources, streams, ctm)


def pages_of(data: bytes, most: int) -> tuple[PDFDocument, Iterator[LTPage]]:
    """The document and its first pages, `most` of them at most. Raises pdfminer's errors and SourceError.

    A document whose table of objects leads to no page is searched for its objects.
    """
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    if next(PDFPage.create_pages(document), None) is None:
        document = PDFDocument(PDFParser(io.BytesIO(_PLACE_OF_TABLE.sub(b"startxref\nnowhere", data))))
    return document, _laid_out(document, most)


def _laid_out(document: PDFDocument, most: int) -> Iterator[LTPage]:
    resources = PDFResourceManager()
    device = _Aggregator(resources)
    interpreter = _Interpreter(resources, device)
    for _, page in zip(range(most), PDFPage.create_pages(document), strict=False):
        interpreter.process_page(page)
        yield device.get_result()


def in_order(page: LTPage) -> list[LTTextBox]:
    """The paragraphs of a page in their reading order."""
    boxes = [box for box in page if isinstance(box, LTTextBox)]
    return boxes if len(boxes) > MAX_BOXES else sorted(boxes, key=lambda box: box.index)


def too_large() -> SourceError:
    """What to raise for what unpacks to too much."""
    return SourceError("Too large", "The document unpacks to more text than Kutip opens at once.")


pdftypes.__dict__.update(zlib=_BoundedZlib)
