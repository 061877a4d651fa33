"""What the two small learners, `cues` and `speakers`, share: articles apart, weights as a file, the command line."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDS = 10
"""Parts of the cross-validation; an article lies wholly in one."""
NEEDED = 0.5
"""Share of characters at which a statement that the rules find is the annotated one."""


def characters(spans: Iterable[Sequence[int]]) -> frozenset[int]:
    """The offsets that half-open spans cover."""
    return frozenset(k for start, end in spans for k in range(start, end))


def folds(articles: Iterable[str]) -> dict[str, int]:
    """The part of the cross-validation that each article lies in; the same for the same articles."""
    names = sorted(set(articles))
    random.Random(0).shuffle(names)
    return {name: number % FOLDS for number, name in enumerate(names)}


def write(path: Path, about: str, module: str, weights: Mapping[str, float]) -> None:
    """Weights as a language file that says what they are and what made them."""
    lines = [
        f"# {about}",
        f"# Made by `python -m reader.training.{module}`; not to be edited by hand.",
        *(f"{feature} | weight={weight}" for feature, weight in sorted(weights.items())),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def options_of(module: str, about: str | None, file: str) -> argparse.Namespace:
    """What the command line of a learner says: language, gold, write, errors."""
    parser = argparse.ArgumentParser(prog=f"python -m reader.training.{module}", description=about)
    parser.add_argument("language")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write the language's {file}")
    parser.add_argument("--errors", action="store_true", help="list what it gets wrong")
    return parser.parse_args()


def documents(paths: Iterable[Path]) -> Iterable[dict[str, Any]]:
    """The annotated articles in those files, one a file."""
    return (json.loads(path.read_text(encoding="utf-8")) for path in paths)
