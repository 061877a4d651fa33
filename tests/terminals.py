"""Terminals that take their bytes when a test says so: slow ones, ones that stop, ones that are closed."""

from __future__ import annotations

import os
import select
import time
from dataclasses import dataclass

import psutil

from tests.bench._terminal import ANSWERS, Terminal


@dataclass
class ReluctantTerminal(Terminal):
    """A terminal that takes what a program writes only while a test reads from it."""

    most: int = 1 << 16
    """Bytes that it takes at once."""

    def _listen(self) -> None:
        """Nobody listens but a test that reads."""

    def read(self, seconds: float) -> float | None:
        """Take what the program has written, at most `most` bytes; gives when, None where nothing came in time."""
        if not select.select([self._file], [], [], max(seconds, 0))[0]:
            return None
        try:
            chunk = os.read(self._file, self.most)
        except OSError:  # the program has ended
            return None
        if not chunk:
            return None
        self.raw += chunk
        for question, answer in ANSWERS.items():
            if question in chunk:
                os.write(self._file, answer)
        return time.perf_counter()

    def vanish(self) -> None:
        """The window is closed."""
        os.close(self._file)
        self._file = os.open(os.devnull, os.O_RDWR)

    def children(self) -> list[psutil.Process]:
        """The processes that the program has started."""
        children: list[psutil.Process] = psutil.Process(self.pid).children(recursive=True)
        return children

    def wait(self) -> int:
        """The exit status of the program, which nobody reads from meanwhile."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def read_to_the_end(self) -> str:
        """What the program has written."""
        while self.read(0) is not None:
            pass
        return self.raw.decode(errors="replace")

    def has_ended(self) -> bool:
        """Whether the program has ended, which `wait` tells more of; looks not too often."""
        time.sleep(0.02)
        return bool(psutil.Process(self.pid).status() == psutil.STATUS_ZOMBIE)
