"""Work off the screen's thread: started here, reported by messages, dropped when it comes too late.

A job says what is to be done, what follows, for whom, and by which policy it runs. What it gave, and what went wrong,
reach the screen's thread as a `JobReport`, which `Jobs.settle` takes: the one place where work is dropped that nobody
waits for any more. Threads are daemons: a running analysis never keeps the program from leaving. Jobs that change what
the reader made run one after the other, in the order of the keys that asked for them: an undo never overtakes what it
is to take back.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import NamedTuple, TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

from reader.errors import ReaderError, attempted
from reader.model import Progress

_log = logging.getLogger(__name__)

Result = TypeVar("Result")

Failed = Callable[[ReaderError | None], None]
"""What follows where a job failed; None stands for what nobody foresaw, whose cause is in the log file."""


class Policy(Enum):
    """How a job runs beside others, and whether the program may end before it."""

    READ = "read"
    """Beside all others; nobody loses anything where the program ends before it."""
    REPLACE = "replace"
    """As READ, and the job of the same name for the same subject that still runs is dropped."""
    WRITE = "write"
    """Beside all others; the program waits for it."""
    CHANGE = "change"
    """After the changes that were asked for before it; the program waits for it."""

    @property
    def can_be_left(self) -> bool:
        """Whether the program may end before it."""
        return self in (Policy.READ, Policy.REPLACE)


class ForArticle(NamedTuple):
    """The subject of a job whose result is of use only while this text is read."""

    digest: str
    """Identity of the text."""
    article_id: int
    """The library's number of the article; NO_ARTICLE as long as the library does not know it."""


class Job:
    """One piece of work and the means to stop it."""

    def __init__(
        self, name: str, about: object = None, policy: Policy = Policy.READ, *, shows_failure: bool = False
    ) -> None:
        self.name = name
        """What is done: "open", "analyse", "copy" ..."""
        self.about = about
        """Whom it is done for: a `ForArticle`, a screen; None for everybody."""
        self.policy = policy
        """How it runs."""
        self.shows_failure = shows_failure
        """Whether an error stands where the result would, and need not be told in passing."""
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; its result is not reported any more."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


class JobReport(Message):
    """A job has come further, or to its end, well or not."""

    def __init__(
        self,
        job: Job,
        act: Callable[[], None],
        *,
        ended: bool = True,
        failed: bool = False,
        error: ReaderError | None = None,
    ) -> None:
        super().__init__()
        self.job = job
        """Which one."""
        self.act = act
        """What follows, on the screen's thread."""
        self.ended = ended
        """Whether it came to its end."""
        self.failed = failed
        """Whether it failed."""
        self.error = error
        """What to tell the reader of a failure; None for what nobody foresaw."""

    def can_replace(self, message: Message) -> bool:
        """Of how far it is only the last report counts."""
        if not isinstance(message, JobReport) or message.job is not self.job:
            return False
        return not self.ended and not message.ended


class Jobs:
    """Starts jobs, posts what becomes of them to one target, and lets follow what is still wanted there."""

    def __init__(self, target: MessagePump, wanted: Callable[[object], bool] = lambda _: True) -> None:
        self._target = target
        self._wanted = wanted
        self._running: set[Job] = set()
        self._turns: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._lane: threading.Thread | None = None

    def start(
        self,
        name: str,
        work: Callable[[Job], Result],
        *,
        then: Callable[[Result], None] | None = None,
        failed: Failed | None = None,
        about: object = None,
        policy: Policy = Policy.READ,
        shows_failure: bool = False,
    ) -> Job:
        """Run `work(job)` off the screen's thread by `policy`; `then` gets its result, `failed` what went wrong.

        Both run on the screen's thread, and only while `about` is still wanted there. `shows_failure` says that what
        `failed` gets is shown by it, and not told in passing too.
        """
        if policy is Policy.REPLACE:
            for other in tuple(self._running):
                if (other.name, other.about) == (name, about):
                    other.cancel()
        job = Job(name, about, policy, shows_failure=shows_failure)
        self._running.add(job)
        run = partial(self._run, job, work, then, failed)
        if policy is not Policy.CHANGE:
            threading.Thread(target=run, name=f"kutip-{name}", daemon=True).start()
            return job
        self._turns.put(run)
        if self._lane is None:
            self._lane = threading.Thread(target=self._take_turns, name="kutip-changes", daemon=True)
            self._lane.start()
        return job

    def _take_turns(self) -> None:
        while True:
            self._turns.get()()

    def report(self, job: Job, show: Callable[[Progress], None]) -> Callable[[Progress], None]:
        """A callback for the work's progress; `show` gets it on the screen's thread."""
        return lambda progress: self._post(JobReport(job, partial(show, progress), ended=False))

    def settle(self, message: JobReport) -> None:
        """Do what follows, unless the job was cancelled or its subject is not wanted any more."""
        if not message.job.cancelled() and self._wanted(message.job.about):
            message.act()

    def cancel_all(self) -> None:
        """Ask every job to stop that can be left."""
        for job in tuple(self._running):
            if job.policy.can_be_left:
                job.cancel()

    @property
    def writing(self) -> bool:
        """Whether a job runs that may write what the reader made."""
        return any(not job.policy.can_be_left for job in tuple(self._running))

    @property
    def busy(self) -> bool:
        """Whether any job runs."""
        return bool(self._running)

    def _post(self, message: JobReport) -> None:
        if not message.job.cancelled():
            self._target.post_message(message)

    def _run(
        self,
        job: Job,
        work: Callable[[Job], Result],
        then: Callable[[Result], None] | None,
        failed: Failed | None,
    ) -> None:
        try:
            done = attempted(partial(work, job))
            error = done.exception()
            if error is None:
                self._post(JobReport(job, partial(then, done.result()) if then else _nothing))
            elif isinstance(error, ReaderError):
                _log.warning("%s: %s", job.name, error)
                self._post(_failure(job, failed, error))
            else:
                _log.error("%s failed", job.name, exc_info=error)
                self._post(_failure(job, failed, None))
        finally:
            self._running.discard(job)


def _failure(job: Job, failed: Failed | None, error: ReaderError | None) -> JobReport:
    return JobReport(job, partial(failed, error) if failed else _nothing, failed=True, error=error)


def _nothing() -> None:
    """Nothing follows."""
