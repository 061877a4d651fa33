"""What a row of the timeline stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Said(NamedTuple):
    """A statement."""

    statement: int
    """Its index in the analysis."""
    dated: bool = True
    """Whether the spine beside it belongs to a day."""


class Speaker(NamedTuple):
    """The name above the statements of one speaker in a row."""

    statement: int
    """Index of the first of them."""
    total: int = 0
    """How many statements the speaker made in all; 0 to leave it out."""
    on_spine: bool = False
    """Whether a spine of days stands beside it."""
    dated: bool = True
    """Whether that spine belongs to a day."""


class Day(NamedTuple):
    """A day on the spine of days."""

    iso: str | None
    """Which day; None for the undated."""
    total: int
    """How many statements were made on it."""


class Later(NamedTuple):
    """The stretch of time between two days."""

    days: int
    """How many days."""


class Lane(NamedTuple):
    """The lane of an actor."""

    actor: str | None
    """Whose; None for the unknown."""


class Blank(NamedTuple):
    """An empty line."""


class Remark(NamedTuple):
    """Words in place of statements."""

    text: str
    """What is to be said."""


Entry = Said | Speaker | Day | Later | Lane | Blank | Remark


def key_of(entry: Entry) -> object:
    """What a row stands for; None for what cannot be chosen."""
    if isinstance(entry, Said):
        return entry.statement
    return entry if isinstance(entry, Lane) else None


Groups = Sequence[tuple[str | None, Sequence[int]]]
"""The statements of each actor, in the order of their lanes."""
