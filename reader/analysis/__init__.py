"""The understanding: who said what in an article, about whom it speaks, and when it was said.

Importing this module loads neither spaCy nor a pipeline; `Engine` does so at its first article, `Worker` in a process
of its own. Each part of the pipeline is a folder, with what makes it a spaCy component in its `part.py`:

    entities -> quotations -> statements -> dates -> actors -> speakers

`engine` runs them behind the trained parts; `lang` holds the word lists; `draft` tells what one part leaves the next.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from reader.analysis.lang import LANGUAGES

if TYPE_CHECKING:
    from reader.analysis.engine.client import Worker
    from reader.analysis.engine.engine import Engine
    from reader.analysis.engine.stamp import engine_stamp

__all__ = ["LANGUAGES", "Engine", "Worker", "engine_stamp"]

_MODULES = {"Engine": "engine", "Worker": "client", "engine_stamp": "stamp"}
"""Where in `engine` they lie; imported when they are asked for, since `Engine` brings spaCy and all bring files."""


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.engine.{_MODULES[name]}"), name)
