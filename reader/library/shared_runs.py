"""Which contents share runs of words: found by sorted fingerprints, a hundred thousand contents in half a second.

Each run of three words is a 64-bit number, made for a megabyte of text at a time by arithmetic on its bytes: a word is
a polynomial of its bytes, a run one of its words, both modulo 2^64 (Karp and Rabin 1987). The number of the content
stands in its low bits, so that one sort puts those that share a run side by side. Two runs that have one number by
chance, or because somebody meant them to, cost a comparison of the contents and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias

import numpy as np

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"
"""A row of numbers."""

RUN_WORDS = 3
"""Words that must stand together in two contents before they are compared."""

RUN_USES = 60
"""Uses of a run that tell something; of those behind them, in the order of the contents, nothing is compared."""

FEWEST_WORDS = 5
"""Words that a content needs to be recognised; shorter ones are said by chance."""

SHARED_PART = 0.25
"""Share of the shorter one's runs that two contents must have in common to be compared."""

CHUNK_CHARACTERS = 1_000_000
"""Characters that are turned into numbers at a time."""

KEPT_PAIRS = 8_000_000
"""Pairs after which those that are the same are counted, to bound the memory."""

_SIGNS = ((0xE2, (0x80, 0x81), 3), (0xC2, (), 2), (0xE3, (0x80,), 3))
"""First byte, second bytes (none for all) and length in UTF-8 of marks, dashes and spaces beyond ASCII."""

_SMALL = bytes(range(256)).lower()
_BASE = 0x9E3779B97F4A7C15
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


Pairs: TypeAlias = list[tuple[int, int]]
"""Two numbers of contents each, the lower one first."""


def alike(contents: Sequence[str]) -> tuple[Pairs, Pairs]:
    """Which contents seem to have the same words, each with the first that has; and which share enough runs.

    Both are to be compared. Of contents with the same words only the first one is among the latter.
    """
    bits = max(len(contents).bit_length(), 1)
    runs, counts, wholes = _runs(contents, bits)
    firsts = _firsts(wholes)
    again = np.flatnonzero((firsts != np.arange(len(firsts))) & (counts >= FEWEST_WORDS))
    same = list(zip(firsts[again].tolist(), again.tolist(), strict=True))
    numbers = (runs & np.uint64((1 << bits) - 1)).astype(np.int64)
    first = firsts[numbers] == numbers
    pairs, uses = _pairs(runs[first] >> np.uint64(bits), numbers[first], bits)
    one, other = pairs >> bits, pairs & ((1 << bits) - 1)
    enough = uses >= SHARED_PART * (np.minimum(counts[one], counts[other]) - RUN_WORDS + 1)
    return same, list(zip(one[enough].tolist(), other[enough].tolist(), strict=True))


def _firsts(wholes: Numbers) -> Numbers:
    """For each content the number of the first one that has its words."""
    order = np.argsort(wholes, kind="stable")
    heads = np.append(True, wholes[order][1:] != wholes[order][:-1])[: len(order)]
    firsts = np.empty(len(order), np.int64)
    firsts[order] = order[np.flatnonzero(heads)][np.cumsum(heads) - 1] if len(order) else order
    return firsts


def _runs(contents: Sequence[str], bits: int) -> tuple[Numbers, Numbers, Numbers]:
    """The runs of all contents, sorted, with the content's number in the low bits; each content's words, and number."""
    made: list[Numbers] = [np.zeros(0, np.uint64)]
    counts: list[Numbers] = [np.zeros(0, np.int64)]
    wholes: list[Numbers] = [np.zeros(0, np.uint64)]
    first = 0
    while first < len(contents):
        last, size = first, 0
        while last < len(contents) and size < CHUNK_CHARACTERS:
            size += len(contents[last]) + 1
            last += 1
        words, count = _words(contents[first:last])
        number = np.repeat(np.arange(first, last, dtype=np.uint64), count)
        run = (words[:-2] * _FIRST + words[1:-1]) * _SECOND + words[2:]
        within = (number[:-2] == number[2:]) & (np.repeat(count, count)[:-2] >= FEWEST_WORDS)
        made.append((run[within] << np.uint64(bits)) | number[:-2][within])
        ends = np.cumsum(count)
        counts.append(count)
        wholes.append(_polynomials(words, ends - count, ends))
        first = last
    return _counted(np.concatenate(made))[0], np.concatenate(counts), np.concatenate(wholes)


def _words(contents: Sequence[str]) -> tuple[Numbers, Numbers]:
    """A number for every word of some contents, without its case; and how many words each content has."""
    joined = "\0".join(contents)
    if joined.count("\0") >= len(contents):
        joined = "\0".join(content.replace("\0", " ") for content in contents)
    raw = np.frombuffer(joined.encode("utf-8", "replace").translate(_SMALL), np.uint8)
    if np.any((raw >= 0xC3) & (raw != 0xE2)):  # letters beyond ASCII
        raw = np.frombuffer(joined.casefold().encode("utf-8", "replace"), np.uint8)
    values, is_letter = _table()
    inside = is_letter[raw]
    for lead, behind, size in _SIGNS:
        places = np.flatnonzero(raw == lead)
        if behind:
            places = places[np.isin(raw[places + 1], behind)]
        for step in range(size):
            inside[places + step] = False
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    until = np.searchsorted(starts, np.append(np.flatnonzero(raw == 0), len(raw)))
    return _polynomials(values[raw], starts, ends), np.diff(until, prepend=0)


def _polynomials(values: Numbers, starts: Numbers, ends: Numbers) -> Numbers:
    """For each stretch of some numbers one that tells it from others: its polynomial in the base, modulo 2^64."""
    powers, inverses = _powers(1 << (len(values) + 1).bit_length())
    sums = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values * powers[: len(values)], out=sums[1:])
    return (sums[ends] - sums[starts]) * inverses[starts]


@cache
def _table() -> tuple[Numbers, Numbers]:
    """A number for each byte, and whether it belongs to a word."""
    numbers = np.random.default_rng(_BASE).integers(0, 2**64, 256, dtype=np.uint64, endpoint=False)
    return numbers, np.array([byte >= 128 or chr(byte).isalnum() for byte in range(256)])


@cache
def _powers(length: int) -> tuple[Numbers, Numbers]:
    """The powers of the base, and of its inverse, modulo 2^64."""
    rows = []
    for base in (_BASE, pow(_BASE, -1, 1 << 64)):
        row = np.full(length, base, np.uint64)
        row[0] = 1
        rows.append(np.cumprod(row, dtype=np.uint64))
    return rows[0], rows[1]


def _pairs(runs: Numbers, numbers: Numbers, bits: int) -> tuple[Numbers, Numbers]:
    """Every two contents that stand side by side under a run, as one number; and under how many runs they do."""
    places = np.flatnonzero(runs[1:] == runs[:-1])
    pairs = counts = np.zeros(0, np.int64)
    waiting: list[Numbers] = []
    heads = np.flatnonzero(np.append(True, runs[1:] != runs[:-1]))
    head_of = np.repeat(heads, np.diff(np.append(heads, len(runs)))) if len(runs) else heads
    for distance in range(1, RUN_USES):
        places = places[places + distance < len(runs)]
        places = places[runs[places + distance] == runs[places]]
        places = places[places + distance - head_of[places] < RUN_USES]
        if not len(places):
            break
        waiting.append((numbers[places] << bits) | numbers[places + distance])
        if sum(map(len, waiting)) > KEPT_PAIRS:
            pairs, counts = _merged(pairs, counts, waiting)
            waiting = []
    return _merged(pairs, counts, waiting)


def _counted(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """The different numbers in their order, and how often each stands there."""
    numbers = np.sort(numbers)
    heads = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)])
    return numbers[heads], np.diff(np.append(heads, len(numbers)))


def _merged(pairs: Numbers, counts: Numbers, more: list[Numbers]) -> tuple[Numbers, Numbers]:
    """The different pairs of both, and how often each stands there."""
    new, uses = _counted(np.concatenate(more)) if more else (pairs[:0], counts[:0])
    every = np.concatenate((pairs, new))
    if not len(pairs) or not len(new):
        return every, np.concatenate((counts, uses))
    order = np.argsort(every)
    every, weights = every[order], np.concatenate((counts, uses))[order]
    heads = np.flatnonzero(np.append(True, every[1:] != every[:-1]))
    return every[heads], np.add.reduceat(weights, heads)
