"""An article in sections: what is in one language, and no more at once than memory should hold.

Nearly every article is one section. One in two languages has a section for each, which holds its paragraphs alone, so
that each is read by its own word lists; a text as long as a library has one for every hundred thousand words. What was
understood of the sections is put together to one Analysis: actors who bear the same name are one.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.analysis.draft import Chars
from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.guess import paragraph_languages
from reader.model import Actor, ActorKind, Analysis, Span, Statement

InPart = tuple[int, Actor]
"""An actor and the number of the section that it was found in."""

SECTION_CHARS = 700_000
"""Characters of a section, some 100,000 words; one may be a paragraph longer."""


class Section:
    """Some paragraphs of an article as a text of their own, which knows where they stand in the article."""

    def __init__(self, text: str, paragraphs: Sequence[Chars], language: str) -> None:
        """The section that is the whole article."""
        self.text = text
        """The paragraphs with the white space behind each."""
        self.paragraphs = paragraphs
        """Where the paragraphs stand in `text`."""
        self.language = language
        """Code of the language that it is read in; one that has word lists."""
        self._places: Sequence[int] = ()

    @classmethod
    def of(cls, article: str, paragraphs: Sequence[Chars], ends: Sequence[int], language: str) -> Section:
        """The section of those paragraphs of an article; `ends` is where the white space behind each ends."""
        whole = "".join(article[start:end] for (start, _), end in zip(paragraphs, ends, strict=True))
        inside, at = [], 0
        for (start, end), behind in zip(paragraphs, ends, strict=True):
            inside.append((at, at + end - start))
            at += behind - start
        section = cls(whole, inside, language)
        section._places = [start for start, _ in paragraphs]
        return section

    def place(self, char: int) -> int:
        """Where a character of the section stands in the article."""
        if not self._places:
            return char
        number = max(0, bisect_right(self.paragraphs, char, key=lambda paragraph: paragraph[0]) - 1)
        return self._places[number] + char - self.paragraphs[number][0]

    def in_article(self, found: Analysis) -> Analysis:
        """What was understood of the section, with the places that it has in the article."""
        if not self._places:
            return found
        return replace(
            found,
            entities=tuple(replace(one, span=self._moved(one.span)) for one in found.entities),
            actors=tuple(replace(one, mentions=tuple(map(self._moved, one.mentions))) for one in found.actors),
            statements=tuple(map(self._statement, found.statements)),
        )

    def _moved(self, span: Span) -> Span:
        return Span(self.place(span.start), self.place(span.end - 1) + 1)

    def _statement(self, one: Statement) -> Statement:
        dated = one.date and replace(one.date, span=one.date.span and self._moved(one.date.span))
        return replace(
            one,
            spans=tuple(map(self._moved, one.spans)),
            cue=one.cue and self._moved(one.cue),
            speaker=one.speaker and self._moved(one.speaker),
            date=dated,
        )


def sections(text: str, paragraphs: Sequence[Chars], language: str) -> list[Section]:
    """The sections of an article in `language`, those of its own language first, each in text order."""
    codes = paragraph_languages((text[start:end] for start, end in paragraphs), language)
    known = [code if LANGUAGES.has(code) else language for code in codes]
    if len(text) <= SECTION_CHARS and set(known) <= {language}:
        return [Section(text, paragraphs, language)]
    ends = [*(start for start, _ in paragraphs[1:]), len(text)]
    found: list[Section] = []
    for code in sorted({*known}, key=lambda code: (code != language, code)):
        numbers = [number for number, own in enumerate(known) if own == code]
        found += [
            Section.of(text, [paragraphs[n] for n in part], [ends[n] for n in part], code)
            for part in _parts(numbers, [ends[n] - paragraphs[n][0] for n in numbers])
        ]
    return found


def _parts(numbers: Sequence[int], sizes: Sequence[int]) -> Iterator[Sequence[int]]:
    """The paragraphs in as few parts as may be, all about as long."""
    share = sum(sizes) / max(1, math.ceil(sum(sizes) / SECTION_CHARS))
    begin = size = 0
    for at, more in enumerate(sizes, start=1):
        size += more
        if size >= share or at == len(sizes):
            yield numbers[begin:at]
            begin, size = at, 0


def joined(parts: Sequence[Analysis], language: str) -> Analysis:
    """What was understood of the sections of one article, each at its places in the article, as one Analysis."""
    if len(parts) == 1:
        return replace(parts[0], language=language)
    groups = sorted(_groups(parts), key=lambda group: min(actor.mentions[:1] for _, actor in group))
    ids = {(part, actor.id): f"a{n}" for n, group in enumerate(groups, start=1) for part, actor in group}
    entities = [
        replace(one, actor=one.actor and ids[part, one.actor])
        for part, found in enumerate(parts)
        for one in found.entities
    ]
    statements = [
        replace(
            one,
            actor=one.actor and ids[part, one.actor],
            rivals=tuple(replace(rival, actor=ids[part, rival.actor]) for rival in one.rivals),
        )
        for part, found in enumerate(parts)
        for one in found.statements
    ]
    statements.sort(key=lambda one: (one.start, -one.end))
    return Analysis(
        language,
        tuple(sorted(entities, key=lambda entity: entity.span)),
        tuple(_one_actor(f"a{n}", [actor for _, actor in group]) for n, group in enumerate(groups, start=1)),
        tuple(replace(one, id=f"s{number}") for number, one in enumerate(statements, start=1)),
        engine=parts[0].engine,
    )


def _groups(parts: Sequence[Analysis]) -> list[list[InPart]]:
    """The actors of all sections, those together that are one.

    One are those of the same kind and name, and a person of one name with the only one of another section whose longer
    name has it.
    """
    by_name: dict[tuple[str, ActorKind], list[InPart]] = defaultdict(list)
    for part, found in enumerate(parts):
        for actor in found.actors:
            by_name[actor.name.casefold(), actor.kind].append((part, actor))
    longer: dict[str, list[tuple[str, ActorKind]]] = defaultdict(list)
    for name, kind in by_name:
        if kind is ActorKind.PERSON and " " in name:
            for word in {*name.split()}:
                longer[word].append((name, kind))
    for name, kind in [*by_name]:
        fitting = longer[name] if kind is ActorKind.PERSON and name in longer else []
        if len(fitting) == 1:
            sections_of = [{part for part, _ in by_name[key]} for key in (fitting[0], (name, kind))]
            if sections_of[0].isdisjoint(sections_of[1]):
                by_name[fitting[0]] += by_name.pop((name, kind))
    return [*by_name.values()]


def _one_actor(identity: str, found: Sequence[Actor]) -> Actor:
    """One actor of those that are one: the fullest name, and what the first that tells it tells of each other thing."""
    return Actor(
        identity,
        max((actor.name for actor in found), key=len),
        found[0].kind,
        next((actor.role for actor in found if actor.role), None),
        next((actor.affiliation for actor in found if actor.affiliation), None),
        tuple(sorted(span for actor in found for span in actor.mentions)),
    )
