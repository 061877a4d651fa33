"""The pointers in numpy: a content's cue and source, the mentions of who said it, other mentions of its source."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from reader.analysis.encoder.pieces import Floats
from reader.analysis.encoder.tags import POINTER_WIDTH, distances

POINTERS_FILE = "pointers.npz"
VOTES_FILE = "votes.json"


POINTERS = ("cue", "source", "speaker", "antecedent")
"""A content's cue, its source, the mentions of who said it; and a source's other mentions, its own words hidden."""
NEEDED = frozenset(
    {f"{name}.{part}" for name in POINTERS for part in ("query.weight", "query.bias", "distance")}
    | {f"{name}.key.{part}" for name in POINTERS for part in ("weight", "bias")}
    | {f"{name}.nothing.{part}" for name in POINTERS if name != "speaker" for part in ("weight", "bias")}
    | {"features"}
)
"""The tables of POINTERS_FILE."""
QUESTIONS = frozenset({"statements", "speakers"})
"""What is voted on."""


class Pointers:
    """The weights of the pointers, and of the votes in which they have a say."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError or ValueError where the file is missing or broken."""
        try:
            with np.load(folder / POINTERS_FILE, allow_pickle=False) as file:
                self._weights: dict[str, Floats] = {name: file[name].astype(np.float32) for name in file.files}
        except (KeyError, ValueError, EOFError, BadZipFile) as error:
            raise ValueError(f"{POINTERS_FILE}: {error}") from error
        lacking = sorted(NEEDED - self._weights.keys())
        if lacking:
            raise ValueError(f"{POINTERS_FILE}: no {lacking[0]}")
        self.votes = _votes(folder / VOTES_FILE)
        """By question ("statements", "speakers") the weights of the features by which rules and encoder vote."""

    def keys(self, name: str, vectors: Floats) -> Floats:
        """What places offer to be compared: (places, key vectors * width) to (places, POINTER_WIDTH)."""
        out: Floats = vectors @ self._weights[f"{name}.key.weight"].T + self._weights[f"{name}.key.bias"]
        return out

    def scores(self, name: str, query: Floats, keys: Floats, places: Sequence[int], first: int, last: int) -> Floats:
        """The score of each place for the span of words [first, last).

        `query`: (query vectors * width,); `keys`: (places, POINTER_WIDTH), as `keys` gives them; `places`: the words
        by which the places' distance is told. Where there may be no place, the first number is the score of that.
        """
        weights = self._weights
        asked = weights[f"{name}.query.weight"] @ query + weights[f"{name}.query.bias"]
        far = weights[f"{name}.distance"][distances(places, first, last)]
        scores: Floats = keys @ asked * np.float32(POINTER_WIDTH**-0.5) + far
        if f"{name}.nothing.weight" not in weights:
            return scores
        nothing = weights[f"{name}.nothing.weight"] @ query + weights[f"{name}.nothing.bias"]
        return np.concatenate([nothing, scores])

    def seen(self, features: Floats) -> Floats:
        """What the features of mentions add to their scores: (mentions, FEATURES) to (mentions,)."""
        out: Floats = features @ self._weights["features"]
        return out


def _votes(file: Path) -> dict[str, dict[str, float]]:
    """The weights of the votes. Raises OSError or ValueError where the file is missing or broken."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        votes = {question: {name: float(w) for name, w in weights.items()} for question, weights in found.items()}
    except (AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"{VOTES_FILE}: {error}") from error
    lacking = sorted(QUESTIONS - votes.keys())
    if lacking:
        raise ValueError(f"{VOTES_FILE}: no {lacking[0]}")
    return votes


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: Floats = grown / grown.sum(axis=-1, keepdims=True)
    return out
