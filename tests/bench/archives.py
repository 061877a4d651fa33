"""Many articles: two processes, or workers of a Dask cluster, against one; killed and gone on with; `kutip add`.

usage: python -m tests.bench archives [--articles 1000] [--words 60] [--texts FOLDER] [--only jobs,dask,add]

The articles are those of FOLDER (default: seeds) over and over, each copy with other names in it, so that nothing that
was read once is of use for another. With `--words` each is so short: a few of their paragraphs, from another one on
each time. With `add` so many files are brought into a library, stopped at a third, and gone
on with.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from tests.bench._made import name

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
_NAME = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})+\b")
STEP_S = 0.1
"""Seconds from one look at a running program to the next."""


def main(arguments: list[str]) -> int:
    """Measure; gives 1 where two outputs differ that have to be the same."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench archives")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--words", type=int, help="how long an article is at least; whole ones without it")
    parser.add_argument("--texts", type=Path, default=SEEDS)
    parser.add_argument("--only", default="jobs,dask,add")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        bench = _Bench(Path(folder), options.articles, _texts(options.texts, options.words))
        for part in options.only.split(","):
            {"jobs": bench.jobs, "dask": bench.dask, "add": bench.add}[part]()
    return 0 if bench.same else 1


class _Bench:
    """The articles, and the outputs that were made of them."""

    def __init__(self, folder: Path, count: int, texts: list[str]) -> None:
        self._folder, self._count = folder, count
        self._rows = folder / "articles.jsonl"
        self._news = folder / "news"
        self._news.mkdir()
        with self._rows.open("w", encoding="utf-8") as file:
            for number, text in enumerate(_copies(texts, count)):
                file.write(json.dumps({"id": number, "text": text}) + "\n")
                (self._news / f"{number:06}.txt").write_text(text, encoding="utf-8")
        self._first: str | None = None
        self.same = True
        """Whether all outputs were the same."""

    def jobs(self) -> None:
        """One process, two, and two that were killed at half and gone on with."""
        one = self._analyze("--jobs 1", "--jobs", "1")
        two = self._analyze("--jobs 2", "--jobs", "2")
        print(f"two processes: {one / two:.2f} times as fast as one")
        out = self._folder / "resumed.jsonl"
        with _started(self._command("-o", str(out), "--jobs", "2")) as running:
            self._wait(out, self._count // 2)
            running.kill()
        kept = _lines(out)
        self._analyze(f"killed with {kept} done, --resume", "--jobs", "2", out=out, resume=True)

    def dask(self) -> None:
        """A cluster with one worker, with two, and with two of which one is killed in the middle."""
        spent = []
        for workers in (1, 2):
            with _cluster(workers) as (address, _):
                spent.append(self._analyze(f"Dask, {workers} workers", "--cluster", address))
        print(f"two workers: {spent[0] / spent[1]:.2f} times as fast as one")
        with _cluster(2) as (address, pids):
            out = self._folder / "killed.jsonl"

            def kill() -> None:
                self._wait(out, self._count // 2)
                os.kill(pids[0], signal.SIGKILL)

            end = threading.Thread(target=kill)
            end.start()
            self._analyze("Dask, 2 workers, one killed at half", "--cluster", address, out=out)
            end.join()

    def add(self) -> None:
        """Files into a library: read and kept, stopped and gone on with; then analysed."""
        home = self._folder / "home"
        add = [sys.executable, "-m", "reader", "add", str(self._news)]
        with _started([*add, "--no-analysis"], home=home) as running:
            _until(lambda: _articles(home) >= self._count // 3)
            running.send_signal(signal.SIGINT)
        kept = _articles(home)
        spent, most = _measured([*add, "--no-analysis"], home=home)
        left = self._count - kept
        print(f"add, stopped with {kept} done: the other {left} in {spent:.1f} s, {left / spent:.0f} a second")
        spent, most = _measured([*add, "--no-analysis"], home=self._folder / "home2")
        print(f"add: {self._count} read and kept in {spent:.1f} s, {self._count / spent:.0f} a second, {most} MB")
        spent, most = _measured(add, home=home)
        print(f"add: analysed in {spent:.1f} s, {self._count / spent:.1f} a second, {most} MB")

    def _analyze(self, what: str, *how: str, out: Path | None = None, resume: bool = False) -> float:
        """Run `kutip analyze`, tell and compare; gives the seconds."""
        path = out or self._folder / "out.jsonl"
        spent, most = _measured(self._command("--resume" if resume else "-o", str(path), *how))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        self._first = self._first or digest
        same = digest == self._first and _lines(path) == self._count
        self.same = self.same and same
        rate = f"{spent:.1f} s, {self._count / spent:.2f} a second, the largest process {most} MB"
        print(f"{what}: {rate}, output {digest} {'the same' if same else 'ANOTHER'}", flush=True)
        return spent

    def _command(self, *options: str) -> list[str]:
        return [sys.executable, "-m", "reader", "analyze", str(self._rows), *options]

    def _wait(self, out: Path, lines: int) -> None:
        _until(lambda: _lines(out) >= lines)


def _texts(folder: Path, words: int | None) -> list[str]:
    """The texts of a folder; or parts of them that have so many words, one that begins with each paragraph."""
    whole = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]
    return whole if words is None else [part for text in whole for part in _parts(text.split("\n\n"), words)]


def _parts(paragraphs: list[str], words: int) -> Iterator[str]:
    """From each paragraph on as many as have so many words, the first ones behind the last."""
    for first in range(len(paragraphs)):
        part, length = [], 0
        for paragraph in (*paragraphs[first:], *paragraphs[:first]):
            part.append(paragraph)
            length += len(paragraph.split())
            if length >= words:
                break
        yield "\n\n".join(part)


def _copies(texts: list[str], count: int) -> Iterator[str]:
    """So many articles: the texts over and over, each time with other names for their commonest ones."""
    for number in range(count):
        text = texts[number % len(texts)]
        for place, (found, _) in enumerate(Counter(_NAME.findall(text)).most_common(4)):
            text = text.replace(found, name(number * 4 + place))
        yield text


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def _articles(home: Path) -> int:
    """How many articles a library has."""
    import sqlite3

    file = next(home.rglob("library.sqlite3"), None)
    if file is None:
        return 0
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as library:
            return int(library.execute("SELECT count(*) FROM article").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0


def _until(true: Callable[[], bool]) -> None:
    while not true():
        time.sleep(STEP_S)


class _started(subprocess.Popen[bytes]):  # noqa: N801  # used as a function is
    """A running program, with a library of its own; waited for at the end."""

    def __init__(self, command: list[str], home: Path | None = None) -> None:
        own = {"KUTIP_HOME": str(home)} if home else {}
        super().__init__(command, env={**os.environ, **own}, stderr=subprocess.DEVNULL)


def _measured(command: list[str], home: Path | None = None) -> tuple[float, int]:
    """Seconds that a program takes, and the most MB that it or one of its processes has."""
    began, most = time.perf_counter(), 0
    with _started(command, home) as running:
        process = psutil.Process(running.pid)
        while running.poll() is None:
            for one in [process, *_children(process)]:
                try:
                    most = max(most, one.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue
            time.sleep(STEP_S)
    return time.perf_counter() - began, most >> 20


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.NoSuchProcess:
        return []


class _cluster:  # noqa: N801  # used as a function is
    """A Dask cluster on this machine: its address, and the processes of its workers."""

    def __init__(self, workers: int) -> None:
        import distributed

        self._local = distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=":0",
            silence_logs=50,
        )
        self._client = distributed.Client(self._local, set_as_default=False)

    def __enter__(self) -> tuple[str, list[int]]:
        return self._local.scheduler_address, list(self._client.run(os.getpid).values())

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._local.close()
