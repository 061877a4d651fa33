"""Deeds that are cut off at each of their writes: by a kill, by a write that is torn, by a disk that is full or breaks.

After each: the library opens and is sound, what the reader made is what it was before or what it became, whole files
stand under their names, and the next start leaves nothing unfinished. A process of its own runs it, one that has no
threads, because it forks: `python -m tests.attack.interrupted WAY SEED FOLDER [DEED ...]`.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

from reader.library import Library
from reader.paths import user_paths
from reader.settings import Settings
from reader.storage.health import health
from tests.attack.deeds import DEEDS, Deed, drafts, enter, furnish, precious, quietly
from tests.attack.tracing import Ended, Way, can_trace, run

UNFINISHED = re.compile(r"\.partial|\.tmp$")
"""Names of what is not done yet."""

FIRST_LONG_SEED = 1000
"""The first seed of `make attack`; smaller ones are those of `make test`."""

LEFT = re.compile(rf"{UNFINISHED.pattern}|-journal$")
"""Those, and what SQLite rolls back with at the next start."""


class Interrupted:
    """One deed, and what holds however it is cut off."""

    def __init__(self, deed: Deed, furnished: Path, folder: Path) -> None:
        self.deed = deed
        self._ready = folder / f"ready-{deed.name}"
        self._work = folder / "work"
        self._outputs = folder / "said"
        self._outputs.mkdir(exist_ok=True)
        shutil.copytree(furnished, self._ready)
        enter(self._ready)
        quietly(deed.before)
        self._home = os.environ["KUTIP_HOME"]
        self._before = self._state(self._ready)
        self._begin()
        status, said = quietly(deed.do)  # what the child needs is imported from now on
        assert status == 0, (deed.name, said)
        self._after = self._state(self._work)
        self._begin()
        ended = run(deed.do, self._work, self._outputs)
        assert ended.status == 0, ended
        self.writes = ended.writes

    def _begin(self) -> None:
        """The folder as it is before the deed, under the name that it always has."""
        os.chdir(self._ready.parent)
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._ready, self._work)
        enter(self._work)
        os.environ["KUTIP_HOME"] = str(self._work / Path(self._home).name)

    def cut_off(self, at: int, way: Way) -> None:
        """Cut it off at a write. Raises AssertionError where something does not hold then."""
        self._begin()
        ended = run(self.deed.do, self._work, self._outputs, at, way)
        where = (self.deed.name, way.value, at, self.writes[at] if at < len(self.writes) else "the end", ended)
        if way in (Way.KILL, Way.TEAR):
            assert ended.status in (-9, 0), where
        else:
            assert ended.status in (0, 1), where
            assert "Traceback" not in ended.complained, where
            assert "Unforeseen" not in ended.complained, where
            assert ended.status == 0 or ended.complained.startswith("kutip: "), where
            assert not self._unfinished(UNFINISHED), (where, self._unfinished(UNFINISHED))
        home = Path(os.environ["KUTIP_HOME"])
        with Library(user_paths(), Settings()) as library:
            assert library.trouble is None or self.deed.name == "restore-over-none", (where, library.trouble)
        if library.trouble is None:
            assert health(home / "data/library.sqlite3").faults == (), where
        self._check_state(ended, where)
        status, said = quietly(self.deed.do)
        assert status in (0, 1), (where, said)
        assert "Unforeseen" not in said, (where, said)
        assert not self._unfinished(LEFT), (where, self._unfinished(LEFT))

    def _check_state(self, ended: Ended, where: object) -> None:
        now = self._state(self._work)
        if self.deed.name.startswith("restore"):
            _check_copies(Path(os.environ["KUTIP_HOME"]), where)
        for name in {*now, *self._before, *self._after}:
            found, before, after = (state.get(name, []) for state in (now, self._before, self._after))
            kept = found in (before, after)
            if self.deed.in_steps and not kept:
                rows = [row if isinstance(row, list) else [row] for row in (found, before, after)]
                kept = all(row in rows[0] for row in rows[1] if row in rows[2])
            assert kept, (where, name, found, before, after)
        if self.deed.confirms and ended.said.strip():
            made = {name: value for name, value in self._after.items() if name in ("note", "correction", "article")}
            assert {name: now[name] for name in made} == made, (where, "was confirmed")

    def _state(self, folder: Path) -> dict[str, object]:
        """What may not be lost: the library's rows by table, drafts with notes, files by name."""
        home = folder / Path(os.environ["KUTIP_HOME"]).name
        state: dict[str, object] = {}
        try:
            state.update(precious(home))
        except Exception as error:  # a library that cannot be read is told by what it raised
            state["library"] = type(error).__name__
        kept = drafts(home)
        state["drafts"] = sorted(kept)
        for pattern in self.deed.files:
            for path in sorted(folder.glob(pattern)):
                if not UNFINISHED.search(path.name):
                    state[f"file {path.name}"] = _whole(path)
        return state

    def _unfinished(self, pattern: re.Pattern[str]) -> list[str]:
        return [str(path.relative_to(self._work)) for path in self._work.rglob("*") if pattern.search(path.name)]


def _whole(path: Path) -> object:
    """What a file holds that is the same in each run: a backup's rows, a book's parts, other bytes without digits."""
    if path.suffix == ".sqlite3":
        return health(path).faults, health(path).notes
    if path.suffix in (".qdpx", ".xlsx"):
        import zipfile

        with zipfile.ZipFile(path) as book:
            assert book.testzip() is None
            return sorted(re.sub(r"[0-9a-f-]{36}|\d", "", name) for name in book.namelist())
    return re.sub(rb"\d", b"", path.read_bytes())


def _check_copies(home: Path, where: object) -> None:
    """Every copy of the library that has its final name is a whole one."""
    for path in (home / "data").glob("library.before-*.sqlite3"):
        assert path.stat().st_size, (where, path.name, "is empty")
        assert health(path).faults == (), (where, path.name)


def attack(way: Way, seed: int, folder: Path, names: list[str]) -> int:
    """Cut off deeds at some of their writes; gives how often. A negative seed takes every write.

    A seed of `make test` takes two writes of every other deed, a larger one many writes of a few deeds.
    """
    (folder / "can").mkdir()
    if not can_trace(way, folder / "can"):
        return 0
    furnished = folder / "furnished"
    furnished.mkdir()
    quietly(lambda: furnish(furnished))
    chance = random.Random(seed)
    long = seed >= FIRST_LONG_SEED
    some = DEEDS if seed < 0 else chance.sample(DEEDS, 4) if long else DEEDS[seed % 2 :: 2]
    chosen = [deed for deed in DEEDS if deed.name in names] or some
    cases = 0
    for deed in chosen:
        one = Interrupted(deed, furnished, folder)
        points = range(len(one.writes) + (way in (Way.KILL, Way.TEAR)))
        for at in points if seed < 0 else chance.sample(points, min(24 if long else 2, len(points))):
            one.cut_off(at, way)
            cases += 1
        os.chdir(folder)
        shutil.rmtree(folder / f"ready-{deed.name}")
    return cases


def interrupted(way: Way, seed: int, folder: Path, *names: str) -> int:
    """`attack` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.attack.interrupted", way.name, str(seed), str(folder), *names],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-6000:]
    return int(done.stdout.splitlines()[-1])


def kills(seed: int, folder: Path) -> int:
    """Killed before a write: nothing that was confirmed is lost, nothing half stands under a final name."""
    return interrupted(Way.KILL, seed, folder)


def torn_writes(seed: int, folder: Path) -> int:
    """Killed with half of a write on the disk."""
    return interrupted(Way.TEAR, seed, folder)


def full_writes(seed: int, folder: Path) -> int:
    """A disk that is full from one write on: a sentence, exit status 1, nothing lost."""
    return interrupted(Way.FULL, seed, folder)


def failing_writes(seed: int, folder: Path) -> int:
    """A disk that gives an error at one write."""
    return interrupted(Way.BREAK, seed, folder)


if __name__ == "__main__":
    print(attack(Way[sys.argv[1]], int(sys.argv[2]), Path(sys.argv[3]).resolve(), sys.argv[4:]))
