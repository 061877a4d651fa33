"""The legend: what signs and colours mean, and which kinds of names are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model import EntityLabel, StatementKind
from reader.tui.dialogs.simple import Choices, ListDialog
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.styles import UNKNOWN_HUE, SpanStyle
from reader.tui.reading.state import Filters

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
        styles, tr = choices.theme_styles, choices.tr
        rows = []
        for kind, label in KINDS.items():
            on = getattr(self._filters, kind)
            sample = styles.of_span(SpanStyle(entity=label)) if on else styles.faint
            rows.append(Row((("  [x] " if on else "  [ ] ", styles.text), (tr(f"legend.{kind}"), sample)), kind))
        rows.append(Row(()))
        signs = [
            *((kind.sign, f"kind.{kind.value}", styles.actor(0)) for kind in StatementKind),
            ("~", "legend.doubtful", styles.actor(0)),
            ("?", "speaker.unknown", styles.actor(UNKNOWN_HUE)),
            ("▌", "legend.statement", styles.sign(0)),
            ("▐", "legend.current", styles.sign(0, bold=True)),
            ("•", "legend.note", styles.note("yellow")),
            ("◦", "legend.similar-note", styles.note("yellow")),
            ("›", "legend.hit", styles.accent),
        ]
        rows += [Row((("   " + sign + "  ", style), (tr(key), styles.text))) for sign, key, style in signs]
        return rows

    def row_chosen(self, row: Row) -> None:
        """Mark this kind, or do not."""
        kind = str(row.key)
        setattr(self._filters, kind, not getattr(self._filters, kind))
        self.choices.remake()
        self._changed()
