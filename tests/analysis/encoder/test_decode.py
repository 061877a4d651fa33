"""From probabilities to spans: the likeliest tags in which nothing goes on that has not begun."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.encoder.decode import SURELY_OUTSIDE, TaggedSpan, probabilities, spans
from reader.analysis.encoder.pieces import Floats
from reader.analysis.encoder.tags import TagLayer, spans_of
from tests.growth import growth

LAYER = TagLayer("names", spans_of(("PER", "ORG")), 3)
TAGS = {label: number for number, label in enumerate(LAYER.labels)}


def rows(*labels: str, sure: float = 0.9) -> Floats:
    """Probabilities by word, the named label the likeliest."""
    rest = (1 - sure) / (len(TAGS) - 1)
    return np.array([[sure if tag == label else rest for tag in TAGS] for label in labels], np.float32)


def found(*labels: str) -> list[tuple[int, int, str]]:
    return [(span.first, span.last, span.label) for span in spans(rows(*labels), LAYER)]


def allowed(path: tuple[int, ...]) -> bool:
    """Whether each I follows B or I of its label."""
    return all(tag == 0 or tag % 2 == 1 or path[k - 1 : k] in ((tag,), (tag - 1,)) for k, tag in enumerate(path))


def best_by_trying_all(sure: Floats) -> float:
    """The highest probability of an allowed path, as a logarithm."""
    logs = np.log(sure + 1e-9)
    return max(
        float(sum(logs[k, tag] for k, tag in enumerate(path)))
        for path in product(range(len(TAGS)), repeat=len(sure))
        if not path or allowed(path)
    )


def path_of(size: int, some: list[TaggedSpan]) -> tuple[int, ...]:
    path = [0] * size
    for span in some:
        for k in range(span.first, span.last):
            path[k] = TAGS[f"{'B' if k == span.first else 'I'}-{span.label}"]
    return tuple(path)


@given(
    st.lists(st.lists(st.floats(-4, 4, width=32), min_size=len(TAGS), max_size=len(TAGS)), min_size=1, max_size=4),
)
def test_the_spans_are_the_best_allowed_path_of_all(scores: list[list[float]]) -> None:
    table = np.array(scores, np.float32)
    sure = probabilities(np.concatenate([np.zeros((len(table), 3), np.float32), table], axis=1), LAYER)
    if bool((sure[:, 0] >= SURELY_OUTSIDE).any()):
        return  # those words are not weighed at all
    path = path_of(len(sure), list(spans(sure, LAYER)))
    assert allowed(path)
    logs = np.log(sure + 1e-9)
    assert sum(logs[k, tag] for k, tag in enumerate(path)) == pytest.approx(best_by_trying_all(sure), abs=1e-3)


def test_probabilities_are_of_the_layers_own_columns() -> None:
    scores = np.array([[9.0, 9.0, 9.0, 0.0, 0.0, 0.0, 0.0, np.log(4.0), 9.0]], np.float32)
    assert probabilities(scores, LAYER)[0].tolist() == pytest.approx([0.125, 0.125, 0.125, 0.125, 0.5])


def test_two_names_side_by_side_are_two() -> None:
    assert found("B-PER", "I-PER", "B-PER", "B-ORG", "I-ORG") == [(0, 2, "PER"), (2, 3, "PER"), (3, 5, "ORG")]


@pytest.mark.parametrize("labels", [("I-PER", "I-PER"), ("O", "I-PER"), ("B-ORG", "I-PER")])
def test_nothing_goes_on_that_has_not_begun(labels: tuple[str, ...]) -> None:
    made = list(spans(rows(*labels, sure=0.6), LAYER))
    assert allowed(path_of(len(labels), made))


def test_surely_outside_words_part_spans_and_no_words_have_none() -> None:
    assert found("B-PER", "O", "B-PER") == [(0, 1, "PER"), (2, 3, "PER")]
    assert list(spans(rows("O", "O", sure=0.999), LAYER)) == []
    assert list(spans(np.zeros((0, len(TAGS)), np.float32), LAYER)) == []


def test_a_span_is_as_sure_as_its_words_are_of_its_label() -> None:
    (span,) = spans(rows("B-PER", "I-PER", sure=0.8), LAYER)
    assert span.probability == pytest.approx(0.85)  # the 0.8 and the 0.05 of the other tag of the label


def test_decoding_takes_linear_time() -> None:
    pattern = ("B-PER", "I-PER", "O", "B-ORG") * 250
    assert growth(lambda times: list(spans(np.tile(rows(*pattern), (times, 1)), LAYER)), 2, 4) < 10
