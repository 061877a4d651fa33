"""The legend: what signs and colours mean, and which kinds of names are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model import EntityLabel, StatementKind
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
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


class Legend(ListScreen[None]):
    """What the signs and colours mean; choosing a kind of name marks it or leaves it unmarked."""

    def __init__(self, filters: Filters, changed: Callable[[], None]) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("legend.title")),
                rows=self._make_rows,
                chosen=self._chosen,
                enter="foot.switch",
            )
        )
        self._filters = filters
        self._changed = changed

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The kinds of names with their switches, then the signs."""
        styles, tr = self.theme_styles, self.tr
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
            ("#", "legend.code", styles.note("yellow")),
            ("›", "legend.hit", styles.accent),
        ]
        rows += [Row((("   " + sign + "  ", style), (tr(key), styles.text))) for sign, key, style in signs]
        return rows

    def _chosen(self, row: Row) -> None:
        """Mark this kind, or do not."""
        kind = str(row.key)
        setattr(self._filters, kind, not getattr(self._filters, kind))
        self.panel.show_anew()
        self._changed()
