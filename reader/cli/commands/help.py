"""`kutip help`: the help of a command, or the list of commands."""

from __future__ import annotations

import argparse

from reader.cli.commands import COMMANDS, module_of
from reader.cli.parsing import parser_for


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip help` takes."""
    parser.add_argument("command", metavar="COMMAND", nargs="?", choices=list(COMMANDS), help="one of `kutip --help`")


def run(options: argparse.Namespace) -> int:
    """Print what `kutip COMMAND --help` prints."""
    parser = parser_for(options.command)
    if options.command is None:
        from reader.cli.commands.read import source_arguments

        source_arguments(parser)
    else:
        module_of(options.command).arguments(parser)
    parser.print_help()
    return 0
