"""Two processes that write to one library at once: nothing is lost, nobody is turned away.

usage: python -m tests.bench writers [--writes 10000]
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
import time
import traceback
from pathlib import Path

from reader.library import Library
from reader.paths import Paths
from tests.bench._made import NoModels, article, fill, passages


def main(arguments: list[str]) -> int:
    """Let two processes write; gives 1 where a note is missing or one of them failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench writers")
    parser.add_argument("--writes", type=int, default=10_000)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paths = Paths(home / "config", home / "data", home / "cache", home / "log")
        fill(paths, 1)
        began = time.perf_counter()
        children = [_child(paths, options.writes) for _ in range(2)]
        failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
        spent = time.perf_counter() - began
        with sqlite3.connect(paths.library) as library:
            kept = library.execute("SELECT count(*) FROM note WHERE text LIKE 'Proses %'").fetchone()[0]
            sound = library.execute("PRAGMA integrity_check").fetchone()[0]
        library.close()
    print(f"2 x {options.writes} writes in {spent:.1f} s: {kept} kept, {failed} writers failed, file {sound}")
    return 0 if kept == 2 * options.writes and not failed else 1


def _child(paths: Paths, writes: int) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        library = Library(paths, NoModels())
        longest = 0.0
        for span, number in zip(passages(article(0)[0].text), range(writes), strict=False):
            began = time.perf_counter()
            library.notes.add(1, span, text=f"Proses {os.getpid()}, {number}")
            longest = max(longest, time.perf_counter() - began)
        print(f"process {os.getpid()}: longest wait {1000 * longest:.0f} ms", flush=True)
        status = 0
    except BaseException:  # whatever it is, the parent has to hear of it
        traceback.print_exc()
    os._exit(status)
