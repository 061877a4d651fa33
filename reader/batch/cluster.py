"""Records analysed in their order by the workers of a Dask cluster, each with one loading of the pipelines."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from reader import __version__
from reader.batch.record import Record
from reader.batch.worker import Analysed, Outcome, analyse_all
from reader.errors import AnalysisError, ReaderError
from reader.phrase import Phrase

TASK_CHARACTERS = 16_000
"""Characters of the records that are sent as one task, some five whole articles: each task costs the scheduler and this
process 4 ms together, and a short article takes no more than 20 ms to analyse."""

AHEAD_PER_THREAD = 4
"""Tasks that wait for each thread of the workers: what is held in memory is bounded by it."""

CONNECT_S = 30
"""Seconds in which the cluster has to answer and to have a worker."""

RETRY_S = 0.2
"""Seconds from one question to a worker that did not answer to the next."""

LOOK_S = 30
"""Seconds after which it is asked whether the cluster still has workers; without any at two times it is given up."""

INSTALL = Phrase('install it with `pip install "kutip[cluster]"`')
"""What to do where distributed is not there."""


def outcomes_by_cluster(
    records: Iterable[Record],
    address: str,
    models: Mapping[str, str],
    unforeseen: Callable[[BaseException], ReaderError] | None,
    begin: Callable[[Record], None],
) -> Iterator[tuple[Record, Outcome]]:
    """Each record with what came of it, in the order of the records; all as in `outcomes`.

    A worker that dies costs only that what it had is done by another one. Raises AnalysisError where there is no
    cluster at `address`, where its workers have another Kutip, and where they have all gone.
    """
    client = _connected(address)

    def submit(task: Sequence[Record]) -> Any:
        return client.submit(analyse_all, task, models, pure=False)

    waiting: deque[tuple[Sequence[Record], Any]] = deque()
    source = _tasks(records)
    try:
        while True:
            room = AHEAD_PER_THREAD * max(sum(client.nthreads().values()), 1)
            while len(waiting) < room and (task := next(source, None)) is not None:
                waiting.append((task, submit(task)))
            if not waiting:
                return
            task, future = waiting.popleft()
            found = _outcomes(client, submit, task, future, address, unforeseen)
            for record in task:
                begin(record)
                yield record, next(found)
            del future, found  # the cluster forgets the results
    finally:
        client.close()


def _tasks(records: Iterable[Record]) -> Iterator[Sequence[Record]]:
    """Records in a row whose texts have so many characters together; one whose text is still to be read by itself."""
    task: list[Record] = []
    room = TASK_CHARACTERS
    for record in records:
        size = _size(record)
        if task and size > room:
            yield task
            task, room = [], TASK_CHARACTERS
        task.append(record)
        room -= size
    if task:
        yield task


def _size(record: Record) -> int:
    if record.text is not None:
        return len(record.text)
    return len(record.raw.data) if record.raw is not None else TASK_CHARACTERS


def _connected(address: str) -> Any:
    """A client of the cluster, whose workers have this Kutip."""
    try:
        import distributed
    except ImportError as error:
        raise AnalysisError(
            "No Dask", "A cluster needs the library distributed; {install}.", install=INSTALL
        ) from error
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is told in our own words
    try:
        client = distributed.Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise AnalysisError(
            "No cluster", "No Dask scheduler answers at {address}; check that it runs.", address=address
        ) from error
    try:
        client.wait_for_workers(1, timeout=CONNECT_S)
        _refuse_others(client)
    except TimeoutError as error:
        client.close()
        raise AnalysisError(
            "No workers",
            "The cluster at {address} has no workers; start some with `dask worker {address}`.",
            address=address,
        ) from error
    except BaseException:  # an interrupt, too: the client is closed, and it goes on its way
        client.close()
        raise
    return client


def _refuse_others(client: Any) -> None:
    """Raises AnalysisError where a worker has another Kutip or none, or does not answer in CONNECT_S.

    One that has just died is asked in vain until the scheduler has missed it.
    """
    until = time.monotonic() + CONNECT_S
    while True:
        answers = client.run(_version, on_error="return")
        silent = next(((worker, told) for worker, told in answers.items() if isinstance(told, OSError)), None)
        if silent is None:
            break
        if time.monotonic() > until:
            worker, told = silent
            raise AnalysisError(
                "No answer",
                "The worker {worker} does not answer ({error}); start it anew.",
                worker=worker,
                error=str(told) or type(told).__name__,
            )
        time.sleep(RETRY_S)
    for worker, version in answers.items():
        if version != __version__:
            raise AnalysisError(
                "Another Kutip",
                "The worker {worker} has not Kutip {version} but {has}; install the same everywhere.",
                worker=worker,
                version=__version__,
                has=Phrase("none") if isinstance(version, BaseException) else version,
            )


def _version() -> str:
    """What a worker answers, in its own process."""
    from reader import __version__ as version

    return version


def _outcomes(
    client: Any,
    submit: Callable[[Sequence[Record]], Any],
    task: Sequence[Record],
    future: Any,
    address: str,
    unforeseen: Callable[[BaseException], ReaderError] | None,
) -> Iterator[Outcome]:
    """What came of each record of a task; where the task failed, each is analysed once more by itself."""
    from distributed import KilledWorker

    failed = _failure(client, future, address)
    if failed is None:
        for result in future.result():
            yield result if isinstance(result, Analysed) else AnalysisError(*result)
    elif len(task) > 1:
        for record, again in [(record, submit([record])) for record in task]:
            yield from _outcomes(client, submit, [record], again, address, unforeseen)
    elif isinstance(failed, KilledWorker):
        yield AnalysisError("Analysis stopped", "Every worker that analysed it ended before it was done.")
    elif unforeseen is None:
        raise failed
    else:  # what a worker raised is the failure of its one article alone
        yield unforeseen(failed)


def _failure(client: Any, future: Any, address: str) -> BaseException | None:
    """What a task failed of, None where it was done; waited for as long as there are workers."""
    from distributed import CancelledError

    lonely = False  # whether there were no workers when it was last asked
    while True:
        try:
            failed: BaseException | None = future.exception(timeout=LOOK_S)
        except TimeoutError as error:
            none_left = client.status == "running" and not client.nthreads()
            if client.status == "running" and not (none_left and lonely):
                lonely = none_left
                continue
            raise _lost(address) from error
        except CancelledError as error:
            raise _lost(address) from error
        if isinstance(failed, CancelledError):
            raise _lost(address) from failed
        return failed


def _lost(address: str) -> AnalysisError:
    return AnalysisError(
        "Cluster lost", "The cluster at {address} is gone; start it again and go on with --resume.", address=address
    )
