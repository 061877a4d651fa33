"""Which statements of an article changed from one version to the next."""

from __future__ import annotations

from reader import anchors
from reader.model import SAME_STATEMENT, Analysis, ChangeKind, FoundHow, QuoteChange, Span, Statement


def quote_changes(before: str, old: Analysis, after: str, new: Analysis) -> tuple[QuoteChange, ...]:
    """The statements that were changed, taken out or put in, in the order of the new text, those taken out last."""
    changes: list[QuoteChange] = []
    gone: list[QuoteChange] = []
    met: set[str] = set()
    for statement in old.statements:
        span = Span(statement.start, statement.end)
        found = anchors.find(after, anchors.describe(before, span), former=before)
        if found is None:
            gone.append(QuoteChange(ChangeKind.REMOVED, _speaker(old, statement), span.of(before), None, None))
            continue
        met.update(other.id for other in new.statements if _covered(other, found.span) >= SAME_STATEMENT)
        if found.how is FoundHow.SIMILAR and found.score < 1:
            changes.append(
                QuoteChange(
                    ChangeKind.CHANGED, _speaker(old, statement), span.of(before), found.span.of(after), found.span
                )
            )
    for statement in new.statements:
        if statement.id not in met:
            span = Span(statement.start, statement.end)
            if anchors.find(before, anchors.describe(after, span), former=after) is None:
                changes.append(QuoteChange(ChangeKind.ADDED, _speaker(new, statement), None, span.of(after), span))
    changes.sort(key=lambda change: change.span or Span(0, 0))
    return (*changes, *gone)


def _covered(statement: Statement, span: Span) -> float:
    common = min(statement.end, span.end) - max(statement.start, span.start)
    return common / max(1, min(statement.end - statement.start, span.end - span.start))


def _speaker(analysis: Analysis, statement: Statement) -> str | None:
    actor = analysis.actors_by_id.get(statement.actor or "")
    return actor.name if actor else None
