"""`kutip backup`: a copy of the whole library, consistent while other Kutips write."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from reader.cli.library import open_library
from reader.cli.remarks import remark
from reader.phrase import Phrase


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip backup` takes."""
    parser.add_argument(
        "target", metavar="FILE", type=Path, help="where the copy goes; without an ending it is a folder"
    )


def run(options: argparse.Namespace) -> int:
    """Make the copy and say where it is; in a folder it has today's name, and replaces no other."""
    target = options.target
    in_folder = target.is_dir() or not (target.suffix or target.exists())
    if in_folder:
        target = target / f"kutip-{date.today().isoformat()}.sqlite3"
    with open_library() as library:
        target = library.exchange.backup(target, beside=in_folder)
    remark(Phrase("the library is copied to {path}.", path=target))
    return 0
