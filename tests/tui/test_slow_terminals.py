"""Terminals that are slow, that stop taking anything, and that go away: the program goes on, and ends in order."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import threading
import time
import tty
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psutil
import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of this kind are POSIX", allow_module_level=True)

from reader.tui.startup import output
from reader.tui.startup.output import ABORT, MOST_WAITING, SYNC_END, Output
from tests.terminals import ReluctantTerminal
from tests.tui.test_ends import GIVEN_BACK, begin_note, drafts_of, kutip_on_terminal

FRAME = "\x1b[?2026h" + "gambar " * 1000 + SYNC_END
WHOLE = re.compile(r"\x1b\[\?2026h(?:gambar )*\x1b\[\?2026l|\x1b\[\?\d+[hl]|\x1b\]52;c;[a-z]*\x07")


@pytest.fixture
def ends() -> Iterator[tuple[int, IO[str]]]:
    """The two ends of a terminal: the one that is read, and the program's, which changes nothing."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    with os.fdopen(slave, "w", encoding="utf-8") as file:
        yield master, file
        os.close(master)


def read_until(master: int, end: bytes) -> bytes:
    """What is written up to `end`."""
    taken = b""
    while not taken.endswith(end):
        taken += os.read(master, 1 << 16)
    return taken


def read_rest(master: int) -> str:
    """What the system holds for the terminal."""
    os.set_blocking(master, False)
    taken = b""
    try:
        while chunk := os.read(master, 1 << 16):
            taken += chunk
    except BlockingIOError:
        pass
    return taken.decode(errors="replace")


def fill(file: IO[str], written: Output) -> None:
    """Draw until the system holds as much for the terminal as it will; nothing of it is dropped."""
    while select.select((), (file,), (), 0.1)[1]:
        if not written._size:
            written.write(FRAME)


def test_drawings_are_dropped_whole_and_what_is_set_is_kept(ends: tuple[int, IO[str]]) -> None:
    master, file = ends
    caught_up = threading.Event()
    written = Output(file, caught_up.set)
    written.start()
    fill(file, written)
    for number in range(200):  # nobody reads: what waits is bounded, and nobody waits for it
        written.write(FRAME)
        written.write(f"\x1b[?{number}h")
        assert written._size <= MOST_WAITING + len(FRAME)
    assert not caught_up.is_set()
    taken = read_until(master, b"\x1b[?199h").decode()
    assert WHOLE.sub("", taken) == ""
    assert re.findall(r"\[\?(\d+)h(?!g)", taken) == [str(number) for number in range(200)]
    assert taken.count(FRAME) < 100
    caught_up.wait()  # now the screen is drawn anew
    written.write(FRAME)
    read_until(master, SYNC_END.encode())
    written.stop()


def test_a_terminal_that_is_fast_enough_gets_everything(ends: tuple[int, IO[str]]) -> None:
    master, file = ends
    written = Output(file, lambda: pytest.fail("nothing was dropped"))
    written.start()
    taken = b""
    for _ in range(100):
        written.write(FRAME)
        taken += read_until(master, SYNC_END.encode())
    written.stop()
    assert taken.decode() == FRAME * 100


def test_words_for_the_clipboard_are_not_dropped_for_a_drawing(ends: tuple[int, IO[str]]) -> None:
    master, file = ends
    written = Output(file, lambda: None)
    written.start()
    copied = "\x1b]52;c;" + "a" * MOST_WAITING + "\x07"
    written.write(FRAME)
    written.write(copied)
    assert read_until(master, b"\x07").decode() == FRAME + copied
    written.stop()


def test_clipboards_that_nobody_takes_are_bounded(ends: tuple[int, IO[str]]) -> None:
    master, file = ends
    written = Output(file, lambda: None)
    written.start()
    for _ in range(100):
        written.write("\x1b]52;c;" + "a" * MOST_WAITING + "\x07")
    assert written._size < 4 * MOST_WAITING
    written.stop()
    assert ABORT in read_rest(master)


def test_a_terminal_that_takes_nothing_is_given_back_all_the_same(
    ends: tuple[int, IO[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FINISH_S", "GIVE_BACK_S"):
        monkeypatch.setattr(output, name, 0.01)
    master, file = ends
    written = Output(file, lambda: None)
    written.start()
    for _ in range(100):
        written.write(FRAME)
    written.write("\x1b[?1049l")
    written.stop()  # comes back although nobody reads
    assert read_rest(master).endswith(ABORT + "\x1b[?1049l")


def test_a_terminal_that_is_gone_holds_nobody(ends: tuple[int, IO[str]]) -> None:
    _, file = ends
    written = Output(file, lambda: None)
    written.start()
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, written._terminal._file)  # every write fails from here on
    os.close(null)
    for _ in range(100):
        written.write(FRAME)
    written.stop()
    assert not written.is_alive()


def test_what_is_no_terminal_is_written_to_as_well(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w", encoding="utf-8") as file:
        written = Output(file, lambda: None)
        written.start()
        written.write(FRAME)
        written.stop()
        file.write("after")
    assert (tmp_path / "out").read_text() == FRAME + "after"


# ---------------------------------------------------------------- the whole program


def reluctant(folder: Path, *, deaf: bool = False) -> ReluctantTerminal:
    """Kutip on a terminal that takes what a test reads; a deaf one is not told when its terminal goes away."""
    made = kutip_on_terminal(folder)
    start = "import os, signal, sys; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP]); "
    command = (sys.executable, "-c", start + "os.execvp(sys.argv[1], sys.argv[1:])", *made.command)
    return ReluctantTerminal(command if deaf else made.command, 90, 24, made.environment)


def draw_much(terminal: ReluctantTerminal) -> None:
    """Let the program draw far more than the system and the program hold for a terminal."""
    for _ in range(50):
        terminal.send("\x1bOQ")  # F2, light or dark: a whole screen


def test_a_terminal_that_stops_taking_stops_nothing(tmp_path: Path) -> None:
    with reluctant(tmp_path) as terminal:
        begin_note(terminal, "belum disimpan")
        lines = "".join(f"{'abcdefgh'[number % 8] * 60}\n" for number in range(50))
        terminal.send(f"\x1b[200~{lines}\x1b[201~")
        for _ in range(120):  # nobody reads from here on
            terminal.send("PageUp")
            terminal.send("PageDown")
        terminal.send("selesai")
        while not any(text.endswith("selesai") for text in drafts_of(tmp_path)):
            assert not terminal.has_ended()
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        written = terminal.read_to_the_end()
    assert all(written.rfind(back) > written.rfind("\x1b[?1049h") for back in GIVEN_BACK)


def test_a_slow_terminal_is_left_by_a_key(tmp_path: Path) -> None:
    with reluctant(tmp_path) as terminal:
        terminal.wait_for("Kutip")
        terminal.wait_for("keys")
        terminal.send("Esc")
        terminal.settle()
        draw_much(terminal)
        terminal.send("q")
        terminal.most = 100
        while not terminal.has_ended():
            terminal.read(1)
            time.sleep(0.1)  # what the terminal needs for a hundred bytes
        assert terminal.wait() == 0
        terminal.most = 1 << 16
        written = terminal.read_to_the_end()
    assert all(written.rfind(back) > written.rfind("\x1b[?1049h") for back in GIVEN_BACK)
    assert written.rfind(SYNC_END) > written.rfind("\x1b[?2026h")


def test_after_a_pause_the_screen_is_what_it_should_be(tmp_path: Path) -> None:
    with reluctant(tmp_path) as terminal:
        terminal.wait_for("Kutip")
        terminal.wait_for("keys")
        terminal.send("Esc")
        terminal.settle()
        draw_much(terminal)
        terminal.send("?")
        terminal.wait_for("next paragraph|Next paragraph|paragraph")


@pytest.mark.parametrize("deaf", [False, True], ids=["told by a signal", "told by reading alone"])
def test_a_terminal_that_is_closed_ends_everything_and_keeps_the_draft(tmp_path: Path, deaf: bool) -> None:
    with reluctant(tmp_path, deaf=deaf) as terminal:
        begin_note(terminal, "belum disimpan")
        children = terminal.children()
        terminal.vanish()
        terminal.wait()
        psutil.wait_procs(children)
    assert drafts_of(tmp_path) == ["\ufffd\ufffdbelum disimpan"]
