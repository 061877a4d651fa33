"""What the reader corrected in an article: each can be taken back by itself; those whose passage is lost say so."""

from __future__ import annotations

from collections.abc import Sequence

from reader import anchors
from reader.model import Correction, Span
from reader.model.text import read_day
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import shorten, table_cell
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.reading.messages import PlaceChosen
from reader.tui.reading.words import first_words
from reader.tui.requests import Do

VERB = 22
"""Cells for what a correction says."""


class CorrectionsDialog(ListScreen[PlaceChosen]):
    """The corrections in the order in which they were made. Gives the passage of the one that was chosen."""

    BINDINGS = keys.bindings(keys.Scope.CORRECTIONS)

    def __init__(self, article_id: int, text: str) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("corrections.title")),
                remark=lambda: str(len(self._made)) if self._made else "",
                rows=self._make_rows,
                chosen=self._chosen,
                begin=self.begin,
                scopes=[keys.Scope.CORRECTIONS],
            ),
            CORRECTIONS_COMMANDS,
        )
        self._article_id = article_id
        self._text = text
        self._made: tuple[Correction, ...] = ()
        self._lost: frozenset[str] = frozenset()

    def begin(self) -> None:
        """Ask for the corrections, and for those whose passage is lost."""
        corrections, article_id = self.context.library.corrections, self._article_id
        self.panel.questions.ask(
            lambda: (corrections.of_article(article_id), corrections.lost(article_id)), self._answered
        )

    def _answered(self, answer: tuple[tuple[Correction, ...], tuple[Correction, ...]]) -> None:
        self._made, lost = answer
        self._lost = frozenset(correction.id for correction in lost)
        self.panel.show_anew()

    def _make_rows(self, width: int) -> Sequence[Row]:
        """What was said, then about which words, in two lines."""
        styles, tr = self.theme_styles, self.tr
        made = [correction for correction in self._made if correction.id not in self.panel.questions.leaving]
        if not made:
            return [words_row(tr("list.asking" if self.panel.questions.asking else "corrections.empty"), styles.faint)]
        width = max(width, 30)
        rows = []
        for correction in made:
            lost = tr("corrections.lost") if correction.id in self._lost else ""
            rows.append(
                Row(
                    (
                        ("  " + table_cell(tr(f"corrections.{correction.verb.value}"), VERB), styles.text),
                        (shorten(self._what(correction), width - VERB - len(lost) - 6), styles.accent),
                        ("  " + lost, styles.error),
                    ),
                    correction,
                )
            )
            rows.append(words_row("    " + shorten(_words(correction), width - 9), styles.faint))
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

    def _chosen(self, row: Row) -> None:
        """Go to its words."""
        if isinstance(row.key, Correction) and row.key.id not in self._lost:
            found = [anchors.find(self._text, anchor) for anchor in row.key.spans or row.key.target]
            spans = [one.span for one in found if one is not None]
            if spans:
                self.dismiss(PlaceChosen(Span(min(s.start for s in spans), max(s.end for s in spans))))

    def withdraw(self) -> None:
        """Take it back, whichever came after it."""
        key, corrections = self.panel.current_key, self.context.library.corrections
        if not isinstance(key, Correction):
            return
        correction_id = key.id
        words = first_words(_words(key)) if key.target or key.spans else self._what(key)
        what = f"{self.tr(f'corrections.{key.verb.value}')}, {words}"

        def withdrawn(_: object) -> None:
            self._made = tuple(made for made in self._made if made.id != correction_id)
            self.context.tell(self.tr("corrections.withdrawn", what=what))
            self.context.post(Do.SHOW_CHANGES)
            self.begin()

        self.panel.questions.change(lambda: corrections.withdraw(correction_id), withdrawn, leaves=[correction_id])


def _words(correction: Correction) -> str:
    """The words that a correction is about."""
    return " … ".join(anchor.exact for anchor in correction.target or correction.spans)


CORRECTIONS_COMMANDS: Commands[CorrectionsDialog] = {
    "withdraw": CorrectionsDialog.withdraw,
    "corrections-undo": lambda screen: screen.panel.questions.undo(screen.begin),
    "corrections-redo": lambda screen: screen.panel.questions.redo(screen.begin),
}
"""What is done in the list of corrections."""
