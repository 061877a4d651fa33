"""What an EPUB's package tells of the book: its authors before others who worked on it, its day of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.intake.compose import Extracted, line
from reader.intake.pages.days import told_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_OPF = "{http://www.idpf.org/2007/opf}"
_AUTHORS = frozenset({"", "aut", "cre"})
"""Roles of those who wrote the book; a creator without a role is one."""
_PUBLICATION = ("publication", "original-publication", "issued", "creation", "")
"""What a date may be the date of, the best first; a modification is none."""


def metadata(package: etree._Element) -> Extracted:
    """The book's particulars, without a text."""
    authors = [name for name, role in _creators(package) if role in _AUTHORS] or [n for n, _ in _creators(package)]
    return Extracted(
        "",
        (),
        title=next(_told(package, "title"), None),
        byline=", ".join(dict.fromkeys(authors)) or None,
        outlet=next(_told(package, "publisher"), None),
        published=told_day(_date(package)),
        language=next(_told(package, "language"), None),
    )


def _elements(package: etree._Element, name: str) -> Iterator[tuple[etree._Element, str]]:
    from reader.intake.pages.tree import words_of

    for element in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
        if words := line(words_of(element)):
            yield element, words


def _told(package: etree._Element, name: str) -> Iterator[str]:
    return (words for _, words in _elements(package, name))


def _creators(package: etree._Element) -> Iterator[tuple[str, str]]:
    """Each creator with its role: an attribute in EPUB 2, a refining element in EPUB 3."""
    roles = {
        (meta.get("refines") or "").lstrip("#"): (meta.text or "").strip()
        for meta in package.iter("{*}meta")
        if meta.get("property") == "role"
    }
    for element, words in _elements(package, "creator"):
        yield words, element.get(f"{_OPF}role") or roles.get(element.get("id") or "", "")


def _date(package: etree._Element) -> str | None:
    dates = [((element.get(f"{_OPF}event") or "").casefold(), words) for element, words in _elements(package, "date")]
    return next((words for event in _PUBLICATION for told, words in dates if told == event), None)
