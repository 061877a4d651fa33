"""Learns how much rules and encoder count: votes.json beside the encoder's weights.

    python -m reader.training.votes assets/models/encoder GOLD.json ... [--write]

Both questions are learnt from articles that the encoder has not learnt from: whether a content is a statement by a
logistic regression, who said it by a conditional logit, each with a Gaussian prior, fitted by gradient descent with
backtracking; the same input gives the same file. Prints the figures of the fit.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from reader.analysis import draft
from reader.analysis.actors.part import actor_mentions_of
from reader.analysis.draft import ArticleState
from reader.analysis.encoder.component import EncoderComponent
from reader.analysis.encoder.pointers import VOTES_FILE
from reader.analysis.engine.engine import load_pipeline, read
from reader.analysis.speakers.vote import Ballot, candidates, features
from reader.analysis.statements.part import StatementsPart
from reader.evaluation import matches, same_name
from reader.training.learning import characters

PRIORS = {"statements": 0.5, "speakers": 1.0}
"""Strength of the pull of every weight towards zero; chosen by five-fold cross-validation over articles."""
SHRINK = 0.9
"""What the speakers' weights are multiplied by, so that of what is held for sure no more is wrong than it should be."""
NEEDED = 0.5
"""Overlap from which a content is the annotated one."""
Features = dict[str, float]


def statement_examples(state: ArticleState, document: dict[str, Any]) -> Iterator[tuple[Features, bool]]:
    """What may be a statement, with whether it is one; direct speech that the rules pair is left out."""
    found = StatementsPart(document["lang"]).considered(state)
    gold = [characters(s["spans"]) for s in document["statements"]]
    direct = {i for i, _ in matches(gold, [characters(spans) for spans in found.direct], NEEDED)}
    rest = [content for i, content in enumerate(gold) if i not in direct]
    right = {j for _, j in matches(rest, [characters(spans) for spans, _ in found.weighed], NEEDED)}
    for number, (_, seen) in enumerate(found.weighed):
        yield seen, number in right


def speaker_examples(state: ArticleState, document: dict[str, Any]) -> Iterator[list[tuple[Features, bool]]]:
    """For each statement that is annotated, the candidates with whether each is who said it."""
    actor_mentions = actor_mentions_of(state)
    if actor_mentions is None:
        return
    known = {id(actor): actor for actor in actor_mentions.candidates()}
    gold = [characters(s["spans"]) for s in document["statements"]]
    for i, j in matches(gold, [characters(d.spans) for d in state.drafts], NEEDED):
        ballot = state.drafts[j].ballot
        told = document["statements"][i]
        if isinstance(ballot, Ballot) and ballot.pointed:
            some = candidates(ballot, known)
            by_name = [same_name(one.name, [told["speaker"]]) for one in some]
            accepted = by_name if any(by_name) else [same_name(one.name, told["accept"]) for one in some]
            yield [(features(ballot, one), right) for one, right in zip(some, accepted, strict=True)]


def fit(examples: Sequence[Sequence[tuple[Features, bool]]], prior: float = 0.5) -> dict[str, float]:
    """Weights of a conditional logit: in each example, one choice among candidates of which some are right."""
    some = [example for example in examples if any(right for _, right in example)]
    names = sorted({name for example in some for seen, _ in example for name in seen})
    column = {name: k for k, name in enumerate(names)}
    tables = []
    for example in some:
        table = np.zeros((len(example), len(names)))
        for row, (seen, _) in enumerate(example):
            for name, value in seen.items():
                table[row, column[name]] = value
        tables.append((table, np.array([right for _, right in example])))
    weights = np.zeros(len(names))
    value, slope = _loss(tables, weights, prior)
    step = 1e-3
    for _ in range(3000):
        moved = weights - step * slope
        after, next_slope = _loss(tables, moved, prior)
        if after <= value:
            done = value - after < 1e-7 * max(1.0, abs(value))
            weights, value, slope, step = moved, after, next_slope, step * 1.2
            if done:
                break
        else:
            step *= 0.4
    return {name: round(float(weights[k]), 3) for name, k in column.items()}


def _loss(tables: Sequence[tuple[Any, Any]], weights: Any, prior: float) -> tuple[float, Any]:
    """The negative logarithm of the likelihood with the prior, and its slope."""
    value, slope = prior * float(weights @ weights), 2 * prior * weights
    for table, right in tables:
        scores = table @ weights
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        wanted = np.where(right, chances, 0)
        value -= float(np.log(wanted.sum() + 1e-300))
        slope = slope + table.T @ (chances - wanted / (wanted.sum() + 1e-300))
    return value, slope


def yes_or_no(examples: Sequence[tuple[Features, bool]]) -> list[list[tuple[Features, bool]]]:
    """A logistic regression as a choice between a candidate and nothing."""
    return [[(seen, right), ({}, not right)] for seen, right in examples]


def learn(encoder: Path, files: Sequence[Path]) -> dict[str, dict[str, float]]:
    """The weights by question, from annotated articles that the encoder in that folder has not learnt from."""
    pipelines = {}
    statements: list[tuple[Features, bool]] = []
    speakers: list[list[tuple[Features, bool]]] = []
    for file in files:
        document = json.loads(file.read_text(encoding="utf-8"))
        language = document["lang"]
        if language not in pipelines:
            pipelines[language] = load_pipeline(language, {})
            part = pipelines[language].get_pipe("encoder")
            assert isinstance(part, EncoderComponent)
            part.folder = encoder
        day = date.fromisoformat(document["published"]) if document.get("published") else None
        text = document["text"]
        state = read(pipelines[language], text, draft.split_paragraphs(text), day, lambda _: None, lambda: False)
        statements += statement_examples(state, document)
        speakers += speaker_examples(state, document)
    print(f"{len(statements)} contents, {sum(right for _, right in statements)} statements; {len(speakers)} speakers")
    told = fit(speakers, PRIORS["speakers"])
    return {
        "statements": fit(yes_or_no(statements), PRIORS["statements"]),
        "speakers": {name: round(SHRINK * weight, 3) for name, weight in told.items()},
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m reader.training.votes", description=__doc__)
    parser.add_argument("encoder", type=Path, help="folder of the encoder: assets/models/encoder")
    parser.add_argument("gold", type=Path, nargs="+", help="annotated articles that the encoder has not learnt from")
    parser.add_argument("--write", action="store_true", help=f"write {VOTES_FILE}")
    options = parser.parse_args()
    made = json.dumps(learn(options.encoder, options.gold), indent=1)
    if options.write:
        (options.encoder / VOTES_FILE).write_text(made + "\n", encoding="utf-8")
    print(made)


if __name__ == "__main__":
    main()
