"""A page's characters as a tree: its encoding, the references that it writes, and what a parser stumbles over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from reader.intake.pages.extraction import trafilatura
from reader.intake.text import clean

if TYPE_CHECKING:
    from lxml import etree

_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD_BYTES = 1 << 14
"""Bytes in which a page names its encoding; HTML asks for 1,024, sites give more."""
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}))(?:;|(?![0-9a-zA-Z]))")
_PROGRAM = re.compile(
    r"\s*(?:<br\s*/?>\s*)*(?:<b>)?(?:php )?(?:warning|notice|deprecated|strict standards|(?:fatal|parse) error)"
    r"(?:</b>)?:[ \t][^\n]{0,600}? on line (?:<b>)?\d+(?:</b>)?\s*(?:<br\s*/?>\s*)*",
    re.IGNORECASE,
)
"""What a server's program complains of above the page that it makes."""
_MAX_COMPLAINTS = 50
_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of writing: a page has mark-up for it, and a terminal has no use of it."""


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names near its top, as HTML or XML does; None where it names none."""
    found = _CHARSET.search(data[:_HEAD_BYTES])
    return found[1].decode("ascii") if found else None


def parseable(page: str) -> str:
    """The page as a parser can read it: no control characters, written out or by number, and a whole page.

    References to 128 to 159 mean Windows-1252's characters, as the HTML standard has it.
    """
    page = _REFERENCE.sub(_referred, clean(_DIRECTION.sub("", _without_complaints(page))))
    return page if _WHOLE.search(page) else f"<html><body>{page}</body></html>"


def _without_complaints(page: str) -> str:
    at = 0
    for _ in range(_MAX_COMPLAINTS):
        found = _PROGRAM.match(page, at)
        if found is None:
            break
        at = found.end()
    return page[at:]


def _referred(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    if 0x80 <= code < 0xA0:
        return bytes([code]).decode("cp1252", "replace")
    if code > 0x10FFFF or code == 0:
        return "\ufffd"
    char = chr(code)
    if _DIRECTION.match(char):
        return ""
    return "\ufffd" if clean(char) == "\ufffd" else found[0]


def parsed(page: str) -> etree._Element | None:
    """The tree of a page; None where a parser finds nothing in it."""
    return cast("etree._Element | None", trafilatura().utils.load_html(parseable(page)))
