"""The weights of the votes: what speaks for the right answer gets a weight above zero, the same at every run."""

from __future__ import annotations

import random

import pytest

from reader.training.votes import Features, fit, yes_or_no


def choices(count: int) -> list[list[tuple[Features, bool]]]:
    """Choices in which who is named is mostly right, who is far away mostly wrong, and chance tells nothing."""
    lots = random.Random(5)
    out = []
    for _ in range(count):
        right = lots.randrange(3)
        example = []
        for number in range(3):
            honest = lots.random() < 0.9
            seen = {"chance": lots.random()}
            if (number == right) == honest:
                seen["named"] = 1.0
            else:
                seen["far"] = 1.0
            example.append((seen, number == right))
        out.append(example)
    return out


def test_weights_have_the_signs_of_what_the_examples_show() -> None:
    weights = fit(choices(150))
    assert weights["named"] > 0.5
    assert weights["far"] < -0.5
    assert abs(weights["chance"]) < min(weights["named"], -weights["far"])


def test_the_same_examples_give_the_same_weights() -> None:
    assert fit(choices(60)) == fit(choices(60))


def test_a_stronger_prior_pulls_the_weights_towards_zero() -> None:
    loose, tight = fit(choices(60), prior=0.1), fit(choices(60), prior=20.0)
    assert all(abs(tight[name]) < abs(loose[name]) for name in ("named", "far"))


def test_a_yes_or_no_is_a_choice_between_it_and_nothing() -> None:
    examples: list[tuple[Features, bool]] = [({"one": 1.0, "heard": float(n % 4 > 0)}, n % 4 > 0) for n in range(80)]
    assert yes_or_no(examples[:2]) == [[(examples[0][0], False), ({}, True)], [(examples[1][0], True), ({}, False)]]
    weights = fit(yes_or_no(examples))
    assert weights["heard"] > 0
    assert weights["one"] < 0
    assert weights["one"] + weights["heard"] > 0


def test_of_several_right_ones_any_will_do() -> None:
    both: list[list[tuple[Features, bool]]] = [[({"a": 1.0}, True), ({"b": 1.0}, True), ({"c": 1.0}, False)]] * 20
    weights = fit(both)
    assert weights["a"] == pytest.approx(weights["b"], abs=0.01)
    assert weights["c"] < 0 < weights["a"]


def test_choices_without_a_right_one_teach_nothing() -> None:
    wrong: list[tuple[Features, bool]] = [({"named": 1.0}, False), ({"far": 1.0}, False)]
    assert fit([wrong]) == {}
    assert fit([*choices(30), wrong]) == fit(choices(30))
