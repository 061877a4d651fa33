"""The command line: `kutip SOURCE` opens the reading room, `kutip COMMAND` works without a screen.

Each command has a module of its own in `reader.cli.commands`, named like it, with `arguments(parser)` and
`run(options) -> int`; only the one that is asked for is imported, and what it needs only once it runs. So
`kutip --version` loads neither Textual nor spaCy, and the screen is not kept waiting for what it does not use.
"""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
from collections.abc import Sequence
from keyword import iskeyword
from typing import TYPE_CHECKING, Protocol

from reader.errors import ReaderError
from reader.isolation import leave_current_folder
from reader.phrase import system_says

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parsing import Parser

FAILED = 1
"""Exit status: something could not be read, analysed, written."""
MISUSED = 2
"""Exit status: wrong usage."""
INTERRUPTED = 130
"""Exit status: Ctrl+C."""
PIPE_CLOSED = 141
"""Exit status: who was reading the output went away (`kutip ... | head`)."""


COMMANDS = {
    "read": "open an article; with --plain as numbered paragraphs, for pipes and screen readers",
    "analyze": "print who said what in files and pages, as JSON or as a table",
    "explain": "tell why statements of an article are taken for somebody's: cues, candidates, rules",
    "add": "bring files, folders and addresses into the library, analysed",
    "edit": "tell an article's title, author, outlet, day or language",
    "check": "read sources again and say what changed",
    "note": "write a note on a passage, list notes, take them away",
    "codes": "list the codes of notes and statements, change them, count them by actor",
    "correct": "set who said a statement, or take it away, confirm it, date it",
    "feeds": "follow feeds: add, list, update, remove them, bring lists of them in and out",
    "articles": "list what is in the library",
    "search": "find words in the library's articles, statements and notes",
    "actors": "list who is named and quoted over all articles, merge them, separate them",
    "statements": "list what an actor, or everybody, said over all articles",
    "quotations": "list what is quoted in several articles, side by side",
    "story": "set articles that tell of one event side by side: who is quoted in which, what only one has",
    "balance": "count whose words articles give: persons, bodies, named or not, women and men, by outlet, month",
    "refresh": "analyse anew what an older Kutip understood, or nobody yet",
    "diff": "show what changed in an article since it was opened before",
    "export": "write articles, notes and statements as Markdown, CSV, JSON, W3C, HTML",
    "import": "bring in notes from W3C Web Annotations and Hypothesis",
    "backup": "copy the whole library into one file",
    "restore": "make the library what a backup holds",
    "evaluate": "measure the analysis on articles that were annotated by hand",
    "models": "list the trained pipelines, their languages, licences and figures",
    "settings": "print the settings that hold and where they come from, or write a file of them",
    "paths": "print where settings, library and logs lie",
    "doctor": "look everything through and say what is not as it should be",
    "keys": "list the keys of the reading room and the ids of their actions",
    "help": "print the help of a command",
    "completion": "print what completes commands and options in a shell",
    "man": "print the manual page, for `man -l -`",
}
"""Each command and what it does, for the list of commands: a verb and its object."""


class CommandModule(Protocol):
    """What the module of a command has."""

    def arguments(self, parser: Parser) -> None:
        """Declare what the command takes."""

    def run(self, options: Namespace) -> int:
        """Carry it out; gives the exit status."""


def module_of(name: str) -> CommandModule:
    """The module of a command, which is named like it; `import` is a word of Python's, so it is import_."""
    module: CommandModule = importlib.import_module(f"reader.cli.commands.{name}{'_' if iskeyword(name) else ''}")
    return module


class ClosedOutput(io.TextIOBase):
    """Stands for a standard output that was closed before the program began: nothing that is written is lost unseen."""

    def write(self, text: str, /) -> int:
        """Fail, as a closed descriptor does."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name) and give the exit status."""
    from reader.cli.language import interface

    arguments = list(sys.argv[1:] if argv is None else argv)
    interface.cache_clear()
    leave_current_folder()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a sign that the terminal's encoding lacks costs a “?”, not the text
    if sys.stdout is None:
        sys.stdout = ClosedOutput()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except ReaderError as error:
        return _say(error, FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _leave_pipe()
        return PIPE_CLOSED
    except OSError as error:
        _leave_pipe()
        return _say(ReaderError("Not written", "The output cannot be written: {why}.", why=system_says(error)), FAILED)
    except Exception as error:  # the last resort: what nobody foresaw is one sentence too, its cause in the log file
        from reader.cli.unforeseen import log_cause

        return _say(log_cause(error), FAILED)
    return status


def _run(arguments: list[str]) -> int:
    from reader.cli.parsing import parser_for

    name = arguments[0] if arguments and arguments[0] in COMMANDS else None
    parser = parser_for(name)
    if name is None:
        from reader.cli.commands import read

        read.source_arguments(parser)
        return read.run_source(parser.read(arguments), parser)
    module = module_of(name)
    module.arguments(parser)
    return module.run(parser.read(arguments[1:]))


def _say(error: ReaderError, status: int) -> int:
    from reader.cli.remarks import remark

    remark(error.sentence)
    return status


def _leave_pipe() -> None:
    """Let the interpreter flush into nothing, so that it does not complain of the closed pipe once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a captured standard output has no descriptor
        sys.stdout = None
