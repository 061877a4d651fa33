"""Moving about in the article: statements, speakers, names, paragraphs, jumps and marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial

from reader.model import BlockKind, EntityLabel, Span
from reader.tui.drawing.text import shorten
from reader.tui.keymap.commands import Commands
from reader.tui.reading.view import ReadingView
from reader.tui.reading.words import first_words

# -------------------------------------------------------------------- statements


def next_statement(view: ReadingView, step: int) -> None:
    """Go to the next or previous statement."""
    index = view.reading.next_statement(step)
    if index is None:
        view.hint("none.statement" if view.reading.analysis else "none.analysis")
    else:
        view.set_current(index)


def next_of_actor(view: ReadingView, step: int) -> None:
    """Go to the next or previous statement of the current one's speaker."""
    reading = view.reading
    current, statement = reading.current, reading.statement
    if current is None or statement is None:
        return
    indices = reading.said_by(statement.actor)
    at = bisect_right(indices, current) if step > 0 else bisect_left(indices, current) - 1
    if 0 <= at < len(indices):
        view.set_current(indices[at])
    else:
        view.hint("none.of-actor")


def speaker(view: ReadingView) -> None:
    """From the current statement to the words that name its speaker, and back."""
    reading = view.reading
    asked = reading.statements[reading.asked] if reading.asked is not None else None
    if asked is not None and reading.point is not None and reading.point == reading.speaker_span(asked):
        view.set_current(reading.asked)
        return
    statement, reading.asked = reading.statement, reading.current
    if statement is None:
        view.hint("none.statement")
        return
    span = reading.speaker_span(statement)
    if span is None:
        view.hint("speaker.unknown")
    else:
        view.go_to(span, jump=False)


# -------------------------------------------------------------------- names, notes, paragraphs


def next_entity(view: ReadingView, step: int) -> None:
    """Go to the next or previous name that is marked."""
    reading = view.reading
    spans = [e.span for e in reading.entities if e.label is not EntityLabel.DATE and reading.filters.shows(e.label)]
    _step_over(view, spans, step, "none.entity")


def next_note(view: ReadingView, step: int) -> None:
    """Go to the next or previous note."""
    _step_over(view, sorted(span for span, _ in view.reading.note_spans()), step, "none.note")


def _step_over(view: ReadingView, spans: list[Span], step: int, none: str) -> None:
    """Point at the next or previous of some passages, seen from the point or the screen."""
    place, point = view.reading.place, view.reading.point
    starts = [span.start for span in spans]
    if point is not None and point.start < place.end and place.start < point.end:
        at = bisect_right(starts, point.start) if step > 0 else bisect_left(starts, point.start) - 1
    else:
        at = bisect_left(starts, place.start) if step > 0 else bisect_left(starts, place.end) - 1
    if 0 <= at < len(spans):
        view.go_to(spans[at], jump=False)
    else:
        view.hint(none)


def next_paragraph(view: ReadingView, step: int) -> None:
    """Go to the next or previous paragraph; its first line comes to the top."""
    reading = view.reading
    blocks = reading.article.blocks
    if not blocks:  # a page that is still being fetched
        return
    here = reading.block_at(reading.place.start)
    if step < 0 and reading.place.start > blocks[here].span.start:
        step = 0
    at = max(0, min(here + step, len(blocks) - 1))
    go_to_line_of(view, blocks[at].span.start)


def go_to_line_of(view: ReadingView, offset: int) -> None:
    """Bring the line of an offset to the top."""
    view.article.top = view.article.lines.line_of(offset)


def outline(view: ReadingView) -> None:
    """The headings, or where there are none the paragraphs, to go to."""
    from reader.tui.reading.article.outline import Outline

    article = view.reading.article
    blocks = article.blocks
    kinds = (BlockKind.TITLE, BlockKind.HEADING)
    headings = [index for index, block in enumerate(blocks) if block.kind in kinds]
    places = [
        (
            index,
            max(blocks[index].level - 1, 0) if blocks[index].kind is BlockKind.HEADING else 0,
            shorten(blocks[index].span.of(article.text)[:400], 64),
        )
        for index in (headings if len(headings) > 1 else range(len(blocks)))
    ]

    def chosen(block: int | None) -> None:
        if block is not None:
            start = blocks[block].span.start
            view.go_to(Span(start, start))

    here = view.reading.block_at(view.reading.place.start)
    view.app.push_screen(Outline(places, here), chosen)


# -------------------------------------------------------------------- jumps and marks


def jump(view: ReadingView, step: int) -> None:
    """Go back to where the last jump began, or forward again."""
    place = view.reading.jumps.go(step, view.reading.place.start)
    if place is None:
        view.hint("none.jump")
    else:
        go_to_line_of(view, place)


def set_mark(view: ReadingView) -> None:
    """Remember this place under a letter."""
    from reader.tui.dialogs.simple import OneKey

    def named(letter: str | None) -> None:
        if letter:
            place = view.reading.place
            view.reading.marks[letter] = place.start
            view.hint("mark.is-set", letter=letter, words=first_words(place.of(view.reading.article.text)))

    view.app.push_screen(OneKey(view.context.tr("mark.set")), named)


def go_to_mark(view: ReadingView) -> None:
    """Go to the place under a letter."""
    from reader.tui.dialogs.simple import OneKey

    known = " ".join(sorted(view.reading.marks))
    if not known:
        view.hint("mark.none")
        return

    def named(letter: str | None) -> None:
        place = view.reading.marks.get(letter or "")
        if place is not None:
            view.reading.jumps.leave(view.reading.place.start)
            go_to_line_of(view, place)
        elif letter is not None:
            view.hint("mark.unknown", letter=letter)

    view.app.push_screen(OneKey(view.context.tr("mark.go", known=known)), named)


COMMANDS: Commands[ReadingView] = {
    "next-paragraph": partial(next_paragraph, step=1),
    "previous-paragraph": partial(next_paragraph, step=-1),
    "outline": outline,
    "next-entity": partial(next_entity, step=1),
    "previous-entity": partial(next_entity, step=-1),
    "next-note": partial(next_note, step=1),
    "previous-note": partial(next_note, step=-1),
    "jump-back": partial(jump, step=-1),
    "jump-forward": partial(jump, step=1),
    "set-mark": set_mark,
    "go-to-mark": go_to_mark,
    "speaker": speaker,
}
"""What moves in the article; going from statement to statement depends on the search (`reading.commands`)."""
