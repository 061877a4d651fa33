"""Elements of a page: how much stands in one, what of it in links, and how one is emptied in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reader.intake.pages.tree import BLOCK_TAGS, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK_BLOCK = 300
"""Characters: a longer element is no mere link to something else."""
WHOLE = frozenset({"html", "head", "body", "main", "article"})
"""What holds the page or the article."""
LONG = 80
"""Characters of a paragraph that tells something."""
_LINES = frozenset({"br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
"""What begins a line, beside blocks."""
_MAX_NODES = 2_000
"""Elements inside one that is called short: empty ones cost time, too."""


def empty(element: etree._Element) -> None:
    """Take everything out of an element but the words behind it."""
    block = str(element.tag).rpartition("}")[2] in BLOCK_TAGS
    tail = element.tail
    element.clear()
    element.tail = tail
    element.tag = "div" if block else "span"


def length(element: etree._Element, most: int) -> int:
    """Characters inside an element, white space at edges not counted; counting ends above `most` or `_MAX_NODES`."""
    length = 0
    for number, inner in enumerate(element.iter("*")):
        length += len((inner.text or "").strip())
        if inner is not element:
            length += len((inner.tail or "").strip())
        if length > most or number > _MAX_NODES:
            return most + 1
    return length


def with_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def outside_links(element: etree._Element) -> str:
    """The words of a short element that stand in no link."""
    pieces = [element.text or ""]
    for inner in element.iter("*"):
        if inner is element:
            continue
        inside = any(above.tag == "a" for above in _until(inner, element))
        if not inside:
            pieces.append(inner.text or "")
        parent = inner.getparent()
        if parent is not None and not any(above.tag == "a" for above in _until(parent, element)):
            pieces.append(inner.tail or "")
    return " ".join(" ".join(pieces).split())


def _until(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for above in with_ancestors(element):
        if above is top:
            return
        yield above


def lines_of(element: etree._Element, most: int) -> str:
    """The words in an element, about `most` characters of them: a line for each block or break, its spaces single."""
    pieces: list[str] = []
    size = 0
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        is_block = inner.tag in BLOCK_TAGS or inner.tag in _LINES
        if is_block and inner is not element:
            pieces.append("\n")
        words = inner.text if event == "start" else inner.tail if inner is not element else None
        pieces.append(" ".join(f"|{words or ''}|".split())[1:-1])
        size += len(words or "")
        if size > most:
            break
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def is_introduced(items: etree._Element) -> bool:
    """Whether what stands before a list, bare words or an element, ends with a colon: then it is of the article."""
    before, above = items.getprevious(), items.getparent()
    if before is None:
        words = above.text if above is not None else None
    else:
        words = before.tail if (before.tail or "").strip() else words_of(before)
    return (words or "").rstrip().endswith(":")
