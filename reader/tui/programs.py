"""What the screen asks of other programs: the clipboard, an address, looking words up. Never on the screen's thread."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping

from reader.errors import ReaderError

PATIENCE = 10
"""Seconds that another program is given."""

MOST_OUTPUT = 200_000
"""Characters of a program's answer that are shown."""


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
    return next((command for here, command in wanted if here and shutil.which(command[0])), None)


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
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return


def link_command(own: str, environment: Mapping[str, str]) -> list[str] | None:
    """The program that opens an address; None where there is no screen on which a browser could open.

    Raises ReaderError where the user's own command cannot be understood.
    """
    if own.strip():
        return split_command(own, "open_link")
    if sys.platform == "darwin":
        return ["open"]
    if sys.platform == "win32":
        return ["explorer"]
    seen = "DISPLAY" in environment or "WAYLAND_DISPLAY" in environment
    return ["xdg-open"] if seen and shutil.which("xdg-open") else None


def open_address(command: list[str], address: str) -> None:
    """Open an address with a program, which goes on by itself. Raises ReaderError."""
    try:
        subprocess.Popen(
            [*command, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReaderError("Link not opened", f"{command[0]} cannot be started: {error.strerror}.") from error


def split_command(own: str, setting: str) -> list[str]:
    """A command line as its parts. Raises ReaderError."""
    try:
        return shlex.split(own)
    except ValueError as error:
        raise ReaderError("Command not understood", f"The setting {setting} is no command line: {error}.") from error


def look_up(own: str, words: str) -> str:
    """What the user's own command says of some words. Raises ReaderError where it fails or takes too long."""
    command = split_command(own, "look_up")
    placed = any("{}" in part for part in command)
    command = [part.replace("{}", words) for part in command]
    try:
        done = subprocess.run(
            command, input="" if placed else words, capture_output=True, text=True, errors="replace", timeout=PATIENCE
        )
    except OSError as error:
        raise ReaderError("Not looked up", f"{command[0]} cannot be started: {error.strerror}.") from error
    except subprocess.TimeoutExpired as error:
        raise ReaderError("Not looked up", f"{command[0]} gave no answer within {PATIENCE} seconds.") from error
    answer = (done.stdout or done.stderr)[:MOST_OUTPUT].strip()
    if not answer:
        raise ReaderError("Not looked up", f"{command[0]} gave no answer (exit status {done.returncode}).")
    return answer
