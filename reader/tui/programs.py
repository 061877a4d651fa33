"""What the screen asks of other programs: the clipboard, an address, looking words up. Never on the screen's thread."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reader.errors import ReaderError
from reader.isolation import find_program
from reader.phrase import system_says

PROGRAM_TIMEOUT_S = 10
"""Seconds that another program is given."""

MAX_OUTPUT_CHARACTERS = 200_000
"""Characters of a program's answer that are shown."""

_OPTION_SIGNS = "-/+@ \t\n"
"""What words of an article must not begin with as an argument: some program takes them for an option or a file."""


def clipboard_command(environment: Mapping[str, str]) -> list[str] | None:
    """The program that takes text into the clipboard, beside the terminal's own way (OSC 52).

    None where there is none.
    """
    wanted: list[tuple[bool, list[str]]] = [
        ("TMUX" in environment, ["tmux", "load-buffer", "-w", "-"]),
        ("WAYLAND_DISPLAY" in environment, ["wl-copy"]),
        ("DISPLAY" in environment, ["xclip", "-selection", "clipboard"]),
        ("DISPLAY" in environment, ["xsel", "--clipboard", "--input"]),
        (sys.platform == "darwin", ["pbcopy"]),
        ("WSL_DISTRO_NAME" in environment or sys.platform == "win32", ["clip.exe"]),
    ]
    for here, (name, *arguments) in wanted:
        if here and (program := find_program(name, environment)):
            return [program, *arguments]
    return None


def fill_clipboard(text: str) -> None:
    """Give `text` to the clipboard's program, if there is one. A failure is silent: the terminal may have taken it."""
    command = clipboard_command(os.environ)
    if command is None:
        return
    try:
        subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PROGRAM_TIMEOUT_S,
            check=False,
            cwd=_anywhere(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return


def link_command(own: str, environment: Mapping[str, str]) -> list[str] | None:
    """The program that opens an address; None where there is no screen on which a browser could open.

    Raises ReaderError where the user's own command cannot be understood.
    """
    if own.strip():
        return own_command(own, "open_link", environment)
    name = {"darwin": "open", "win32": "explorer"}.get(sys.platform, "xdg-open")
    seen = name != "xdg-open" or "DISPLAY" in environment or "WAYLAND_DISPLAY" in environment
    program = find_program(name, environment) if seen else None
    return [program] if program else None


def open_address(command: list[str], address: str) -> None:
    """Open an address with a program, which goes on by itself. Raises ReaderError."""
    try:
        subprocess.Popen(
            [*command, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd=_anywhere(),
        )
    except OSError as error:
        raise ReaderError(
            "Link not opened", "{program} cannot be started: {why}.", program=command[0], why=system_says(error)
        ) from error


def own_command(own: str, setting: str, environment: Mapping[str, str]) -> list[str]:
    """A command line of the user's as its parts, the program by its whole path. Raises ReaderError."""
    try:
        name, *arguments = shlex.split(own)  # never empty: what is blank names no command
    except ValueError as error:
        raise ReaderError(
            "Command not understood", "The setting {setting} is no command line: {error}.", setting=setting, error=error
        ) from error
    try:
        program = find_program(str(Path(name).expanduser()), environment)
    except RuntimeError:  # the home of a user who does not exist
        program = None
    if program is None:
        raise ReaderError(
            "No such program",
            "{name}, which {setting} names, cannot be started: it is no program in a folder of PATH; "
            "write its whole path.",
            name=name,
            setting=setting,
        )
    return [program, *arguments]


def look_up(own: str, words: str) -> str:
    """What the user's own command says of some words. Raises ReaderError where it fails or takes too long."""
    command = own_command(own, "look_up", os.environ)
    placed = any("{}" in part for part in command)
    if placed:
        words = words.lstrip(_OPTION_SIGNS)
    command = [part.replace("{}", words) for part in command]
    try:
        done = subprocess.run(
            command,
            input="" if placed else words,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PROGRAM_TIMEOUT_S,
            cwd=_anywhere(),
        )
    except OSError as error:
        raise ReaderError(
            "Not looked up", "{program} cannot be started: {why}.", program=command[0], why=system_says(error)
        ) from error
    except subprocess.TimeoutExpired as error:
        raise ReaderError(
            "Not looked up",
            "{program} gave no answer within {seconds} seconds.",
            program=command[0],
            seconds=PROGRAM_TIMEOUT_S,
        ) from error
    answer = (done.stdout or done.stderr)[:MAX_OUTPUT_CHARACTERS].strip()
    if not answer:
        raise ReaderError(
            "Not looked up",
            "{program} gave no answer (exit status {status}).",
            program=command[0],
            status=done.returncode,
        )
    return answer


def _anywhere() -> Path:
    """The folder in which other programs are started: the user's own, not the one that an article lies in."""
    home = Path.home()
    return home if home.is_dir() else Path(home.anchor)
