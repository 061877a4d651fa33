"""`kutip [SOURCE]` and `kutip read`: the reading room, or the article as plain numbered paragraphs."""

from __future__ import annotations

import argparse
import gc
import os
import stat
import sys

from reader.cli.parsing import add_source_options, is_terminal, refuse_mistyped_command
from reader.errors import ReaderError


def source_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip` takes where the first word is no command."""
    parser.add_argument(
        "source",
        metavar="SOURCE",
        nargs="?",
        help="a path, an http(s) address, or - for standard input; none: the library",
    )
    add_source_options(parser)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip read` takes."""
    from reader.intake import names_of_formats

    about = f"a path, an http(s) address, or - for standard input; it may hold {names_of_formats()}"
    parser.add_argument("source", metavar="SOURCE", help=about)
    parser.add_argument("--plain", action="store_true", help="print numbered paragraphs, each with who said what in it")
    add_source_options(parser)


def run_source(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Open `kutip [SOURCE]`: in the reading room; as plain paragraphs where the output is no terminal."""
    if options.source is None and _stdin_is_text():
        options.source = "-"
    if options.source is not None:
        refuse_mistyped_command(options.source, parser)
    if is_terminal(1) and os.environ.get("TERM") != "dumb":
        return _open_room(options)
    if options.source is None:
        parser.error("the reading room needs a terminal; without one, give a SOURCE to print or a command")
    return _print_plain(options)


def run(options: argparse.Namespace) -> int:
    """Open or print one source."""
    return _print_plain(options) if options.plain else _open_room(options)


def _print_plain(options: argparse.Namespace) -> int:
    from reader.cli.plain import print_article

    return print_article(options.source, language=options.lang, published=options.date)


def _open_room(options: argparse.Namespace) -> int:
    gc.disable()  # nothing of what is loaded now is garbage; the room collects when nobody waits
    from reader.cli.logs import keep_log
    from reader.paths import user_paths
    from reader.settings import load

    stdin = None
    if options.source == "-":
        from reader.intake import read_stdin

        stdin = read_stdin()
    if not is_terminal(0):
        _take_keyboard()
    paths = user_paths()
    settings = load(paths.settings)
    keep_log(paths.log_file)
    from reader.tui import run as run_room

    return run_room(
        options.source, stdin=stdin, language=options.lang, published=options.date, paths=paths, settings=settings
    )


def _stdin_is_text() -> bool:
    """Whether a text comes by `... | kutip` or `kutip < FILE`."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode if sys.stdin is not None else 0
        return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
    except (OSError, ValueError):  # a standard input without a descriptor
        return False


def _take_keyboard() -> None:
    """Let keys come from the terminal again after standard input brought the article (or something else)."""
    name = "CONIN$" if os.name == "nt" else "/dev/tty"
    try:
        terminal = os.open(name, os.O_RDWR)
    except OSError as error:
        raise ReaderError(
            "No terminal", "The reading room takes its keys from a terminal and found none; try `kutip read --plain`."
        ) from error
    os.dup2(terminal, 0)
    os.close(terminal)
