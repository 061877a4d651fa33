"""Pages: trafilatura finds the article and its metadata; the tree becomes blocks."""

from __future__ import annotations

import logging
import re
import warnings
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import words as words_of_list
from reader.errors import SourceError
from reader.intake.compose import Composer, Extracted, day, line
from reader.intake.text import clean
from reader.model import BlockKind
from reader.model.text import SENTENCE_ENDERS

if TYPE_CHECKING:
    from lxml import etree

_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_LANG = re.compile(r"""<html\b[^>]*?\blang\s*=\s*["']?([A-Za-z]{2,3}(?:[-_]\w+)*)""", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));?")
_ENDERS = frozenset(SENTENCE_ENDERS)
_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_NOISE_LENGTH = 200
"""A longer paragraph is one, however it begins."""
_ASKS_FOR_SCRIPTS = 60
"""A page of fewer words that speaks of JavaScript is the notice of one that needs it."""


class _Document(Protocol):
    """What is used of trafilatura's result."""

    body: etree._Element | None
    title: str | None
    author: str | None
    sitename: str | None
    date: str | None
    url: str | None


for _library in ("trafilatura", "htmldate", "courlan"):  # their remarks on a page are not for the terminal
    logging.getLogger(_library).addHandler(logging.NullHandler())


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first 4 KB, as HTML or XML does; None where it names none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def extract_page(page: str, *, url: str | None = None) -> Extracted:
    """The article of `page`, its title first. Raises SourceError where the page holds none."""
    from trafilatura import bare_extraction

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateutil's remarks on odd time zones would be printed across the screen
        document = cast(
            "_Document | None",
            bare_extraction(
                parseable(page),
                url=url,
                with_metadata=True,
                include_comments=False,
                date_extraction_params={"original_date": True, "extensive_search": False},
            ),
        )
    if document is None or document.body is None:
        raise _no_article()
    from reader.intake.pages.tree import add_blocks

    title = line(document.title)
    body = Composer()
    add_blocks(body, _without_title(document.body, title))
    body = _without_noise(body)
    running, _ = body.finish()
    words = len(running.split())
    if words < 3 or _ENDERS.isdisjoint(running):
        raise _no_article()
    if words < _ASKS_FOR_SCRIPTS and "javascript" in running.casefold():
        raise SourceError(
            "No article in the page",
            "The page shows its text to browsers with JavaScript only; save it in a browser and open the saved file.",
        )
    whole = Composer()
    if title:
        whole.add(BlockKind.TITLE, title)
    whole.extend(body)
    text, blocks = whole.finish()
    lang = _LANG.search(page[:4096])
    return Extracted(
        text,
        blocks,
        title=title,
        byline=line(document.author),
        outlet=line(document.sitename),
        published=day(document.date),
        language=lang[1] if lang else None,
        url=document.url,
    )


def _no_article() -> SourceError:
    return SourceError(
        "No article in the page", "The page holds no running text; open the page of a single article instead."
    )


def parseable(page: str) -> str:
    """The page as trafilatura can read it.

    A control character, written out or by number, makes it give nothing, and so does a fragment without a body.
    """

    def mended(found: re.Match[str]) -> str:
        code = int(found[1], 16) if found[1] else int(found[2])
        return "\ufffd" if code > 0x10FFFF or code == 0 or clean(chr(code)) == "\ufffd" else found[0]

    page = _REFERENCE.sub(mended, clean(page))
    return page if _WHOLE.search(page) else f"<html><body>{page}</body></html>"


def _without_noise(body: Composer) -> Composer:
    """The body without the lines that sites put between the paragraphs of an article."""
    beginnings, whole_lines = _noise()
    text, blocks = body.finish()
    out = Composer()
    for block in blocks:
        words = block.span.of(text)
        folded = " ".join(words.split()).casefold() if len(words) <= _NOISE_LENGTH else ""
        if not (folded.startswith(beginnings) or folded in whole_lines):
            out.add(block.kind, words, level=block.level, marker=block.marker)
    return out


@cache
def _noise() -> tuple[tuple[str, ...], frozenset[str]]:
    """The beginnings of such lines, and those that are such a line in whole."""
    lines = [line for language in LANGUAGES for line in words_of_list(language, "page_noise")]
    beginnings = tuple(line for line in lines if not line.endswith("$"))
    return beginnings, frozenset(line.removesuffix("$") for line in lines if line.endswith("$"))


def _without_title(body: etree._Element, title: str | None) -> etree._Element:
    """The body without a heading at its top that says the title again."""
    from reader.intake.pages.tree import words_of

    first = next((element for element in body if line(words_of(element))), None)
    if first is not None and first.tag in {"head", "p"} and line(words_of(first)) == title:
        body.remove(first)
    return body
