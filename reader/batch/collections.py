"""Collections of articles: folders, tables, archives, feeds and mailboxes; read one record at a time."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import groupby
from pathlib import Path

from reader.batch.archives import read_warc, read_zip
from reader.batch.record import Record, broken
from reader.batch.rows import COLUMNS, Columns, read_jsonl, read_parquet, table
from reader.errors import FormatError, ReaderError
from reader.files import as_text
from reader.intake import Raw, clean, holds_several, is_url, load, parts_of, suffixes
from reader.model import NOTHING_TOLD, Particulars, Progress
from reader.model.text import without_password
from reader.phrase import Phrase, system_says

LOADING = 8
"""Sources that are fetched or read from the disk at the same time."""

AHEAD = 16
"""Sources that are loaded before their turn comes: what is held in memory is bounded by it."""

_READERS: Mapping[str, Callable[[str, Columns, Particulars], Iterator[Record]]] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": table(","),
    ".tsv": table("\t"),
    ".parquet": read_parquet,
    ".zip": read_zip,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".warc.wet": read_warc,
    ".warc.wet.gz": read_warc,
}
"""What reads a collection, by the ending of its name."""


def named_sources(inputs: Iterable[str], *, collections: bool = True) -> list[str]:
    """The files and addresses that are meant: folders by the files in them that can be read, by name.

    With `collections` the collections in a folder too.
    """
    return [source for one in inputs for source in (_in_folder(one, collections) if Path(one).is_dir() else (one,))]


def is_collection(source: str) -> bool:
    """Whether a source holds many articles, by the ending of its name."""
    return _reader_of(source) is not None or source.casefold().endswith(tuple(suffixes(several=True)))


def _reader_of(source: str) -> Callable[[str, Columns, Particulars], Iterator[Record]] | None:
    """What reads a collection; None for a source that is loaded as a whole."""
    if is_url(source):
        return None
    return next((reader for ending, reader in _READERS.items() if source.casefold().endswith(ending)), None)


def records(
    sources: Iterable[str],
    *,
    told: Particulars = NOTHING_TOLD,
    columns: Mapping[str, str] | None = None,
    passed: Iterable[str] = (),
) -> Iterator[Record]:
    """The articles of the sources in their order; sources are loaded a little before their articles are asked for.

    `told` goes before what a row or a page tells. `columns` names the column of a field where none of `COLUMNS` does.
    `passed` are the names of articles that were done before, the first ones: they are left out, and where that can be
    told from the source's name it is not loaded. Raises FormatError where other articles come first.
    """
    chosen = {**COLUMNS, **{field: (name,) for field, name in (columns or {}).items()}}
    behind = _Passed(passed)
    for record in _records(sources, told, chosen, behind):
        if not behind.takes(record.source):
            yield record
    if behind.left:
        raise behind.other


class _Passed:
    """The names of articles that were done before, as far as they have not been met."""

    other = FormatError(
        "Another output",
        "The output to go on with was not made from these articles in this order; name a new file.",
    )

    def __init__(self, names: Iterable[str]) -> None:
        self._names = iter(names)
        self._next = next(self._names, None)

    @property
    def left(self) -> bool:
        """Whether there are more."""
        return self._next is not None

    def takes(self, name: str, *, must: bool = True) -> bool:
        """Whether `name` is the next of them, which is met then. Raises FormatError where it `must` be and is not."""
        if self._next is not None and _kept_name(self._next) == _kept_name(name):
            self._next = next(self._names, None)
            return True
        if must and self.left:
            raise self.other
        return False


def _kept_name(source: str) -> str:
    """What an article is called where it is kept."""
    return as_text(without_password(source))


def _records(sources: Iterable[str], told: Particulars, columns: Columns, behind: _Passed) -> Iterator[Record]:
    for reader, some in groupby(sources, _reader_of):
        if reader is None:
            wanted = (source for source in some if not behind.takes(source, must=False))
            yield from _loaded(((source, partial(load, source, None)) for source in wanted), told, behind)
            continue
        for source in some:
            try:
                yield from reader(source, columns, told)
            except ReaderError as error:
                yield Record(source, trouble=(error.title, error.message))
            except (OSError, ValueError) as error:
                reason = system_says(error) if isinstance(error, OSError) else clean(str(error))
                yield broken(
                    source, Phrase("{name} cannot be read ({reason}); check the path.", name=source, reason=reason)
                )


Load = Callable[[Callable[[Progress], None]], Raw]
"""Gives the bytes of a source; tells how far it is to what it is given, from which an exception ends the work."""

_Whole = tuple[Raw, list[tuple[str, Load]] | None]
"""A source, and the loads of the several articles that it lists; None for those where it is one."""


def _loaded(sources: Iterable[tuple[str, Load]], told: Particulars, behind: _Passed) -> Iterator[Record]:
    """The articles of plain sources, which are loaded in threads ahead of their turn."""
    waiting: deque[tuple[str, Future[_Whole]]] = deque()
    pool = ThreadPoolExecutor(LOADING, thread_name_prefix="load")
    stopped = threading.Event()

    def go_on(_: Progress) -> None:
        if stopped.is_set():
            raise InterruptedError

    try:
        for source, load_source in sources:
            waiting.append((source, pool.submit(_loaded_whole, source, load_source, go_on)))
            while waiting and (behind.left or len(waiting) >= AHEAD):
                yield from _articles(*waiting.popleft(), told, behind)
        while waiting:
            yield from _articles(*waiting.popleft(), told, behind)
    finally:
        stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)


def _loaded_whole(source: str, load_source: Load, go_on: Callable[[Progress], None]) -> _Whole:
    """What a source holds. Raises SourceError where it cannot be read."""
    raw = load_source(go_on)
    if not holds_several(raw):
        return raw, None
    return raw, [(name, _without_progress(part)) for name, part in parts_of(raw, source)]


def _articles(source: str, loading: Future[_Whole], told: Particulars, behind: _Passed) -> Iterator[Record]:
    """The articles of one source: one of most, those that a feed or a mailbox lists."""
    error = loading.exception()
    if isinstance(error, ReaderError):
        yield Record(source, trouble=(error.title, error.message))
        return
    if error is not None:  # nobody foresaw it: it is met again, and told, where the article is read
        yield Record(source, told=told)
        return
    raw, parts = loading.result()
    if parts is not None:
        yield from _loaded(parts, told, behind)
    else:
        yield Record(source, raw=raw, told=told)


def _without_progress(part: Callable[[], Raw]) -> Load:
    return lambda _: part()


def _in_folder(folder: str, collections: bool) -> Iterator[str]:
    """The files below a folder that can be read, by name; hidden ones and links to folders are left out."""
    endings = tuple(suffixes() | (_READERS.keys() if collections else set()))
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.casefold().endswith(endings):
                yield str(Path(place, name))
