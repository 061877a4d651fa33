"""Books: the chapters of an EPUB in reading order, by the road for HTML, with bounds on what is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.errors import SourceError
from reader.files import archive_damage
from reader.intake.books.metadata import metadata
from reader.intake.compose import Composer, Extracted
from reader.intake.pages.markup import declared_charset
from reader.intake.text import clean, decode
from reader.model import BlockKind
from reader.phrase import Phrase

if TYPE_CHECKING:
    from lxml import etree

MAX_UNPACKED = 64 << 20
"""Bytes of chapters that are unpacked: a book of some ten million words."""
_MAX_CHAPTERS = 10_000
_CHAPTER_TYPES = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document", "text/x-oeb-document"}
)
_CHAPTER_SUFFIXES = frozenset({".xhtml", ".html", ".htm"})
_NO_CHAPTERS = frozenset({"nav", "toc", "cover"})
"""What pages of a book are called that hold none of its text."""
_FONT_SCRAMBLING = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})


def extract(data: bytes, *, limit: int = MAX_UNPACKED) -> Extracted:
    """The text of the book. Raises SourceError for a damaged, protected or oversized one, or one without text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Book(archive, limit).extract()
    except archive_damage() as error:
        raise SourceError("Damaged book", "The EPUB is incomplete or damaged; get the file again.") from error
    except RuntimeError as error:  # zipfile's word for an entry that needs a password
        raise _protected() from error


class _Book:
    """An open EPUB and how much of it may still be unpacked."""

    def __init__(self, archive: zipfile.ZipFile, limit: int) -> None:
        self._archive = archive
        self._left = limit
        self._names = {_plain(name): name for name in archive.namelist()}

    def extract(self) -> Extracted:
        from reader.intake.pages.prepare import drop_note_references
        from reader.intake.pages.tree import add_blocks

        self._refuse_protected()
        package_path = self._package_path()
        package = _xml(self._read(package_path))
        told = metadata(package)
        composer = Composer()
        if told.title:
            composer.add(BlockKind.TITLE, told.title)
        lost: list[str] = []
        for path in _chapters(package, posixpath.dirname(package_path)) or self._pages():
            try:
                root = _html(self._read(path))
            except archive_damage():
                lost.append(path)
                continue
            if root is not None:
                drop_note_references(root)
                add_blocks(composer, root)
        text, blocks = composer.finish()
        if all(block.kind is BlockKind.TITLE for block in blocks):
            if lost:
                raise zipfile.BadZipFile("no chapter can be read")
            raise SourceError("No text in the book", "The EPUB holds no text, perhaps only pictures of pages.")
        return replace(told, text=text, blocks=blocks, tables=composer.tables, notices=_notices(lost))

    def _refuse_protected(self) -> None:
        """Raise SourceError for a book under digital rights management; scrambled fonts are none."""
        names = {name.casefold() for name in self._names}
        if not {"meta-inf/rights.xml", "meta-inf/sinf.xml"}.isdisjoint(names):
            raise _protected()
        if "META-INF/encryption.xml" in self._names:
            for method in _xml(self._read("META-INF/encryption.xml")).iter("{*}EncryptionMethod"):
                if (method.get("Algorithm") or "") not in _FONT_SCRAMBLING:
                    raise _protected()

    def _package_path(self) -> str:
        """Where the package stands: by the container, else the one file of that kind."""
        try:
            container = _xml(self._read("META-INF/container.xml"))
            for rootfile in container.iter("{*}rootfile"):
                path = unquote(rootfile.get("full-path") or "")
                if self._find(path) is not None:
                    return path
        except archive_damage():
            pass  # the package may be found without it
        for name in self._names:
            if name.casefold().endswith(".opf"):
                return name
        raise KeyError("package")

    def _find(self, path: str) -> str | None:
        """The entry that a path means, whatever its letters' case and its way to write what is special."""
        plain = _plain(path)
        return self._names.get(plain) or next(
            (name for known, name in self._names.items() if known.casefold() == plain.casefold()), None
        )

    def _pages(self) -> list[str]:
        """The pages in the archive by their names, for a book whose package lists none."""
        found = []
        for name in sorted(self._names):
            stem, suffix = posixpath.splitext(posixpath.basename(name).casefold())
            if suffix in _CHAPTER_SUFFIXES and stem not in _NO_CHAPTERS:
                found.append(name)
        return found[:_MAX_CHAPTERS]

    def _read(self, path: str) -> bytes:
        """An entry's bytes; never more than are left, whatever the archive says of its size."""
        with self._archive.open(self._find(path) or path) as entry:
            data = entry.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise SourceError("Too large", "The EPUB unpacks to more text than Kutip opens at once.")
        return data


def _plain(path: str) -> str:
    return posixpath.normpath(unquote(path.partition("#")[0]).replace("\\", "/").lstrip("/"))


def _protected() -> SourceError:
    return SourceError("Protected book", "The EPUB is protected against copying, so its text cannot be read.")


def _notices(lost: list[str]) -> tuple[str, ...]:
    """One sentence for all parts that were left out."""
    if not lost:
        return ()
    names = ", ".join(f"“{clean(unquote(posixpath.basename(path)))[:60]}”" for path in lost[:3])
    if len(lost) <= 3:
        return (Phrase("The book is damaged: {names} could not be read; the rest is here.", names=names),)
    what = "The book is damaged: {names} and {count} more could not be read; the rest is here."
    return (Phrase(what, names=names, count=len(lost) - 3),)


def _chapters(package: etree._Element, folder: str) -> list[str]:
    """The paths of the chapters in reading order, without tables of contents: by the spine, else by the manifest."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    listed = [items.get(reference.get("idref")) for reference in package.iter("{*}itemref")]
    for order in (listed, list(items.values())):
        paths: dict[str, None] = {}
        for item in order:
            if item is not None and "nav" not in (item.get("properties") or "").split() and _is_chapter(item):
                paths[posixpath.join(folder, item.get("href") or "").partition("#")[0]] = None
        if paths:
            return list(paths)[:_MAX_CHAPTERS]
    return []


def _is_chapter(item: etree._Element) -> bool:
    suffix = posixpath.splitext((item.get("href") or "").partition("#")[0])[1].casefold()
    return (item.get("media-type") or "").casefold() in _CHAPTER_TYPES or suffix in _CHAPTER_SUFFIXES


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
