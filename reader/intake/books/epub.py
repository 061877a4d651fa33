"""Books: the chapters of an EPUB in reading order, by the road for HTML, with bounds on what is unpacked."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.errors import SourceError
from reader.intake.compose import Composer, Extracted, day, line
from reader.intake.pages.markup import declared_charset
from reader.intake.text import decode
from reader.model import BlockKind

if TYPE_CHECKING:
    from lxml import etree

MAX_UNPACKED = 64 << 20
"""Bytes of chapters that are unpacked: a book of some ten million words."""
_MAX_CHAPTERS = 10_000
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError, ValueError, OSError)
"""What zipfile raises where sizes, places and packings of a damaged archive do not fit; KeyError: a file is missing."""
_CHAPTER_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


def extract(data: bytes, *, limit: int = MAX_UNPACKED) -> Extracted:
    """The text of the book. Raises SourceError for a damaged, protected or oversized one, or one without text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Book(archive, limit).extract()
    except _DAMAGE as error:
        raise SourceError("Damaged book", "The EPUB is incomplete or damaged; get the file again.") from error
    except RuntimeError as error:  # zipfile's word for an entry that needs a password
        raise SourceError(
            "Protected book", "The EPUB is protected against copying, so its text cannot be read."
        ) from error


class _Book:
    """An open EPUB and how much of it may still be unpacked."""

    def __init__(self, archive: zipfile.ZipFile, limit: int) -> None:
        self._archive = archive
        self._left = limit

    def extract(self) -> Extracted:
        from reader.intake.pages.tree import add_blocks

        package_path = self._package_path()
        package = _xml(self._read(package_path))
        title = _metadata(package, "title")
        composer = Composer()
        if title:
            composer.add(BlockKind.TITLE, title)
        for path in _chapters(package, posixpath.dirname(package_path)):
            root = _html(self._read(path))
            if root is not None:
                add_blocks(composer, root)
        text, blocks = composer.finish()
        if all(block.kind is BlockKind.TITLE for block in blocks):
            raise SourceError("No text in the book", "The EPUB holds no text, perhaps only pictures of pages.")
        return Extracted(
            text,
            blocks,
            title=title,
            byline=_metadata(package, "creator"),
            outlet=_metadata(package, "publisher"),
            published=day(_metadata(package, "date")),
            language=_metadata(package, "language"),
        )

    def _package_path(self) -> str:
        container = _xml(self._read("META-INF/container.xml"))
        for rootfile in container.iter("{*}rootfile"):
            return unquote(rootfile.get("full-path") or "")
        raise KeyError("rootfile")

    def _read(self, path: str) -> bytes:
        """An entry's bytes; never more than are left, whatever the archive says of its size."""
        with self._archive.open(path) as entry:
            data = entry.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise SourceError("Too large", "The EPUB unpacks to more text than Kutip opens at once.")
        return data


def _chapters(package: etree._Element, folder: str) -> list[str]:
    """The paths of the chapters in reading order, without tables of contents."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    paths: dict[str, None] = {}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        if (item.get("media-type") or "") in _CHAPTER_TYPES:
            paths[posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))] = None
    return list(paths)[:_MAX_CHAPTERS]


def _metadata(package: etree._Element, name: str) -> str | None:
    from reader.intake.pages.tree import words_of

    for element in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
        if words := line(words_of(element)):
            return words
    return None


def _xml(data: bytes) -> etree._Element:
    """An XML file's root, without resolving entities or looking outside it."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("no XML") from error
    if root is None:
        raise ValueError("no XML")
    return root


def _html(data: bytes) -> etree._Element | None:
    """A chapter's root; None where it is empty."""
    from lxml import etree

    from reader.intake.pages.markup import parseable

    page = parseable(decode(data, declared_charset(data)))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    if not page.strip():
        return None
    return etree.fromstring(page.encode(), parser)
