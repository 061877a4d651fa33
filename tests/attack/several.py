"""Several programs at one library, one that holds it, clocks that are put back, and libraries that cannot be used.

`python -m tests.attack.several HOME NUMBER NOTES` is one of several writers.
"""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

from reader.library import Library
from reader.model import ActorKind, ActorRef, Span
from reader.paths import user_paths
from reader.settings import Settings
from reader.storage.health import health
from tests.attack.commands import living_in, said
from tests.attack.deeds import TEXT
from tests.sample_library import HandWorker, NoModels, paths_in

WRITING = (
    ("add", "c.txt"), ("note", "1", "Wanatirta dibuka", "--text", "x"), ("correct", "1", "1", "--reject"),
    ("edit", "1", "--title", "Lain"), ("import", "notes.json"), ("check", "--all"), ("refresh",),
)  # fmt: skip
"""Commands that write into the library."""

READING = (("articles",), ("statements",), ("export", "1"), ("note", "1"), ("backup", "copy.sqlite3"))
"""Commands that only read it."""


def processes(seed: int, folder: Path) -> int:
    """Two or five programs write notes at once: each has written all of its own when it is done."""
    count, each = (2, 5)[seed % 2], 12
    with living_in(folder):
        _furnish(folder)
        command = [sys.executable, "-m", "tests.attack.several", os.environ["KUTIP_HOME"]]
        root = Path(__file__).parents[2]
        writers = [subprocess.Popen([*command, str(number), str(each)], cwd=root) for number in range(count)]
        assert [writer.wait() for writer in writers] == [0] * count
        with Library(user_paths(), Settings()) as library:
            texts = [note.text for note in library.notes.of_article(1)]
        assert sorted(texts) == sorted(f"{number}.{note}" for number in range(count) for note in range(each))
        assert health(user_paths().library).faults == ()
    return count * each


def _write(home: str, number: str, notes: int) -> None:
    os.environ["KUTIP_HOME"] = home
    with Library(user_paths(), Settings()) as library:
        for note in range(notes):
            made = library.notes.add(1, Span(note, note + 8), text="?")
            library.notes.edit(made.id, text=f"{number}.{note}")


def locked(seed: int, folder: Path) -> int:
    """Another program holds the library: reading goes on, writing is given up with a sentence after a bounded wait."""
    del seed
    with living_in(folder), mock.patch("reader.storage.connection.WRITE_WAIT_S", 0.05):
        _furnish(folder)
        before = _notes()
        (folder / "a.txt").write_text(TEXT.format("Isi yang lain."), encoding="utf-8")  # for `kutip check`
        with contextlib.closing(sqlite3.connect(user_paths().library, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for words in WRITING:
                status, out, err = said(list(words))
                assert words == ("refresh",) or (status, b"busy" in err) == (1, True), (words, status, out, err)
                assert b"Unforeseen" not in err, (words, err)
            for words in READING:
                status, _, err = said(list(words))
                assert status == 0, (words, err)
            other.execute("ROLLBACK")
        assert _notes() == before
        assert said(["note", "1", "dibuka", "--text", "x"])[0] == 0
    return len(WRITING) + len(READING)


def futures(seed: int, folder: Path) -> int:
    """A library of a later schema, or one that lost all of its bytes: told, and left as it is to the last byte."""
    del seed
    with living_in(folder):
        _furnish(folder)
        library = user_paths().library
        with contextlib.closing(sqlite3.connect(library)) as file:
            file.execute("PRAGMA user_version=99")
            file.execute("PRAGMA journal_mode=DELETE")
        for wanted in (b"newer Kutip", b"0 bytes"):
            whole = library.read_bytes()
            for words in (*WRITING, *READING):
                status, out, err = said(list(words))
                assert (status, wanted in err) == (1, True), (words, status, out, err)
                assert library.read_bytes() == whole, words
            assert said(["read", "--plain", "a.txt"])[0] == 0  # reading needs no library
            assert library.read_bytes() == whole
            library.write_bytes(b"")
            os.utime(library, (1, 1))
    return 2 * (len(WRITING) + len(READING) + 1)


def clocks(seed: int, folder: Path) -> int:
    """A clock that jumps for years: what came last stays last, what was done last is undone first, no copy is lost."""
    chance = random.Random(seed)
    with Library(paths_in(folder / "home"), NoModels(), clock=_Clock(chance), analyser=HandWorker()) as library:
        source = folder / "a.txt"
        digests = []
        for number in range(4):
            source.write_text(TEXT.format(f"Kali {number}."), encoding="utf-8")
            opened = library.articles.open(str(source))
            digests.append(opened.article.digest)
        assert [version.digest for version in library.versions.all(opened.article_id)] == digests
        library.analyses.analyse(opened)
        names = [f"Nama {chr(65 + number)}" for number in range(6)]
        for name in names:
            analysis = library.corrections.set_speaker(opened.article_id, "s1", ActorRef(name, ActorKind.PERSON))
            assert analysis.actors_by_id[analysis.statements[0].actor or ""].name == name
        for name in names[-2::-1]:
            library.history.undo()
            shown = library.articles.open_stored(opened.article_id).analysis
            assert shown is not None
            assert shown.actors_by_id[shown.statements[0].actor or ""].name == name
        note = library.notes.add(opened.article_id, Span(0, 8), text="0")
        for number in range(1, 5):
            changed = library.notes.edit(note.id, text=str(number))
            assert changed.updated > note.updated
            note = changed
        backup = folder / "b.sqlite3"
        library.exchange.backup(backup)
        copies = {library.exchange.restore(backup) for _ in range(4)}
        copies |= {library.exchange.backup(folder / "kutip-2026-01-01.sqlite3", beside=True) for _ in range(3)}
        assert len(copies) == 7
        assert all(copy is not None and health(copy).faults == () for copy in copies)
    return 22


class _Clock:
    """A clock that is put forwards and backwards between two looks at it."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def __call__(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=self._chance.choice((0, -3000, 3000, 0.5, -1)))


def _furnish(folder: Path) -> None:
    """A library with an article, and files to write from."""
    for name in ("a.txt", "c.txt"):
        (folder / name).write_text(TEXT.format(f"Dari {name}, dengan kata yang cukup panjang."), encoding="utf-8")
    assert said(["add", "a.txt", "--lang", "id"])[0] == 0
    made = said(["note", "1", "Ratna Puspa", "--text", "x"])[1].decode().strip()
    (folder / "notes.json").write_bytes(said(["export", "1", "--format", "w3c"])[1])
    assert said(["note", "1", "--delete", made])[0] == 0


def _notes() -> list[str]:
    with Library(user_paths(), Settings()) as library:
        return [note.text for note in library.notes.of_article(1)]


if __name__ == "__main__":
    _write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
