"""Jobs: what they report, what follows, what is dropped, and which wait for one another."""

from __future__ import annotations

import queue
import threading

import pytest
from textual.message import Message
from textual.message_pump import MessagePump

from reader.errors import AnalysisError, ReaderError
from reader.model import Progress
from reader.tui.jobs import ForArticle, Job, JobReport, Jobs, Policy


class Target(MessagePump):
    """Takes messages, to be handled when a test wants it."""

    def __init__(self) -> None:
        super().__init__()
        self.posted: queue.SimpleQueue[Message] = queue.SimpleQueue()

    def post_message(self, message: Message) -> bool:
        """Keep it."""
        self.posted.put(message)
        return True

    def report(self) -> JobReport:
        """The next report; waits for it."""
        message = self.posted.get(timeout=5)
        assert isinstance(message, JobReport)
        return message


@pytest.fixture
def target() -> Target:
    """Where jobs post what becomes of them."""
    return Target()


def test_what_follows_gets_what_the_job_gave(target: Target) -> None:
    jobs, got = Jobs(target), list[int]()
    jobs.start("test", lambda _: 7, then=got.append)
    report = target.report()
    assert got == []  # it follows on the screen's thread
    jobs.settle(report)
    assert (got, report.failed) == ([7], False)


@pytest.mark.parametrize("error", [AnalysisError("Title", "Message."), None], ids=["told", "unforeseen"])
def test_a_failure_says_why_and_has_its_own_sequel(target: Target, error: ReaderError | None) -> None:
    jobs, got, failures = Jobs(target), list[object](), list[ReaderError | None]()

    def fail(_: Job) -> None:
        raise error or RuntimeError("nobody foresaw it")

    jobs.start("test", fail, then=got.append, failed=failures.append)
    report = target.report()
    jobs.settle(report)
    assert (got, failures, report.failed, report.error) == ([], [error], True, error)


def test_what_nobody_waits_for_any_more_is_dropped_in_one_place(target: Target) -> None:
    wanted = ForArticle("digest", 1)
    jobs, got = Jobs(target, lambda about: about == wanted), list[object]()
    for about in (wanted, ForArticle("digest", 2), ForArticle("another", 1)):
        jobs.start("test", lambda job: job.about, then=got.append, about=about)
        jobs.settle(target.report())
    assert got == [wanted]


def test_a_job_that_is_cancelled_after_its_report_has_no_sequel(target: Target) -> None:
    jobs, got = Jobs(target), list[int]()
    job = jobs.start("test", lambda _: 7, then=got.append)
    report = target.report()
    job.cancel()
    jobs.settle(report)
    assert got == []


def test_a_cancelled_job_reports_nothing(target: Target) -> None:
    jobs, go = Jobs(target), threading.Event()
    job = jobs.start("test", lambda _: go.wait(5))
    job.cancel()
    go.set()
    jobs.start("last", lambda _: None)
    assert target.report().job.name == "last"


def test_a_job_takes_the_place_of_one_for_the_same(target: Target) -> None:
    jobs, go = Jobs(target), threading.Event()
    first = jobs.start("search", lambda _: go.wait(5), about=1, policy=Policy.REPLACE)
    other = jobs.start("search", lambda _: go.wait(5), about=2, policy=Policy.REPLACE)
    second = jobs.start("search", lambda _: go.wait(5), about=1, policy=Policy.REPLACE)
    assert [job.cancelled() for job in (first, other, second)] == [True, False, False]
    go.set()


def test_changes_are_made_in_the_order_in_which_they_were_asked_for(target: Target) -> None:
    jobs, go, made = Jobs(target), threading.Event(), list[int]()

    def slowly(_: Job) -> None:
        assert go.wait(5)
        made.append(1)

    jobs.start("change", slowly, policy=Policy.CHANGE)
    jobs.start("undo", lambda _: made.append(2), policy=Policy.CHANGE)
    jobs.start("read", lambda _: None)
    assert target.report().job.name == "read"  # it does not wait for its turn
    assert made == []
    go.set()
    assert [target.report().job.name for _ in range(2)] == ["change", "undo"]
    assert made == [1, 2]


@pytest.mark.parametrize("policy", list(Policy))
def test_the_program_waits_for_what_writes_and_leaves_the_rest(target: Target, policy: Policy) -> None:
    jobs, go = Jobs(target), threading.Event()
    job = jobs.start("test", lambda _: go.wait(5), policy=policy)
    left = policy in (Policy.READ, Policy.REPLACE)
    assert jobs.writing is not left
    jobs.cancel_all()
    assert job.cancelled() is left
    go.set()


def test_of_how_far_a_job_is_only_the_last_report_counts(target: Target) -> None:
    jobs, shown = Jobs(target), list[Progress]()

    def work(job: Job) -> None:
        report = jobs.report(job, shown.append)
        report(Progress("load", 1, 2))
        report(Progress("load", 2, 2))

    jobs.start("test", work)
    first, second, end = (target.report() for _ in range(3))
    assert first.can_replace(second)
    assert not first.can_replace(end)
    assert not end.can_replace(first)
    jobs.settle(second)
    assert shown == [Progress("load", 2, 2)]
