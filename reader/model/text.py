"""What marks, words, sentences and days are, wherever the program asks: each is told here and nowhere else."""

from __future__ import annotations

import re
from datetime import date

DOUBLE_MARKS = '"“”„‟«»＂〝〞″'
"""Quotation marks that stand for speech by themselves."""
SINGLE_MARKS = "'‘’‚‛‹›`´′"
"""Marks that are quotation marks or apostrophes, as their place tells."""
QUOTATION_MARKS = DOUBLE_MARKS + SINGLE_MARKS
"""Every mark that may stand around a quotation."""
ONLY_OPENING_MARKS = "“„‟«〝‘‚‛‹"
"""Marks that open a quotation and never close one of the same kind; » and › do both, as languages differ."""
ONLY_CLOSING_MARKS = "»›〞"
"""Marks that close a quotation in most languages."""
OPENING_MARKS = DOUBLE_MARKS + "‘‚‹"
"""Marks that a quotation may begin with."""

_SHAPES = str.maketrans(dict.fromkeys(DOUBLE_MARKS, '"') | dict.fromkeys(SINGLE_MARKS, "'"))


def one_shape(text: str) -> str:
    """The text with one shape for all double quotation marks and one for all single ones; as many characters."""
    return text.translate(_SHAPES)


WORD = re.compile(r"[^\W_]+")
"""A word of letters and digits: what search looks for (FTS5's unicode61 tokenizer cuts alike), and file names hold."""
JOINED_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
"""A word as a person sees it, with the hyphens, apostrophes and points inside it: anak-anak, Ma'ruf, U.S."""

SENTENCE_ENDERS = ".!?…"
"""Signs that end a sentence, unless they belong to an abbreviation."""
CLOSING_SIGNS = "\"'”’»)]"
"""What may stand between the sign that ends a sentence and the white space behind it."""
SENTENCE_END = re.compile(rf"[{re.escape(SENTENCE_ENDERS)}]+[{re.escape(CLOSING_SIGNS)}]*(?=\s)")
"""The end of a sentence inside a paragraph, as far as its signs tell."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


LONGEST_HEADLINE = 200
"""Characters of the longest headline."""
_ENDS_OF_RUNNING_TEXT = ".!?…\"”'’:;,"
"""How a paragraph of running text ends."""


def is_headline(paragraph: str) -> bool:
    """Whether a first paragraph is a headline: short, and without the end mark of a sentence."""
    return (
        0 < len(paragraph) <= LONGEST_HEADLINE and "\n" not in paragraph and paragraph[-1] not in _ENDS_OF_RUNNING_TEXT
    )


def read_day(text: str | None) -> date | None:
    """The day that is written YYYY-MM-DD; None for None, a month, a year, and for anything else."""
    try:
        return date.fromisoformat(text) if text and _DAY.fullmatch(text) else None
    except ValueError:  # no such day
        return None


def typed_day(typed: str) -> date | None:
    """A day as people type it: 2024-10-21, 21/10/2024, 21.10.2024 or 21-10-2024; None for anything else."""
    parts = typed.strip().replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    first, second, third = (int(part) for part in parts)
    year, month, day = (first, second, third) if len(parts[0]) == 4 else (third, second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None


_USER = re.compile(r"\A([A-Za-z][A-Za-z0-9+.-]*://)[^/?#\s]*@")


def without_password(address: str) -> str:
    """An address without the user's name and password: they are for the server alone, and never kept or shown."""
    return _USER.sub(r"\1", address)


HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""C0 and C1 controls but tab and newline, direction overrides and isolates, and lone surrogates: in no kept text."""


def harmless_address(address: str) -> str:
    """An address in which what may be in no kept text is percent-encoded, and so leads where it led."""
    return HOSTILE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace")), address)


_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """`text` with all that could act on a terminal replaced by U+FFFD, one for one; tabs and line ends stay.

    The one way out for foreign words: escape sequences, carriage returns, changes of
    direction, and surrogates, which no encoding writes.
    """
    return _ACTING.sub("\N{REPLACEMENT CHARACTER}", text)
