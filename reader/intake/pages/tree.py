"""An lxml tree as blocks: headings, paragraphs, lists, quotations, code and table rows.

It reads both HTML's own tags (books) and the TEI-like ones of trafilatura's result (pages). It walks without recursion,
so that a hostile page cannot nest deeper than the interpreter's stack.
"""

from __future__ import annotations

import re
import textwrap

from lxml import etree

from reader.intake.compose import Blocks, inline
from reader.intake.tables import CELL_GAP, MAX_COLUMNS
from reader.intake.text import clean
from reader.model import BlockKind

# fmt: off
_SKIPPED = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "audio", "video", "canvas", "nav",
    "select", "textarea", "button",
})
BLOCK_TAGS = frozenset({
    "p", "div", "section", "article", "main", "body", "header", "footer", "aside", "figure", "figcaption", "address",
    "hr", "dl", "dt", "dd", "details", "summary", "table", "caption", "tbody", "thead", "tfoot", "form", "fieldset",
    "center",
})
# fmt: on
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_QUOTES = frozenset({"blockquote", "quote"})
_LISTS = frozenset({"ul", "ol", "list", "menu"})
_ITEMS = frozenset({"li", "item"})
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_SPACE = re.compile(r"\s+")
_EMPTY_LINES = re.compile(r"\n{2,}")
_CELL_END = "\x00"
"""Stands for the end of a table cell until its row is whole; a parser lets no such character through."""


def add_blocks(composer: Blocks, root: etree._Element) -> None:
    """Append the blocks below `root` to `composer`, in the order of the document."""
    _Walk(composer).run(root)


def words_of(element: etree._Element) -> str:
    """All characters inside an element, as they stand."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


class _Walk:
    """One walk over a tree: the words since the last block ended, and what the next block will be."""

    def __init__(self, composer: Blocks) -> None:
        self._composer = composer
        self._words: list[str] = []
        self._heading = 0
        self._quotes = 0
        self._paragraphs = 0
        self._code = 0
        self._rows = 0
        self._lists: list[int | None] = []
        """For each open list the number of its next item; None for a list without numbers."""
        self._marker = ""

    def run(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = _name(element)
            if event == "start":
                if tag in _SKIPPED or (tag == "head" and element.get("rend") is None):
                    walk.skip_subtree()
                    continue
                self._start(tag, element)
                self._text(element.text)
            else:
                if tag not in _SKIPPED:
                    self._end(tag, element)
                if element is not root:
                    self._text(element.tail)
        self._flush()

    def _start(self, tag: str, element: etree._Element) -> None:
        if tag in _BREAKS:
            self._words.append("\n")
        elif self._is_inline_quotation(tag):
            self._words.append("“")
        elif _is_code(tag, element):
            self._flush()
            self._code += 1
        elif tag in _ROWS:
            self._flush()
            self._rows += 1
        elif level := _heading_level(tag, element):
            self._flush()
            self._heading = level
        elif tag in _QUOTES:
            self._flush()
            self._quotes += 1
        elif tag in _LISTS:
            self._flush()
            ordered = tag == "ol" or element.get("rend") == "ol"
            self._lists.append(_number(element.get("start")) if ordered else None)
        elif tag in _ITEMS:
            self._flush()
            self._marker = self._next_marker()
        elif tag in BLOCK_TAGS:
            self._flush()
            self._paragraphs += tag == "p"

    def _end(self, tag: str, element: etree._Element) -> None:
        if tag in _CELLS:
            self._words.append(_CELL_END * min(_number(element.get("colspan")), MAX_COLUMNS))
        elif self._is_inline_quotation(tag):
            self._words.append("”")
        elif _is_code(tag, element):
            self._flush()
            self._code -= 1
        elif tag in _ROWS:
            self._rows -= 1
            self._flush()
        elif _heading_level(tag, element):
            self._flush()
            self._heading = 0
        elif tag in _QUOTES:
            self._flush()
            self._quotes -= 1
        elif tag in _LISTS:
            self._flush()
            self._lists.pop()
        elif tag in _ITEMS:
            self._flush()
            self._marker = ""
        elif tag in BLOCK_TAGS:
            self._flush()
            self._paragraphs -= tag == "p"

    def _is_inline_quotation(self, tag: str) -> bool:
        """A `q`, which trafilatura renames; a quotation inside a paragraph is no block."""
        return tag == "q" or (tag == "quote" and self._paragraphs > 0)

    def _next_marker(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "•"
        self._lists[-1] = number + 1
        return f"{number}."

    def _text(self, text: str | None) -> None:
        if text:
            self._words.append(text if self._code else _SPACE.sub(" ", text))

    def _flush(self) -> None:
        """Make a block of the words so far; inside a table row they wait for the row's end."""
        if self._rows:
            self._words.append(" ")
            return
        words, self._words = "".join(self._words), []
        if not words or words.isspace():
            return
        cells = [inline(cell) for cell in words.split(_CELL_END)]
        whole = CELL_GAP.join(filter(None, cells))
        if self._code:
            self._composer.add(BlockKind.CODE, clean(textwrap.dedent(words)).strip())
        elif self._heading:
            self._composer.add(BlockKind.HEADING, whole, level=self._heading)
        elif self._lists:
            self._composer.add(BlockKind.ITEM, whole, level=len(self._lists), marker=self._marker)
            self._marker = ""
        else:
            kind = BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH
            paragraphs = _EMPTY_LINES.split(whole)  # two breaks in a row are the end of a paragraph
            row = cells[:-1] if len(paragraphs) == 1 and not cells[-1] else []  # behind the last cell is nothing
            for paragraph in paragraphs:
                self._composer.add(kind, paragraph, level=self._quotes, cells=row)


def _name(element: etree._Element) -> str:
    """The tag without its namespace; a damaged page's tags need be no names at all."""
    return str(element.tag).rpartition("}")[2].lower()


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1


def _heading_level(tag: str, element: etree._Element) -> int:
    return _HEADINGS.get((element.get("rend") or "") if tag == "head" else tag, 0)


def _is_code(tag: str, element: etree._Element) -> bool:
    """A `pre`, or trafilatura's `code` where it is no part of a sentence."""
    if tag == "pre":
        return True
    parent = element.getparent()
    return tag == "code" and parent is not None and _name(parent) == "body" and "\n" in words_of(element)
