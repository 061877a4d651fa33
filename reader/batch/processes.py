"""Records analysed in their order, by this process or by several with one loading of the pipelines each."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reader.batch.record import Record
from reader.batch.worker import Analysed, Outcome, Sent, analyse_here
from reader.errors import AnalysisError, ReaderError, attempted

if TYPE_CHECKING:
    from reader.analysis import Engine

AHEAD_PER_PROCESS = 8
"""Records that wait for each process: what is held in memory is bounded by it."""

ATTEMPTS = 2
"""How often a record is given to a process that dies before it is told as failed."""


@dataclass
class _Waiting:
    """A record that a process has, and how often one had it."""

    record: Record
    future: Future[Sent]
    attempts: int = 1


def outcomes(
    records: Iterable[Record],
    engine: Callable[[], Engine],
    *,
    models: Mapping[str, str] | None = None,
    jobs: int = 1,
    cluster: str | None = None,
    unforeseen: Callable[[BaseException], ReaderError] | None = None,
    begin: Callable[[Record], None] = lambda record: None,
) -> Iterator[tuple[Record, Outcome]]:
    """Each record with what came of it, in the order of the records, whoever does the work.

    With one job the engine that `engine` gives works here; with several each process has one with the pipelines of
    `models`; with `cluster` the workers of the Dask scheduler at that address have (AnalysisError where it cannot be
    used). A process that dies costs a second attempt. `unforeseen` makes a sentence of an error that is none of
    Kutip's; without it that error is raised. `begin` hears of the record that is worked on, or waited for.
    """
    if cluster is not None:
        from reader.batch.cluster import outcomes_by_cluster

        yield from outcomes_by_cluster(records, cluster, dict(models or {}), unforeseen, begin)
        return
    if jobs > 1:
        yield from _by_processes(records, dict(models or {}), jobs, unforeseen, begin)
        return
    here = engine()
    for record in records:
        begin(record)
        done = attempted(partial(_analysed, record, here))
        error = done.exception()
        if error is None:
            yield record, done.result()
        elif isinstance(error, ReaderError):
            yield record, error
        elif unforeseen is None:
            raise error
        else:
            yield record, unforeseen(error)


def _analysed(record: Record, engine: Engine) -> Analysed:
    article = record.article()
    return Analysed(article, engine.analyse(article))


def _by_processes(
    records: Iterable[Record],
    models: Mapping[str, str],
    jobs: int,
    unforeseen: Callable[[BaseException], ReaderError] | None,
    begin: Callable[[Record], None],
) -> Iterator[tuple[Record, Outcome]]:
    pool = _pool(jobs)
    waiting: deque[_Waiting] = deque()
    source = iter(records)
    try:
        while True:
            while len(waiting) < jobs * AHEAD_PER_PROCESS and (record := next(source, None)) is not None:
                try:
                    waiting.append(_Waiting(record, pool.submit(analyse_here, record, models)))
                except BrokenProcessPool:
                    pool = _restarted(pool, models, jobs, waiting)
                    waiting.append(_Waiting(record, pool.submit(analyse_here, record, models)))
            if not waiting:
                return
            first = waiting[0]
            begin(first.record)
            error = first.future.exception()
            if isinstance(error, BrokenProcessPool):
                if first.attempts < ATTEMPTS:
                    first.attempts += 1
                    pool = _restarted(pool, models, jobs, waiting)
                    continue
                outcome: Outcome = AnalysisError(
                    "Analysis stopped", "The process that analysed it ended before it was done, twice."
                )
                pool = _restarted(pool, models, jobs, deque(list(waiting)[1:]))
            elif error is not None:  # what a process raises is the failure of its one article alone
                if unforeseen is None:
                    raise error
                outcome = unforeseen(error)
            else:
                result = first.future.result()
                outcome = result if isinstance(result, Analysed) else AnalysisError(*result)
            waiting.popleft()
            yield first.record, outcome
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # the same on every system, and safe beside threads
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_watch_parent)


def _watch_parent() -> None:
    """Let this process end with the one that gives it work: killed, that one tells nobody."""
    parent = multiprocessing.parent_process()

    def end() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=end, daemon=True).start()


def _restarted(
    pool: ProcessPoolExecutor, models: Mapping[str, str], jobs: int, waiting: Iterable[_Waiting]
) -> ProcessPoolExecutor:
    """New processes, which get what the dead ones had not done."""
    pool.shutdown(wait=False, cancel_futures=True)
    new = _pool(jobs)
    for one in waiting:
        if not one.future.done() or one.future.cancelled() or one.future.exception() is not None:
            one.future = new.submit(analyse_here, one.record, models)
    return new
