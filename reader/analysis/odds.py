"""Probabilities and their odds."""

from __future__ import annotations

import math


def log_odds(probability: float, least: float = 1e-3) -> float:
    """The logarithm of the odds of a probability that is taken to be no nearer than `least` to 0 or 1."""
    bounded = min(max(probability, least), 1 - least)
    return math.log(bounded / (1 - bounded))


def of_log_odds(total: float) -> float:
    """The probability with those log odds: what a logistic regression gives for the sum of its weights."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
