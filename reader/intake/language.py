"""A small test for the language of a text: Indonesian, English, or neither.

It counts words that only one of the two is full of. Malay shares Indonesian's, so it is told apart by spellings that
one of them alone uses; a text of another language holds too few of either list and stays without a language.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reader.intake.wordlists import word_list

_SAMPLE = 20_000
"""Code points that are looked at: some three thousand words settle it."""
_FLOOR = 0.06
"""Least share of listed words. News in either language has 0.18 to 0.40, lists of names 0.07, other languages 0.03."""
_LEAD = 1.5
"""How many times more of its words the winner has."""
_MALAY = 2
"""How many words of its own show Malay: one may stand in a name or a quotation."""
_WORD = re.compile(r"[^\W\d_]+")


class _Lists(NamedTuple):
    indonesian: frozenset[str]
    english: frozenset[str]
    only_indonesian: frozenset[str]
    only_malay: frozenset[str]


@cache
def _lists() -> _Lists:
    indonesian = word_list("id.txt")
    return _Lists(
        frozenset(word for word in indonesian if not word.startswith("!")),
        frozenset(word_list("en.txt")),
        frozenset(word.removeprefix("! ") for word in indonesian if word.startswith("!")),
        frozenset(word_list("ms.txt")),
    )


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, "id" or "en"; None where it seems to be neither."""
    lists = _lists()
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return None
    indonesian = sum(word in lists.indonesian for word in words)
    english = sum(word in lists.english for word in words)
    best, other, language = max((indonesian, english, "id"), (english, indonesian, "en"))
    if best < _FLOOR * len(words) or best < _LEAD * other:
        return None
    if language == "id":
        malay = sum(word in lists.only_malay for word in words)
        if malay >= _MALAY and malay > sum(word in lists.only_indonesian for word in words):
            return None
    return language
