"""trafilatura, without the library of locales that a part of it imports: that part tells the language of an address.

Importing babel takes time at the first page and reads none of it. It stays out of the program but for an import of its
own; what would ask it for a locale hears that there is none, which courlan takes for an unknown language.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any


class _UnknownLocaleError(Exception):
    """What babel raises for a locale that it does not know."""


class _Locale:
    """Babel's class as courlan uses it."""

    @staticmethod
    def parse(*_: object, **__: object) -> None:
        """Know none."""
        raise _UnknownLocaleError


@cache
def trafilatura() -> Any:
    """The module, imported at the first call."""
    if "babel" not in sys.modules:
        absent = ModuleType("babel")
        absent.__dict__.update(Locale=_Locale, UnknownLocaleError=_UnknownLocaleError)
        sys.modules["babel"] = absent
        try:
            import_module("courlan.filters")  # the one that imports babel
        finally:
            del sys.modules["babel"]
    import trafilatura
    import trafilatura.utils

    return trafilatura
