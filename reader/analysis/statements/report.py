"""An indirect or mixed statement as the constructions find it, by tokens."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.statements.sentence_index import Cue
from reader.analysis.statements.source import Source

MIN_CONTENT = 2
"""Words that a content must hold."""


@dataclass(slots=True)
class Report:
    """An indirect or mixed statement by tokens."""

    spans: list[tuple[int, int]]
    """Token stretches of the content."""
    cue: Cue
    """Its cue."""
    source: Source
    """Its source."""
    rule: str
    """The construction."""
    complementiser: str = ""
    """Kind of the word between cue and content: that, if, on, to, comma, or nothing."""
    probability: float = 1.0
    """0 to 1: that this is a statement at all."""
