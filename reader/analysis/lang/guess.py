"""A small test for the language of a text: one of those that have a folder, or none.

It counts words that only one of them is full of. Where a language shares them with one that has no folder (Malay has
Indonesian's), spellings that one of the two alone uses tell them apart; a text of another language holds too few words
of any list and stays without a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import words
from reader.model.text import DOUBLE_MARKS

_SAMPLE = 20_000
"""Code points that are looked at: some three thousand words settle it."""
_LEAST_SHARE = 0.06
"""Least share of listed words. News in either language has 0.18 to 0.40, lists of names 0.07, other languages 0.03."""
_LEAD = 1.5
"""How many times more of its words the winner has than any other."""
_NEAR_WORDS = 2
"""How many words of its own show the near language: one may stand in a name or a quotation."""
_FEW_WORDS = 400
"""Code points below which a text may show nothing of its language."""
_PARAGRAPH_WORDS = 8
"""Words in lower case, outside quotation marks, by which the language of a paragraph is told."""
_FEW_LISTED = 2
"""Distinct listed words that tell it of a shorter one, where none of them is of another language's list."""
_WORD = re.compile(r"[^\W\d_]+")
_IN_MARKS = re.compile(rf"[{DOUBLE_MARKS}][^{DOUBLE_MARKS}]*[{DOUBLE_MARKS}]")


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it seems to be none of those that Kutip reads."""
    found = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    if not found:
        return None
    counts = {code: _count(found, words(code, "common_words")) for code in LANGUAGES}
    best = max(counts, key=lambda code: counts[code])
    others = max((count for code, count in counts.items() if code != best), default=0)
    if counts[best] < _LEAST_SHARE * len(found) or counts[best] < _LEAD * others:
        return None
    return None if _is_near(best, found) else best


def _is_near(code: str, found: list[str]) -> bool:
    """Whether the words are rather those of a language near the one with this code.

    Each word counts once: one that comes again and again may be a name, as Wang is, which is Malay for money.
    """
    if not LANGUAGES[code].near:
        return False
    distinct = {*found}
    near = len(distinct & words(code, "near_words"))
    return near >= _NEAR_WORDS and near > len(distinct & words(code, "own_words"))


def paragraph_languages(paragraphs: Iterable[str], otherwise: str | None) -> list[str | None]:
    """The language of each paragraph of a text, by its own words; `otherwise` where neither they nor others tell it.

    What stands in quotation marks and what bears a capital may be somebody else's words, or names, and tells nothing.
    A paragraph of few other words is in the language of the next ones before and behind it that tell theirs, where
    these agree; where they do not, its few words may tell which of the two it is.
    """
    own = [_own_words(one[:_SAMPLE]) for one in paragraphs]
    told = [guess_language(" ".join(found)) if _tells(found) else None for found in own]
    out = []
    for found, before, behind in zip(own, _carried(told), _carried(told[::-1])[::-1], strict=True):
        near = {code for code in (before, behind) if code}
        if len(near) > 1:
            near &= {guess_language(" ".join(found))}
        out.append(near.pop() if near else otherwise)
    return out


def _tells(found: Sequence[str]) -> bool:
    """Whether a paragraph's own words are enough to tell its language: many, or a few that only one of them lists."""
    if len(found) >= _PARAGRAPH_WORDS:
        return True
    *others, most = sorted(len({*found} & words(code, "common_words")) for code in LANGUAGES)
    return most >= _FEW_LISTED and not any(others)


def _own_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(_IN_MARKS.sub(" ", text)) if word.islower()]


def _carried(told: Sequence[str | None]) -> list[str | None]:
    """Each told code, and where none is told the last one before."""
    last, out = None, []
    for code in told:
        last = code or last
        out.append(last)
    return out


def main_language(text: str) -> str | None:
    """The language of most of a text in which two are mixed; None where none has half of it."""
    lengths: dict[str, int] = {}
    lines = text[:_SAMPLE].splitlines()
    for line, code in zip(lines, paragraph_languages(lines, None), strict=True):
        if code is not None:
            lengths[code] = lengths.get(code, 0) + len(line)
    best = max(lengths, key=lambda code: lengths[code], default=None)
    if best is None or 2 * lengths[best] < min(len(text), _SAMPLE):
        return None
    return None if _is_near(best, [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]) else best


def settled_language(text: str, declared: str | None) -> str | None:
    """What the words of a text show; what its source declares only where they are too few to show anything.

    `declared` is what a page or file calls its language ("id-ID").
    """
    guess = (main_language(text) if len(text) >= _FEW_WORDS else None) or guess_language(text) or main_language(text)
    code = (declared or "")[:3].casefold().strip("-_")
    if guess is None:
        return code if code in LANGUAGES and len(text) < _FEW_WORDS else None
    return None if code in LANGUAGES[guess].near else guess


def _count(found: list[str], listed: frozenset[str]) -> int:
    return sum(word in listed for word in found)
