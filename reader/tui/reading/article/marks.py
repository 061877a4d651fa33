"""Which look each stretch of the article's text has.

Marks of the machine, of the reader, and of where the reader stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.model import EntityLabel, Span, Statement
from reader.model.reader_made import NOTE_SIGN
from reader.tui.drawing.styles import SpanStyle
from reader.tui.reading.state import ReadingState


class SpanIndex:
    """Spans with a value each; finds those that overlap a stretch, also where they overlap one another."""

    def __init__(self, items: Iterable[tuple[Span, int]]) -> None:
        self._items = sorted(items, key=lambda item: (item[0].start, -item[0].end))
        self._starts = [span.start for span, _ in self._items]
        self._reach: list[int] = []  # the furthest end of this item and all before it
        reach = 0
        for span, _ in self._items:
            reach = max(reach, span.end)
            self._reach.append(reach)

    def overlapping(self, start: int, end: int) -> list[tuple[Span, int]]:
        """The items that share a code point with the stretch, by start, inner ones after outer ones."""
        found = []
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            if self._items[at][0].end > start:
                found.append(self._items[at])
            at -= 1
        found.reverse()
        return found


class Marks(NamedTuple):
    """The marks on a stretch of the text: the passage of each, and an index into its kind."""

    statements: Sequence[tuple[Span, int]]
    """Statements."""
    entities: Sequence[tuple[Span, int]]
    """Names."""
    notes: Sequence[tuple[Span, int]]
    """The reader's notes."""
    hits: Sequence[tuple[Span, int]]
    """What the search found."""
    singles: Sequence[tuple[Span, int]]
    """The passages of which there is only one (`_singles`)."""


class SpanStyles:
    """The looks of a reading; made anew when analysis, notes or hits change, asked for every line that is drawn."""

    def __init__(self, reading: ReadingState) -> None:
        self._reading = reading
        self._statements = SpanIndex(
            (span, index) for index, statement in enumerate(reading.statements) for span in statement.spans
        )
        self._entities = SpanIndex(
            (entity.span, index) for index, entity in enumerate(reading.entities) if reading.filters.shows(entity.label)
        )
        self._notes = SpanIndex((span, index) for index, (span, _) in enumerate(reading.note_spans()))
        self._note_colours = [note.colour for _, note in reading.note_spans()]
        self._note_signs = [note.sign for _, note in reading.note_spans()]
        self._article_colours = [note.colour for note in reading.notes if note.on_article]
        self._hits = SpanIndex((span, index) for index, span in enumerate(reading.hits))
        self.chosen: Span | None = None
        """What the reader has selected."""

    def statements_on(self, start: int, end: int) -> list[int]:
        """Indices of the statements with content on a stretch, inner ones after outer ones."""
        if self._reading.filters.bare:
            return []
        return [index for _, index in self._statements.overlapping(start, max(end, start + 1))]

    def notes_on(self, start: int, end: int) -> list[tuple[str, str]]:
        """Signs and colours of the notes on a stretch; with its first words those of notes on the whole article."""
        return [(NOTE_SIGN, colour) for colour in self._article_colours if start == 0] + [
            (self._note_signs[index], self._note_colours[index])
            for _, index in self._notes.overlapping(start, max(end, start + 1))
        ]

    def code_on(self, start: int, end: int) -> str | None:
        """Colour of the first code of the statements that begin on a stretch."""
        reading = self._reading
        begun = (reading.statements[index] for index in self.statements_on(start, end))
        named = (one.codes[0] for one in begun if one.codes and start <= one.start < max(end, start + 1))
        return next((reading.code_colour(name) for name in named), None)

    def hits_on(self, start: int, end: int) -> bool:
        """Whether the search found something on a stretch."""
        return bool(self._hits.overlapping(start, max(end, start + 1)))

    def of(self, start: int, end: int, base: SpanStyle) -> list[tuple[int, int, SpanStyle]]:
        """The stretch cut into pieces of one look each, on top of the look of its block."""
        marks = self._marks_on(start, end)
        if not any(marks):
            return [(start, end, base._replace(dim=self._reading.focus is not None))]
        edges = {start, end}
        for items in marks:
            for span, _ in items:
                edges.update(edge for edge in (span.start, span.end) if start < edge < end)
        return [(left, right, self._look(left, marks, base)) for left, right in pairwise(sorted(edges))]

    def _marks_on(self, start: int, end: int) -> Marks:
        """What lies on a stretch."""
        return Marks(
            [] if self._reading.filters.bare else self._statements.overlapping(start, end),
            self._entities.overlapping(start, end),
            self._notes.overlapping(start, end),
            self._hits.overlapping(start, end),
            self._singles(start, end),
        )

    def _look(self, at: int, marks: Marks, look: SpanStyle) -> SpanStyle:
        """The look of the character at an offset: each kind of mark changes what those before it left."""
        reading = self._reading
        statement = _last_over(marks.statements, at)
        if statement is not None:
            look = self._spoken(look, statement)
        if reading.focus is not None:  # words that the chosen actor quotes stay bright with the actor's own
            over = [index for span, index in marks.statements if span.contains(at)]
            look = look._replace(dim=all(reading.steps_back(index) for index in over))
        entity = _last_over(marks.entities, at)
        if entity is not None:
            look = self._named(look, entity)
        note = _last_over(marks.notes, at)
        if note is not None:
            look = look._replace(note=self._note_colours[note], dim=False)
        if _last_over(marks.hits, at) is not None:
            look = look._replace(hit=True, dim=False)
        for span, role in marks.singles:
            if span.contains(at):
                look = self._single(look, role)
        return look

    # ---------------------------------------------------------------- parts of a look

    def _spoken(self, look: SpanStyle, index: int) -> SpanStyle:
        reading = self._reading
        statement = reading.statements[index]
        current = index == reading.current or self._holds_current(statement, index)
        return look._replace(
            hue=reading.hue(statement),
            current=current,
            doubtful=reading.is_doubtful(statement),
        )

    def _holds_current(self, statement: Statement, index: int) -> bool:
        """Whether a nested statement lies in the current one and thus shares its light."""
        current = self._reading.statement
        return current is not None and current.start <= statement.start and statement.end <= current.end

    def _named(self, look: SpanStyle, index: int) -> SpanStyle:
        entity = self._reading.entities[index]
        hue = self._reading.hues.get(entity.actor) if entity.actor else None
        return look._replace(entity=entity.label, entity_hue=hue if entity.label is not EntityLabel.DATE else None)

    def _singles(self, start: int, end: int) -> Sequence[tuple[Span, int]]:
        """The passages of which there is only one: the current speaker (0), the point (1), the selection (2)."""
        reading = self._reading
        statement = reading.statement
        candidates = (
            statement.speaker if statement is not None and not reading.filters.bare else None,
            reading.point,
            self.chosen,
        )
        return [
            (span, role)
            for role, span in enumerate(candidates)
            if span is not None and span.start < end and start < span.end
        ]

    def _single(self, look: SpanStyle, role: int) -> SpanStyle:
        if role == 0:
            statement = self._reading.statement
            hue = self._reading.hue(statement) if statement is not None else None
            return look._replace(speaker=True, entity_hue=hue, dim=False)
        return look._replace(point=True, dim=False) if role == 1 else look._replace(chosen=True, dim=False)


def _last_over(items: Sequence[tuple[Span, int]], offset: int) -> int | None:
    """The value of the innermost item over `offset`."""
    for span, value in reversed(items):
        if span.contains(offset):
            return value
    return None
