"""`kutip paths`: where everything lies."""

from __future__ import annotations

import argparse

from reader.cli.language import say

PLACES = ("settings", "library", "cache", "log", "models", "samples")
"""What is told of, by its name."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """`kutip paths` takes nothing."""


def run(options: argparse.Namespace) -> int:
    """Print each place's name and path, whether it is there yet or not."""
    from reader.paths import models_dir, seeds_dir, user_paths

    paths = user_paths()
    places = (paths.settings, paths.library, paths.cache, paths.log_file, models_dir(), seeds_dir())
    names = {name: say(name) for name in PLACES}
    width = max(10, *(len(name) + 2 for name in names.values()))
    for name, path in zip(PLACES, places, strict=True):
        print(f"{names[name]:{width}}{path}")
    return 0
