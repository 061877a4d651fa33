"""`kutip paths`: where everything lies."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """`kutip paths` takes nothing."""


def run(options: argparse.Namespace) -> int:
    """Print each place's name and path, whether it is there yet or not."""
    from reader.paths import models_dir, seeds_dir, user_paths

    paths = user_paths()
    places = {
        "settings": paths.settings,
        "library": paths.library,
        "cache": paths.cache,
        "log": paths.log_file,
        "models": models_dir(),
        "samples": seeds_dir(),
    }
    for name, path in places.items():
        print(f"{name:10}{path}")
    return 0
