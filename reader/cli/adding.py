"""Many sources at once: which ones are meant, and how they come into the library."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from reader.batch import is_collection, named_sources, records
from reader.cli.parsing import Told
from reader.cli.remarks import remark
from reader.cli.unforeseen import log_cause
from reader.errors import ReaderError, SourceError
from reader.intake import Raw, articles_of, load, read_stdin
from reader.model import NO_ARTICLE, Article, Opened

if TYPE_CHECKING:
    from reader.cli.output import Meter
    from reader.library import Library

LOADING = 8
"""Sources that are fetched or read from the disk at the same time."""

AHEAD = 16
"""Sources that are loaded before their turn comes: what is held in memory is bounded by it."""


@dataclass
class AddReport:
    """What became of the sources."""

    added: int = 0
    """New in the library."""
    changed: int = 0
    """There before, with another text."""
    known: int = 0
    """There before, as they are."""
    failed: int = 0
    """Those that could not be read, kept or analysed."""
    ids: list[int] = field(default_factory=list)
    """The articles' numbers, in the order of the sources."""

    def sentence(self) -> str:
        """It in one line."""
        parts = [f"{self.added} added", f"{self.changed} changed", f"{self.known} known already"]
        return ", ".join(parts + ([f"{self.failed} failed"] if self.failed else [])) + "."


def gather(inputs: Iterable[str], listed: str | None = None) -> list[str]:
    """The sources that are meant: files and addresses as they are, folders by the files in them that Kutip opens.

    `listed` is a file with a source a line ("-": standard input); empty lines and those that begin with # say nothing.
    Each source stands once, where it was named first. Raises SourceError for a list that cannot be read.
    """
    named = list(inputs)
    if listed is not None:
        lines = [line.strip() for line in _lines(listed)]
        named += [line for line in lines if line and not line.startswith("#")]
    return list(dict.fromkeys(named_sources(named, collections=False)))


def add_all(
    library: Library, sources: Sequence[str], told: Told, progress: Meter, *, analyse: bool = True
) -> AddReport:
    """Bring the sources into the library, in their order; one that fails is named and costs no other anything.

    Loading goes on ahead in threads; what is done is kept whenever it is stopped, and is quickly passed the next time.
    """
    report = AddReport()
    for number, (source, article_given) in enumerate(_articles(sources), 1):
        tell = progress.begin(number, source)
        try:
            opened = _kept(library, article_given(), told)
            report.ids.append(opened.article_id)
            for notice in opened.article.notices:
                remark(f"{source}: {notice}")
            if analyse and opened.analysis is None:
                library.analyses.analyse(opened, progress=tell)
        except Exception as error:  # one article that nobody foresaw costs the others nothing
            failure = error if isinstance(error, ReaderError) else log_cause(error)
            report.failed += 1
            with progress.paused():
                remark(f"{source}: {failure.title}: {failure.message}")
            continue
        report.added += opened.is_new
        report.changed += opened.changed
        report.known += not opened.is_new and not opened.changed
    return report


def _kept(library: Library, article: Article, told: Told) -> Opened:
    """The article in the library. Raises SourceError where it cannot be kept there."""
    opened = library.articles.open_article(article, language=told.language, published=told.published)
    if opened.article_id == NO_ARTICLE:
        raise SourceError("Not kept", opened.notice or "The library cannot be written.")
    return opened


def _articles(sources: Iterable[str]) -> Iterator[tuple[str, Callable[[], Article]]]:
    """Each article's name, with what gives it or raises SourceError; those of a collection one after the other."""
    for collected, some in groupby(sources, is_collection):
        if collected:
            yield from ((record.source, record.article) for record in records(some))
        else:
            for source, loading in _loaded(some):
                yield from _of_source(source, loading)


def _of_source(source: str, loading: Future[Raw]) -> Iterator[tuple[str, Callable[[], Article]]]:
    """The articles of one source: one of most, those that a feed or a mailbox lists."""
    try:
        for name, found in articles_of(loading.result(), source):
            yield name, partial(_given, found)
    except Exception as error:  # raised where the source's turn comes, so that it costs no other source anything
        yield source, partial(_given, error)


def _given(found: Article | Exception) -> Article:
    if isinstance(found, Exception):
        raise found
    return found


def _loaded(sources: Iterable[str]) -> Iterator[tuple[str, Future[Raw]]]:
    """Each source with its bytes, which are loaded ahead of their turn."""
    waiting: deque[tuple[str, Future[Raw]]] = deque()
    pool = ThreadPoolExecutor(LOADING, thread_name_prefix="load")
    try:
        for source in sources:
            waiting.append((source, pool.submit(load, source, None, None)))
            if len(waiting) >= AHEAD:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _lines(listed: str) -> list[str]:
    """The lines of a list of sources. Raises SourceError."""
    from reader.intake.source import read_file
    from reader.intake.text import decode

    data = read_stdin() if listed == "-" else read_file(Path(listed))
    return decode(data).splitlines()
