"""REFI-QDA (https://www.qdasoftware.org), the exchange format of programs for qualitative analysis: shared parts.

Codes are what the reader calls tags, and the actors, under a heading of their own. Every element has a GUID that is
made from what it stands for, so that a second export of the same library gives the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from reader.errors import FormatError
from reader.export.content import Selection
from reader.export.incoming import LONGEST_NAME, MOST_CODES
from reader.model import Code, Note, code_key

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


def actors_of(selection: Selection) -> list[str]:
    """The names of those who say something, sorted."""
    return sorted({said.name for said in selection.statements if said.name})


def add_codes(parent: ET.Element, selection: Selection, *, speakers: bool) -> None:
    """The element `Codes`: the reader's codes, and with `speakers` a heading with a code for each who speaks.

    The standard allows no empty list: then nothing is added.
    """
    own, actors = selection.codes_in_use(), actors_of(selection) if speakers else []
    notes = [note for d in selection.dossiers for note in d.notes] if speakers else []
    colours = {note.colour for note in notes if has_own_colour(selection, note)}
    if not own and not actors and not colours:
        return
    codes = add(parent, "Codes")
    _add_own(codes, own)
    for colour in sorted(colours):
        # A highlight without a code is one of its colour: a selection without a code is lost in most programs.
        add(codes, "Code", guid=guid("colour", colour), name=colour, isCodable="true", color=COLOURS[colour])
    if actors:
        heading = selection.label("who-said-what")
        group = add(codes, "Code", guid=guid("heading", "speakers"), name=heading, isCodable="false")
        for name in actors:
            add(group, "Code", guid=guid("actor", name), name=name, isCodable="true")


def has_own_colour(selection: Selection, note: Note) -> bool:
    """Whether a note's colour is not that of its first code, and has to be told besides."""
    told = {code_key(code.name): code.colour for code in selection.codes} if note.tags else {}
    return not note.tags or told.get(code_key(note.tags[0]), note.colour) != note.colour


def _add_own(parent: ET.Element, own: Sequence[Code]) -> None:
    """The reader's codes, each below its parent."""
    by_key = {code_key(code.name): code for code in own}
    made: dict[str, ET.Element] = {}
    for code in own:
        waiting: list[Code] = []
        above: Code | None = code
        while above is not None and above not in waiting and code_key(above.name) not in made:
            waiting.append(above)
            above = by_key.get(code_key(above.parent or ""))
        for one in reversed(waiting):
            below = made.get(code_key(one.parent or ""), parent)
            made[code_key(one.name)] = element = add(
                below, "Code", guid=guid("code", one.name), name=one.name, isCodable="true", color=COLOURS[one.colour]
            )
            if one.description:
                element.insert(0, ET.Element("Description"))
                element[0].text = legal(one.description)


def codes_in(root: ET.Element) -> tuple[Code, ...]:
    """The codes of a codebook that came in, those above before those below; without what our own files add to them."""
    ours = {guid("heading", "speakers"), *(guid("colour", colour) for colour in COLOURS)}
    found: list[Code] = []
    waiting: list[tuple[ET.Element, str | None]] = [
        (element, None) for codes in all_named(root, "Codes") for element in reversed(codes)
    ]
    while waiting and len(found) < MOST_CODES:
        element, parent = waiting.pop()
        name = " ".join(element.get("name", "").split())[:LONGEST_NAME]
        if element.tag.rpartition("}")[2] != "Code" or element.get("guid") in ours:
            continue
        if name:
            told = next((one.text or "" for one in element if one.tag.rpartition("}")[2] == "Description"), "")
            found.append(Code(name, _nearest(element.get("color", "")), told, parent))
        waiting += [(one, name or parent) for one in reversed(element)]
    return tuple(found)


def _nearest(colour: str) -> str:
    """The colour of notes that is nearest to one as the standard writes it; the first one for none."""
    match = re.fullmatch("#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})", colour)
    if match is None:
        return next(iter(COLOURS))
    wanted = [int(part, 16) for part in match.groups()]

    def distance(name: str) -> int:
        other = [int(COLOURS[name][at : at + 2], 16) for at in (1, 3, 5)]
        return sum((one - two) ** 2 for one, two in zip(wanted, other, strict=True))

    return min(COLOURS, key=distance)


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
