"""Choosing an actor, typing a name, typing a day: the small questions that corrections ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reader.corrections import fold_name
from reader.model import ActorKind, ActorRef
from reader.model.text import typed_day
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.styles import UNKNOWN_HUE
from reader.tui.drawing.text import shorten, table_cell
from reader.tui.reading.state import ReadingState


@dataclass(frozen=True)
class Picked:
    """Whom the reader named."""

    actor: str | ActorRef | None
    """An actor of the article by id, a new one, or None: nobody knows."""


class PickActor(ListScreen[Picked]):
    """The article's actors, filtered as one types; what is typed can be somebody new."""

    def __init__(self, reading: ReadingState, title: str, *, but: str | None = None, new: bool, nobody: bool) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, title),
                hint=lambda: self.tr("pick.type-new" if new else "pick.type"),
                rows=self._make_rows,
                chosen=self._chosen,
                types_first=True,
                enter="foot.this-one",
            )
        )
        self._reading = reading
        self._but = but
        self._new = new
        self._nobody = nobody

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The actors that fit what is typed, then new ones of that name, then nobody."""
        styles, tr, reading = self.theme_styles, self.tr, self._reading
        width = max(width, 20)
        wanted = fold_name(self.panel.typed)
        said = reading.statements_of
        rows = []
        exact = False
        for actor in sorted(reading.actors, key=lambda one: (-len(said.get(one.id, ())), -len(one.mentions))):
            exact = exact or fold_name(actor.name) == wanted
            if actor.id == self._but or (wanted and wanted not in fold_name(f"{actor.name} {actor.role or ''}")):
                continue
            hue = styles.actor(reading.hues[actor.id]) if actor.id in reading.hues else styles.text
            room = max(width // 2, 12)
            detail = actor.role or tr(f"actor.{actor.kind.value}")
            rows.append(
                Row(
                    (("  " + table_cell(actor.name, room), hue), (shorten(detail, width - room - 4), styles.faint)),
                    Picked(actor.id),
                )
            )
        typed = " ".join(self.panel.typed.split())
        if self._new and typed and not exact:
            for kind in ActorKind:
                words = f"  + {shorten(typed, width - 24)}  "
                rows.append(
                    Row(
                        ((words, styles.strong), (tr(f"actor.{kind.value}"), styles.faint)),
                        Picked(ActorRef(typed, kind)),
                    )
                )
        if self._nobody and not typed:
            rows.append(Row((("  ? " + tr("pick.nobody"), styles.actor(UNKNOWN_HUE)),), Picked(None)))
        return rows or [words_row(tr("pick.none"), styles.faint)]

    def _chosen(self, row: Row) -> None:
        """This one."""
        if isinstance(row.key, Picked):
            self.dismiss(row.key)


class AskName(ListScreen[ActorRef]):
    """An actor's new name and kind."""

    def __init__(self, title: str, name: str, kind: ActorKind) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, title),
                hint=lambda: "",
                typed=name,
                rows=self._make_rows,
                chosen=self._chosen,
                types_first=True,
                enter="foot.this-one",
            )
        )
        self._kind = kind

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The name as each kind of actor, its present kind first."""
        typed = " ".join(self.panel.typed.split())
        if not typed:
            return [words_row(self.tr("pick.type-name"), self.theme_styles.faint)]
        kinds = sorted(ActorKind, key=lambda kind: kind is not self._kind)
        width = max(width, 20)
        return [
            Row(
                (
                    ("  " + shorten(typed, width - 20) + "  ", self.theme_styles.text),
                    (self.tr(f"actor.{kind.value}"), self.theme_styles.faint),
                ),
                ActorRef(typed, kind),
            )
            for kind in kinds
        ]

    def _chosen(self, row: Row) -> None:
        """This name and kind."""
        if isinstance(row.key, ActorRef):
            self.dismiss(row.key)


@dataclass(frozen=True)
class PickedDay:
    """The day that the reader named."""

    day: date | None
    """The day; None: no day is told."""


class AskDay(ListScreen[PickedDay]):
    """A day: typed, or one of those that the article tells."""

    def __init__(self, title: str, told: Sequence[date]) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, title),
                hint=lambda: self.tr("pick.type-day"),
                rows=self._make_rows,
                chosen=self._chosen,
                types_first=True,
                enter="foot.this-one",
            )
        )
        self._told = told

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The day that is typed, or those that the article tells, and none at all."""
        styles, tr = self.theme_styles, self.tr
        typed = self.panel.typed.strip()
        if typed:
            day = typed_day(typed)
            if day is None:
                return [words_row(tr("pick.no-day"), styles.error)]
            days = [day]
        else:
            days = list(self._told)
        rows = [
            Row((("  " + tr.day(day.isoformat()), styles.text), (f" {day.year}", styles.faint)), PickedDay(day))
            for day in days
        ]
        if not typed:
            rows.append(Row((("  " + tr("pick.no-day-told"), styles.faint),), PickedDay(None)))
        return rows

    def _chosen(self, row: Row) -> None:
        """This day."""
        if isinstance(row.key, PickedDay):
            self.dismiss(row.key)
