"""Who wrote a page's article: whom it prints beside "Penulis:" or "By", whom its data and its meta tags name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import entries
from reader.intake.compose import line
from reader.intake.pages.elements import lines_of

if TYPE_CHECKING:
    from lxml import etree

MAX_BYLINE = 160
"""Characters of an element that says who wrote the article."""
_NAME = r"[^\W\d_][\w.'’-]*"
_ADDRESS = re.compile(r"https?:|www\.|\.(?:com|co|id|net|org)\b|@", re.IGNORECASE)
_NOTHING = frozenset({"null", "none", "undefined"})
_PARTICLES = frozenset({"bin", "binti", "de", "van", "von", "der", "den", "al", "el", "la"})
_NOT_LETTERS = re.compile(r"[\W_]+")
_BEHIND_NAME = re.compile(r"\s+[|–—-]\s+")
_PARTS = re.compile(r"[ ,&/]+")
# fmt: off
_ELEMENTS = (
    "p", "div", "span", "li", "address", "small", "em", "strong", "b", "i", "h4", "h5", "h6", "a", "td",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class _Words:
    """What all languages say around a name."""

    start: re.Pattern[str]
    """A word that introduces the writers, at the beginning."""
    other: re.Pattern[str]
    """A word that introduces somebody else, at the beginning."""
    later: re.Pattern[str]
    """What stands between somebody else and the word that introduces the writers."""
    line: re.Pattern[str]
    """A whole line that names them, with the group `names`."""
    account: re.Pattern[str]
    """What is no person's name."""
    joints: frozenset[str]
    """Words between two names."""


@cache
def _words(languages: tuple[str, ...]) -> _Words:
    told: dict[str, list[str]] = {"writer": [], "other": [], "account": [], "behind": []}
    for language in languages:
        for entry in entries(language, "byline_words", frozenset({"kind"})):
            told[entry.get("kind")].append(re.escape(entry.words))
    writers, others, accounts, behind = (
        "|".join(sorted(words, key=len, reverse=True)) or "(?!)" for words in told.values()
    )
    return _Words(
        start=re.compile(rf"\s*(?:{writers})(?:\s*[:|]|\s|$)", re.IGNORECASE),
        other=re.compile(rf"\s*(?:{others})\s*[:|]", re.IGNORECASE),
        later=re.compile(rf"[|,;/\n•·–—-]\s*(?=(?:{writers})\s*[:|])", re.IGNORECASE),
        line=re.compile(
            rf"(?:{writers})(?:\s*[:|]\s*|\s+)(?P<names>{_NAME}(?:[ ,&/]+{_NAME}){{0,9}}?)"
            rf"\s*(?:$|[|•·–—(\d\n-]|[,/]?\s*(?:{others}|{behind})(?!\w))",
            re.IGNORECASE,
        ),
        account=re.compile(rf"\b(?:{accounts}|{others})(?!\w)", re.IGNORECASE),
        joints=frozenset().union(*(LANGUAGES[language].conjunctions for language in languages)),
    )


def folded(words: str) -> str:
    """Letters and digits alone, in lower case: two ways to write a name are one."""
    return _NOT_LETTERS.sub("", words).casefold()


def byline(root: etree._Element, data: list[str | None], meta: list[str], sites: list[str]) -> str | None:
    """Who wrote it: whom the page prints as writer, then its data, then its meta tags; the site itself is nobody."""
    for names in ([printed_byline(root)], data, meta):
        people = [person for name in names if name and (person := person_of(name, sites))]
        if people:
            return ", ".join(dict.fromkeys(people))
    return None


def person_of(name: str, sites: list[str]) -> str | None:
    """A name without the word before it and the site behind it; None where it is nobody's.

    `sites` are names of the site, folded.
    """
    words = _words(tuple(LANGUAGES))
    if introduced := words.start.match(name):
        name = name[introduced.end() :] or name
    name = _BEHIND_NAME.split(name)[0].strip(" ,;:|-")
    if not name or len(name) > MAX_BYLINE or folded(name) in {*sites, *_NOTHING}:
        return None
    return None if _ADDRESS.search(name) or words.account.search(name) else name


def printed_byline(root: etree._Element) -> str | None:
    """The names in the first short element that a word such as "Reporter" introduces, behind others or at once."""
    words = _words(tuple(LANGUAGES))
    for element in root.iter(*_ELEMENTS):
        first = _first_words(element)
        is_later = words.start.match(first) is None
        if is_later and not words.other.match(first):
            continue
        text = lines_of(element, 2 * MAX_BYLINE)
        if len(text) > MAX_BYLINE:
            continue
        begin = words.later.search(text) if is_later else None
        found = words.line.match(text, begin.end() if begin else 0)
        if found is not None and _is_capitalised(found["names"], words.joints):
            return line(found["names"])
    return None


def _first_words(element: etree._Element) -> str:
    """The first words in an element, looked for in it and its first descendants."""
    for inner, _ in zip(element.iter("*"), range(4), strict=False):
        if text := (inner.text or "").strip():
            return text
    return ""


def _is_capitalised(names: str, joints: frozenset[str]) -> bool:
    words = [word for word in _PARTS.split(names) if word.casefold() not in joints | _PARTICLES]
    return bool(words) and all(word[:1].isupper() for word in words)
