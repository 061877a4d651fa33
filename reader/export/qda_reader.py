"""REFI-QDA projects (.qdpx) that come in: coded passages of texts become notes, their codes the notes' codes.

What other programs write differs: texts with \\r\\n, sources in a folder of either case, codes in codes. A passage is
taken by its words, so that a text that is counted otherwise still finds its place; all is foreign and bounded in size.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET

from reader.errors import FormatError
from reader.export.incoming import (
    LONGEST,
    MOST_TAGS,
    CodedStatement,
    Incoming,
    LeftOut,
    Parsed,
    gathered,
    moment,
    uuid_of,
)
from reader.export.qda import MACHINE, ORIGIN, all_named, codes_in, guid, read_xml
from reader.files import archive_damage
from reader.model import NOTE_COLOURS, WHOLE_ARTICLE, ActorKind, ActorRef, Anchor, StatementKind
from reader.model.text import read_day

MOST_BYTES = 256 * 1024 * 1024
"""Bytes of an archive's files that are read in all: a small archive may hold endless ones."""
CONTEXT = 32
"""Characters kept on each side of a passage."""

_COLOURS = {guid("colour", colour): colour for colour in NOTE_COLOURS}
"""The codes by which our own projects tell the colour of a note without a code."""
_ELSEWHERE = ("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection")
"""Passages of what is no text."""


@dataclass
class _Project:
    """An archive that is being read."""

    archive: zipfile.ZipFile
    names: dict[str, str]
    """The archive's own names of its files, by their names in small letters."""
    codes: dict[str, str] = field(default_factory=dict)
    """Names of codes by GUID."""
    colours: dict[str, str] = field(default_factory=dict)
    """Colours of codes by name."""
    notes: dict[str, ET.Element] = field(default_factory=dict)
    """The project's notes by GUID."""
    bytes_left: int = field(default_factory=lambda: MOST_BYTES)
    """How much of it may still be read."""
    is_ours: bool = False
    """Whether Kutip wrote it: then what the program found is no note."""


def parse_project(data: bytes) -> Parsed:
    """The notes of a project. Raises FormatError where it is none."""
    if len(data) > MOST_BYTES:
        raise FormatError("File too large", "The project is larger than {most} MB; split it.", most=MOST_BYTES // 2**20)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            project = _Project(archive, {name.casefold(): name for name in archive.namelist()})
            root = read_xml(_file(project, "project.qde"))
            project.is_ours = root.get("origin") == ORIGIN
            project.codes = {one.get("guid", ""): one.get("name", "") for one in all_named(root, "Code")}
            project.notes = {one.get("guid", ""): one for one in all_named(root, "Note")}
            book = codes_in(root)
            project.colours = {code.name: code.colour for code in book}
            return replace(gathered(_found(project, root)), codes=book)
    except archive_damage(RuntimeError) as error:
        raise FormatError("Not a project", "The file is no REFI-QDA project, or is damaged.") from error


def parse_codebook(data: bytes) -> Parsed:
    """The codes of a codebook (.qdc). Raises FormatError where it is none."""
    codes = codes_in(read_xml(data))
    if not codes:
        raise FormatError("No codes", "The file is XML, but no REFI-QDA codebook, or one without codes.")
    return Parsed((), codes=codes)


def _found(project: _Project, root: ET.Element) -> Iterator[Incoming | LeftOut]:
    """What is noted in the project's texts, and elsewhere."""
    for source in all_named(root, "TextSource"):
        yield from _of(project, source)
    for kind in _ELSEWHERE:
        yield from (LeftOut.NO_TEXT for _ in all_named(root, kind))


def _file(project: _Project, name: str) -> bytes:
    """A file of the archive. Raises KeyError where there is none, FormatError where it is too large."""
    with project.archive.open(project.names[name.casefold()]) as file:
        found = file.read(project.bytes_left + 1)
    project.bytes_left -= len(found)
    if project.bytes_left < 0:
        raise FormatError(
            "File too large", "The project's texts are larger than {most} MB; split it.", most=MOST_BYTES // 2**20
        )
    return found


def _words(project: _Project, element: ET.Element) -> str:
    """The text of a source or note, in the project itself or in a file of it; empty where it lies elsewhere."""
    for inner in all_named(element, "PlainTextContent"):
        return inner.text or ""
    place = element.get("plainTextPath", "")
    name = f"sources/{place.removeprefix('internal://')}".casefold()
    if not place.startswith("internal://") or name not in project.names:
        return ""
    return _file(project, name).decode("utf-8-sig", "replace")


def _of(project: _Project, source: ET.Element) -> Iterator[Incoming | LeftOut]:
    """The notes on one text, or why they are left out."""
    text = _words(project, source)
    addresses = [f"urn:kutip:{_digest(text)}"]
    # Programs drop the empty lines at the end of a text, or put one there.
    addresses += [f"urn:kutip:{_digest(text.rstrip() + end)}" for end in ("", "\n")]
    about = _description(source).split()
    addresses += [word for word in about if word.startswith(("http://", "https://", "file:", "urn:kutip:"))]
    of_statement: list[Incoming] = []
    for passage in all_named(source, "PlainTextSelection"):
        found = _note(project, passage, text, source.get("name", ""), addresses) if text else LeftOut.NO_TEXT
        if not project.is_ours or passage.get("creatingUser") != MACHINE:
            yield found
        elif isinstance(found, Incoming) and (coded := _coded(project, passage, found)).tags:
            if not of_statement or not _goes_on(passage):
                yield from _statement(of_statement)
                of_statement = []
            of_statement.append(coded)
    yield from _statement(of_statement)
    whole = _on_article(project, source, addresses)
    if whole is not None:
        yield whole


def _goes_on(passage: ET.Element) -> bool:
    """Whether a passage of ours belongs to the statement of the one before."""
    part = re.search(r" · (\d+)/\d+$", _description(passage))
    return part is not None and part[1] != "1"


def _statement(parts: list[Incoming]) -> Iterator[Incoming]:
    """The statement that our own project tells of by these passages, with the reader's codes."""
    if parts and (told := parts[0].statement) is not None:
        yield replace(parts[0], statement=replace(told, parts=tuple(part.anchor for part in parts)))


def _coded(project: _Project, passage: ET.Element, found: Incoming) -> Incoming:
    """A passage of our own project with what it tells of its statement; of its codes only the reader's are left."""
    named = [
        (one, project.codes.get(one, "")) for ref in all_named(passage, "CodeRef") if (one := ref.get("targetGUID"))
    ]
    speakers = [ActorRef(name, ActorKind.PERSON) for one, name in named if name and one == guid("actor", name)]
    tags = dict.fromkeys(name for one, name in named if name and one != guid("actor", name))
    facts = _description(passage).split(" · ")
    told = CodedStatement(
        (found.anchor,),
        {kind.value: kind for kind in StatementKind}.get(facts[0]),
        speakers[0] if speakers else None,
        next((fact for fact in facts if read_day(fact)), None),
    )
    return replace(found, tags=tuple(tags)[:MOST_TAGS], statement=told)


def _on_article(project: _Project, source: ET.Element, addresses: list[str]) -> Incoming | None:
    """What is coded and noted of a whole text; None for nothing."""
    own = [one for one in source if one.tag.rpartition("}")[2] in ("Coding", "NoteRef")]
    notes = [project.notes[guid] for one in own if (guid := one.get("targetGUID", "")) in project.notes]
    codes = [ref.get("targetGUID", "") for one in own for ref in all_named(one, "CodeRef")]
    tags = dict.fromkeys(project.codes[code] for code in codes if project.codes.get(code))
    words = "\n\n".join(filter(None, (_words(project, one) for one in notes)))[:LONGEST]
    if not tags and not words:
        return None
    return Incoming(
        id=uuid_of(f"{source.get('guid', '')}#article"),
        source=addresses[0],
        anchor=WHOLE_ARTICLE,
        text=_even(words),
        tags=tuple(tags)[:MOST_TAGS],
        colour=NOTE_COLOURS[0],
        created=moment(source.get("creationDateTime")),
        updated=moment(notes[0].get("modifiedDateTime")) if notes else None,
        name=source.get("name", ""),
        addresses=tuple(addresses[1:]),
    )


def _digest(text: str) -> str:
    """The identity of an article with this text."""
    return hashlib.sha256(_even(text).encode("utf-8", "surrogatepass")).hexdigest()


def _note(project: _Project, passage: ET.Element, text: str, name: str, addresses: list[str]) -> Incoming | LeftOut:
    bounds = _bounds(passage, len(text))
    if bounds is None:
        return LeftOut.OUTSIDE
    start, end = bounds
    words, changed = _own_words(project, passage)
    if max(len(words), end - start) > LONGEST:
        return LeftOut.LONG
    codes = [one.get("targetGUID", "") for one in all_named(passage, "CodeRef")]
    tags = tuple(dict.fromkeys(project.codes[one] for one in codes if project.codes.get(one) and one not in _COLOURS))
    colours = [_COLOURS[code] for code in codes if code in _COLOURS]
    return Incoming(
        id=uuid_of(passage.get("guid", "")),
        source=addresses[0],
        anchor=Anchor(
            start,
            end,
            _even(text[start:end]),
            _even(text[max(0, start - CONTEXT) : start]),
            _even(text[end : end + CONTEXT]),
        ),
        text=_even(words),
        tags=tags[:MOST_TAGS],
        colour=(colours or [project.colours.get(tag, NOTE_COLOURS[0]) for tag in tags] or NOTE_COLOURS)[0],
        created=moment(passage.get("creationDateTime")),
        updated=moment(changed or passage.get("modifiedDateTime")),
        name=name,
        addresses=tuple(addresses[1:]),
        may_code=not project.is_ours and bool(tags) and not words,
    )


def _own_words(project: _Project, passage: ET.Element) -> tuple[str, str | None]:
    """What is noted of a passage, and when that was changed, as far as it is told."""
    referred = [project.notes.get(one.get("targetGUID", "")) for one in all_named(passage, "NoteRef")]
    own = [one for one in referred if one is not None]
    words = "\n\n".join(filter(None, (_words(project, one) for one in own)))
    if not words and not project.is_ours:
        words = _description(passage)
    return words, own[0].get("modifiedDateTime") if own else None


def _bounds(passage: ET.Element, size: int) -> tuple[int, int] | None:
    """Where a passage stands in a text of so many characters; None where it lies outside."""
    try:
        start, end = int(passage.get("startPosition", "")), int(passage.get("endPosition", ""))
    except ValueError:
        return None
    return (start, end) if 0 <= start < end <= size else None


def _description(element: ET.Element) -> str:
    """What a source or passage is said to be; "" where nothing is."""
    return next((inner.text or "" for inner in element if inner.tag.rpartition("}")[2] == "Description"), "")


def _even(text: str) -> str:
    """The text with the line ends of the library's texts."""
    return text.replace("\r\n", "\n")
