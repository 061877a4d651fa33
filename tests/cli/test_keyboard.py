"""The reading room's keys come from the terminal, whatever standard input brought."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of this kind are POSIX", allow_module_level=True)

import fcntl
import pty
import termios

ROOM = """
import os, sys
import reader.tui
def room(source, *, stdin, **_):
    print("room", source, stdin, os.read(0, 1), flush=True)
    return 7
reader.tui.run = room
from reader.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""A room that takes one key and leaves with status 7."""


def _on_terminal(arguments: list[str], piped: bytes, keys: bytes) -> tuple[str, int]:
    """What the room prints on its terminal, and its status; `piped` comes on standard input, `keys` are typed."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", ROOM, *arguments],
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    os.write(ours, keys)
    child.communicate(piped, timeout=60)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    return shown, child.returncode


@pytest.mark.parametrize("arguments", [["-"], []])
def test_keys_come_from_the_terminal_when_a_pipe_brings_the_article(arguments: list[str]) -> None:
    shown, status = _on_terminal(arguments, b"Satu.", b"k\n")
    assert "room - b'Satu.' b'k'" in shown
    assert status == 7


def test_a_file_on_standard_input_is_an_article_as_one_in_a_pipe_is(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_bytes("“Satu,” kata Ratna → kami.".encode())
    with article.open("rb") as text:
        ran = subprocess.run(
            [sys.executable, "-m", "reader"],
            stdin=text,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONIOENCODING": "latin-1"},  # has neither the marks nor the arrow
        )
    assert ran.stdout.decode("latin-1").splitlines()[2] == "1. ?Satu,? kata Ratna ? kami."


def test_a_program_without_any_terminal_says_what_to_do() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ROOM, "read", "-"],
        input=b"Satu.",
        capture_output=True,
        start_new_session=True,
        check=False,
        env=dict(os.environ),
    )
    assert ran.returncode == 1
    assert ran.stderr.decode().startswith("kutip: No terminal: ")
