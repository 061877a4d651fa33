"""How long and how much a fetch may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much a fetch may take."""

    connect: float = 10.0
    """Seconds until a connection stands."""
    read: float = 20.0
    """Seconds between two pieces of the answer."""
    whole: float = 90.0
    """Seconds for all of it, redirects included."""
    redirects: int = 10
    """Redirects that are followed."""
    size: int = 20 << 20
    """Bytes of the answer, decompressed."""


DEFAULT_LIMITS = Limits()
"""What a fetch may take where nothing else is said."""
