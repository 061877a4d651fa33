"""A library of 10,000 articles, 100,000 statements and 10,000 notes: opening, searching, an actor's timeline.

usage: python -m tests.bench library [--articles 10000] [--lists] [--home FOLDER]

`--lists` measures what the screen asks before it shows the first page of each list, and no search: to make a library of
100,000 articles ready for that takes an hour. `--home` keeps the library in a folder, and uses the one that is there.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reader.library import Library
from reader.library.balance import SIDES, shares
from reader.paths import Paths
from reader.tui.dialogs.questions import FIRST_ROWS
from tests.bench._made import NoModels, fill, name

TIMES = 7


def main(arguments: list[str]) -> int:
    """Print medians in milliseconds."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench library")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--lists", action="store_true")
    parser.add_argument("--home", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.home or Path(temporary)
        for count in (0, options.articles):
            home = folder / str(count)
            paths = Paths(home / "config", home / "data", home / "cache", home / "log")
            began = time.perf_counter()
            if not paths.library.exists():
                fill(paths, count, searched=not options.lists)
            size = paths.library.stat().st_size / 2**20
            print(f"{count} articles: made ready in {time.perf_counter() - began:.1f} s, {size:.0f} MB")
            (_measure_lists if options.lists else _measure)(paths)
    return 0


def _measure_lists(paths: Paths) -> None:
    """What the screen asks for the first page of each list."""
    with Library(paths, NoModels()) as library:

        def notes() -> object:
            listed = library.notes.all(limit=FIRST_ROWS)
            return library.articles.names({note.article_id for note in listed})

        def said() -> object:
            first = next(iter(library.actors.all(limit=1)), None)
            return first and library.actors.statements(library.actors.find(first.key)[0].key, limit=FIRST_ROWS)

        _show("articles", lambda: library.articles.all(limit=FIRST_ROWS))
        _show("actors", lambda: library.actors.all(limit=FIRST_ROWS))
        _show("what the one who said most said", said)
        _show("notes", notes)
        _show("codes with their counts", library.codes.all)
        _show("what bears a code", lambda: library.codes.passages("periksa", limit=FIRST_ROWS))
        _show("all articles", library.articles.all)
        _show("all actors", library.actors.all)
        _show("all notes", library.notes.all, times=1)


def _measure(paths: Paths) -> None:
    def list_articles() -> None:
        with Library(paths, NoModels()) as library:
            library.articles.all()

    def list_first() -> None:
        with Library(paths, NoModels()) as library:
            library.articles.all(limit=200)

    _show("open the library and list it", list_articles)
    _show("open it and list the first 200", list_first)
    with Library(paths, NoModels()) as library:
        for query in ("jembatan", "pemerintah", "kata", '"dalam pemerintahannya"', "jembatan sekolah hutan", "cat"):
            _show(f"search {query}", partial(library.search.find, query))
        _show("list the actors", lambda: library.actors.all())
        cards = library.actors.all(limit=1)
        key = cards[0].key if cards else f"person:{name(1)}"
        _show("timeline of the one who said most", lambda: library.actors.statements(key) if cards else None)
        if cards:
            _show("by name", lambda: library.actors.statements(cards[0].name))
            _show("with a tag", lambda: library.actors.statements(key, tag="periksa"))
            _show("codes with their counts", library.codes.all)
            _show("what bears a code", lambda: library.codes.passages("periksa"))
            _show("codes by actor", library.codes.table)
            _show("same quotation", lambda: library.quotations.same(1, "s1"))
            _show("quotations in several articles", library.quotations.shared, times=1)
            _show("stories", library.stories.all, times=1)
            _show("balance of all", lambda: _balance(library), times=1)
        _show("what waits to be analysed anew", library.analyses.stale)


def _balance(library: Library) -> None:
    """Count every side of all articles."""
    sourced = library.balances.sourced()
    for side in SIDES:
        shares(sourced, side)


def _show(what: str, work: Callable[[], object], *, times: int = TIMES) -> None:
    """Median time by the clock, and by this process alone where others keep the machine busy."""
    if times > 1:
        work()
    clock, own = [], []
    for _ in range(times):
        began, used = time.perf_counter(), time.process_time()
        work()
        clock.append(1000 * (time.perf_counter() - began))
        own.append(1000 * (time.process_time() - used))
    print(f"  {what:36} {statistics.median(clock):8.1f} ms {statistics.median(own):8.1f} ms of processor")
