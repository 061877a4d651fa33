"""How a piece of work grows with its input: a ratio of processor times, which a busy machine bends little."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable

import pytest

_TRIES = 3
_LEAST = 0.002
"""Seconds below which a time is taken for this one: the clock of a short run says nothing."""


def growth(work: Callable[[int], object], size: int, times: int) -> float:
    """How many times more processor time `work(size * times)` takes than `work(size)`, each the best of three.

    Linear work gives about `times`, quadratic work its square; a test asks for something well between the two. It is
    skipped under `make mutants`: there a function is called by a detour, and each fault would wait for it.
    """
    if "MUTANT_UNDER_TEST" in os.environ:
        pytest.skip("time tells of no fault")
    return _seconds(work, size * times) / max(_seconds(work, size), _LEAST)


def _seconds(work: Callable[[int], object], size: int) -> float:
    best = float("inf")
    for _ in range(_TRIES):
        gc.collect()
        began = time.process_time()
        work(size)
        best = min(best, time.process_time() - began)
    return best
