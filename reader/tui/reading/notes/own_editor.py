"""A note's words in an editor of the reader's own: the terminal is lent to it until it is left."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import ReaderError, SourceError
from reader.isolation import find_program
from reader.phrase import Phrase, system_says
from reader.tui.programs import own_command

NAMED_BY = ("VISUAL", "EDITOR")
"""Variables of the environment that name the editor; the first one that is set counts."""

USUAL = ("notepad",) if sys.platform == "win32" else ("editor", "nano", "vi")
"""Editors that are looked for where none is named."""

MAX_NOTE_BYTES = 1_000_000
"""Size of a file from which on it is no note any more."""


class Edited(NamedTuple):
    """What an editor left behind."""

    text: str
    """The words in the file."""
    status: int
    """How the editor ended: 0 well; below 0 a signal ended it."""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The command line of the editor, without the file. Raises ReaderError where there is none."""
    for name in NAMED_BY:
        own = environment.get(name, "").strip()
        if own:
            return own_command(own, name, environment)
    for usual in USUAL:
        if program := find_program(usual, environment):
            return [program]
    raise ReaderError("No editor", "Set EDITOR to the command that you write with, such as nano or “code --wait”.")


def edit(command: Sequence[str], text: str) -> Edited:
    """Let the reader write on at `text` in an editor; gives what its file holds when the editor is left.

    The file lies in a folder that nobody else may look into, and goes with it, copies and backups of the editor's
    included; only a file that cannot be read back stays. Raises ReaderError.
    """
    folder = Path(tempfile.mkdtemp(prefix="kutip-"))
    path = folder / "note.txt"
    kept = False
    try:
        path.touch(mode=0o600)
        path.write_text(text + "\n" if text else "", encoding="utf-8")
        status = _run([*command, str(path)], folder)
        words = _read_back(path)
        kept = words is None
    except OSError as error:
        raise ReaderError(
            "Not written", "The note cannot be lent to the editor: {why}.", why=system_says(error)
        ) from error
    finally:
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)
    if words is None:
        raise ReaderError("No note", "What was written is too long or no text; it is kept in {path}.", path=path)
    return Edited(words, status)


def _run(command: Sequence[str], folder: Path) -> int:
    """Run the editor on this terminal, in the note's folder; gives its exit status.

    Some editors take settings, and with them commands, from the folder that they are started in.
    """
    try:
        with _plain_terminal():
            return subprocess.run(command, check=False, cwd=folder).returncode
    except (OSError, ValueError) as error:
        odd = Phrase("its name holds a character that no name may have")
        why = system_says(error) if isinstance(error, OSError) else odd
        raise ReaderError(
            "Editor not started", "{program} cannot be started: {why}.", program=command[0], why=why
        ) from error


def _read_back(path: Path) -> str | None:
    """The words in the file, without what acts on a terminal and without the newline that editors put at the end.

    None where it holds no note. Raises ReaderError where there is nothing to read.
    """
    from reader.intake.text import clean, decode

    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_NOTE_BYTES else None
    except OSError as error:
        raise ReaderError(
            "Note not read back",
            "The editor left no file that can be read: {why}; the note is as it was.",
            why=system_says(error),
        ) from error
    try:
        return None if data is None else clean(decode(data)).rstrip("\n")
    except SourceError:
        return None


@contextmanager
def _plain_terminal() -> Iterator[None]:
    """The terminal as a shell hands it to a program; Ctrl+C in it is the editor's affair and does not end Kutip."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # a handler, unlike "ignore", is not inherited
    try:
        with _line_mode():
            yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _line_mode() -> Iterator[None]:
    """Keys echoed and gathered into lines, which the first screenful has turned off before Textual came."""
    if sys.platform == "win32":
        yield
        return
    import termios

    try:
        file = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        yield
        return
    before: list[Any] | None = None
    try:
        with suppress(termios.error):
            before = termios.tcgetattr(file)
            plain = termios.tcgetattr(file)
            plain[0] |= termios.ICRNL
            plain[3] |= termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN
            termios.tcsetattr(file, termios.TCSADRAIN, plain)
        yield
    finally:
        if before is not None:
            with suppress(termios.error):
                termios.tcsetattr(file, termios.TCSADRAIN, before)
        os.close(file)
