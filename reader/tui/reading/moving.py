"""Moving about in the article: statements, speakers, names, paragraphs, jumps and marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reader.model import BlockKind, EntityLabel, Span
from reader.tui.reading.base import ReadingBase


class Moving(ReadingBase):
    """The actions that move."""

    # ---------------------------------------------------------------- statements

    def action_next(self, step: int) -> None:
        """Go to the next or previous statement; while something is searched, to the next hit."""
        if self.reading.hits:
            self.step_hit(step)
            return
        index = self.reading.next_statement(step)
        if index is None:
            self.hint("none.statement" if self.reading.analysis else "none.analysis")
        else:
            self.set_current(index)

    def step_hit(self, step: int) -> None:
        """Go to the next or previous hit, round the ends of the text."""
        reading = self.reading
        if reading.hit is not None:
            reading.hit = (reading.hit + step) % len(reading.hits)
        else:
            starts = [hit.start for hit in reading.hits]
            at = bisect_left(starts, reading.place.start) if step > 0 else bisect_left(starts, reading.place.end) - 1
            reading.hit = at % len(starts)
        self.go_to(reading.hits[reading.hit], jump=False)
        self.remake_bars()

    def action_same_actor(self, step: int) -> None:
        """Go to the next or previous statement of the current one's speaker."""
        statement = self.reading.statement
        if statement is None:
            self.action_next(step)
            return
        indices = (
            self.reading.statements_of.get(statement.actor, [])
            if statement.actor
            else [i for i, s in enumerate(self.reading.statements) if s.actor is None]
        )
        at = (
            bisect_right(indices, self.reading.current or 0)
            if step > 0
            else bisect_left(indices, self.reading.current or 0) - 1
        )
        if 0 <= at < len(indices):
            self.set_current(indices[at])
        else:
            self.hint("none.of-actor")

    def action_speaker(self) -> None:
        """From the current statement to the words that name its speaker, and back."""
        statement = self.reading.statement
        if statement is None:
            self.hint("none.statement")
            return
        span = self.reading.speaker_span(statement)
        if span is None:
            self.hint("speaker.unknown")
        elif self.reading.point == span:
            self.set_current(self.reading.current)
        else:
            self.go_to(span, jump=False)

    # ---------------------------------------------------------------- names, notes, paragraphs

    def action_entity(self, step: int) -> None:
        """Go to the next or previous name that is marked."""
        reading = self.reading
        spans = [e.span for e in reading.entities if e.label is not EntityLabel.DATE and reading.filters.shows(e.label)]
        self._step_over(spans, step, "none.entity")

    def _step_over(self, spans: list[Span], step: int, none: str) -> bool:
        """Point at the next or previous of some passages, seen from the point or the screen."""
        place, point = self.reading.place, self.reading.point
        starts = [span.start for span in spans]
        if point is not None and point.start < place.end and place.start < point.end:
            at = bisect_right(starts, point.start) if step > 0 else bisect_left(starts, point.start) - 1
        else:
            at = bisect_left(starts, place.start) if step > 0 else bisect_left(starts, place.end) - 1
        if not 0 <= at < len(spans):
            self.hint(none)
            return False
        self.go_to(spans[at], jump=False)
        return True

    def action_note_step(self, step: int) -> None:
        """Go to the next or previous note."""
        self._step_over(sorted(span for span, _ in self.reading.note_spans()), step, "none.note")

    def action_paragraph(self, step: int) -> None:
        """Go to the next or previous paragraph; its first line comes to the top."""
        blocks = self.reading.article.blocks
        if not blocks:  # a page that is still being fetched
            return
        here = self.reading.block_at(self.reading.place.start)
        if step < 0 and self.reading.place.start > blocks[here].span.start:
            step = 0
        at = max(0, min(here + step, len(blocks) - 1))
        self.article.top = self.article.lines.line_of(blocks[at].span.start)

    def go_to_paragraph(self, number: int) -> None:
        """Go to a paragraph by its number, the first being 1."""
        blocks = self.reading.article.blocks
        if not blocks:
            return
        block = blocks[max(0, min(number, len(blocks)) - 1)]
        self.go_to(Span(block.span.start, block.span.start))

    def headings(self) -> list[int]:
        """Indices of the blocks that are headings."""
        kinds = (BlockKind.TITLE, BlockKind.HEADING)
        return [index for index, block in enumerate(self.reading.article.blocks) if block.kind in kinds]

    # ---------------------------------------------------------------- jumps and marks

    def action_jump(self, step: int) -> None:
        """Go back to where the last jump began, or forward again."""
        place = self.reading.jumps.go(step, self.reading.place.start)
        if place is None:
            self.hint("none.jump")
        else:
            self.article.top = self.article.lines.line_of(place)
