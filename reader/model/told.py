"""What the user says of a source, which goes before what it tells of itself."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Told(NamedTuple):
    """Language and day of a source."""

    language: str | None
    """ISO 639-1 code."""
    published: date | None
    """Day of publication."""


NOTHING_TOLD = Told(None, None)
"""What holds where the user says nothing."""
