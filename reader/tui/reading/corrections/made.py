"""What the reader corrected in an article: each can be taken back by itself; those whose passage is lost say so."""

from __future__ import annotations

from collections.abc import Sequence

from reader import anchors
from reader.model import Correction, Span
from reader.tui.dialogs.listing import STANDING, Items, ModalList
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import padded, shorten
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands, run
from reader.tui.reading.messages import PlaceChosen
from reader.tui.reading.picking import read_day
from reader.tui.requests import ReadingChanged, Turned

VERB = 22
"""Cells for what a correction says."""


class CorrectionsSheet(ModalList[PlaceChosen]):
    """The corrections in the order in which they were made. Gives the passage of the one that was chosen."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG, keys.Scope.CORRECTIONS)
    SCOPE = keys.Scope.CORRECTIONS

    def __init__(self, article_id: int, text: str) -> None:
        super().__init__()
        self._article_id = article_id
        self._text = text
        self._made: tuple[Correction, ...] = ()
        self._lost: frozenset[str] = frozenset()

    def begin(self) -> None:
        """Ask for the corrections."""
        library, article_id = self.context.library, self._article_id
        self.ask(STANDING, lambda: (library.corrections.of_article(article_id), library.corrections.lost(article_id)))

    def answered(self, kind: str, result: object) -> None:
        """The corrections, or one was taken back."""
        if kind == STANDING and isinstance(result, tuple):
            self._made, lost = result
            self._lost = frozenset(correction.id for correction in lost)
            self.show_anew()
            return
        if kind in ("undone", "redone"):
            self.context.post(Turned(kind, result))
        else:
            self._made = tuple(made for made in self._made if made.id != result)
            self.leaving.discard(result)
            self.context.tell(self.tr("corrections.withdrawn"))
            self.context.post(ReadingChanged())
        self.begin()

    def title_items(self) -> Sequence[BarItem]:
        """The title."""
        return [BarItem(" " + self.tr("corrections.title"), self.theme_styles.strong)]

    def remark(self) -> str:
        """How many there are."""
        return str(len(self._made)) if self._made else ""

    def make_rows(self, items: Items) -> Sequence[Row]:
        """What was said, then about which words, in two lines."""
        styles, tr = self.theme_styles, self.tr
        made = [correction for correction in self._made if correction.id not in self.leaving]
        if not made:
            return [Row((("  " + tr("list.asking" if self.asking else "corrections.empty"), styles.faint),))]
        width = max(items.size.width, 30)
        rows = []
        for correction in made:
            lost = tr("corrections.lost") if correction.id in self._lost else ""
            rows.append(
                Row(
                    (
                        ("  " + padded(tr(f"corrections.{correction.verb.value}"), VERB), styles.text),
                        (shorten(self._what(correction), width - VERB - len(lost) - 6), styles.accent),
                        ("  " + lost, styles.error),
                    ),
                    correction,
                )
            )
            words = " … ".join(anchor.exact for anchor in correction.target or correction.spans)
            rows.append(Row((("      " + shorten(words, width - 9), styles.faint),)))
        return rows

    def _what(self, correction: Correction) -> str:
        """The new speaker, name or day."""
        if correction.verb.value == "date":
            day = read_day(correction.iso or "")
            return self.tr.day(day.isoformat()) + f" {day.year}" if day else self.tr("pick.no-day-told")
        if correction.verb.value in ("speaker", "add") and correction.actor is None:
            return self.tr("pick.nobody")
        if correction.verb.value in ("merge", "rename", "split") and correction.former and correction.actor:
            return f"{correction.former.name} → {correction.actor.name}"
        return correction.actor.name if correction.actor and correction.verb.value in ("speaker", "add") else ""

    # ---------------------------------------------------------------- what can be done

    def row_chosen(self, row: Row) -> None:
        """Go to its words."""
        if isinstance(row.key, Correction) and row.key.id not in self._lost:
            found = [anchors.find(self._text, anchor) for anchor in row.key.spans or row.key.target]
            spans = [one.span for one in found if one is not None]
            if spans:
                self.dismiss(PlaceChosen(Span(min(s.start for s in spans), max(s.end for s in spans))))

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        await run(self, CORRECTIONS_COMMANDS, action_id)

    def withdraw(self) -> None:
        """Take it back, whichever came after it."""
        key = self.current_key
        if isinstance(key, Correction):
            library, correction_id = self.context.library, key.id

            def withdraw() -> str:
                library.corrections.withdraw(correction_id)
                return correction_id

            self.change("withdrawn", withdraw, leaves=correction_id)

    def undo(self) -> None:
        """Take the last change back."""
        self.change("undone", self.context.library.history.undo)

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self.change("redone", self.context.library.history.redo)


CORRECTIONS_COMMANDS: Commands[CorrectionsSheet] = {
    "withdraw": CorrectionsSheet.withdraw,
    "corrections-undo": CorrectionsSheet.undo,
    "corrections-redo": CorrectionsSheet.redo,
}
"""What is done in the list of corrections."""
