"""Learns who is meant by a word without a name: the weights in reader/analysis/lang/LANGUAGE/speaker_weights.txt.

    python -m reader.training.speakers id GOLD.json ... [--write]

prints how often the right speaker is chosen, and how sure that was said to be, in ten-fold cross-validation by article;
with --write learns from all articles and writes the file. Statements come from the rules; one is an example where it
shares half of its characters with an annotated one, its source is no name, and the annotated speaker is among the
candidates. Those before it are taken to have their annotated speakers. The model is a conditional logit over the
candidates of a statement with a Gaussian prior on the weights, fitted by Newton's method; the same input gives the same
file.
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
from reader.analysis.actors.part import ActorMentions, actor_mentions_of
from reader.analysis.actors.people import ActorCandidate
from reader.analysis.draft import ArticleState
from reader.analysis.engine.engine import load_pipeline, read
from reader.analysis.lang.base import list_file
from reader.analysis.speakers.candidates import weights
from reader.analysis.speakers.part import Resolution
from reader.evaluation import matches, same_name
from reader.training.learning import FOLDS, NEEDED, characters, documents, folds, options_of, write

TOPIC = "speaker_weights"
"""The language file that is made."""
ABOUT = "What speaks for a candidate whose statement names no source, learnt from {} annotated articles."
"""What the file says of itself."""
PRIOR = 3.0
"""Strength of the pull of every weight towards its prior value; chosen by cross-validation."""
KNOWN = {
    "speaks": 2.0,
    "speaks-here": 0.5,
    "speaks-before": 0.5,
    "spoke-further-up": -0.3,
    "named-since-as-subject": 2.0,
    "named-since-as-agent": 1.5,
    "opens-its-paragraph": 1.0,
    "alone-in-its-paragraph": 0.5,
    "gender-agrees": 1.0,
    "named-since-as-patient": -1.0,
    "named-since-as-object": -1.0,
    "named-within": -1.5,
    "speaks-by-name": 1.0,
    "pronoun-behind-subject": 3.0,
    "no-person": -2.0,
    "named-here": 2.5,
}
"""Where the prior is centred: what a reader of newspapers would say before seeing any actor."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A statement whose speaker has to be chosen."""

    article: str
    """Id of the article: folds are cut between articles."""
    candidates: tuple[tuple[str, ...], ...]
    """The features of each candidate."""
    right: int
    """Number of the candidate that is the speaker."""
    words: str
    """Its content, for a look at what is chosen wrongly."""


class Recorder(Resolution):
    """Resolves an annotated article by its annotations and takes down what there was to choose from."""

    def __init__(
        self, state: ArticleState, actor_mentions: ActorMentions, language: str, document: dict[str, Any]
    ) -> None:
        super().__init__(state, actor_mentions, state.drafts, weights(language))
        self._article: str = document["id"]
        self._told = _annotated(document, state.drafts, actor_mentions)
        self.choices: list[Choice] = []

    def speaker(self, index: int) -> ActorCandidate | None:
        """The annotated speaker, where there is one."""
        chosen = super().speaker(index)
        told = self._told.get(index, [])
        return next((actor for actor in told if actor is chosen), told[0] if told else chosen)

    def pointed(self, index: int, number: str, why: str, gender: str = "") -> ActorCandidate | None:
        """As it is resolved; the candidates are taken down."""
        told = self._told.get(index, [])
        candidates = self.candidates.candidates(index, number, gender)
        right = [k for k, one in enumerate(candidates) if any(one.actor is actor for actor in told)]
        if right and len(candidates) > 1:
            start, end = self.drafts[index].start, self.drafts[index].end
            features = tuple(one.features for one in candidates)
            self.choices.append(Choice(self._article, features, right[0], self.text[start:end]))
        return super().pointed(index, number, why, gender)


def _annotated(
    document: dict[str, Any], drafts: Sequence[draft.Draft], actor_mentions: ActorMentions
) -> dict[int, list[ActorCandidate]]:
    """The candidates that are the annotated speaker of each statement found."""
    gold = [characters(s["spans"]) for s in document["statements"]]
    ours = [characters(d.spans) for d in drafts]
    candidates = actor_mentions.candidates()
    out: dict[int, list[ActorCandidate]] = {}
    for i, j in matches(gold, ours, NEEDED):
        accepted = document["statements"][i]["accept"] or [document["statements"][i]["speaker"]]
        if accepted[0]:
            out[j] = [actor for actor in candidates if same_name(actor.name, accepted)]
    return out


def choices(pipeline: Language, language: str, document: dict[str, Any]) -> list[Choice]:
    """The choices of one annotated article."""
    text: str = document["text"]
    day = date.fromisoformat(document["published"]) if document.get("published") else None
    state = read(pipeline, text, draft.split_paragraphs(text), day, lambda _: None, lambda: False)
    actor_mentions = actor_mentions_of(state)
    if actor_mentions is None:
        return []
    recorder = Recorder(state, actor_mentions, language, document)
    recorder.resolve()
    return recorder.choices


def learn(some: Sequence[Choice], prior: float = PRIOR) -> dict[str, float]:
    """Weights by feature."""
    counts = Counter(feature for choice in some for features in choice.candidates for feature in features)
    names = sorted(counts.keys() | KNOWN.keys())
    column = {name: k for k, name in enumerate(names)}
    centre = np.array([KNOWN.get(name, 0.0) for name in names])
    tables = [_table(choice, column) for choice in some]
    w: NDArray[np.float64] = centre.copy()
    for _ in range(40):
        gradient = prior * (w - centre)
        hessian = prior * np.eye(len(names))
        for choice, x in zip(some, tables, strict=True):
            p = _softmax(x @ w)
            mean = p @ x
            gradient += mean - x[choice.right]
            hessian += (x.T * p) @ x - np.outer(mean, mean)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return {name: round(float(w[k]), 2) for name, k in column.items() if abs(w[k]) >= 0.005}


def _table(choice: Choice, column: dict[str, int]) -> NDArray[np.float64]:
    x: NDArray[np.float64] = np.zeros((len(choice.candidates), len(column)))
    for row, features in enumerate(choice.candidates):
        for feature in features:
            x[row, column[feature]] = 1.0
    return x


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    powers: NDArray[np.float64] = np.exp(scores - scores.max())
    shares: NDArray[np.float64] = powers / powers.sum()
    return shares


def chosen(learnt: dict[str, float], choice: Choice) -> tuple[int, float]:
    """Number of the likeliest candidate, and how likely it is."""
    scores = np.array([sum(learnt.get(f, 0.0) for f in features) for features in choice.candidates])
    p = _softmax(scores)
    best = int(p.argmax())
    return best, float(p[best])


def cross_validate(some: Sequence[Choice], prior: float = PRIOR) -> list[tuple[Choice, int, float]]:
    """Every choice as a model makes it that never saw its article, and how sure it is."""
    fold = folds(choice.article for choice in some)
    out: list[tuple[Choice, int, float]] = []
    for number in range(FOLDS):
        learnt = learn([c for c in some if fold[c.article] != number], prior)
        out += [(c, *chosen(learnt, c)) for c in some if fold[c.article] == number]
    return out


def figures_of(results: Sequence[tuple[Choice, int, float]]) -> str:
    """Share of right choices, and for each band of sureness how many were right."""
    right = sum(choice.right == best for choice, best, _ in results)
    bands = []
    for low, high in ((0.0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = [choice.right == best for choice, best, sure in results if low <= sure < high]
        bands.append(f"{low:.1f}+: {sum(inside)}/{len(inside)}")
    return f"right {right / max(1, len(results)):.3f}  " + "  ".join(bands)


def main() -> None:
    """The command line."""
    options = options_of("speakers", __doc__, TOPIC)
    pipeline = load_pipeline(options.language, {})
    some: list[Choice] = []
    for document in documents(options.gold):
        some += choices(pipeline, options.language, document)
    print(f"{len(some)} statements with more than one candidate")
    for prior in (0.3, 1.0, 3.0, 10.0):
        print(f"prior {prior}: {figures_of(cross_validate(some, prior))}")
    if options.errors:
        for choice, best, sure in cross_validate(some):
            if best != choice.right:
                print(f"{sure:.2f} {choice.article}: {choice.words[:60]}")
                print(f"     right: {' '.join(choice.candidates[choice.right])}")
                print(f"     taken: {' '.join(choice.candidates[best])}")
    if options.write:
        learnt = learn(some)
        write(list_file(options.language, TOPIC), ABOUT.format(len(options.gold)), "speakers", learnt)
        print(f"{len(learnt)} weights written")


if __name__ == "__main__":
    main()
