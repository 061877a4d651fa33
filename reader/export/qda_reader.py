"""REFI-QDA projects (.qdpx) that come in: coded passages of texts become notes, their codes the notes' codes.

What other programs write differs: texts with \\r\\n, sources in a folder of either case, codes in codes. A passage is
taken by its words, so that a text that is counted otherwise still finds its place; all is foreign and bounded in size.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from reader.errors import FormatError
from reader.export.annotations import LONGEST, MOST_TAGS, Incoming, Parsed, moment, uuid_of
from reader.export.qda import MACHINE, ORIGIN, guid
from reader.model import NOTE_COLOURS, Anchor

MOST_BYTES = 256 * 1024 * 1024
"""Bytes of an archive's files that are read in all: a small archive may hold endless ones."""
CONTEXT = 32
"""Characters kept on each side of a passage."""

_COLOURS = {guid("colour", colour): colour for colour in NOTE_COLOURS}
"""The codes by which our own projects tell the colour of a note without a code."""


@dataclass
class _Project:
    """An archive that is being read."""

    archive: zipfile.ZipFile
    names: dict[str, str]
    """The archive's own names of its files, by their names in small letters."""
    codes: dict[str, str] = field(default_factory=dict)
    """Names of codes by GUID."""
    notes: dict[str, ET.Element] = field(default_factory=dict)
    """The project's notes by GUID."""
    bytes_left: int = field(default_factory=lambda: MOST_BYTES)
    """How much of it may still be read."""
    is_ours: bool = False
    """Whether Kutip wrote it: then what the program found is no note."""


def parse_project(data: bytes) -> Parsed:
    """The notes of a project. Raises FormatError where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            project = _Project(archive, {name.casefold(): name for name in archive.namelist()})
            root = _root(_file(project, "project.qde"))
            project.is_ours = root.get("origin") == ORIGIN
            project.codes = {one.get("guid", ""): one.get("name", "") for one in _all(root, "Code")}
            project.notes = {one.get("guid", ""): one for one in _all(root, "Note")}
            found = [one for source in _all(root, "TextSource") for one in _of(project, source)]
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ET.ParseError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        raise FormatError("Not a project", "The file is no REFI-QDA project, or is damaged.") from error
    usable = tuple(one for one in found if one is not None)
    return Parsed(usable, len(found) - len(usable))


def _root(document: bytes) -> ET.Element:
    if b"<!DOCTYPE" in document or b"<!ENTITY" in document:
        raise FormatError("Not a project", "The project declares entities of its own, which no program writes.")
    return ET.fromstring(document)


def _all(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """The elements of that name, whichever version of the standard's namespace they are in."""
    return (one for one in element.iter() if one.tag.rpartition("}")[2] == tag)


def _file(project: _Project, name: str) -> bytes:
    """A file of the archive. Raises KeyError where there is none, FormatError where it is too large."""
    with project.archive.open(project.names[name.casefold()]) as file:
        found = file.read(project.bytes_left + 1)
    project.bytes_left -= len(found)
    if project.bytes_left < 0:
        raise FormatError("File too large", f"The project's texts are larger than {MOST_BYTES // 2**20} MB; split it.")
    return found


def _words(project: _Project, element: ET.Element) -> str:
    """The text of a source or note, in the project itself or in a file of it; empty where it lies elsewhere."""
    for inner in _all(element, "PlainTextContent"):
        return inner.text or ""
    place = element.get("plainTextPath", "")
    name = f"sources/{place.removeprefix('internal://')}".casefold()
    if not place.startswith("internal://") or name not in project.names:
        return ""
    return _file(project, name).decode("utf-8-sig", "replace")


def _of(project: _Project, source: ET.Element) -> Iterator[Incoming | None]:
    """The notes on one text; None for each that cannot be used."""
    text = _words(project, source)
    digest = hashlib.sha256(text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")).hexdigest()
    about = _description(source).split()
    addresses = tuple(word for word in about if word.startswith(("http://", "https://", "file:")))
    for passage in _all(source, "PlainTextSelection"):
        if project.is_ours and passage.get("creatingUser") == MACHINE:
            continue
        yield _note(project, passage, text, f"urn:kutip:{digest}", source.get("name", ""), addresses)


def _note(
    project: _Project, passage: ET.Element, text: str, source: str, name: str, addresses: tuple[str, ...]
) -> Incoming | None:
    bounds = _bounds(passage, len(text))
    if bounds is None:
        return None
    referred = [project.notes.get(one.get("targetGUID", "")) for one in _all(passage, "NoteRef")]
    own = [one for one in referred if one is not None]
    words = "\n\n".join(filter(None, (_words(project, one) for one in own)))
    if not words and not project.is_ours:
        words = _description(passage)
    if len(words) > LONGEST:
        return None
    start, end = bounds
    codes = [one.get("targetGUID", "") for one in _all(passage, "CodeRef")]
    tags = dict.fromkeys(project.codes[code] for code in codes if project.codes.get(code) and code not in _COLOURS)
    changed = own[0].get("modifiedDateTime") if own else None
    return Incoming(
        id=uuid_of(passage.get("guid") or f"{source}#{start}:{end}"),
        source=source,
        anchor=Anchor(
            start,
            end,
            _even(text[start:end]),
            _even(text[max(0, start - CONTEXT) : start]),
            _even(text[end : end + CONTEXT]),
        ),
        text=_even(words),
        tags=tuple(tags)[:MOST_TAGS],
        colour=next((_COLOURS[code] for code in codes if code in _COLOURS), NOTE_COLOURS[0]),
        created=moment(passage.get("creationDateTime")),
        updated=moment(changed or passage.get("modifiedDateTime")),
        name=name,
        addresses=addresses,
    )


def _bounds(passage: ET.Element, size: int) -> tuple[int, int] | None:
    """Where a passage stands in a text of so many characters; None where it lies outside, or is too long."""
    try:
        start, end = int(passage.get("startPosition", "")), int(passage.get("endPosition", ""))
    except ValueError:
        return None
    return (start, end) if 0 <= start < end <= size and end - start <= LONGEST else None


def _description(element: ET.Element) -> str:
    """What a source or passage is said to be; "" where nothing is."""
    return next((inner.text or "" for inner in element if inner.tag.endswith("}Description")), "")


def _even(text: str) -> str:
    """The text with the line ends of the library's texts."""
    return text.replace("\r\n", "\n")
