"""What the phrase that names a source was taken to mean, and how it was understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reader.analysis.actors.people import ActorCandidate


class How(StrEnum):
    """How a phrase was understood; the names become the `why` of speakers."""

    NAMED = "named"
    """It holds the speaker's name."""
    JOINT = "joint-speakers"
    """It names several."""
    BODY = "named-body"
    """It names an organisation or a government."""
    TITLE = "title-of-a-named-person"
    """It is a title that the article gives to somebody by name."""
    ALIKE = "described-alike"
    """The same source was described in like words."""
    POINTING = "description-of-the-one-spoken-of"
    """It points back and fits nobody by its words: whoever is spoken of."""
    UNNAMED = "unnamed-source"
    """The description is all that the article tells."""


@dataclass(slots=True)
class Reading:
    """What a phrase was taken to mean."""

    how: How
    """See How."""
    actor: ActorCandidate | None
    """Whom it means; None for POINTING."""
    sure: float
    """0 to 1."""
    rivals: list[ActorCandidate] = field(default_factory=list)
    """Others it may mean, best first."""
    kind: str = "person"
    """What it calls the source: person, group, organization; for POINTING."""
    use: str = ""
    """For UNNAMED: "this" where it points back beside all that it tells, "one" where it brings somebody new."""
