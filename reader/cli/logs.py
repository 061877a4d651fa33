"""The log file: what the rooms remark goes there, never across the screen."""

from __future__ import annotations

import contextlib
import logging
from io import TextIOWrapper
from pathlib import Path

MAX_SIZE = 1 << 20
"""Bytes after which a log begins anew; the one before is kept beside it."""


def keep_log(path: Path) -> None:
    """Send what the program's modules log, warnings and worse, to the file at `path`, which is made when one comes."""
    logger = logging.getLogger("reader")
    for handler in [handler for handler in logger.handlers if isinstance(handler, LogFile)]:
        logger.removeHandler(handler)
        handler.close()
    logger.addHandler(LogFile(path))


class LogFile(logging.FileHandler):
    """A log file that is made with its folder at the first line, and that keeps silent where it cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", errors="backslashreplace", delay=True)
        self.setLevel(logging.WARNING)
        self.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_size > MAX_SIZE:
                path.replace(path.with_name(path.name + ".1"))
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; a disk that is full or read-only is no reason to trouble a reader with the log."""
        with contextlib.suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging calls
        """Say nothing: logging itself would print a traceback across the screen."""
