"""Work off the screen's thread: started here, reported by messages, dropped when it comes too late.

A job carries the name of what it was asked for (`about`). Its result arrives as `JobDone`, what went wrong as
`JobFailed`, always with that name, and the handler drops what nobody waits for any more. Threads are daemons: a running
analysis never keeps the program from leaving. Jobs that change what the reader made run one after the other, in the
order of the keys that asked for them: an undo never overtakes what it is to take back.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

from reader.errors import ReaderError
from reader.model import Progress

_log = logging.getLogger(__name__)


class Job:
    """One piece of work and the means to stop it."""

    def __init__(self, kind: str, about: object) -> None:
        self.kind = kind
        """What is done: "open", "analyse", "copy" ..."""
        self.about = about
        """What it is done for: the article's number, the source."""
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; its result is not reported any more."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


@dataclass
class JobDone(Message):
    """A job came to its end."""

    job: Job
    """Which one."""
    result: Any
    """What it gave."""


@dataclass
class JobFailed(Message):
    """A job failed; the one road on which failures reach the screen."""

    job: Job
    """Which one."""
    error: ReaderError | None
    """What to tell the reader; None for what nobody foresaw, whose cause is in the log file."""


class JobProgress(Message):
    """A job has come further."""

    def __init__(self, job: Job, progress: Progress) -> None:
        super().__init__()
        self.job = job
        """Which one."""
        self.progress = progress
        """How far."""

    def can_replace(self, message: Message) -> bool:
        """Only the last one counts."""
        return isinstance(message, JobProgress) and message.job is self.job


class Waits:
    """A screen that starts jobs about itself; their results go to it, not to the reading screen."""

    def job_done(self, message: JobDone) -> None:
        """A job that this screen started came to its end."""

    def job_failed(self, message: JobFailed) -> None:
        """A job that this screen started failed; the reader has been told."""


CAN_BE_LEFT = (
    "analyse",
    "copy",
    "elsewhere",
    "enter",
    "link",
    "list",
    "look-up",
    "open",
    "place",
    "refresh-library",
    "search",
)
"""Kinds of jobs that nobody loses anything by when the program ends before them."""

BESIDE = (*CAN_BE_LEFT, "write")
"""Kinds of jobs that run beside all others; the rest waits for its turn."""


class Jobs:
    """Starts jobs and posts what becomes of them to one target."""

    def __init__(self, target: MessagePump) -> None:
        self._target = target
        self._running: set[Job] = set()
        self._turns: queue.SimpleQueue[tuple[Job, Callable[[Job], Any]]] = queue.SimpleQueue()
        self._lane: threading.Thread | None = None

    def start(self, kind: str, about: object, work: Callable[[Job], Any]) -> Job:
        """Run `work(job)` off the screen's thread: at once, or after the changes that were asked for before it."""
        job = Job(kind, about)
        self._running.add(job)
        if kind in BESIDE:
            threading.Thread(target=self._run, args=(job, work), name=f"kutip-{kind}", daemon=True).start()
            return job
        self._turns.put((job, work))
        if self._lane is None:
            self._lane = threading.Thread(target=self._take_turns, name="kutip-changes", daemon=True)
            self._lane.start()
        return job

    def _take_turns(self) -> None:
        while True:
            self._run(*self._turns.get())

    def report(self, job: Job) -> Callable[[Progress], None]:
        """A callback for the work's progress."""
        return lambda progress: self._post(job, JobProgress(job, progress))

    def cancel_all(self) -> None:
        """Ask every job to stop that can be left."""
        for job in tuple(self._running):
            if job.kind in CAN_BE_LEFT:
                job.cancel()

    @property
    def writing(self) -> bool:
        """Whether a job runs that may write what the reader made."""
        return any(job.kind not in CAN_BE_LEFT for job in tuple(self._running))

    @property
    def busy(self) -> bool:
        """Whether any job runs."""
        return bool(self._running)

    def _post(self, job: Job, message: Message) -> None:
        if not job.cancelled():
            self._target.post_message(message)

    def _run(self, job: Job, work: Callable[[Job], Any]) -> None:
        try:
            result = work(job)
        except ReaderError as error:
            _log.warning("%s: %s", job.kind, error)
            self._post(job, JobFailed(job, error))
        except Exception:  # whatever a library raises must reach the one handler, never end the thread unseen
            _log.exception("%s failed", job.kind)
            self._post(job, JobFailed(job, None))
        else:
            self._post(job, JobDone(job, result))
        finally:
            self._running.discard(job)
