"""Which statements the timeline shows; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import Span, Statement, StatementKind
from reader.tui.reading.state import ReadingState
from reader.tui.reading.words import day_of

FILTERS = ("actor", "kind", "dated", "noted", "doubtful")
"""The filters, in the order of their keys 1 to 5."""

_KINDS = (None, StatementKind.DIRECT, StatementKind.MIXED, StatementKind.INDIRECT)


@dataclass
class Choice:
    """The statements that are wanted; all of the conditions hold at once."""

    actor: str | None = None
    """Id of the actor whose statements are wanted; "" for those without a speaker; None for everybody's."""
    kind: StatementKind | None = None
    """The kind that is wanted; None for every kind."""
    dated: bool = False
    """Only those of which the day is told."""
    noted: bool = False
    """Only those with a note of the reader's on them."""
    doubtful: bool = False
    """Only those whose speaker is unknown or doubtful."""

    @property
    def is_open(self) -> bool:
        """Whether every statement is wanted."""
        return self == Choice()

    def next_kind(self) -> None:
        """Go on to the next kind: every kind, direct, partly quoted, indirect."""
        self.kind = _KINDS[(_KINDS.index(self.kind) + 1) % len(_KINDS)]

    def of(self, reading: ReadingState) -> Sequence[int]:
        """Indices of the statements that are wanted, in text order."""
        statements = reading.statements
        if self.is_open:
            return range(len(statements))
        notes = [span for span, _ in reading.note_spans()] if self.noted else []
        return [index for index, one in enumerate(statements) if self._wants(reading, one, notes)]

    def _wants(self, reading: ReadingState, one: Statement, notes: Sequence[Span]) -> bool:
        return (
            (self.actor is None or (one.actor or "") == self.actor)
            and (self.kind is None or one.kind is self.kind)
            and (not self.dated or day_of(one) is not None)
            and (not self.doubtful or reading.is_doubtful(one))
            and (not self.noted or any(span.overlaps(note) for span in one.spans for note in notes))
        )
