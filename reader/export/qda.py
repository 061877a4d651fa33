"""REFI-QDA (https://www.qdasoftware.org), the exchange format of programs for qualitative analysis: shared parts.

Codes are what the reader calls tags, and the actors, under a heading of their own. Every element has a GUID that is
made from what it stands for, so that a second export of the same library gives the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from reader.errors import FormatError
from reader.export.content import Selection

ORIGIN = "Kutip"
"""What the files say that made them."""

MACHINE = str(uuid5(NAMESPACE_URL, "urn:kutip:user:machine"))
"""GUID of the program as the one who found a passage."""

COLOURS = {"yellow": "#C79A00", "green": "#3D8F3D", "blue": "#2F77C4", "pink": "#CF4F87", "violet": "#8358C9"}
"""The colours of notes, as the standard writes colours."""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold."""


def guid(kind: str, name: str) -> str:
    """The GUID of what has that name among its kind."""
    return str(uuid5(NAMESPACE_URL, f"urn:kutip:{kind}:{name}"))


def legal(text: str) -> str:
    """The text with U+FFFD for every character that no XML document may hold; as many characters as before."""
    return _ILLEGAL.sub("\ufffd", text)


def add(parent: ET.Element, tag: str, text: str | None = None, /, **attributes: str) -> ET.Element:
    """An element below `parent`; attributes that are empty are left out."""
    element = ET.SubElement(parent, tag, {name: legal(value) for name, value in attributes.items() if value})
    if text is not None:
        element.text = legal(text)
    return element


def tags_of(selection: Selection) -> dict[str, str]:
    """The reader's codes, sorted, each with the colour that most of its notes have."""
    counts: dict[str, dict[str, int]] = {}
    for dossier in selection.dossiers:
        for note in dossier.notes:
            for tag in note.tags:
                colours = counts.setdefault(tag, {})
                colours[note.colour] = colours.get(note.colour, 0) + 1
    return {tag: COLOURS[max(sorted(counts[tag]), key=lambda c: counts[tag][c])] for tag in sorted(counts)}


def actors_of(selection: Selection) -> list[str]:
    """The names of those who say something, sorted."""
    return sorted({said.name for said in selection.statements if said.name})


def add_codes(parent: ET.Element, selection: Selection, *, speakers: bool) -> None:
    """The element `Codes`: the reader's codes, and with `speakers` a heading with a code for each who speaks.

    The standard allows no empty list: then nothing is added.
    """
    tags, actors = tags_of(selection), actors_of(selection) if speakers else []
    colours = {note.colour for d in selection.dossiers for note in d.notes if not note.tags} if speakers else set()
    if not tags and not actors and not colours:
        return
    codes = add(parent, "Codes")
    for tag, colour in tags.items():
        add(codes, "Code", guid=guid("code", tag), name=tag, isCodable="true", color=colour)
    for colour in sorted(colours):
        # A highlight without a code is one of its colour: a selection without a code is lost in most programs.
        add(codes, "Code", guid=guid("colour", colour), name=colour, isCodable="true", color=COLOURS[colour])
    if actors:
        heading = selection.label("who-said-what")
        group = add(codes, "Code", guid=guid("heading", "speakers"), name=heading, isCodable="false")
        for name in actors:
            add(group, "Code", guid=guid("actor", name), name=name, isCodable="true")


class _Undeclared(ET.TreeBuilder):
    """Builds elements, and takes no document that declares entities: a few bytes of these may mean gigabytes."""

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """A document type begins, the only place for entities."""
        raise FormatError("Not readable", "The file declares entities of its own, which no program writes.")


def read_xml(data: bytes) -> ET.Element:
    """The root of a document that came in. Raises FormatError for one that is damaged, or declares entities."""
    parser = ET.XMLParser(target=_Undeclared())
    try:
        parser.feed(data)
        return parser.close()
    except (ET.ParseError, LookupError, ValueError) as error:  # LookupError, ValueError: encodings that none knows
        raise FormatError(
            "Not readable", "The file's XML is damaged, or in an encoding that cannot be read."
        ) from error


def all_named(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """The elements of that name, whichever version of the standard's namespace they are in."""
    return (one for one in element.iter() if one.tag.rpartition("}")[2] == tag)


def document(root: ET.Element) -> bytes:
    """The file, in UTF-8."""
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def first_words(texts: Iterable[str], limit: int = 60) -> str:
    """A short name made of the first words of a text."""
    words = " ".join(" ".join(texts).split())
    return words if len(words) <= limit else words[: limit - 1] + "…"
