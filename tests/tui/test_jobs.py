"""Jobs: what they report, and that what was cancelled reports nothing."""

from __future__ import annotations

import threading

from reader.errors import AnalysisError
from reader.tui.jobs import Job, JobReport, Jobs


def test_a_job_reports_to_its_target_what_became_of_it() -> None:
    class Target:
        """Takes messages."""

        def __init__(self) -> None:
            self.got: list[object] = []
            self.came = threading.Event()

        def post_message(self, message: object) -> bool:
            self.got.append(message)
            self.came.set()
            return True

    def fail(_: Job) -> None:
        raise AnalysisError("Title", "Message.")

    for work, failed in ((lambda _: None, False), (fail, True)):
        target = Target()
        jobs = Jobs(target)  # type: ignore[arg-type]  # all that is asked of a target
        jobs.start("test", work)
        assert target.came.wait(5)
        (message,) = target.got
        assert isinstance(message, JobReport)
        assert message.failed is failed


def test_a_cancelled_job_reports_nothing() -> None:
    class Target:
        """Takes no message."""

        def post_message(self, message: object) -> bool:
            raise AssertionError(message)

    ended, go = threading.Event(), threading.Event()

    def work(_: Job) -> None:
        go.wait(5)
        ended.set()

    jobs = Jobs(Target())  # type: ignore[arg-type]  # all that is asked of a target
    job = jobs.start("test", work)
    job.cancel()
    go.set()
    assert ended.wait(5)
