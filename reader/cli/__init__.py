"""The command line: `kutip SOURCE` opens the reading room, `kutip COMMAND` works without a screen.

Each command has a module of its own in `reader.cli.commands`, named like it, with `arguments(parser)` and
`run(options) -> int`; only the one that is asked for is imported, and what it needs only once it runs. So
`kutip --version` loads neither Textual nor spaCy, and the screen is not kept waiting for what it does not use.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from types import TracebackType

from reader.cli.commands import COMMANDS, FAILED, INTERRUPTED, PIPE_CLOSED, module_of
from reader.errors import ReaderError
from reader.isolation import leave_current_folder
from reader.phrase import system_says


class ClosedOutput(io.TextIOBase):
    """Stands for a standard output that was closed before the program began: nothing that is written is lost unseen."""

    def write(self, text: str, /) -> int:
        """Fail, as a closed descriptor does."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name) and give the exit status.

    What nobody foresaw is raised, and told by `sys.excepthook` where nobody catches it.
    """
    from reader.cli.language import interface

    arguments = list(sys.argv[1:] if argv is None else argv)
    interface.cache_clear()
    sys.excepthook = _tell_unforeseen
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
    return status


def _tell_unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody foresaw is one sentence too, its cause in the log file; Python then leaves with status 1, FAILED."""
    from reader.cli.unforeseen import log_cause

    _say(log_cause(error), FAILED)


def _run(arguments: list[str]) -> int:
    from reader.cli.parsing import parser_for, refuse_unknown_command

    name = arguments[0] if arguments and arguments[0] in COMMANDS else None
    parser = parser_for(name)
    if name is None:
        from reader.cli.commands import read

        read.source_arguments(parser)
        refuse_unknown_command(arguments, parser)
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
