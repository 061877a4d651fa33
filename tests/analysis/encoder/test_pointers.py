"""The pointers against plain loops, and their files."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from reader.analysis.encoder.pieces import Floats
from reader.analysis.encoder.pointers import POINTERS_FILE, VOTES_FILE, Pointers, softmax
from reader.analysis.encoder.tags import DISTANCES, FEATURES, INSIDE, POINTER_WIDTH, distances
from tests.analysis.encoder.small import WIDTH, pointer_weights, write_pointers


@pytest.fixture(name="pointers")
def _pointers(tmp_path: Path) -> Pointers:
    return Pointers(write_pointers(tmp_path))


def half(values: Floats) -> list[list[float]]:
    """As the file keeps them: in half precision."""
    return [[float(np.float16(value)) for value in row] for row in np.atleast_2d(values)]


def linear(weights: Floats, bias: Floats, numbers: list[float]) -> list[float]:
    """A linear layer, number by number."""
    return [
        sum(w * x for w, x in zip(row, numbers, strict=True)) + b
        for row, b in zip(half(weights), half(bias)[0], strict=True)
    ]


@pytest.mark.parametrize(
    ("name", "queries", "keys"), [("cue", 2, 1), ("source", 3, 1), ("speaker", 4, 2), ("antecedent", 2, 2)]
)
def test_scores_are_those_of_plain_loops(pointers: Pointers, name: str, queries: int, keys: int) -> None:
    lots = np.random.default_rng(3)
    query = lots.standard_normal(queries * WIDTH).astype(np.float32)
    vectors = lots.standard_normal((4, keys * WIDTH)).astype(np.float32)
    places = [0, 7, 12, 60]
    weights = pointer_weights()
    asked = linear(weights[f"{name}.query.weight"], weights[f"{name}.query.bias"], query.tolist())
    expected = []
    if name != "speaker":
        expected += linear(weights[f"{name}.nothing.weight"], weights[f"{name}.nothing.bias"], query.tolist())
    for place, vector in zip(places, vectors.tolist(), strict=True):
        key = linear(weights[f"{name}.key.weight"], weights[f"{name}.key.bias"], vector)
        far = half(weights[f"{name}.distance"])[0][distances([place], 5, 10)[0]]
        expected.append(sum(a * k for a, k in zip(asked, key, strict=True)) / math.sqrt(POINTER_WIDTH) + far)
    found = pointers.scores(name, query, pointers.keys(name, vectors), places, 5, 10)
    assert found.tolist() == pytest.approx(expected, abs=1e-3)


def test_features_of_mentions_add_up(pointers: Pointers) -> None:
    rows = np.eye(FEATURES, dtype=np.float32)[:3] + np.eye(FEATURES, dtype=np.float32)[5]
    weights = half(pointer_weights()["features"])[0]
    assert pointers.seen(rows).tolist() == pytest.approx([weights[k] + weights[5] for k in range(3)], abs=1e-6)


def test_softmax_stays_finite_for_great_scores() -> None:
    assert softmax(np.array([1000.0, 1000.0, -1000.0], np.float32)).tolist() == pytest.approx([0.5, 0.5, 0.0])


def test_buckets_of_distance_tell_before_inside_and_behind() -> None:
    assert distances(range(9, 21), 10, 20).tolist() == [INSIDE - 1, *[INSIDE] * 10, INSIDE + 1]
    before = distances(range(2000), 2000, 2001).tolist()
    behind = distances(range(1, 2000), 0, 1).tolist()
    assert before == sorted(before)
    assert behind == sorted(behind)
    assert (before[0], behind[-1]) == (0, DISTANCES - 1)


def test_votes_are_read_by_question(tmp_path: Path) -> None:
    found = Pointers(write_pointers(tmp_path, votes='{"statements": {"rule": 1}, "speakers": {}}'))
    assert found.votes == {"statements": {"rule": 1.0}, "speakers": {}}


@pytest.mark.parametrize("votes", ["", "{", "[]", '{"statements": 1}', '{"statements": {"rule": "much"}}', "null"])
def test_broken_votes_are_a_value_error(tmp_path: Path, votes: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Pointers(write_pointers(tmp_path, votes=votes))


@pytest.mark.parametrize("name", [POINTERS_FILE, VOTES_FILE])
def test_a_missing_file_is_an_os_error(tmp_path: Path, name: str) -> None:
    (write_pointers(tmp_path) / name).unlink()
    with pytest.raises(OSError, match=name):
        Pointers(tmp_path)
