"""`kutip restore`: the library as a backup holds it."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.cli.library import open_desk
from reader.cli.remarks import remark


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip restore` takes."""
    parser.add_argument("source", metavar="FILE", type=Path, help="what `kutip backup` wrote")


def run(options: argparse.Namespace) -> int:
    """Put the backup in the library's place and say where the library is that was there."""
    with open_desk() as desk:
        before = desk.restore(options.source)
    remark(f"the library is now what {options.source} holds.")
    if before is not None:
        remark(f"what it was before is kept in {before}.")
    return 0
