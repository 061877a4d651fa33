"""The rule and the encoder's pointer vote on who said a statement.

Candidates are the rule's choice, the rivals it weighed, and everybody whom the pointer gives a chance. A conditional
logit (McFadden 1974) weighs them by how the rule decided, how sure it was, and the pointer's probability; what it gives
is the statement's confidence. Its weights were learnt on articles that the encoder had not learnt from.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.analysis.actors.people import ActorCandidate
from reader.analysis.actors.reading import How
from reader.analysis.odds import log_odds

LEAST = 0.01
"""What is added to a probability before its logarithm is taken, and how near to 0 or 1 its odds are believed."""
LEAST_CHANCE = 0.02
"""Pointer's probability from which somebody whom no rule weighed is a candidate."""

BODIES = frozenset({How.BODY.value, How.JOINT.value, How.ALIKE.value, How.TITLE.value})
"""Readings of a phrase that lead to somebody known."""


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """What a rule decided."""

    why: str
    """Its name."""
    confidence: float
    """How sure it was."""
    actor: ActorCandidate | None
    """Whom it chose."""
    rivals: Sequence[tuple[ActorCandidate, float]]
    """Whom else it weighed, with their probabilities."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What was weighed for one statement."""

    choice: RuleChoice
    """The rule's say."""
    pointed: Mapping[int, float]
    """The pointer's say: a probability by the actor's id()."""
    antecedents: Mapping[int, float] | None = None
    """Whom the source's words mean by its other mentions, a probability by id(); None without such words."""
    source_seen: float | None = None
    """Probability by the encoder that the source stands where the rule takes it to stand."""


def group_of(why: str) -> str:
    """How the rule of that name decides: by a name, by a phrase for somebody known or unknown, or by pointing."""
    if why == How.NAMED.value:
        return "named"
    if why in BODIES:
        return "known"
    if why == How.UNNAMED.value or why.startswith("subject-of"):
        return "unnamed"
    return "continued" if why.startswith("continued") else "pointed"


def features(ballot: Ballot, actor: ActorCandidate) -> dict[str, float]:
    """What speaks for a candidate."""
    choice, pointed = ballot.choice, ballot.pointed
    group = group_of(choice.why)
    chance = pointed.get(id(actor), 0.0)
    out = {f"pointer&{group}": math.log(chance + LEAST)}
    if not pointed or chance >= max(pointed.values()):
        out["pointer-first"] = 1.0
    if ballot.antecedents is not None and group != "named":
        meant = ballot.antecedents.get(id(actor), 0.0)
        if actor is choice.actor:
            meant += max(0.0, 1 - sum(ballot.antecedents.values()))  # mentioned nowhere else: it is what it is called
        out[f"antecedent&{group}"] = math.log(meant + LEAST)
    if choice.actor is actor:
        out[f"rule&{group}"] = 1.0
        if ballot.source_seen is not None:
            out[f"source-seen&{group}"] = log_odds(ballot.source_seen, LEAST)
        if group in ("pointed", "continued"):
            out["rule-confidence"] = log_odds(choice.confidence, LEAST)
    elif group == "pointed":
        score = next((score for rival, score in choice.rivals if rival is actor), 0.0)
        out["rival"] = math.log(score + LEAST_CHANCE)
    if id(actor) not in pointed:
        out["not-pointed"] = 1.0
    return out


def candidates(ballot: Ballot, known: Mapping[int, ActorCandidate]) -> list[ActorCandidate]:
    """Whom there is to choose among; `known`: everybody by id()."""
    choice, pointed = ballot.choice, ballot.pointed
    found = {id(actor): actor for actor in (choice.actor, *(rival for rival, _ in choice.rivals)) if actor}
    for say in (pointed, ballot.antecedents or {}):
        found |= {key: known[key] for key, chance in say.items() if key in known and chance >= LEAST_CHANCE}
    return list(found.values())


def vote(
    ballot: Ballot, known: Mapping[int, ActorCandidate], weights: Mapping[str, float]
) -> list[tuple[ActorCandidate | None, float]]:
    """The candidates with their probabilities, the likeliest first; nobody at all where there is none."""
    found = candidates(ballot, known)
    if not found:
        return [(None, 0.0)]
    scores = [sum(weights.get(name, 0.0) * value for name, value in features(ballot, actor).items()) for actor in found]
    grown = [math.exp(score - max(scores)) for score in scores]
    total = sum(grown)
    ranked: list[tuple[ActorCandidate | None, float]] = list(zip(found, (one / total for one in grown), strict=True))
    return sorted(ranked, key=lambda pair: -pair[1])
