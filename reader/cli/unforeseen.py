"""What nobody foresaw: its cause goes to the log file, the person gets one sentence."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime

from reader.errors import ReaderError
from reader.paths import user_paths


def log_cause(error: BaseException) -> ReaderError:
    """Write an exception to the log file; gives the error that says where it is."""
    log = user_paths().log_file
    cause = "".join(traceback.format_exception(error))
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} command line\n{cause}\n")
    except OSError:
        print(cause, file=sys.stderr)
        return ReaderError("Unforeseen error", "The cause stands above; it could not be written to the log file.")
    return ReaderError("Unforeseen error", f"Kutip stopped at something that nobody foresaw; the cause is in {log}.")
