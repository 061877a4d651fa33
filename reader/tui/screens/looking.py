"""How the page looks and where its parts are: legend, bare page, focus on an actor, outline, marks."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import BlockKind, EntityLabel, Span
from reader.tui.paint import UNKNOWN_HUE, Look
from reader.tui.reading import SIGNS, Filters
from reader.tui.screens.dialogs import Choices, ListDialog, OneKey, Places
from reader.tui.screens.noting import Noting
from reader.tui.widgets.rows import Row, shorten

KINDS = {
    "persons": EntityLabel.PER,
    "organizations": EntityLabel.ORG,
    "places": EntityLabel.GPE,
    "dates": EntityLabel.DATE,
}
"""The switches of the legend, each with a label that stands for its kind."""


class Legend(ListDialog[None]):
    """What the signs and colours mean; choosing a kind of name marks it or leaves it unmarked."""

    def __init__(self, title: str, filters: Filters, changed: object) -> None:
        super().__init__(title)
        self._filters = filters
        self._changed = changed

    def make_rows(self, choices: Choices) -> Sequence[Row]:
        """The kinds of names with their switches, then the signs."""
        paint, say = choices.paint, choices.say
        rows = []
        for kind, label in KINDS.items():
            on = getattr(self._filters, kind)
            sample = paint.look(Look(entity=label)) if on else paint.faint
            rows.append(Row((("  [x] " if on else "  [ ] ", paint.text), (say(f"legend.{kind}"), sample)), kind))
        rows.append(Row(()))
        signs = [
            *((sign, f"kind.{kind.value}", paint.actor(0)) for kind, sign in SIGNS.items()),
            ("~", "legend.doubtful", paint.actor(0)),
            ("?", "speaker.unknown", paint.actor(UNKNOWN_HUE)),
            ("▌", "legend.statement", paint.actor(0)),
            ("▐", "legend.current", paint.actor(0, bold=True)),
            ("•", "legend.note", paint.note("yellow")),
            ("›", "legend.hit", paint.accent),
        ]
        rows += [Row((("   " + sign + "  ", style), (say(key), paint.text))) for sign, key, style in signs]
        return rows

    def row_chosen(self, row: Row) -> None:
        """Mark this kind, or do not."""
        kind = str(row.key)
        setattr(self._filters, kind, not getattr(self._filters, kind))
        self.query_one(Choices).remake()
        if callable(self._changed):
            self._changed()


class Looking(Noting):
    """The actions that change what is seen, not where the reader is; and the outline."""

    def action_legend(self) -> None:
        """Show what the marks mean; switch kinds of names on and off."""
        self.house.push_screen(Legend(self.house.say("legend.title"), self.reading.filters, self.tell_reading))

    def action_bare(self) -> None:
        """A page without the machine's marks, or with them again."""
        self.reading.filters.bare = not self.reading.filters.bare
        self.tell_reading()

    def action_focus_actor(self) -> None:
        """Dim what the current statement's speaker did not say, or nothing any more."""
        statement = self.reading.statement
        if self.reading.focus is not None:
            self.reading.focus = None
        elif statement is None or statement.actor is None:
            self.hint("none.statement" if statement is None else "speaker.unknown")
            return
        else:
            self.reading.focus = statement.actor
        self.tell_reading()

    def action_outline(self) -> None:
        """The headings, or where there are none the paragraphs, to go to."""
        blocks = self.reading.article.blocks
        headings = self.headings()
        chosen = headings if len(headings) > 1 else range(len(blocks))
        places = [
            (
                index,
                max(blocks[index].level - 1, 0) if blocks[index].kind is BlockKind.HEADING else 0,
                shorten(blocks[index].span.of(self.reading.article.text)[:400], 64),
            )
            for index in chosen
        ]
        here = self.reading.block_at(self.reading.place.start)
        self.house.push_screen(Places(self.house.say("outline.title"), places, here), self._go_to_block)

    def _go_to_block(self, block: int | None) -> None:
        if block is not None:
            self.go_to_paragraph(block + 1)

    # ---------------------------------------------------------------- marks

    def action_set_mark(self) -> None:
        """Remember this place under a letter."""
        self.house.push_screen(OneKey(self.house.say("mark.set")), self._mark_set)

    def _mark_set(self, letter: str | None) -> None:
        if letter:
            self.reading.marks[letter] = self.reading.place.start
            self.hint("mark.is-set", letter=letter)

    def action_go_to_mark(self) -> None:
        """Go to the place under a letter."""
        known = " ".join(sorted(self.reading.marks))
        if not known:
            self.hint("mark.none")
            return
        self.house.push_screen(OneKey(self.house.say("mark.go", known=known)), self._mark_chosen)

    def _mark_chosen(self, letter: str | None) -> None:
        if letter is None:
            return
        place = self.reading.marks.get(letter)
        if place is None:
            self.hint("mark.unknown", letter=letter)
        else:
            self.reading.jumps.leave(self.reading.place.start)
            self.article.top = self.article.lines.line_of(place)

    def go_to_offset(self, offset: int) -> None:
        """Bring an offset into sight; for links from elsewhere."""
        self.go_to(Span(offset, offset))
