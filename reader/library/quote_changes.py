"""Which statements of an article changed from one version to the next: in their words, or in who said them and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader import anchors
from reader.library.text_diff import compare
from reader.model import (
    SAME_STATEMENT,
    Analysis,
    ChangeKind,
    Detail,
    DetailChange,
    Found,
    FoundHow,
    QuoteChange,
    Span,
    Statement,
)
from reader.model.text import QUOTATION_MARKS, WORD, one_shape


class _Side(NamedTuple):
    """A version with what was understood of it."""

    text: str
    analysis: Analysis

    def words_of(self, statement: Statement) -> str:
        """A statement's content, from first to last."""
        return self.text[statement.start : statement.end]

    def speaker_of(self, statement: Statement) -> str | None:
        """Who said it."""
        actor = self.analysis.actors_by_id.get(statement.actor or "")
        return actor.name if actor else None


def quote_changes(before: str, old: Analysis, after: str, new: Analysis) -> tuple[QuoteChange, ...]:
    """The statements that were changed, put in or taken out.

    First those of which something is told otherwise than before (who said it, above all), then the others in the order
    of the new text, those taken out last.
    """
    former, later = _Side(before, old), _Side(after, new)
    changes: list[QuoteChange] = []
    gone: list[QuoteChange] = []
    met: set[str] = set()
    for statement in old.statements:
        span = Span(statement.start, statement.end)
        found = anchors.find(after, anchors.describe(before, span), former=before)
        if found is None:
            who = former.speaker_of(statement)
            gone.append(QuoteChange(ChangeKind.REMOVED, who, span.of(before), None, None))
            continue
        meeting = [other for other in new.statements if _covered(other, found.span) >= SAME_STATEMENT]
        met.update(other.id for other in meeting)
        now = max(meeting, key=lambda other: _common(other, found.span), default=None)
        change = _changed(former, statement, later, now, found)
        if change is not None:
            changes.append(change)
    for statement in new.statements:
        if statement.id not in met:
            span = Span(statement.start, statement.end)
            if anchors.find(before, anchors.describe(after, span), former=after) is None:
                who = later.speaker_of(statement)
                changes.append(QuoteChange(ChangeKind.ADDED, who, None, span.of(after), span))
    changes.sort(key=lambda change: (_rank(change), change.span or Span(0, 0)))
    return (*changes, *gone)


def _rank(change: QuoteChange) -> int:
    """0 where another one said it, 1 where something else is told otherwise of it, 2 for the rest."""
    details = {one.detail for one in change.details}
    return 0 if Detail.SPEAKER in details else 1 if details else 2


def _changed(
    former: _Side, statement: Statement, later: _Side, now: Statement | None, found: Found
) -> QuoteChange | None:
    """What is other about a statement whose words are found in the new text; None where nothing is."""
    before = former.words_of(statement)
    details = tuple(_details(former, statement, later, now)) if now is not None else ()
    is_other = found.how is FoundHow.SIMILAR and _plain(before) != _plain(found.span.of(later.text))
    if not is_other and not details:
        return None
    span = Span(now.start, now.end) if now is not None else found.span
    after = span.of(later.text)
    who = later.speaker_of(now) if now is not None else former.speaker_of(statement)
    words = compare(before, after) if is_other else ()
    return QuoteChange(ChangeKind.CHANGED, who, before, after, span, details, words)


def _details(former: _Side, statement: Statement, later: _Side, now: Statement) -> Iterator[DetailChange]:
    """What is told otherwise: a name that is only longer or shorter is the same, a cue that is not told no change."""
    told = former.speaker_of(statement), later.speaker_of(now)
    if not _is_same_name(*told):
        yield DetailChange(Detail.SPEAKER, *told)
    days = statement.date.iso if statement.date else None, now.date.iso if now.date else None
    if days[0] != days[1]:
        yield DetailChange(Detail.DAY, *days)
    if statement.kind is not now.kind:
        yield DetailChange(Detail.KIND, statement.kind.value, now.kind.value)
    if statement.cue and now.cue:
        cues = statement.cue.of(former.text), now.cue.of(later.text)
        if cues[0].casefold() != cues[1].casefold():
            yield DetailChange(Detail.CUE, *cues)


def _is_same_name(one: str | None, other: str | None) -> bool:
    """Whether two names may be one person's, of which the one has words that the other leaves out."""
    if one is None or other is None:
        return one == other
    names = [frozenset(WORD.findall(name.casefold())) for name in (one, other)]
    return names[0] <= names[1] or names[1] <= names[0]


def _plain(content: str) -> str:
    """A content without what is no word at its edges, without line breaks, and with one shape of marks."""
    return one_shape(" ".join(content.split())).strip(QUOTATION_MARKS + ",. ")


def _common(statement: Statement, span: Span) -> int:
    return min(statement.end, span.end) - max(statement.start, span.start)


def _covered(statement: Statement, span: Span) -> float:
    return _common(statement, span) / max(1, min(statement.end - statement.start, span.end - span.start))
