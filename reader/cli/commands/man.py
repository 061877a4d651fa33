"""`kutip man`: the manual page, made from the same parsers as the help."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip man` takes: nothing."""
    parser.epilog = "To read it: kutip man | man -l -"


def run(options: argparse.Namespace) -> int:
    """Print kutip(1) as roff."""
    from reader.cli.manual import man_page

    print(man_page(), end="")
    return 0
