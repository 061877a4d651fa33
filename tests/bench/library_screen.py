"""The library screen over 10,000 articles against one over an empty library: from the key to the first row.

usage: python -m tests.bench library_screen [--articles 10000] [--runs 7]

Both stand in a pseudo-terminal of 120x40 and take turns; the sample article is open, so that each list has a first row.
The ratio of the medians is meant to be at most `GOAL`.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from reader import paths
from tests.bench._made import fill
from tests.bench._terminal import Terminal
from tests.bench.screen import READY, kutip

GOAL = 1.3
"""The most that a large library may cost, as a ratio to an empty one."""

ROW = r"[━─] +\d+%"
"""The end of a row of the library: how far an article was read."""


def from_key_to_row(terminal: Terminal) -> float:
    """Milliseconds from the key that opens the library until its first row is on the screen."""
    began = time.perf_counter() - terminal.started
    terminal.send("L")
    shown = terminal.wait_until(lambda: re.search(ROW, terminal.text) is not None, what="a row of the library")
    return (shown - began) * 1000


def measure(figures: dict[int, list[float]], homes: dict[int, Path]) -> None:
    """Open the library once in each; the first opening of a program, which imports the screen, is what readers feel."""
    for count, home in homes.items():
        with kutip(paths.sample_article(), home) as terminal:
            terminal.wait_for(READY)
            terminal.wait_for(r"\d+ (statements|pernyataan)")
            terminal.settle(0.5)
            figures[count].append(from_key_to_row(terminal))


def main(arguments: list[str]) -> int:
    """Print medians in milliseconds and their ratio; status 1 where it is above the goal."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench library_screen")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=7, help="rounds in which both libraries take their turn")
    options = parser.parse_args(arguments)
    figures: dict[int, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        homes = {count: Path(folder) / str(count) for count in (0, options.articles)}
        for count, home in homes.items():
            fill(paths.Paths(home / "config", home / "data", home / "cache", home / "log"), count)
        measure(defaultdict(list), homes)  # the analysis of the sample is made, and what is compiled is kept
        for _ in range(options.runs):
            measure(figures, homes)
    medians = {count: statistics.median(values) for count, values in figures.items()}
    for count, values in figures.items():
        print(f"{count:>7} articles: first row after {medians[count]:6.1f} ms ({min(values):.1f} to {max(values):.1f})")
    ratio = medians[options.articles] / medians[0]
    print(f"ratio {ratio:.2f}, goal <= {GOAL}")
    return int(ratio > GOAL)
