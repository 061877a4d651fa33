"""Made-up articles with hand-made statements, run through the parts that find names, actors, speakers and dates.

No trained pipeline takes part: what is tested is what the rules make of names and statements that are given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from reader.analysis.actors import part as actors
from reader.analysis.dates import part as dates
from reader.analysis.draft import ArticleState, Draft, SourceKind, state_of
from reader.analysis.engine.assemble import analysis_of
from reader.analysis.entities import part as entities
from reader.analysis.quotations import part as quotations
from reader.analysis.speakers import part as speakers
from reader.model import Actor, Analysis, Statement, StatementKind

PARTS = ("entities", "quotations", "dates", "actors", "speakers")
MODULES = (entities, quotations, dates, actors, speakers)
"""Imported so that the factories are known."""


@dataclass(frozen=True)
class Said:
    """A statement as a test gives it, by its words."""

    content: str
    cue: str | None = None
    source: str | None = None
    kind: SourceKind = SourceKind.PHRASE
    within: int | None = None
    """Number of the statement that encloses it."""


def clitic(content: str, cue: str) -> Said:
    """A statement whose speaker is only the -nya of its cue."""
    return Said(content, cue, None, SourceKind.CLITIC)


def pronoun(content: str, cue: str, word: str) -> Said:
    """A statement whose speaker is a pronoun."""
    return Said(content, cue, word, SourceKind.PRONOUN)


def uncued(content: str) -> Said:
    """A quotation without a cue."""
    return Said(content, None, None, SourceKind.NONE)


@cache
def pipeline(language: str) -> Language:
    """Kutip's parts on bare tokens."""
    nlp = spacy.blank("xx")
    for name in PARTS:
        nlp.add_pipe(name, config={"language": language})
    return nlp


def staged(
    text: str,
    *said: Said,
    names: dict[str, str] | None = None,
    published: date | None = None,
    language: str = "id",
) -> Analysis:
    """The analysis of a text with these statements, where a recogniser saw these names (words to label)."""
    return analysis_of(staged_state(text, *said, names=names, published=published, language=language), language, "test")


def staged_state(
    text: str,
    *said: Said,
    names: dict[str, str] | None = None,
    published: date | None = None,
    language: str = "id",
    until: str = "speakers",
) -> ArticleState:
    """What the parts up to that one make of a text with these statements."""
    nlp = pipeline(language)
    doc = nlp.make_doc(text)
    doc.ents = _seen(doc, names or {})
    state = state_of(doc)
    state.published = published
    for name in PARTS[: PARTS.index(until) + 1]:
        doc = nlp.get_pipe(name)(doc)
        if name == "quotations":
            state.drafts = _drafts(text, said)
    return state


def _seen(doc: Doc, names: dict[str, str]) -> list[spacy.tokens.Span]:
    found = []
    taken: set[int] = set()
    for name, label in sorted(names.items(), key=lambda item: -len(item[0])):
        start = doc.text.index(name)
        while taken & set(range(start, start + len(name))):
            start = doc.text.index(name, start + 1)
        taken |= set(range(start, start + len(name)))
        span = doc.char_span(start, start + len(name), label=label)
        assert span is not None, f"{name!r} is no run of tokens"
        found.append(span)
    return found


def _drafts(text: str, said: tuple[Said, ...]) -> list[Draft]:
    out: list[Draft] = []
    at = 0
    for one in said:
        start = text.index(one.content, 0 if one.within is not None else at)
        end = start + len(one.content)
        cue = _near(text, one.cue, start, end)
        source = _near(text, one.source, start, end)
        kind = StatementKind.DIRECT if one.content[0] in '“"' else StatementKind.INDIRECT
        made = Draft(kind, [(start, end)], cue, source, one.kind, "given", parent=one.within)
        if one.kind is SourceKind.NONE and out:
            made.continues = len(out) - 1
        out.append(made)
        at = end if one.within is None else at
    return out


def _near(text: str, words: str | None, start: int, end: int) -> tuple[int, int] | None:
    """Where words stand next to a content: the nearest place behind it or before it."""
    if words is None:
        return None
    behind = text.find(words, end)
    before = text.rfind(words, 0, start)
    if behind < 0 or (before >= 0 and start - before < behind - end):
        behind = before
    assert behind >= 0, f"{words!r} is not in the text"
    return behind, behind + len(words)


def speaker(analysis: Analysis, number: int) -> str | None:
    """Name of the speaker of a statement, by its number in text order."""
    actor = analysis.statements[number].actor
    return analysis.actors_by_id[actor].name if actor else None


def actor(analysis: Analysis, name: str) -> Actor:
    """The only actor of that name."""
    (found,) = [one for one in analysis.actors if one.name == name]
    return found


def words_of(analysis: Analysis, text: str, name: str) -> list[str]:
    """The words of every mention of the actor of that name."""
    return [span.of(text) for span in actor(analysis, name).mentions]


def statement(analysis: Analysis, number: int) -> Statement:
    """A statement by its number in text order."""
    return analysis.statements[number]
