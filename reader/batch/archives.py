"""Archives of pages: zip files, and WARC files as crawlers write them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from reader.batch.record import Record, broken
from reader.batch.rows import Columns
from reader.errors import STUMBLES
from reader.files import archive_damage
from reader.intake import Raw, clean, is_url, media_types, suffixes
from reader.model import Particulars
from reader.phrase import Phrase

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MEMBER_BYTES = 64 << 20
"""Bytes of a page of an archive, unpacked; a larger one is told as broken."""

HEAD_BYTES = 1 << 18
"""Bytes of the head of a record of a WARC file, its HTTP head among them; a longer one is told as damage."""

_PIECE_BYTES = 1 << 16


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_zip(source: str, columns: Columns, told: Particulars) -> Iterator[Record]:
    """The pages of a zip file."""
    del columns
    endings = suffixes()
    try:
        with zipfile.ZipFile(source) as archive:
            for member in archive.infolist():
                if not member.filename or member.is_dir() or Path(member.filename).suffix.casefold() not in endings:
                    continue
                name = f"{source}#{member.filename}"
                try:
                    with archive.open(member) as file:
                        data = _bounded(file)
                except archive_damage(RuntimeError) as error:
                    # A RuntimeError is an encrypted member, or one packed by a method that zipfile does not know.
                    yield broken(name, Phrase("The page cannot be unpacked ({why}).", why=clean(str(error))))
                    continue
                yield _page(name, Raw(data, member.filename) if data is not None else None, told)
    except OSError:  # the file itself
        raise
    except archive_damage():
        yield broken(source, Phrase("{name} is no zip archive, or a damaged one.", name=source))


def read_warc(source: str, columns: Columns, told: Particulars) -> Iterator[Record]:
    """The pages of a WARC file, packed or not: what servers answered well, and texts that were made of answers.

    Pictures, scripts and what else a page is made of are passed over, as are answers that say only "as before".
    """
    del columns
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    known = media_types() | {"text/plain"}
    passed = 0
    with Path(source).open("rb") as file:
        try:
            archive = ArchiveIterator(file)
            heads = _Heads(archive.reader.readline)
            archive.reader.readline = heads.readline
            for one in archive:
                passed += 1
                heads.size = 0
                raw = _answer(one, known)
                if raw is not None:
                    yield _page_of_answer(f"{source}#{clean(raw.url or '')}", one, raw, told)
        except (ArchiveLoadFailed, zlib.error, EOFError, *STUMBLES) as error:
            packed = "non-chunked gzip" in str(error)
            damaged = Phrase("{name} is no WARC file, or damaged behind record {number}.", name=source, number=passed)
            yield broken(source, Phrase("{name} is packed as a whole; unpack it.", name=source) if packed else damaged)


class _Heads:
    """What reads the lines of an archive's heads, which have an end somewhere."""

    def __init__(self, readline: Callable[[int], bytes]) -> None:
        self._readline = readline
        self.size = 0
        """Bytes of the lines of this record."""

    def readline(self, length: int | None = None) -> bytes:
        """The next line. Raises ValueError where a head is too long."""
        line = self._readline(min(length or HEAD_BYTES, HEAD_BYTES))
        self.size += len(line)
        if self.size > HEAD_BYTES:
            raise ValueError
        return line


def _page_of_answer(name: str, record: ArcWarcRecord, raw: Raw, told: Particulars) -> Record:
    """The page in a record, unpacked."""
    try:
        data = _bounded(record.content_stream())
        if data is not None:
            _bounded(record.raw_stream)  # what may follow the page
    except (zlib.error, OSError, ValueError) as error:
        return broken(name, Phrase("The page cannot be unpacked ({why}).", why=clean(str(error))))
    if data is not None and vars(record.raw_stream).get("limit"):  # one whose head tells no length has none
        return broken(name, "The archive ends in the middle of the page.")
    return _page(name, replace(raw, data=data) if data is not None else None, told)


def _answer(record: ArcWarcRecord, known: frozenset[str]) -> Raw | None:
    """What is told of the page in a record, still without its bytes; None for a record that holds no page."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    address = address.strip("<>")
    if not is_url(address) or _path(address) == "/robots.txt":
        return None
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return None
        told = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type in {"resource", "conversion"}:
        told = record.rec_headers.get_header("Content-Type") or ""
    else:
        return None
    media, _, parameters = told.partition(";")
    media = media.strip().casefold()
    if media not in known:
        return None
    _, found, charset = parameters.partition("charset=")
    encoding = charset.partition(";")[0].strip(" \"'") if found else None
    return Raw(b"", _path(address), address, media, encoding or None)


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:  # no address that can be taken apart
        return ""


def _page(name: str, raw: Raw | None, told: Particulars) -> Record:
    if raw is None:
        return broken(name, Phrase("The page is larger than {most} MB.", most=MEMBER_BYTES >> 20))
    return Record(name, raw=raw, told=told)


def _bounded(file: _Readable) -> bytes | None:
    """All bytes; None where they are more than `MEMBER_BYTES`."""
    pieces, size = [], 0
    while piece := file.read(_PIECE_BYTES):
        pieces.append(piece)
        size += len(piece)
        if size > MEMBER_BYTES:
            return None
    return b"".join(pieces)
