"""The links of a page's tree, with what stands around each, before the article is found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.intake.links import AROUND, Candidate
from reader.intake.pages.tree import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

MOST_CANDIDATES = 3_000
"""Links of a page that are looked at; a front page has some hundreds."""

_MOST_WORDS = 500
"""Characters: a longer link is no words in a text but a block that is one."""

_CLIMB = 4
"""Inline elements around a link that are looked at."""

_INLINE = frozenset({"b", "strong", "i", "em", "span", "u", "q", "cite", "abbr", "mark", "small", "font"})


def candidates(root: etree._Element) -> list[Candidate]:
    """The page's links, in their order."""
    found = []
    for link in root.iter("a", "span"):
        address = link.get("href")
        if not address or address.lstrip().startswith("#"):
            continue
        words = _short_words(link)
        if words.strip():
            found.append(Candidate(_before(link), words, _after(link), address))
            if len(found) >= MOST_CANDIDATES:
                break
    return found


def base_of(root: etree._Element, address: str | None) -> str | None:
    """The address by which the page's links are completed: the one that it says itself, else its own `address`."""
    element = next(root.iter("base"), None)
    try:
        return urljoin(address or "", (element.get("href") or "") if element is not None else "") or None
    except ValueError:
        return address


def _short_words(link: etree._Element) -> str:
    pieces: list[str] = []
    length = 0
    for text in link.itertext():
        pieces.append(str(text))
        length += len(text)
        if length > _MOST_WORDS:
            return ""
    return "".join(pieces)


def _with_inline(link: etree._Element) -> Iterator[etree._Element]:
    """The link and the inline elements that hold nothing before or behind it."""
    yield link
    for _, above in zip(range(_CLIMB), link.iterancestors(), strict=False):
        if above.tag not in _INLINE:
            return
        yield above


def _before(link: etree._Element) -> str:
    for element in _with_inline(link):
        previous, parent = element.getprevious(), element.getparent()
        if previous is not None:
            told = previous.tail or (words_of(previous)[-AROUND:] if previous.tag in _INLINE else "")
        else:
            told = (parent.text if parent is not None else None) or ""
        if told.strip() or previous is not None:
            return told[-2 * AROUND :]
    return ""


def _after(link: etree._Element) -> str:
    for element in _with_inline(link):
        if (element.tail or "").strip() or element.getnext() is not None:
            return (element.tail or "")[: 2 * AROUND]
    return ""
