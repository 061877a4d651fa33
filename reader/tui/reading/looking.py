"""How the page looks and where its parts are: legend, bare page, focus on an actor, outline, marks."""

from __future__ import annotations

from reader.model import BlockKind, Span
from reader.tui.drawing.text import shorten
from reader.tui.reading.notes.noting import Noting


class Looking(Noting):
    """The actions that change what is seen, not where the reader is; and the outline."""

    def action_legend(self) -> None:
        """Show what the marks mean; switch kinds of names on and off."""
        from reader.tui.reading.article.legend import Legend

        self.house.push_screen(Legend(self.house.tr("legend.title"), self.reading.filters, self.tell_reading))

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
        from reader.tui.dialogs.simple import Places

        self.house.push_screen(Places(self.house.tr("outline.title"), places, here), self._go_to_block)

    def _go_to_block(self, block: int | None) -> None:
        if block is not None:
            self.go_to_paragraph(block + 1)

    def action_stop_work(self) -> None:
        """Stop the analysis where it is, or begin one again that was stopped or failed."""
        if not self.house.stop_work():
            if self.reading.failed or self.head.partial:
                self.house.analyse_again()
            else:
                self.hint("none.work")

    # ---------------------------------------------------------------- marks

    def action_set_mark(self) -> None:
        """Remember this place under a letter."""
        from reader.tui.dialogs.simple import OneKey

        self.house.push_screen(OneKey(self.house.tr("mark.set")), self._mark_set)

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
        from reader.tui.dialogs.simple import OneKey

        self.house.push_screen(OneKey(self.house.tr("mark.go", known=known)), self._mark_chosen)

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
