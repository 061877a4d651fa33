"""`kutip [SOURCE]` and `kutip read`: the reading room, or the article as plain numbered paragraphs."""

from __future__ import annotations

import argparse
import gc
import os
import stat
import sys

from reader.cli.commands import FAILED
from reader.cli.parsing import (
    Parser,
    add_source_options,
    add_title_option,
    article_number,
    is_terminal,
    refuse_mistyped_command,
    told,
)
from reader.errors import ReaderError, SourceError
from reader.files import is_folder
from reader.phrase import Phrase


def source_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip` takes where the first word is no command."""
    parser.add_argument(
        "source",
        metavar="SOURCE",
        nargs="?",
        help="a path, an http(s) address, an article's number, a folder, or - for standard input; none: the library",
    )
    add_source_options(parser)
    add_title_option(parser)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip read` takes."""
    from reader.intake import names_of_formats

    what = "a path or an http(s) address ({formats}), an article's number, or - for standard input"
    about = Phrase(what, formats=names_of_formats())
    parser.add_argument("source", metavar="SOURCE", help=about)
    parser.add_argument("--plain", action="store_true", help="print numbered paragraphs, each with who said what in it")
    add_source_options(parser)
    add_title_option(parser)


def run_source(options: argparse.Namespace, parser: Parser) -> int:
    """Open `kutip [SOURCE]`: in the reading room; as plain paragraphs where the output is no terminal."""
    if options.source is None and _stdin_is_text():
        options.source = "-"
    if options.source is not None:
        refuse_mistyped_command(options.source, parser)
    has_screen = is_terminal(1) and os.environ.get("TERM") != "dumb"
    if options.source is not None and is_folder(options.source):
        status = _add_folder(options)
        folder, options.source = options.source, None
        return _open_screen(options, fitting=os.path.realpath(folder) + os.sep) if has_screen else status
    if has_screen:
        return _open_screen(options)
    if options.source is None:
        parser.refuse("the reading room needs a terminal; without one, give a SOURCE to print or a command")
    return _print_plain(options)


def run(options: argparse.Namespace) -> int:
    """Open or print one source."""
    if is_folder(options.source):
        raise SourceError(
            "A folder", "{source} is a folder; `kutip add` brings its articles into the library.", source=options.source
        )
    return _print_plain(options) if options.plain else _open_screen(options)


def _print_plain(options: argparse.Namespace) -> int:
    from reader.cli.plain import print_article

    return print_article(options.source, told(options))


def _add_folder(options: argparse.Namespace) -> int:
    """Bring the articles of a folder into the library, and list them where there is no screen to do so."""
    from reader.cli.adding import add_sources, gather
    from reader.cli.commands.articles import print_articles
    from reader.cli.library import open_library
    from reader.cli.output import meter

    sources = gather([options.source])
    with open_library() as library, meter(len(sources)) as progress:
        report = add_sources(library, sources, told(options), progress, analyse=False)
        cards = library.articles.all(only=report.ids)
    if not is_terminal(1):
        print_articles(cards, plain=True)
    return FAILED if report.failed else 0


def _open_screen(options: argparse.Namespace, *, fitting: str = "") -> int:
    gc.disable()  # nothing of what is loaded now is garbage; the screen collects when nobody waits
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
    from reader.tui import run as run_screen

    source = options.source if options.source is None else article_number(options.source) or options.source
    return run_screen(
        source,
        stdin=stdin,
        told=told(options),
        fitting=fitting,
        paths=paths,
        settings=settings,
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
