"""`kutip keys`: every key of the reading room, with the ids by which the settings give them others."""

from __future__ import annotations

import argparse

from reader.cli.language import interface
from reader.cli.library import add_format
from reader.cli.listing import Column, print_list
from reader.cli.output import print_json


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip keys` takes."""
    add_format(parser)
    parser.epilog = 'Other keys for an action stand in the settings (`kutip paths`): [keys], then ID = "KEY KEY".'


def run(options: argparse.Namespace) -> int:
    """Print the table of actions, with the keys that the settings give them."""
    from reader.paths import user_paths
    from reader.settings import load
    from reader.tui.keymap.keys import ACTIONS, keys_of, own_keys

    paths = user_paths()
    settings = load(paths.settings)
    own = own_keys(settings.keys, str(paths.settings))
    tr = interface()
    rows = [
        (action.id, " ".join(keys_of(action, own)), tr(f"action.{action.id}"), action.scope.value) for action in ACTIONS
    ]
    if options.format == "jsonl":
        for row in rows:
            print_json(dict(zip(("id", "keys", "what", "where"), row, strict=True)))
        return 0
    columns = (Column("id"), Column("keys"), Column("action"), Column("where", dim=True))
    print_list(columns, rows, plain=options.plain)
    return 0
