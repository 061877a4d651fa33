"""From scores by word to spans: the likeliest sequence of tags in which no span goes on that has not begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reader.analysis.encoder.pieces import Floats
from reader.analysis.encoder.pointers import softmax
from reader.analysis.encoder.tags import TagLayer

SURELY_OUTSIDE = 0.985
"""Words that are outside with this probability are not weighed."""


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Words that one layer takes for one thing."""

    first: int
    """First word."""
    last: int
    """One past its last word."""
    label: str
    """What it is."""
    probability: float
    """The mean over its words of the probability that they are of this label."""


def probabilities(scores: Floats, layer: TagLayer) -> Floats:
    """The layer's probabilities: (words, labels)."""
    return softmax(scores[:, layer.columns])


def spans(found: Floats, layer: TagLayer) -> Iterator[TaggedSpan]:
    """The spans of one layer in one paragraph; `found`: (words, labels) probabilities. Linear in the words."""
    weighed = found[:, 0] < SURELY_OUTSIDE
    edges = np.flatnonzero(np.diff(np.concatenate([[False], weighed, [False]]).astype(np.int8)))
    for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield from _in_run(found, layer, begin, end)


def _in_run(found: Floats, layer: TagLayer, begin: int, end: int) -> Iterator[TaggedSpan]:
    """The spans between two words that are surely outside."""
    path = _best(np.log(found[begin:end] + 1e-9))
    at = 0
    while at < len(path):
        tag = path[at]
        stop = at + 1
        if tag:
            inside = tag + 1 if tag % 2 else tag
            while stop < len(path) and path[stop] == inside:
                stop += 1
            pair = found[begin + at : begin + stop, inside - 1 : inside + 1]
            label = layer.labels[inside][2:]
            yield TaggedSpan(begin + at, begin + stop, label, float(pair.sum(axis=1).mean()))
        at = stop


def _best(logs: Floats) -> list[int]:
    """Viterbi: I of a label follows only B or I of it. Tags are O, B1, I1, B2, I2 ..."""
    count = logs.shape[1]
    score = logs[0].copy()
    score[2::2] = -1e9
    back = np.zeros(logs.shape, np.int16)
    labels = np.arange(count)
    for k in range(1, len(logs)):
        top = int(score.argmax())
        came = np.full(count, top)
        best = np.full(count, score[top])
        begins, goes_on = score[1::2], score[2::2]
        stays = goes_on >= begins
        best[2::2] = np.where(stays, goes_on, begins)
        came[2::2] = np.where(stays, labels[2::2], labels[1::2])
        back[k] = came
        score = best + logs[k]
    tag = int(score.argmax())
    path = [tag]
    for k in range(len(logs) - 1, 0, -1):
        tag = int(back[k, tag])
        path.append(tag)
    return path[::-1]
