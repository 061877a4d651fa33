"""Lines that news sites print between an article's paragraphs and that are no part of it.

Each kind is one rule with a name: a call to read something else, to scroll, to follow the site, a notice of rights, and
so on. A rule has to know the whole line, so that a sentence which only begins like one of them stays. Captions and
credits are a kind of their own: they leave the text and are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import list_file

MAX_LINE = 320
"""Characters: a longer paragraph is one, however it begins."""


class LineKind(StrEnum):
    """What a line is that belongs to the site rather than to the article."""

    READ_ALSO = "a link to something else"
    VIDEO = "a video or picture that stands elsewhere"
    SCROLL = "a call to go on"
    ADVERT = "the place of an advertisement"
    FOLLOW = "a call to follow, join or subscribe"
    RIGHTS = "a notice of rights"
    AIRED = "where the article appeared"
    FACT_CHECK = "a site's offer to check facts"
    PAGES = "numbers of pages"
    SHARE = "buttons and forms"
    SECTION = "the heading of a list of other articles"
    SIGNS = "signs without words"
    CAPTION = "the caption of a picture"
    CREDIT = "who made a picture or worked on the article"


KEPT_APART = frozenset({LineKind.CAPTION, LineKind.CREDIT})
"""What is taken out of the text but kept beside it."""


@dataclass(frozen=True, slots=True)
class LineRule:
    """One shape of such lines."""

    kind: LineKind
    """What a line of this shape is."""
    shape: re.Pattern[str]
    """What the whole line looks like, in lower case, its spaces single, with or without the signs around it."""
    ends: bool
    """Whether a line that ends like a sentence can be of this shape."""
    speaks: bool
    """Whether a line in which somebody speaks can be of this shape."""

    def fits(self, *, ends: bool, speaks: bool) -> bool:
        """Whether a line that ends like a sentence, and in which somebody speaks, can be of this shape."""
        return (self.ends or not ends) and (self.speaks or not speaks)


_SIGNS = "()[]{}*•·–—-_=#|~^<>»«→▶►●■✓✔➤👉 \t\u00a0"
_BREAK = re.compile(r"(?:\* ?){3,}|_{3,}|-{3,}|={3,}|(?:• ?){3,}|(?:~ ?){3,}")
"""Signs that part an article's sections."""
_SENTENCE_END = re.compile(r"[.!?…。][\"'”’)\]]*$")
_CREDITED = re.compile(
    r"(?:(?:[^“”\"/]|(?<=\d)/(?=\d)){0,260}[\s(])?"
    r"(?:[(\[][A-Z][\w.&' -]{1,40}/[A-Z][\w.'-]{1,30}(?: [A-Z][\w.'-]{0,30}){0,4}"
    r"(?:/[\w.' -]{1,30})?(?:, [Ff]ile)?[)\]]"
    r"|[A-Z][A-Z. ]{2,30}/[A-Z][A-Z. ]{2,40})\.?"
)
"""What ends with an agency and a photographer: in brackets, or in capitals."""
_ACRONYMS = re.compile(r"[(\[][A-Z]{2,5}/[A-Z]{2,5}[)\]]\.?$")
"""Two ways to shorten what the words before them say: (UMP/UMK)."""
_SIGNED = re.compile(r"[.!?…][\"'”’)\]]? *(?P<signature>[(\[](?P<signs>[\w.&’' */-]{1,60})[)\]]\.?)$")
"""What stands in brackets behind the end of a sentence."""
_INITIALS = re.compile(r"\*{1,3}|(?:[a-z]{2,6}\d?/)*[a-z]{2,4}|(?:[A-Za-z]{1,5}/)?[A-Z]{1,3}-\d{1,2}")
_NAMED = re.compile(r"(?:[A-Z\d][\w.&’'-]*(?:[ /]|$))+")
"""Names, each word of which begins with a capital, one or more."""
_PROMOTION = re.compile(r"(?<=[.!?”\"]) +(?P<promotion>\(?[^\W\d_][^.!?:“”\"]{2,24} ?: [^.!?]{3,160}\)?)$")
"""A label and what it leads to, behind the end of a sentence."""
_MAX_PROMOTION = 220
_CAPITALS = re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){1,3}(?: ?[|/,] ?[A-Z][A-Z.’' -]{1,30}){0,3}")
"""A name in capitals, with an agency or other names behind it."""


_BRANDS = (
    "(?:google news|whats ?app|wa|telegram|twitter|facebook|instagram|you ?tube|tik ?tok|threads|linkedin|play store|"
    "app store|tag google)"
)
"""Services that sites everywhere ask to be followed on."""
_LIST = "page_lines"
"""The list of shapes in a language's folder."""


@dataclass(frozen=True, slots=True)
class SiteLines:
    """The shapes of all languages."""

    rules: tuple[LineRule, ...]
    """In the order in which a line is held against them."""
    speech: re.Pattern[str]
    """Words by which a line shows that somebody speaks in it."""
    joined: dict[tuple[bool, bool], re.Pattern[str]]
    """All shapes that fit, by whether a line ends like a sentence and whether somebody speaks in it."""

    def kind(self, line: str) -> LineKind | None:
        """What a paragraph is where it is no part of the article; None where it is one."""
        if len(line) > MAX_LINE:
            return None
        words = " ".join(line.split())
        if _CREDITED.fullmatch(words) and not _ACRONYMS.search(words):
            return LineKind.CAPTION
        words = words.casefold()
        bare = words.strip(_SIGNS)
        if not bare:
            return None if _BREAK.fullmatch(words) else LineKind.SIGNS
        ends, speaks = _SENTENCE_END.search(bare) is not None, self.speech.search(bare) is not None
        told = (bare, words) if bare != words else (bare,)
        if not any(self.joined[ends, speaks].fullmatch(each) for each in told):
            return None
        fitting = (rule for rule in self.rules if rule.fits(ends=ends, speaks=speaks))
        return next(rule.kind for rule in fitting if any(rule.shape.fullmatch(each) for each in told))


def signature_of(words: str) -> str:
    """What an article's last paragraph ends with in brackets: initials or names of who wrote it; empty for none."""
    found = _SIGNED.search(words[-MAX_LINE:])
    if found is None or not (_INITIALS.fullmatch(found["signs"]) or _NAMED.fullmatch(found["signs"])):
        return ""
    return found["signature"]


def without_promotion(words: str, site: SiteLines) -> str:
    """A paragraph without "Baca juga: ..." behind its last sentence."""
    at = max(0, len(words) - _MAX_PROMOTION)
    found = _PROMOTION.search(words, at)
    is_one = found is not None and site.kind(found["promotion"]) is LineKind.READ_ALSO
    return words[: found.start()] if found is not None and is_one else words


def is_signature(line: str) -> bool:
    """Whether a line behind an article's last sentence only says who wrote it."""
    if len(line) > MAX_LINE:
        return False
    if (behind := line.lstrip("-–— ")) != line and behind[:1] == "(":
        return _NAMED.fullmatch(behind.strip("(). ")) is not None
    inner = line[1:-1] if line[:1] in "([" and line[-1:] in ")]" else None
    return _CAPITALS.fullmatch(line) is not None or (
        inner is not None and len(inner.split()) > 1 and _NAMED.fullmatch(inner) is not None
    )


def site_lines() -> SiteLines:
    """The shapes of the languages that there are. Ask once a page: it looks for their folders."""
    return _table(tuple(LANGUAGES))


def kind_of_line(line: str) -> LineKind | None:
    """What a single line is, as `SiteLines.kind`."""
    return site_lines().kind(line)


@cache
def _table(languages: tuple[str, ...]) -> SiteLines:
    rules: list[LineRule] = []
    speech: list[str] = []
    for language in languages:
        words = {"BRANDS": _BRANDS}
        rules += _shapes(language, words)
        speech.append(words.pop("SPEECH", r"(?!)"))
    joined = {
        (ends, speaks): re.compile(
            "|".join(f"(?:{r.shape.pattern})" for r in rules if r.fits(ends=ends, speaks=speaks))
        )
        for ends in (True, False)
        for speaks in (True, False)
    }
    return SiteLines(tuple(rules), re.compile("|".join(speech)), joined)


def _shapes(language: str, words: dict[str, str]) -> Iterator[LineRule]:
    """The shapes of one language's list; `words` gains what its sections [=NAME] say.

    Raises ValueError for a line that is no shape.
    """
    path = list_file(language, _LIST)
    if not path.exists():
        return
    section = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("[") and line.endswith("]") and line[1:-1].strip("=").isidentifier():
                section = line[1:-1]
            elif section.startswith("="):
                words[section[1:]] = _filled(line, words)
            else:
                yield _rule(LineKind[section], line, words)
        except (KeyError, re.error) as error:
            raise ValueError(f"{path.name} of {language}, line {number} is no shape of a known kind") from error


def _rule(kind: LineKind, line: str, words: dict[str, str]) -> LineRule:
    marks, shape = set(), line
    while shape.startswith(("-end ", "-speech ")):
        mark, _, shape = shape.partition(" ")
        marks.add(mark)
    return LineRule(kind, re.compile(_filled(shape, words)), "-end" not in marks, "-speech" not in marks)


def _filled(shape: str, words: dict[str, str]) -> str:
    for name, alternatives in words.items():
        shape = shape.replace(f"{{{name}}}", alternatives)
    return shape
