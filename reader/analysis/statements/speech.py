"""A direct statement as the constructions find it, by tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.analysis.statements.sentence_index import Cue, Mark
from reader.analysis.statements.source import NONE, Source


@dataclass(slots=True)
class Speech:
    """A direct statement by tokens."""

    marks: list[Mark]
    """Its quotations; more than one where the cue interrupts it."""
    cue: Cue | None
    """Its cue."""
    source: Source
    """Its source."""
    rule: str
    """The construction."""
    stop: list[tuple[int, int]] = field(default_factory=list)
    """Token stretches of the content where they differ from the marks' (an unclosed mark before a cue)."""
    side: str = ""
    """Where its cue stands: before, after, or in the next sentence; empty without one."""


def without_cue(mark: Mark, rule: str) -> Speech:
    """A quotation that nobody is named for."""
    return Speech([mark], None, NONE, rule)
