"""Notes under SIGKILL: none that was confirmed is lost, no file is damaged; and how long a note takes.

usage: python -m tests.bench durability [--kills 1000]

A child process writes notes by the library and confirms each one through a pipe when `add_note` has come back, as the
screen does; it is killed at a random moment. Then the library is opened again: every confirmed note must be in it.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from reader.library import Library
from reader.paths import Paths
from tests.bench._made import NoModels, article, fill, passages

LONGEST = 0.04
"""Seconds after which the child is killed at the latest, from its first confirmed note on."""


def main(arguments: list[str]) -> int:
    """Kill so many times; gives 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench durability")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument(
        "--folder", type=Path, default=None, help="where to put the library; by default among temporary files"
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        home = Path(folder)
        paths = Paths(home / "config", home / "data", home / "cache", home / "log")
        fill(paths, 1)
        rng = random.Random(20261122)
        confirmed: set[str] = set()
        lost = damaged = 0
        for kill in range(1, options.kills + 1):
            confirmed |= _killed_child(paths, rng)
            with sqlite3.connect(paths.library) as library:
                kept = {row[0] for row in library.execute("SELECT id FROM note")}
                lost += len(confirmed - kept)
                if kill % 25 == 0 or kill == options.kills:
                    damaged += library.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
            library.close()
            if len(kept) > 5000:  # so that reading them all stays short
                _clear(paths)
                confirmed.clear()
        print(f"{options.kills} kills: {lost} confirmed notes lost, {damaged} damaged files")
        _latency(paths)
    return 1 if lost or damaged else 0


def _killed_child(paths: Paths, rng: random.Random) -> set[str]:
    """The notes that a child confirmed before it was killed."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _write_notes(paths, write)
    os.close(write)
    told = b""
    deadline: float | None = None
    while deadline is None or (left := deadline - time.monotonic()) > 0:
        ready, _, _ = select.select([read], [], [], None if deadline is None else left)
        if ready:
            told += os.read(read, 65536)
        if deadline is None:
            deadline = time.monotonic() + rng.random() * LONGEST
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while chunk := os.read(read, 65536):
        told += chunk
    os.close(read)
    return {line.decode() for line in told.split(b"\n")[:-1]}  # what follows the last line end was not confirmed


def _write_notes(paths: Paths, pipe: int) -> None:
    """Write notes until killed."""
    library = Library(paths, NoModels())
    text = article(0)[0].text
    for span in passages(text):
        note = library.notes.add(1, span, text="Catatan panjang. " * 20)
        os.write(pipe, f"{note.id}\n".encode())


def _clear(paths: Paths) -> None:
    with sqlite3.connect(paths.library) as library:
        library.execute("DELETE FROM note")
    library.close()


def _latency(paths: Paths) -> None:
    """How long the library takes until a note is on the disk."""
    times = []
    with Library(paths, NoModels()) as library:
        for span, _ in zip(passages(article(0)[0].text), range(300), strict=False):
            began = time.perf_counter()
            library.notes.add(1, span, text="Catatan")
            times.append(1000 * (time.perf_counter() - began))
    times.sort()
    print(f"note saved: median {statistics.median(times):.2f} ms, 99 % {times[int(0.99 * len(times))]:.2f} ms")
