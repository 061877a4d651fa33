"""Writing files: whole or not at all, with everything else about them left as it was."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import threading
import time
from pathlib import Path

from reader.errors import STUMBLES

ABANDONED_S = 3600
"""Age in seconds from which on an unfinished file is taken for one of a program that was killed."""

_UNFINISHED = re.compile(r"\.(\d+)-\d+\.partial(?:-journal|-wal|-shm)?")
"""How the name of an unfinished file ends, and of what SQLite has beside one: process and thread."""


def archive_damage(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What zipfile raises where sizes, places and packings of a damaged archive do not fit, or a file is missing.

    With `others`: a RuntimeError besides is its word for an entry that needs a password.
    """
    import struct
    import zipfile
    import zlib

    known: list[type[Exception]] = [zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, *STUMBLES]
    known.append(NotImplementedError)  # zipfile's word for a packing or a version that it does not know
    with contextlib.suppress(ImportError):  # a Python that was built without it cannot meet its errors
        import lzma

        known.append(lzma.LZMAError)
    return (*known, *others)


def expanded(path: str) -> Path:
    """A path that a person wrote, "~" and "~name" being homes; "~x.txt" is a file where nobody is named so."""
    try:
        return Path(path).expanduser()
    except RuntimeError:  # nobody of that name has a home
        return Path(path)


def is_there(path: str) -> bool:
    """Whether there is a file or folder of that name; no for what no name can be, as a text that is far too long."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def is_folder(path: str) -> bool:
    """Whether there is a folder of that name; no for what no name can be."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def as_text(path: str) -> str:
    r"""A path in characters that can be stored and shown; bytes of its name that are no UTF-8 as \xff."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return path


def write_whole(path: Path, data: bytes, *, mode: int = 0o666, durable: bool = True) -> None:
    """Make `data` what the file at `path` holds; readers see the old file or the new one. Raises OSError.

    A link stays a link and a file keeps its mode; a new one has `mode` as far as the umask gives it. What is no regular
    file, such as a device or a pipe, is written as it is. With `durable` it outlives a power cut.
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
    sweep(target.parent)
    fresh = unfinished(target)
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if before is not None:
            fresh.chmod(stat.S_IMODE(before.st_mode))
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def unfinished(target: Path) -> Path:
    """The name under which this thread writes what becomes `target`; nothing has it."""
    fresh = target.with_name(f"{target.name}.{os.getpid()}-{threading.get_ident()}.partial")
    fresh.unlink(missing_ok=True)  # of a killed program that had the same number
    return fresh


def sweep(folder: Path) -> None:
    """Take away what killed programs left unfinished in a folder."""
    with contextlib.suppress(OSError):
        for left in folder.iterdir():
            named = _UNFINISHED.search(left.name)
            if named is not None and named.end() == len(left.name) and _is_abandoned(left, int(named[1])):
                left.unlink(missing_ok=True)


def _is_abandoned(left: Path, process: int) -> bool:
    if os.name == "posix":
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):  # somebody else's, or no number of a process
            pass
    return time.time() - left.stat().st_mtime > ABANDONED_S


def publish(fresh: Path, wanted: Path) -> Path:
    """Give a finished file the name `wanted`, or the first with a number that nobody has; gives that name."""
    number = 1
    while True:
        path = wanted if number == 1 else wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        try:
            _rename_to_new(fresh, path)
        except FileExistsError:
            number += 1
        else:
            return path


def _rename_to_new(fresh: Path, path: Path) -> None:
    """Rename a file, but never over another one."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: an empty file holds the name for a moment
        path.touch(mode=0o600, exist_ok=False)
        fresh.replace(path)
    else:
        fresh.unlink()
