"""Records analysed in their order, by this process or by several with one loading of the pipelines each."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.batch.record import Record
from reader.errors import AnalysisError, ReaderError
from reader.model import Analysis, Article

if TYPE_CHECKING:
    from reader.analysis import Engine

AHEAD_PER_PROCESS = 8
"""Records that wait for each process: what is held in memory is bounded by it."""

ATTEMPTS = 2
"""How often a record is given to a process that dies before it is told as failed."""


class Analysed(NamedTuple):
    """An article and what the machine understood of it."""

    article: Article
    analysis: Analysis


Outcome = Analysed | ReaderError
"""What came of a record."""


@dataclass
class _Waiting:
    """A record that a process has, and how often one had it."""

    record: Record
    future: Future[Analysed | tuple[str, str]]
    attempts: int = 1


def outcomes(
    records: Iterable[Record],
    engine: Callable[[], Engine],
    *,
    models: Mapping[str, str] | None = None,
    jobs: int = 1,
    unforeseen: Callable[[BaseException], ReaderError] | None = None,
    begin: Callable[[Record], None] = lambda record: None,
) -> Iterator[tuple[Record, Outcome]]:
    """Each record with what came of it, in the order of the records, whatever `jobs` is.

    With one job the engine that `engine` gives works here; with several each process has one with the pipelines of
    `models`. A process that dies costs a second attempt. `unforeseen` makes a sentence of an error that is none of
    Kutip's; without it that error is raised. `begin` hears of the record that is worked on, or waited for.
    """
    if jobs > 1:
        yield from _by_processes(records, models or {}, jobs, unforeseen, begin)
        return
    here = engine()
    for record in records:
        begin(record)
        try:
            article = record.article()
            outcome: Outcome = Analysed(article, here.analyse(article))
        except ReaderError as error:
            outcome = error
        except Exception as error:  # one article that nobody foresaw does not cost the others their analysis
            if unforeseen is None:
                raise
            outcome = unforeseen(error)
        yield record, outcome


def _by_processes(
    records: Iterable[Record],
    models: Mapping[str, str],
    jobs: int,
    unforeseen: Callable[[BaseException], ReaderError] | None,
    begin: Callable[[Record], None],
) -> Iterator[tuple[Record, Outcome]]:
    pool = _pool(models, jobs)
    waiting: deque[_Waiting] = deque()
    source = iter(records)
    try:
        while True:
            while len(waiting) < jobs * AHEAD_PER_PROCESS and (record := next(source, None)) is not None:
                try:
                    waiting.append(_Waiting(record, pool.submit(_analyse, record)))
                except BrokenProcessPool:
                    pool = _restarted(pool, models, jobs, waiting)
                    waiting.append(_Waiting(record, pool.submit(_analyse, record)))
            if not waiting:
                return
            first = waiting[0]
            begin(first.record)
            try:
                result = first.future.result()
            except BrokenProcessPool:
                if first.attempts < ATTEMPTS:
                    first.attempts += 1
                    pool = _restarted(pool, models, jobs, waiting)
                    continue
                outcome: Outcome = AnalysisError(
                    "Analysis stopped", "The process that analysed it ended before it was done, twice."
                )
                pool = _restarted(pool, models, jobs, deque(list(waiting)[1:]))
            except Exception as error:  # what a process raises is the failure of its one article alone
                if unforeseen is None:
                    raise
                outcome = unforeseen(error)
            else:
                outcome = result if isinstance(result, Analysed) else AnalysisError(*result)
            waiting.popleft()
            yield first.record, outcome
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(models: Mapping[str, str], jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # the same on every system, and safe beside threads
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(dict(models),))


def _restarted(
    pool: ProcessPoolExecutor, models: Mapping[str, str], jobs: int, waiting: Iterable[_Waiting]
) -> ProcessPoolExecutor:
    """New processes, which get what the dead ones had not done."""
    pool.shutdown(wait=False, cancel_futures=True)
    new = _pool(models, jobs)
    for one in waiting:
        if not one.future.done() or one.future.cancelled() or one.future.exception() is not None:
            one.future = new.submit(_analyse, one.record)
    return new


_engines: list[Engine] = []
"""The engine of a process that analyses: one, made when it starts."""


def _start(models: Mapping[str, str]) -> None:
    from reader.analysis import Engine

    _engines.append(Engine(models))


def _analyse(record: Record) -> Analysed | tuple[str, str]:
    """What a process does; an error of Kutip's as its title and sentence, because it has to be sent."""
    try:
        article = record.article()
        return Analysed(article, _engines[0].analyse(article))
    except ReaderError as error:
        return error.title, error.message
