"""The engine in a process of its own, so that loading and analysing never stall the screen.

Parent and child speak JSON, one object a line. To the child: {"do": "warm", "languages"}, {"do": "analyse", "id",
"article"}, {"do": "cancel", "id"}. From the child: {"id", "progress": [stage, done, total]}, {"id", "analysis"},
{"id", "error": [title, message, what fills its gaps]}. The child ends when its standard input does, so that no child
outlives its parent.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from reader.codec import analysis_from_json, article_to_json
from reader.errors import AnalysisError
from reader.isolation import trusted_path
from reader.model import Analysis, Article, Progress

POLL = 0.05
"""Seconds between two looks at `cancelled` while the child works."""

_START = """\
import json, sys
sys.path[:] = json.loads(sys.argv.pop(1))
from reader.analysis.engine.worker import main
main()
"""
"""The child's program. Isolated (-I), it takes no code from the current folder, from variables of the environment or
from the user's own site-packages; what the parent may import, there or elsewhere, is told to it."""

Message = dict[str, Any]


class Worker:
    """Analyses articles in a child process; one article at a time, calls from several threads wait for each other."""

    def __init__(self, models: Mapping[str, str] | None = None) -> None:
        self._models: dict[str, str] = dict(models or {})
        self._child: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[Message | None] = queue.Queue()
        self._one_at_a_time = threading.Lock()
        self._starting = threading.Lock()
        self._asked = 0

    def start(self, *languages: str) -> None:
        """Start the child if it does not run, and let it load the pipelines of `languages`. Returns at once."""
        with self._starting:
            if self._child is None or self._child.poll() is not None:
                self._start()
            if languages:
                self._send({"do": "warm", "languages": list(languages)})

    def analyse(
        self,
        article: Article,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        """As `Engine.analyse`, in the child. Raises AnalysisError where the child was killed or crashed."""
        with self._one_at_a_time:
            self.start()
            self._asked += 1
            number = self._asked
            answers = self._answers
            self._send({"do": "analyse", "id": number, "article": article_to_json(article)})
            told_to_stop = False
            while True:
                if not told_to_stop and cancelled is not None and cancelled():
                    self._send({"do": "cancel", "id": number})
                    told_to_stop = True
                try:
                    answer = answers.get(timeout=POLL)
                except queue.Empty:
                    continue
                if answer is None:
                    self.close()  # its output has ended: reap it, so that the next article starts another one
                    raise AnalysisError(
                        "Analysis stopped",
                        "The process that analyses articles ended before it was done; analyse the article again.",
                    )
                if answer.get("id") != number:
                    continue
                if "progress" in answer:
                    if progress is not None:
                        progress(Progress(*answer["progress"]))
                elif "error" in answer:
                    title, message, values = answer["error"]
                    raise AnalysisError(title, message, **values)
                else:
                    return analysis_from_json(answer["analysis"])

    def close(self) -> None:
        """End the child. The worker can be started again."""
        with self._starting:
            child, self._child = self._child, None
            if child is None:
                return
            with contextlib.suppress(OSError):
                if child.stdin is not None:
                    child.stdin.close()
            child.terminate()
            child.wait()

    @property
    def pid(self) -> int | None:
        """Process id of the running child, None without one."""
        return self._child.pid if self._child is not None and self._child.poll() is None else None

    def _start(self) -> None:
        command = [sys.executable, "-I", "-c", _START, json.dumps(trusted_path(sys.path)), json.dumps(self._models)]
        try:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=Path(__file__).parent,
                encoding="utf-8",
                errors="surrogatepass",
            )
        except OSError as error:
            raise AnalysisError(
                "Analysis cannot start",
                "The process that analyses articles could not be started: {error}.",
                error=error,
            ) from error
        self._answers = queue.Queue()
        assert self._child.stdout is not None
        threading.Thread(target=_listen, args=(self._child.stdout, self._answers), daemon=True).start()

    def _send(self, message: Message) -> None:
        """A child that has gone is noticed by its closed output, where the answer is awaited."""
        if self._child is None or self._child.stdin is None:
            return
        with contextlib.suppress(OSError, ValueError):
            self._child.stdin.write(json.dumps(message) + "\n")
            self._child.stdin.flush()


def _listen(stream: IO[str], answers: queue.Queue[Message | None]) -> None:
    """The child's lines into the queue; None when it has ended."""
    with contextlib.suppress(ValueError, OSError):
        for line in stream:
            answers.put(json.loads(line))
    answers.put(None)
