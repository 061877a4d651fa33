"""The understanding: who said what in an article, about whom it speaks, and when it was said.

Importing this module loads neither spaCy nor a pipeline; `Engine` does so at its first article, `Worker` in a process
of its own. Each part of the pipeline is a folder, with what makes it a spaCy component in its `part.py`:

    entities -> quotations -> statements -> dates -> actors -> speakers

`engine` runs them behind the trained parts; `lang` holds the word lists; `draft` tells what one part leaves the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.engine.client import Worker
from reader.analysis.engine.stamp import LANGUAGES, engine_stamp

if TYPE_CHECKING:
    from reader.analysis.engine.engine import Engine

__all__ = ["LANGUAGES", "Engine", "Worker", "engine_stamp"]


def __getattr__(name: str) -> object:
    """`Engine`, imported when it is asked for: it brings spaCy."""
    if name == "Engine":
        from reader.analysis.engine.engine import Engine

        return Engine
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
