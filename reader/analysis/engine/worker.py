"""The child process behind `reader.analysis.engine.client.Worker`, whose one argument is the settings' models as JSON.

Its messages are described there. Analyses run in the main thread; another one reads the input, so that a cancel is
heard while an article is analysed.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import queue
import sys
import threading
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from reader.analysis.engine.startup import import_spacy
from reader.codec import analysis_to_json, article_from_json
from reader.errors import ReaderError
from reader.model import Progress
from reader.paths import models_dir

if TYPE_CHECKING:
    from reader.analysis.engine.engine import Engine

Message = dict[str, Any]


class Service:
    """Answers the parent's messages on `out`."""

    def __init__(self, engine: Engine, out: IO[str]) -> None:
        self._engine = engine
        self._out = out
        self._cancelled: set[int] = set()
        self._work: queue.Queue[Message | None] = queue.Queue()

    def serve(self, lines: Iterator[str]) -> None:
        """Work until the lines end."""
        threading.Thread(target=self._sort, args=(lines,), daemon=True).start()
        while (message := self._work.get()) is not None:
            if message["do"] == "warm":
                for language in message["languages"]:
                    with contextlib.suppress(ReaderError):  # told when an article asks for it
                        self._engine.pipeline(language)
            else:
                self._analyse(message["id"], message["article"])

    def _analyse(self, number: int, article: Message) -> None:
        def progress(step: Progress) -> None:
            self._tell({"id": number, "progress": [step.stage, step.done, step.total]})

        def cancelled() -> bool:
            return number in self._cancelled

        try:
            analysis = self._engine.analyse(article_from_json(article), progress, cancelled)
        except ReaderError as error:
            self._tell({"id": number, "error": error.parts})
        else:
            self._tell({"id": number, "analysis": analysis_to_json(analysis)})

    def _sort(self, lines: Iterator[str]) -> None:
        for line in lines:
            message = json.loads(line)
            if message["do"] == "cancel":
                self._cancelled.add(message["id"])
            else:
                self._work.put(message)
        self._work.put(None)

    def _tell(self, message: Message) -> None:
        self._out.write(json.dumps(message) + "\n")
        self._out.flush()


def main() -> None:
    """Serve on standard input and output until the input ends."""
    if hasattr(os, "nice"):
        os.nice(5)  # the screen's keys come first where there are few cores
    models: dict[str, str] = json.loads(sys.argv[1]) if len(sys.argv) > 1 else {}
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="surrogatepass")
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="surrogatepass", newline="\n")
    sys.stdout = sys.stderr  # nothing but messages may reach the parent
    threading.Thread(target=_load_encoder, daemon=True).start()
    import_spacy()  # a third of a second, in which the encoder loads
    from reader.analysis.engine.engine import Engine

    Service(Engine(models), out).serve(lines)


def _load_encoder() -> None:
    """Load the shipped encoder; what keeps it from that is told when an article asks for it."""
    from reader.analysis.encoder.session import session

    with contextlib.suppress(ReaderError):
        session(models_dir() / "encoder")
