"""What the library asks of that which analyses, and the one that it has if it is given no other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from reader.model import Analysis, Article, Progress

if TYPE_CHECKING:
    from reader.analysis import Worker


class Analyser(Protocol):
    """Understands articles. All of it may be called from several threads."""

    def stamp(self, language: str) -> str:
        """The engine stamp of its analyses in a language: with the same stamp and text, two analyses are equal."""

    def start(self, *languages: str) -> None:
        """Make ready for these languages. Returns at once."""

    def analyse(
        self,
        article: Article,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        """The analysis of an article; of its beginning once `cancelled` says yes. Blocks. Raises AnalysisError."""

    def close(self) -> None:
        """End what runs."""


class WorkerAnalyser:
    """Analyses in a worker process, which is started when it is first needed."""

    def __init__(self, models: Mapping[str, str]) -> None:
        """`models` gives language to pipeline."""
        self._models = models
        self._lock = threading.Lock()
        self._worker: Worker | None = None

    def stamp(self, language: str) -> str:
        """As `Analyser.stamp`."""
        from reader.analysis import engine_stamp

        return engine_stamp(language, self._models)

    def start(self, *languages: str) -> None:
        """As `Analyser.start`."""
        self._started().start(*languages)

    def analyse(
        self,
        article: Article,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        """As `Analyser.analyse`."""
        return self._started().analyse(article, progress, cancelled)

    def close(self) -> None:
        """End the process; another one is started where somebody asks again."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()

    def _started(self) -> Worker:
        with self._lock:
            if self._worker is None:
                from reader.analysis import Worker

                self._worker = Worker(self._models)
            return self._worker
