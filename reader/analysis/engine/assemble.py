"""From an ArticleState to the frozen Analysis."""

from __future__ import annotations

from bisect import bisect_right

from reader.analysis.draft import ArticleState
from reader.model import Analysis, Entity, EntityLabel, Rival, Span, Statement

_LABELS = frozenset(label.value for label in EntityLabel)

MAX_RIVALS = 5
"""How many rivals of a speaker are kept."""


def analysis_of(state: ArticleState, language: str, stamp: str) -> Analysis:
    """The article's drafts, actors, dates and entities as an Analysis."""
    return Analysis(
        language=language,
        entities=tuple(_entities(state)),
        actors=tuple(state.actors),
        statements=tuple(_statements(state)),
        engine=stamp,
    )


def _entities(state: ArticleState) -> list[Entity]:
    """Dates and named entities in text order; a name that a date overlaps gives way (Minggu, Agustus)."""
    owners = state.entity_actors
    dates = state.dates
    starts = [d.start for d in dates]
    out = [Entity(Span(d.start, d.end), EntityLabel.DATE) for d in dates]
    for start, end, label in state.names:
        if label not in _LABELS or label == EntityLabel.DATE.value:
            continue
        near = bisect_right(starts, end - 1)
        if near and dates[near - 1].end > start:
            continue
        out.append(Entity(Span(start, end), EntityLabel(label), owners.get((start, end))))
    return sorted(out, key=lambda entity: entity.span)


def _statements(state: ArticleState) -> list[Statement]:
    """By where their content begins; what holds another one comes before it."""
    order = sorted(state.drafts, key=lambda d: (d.start, -d.end))
    return [
        Statement(
            id=f"s{number}",
            kind=found.kind,
            spans=tuple(Span(*span) for span in found.spans),
            cue=Span(*found.cue) if found.cue else None,
            speaker=Span(*found.source) if found.source else None,
            actor=found.actor,
            date=found.date,
            confidence=round(found.confidence, 2),
            why=found.why or found.rule,
            rivals=tuple(Rival(r.actor, round(r.score, 2)) for r in found.rivals[:MAX_RIVALS]),
        )
        for number, found in enumerate(order, start=1)
    ]
