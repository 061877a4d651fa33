"""The log file: what the program remarks goes there, never across the screen."""

from __future__ import annotations

import contextlib
import logging
from io import TextIOWrapper
from pathlib import Path

from reader.errors import where_it_failed

MAX_BYTES = 1 << 20
"""Bytes after which a log begins anew; the one before is kept beside it."""


KEPT_LOGS = 3
"""Older logs that are kept."""


def keep_log(path: Path) -> None:
    """Send what the program's modules log, warnings and worse, to the file at `path`, which is made when one comes."""
    silence_libraries()
    logger = logging.getLogger("reader")
    for handler in [handler for handler in logger.handlers if isinstance(handler, LogFile)]:
        logger.removeHandler(handler)
        handler.close()
    logger.addHandler(LogFile(path))


def silence_libraries() -> None:
    """Keep what libraries log off the terminal: they quote what they read, as it is."""
    logging.lastResort = logging.NullHandler()


def begin_anew_if_large(path: Path) -> None:
    """Make the log's folder, for its owner alone, and room in the log: the ones before are kept beside it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        if path.stat().st_size > MAX_BYTES:
            kept = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, KEPT_LOGS + 1))]
            for older, newer in zip(kept[:0:-1], kept[-2::-1], strict=True):
                if newer.exists():
                    newer.replace(older)


class CleanFormatter(logging.Formatter):
    """Writes nothing that acts on the terminal of whoever looks at the log; line ends of a traceback stay."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as its lines."""
        from reader.model.text import printable

        return printable(super().format(record))

    def formatException(self, ei: object) -> str:
        """Where it failed, without the words of the exception, which may be the reader's."""
        error = ei[1] if isinstance(ei, tuple) else None
        return where_it_failed(error) if isinstance(error, BaseException) else ""


class LogFile(logging.FileHandler):
    """A log file that is made with its folder at the first line, and that keeps silent where it cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", errors="backslashreplace", delay=True)
        self.setLevel(logging.WARNING)
        self.setFormatter(CleanFormatter("%(asctime)s %(name)s %(levelname)s %(message)s"))

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        begin_anew_if_large(path)
        path.touch(mode=0o600)
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; a disk that is full or read-only is no reason to trouble a reader with the log."""
        with contextlib.suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: logging itself would print a traceback across the screen."""
