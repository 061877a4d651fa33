"""The languages: a folder each, with what all code needs to know of it in its `language.py` and its lists beside it.

Nothing outside these folders names a language. `LANGUAGES` finds them, so a new one is a folder and no line elsewhere.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeGuard

from reader.analysis.lang.declared import Language

__all__ = ["LANGUAGES", "Language", "Languages"]


class Languages(Mapping[str, Language]):
    """The languages by their ISO 639-1 code, in its order; each is imported when it is first asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Language] = {}

    def __getitem__(self, code: str) -> Language:
        """The language with that code. Raises KeyError where there is no folder of it."""
        if code not in self._known:
            if self.folder(code) is None:
                raise KeyError(code)
            self._known[code] = importlib.import_module(f"{__name__}.{code}.language").LANGUAGE
        return self._known[code]

    def __iter__(self) -> Iterator[str]:
        return iter(_codes(tuple(__path__)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def has(self, code: str | None) -> TypeGuard[str]:
        """Whether there is a language with that code; an article may have none."""
        return code is not None and code in self

    def folder(self, code: str) -> Path | None:
        """The folder of a language: its declaration and its lists; None where there is none."""
        if not (code.isascii() and code.isalpha()):  # a code that an article declares is foreign text
            return None
        folders = (Path(place) / code for place in __path__)
        return next((folder for folder in folders if (folder / "language.py").is_file()), None)


@cache
def _codes(places: tuple[str, ...]) -> list[str]:
    """The names of the folders of languages in those places, in order."""
    return sorted({path.parent.name for place in places for path in Path(place).glob("*/language.py")})


LANGUAGES = Languages()
"""All languages that Kutip reads."""
