"""The door: `kutip SOURCE` opens the reading room, `kutip COMMAND` works without a screen.

Each command has a module of its own with `arguments(parser)` and `run(options) -> int`; only the one that is asked for
is imported, and what it needs only once it runs. So `kutip --version` loads neither Textual nor spaCy, and the screen
is not kept waiting for what it does not use.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from reader.errors import ReaderError
from reader.isolation import leave_current_folder

FAILED = 1
"""Exit status: something could not be read, analysed, written."""
MISUSED = 2
"""Exit status: wrong usage."""
INTERRUPTED = 130
"""Exit status: Ctrl+C."""
PIPE_CLOSED = 141
"""Exit status: who was reading the output went away (`kutip ... | head`)."""


class Command(NamedTuple):
    """A subcommand, as the door knows it without importing it."""

    module: str
    """The module in this package that runs it."""
    summary: str
    """What it does, for the list of commands: a verb and its object."""


COMMANDS = {
    "read": Command("reading", "open an article; with --plain as numbered paragraphs, for pipes and screen readers"),
    "analyze": Command("analyze", "print who said what in files and pages, as JSON or as a table"),
    "articles": Command("articles", "list what is in the library"),
    "search": Command("search", "find words in the library's articles, statements and notes"),
    "actors": Command("actors", "list who is named and quoted over all articles, join them, set them apart"),
    "statements": Command("statements", "list what an actor, or everybody, said over all articles"),
    "quotations": Command("quotations", "list what is quoted in several articles, side by side"),
    "refresh": Command("refresh", "analyse anew what an older Kutip understood, or nobody yet"),
    "diff": Command("diff", "show what changed in an article since it was opened before"),
    "export": Command("export", "write articles, notes and statements as Markdown, CSV, JSON, W3C, HTML"),
    "import": Command("importing", "bring in notes from W3C Web Annotations and Hypothesis"),
    "backup": Command("backup", "copy the whole library into one file"),
    "restore": Command("restore", "make the library what a backup holds"),
    "evaluate": Command("evaluate", "measure the analysis on articles that were annotated by hand"),
    "models": Command("models", "list the trained pipelines, their languages, licences and figures"),
    "paths": Command("places", "print where settings, library and logs lie"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name) and give the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    leave_current_folder()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a sign that the terminal's encoding lacks costs a “?”, not the text
    try:
        return _run(arguments)
    except ReaderError as error:
        return _say(error, FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _leave_pipe()
        return PIPE_CLOSED
    except Exception:  # the last resort: what nobody foresaw is one sentence too, its cause in the log file
        from reader.cli.unforeseen import log_cause

        return _say(log_cause(), FAILED)


def _run(arguments: list[str]) -> int:
    from reader.cli.parsing import parser_for

    name = arguments[0] if arguments and arguments[0] in COMMANDS else None
    module = importlib.import_module(f"reader.cli.{COMMANDS[name].module if name else 'reading'}")
    parser = parser_for(name)
    if name is None:
        module.source_arguments(parser)
        options = parser.parse_args(arguments)
        return int(module.run_source(options, parser))
    module.arguments(parser)
    return int(module.run(parser.parse_args(arguments[1:])))


def _say(error: ReaderError, status: int) -> int:
    from reader.cli.remarks import remark

    remark(f"{error.title}: {error.message}")
    return status


def _leave_pipe() -> None:
    """Let the interpreter flush into nothing, so that it does not complain of the closed pipe once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a captured standard output has no descriptor
        sys.stdout = None
