"""What nobody foresaw: its cause goes to the log file, the person gets one sentence."""

from __future__ import annotations

import platform
import sys
from datetime import UTC, datetime

from reader import __version__
from reader.cli.logs import begin_anew_if_large
from reader.errors import ReaderError, where_it_failed
from reader.model.text import printable
from reader.paths import user_paths


def log_cause(error: BaseException) -> ReaderError:
    """Write an exception to the log file; gives the error that says where it is."""
    log = user_paths().log_file
    cause = where_it_failed(error)
    try:
        begin_anew_if_large(log)
        log.touch(mode=0o600)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            about = f"command line, Kutip {__version__}, Python {platform.python_version()}, {sys.platform}"
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {about}\n{printable(cause)}\n")
    except OSError:
        print(cause, file=sys.stderr)
        return ReaderError("Unforeseen error", "The cause stands above; it could not be written to the log file.")
    return ReaderError(
        "Unforeseen error", "Kutip stopped at something that nobody foresaw; the cause is in {log}.", log=log
    )
