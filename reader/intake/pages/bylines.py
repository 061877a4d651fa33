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
_DOMAINS = frozenset({"", "com", "id", "coid", "net", "org", "online"})
_NOTHING = frozenset({"null", "none", "undefined"})
_PARTICLES = frozenset({"bin", "binti", "de", "van", "von", "der", "den", "al", "el", "la"})
_NOT_LETTERS = re.compile(r"[\W_]+")
_BEHIND_NAME = re.compile(r"\s+[|–—-]\s+")
_SENTENCE = re.compile(r"^(?:\S+\s+){6,}\S+[.!?]$")
"""Too many words for a line of names, with a sentence's end."""
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
    correspondent: re.Pattern[str]
    """One behind which a place or an outlet may stand before the name, parted from it by a comma."""
    other: re.Pattern[str]
    """A word that introduces somebody else, at the beginning."""
    later: re.Pattern[str]
    """What stands between somebody else and the word that introduces the writers."""
    line: re.Pattern[str]
    """A whole line that names them, with the group `names`."""
    signed: re.Pattern[str]
    """A whole line of a name and what that person is, with the group `names`."""
    account: re.Pattern[str]
    """What is no person's name."""
    role: re.Pattern[str]
    """What a person is, as a part of a line of names."""
    joints: frozenset[str]
    """Words between two names."""
    outlets: frozenset[str]
    """Names of media, folded."""


@cache
def _words(languages: tuple[str, ...]) -> _Words:
    told: dict[str, list[str]] = {
        "writer": [],
        "correspondent": [],
        "other": [],
        "account": [],
        "behind": [],
        "role": [],
    }
    for language in languages:
        for entry in entries(language, "byline_words", frozenset({"kind"})):
            for kind in entry.get("kind").split("+"):
                told[kind].append(re.escape(entry.words))
    told["writer"] += told["correspondent"]
    writers, correspondents, others, accounts, behind, roles = (
        "|".join(sorted(words, key=len, reverse=True)) or "(?!)" for words in told.values()
    )
    return _Words(
        start=re.compile(rf"\s*(?:{writers})(?:\s*[:|,]|\s|$)", re.IGNORECASE),
        correspondent=re.compile(rf"(?:{correspondents})\s+(?P<place>[^:,\n]{{2,40}}),\s*", re.IGNORECASE),
        other=re.compile(rf"\s*(?:{others})\s*[:|]", re.IGNORECASE),
        later=re.compile(rf"[|,;/\n•·–—-]\s*(?=(?:{writers})\s*[:|])", re.IGNORECASE),
        line=re.compile(
            rf"(?:{writers})(?:\s*[:|,]\s*|\s+)(?P<names>{_NAME}(?:[ ,&/]+{_NAME}){{0,9}}?)"
            rf",?\s*(?:$|[|;•·–—(*\d\n-]|[,/]?\s*(?:{others}|{behind})(?!\w))",
            re.IGNORECASE,
        ),
        signed=re.compile(rf"(?P<names>{_NAME}(?: {_NAME}){{1,4}}),\s*(?:{roles})\s*(?:$|[|•·–—\d\n-])", re.IGNORECASE),
        account=re.compile(rf"\b(?:{accounts}|{others})(?!\w)", re.IGNORECASE),
        role=re.compile(rf"(?:.*\s)?(?:{roles})(?:\s.*)?", re.IGNORECASE),
        joints=frozenset().union(*(LANGUAGES[language].conjunctions for language in languages)),
        outlets=frozenset(folded(outlet.words) for language in languages for outlet in entries(language, "outlets")),
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
    if place := words.correspondent.match(name):
        name = name[place.end() :]
    elif introduced := words.start.match(name):
        name = name[introduced.end() :] or name
    name = _without_role(_BEHIND_NAME.split(name)[0].strip(" ,;:|-"), words)
    if not name or len(name) > MAX_BYLINE or _is_site(folded(name), sites):
        return None
    return None if _ADDRESS.search(name) or words.account.search(name) else name


def _is_site(name: str, sites: list[str]) -> bool:
    """Whether a folded name is nobody's, or the site's, either written with or without the end of an address."""
    return name in _NOTHING or any(
        longer.startswith(shorter) and longer[len(shorter) :] in _DOMAINS
        for site in sites
        for longer, shorter in ((name, site), (site, name))
    )


def _without_role(names: str, words: _Words) -> str:
    """The names without what a person is ("Ann Field, City Reporter") and for whom ("Surya Wijaya/Antara")."""
    first, *others = names.split(", ")
    kept = ", ".join((first, *(other for other in others if not words.role.fullmatch(other))))
    first, *others = kept.split("/")
    is_name = [not (_ADDRESS.search(other) or folded(other) in words.outlets) for other in others]
    return "/".join((first, *(other for other, kept_one in zip(others, is_name, strict=True) if kept_one))).strip()


def introduces_writers(words: str) -> bool:
    """Whether words are nothing but what introduces an article's writers: "Written by"."""
    found = _words(tuple(LANGUAGES)).start.match(words)
    return found is not None and found.end() == len(words)


def printed_byline(root: etree._Element) -> str | None:
    """The names in the first short element that a word such as "Reporter" introduces, behind others or at once.

    Else those in the first that is nothing but a name and what that person is.
    """
    words = _words(tuple(LANGUAGES))
    signed: str | None = None
    for element in root.iter(*_ELEMENTS):
        first = _first_words(element)
        is_later = words.start.match(first) is None
        if is_later and not words.other.match(first):
            signed = signed or _signed(element, first, words)
            continue
        text = lines_of(element, 2 * MAX_BYLINE)
        if introduces_writers(text):
            text = f"{text.rstrip(' :')} {_beside(element)}"
        if len(text) > MAX_BYLINE:
            continue
        begin = words.later.search(text) if is_later else None
        names = _named(text, begin.end() if begin else 0, words)
        if names is not None:
            return names
    return signed


def _named(text: str, at: int, words: _Words) -> str | None:
    """The names in a line of them that begins at a place; None where there is none, or a sentence."""
    if place := words.correspondent.match(text, at):
        text, at = text[: place.start("place")] + text[place.end() :], 0
    found = words.line.match(text, at)
    if found is None or not _is_capitalised(found["names"], words.joints) or _SENTENCE.search(text):
        return None
    return line(found["names"])


def _signed(element: etree._Element, first: str, words: _Words) -> str | None:
    """The name in a short element that holds nothing but it and what that person is, perhaps with the day."""
    if "," not in first or len(first) > MAX_BYLINE:
        return None
    text = lines_of(element, 2 * MAX_BYLINE)
    found = words.signed.match(text) if len(text) <= MAX_BYLINE else None
    return line(found["names"]) if found is not None and _is_capitalised(found["names"], words.joints) else None


def _beside(element: etree._Element) -> str:
    """The words of the element behind one, where nothing but a colon stands between the two; empty for none."""
    following = element.getnext()
    between = (element.tail or "").strip()
    if between.strip(":|"):
        return between.lstrip(":| ")
    return lines_of(following, MAX_BYLINE) if following is not None else ""


def _first_words(element: etree._Element) -> str:
    """The first words in an element, looked for in it and its first descendants."""
    for inner, _ in zip(element.iter("*"), range(4), strict=False):
        if text := (inner.text or "").strip():
            return text
    return ""


def _is_capitalised(names: str, joints: frozenset[str]) -> bool:
    words = [word for word in _PARTS.split(names) if word.casefold() not in joints | _PARTICLES]
    return bool(words) and all(word[:1].isupper() or _ADDRESS.search(word) for word in words)
