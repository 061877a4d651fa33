"""Time grows with the size of what strangers wrote, not with its square: every kind of input, through every part.

A newcomer adds one line: a kind of input to `SHAPES`, or a part of the program that reads foreign text to `PARTS`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from reader.analysis.dates.part import grammar
from reader.analysis.engine.tokenizer import split_words
from reader.analysis.quotations.marks import pair
from reader.anchors import describe, find
from reader.errors import ReaderError
from reader.intake import clean, read
from reader.model import Block, BlockKind, Span
from reader.model.text import printable, without_password
from reader.tui.drawing.text import shorten
from reader.tui.drawing.wrapped_text import WrappedText
from tests.attack.wire import SENT
from tests.growth import growth

PIECES = {
    "one word": "x",
    "blanks": " ",
    "tabs and blanks": "\t ",
    "line ends": "\n",
    "carriage returns": "\r",
    "tiny paragraphs": "a\n\n",
    "lines of blanks": "a  \n  \n",
    "combining marks": "\u0301",
    "joined emoji": "👩‍👩‍👧‍👦",
    "flags": "🇮🇩",
    "Thai vowels": "\u0e33",
    "wide": "漢",
    "right to left": "שלום ",
    "zero width": "\u200b",
    "soft hyphens": "\u00ad",
    "no-break spaces": "\u00a0",
    "open marks": "“a ",
    "closing marks": "a” ",
    "straight marks": '"a ',
    "marks in turn": "“‘a’” ",
    "guillemets": "«a» »b« ",
    "apostrophes": "a'",
    "backticks": "`a ",
    "digits": "1",
    "decimals": "1.1,",
    "dates": "1/2/3/",
    "written dates": "Senin (10/3/2025) ",
    "hours": "10.30 WIB ",
    "hyphens": "a-",
    "dashes": "— ",
    "full stops": ".",
    "abbreviations": "U.S. ",
    "sentences": "Satu kata. ",
    "titles": "Wakil Menteri ",
    "names": "Ratna Wijanarko ",
    "cues": "kata menurut ujar ",
    "comments": "<!--",
    "comments that end": "<!-- a -->",
    "open tags": "<p>",
    "nested tags": "<div><b>",
    "end tags": "</p>",
    "tags without end": "<a ",
    "attributes": "<a b='c' ",
    "doctypes": "<!DOCTYPE ",
    "CDATA": "<![CDATA[",
    "processing instructions": "<?xml ",
    "references": "&amp;",
    "references without end": "&#1",
    "scripts": "<script>",
    "rows of a table": "<table><tr><td>",
    "controls": "\x1b[",
    "C1 controls": "\x9b",
    "replaced characters": "\ufffd",
    "at signs": "a@",
    "addresses": "http://a.b/c ",
    "passwords": "http://a:b@",
    "headings": "# a\n",
    "rules": "---\n",
    "emphasis": "*a _b ",
    "links": "[a](b",
    "open brackets": "[",
    "images": "![",
    "quotes in quotes": "> ",
    "lists": "- a\n  - b\n",
    "footnotes": "[^1]",
    "tables": "| a | b |\n",
    "fences": "```\n",
    "backslashes": "\\",
    "front matter": "a: b\n",
    "parentheses": "(a ",
    "commas": "a, ",
    "mail headers": "From: a\n",
    "items of a feed": "<item><title>a</title></item>",
    "JSON arrays": "[1,",
    "JSON objects": '{"a":',
}
"""What a text is made of, again and again: each has made a careless pattern or loop somewhere work for ever."""


def shape(kind: str, size: int) -> str:
    """A text of so many characters of one kind, or a few more."""
    return PIECES[kind] * (size // len(PIECES[kind]) + 1)


def _wrap(text: str) -> None:
    WrappedText(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), 20).upto_line(10**9)


def _anchor(text: str) -> None:
    find("baru " + text, describe(text, Span(0, max(len(text) // 2, 1))))


def _read(before: str, after: str = "") -> Callable[[str], object]:
    """Reads a source in which the text stands between others; what is no article is one sentence."""

    def work(text: str) -> None:
        with suppress(ReaderError):
            read("-", stdin=f"{before}{text}{after}".encode("utf-8", "replace"))

    return work


PARTS: dict[str, Callable[[str], object]] = {
    "clean": clean,
    "printable": printable,
    "without_password": lambda text: without_password("http://" + text),
    "wrapped text": _wrap,
    "shorten": lambda text: shorten(text, 60),
    "words": lambda text: split_words(text, "id"),
    "English words": lambda text: split_words(text, "en"),
    "dates": lambda text: grammar("id").find(text, None),
    "English dates": lambda text: grammar("en").find(text, None),
    "anchors": _anchor,
    "quotation marks": lambda text: pair(text, [(0, len(text))]),
    "plain text": _read("Satu.\n\n"),
    "Markdown": _read("# Judul\n\nSatu **dua**.\n\n"),
    "front matter": _read("---\ntitle: ", "\n---\n\nSatu."),
    "page": _read("<html><body><article><p>Satu kalimat.</p><p>", "</p></article></body></html>"),
    "head of a page": _read("<html><head><title>", "</title></head><body><p>Satu kalimat.</p></body></html>"),
    "feed": _read("<rss version='2.0'><channel><title>a</title><item><title>", "</title></item></channel></rss>"),
    "mail": _read("From: a@b\nSubject: ", "\n\nSatu."),
    "what a terminal is sent": lambda text: SENT.sub("", text),
}
"""What reads foreign text."""


LOOKED_AT_S = 0.04
"""Seconds of the processor in which eight thousand characters may be read without a look at how it grows."""


@pytest.mark.parametrize("part", PARTS)
def test_time_grows_with_the_text(part: str) -> None:
    def work(size: int) -> None:
        PARTS[part](shape(kind, size))

    for kind in PIECES:
        began = time.process_time()
        work(8_000)
        if time.process_time() - began > LOOKED_AT_S:
            assert growth(work, 4_000, 8) < 24, kind
