"""HTML files and pages of the Web: recognised by a scanner over their first tags, read by `reader.intake.pages`."""

from __future__ import annotations

import re
from itertools import islice

from reader.intake.compose import Extracted
from reader.intake.formats.base import Format, Look, Raw
from reader.intake.signatures import refuse_binary

_SPACE = re.compile(r"[\ufeff\s]*")
_TAG = re.compile(r"<([a-z][a-z0-9]*)(?=[\s/>])")
# fmt: off
_FIRST_TAGS = frozenset({
    "html", "head", "body", "title", "meta", "link", "base", "script", "style", "noscript", "template", "article",
    "main", "section", "header", "footer", "nav", "aside", "div", "span", "p", "h1", "h2", "h3", "h4", "center", "font",
    "table", "ul", "ol", "figure", "iframe", "form", "img",
})
# fmt: on
_INLINE_TAGS = frozenset(
    {"a", "b", "strong", "i", "em", "br", "hr", "blockquote", "pre", "dl", "big", "small", "u", "abbr"}
)
"""What a page's body begins with where its head is gone; Markdown may, too."""
_BLOCK = re.compile(r"<(?:p|div|br|h[1-6]|li|td)\b[^<>]{0,200}>")
_FEW_BLOCKS = 2
_WHOLE_PAGE = re.compile(r"^ {0,3}<(?:!doctype\s*html|html)\b", re.MULTILINE)
_INSIDE = re.compile(r"<(?:head|body|title|meta)\b")
_FENCE = "```"


_PREAMBLES = (("<!--", "-->"), ("<?", ">"))
"""What may stand before the first tag: comments, and instructions of XML or of a server's program."""


def _recognise(look: Look) -> bool:
    """Whether the first thing that is neither space, comment nor instruction is a tag that pages begin with.

    A page behind other words, such as a warning that the server's program printed, is one too.
    """
    text = look.opening.casefold()
    at = _after_preamble(text)
    if text.startswith("<!doctype", at):
        return text.startswith("html", _after_blanks(text, at + len("<!doctype")))
    tag = _TAG.match(text, at)
    if tag is not None and tag[1] in _FIRST_TAGS:
        return True
    if tag is not None and tag[1] in _INLINE_TAGS and not _is_markdown(look):
        return sum(1 for _ in islice(_BLOCK.finditer(text, at), _FEW_BLOCKS)) == _FEW_BLOCKS
    page = _WHOLE_PAGE.search(text, at)
    return page is not None and _FENCE not in text[: page.start()] and _INSIDE.search(text, page.end()) is not None


def _is_markdown(look: Look) -> bool:
    from reader.intake.formats.markdown import MARKDOWN

    return MARKDOWN.recognise(look)


def _after_preamble(text: str) -> int:
    """Where the first tag or word stands; every comment and instruction is passed over once."""
    at = _after_blanks(text, 0)
    while closing := next((end for begin, end in _PREAMBLES if text.startswith(begin, at)), None):
        end = text.find(closing, at)
        if end < 0:
            return at
        at = _after_blanks(text, end + len(closing))
    return at


def _after_blanks(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _read(raw: Raw) -> Extracted:
    from reader.intake.pages import read_page

    refuse_binary(raw.data)
    return read_page(raw.data, charset=raw.charset, url=raw.url)


HTML = Format(
    name="HTML pages",
    how="the article without what surrounds it, with title, author, outlet and day",
    read=_read,
    recognise=_recognise,
    suffixes=(".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp"),
    media=("text/html", "application/xhtml+xml"),
)
