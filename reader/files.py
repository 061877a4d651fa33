"""Writing files: whole or not at all, with everything else about them left as it was."""

from __future__ import annotations

import contextlib
import os
import stat
import threading
import time
from pathlib import Path

ABANDONED_S = 3600
"""Age in seconds from which on an unfinished file is taken for one of a program that was killed."""


def expanded(path: str) -> Path:
    """A path that a person wrote, "~" and "~name" being homes; "~x.txt" is a file where nobody is named so."""
    return Path(os.path.expanduser(path))  # noqa: PTH111  # Path.expanduser raises where there is no such home


def as_text(path: str) -> str:
    r"""A path in characters that can be stored and shown; bytes of its name that are no UTF-8 as \xff."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return path


def write_whole(path: Path, data: bytes) -> None:
    """Make `data` what the file at `path` holds; readers see the old file or the new one. Raises OSError.

    A link stays a link and a file keeps its mode; a new one has the mode that the umask gives. What is no regular file,
    such as a device or a pipe, is written as it is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    target = Path(os.path.realpath(path))
    try:
        before = target.stat()
    except FileNotFoundError:
        before = None
    if before is not None and not stat.S_ISREG(before.st_mode):
        with target.open("wb") as file:
            file.write(data)
        return
    sweep(target)
    fresh = unfinished(target)
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            fresh.chmod(stat.S_IMODE(before.st_mode))
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def unfinished(target: Path) -> Path:
    """The name under which this thread writes what becomes `target`."""
    return target.with_name(f"{target.name}.{os.getpid()}-{threading.get_ident()}.partial")


def sweep(target: Path) -> None:
    """Take away what killed programs left unfinished of `target`."""
    with contextlib.suppress(OSError):
        for left in target.parent.iterdir():
            if left.name.startswith(f"{target.name}.") and left.name.endswith(".partial") and _is_abandoned(left):
                left.unlink(missing_ok=True)


def _is_abandoned(left: Path) -> bool:
    number = left.name.removesuffix(".partial").rpartition(".")[2].partition("-")[0]
    if os.name == "posix" and number.isdecimal():
        try:
            os.kill(int(number), 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):  # somebody else's, or no number of a process
            pass
    return time.time() - left.stat().st_mtime > ABANDONED_S


def reserved(wanted: Path) -> Path:
    """`wanted`, or the first of its names with a number that nobody has; an empty file holds it from now on."""
    number = 1
    while True:
        path = wanted if number == 1 else wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return path
