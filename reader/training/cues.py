"""Learns which reports are statements: the weights in reader/analysis/lang/LANGUAGE/cue_weights.txt.

    python -m reader.training.cues id GOLD.json ... [--write]

prints how well held-out articles are judged in ten-fold cross-validation by article, and with --write learns from all
of them and writes the file. The candidates come from the rules, the labels from the annotations: a candidate is a
statement where it shares half of its characters with one, and no other candidate shares more. The model is a logistic
regression with a Gaussian prior on the weights, fitted by Newton's method; the same input gives the same file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from reader.analysis import draft
from reader.analysis.engine.engine import load_pipeline, read
from reader.analysis.lang.base import list_file
from reader.analysis.statements.judge import THRESHOLD, features
from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.part import find
from reader.analysis.statements.sentence_index import SentenceIndex
from reader.evaluation import matches
from reader.training.learning import FOLDS, NEEDED, characters, documents, folds, options_of, write

TOPIC = "cue_weights"
"""The language file that is made."""
ABOUT = "Weights of the judgement whether a report is a statement, learnt from {} annotated articles."
"""What the file says of itself."""
RARE = 3
"""A feature seen in fewer candidates is left out."""
PRIOR = 2.0
"""Strength of the pull of every weight towards zero; chosen by cross-validation on the training articles."""
KNOWN = {
    "coordinated-with-a-cue": 2.0,
    "quoted-fragment": 1.5,
    "tie=that": 1.0,
    "own-mind-within-own-words": -2.0,
    "before=negation": -3.0,
    "before=modal": -2.0,
    "kind=verb-say": 0.5,
    "before=link&kind=verb-say": 1.0,
    "kind=verb-ask": 0.5,
    "kind=after-free": 1.0,
    "kind=according-source": 1.0,
    "rule=cue-after-content": 1.5,
    "rule=according-after": 1.5,
    "rule=verb-after-content": 1.5,
    "rule=said-so": 1.0,
}
"""Where the prior is centred for what the guidelines say and the training articles hardly show: the newspapers among
them seldom coordinate cues or quote fragments, which translated world news does all the time."""
LONGEST_STEP = 2.0
"""How far a weight may move in one step of Newton's method, which overshoots where examples are parted well."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate with its label."""

    article: str
    """Id of the article: folds are cut between articles."""
    features: tuple[str, ...]
    """What speaks for and against it."""
    label: bool
    """Whether it is a statement."""
    words: str
    """Its content, for a look at what is judged wrongly."""


def examples(pipeline: Language, language: str, document: dict[str, Any]) -> list[Example]:
    """The candidates of one annotated article."""
    text: str = document["text"]
    day = date.fromisoformat(document["published"]) if document.get("published") else None
    state = read(pipeline, text, draft.split_paragraphs(text), day, lambda _: None, lambda: False)
    index = SentenceIndex(state.view, lexicon(language), state.quotations, state.sentences)
    found = find(index)
    spans = [[index.view.chars(a, b) for a, b in c.report.spans] for c in found.candidates]
    gold = [characters(s["spans"]) for s in document["statements"] if s["kind"] != "direct"]
    ours = [characters(s) for s in spans]
    right = {j for _, j in matches(gold, ours, NEEDED)}
    return [
        Example(document["id"], tuple(sorted(set(some))), j in right, text[spans[j][0][0] : spans[j][-1][1]])
        for j, some in enumerate(features(index, found.candidates, found.speakers))
    ]


def learn(some: Sequence[Example], prior: float = PRIOR) -> dict[str, float]:
    """Weights by feature."""
    counts = Counter(feature for example in some for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= RARE)
    column = {name: k for k, name in enumerate(names)}
    x: NDArray[np.float64] = np.zeros((len(some), len(names)))
    for row, example in enumerate(some):
        for feature in example.features:
            if feature in column:
                x[row, column[feature]] = 1.0
    y = np.array([float(example.label) for example in some])
    centre = np.array([KNOWN.get(name, 0.0) for name in names])
    w = centre.copy()
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + prior * (w - centre)
        hessian = (x.T * (p * (1 - p))) @ x + prior * np.eye(len(names))
        step = np.linalg.solve(hessian, gradient)
        w -= step * min(1.0, LONGEST_STEP / float(np.abs(step).max()))
        if float(np.abs(step).max()) < 1e-6:
            break
    learnt = {name: round(float(w[k]), 2) for name, k in column.items()}
    return {name: weight for name, weight in {**KNOWN, **learnt}.items() if weight}


def judged(weights: dict[str, float], example: Example) -> float:
    """Sureness that the example is a statement."""
    return float(1 / (1 + np.exp(-sum(weights.get(feature, 0.0) for feature in example.features))))


def cross_validate(some: Sequence[Example], prior: float = PRIOR) -> list[tuple[Example, float]]:
    """Every example with the sureness that a model gives it which never saw its article."""
    fold = folds(example.article for example in some)
    out: list[tuple[Example, float]] = []
    for number in range(FOLDS):
        weights = learn([e for e in some if fold[e.article] != number], prior)
        out += [(e, judged(weights, e)) for e in some if fold[e.article] == number]
    return out


def figures(results: Sequence[tuple[Example, float]], threshold: float) -> str:
    """Precision, recall and F of the judgement."""
    right = sum(e.label and p >= threshold for e, p in results)
    said = sum(p >= threshold for _, p in results)
    gold = sum(e.label for e, _ in results)
    return f"precision {right / max(1, said):.3f}  recall {right / max(1, gold):.3f}  F {2 * right / (said + gold):.3f}"


def main() -> None:
    """The command line."""
    options = options_of("cues", __doc__, TOPIC)
    pipeline = load_pipeline(options.language, {})
    some: list[Example] = []
    for document in documents(options.gold):
        some += examples(pipeline, options.language, document)
    print(f"{len(some)} candidates, {sum(e.label for e in some)} of them statements")
    for prior in (0.5, 1.0, 2.0, 4.0):
        results = cross_validate(some, prior)
        print(f"prior {prior}: " + "  |  ".join(f"{t}: {figures(results, t)}" for t in (0.3, 0.4, 0.5)))
    if options.errors:
        for example, sure in sorted(cross_validate(some), key=lambda pair: pair[1]):
            if example.label != (sure >= THRESHOLD):
                cue = next(f for f in example.features if f.startswith("cue="))
                print(f"{sure:.2f} {'missed' if example.label else 'wrong'} {example.article} {cue}: {example.words}")
    if options.write:
        weights = learn(some)
        write(list_file(options.language, TOPIC), ABOUT.format(len(options.gold)), "cues", weights)
        print(f"{len(weights)} weights written")


if __name__ == "__main__":
    main()
