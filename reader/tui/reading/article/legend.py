"""The legend: what signs and colours mean, and which kinds of names are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model import EntityLabel
from reader.tui.dialogs.simple import Choices, ListDialog
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.styles import UNKNOWN_HUE, Look
from reader.tui.reading.state import SIGNS, Filters

KINDS = {
    "persons": EntityLabel.PER,
    "organizations": EntityLabel.ORG,
    "places": EntityLabel.GPE,
    "dates": EntityLabel.DATE,
}
"""The switches of the legend, each with a label that stands for its kind."""


class Legend(ListDialog[None]):
    """What the signs and colours mean; choosing a kind of name marks it or leaves it unmarked."""

    ENTER = "foot.switch"

    def __init__(self, title: str, filters: Filters, changed: Callable[[], None]) -> None:
        super().__init__(title)
        self._filters = filters
        self._changed = changed

    def make_rows(self, choices: Choices) -> Sequence[Row]:
        """The kinds of names with their switches, then the signs."""
        paint, tr = choices.paint, choices.tr
        rows = []
        for kind, label in KINDS.items():
            on = getattr(self._filters, kind)
            sample = paint.look(Look(entity=label)) if on else paint.faint
            rows.append(Row((("  [x] " if on else "  [ ] ", paint.text), (tr(f"legend.{kind}"), sample)), kind))
        rows.append(Row(()))
        signs = [
            *((sign, f"kind.{kind.value}", paint.actor(0)) for kind, sign in SIGNS.items()),
            ("~", "legend.doubtful", paint.actor(0)),
            ("?", "speaker.unknown", paint.actor(UNKNOWN_HUE)),
            ("▌", "legend.statement", paint.sign(0)),
            ("▐", "legend.current", paint.sign(0, bold=True)),
            ("•", "legend.note", paint.note("yellow")),
            ("›", "legend.hit", paint.accent),
        ]
        rows += [Row((("   " + sign + "  ", style), (tr(key), paint.text))) for sign, key, style in signs]
        return rows

    def row_chosen(self, row: Row) -> None:
        """Mark this kind, or do not."""
        kind = str(row.key)
        setattr(self._filters, kind, not getattr(self._filters, kind))
        self.query_one(Choices).remake()
        self._changed()
