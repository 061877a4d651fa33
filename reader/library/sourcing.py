"""How an article comes by its statements: whether a speaker has a name, man or woman, and first or second hand.

Second hand is what is passed on: what another outlet or page published before, or what somebody says who is quoted by
somebody else. All times are n log n in the statements of an article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import entries, words
from reader.analysis.lang.genders import gender_of_description, gender_of_name
from reader.model import Actor, ActorKind, Analysis, Article, EntityLabel, Span, Statement, outlet_of
from reader.model.text import JOINED_WORD, SENTENCE_END, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN_NAME_LETTERS = 5
"""Letters at the beginning by which an outlet is taken for the article's own: detikcom, detikNews, news.detik.com."""


def named_actors(analysis: Analysis) -> frozenset[str]:
    """The ids of the actors that have a name: one that is an entity, or that the reader wrote."""
    found = {entity.actor for entity in analysis.entities if entity.actor is not None}
    written = (one.id for one in analysis.actors if one.id.startswith("r-") and one.name != one.name.casefold())
    return frozenset((*found, *written))


def gender_of(actor: Actor, language: str | None, *, named: bool) -> str:
    """Of a person "he" or "she", by the word before the name (Ibu, Mr), the first name, or what describes; else ""."""
    if actor.kind is not ActorKind.PERSON:
        return ""
    if not named:
        return gender_of_description(actor.name, language)
    role = actor.role or ""
    before = "" if " " in role else gender_of_description(role.strip("."), language)
    return before or gender_of_name(actor.name, language)


def own_words(statements: Sequence[Statement], text: str) -> list[int]:
    """For each statement, as they stand in the analysis, the words of its content that are in none within it."""
    counts = [sum(len(JOINED_WORD.findall(span.of(text))) for span in one.spans) for one in statements]
    whole = list(counts)
    for number, holder in enumerate(holders(statements)):
        if holder is not None:
            counts[holder] -= whole[number]
    return [max(count, 0) for count in counts]


def holders(statements: Sequence[Statement]) -> list[int | None]:
    """For each statement the number of the nearest one before it in the analysis in whose content it stands."""
    found: list[int | None] = []
    around: list[int] = []
    for number, one in enumerate(statements):
        while around and statements[around[-1]].end < one.end:
            around.pop()
        found.append(around[-1] if around and statements[around[-1]].start <= one.start else None)
        around.append(number)
    return found


def second_hand(article: Article, analysis: Analysis) -> list[bool]:
    """For each statement whether it is passed on."""
    language = analysis.language if LANGUAGES.has(analysis.language) else None
    if language is None:
        return [False] * len(analysis.statements)
    own = _words(f"{article.outlet or ''} {outlet_of(None, article.url) or ''}")
    passes_on = [
        entity.span
        for entity in analysis.entities
        if entity.label is EntityLabel.ORG and _is_outlet(entity.span.of(article.text), _outlets(language), own)
    ]
    starts = [span.start for span in passes_on]
    found = []
    sentences = _sentences(article, analysis.statements)
    for one, holder, around in zip(analysis.statements, holders(analysis.statements), sentences, strict=True):
        named = passes_on[bisect_left(starts, around.start) : bisect_left(starts, around.end)]
        speaker = analysis.actors_by_id.get(one.actor or "")
        found.append(
            holder is not None
            or (speaker is not None and _is_outlet(speaker.name, _outlets(language), own))
            or any(not _within(span, one) for span in named)
            or not _citing(language).isdisjoint(_words(_outside(article.text, around, one)))
        )
    return found


def _is_outlet(name: str, outlets: frozenset[str], own: Sequence[str]) -> bool:
    """Whether a name is that of an outlet, and not of the article's own: one that begins with the same letters."""
    words = JOINED_WORD.findall(name)
    if outlets.isdisjoint(words):
        return False
    beginnings = ["".join(filter(str.isalnum, word.casefold()))[:OWN_NAME_LETTERS] for word in words]
    return not any(name.startswith(beginning) for beginning in beginnings for name in own)


def _within(span: Span, one: Statement) -> bool:
    return any(span.overlaps(content) for content in one.spans)


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text.casefold()) if len(word) > 1]


def _sentences(article: Article, statements: Sequence[Statement]) -> Iterator[Span]:
    """For each statement the sentence, or sentences, of its paragraph that hold content, cue and speaker."""
    starts = [block.span.start for block in article.blocks]
    ends: dict[int, list[int]] = {}
    for one in statements:
        index = bisect_right(starts, one.start) - 1
        block = article.blocks[max(index, 0)].span if article.blocks else Span(one.start, one.end)
        if index not in ends:
            ends[index] = [found.end() for found in SENTENCE_END.finditer(article.text, block.start, block.end)]
        yield _around(block, ends[index], one)


def _around(block: Span, ends: Sequence[int], one: Statement) -> Span:
    parts = [span for span in (one.cue, one.speaker) if span is not None and block.contains(span.start)]
    first = min([one.start, *(span.start for span in parts)])
    last = max([one.end, *(span.end for span in parts)])
    before, after = bisect_right(ends, first) - 1, bisect_left(ends, last)
    start = ends[before] if before >= 0 else min(block.start, first)
    return Span(start, ends[after] if after < len(ends) else max(block.end, last))


def _outside(text: str, around: Span, one: Statement) -> str:
    """The words of a stretch that are not the statement's content."""
    pieces, at = [], around.start
    for span in one.spans:
        pieces.append(text[at : span.start])
        at = max(at, span.end)
    return " ".join((*pieces, text[at : around.end]))


@cache
def _citing(language: str) -> frozenset[str]:
    """Verbs by which something is taken from another outlet, lower case."""
    uses = entries(language, "small_words", frozenset({"use"}))
    return frozenset(entry.words for entry in uses if entry.get("use") == "quoted_from")


@cache
def _outlets(language: str) -> frozenset[str]:
    """One-word names of outlets, as written."""
    return frozenset(name for name in words(language, "outlets") if " " not in name)
