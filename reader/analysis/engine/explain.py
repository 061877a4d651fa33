"""Why the machine takes something for a statement of somebody: what was weighed, and what decided."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.actors.part import actor_mentions_of
from reader.analysis.draft import ArticleState, Draft
from reader.analysis.engine.engine import Engine
from reader.analysis.speakers.vote import Ballot, candidates, features
from reader.model import Article


@dataclass(frozen=True, slots=True)
class ExplainedCandidate:
    """Somebody who may have said it."""

    name: str
    """The actor's name."""
    rule: float | None
    """Probability by the rules; None for whom no rule weighed."""
    encoder: float | None
    """Probability by the encoder's pointer; None where it did not weigh the actor."""
    vote: float
    """Probability by both; those of all candidates make 1."""
    features: tuple[tuple[str, float], ...]
    """What was seen, by the names that the vote's weights have."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one statement came about."""

    content: str
    """What was said."""
    kind: str
    """direct, mixed or indirect."""
    cue: str | None
    """The words that say that it was said."""
    source: str | None
    """The words that name who said it."""
    found_by: str
    """The rule that found the content, a name that can be searched for in the code."""
    probability: float
    """Probability that it is a statement at all."""
    speaker: str | None
    """Who is taken for the speaker."""
    decided_by: str
    """The rule that decided on the speaker, or that the encoder did."""
    confidence: float
    """Probability that it is this speaker."""
    candidates: tuple[ExplainedCandidate, ...]
    """Everybody who was weighed, the likeliest first."""


def explain(engine: Engine, article: Article) -> list[Explanation]:
    """An explanation for each statement of the article, in the order in which `Engine.analyse` numbers them."""
    found = [
        (section.place(draft.start), -section.place(draft.end - 1), _explained(state, draft))
        for section, state in engine.read(article)
        for draft in state.drafts
    ]
    return [explained for *_, explained in sorted(found, key=lambda row: row[:2])]


def _explained(state: ArticleState, draft: Draft) -> Explanation:
    names = {actor.id: actor.name for actor in state.actors}
    return Explanation(
        content=" … ".join(state.text[start:end] for start, end in draft.spans),
        kind=draft.kind.value,
        cue=state.text[slice(*draft.cue)] if draft.cue else None,
        source=state.text[slice(*draft.source)] if draft.source else None,
        found_by=draft.rule,
        probability=draft.probability,
        speaker=names.get(draft.actor or ""),
        decided_by=draft.why or draft.rule,
        confidence=draft.confidence,
        candidates=tuple(_candidates(state, draft)),
    )


def _candidates(state: ArticleState, draft: Draft) -> list[ExplainedCandidate]:
    actor_mentions, ballot = actor_mentions_of(state), draft.ballot
    if actor_mentions is None or not isinstance(ballot, Ballot):
        return []
    known = {id(actor): actor for actor in actor_mentions.candidates()}
    names = {actor.id: actor.name for actor in state.actors}
    chances = {names[rival.actor]: rival.score for rival in draft.rivals if rival.actor in names}
    if draft.actor in names:
        chances[names[draft.actor]] = draft.confidence
    rules = {id(actor): score for actor, score in ballot.choice.rivals}
    if ballot.choice.actor is not None:
        rules[id(ballot.choice.actor)] = ballot.choice.confidence
    found = [
        ExplainedCandidate(
            one.name,
            rules.get(id(one)),
            ballot.pointed.get(id(one)),
            chances.get(one.name, 0.0),
            tuple(sorted(features(ballot, one).items())),
        )
        for one in candidates(ballot, known)
    ]
    return sorted(found, key=lambda one: -one.vote)
