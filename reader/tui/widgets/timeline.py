"""The timeline pane: every statement with its speaker, day and first words."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style

from reader.tui import keys
from reader.tui.messages import StatementChosen
from reader.tui.reading import Reading
from reader.tui.widgets.rows import Row, Rows, padded, shorten


class Timeline(Rows):
    """Statements in the order of the text, under the name of who says them."""

    BINDINGS = keys.bindings(keys.Scope.TIMELINE)

    def __init__(self, reading: Reading, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.reading = reading
        """What is read."""

    # ---------------------------------------------------------------- what the screen tells

    def reading_changed(self) -> None:
        """The statements are others."""
        self.remake()
        self.current_changed()

    def current_changed(self) -> None:
        """Another statement is the current one."""
        if self.reading.current is not None:
            self.current = self.number_of(self.reading.current)

    def place_changed(self) -> None:
        """The text was scrolled: keep the statements of that place in sight."""
        index = self.reading.statement_from(self.reading.place.start, 1)
        if index is not None and not self.has_focus:
            number = self.number_of(index)
            if number >= 0:
                self.reveal(number, number, context=1)

    # ---------------------------------------------------------------- rows

    def make_rows(self) -> Sequence[Row]:
        """A heading for each change of speaker, a row for each statement."""
        paint, say, reading = self.paint, self.say, self.reading
        width = self.size.width
        rows = [Row(((" " + say("pane.timeline"), paint.strong), ("   " + say("timeline.text"), paint.faint))), Row(())]
        if not reading.statements:
            text = say("timeline.waiting") if reading.analysis is None else say("timeline.empty")
            return [*rows, Row(((" " + shorten(text, width - 2), paint.faint),))]
        speaker: object = ()
        for index, statement in enumerate(reading.statements):
            hue = paint.actor(reading.hue(statement))
            if (statement.actor, reading.is_doubtful(statement)) != speaker:
                speaker = (statement.actor, reading.is_doubtful(statement))
                actor = reading.speaker(statement)
                day = say.day(statement.date.iso) if statement.date and statement.date.iso else ""
                name = actor.name if actor else say("speaker.unknown")
                rows.append(Row(((" " + padded(day, 10), paint.faint), (shorten(name, width - 12), hue + _BOLD))))
            words = " ".join(span.of(reading.article.text) for span in statement.spans)
            rows.append(
                Row(
                    (
                        (" " * 11 + "┊ ", paint.rule),
                        (reading.sign(statement) + " ", hue),
                        (shorten(words, width - 16), paint.text),
                    ),
                    index,
                )
            )
        return rows

    def row_reached(self, row: Row) -> None:
        """The article follows."""
        if isinstance(row.key, int):
            self.post_message(StatementChosen(row.key))

    def row_chosen(self, row: Row) -> None:
        """Go to the statement in the text."""
        if isinstance(row.key, int):
            self.post_message(StatementChosen(row.key, go=True))


_BOLD = Style(bold=True)
