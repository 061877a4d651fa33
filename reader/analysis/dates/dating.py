"""When a statement was made: the time expression of its own sentence that belongs to the act of speaking.

What dates the content is no date of the statement: expressions within the content or in quotation marks do not count,
nor those in a clause that a "yang" opens, nor the day on which another paper was quoted ("dikutip dari ANTARA, Senin").
A quotation that goes on behind another one was made on the same day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reader.analysis.draft import ArticleState, Draft, FoundDate
from reader.analysis.entities.gazetteer import Gazetteer
from reader.model import Span, StatementDate


def date_drafts(state: ArticleState, drafts: list[Draft], lists: Gazetteer) -> None:
    """Fill `date` of every draft, from its own sentence or from the statement that it carries on."""
    Dating(state, drafts, lists).run()


class Dating:
    """The dates of one article's statements. Time is linear in the text, the drafts and the dates together."""

    def __init__(self, state: ArticleState, drafts: list[Draft], lists: Gazetteer) -> None:
        self._lists = lists
        self._text = state.text
        self._drafts = drafts
        self._dates = state.dates
        self._date_starts = [one.start for one in self._dates]
        self._spans = [(one.start, one.end) for one in state.sentences] or state.paragraphs
        self._span_starts = [start for start, _ in self._spans]
        self._quotes = [(q.start, q.end) for q in state.quotations if q.level == 0]
        self._quote_starts = [start for start, _ in self._quotes]
        self._cues = sorted(one.cue[0] for one in drafts if one.cue)

    def run(self) -> None:
        """Date the drafts in text order, so that a date can be carried on."""
        before: Draft | None = None
        for one in self._drafts:
            found = self._of(one)
            if found is not None:
                one.date = StatementDate(found.iso, Span(found.start, found.end))
            else:
                lead = self._drafts[one.continues] if one.continues is not None else None
                if lead is None and before is not None and one.cue is None and before.actor == one.actor:
                    lead = before
                if lead is not None and lead.actor == one.actor and lead.date is not None and lead.date.iso:
                    one.date = StatementDate(lead.date.iso, None)
            before = one

    def _of(self, one: Draft) -> FoundDate | None:
        """The expression that dates the act of speaking: a day before a vaguer one, then the one nearest to the cue."""
        if one.cue is None:
            return None
        cue = one.cue[0]
        start, end = self._spans[max(0, bisect_right(self._span_starts, cue) - 1)]
        first, last = bisect_left(self._date_starts, start), bisect_left(self._date_starts, end)
        near = [found for found in self._dates[first:last] if self._belongs(found, one, cue, start)]
        days = [found for found in near if found.iso]
        return min(days or near, key=lambda found: _distance(found, one, cue), default=None)

    def _belongs(self, found: FoundDate, one: Draft, cue: int, sentence: int) -> bool:
        if any(start <= found.start < end for start, end in one.spans) or self._quoted(found.start):
            return False
        if found.start > cue:
            later = bisect_right(self._cues, cue)
            other = self._cues[later] if later < len(self._cues) else len(self._text)
            follows = found.end <= other and not self._text[found.end : other].strip()
            return not follows and not self._of_an_outlet(found, cue)
        between = self._text[sentence : found.start]
        clause = between.rpartition(",")[2].casefold().split()
        closed = self._text[found.end : found.end + 2].strip()[:1] == ","
        return not (closed and self._lists.openers & set(clause)) and not self._of_an_outlet(found, sentence)

    def _of_an_outlet(self, found: FoundDate, start: int) -> bool:
        words = self._text[max(start, found.start - 80) : found.start].casefold().split()
        return bool(self._lists.quoted_from & {word.strip(",.") for word in words}) and not self._text.startswith(
            self._lists.declared.cited_openings, start
        )

    def _quoted(self, char: int) -> bool:
        index = bisect_right(self._quote_starts, char) - 1
        return index >= 0 and char < self._quotes[index][1]


def _distance(found: FoundDate, one: Draft, cue: int) -> int:
    """Characters between expression and cue; the phrase of the source between them does not count."""
    if found.start > cue:
        begin = max(cue, one.source[1] if one.source and one.source[0] > cue else cue)
        return max(0, found.start - begin)
    return cue - found.end
