"""Ctrl+Z gives the terminal to the shell as it was, and `fg` draws everything anew."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sys
import threading
from contextlib import nullcontext
from pathlib import Path

import psutil
import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of this kind are POSIX", allow_module_level=True)

from reader.tui.app import KutipApp
from reader.tui.jobs import Job, Policy
from tests.bench._terminal import Terminal
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import told
from tests.tui.test_ends import GIVEN_BACK, kutip_on_terminal

SHELL = shutil.which("bash") or "/bin/sh"
SUSPEND = "\x1a"


def _shell(folder: Path) -> tuple[Terminal, str]:
    """An interactive shell on a terminal of its own, and the command that starts Kutip in it."""
    with kutip_on_terminal(folder) as made:
        pass
    environment = {**made.environment, "PS1": "@ ", "HISTFILE": "/dev/null"}
    options = ("--norc", "--noprofile", "-i") if SHELL.endswith("bash") else ("-i",)
    return Terminal((SHELL, *options), 90, 24, environment), shlex.join(made.command)


def _kutip(terminal: Terminal) -> psutil.Process:
    """The program that the shell has started."""
    (child,) = psutil.Process(terminal.pid).children()
    return child


def _start(terminal: Terminal, command: str) -> None:
    terminal.wait_for("@ ")
    terminal.send(command + "\r")
    terminal.wait_for("Kutip")
    terminal.wait_for("keys")
    terminal.send("Esc")  # the guide of the first run
    terminal.settle()


def _suspend(terminal: Terminal) -> str:
    """Press Ctrl+Z; gives what was written from then on until the shell has the terminal."""
    before = len(terminal.raw)
    terminal.send(SUSPEND)
    terminal.wait_until(lambda: b"@ " in terminal.raw[before:])
    return terminal.raw[before:].decode()


def _stands_still(terminal: Terminal) -> bool:
    """Whether the shell says so: it hears when the last thread stands still, the process's state is the first one's."""
    before = len(terminal.raw)
    terminal.send("jobs\r")
    terminal.wait_until(lambda: b"@ " in terminal.raw[before:])
    return b"topped" in terminal.raw[before:]


def test_the_shell_gets_the_terminal_as_it_was_and_fg_brings_the_page_back(tmp_path: Path) -> None:
    terminal, command = _shell(tmp_path)
    with terminal:
        terminal.wait_for("@ ")
        terminal.send(f"sh -c 'stty -a >{tmp_path / 'before'}'\r")
        terminal.wait_until(lambda: (tmp_path / "before").exists() and (tmp_path / "before").stat().st_size > 0)
        _start(terminal, command)
        written = _suspend(terminal)
        assert all(back in written for back in GIVEN_BACK)
        assert _kutip(terminal).status() == psutil.STATUS_STOPPED
        terminal.send(f"sh -c 'stty -a >{tmp_path / 'after'}'\r")
        terminal.wait_until(lambda: (tmp_path / "after").exists() and (tmp_path / "after").stat().st_size > 0)
        assert (tmp_path / "after").read_text() == (tmp_path / "before").read_text()
        terminal.send('echo im-""Wald\r')
        terminal.wait_for("im-Wald")
        terminal.screen.reset()
        terminal.send("fg\r")
        for shown in ("Kutip", "untuk kapal besar", "tidak didukung data", "keys"):
            terminal.wait_for(shown)
        terminal.send("?")  # it listens again
        terminal.wait_for("paragraph")
        terminal.send("Esc")
        terminal.settle()
        terminal.send("q")
        terminal.wait_until(lambda: not psutil.Process(terminal.pid).children())


def test_in_the_background_it_stays_stopped_and_waits(tmp_path: Path) -> None:
    terminal, command = _shell(tmp_path)
    with terminal:
        _start(terminal, command)
        _suspend(terminal)
        before = len(terminal.raw)
        terminal.send("bg\r")
        terminal.wait_until(lambda: terminal.raw[before:].count(b"@ ") > 0)
        terminal.wait_until(lambda: _stands_still(terminal))
        assert b"\x1b[?1049h" not in terminal.raw[before:]
        terminal.send("fg\r")
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.raw[before:])
        terminal.wait_for("keys")


def test_a_program_that_started_it_is_stopped_with_it(tmp_path: Path) -> None:
    terminal, command = _shell(tmp_path)
    with terminal:
        _start(terminal, f"{sys.executable} -c 'import subprocess, sys; subprocess.call(sys.argv[1:])' {command}")
        _suspend(terminal)
        assert _kutip(terminal).status() == psutil.STATUS_STOPPED
        terminal.send("fg\r")
        terminal.wait_for("keys")


def test_where_there_is_no_shell_it_says_so_and_goes_on(tmp_path: Path) -> None:
    with kutip_on_terminal(tmp_path) as terminal:  # as a window that was opened for it alone
        terminal.wait_for("Kutip")
        terminal.wait_for("keys")
        terminal.send("Esc")
        terminal.settle()
        terminal.send(SUSPEND)
        terminal.wait_for("no shell to go back to")


def test_after_a_stop_from_elsewhere_everything_is_drawn_anew(tmp_path: Path) -> None:
    terminal, command = _shell(tmp_path)
    with terminal:
        _start(terminal, command)
        kutip = _kutip(terminal)
        kutip.send_signal(signal.SIGSTOP)
        terminal.wait_for("topped")
        terminal.screen.reset()
        before = len(terminal.raw)
        terminal.send("fg\r")
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.raw[before:])
        terminal.wait_for("keys")
        terminal.send("q")
        terminal.wait_until(lambda: not psutil.Process(terminal.pid).children())


async def test_suspending_waits_until_what_the_reader_made_is_written(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, go, stopped = make_app(), threading.Event(), []
    monkeypatch.setattr(os, "kill", lambda *how: stopped.append(how))

    def write(_: Job) -> None:
        go.wait(10)

    async with on_screen(app, 120, 40) as (pilot, _):
        monkeypatch.setattr(KutipApp, "suspend", lambda _: nullcontext())
        app.jobs.start("corrected", write, policy=Policy.CHANGE)
        await pilot.press("ctrl+z")
        assert not stopped
        go.set()
        while not stopped:
            await pilot.pause(0.01)
        assert stopped == [(0, signal.SIGTSTP)]
        assert "no shell" in told(app)[-1]
