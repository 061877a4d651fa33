"""What can be seen of a description: its words, its head noun, what its small words tell."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.actors.cores import Core


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be seen of a description."""

    start: int
    """First character."""
    end: int
    """One past the last."""
    first: int
    """First word."""
    last: int
    """One past the last word."""
    lower: list[str]
    """Its words in lower case."""
    uses: frozenset[str]
    """What its small words tell: this, one, many."""
    keys: frozenset[str]
    """What its other words tell, by class."""
    noun: str
    """The class of its head noun."""
    kind: str
    """What it calls the source: person, group, organization."""
    core: Core
    """The words that say who it is."""

    @property
    def plural(self) -> bool:
        """Whether it means several."""
        return self.kind == "group"
