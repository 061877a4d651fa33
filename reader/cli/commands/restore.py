"""`kutip restore`: the library as a backup holds it, or an empty one where it cannot be used any more."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.cli.library import open_library
from reader.cli.remarks import remark
from reader.phrase import Phrase


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip restore` takes."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("source", metavar="FILE", nargs="?", type=Path, help="what `kutip backup` wrote")
    what.add_argument(
        "--empty", action="store_true", help="begin an empty library; a file that cannot be used gets another name"
    )


def run(options: argparse.Namespace) -> int:
    """Put the backup in the library's place and say where the library is that was there."""
    with open_library() as library:
        before = library.set_aside() if options.empty else library.exchange.restore(options.source)
        trouble = library.trouble
    if trouble is None:
        held = Phrase("the library is now what {path} holds.", path=options.source)
        remark("the library is empty." if options.empty else held)
    if before is not None:
        remark(Phrase("what it was before is kept in {path}.", path=before))
    if trouble is not None:
        raise trouble
    return 0
