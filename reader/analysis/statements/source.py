"""The words that name a source, by tokens."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.draft import SourceKind

MAX_SOURCE = 30
"""The longest phrase of a source in tokens: title, body, affiliation and name."""


@dataclass(frozen=True, slots=True)
class Source:
    """The phrase of a source."""

    kind: SourceKind
    """How it is named."""
    first: int = 0
    """Its first token; meaningless for clitics and dropped subjects without a phrase."""
    last: int = 0
    """One past its last token; equal to `first` where nothing names it."""


CLITIC = Source(SourceKind.CLITIC)
DROPPED = Source(SourceKind.DROPPED)
NONE = Source(SourceKind.NONE)
