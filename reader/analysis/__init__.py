"""The understanding: who said what in an article, about whom it speaks, and when it was said.

Importing this module loads neither spaCy nor a pipeline; `Engine` does so at its first article, `Worker` in a process
of its own. The parts of the pipeline and what runs between them are described in `reader.analysis.draft`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.client import Worker
from reader.analysis.stamp import LANGUAGES, engine_stamp

if TYPE_CHECKING:
    from reader.analysis.pipeline import Engine

__all__ = ["LANGUAGES", "Engine", "Worker", "engine_stamp"]


def __getattr__(name: str) -> object:
    """`Engine`, imported when it is asked for: it brings spaCy."""
    if name == "Engine":
        from reader.analysis.pipeline import Engine

        return Engine
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
