"""A terminal for measuring: runs a program in a pseudo-terminal, reads its screen, and says when what was there.

A thread reads, stamps each chunk, and answers the questions that programs wait for (the cursor's place, the device,
modes). What was read is parsed only when somebody looks at the screen: taking in four kilobytes takes longer than a
program takes to write the next four, so parsing between two reads would be measured in the program's place.
"""

from __future__ import annotations

import fcntl
import os
import pty
import queue
import re
import signal
import struct
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import psutil
import pyte

KEYS = {"PageDown": "\x1b[6~", "PageUp": "\x1b[5~", "End": "G", "Enter": "\r", "Esc": "\x1b", "Tab": "\t"}
"""What the terminal sends for keys that are more than one character."""

ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62c", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
"""What a terminal answers to questions."""

FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
"""Between these a terminal shows nothing new."""

STILL = 0.12
"""Seconds without output after which the screen counts as stable."""


@dataclass
class Press:
    """What one key led to."""

    ms: float
    """From the key to the last output before the screen was still, in milliseconds; 0 where nothing was drawn."""
    size: int
    """Bytes that were written."""
    first: float = 0
    """From the key to the first whole frame: what counts where something else goes on drawing, in milliseconds."""


@dataclass
class Terminal:
    """A program in a pseudo-terminal of some size."""

    command: Sequence[str]
    """The program and its arguments."""
    columns: int = 120
    """Columns of the terminal."""
    lines: int = 40
    """Lines of the terminal."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Added to a small environment of PATH, TERM, COLORTERM and LANG."""
    raw: bytearray = field(default_factory=bytearray)
    """Everything that the program has written."""

    def __enter__(self) -> Self:
        self.screen = pyte.Screen(self.columns, self.lines)
        self._stream = pyte.ByteStream(self.screen)
        environment = {
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **self.environment,
        }
        self.started = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", self.lines, self.columns, 0, 0))
            os.execvpe(self.command[0], list(self.command), environment)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", self.lines, self.columns, 0, 0))
        self.peak = 0
        self._chunks: queue.SimpleQueue[tuple[float, bytes] | None] = queue.SimpleQueue()
        self._parsed = 0
        sys.setswitchinterval(0.0002)  # the thread that reads gets its turn at once
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        self._reader.join()  # the terminal has lost its program: reading fails
        os.close(self._file)

    # ---------------------------------------------------------------- reading

    def _listen(self) -> None:
        """Stamp what the program writes until it ends."""
        while True:
            try:
                chunk = os.read(self._file, 1 << 16)
            except OSError:
                chunk = b""
            stamp = time.perf_counter()
            if not chunk:
                self._chunks.put(None)
                return
            self._chunks.put((stamp, chunk))
            for question, answer in ANSWERS.items():
                if question in chunk:
                    os.write(self._file, answer)

    @property
    def text(self) -> str:
        """What is on the screen."""
        self._stream.feed(bytes(self.raw[self._parsed :]))
        self._parsed = len(self.raw)
        return "\n".join(self.screen.display)

    def read(self, seconds: float) -> float | None:
        """Take what the program writes within some seconds; gives when it came, None for nothing."""
        try:
            read = self._chunks.get(timeout=max(seconds, 0))
        except queue.Empty:
            return None
        if read is None:
            self._chunks.put(None)
            return None
        stamp, chunk = read
        self.raw += chunk
        return stamp

    def wait_for(self, pattern: str, seconds: float = 60) -> float:
        """Seconds from the start until the screen shows `pattern`. Raises TimeoutError."""
        return self.wait_until(lambda: re.search(pattern, self.text) is not None, seconds, pattern)

    def wait_until(self, done: Callable[[], bool], seconds: float = 60, what: str = "") -> float:
        """Seconds from the start until `done()`. Raises TimeoutError."""
        deadline = time.perf_counter() + seconds
        stamp: float | None = time.perf_counter()
        while not done():
            if time.perf_counter() > deadline:
                raise TimeoutError(f"{what or done}: not on the screen\n{self.text}")
            stamp = self.read(0.05) or stamp
        return (stamp or time.perf_counter()) - self.started

    def settle(self, still: float = STILL, most: float = 10) -> float | None:
        """Read until nothing comes for `still` seconds; gives when the last chunk came."""
        last: float | None = None
        deadline = time.perf_counter() + most
        while time.perf_counter() < deadline:
            stamp = self.read(still)
            if stamp is None:
                break
            last = stamp
        return last

    # ---------------------------------------------------------------- doing

    def send(self, key: str) -> None:
        """Press a key."""
        os.write(self._file, KEYS.get(key, key).encode())

    def press(self, key: str, patience: float = STILL) -> Press:
        """Press a key and wait until the screen is still; `patience` seconds for the first output."""
        before = len(self.raw)
        start = time.perf_counter()
        self.send(key)
        first = self.read(patience)
        if first is None:
            return Press(0, 0)
        while self.raw.rfind(FRAME_BEGINS) > self.raw.rfind(FRAME_ENDS) and (stamp := self.read(patience)) is not None:
            first = stamp
        last = self.settle() or first
        return Press((last - start) * 1000, len(self.raw) - before, (first - start) * 1000)

    # ---------------------------------------------------------------- weighing

    def weigh(self) -> tuple[float, float]:
        """Peak resident memory of the program alone in MB, and the CPU seconds that it has used."""
        process = psutil.Process(self.pid)
        self.peak = max(self.peak, _peak_kb(self.pid) or process.memory_info().rss // 1024)
        times = process.cpu_times()
        return self.peak / 1024, times.user + times.system


def _peak_kb(pid: int) -> int | None:
    """The kernel's own record of the peak, where there is one."""
    try:
        with Path(f"/proc/{pid}/status").open(encoding="ascii") as status:
            return next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), None)
    except OSError:
        return None
