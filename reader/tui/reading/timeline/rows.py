"""The rows of the timeline's three views: which there are, and how one is drawn. No widget in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from reader.model.text import read_day
from reader.tui.drawing.lanes import cell_of, lane
from reader.tui.drawing.styles import UNKNOWN_HUE, Styles
from reader.tui.drawing.text import padded, shorten
from reader.tui.i18n import Translator
from reader.tui.reading.state import ReadingState
from reader.tui.reading.timeline.choice import View, by_day, day_of, words_of

_BOLD = Style(bold=True)


class Said(NamedTuple):
    """A statement."""

    statement: int
    """Its index in the analysis."""
    dated: bool = True
    """Whether the spine beside it belongs to a day."""


class Speaker(NamedTuple):
    """The name above the statements of one speaker in a row."""

    statement: int
    """Index of the first of them."""
    total: int = 0
    """How many statements the speaker made in all; 0 to leave it out."""
    on_spine: bool = False
    """Whether a spine of days stands beside it."""
    dated: bool = True
    """Whether that spine belongs to a day."""


class Day(NamedTuple):
    """A day on the spine of days."""

    iso: str | None
    """Which day; None for the undated."""
    total: int
    """How many statements were made on it."""


class Later(NamedTuple):
    """The stretch of time between two days."""

    days: int
    """How many days."""


class Lane(NamedTuple):
    """The lane of an actor."""

    actor: str | None
    """Whose; None for the unknown."""


class Blank(NamedTuple):
    """An empty line."""


class Remark(NamedTuple):
    """Words in place of statements."""

    text: str
    """What is to be said."""


Entry = Said | Speaker | Day | Later | Lane | Blank | Remark


Groups = Sequence[tuple[str | None, Sequence[int]]]
"""The statements of each actor, as `by_actor` gives them."""


def entries(reading: ReadingState, chosen: Sequence[int], view: View) -> list[Entry]:
    """What the rows of the views by text and by time stand for."""
    return _by_time(reading, chosen) if view is View.TIME else _by_text(reading, chosen)


def _by_text(reading: ReadingState, chosen: Sequence[int]) -> list[Entry]:
    made: list[Entry] = []
    speaker: object = ()
    day: str | None = None
    for index in chosen:
        statement = reading.statements[index]
        told = day_of(statement)
        if statement.actor != speaker or told not in (None, day):
            made.append(Speaker(index))
            speaker, day = statement.actor, told
        made.append(Said(index))
    return made


def _by_time(reading: ReadingState, chosen: Sequence[int]) -> list[Entry]:
    made: list[Entry] = []
    before: date | None = None
    for iso, indices in by_day(reading, chosen):
        day = read_day(iso)
        if made and iso is None:
            made.append(Blank())
        elif made:
            made.append(Later((day - before).days if day and before else 0))
        before = day
        made.append(Day(iso, len(indices)))
        speaker: object = ()
        for index in indices:
            actor = reading.statements[index].actor
            if actor != speaker:
                speaker = actor
                made.append(Speaker(index, on_spine=True, dated=iso is not None))
            made.append(Said(index, dated=iso is not None))
    return made


def lane_entries(groups: Groups, open_lane: str | None) -> list[Entry]:
    """What the rows of the view by actor stand for: the lanes, then the statements of the actor `open_lane`."""
    made: list[Entry] = [Lane(actor) for actor, _ in groups]
    for actor, indices in groups:
        if actor == open_lane:
            made += [Blank(), Speaker(indices[0], total=len(indices)), *(Said(index) for index in indices)]
    return made


class TimelinePainter:
    """Draws one row at a time."""

    def __init__(
        self, reading: ReadingState, styles: Styles, tr: Translator, width: int, seen: range, open_lane: str | None
    ) -> None:
        self._reading = reading
        self._theme_styles = styles
        self._tr = tr
        self._width = width
        self._seen = seen
        self._open = open_lane

    @staticmethod
    def lane_place(width: int) -> tuple[int, int]:
        """The first column of the lanes and how many cells they have, in a pane so wide."""
        name = 20 if width >= 52 else 15 if width >= 38 else max(width // 3, 4)
        return name + 3, max(width - name - 9, 1)

    def pieces(self, entry: Entry) -> list[tuple[str, Style]]:
        """What is drawn of an entry."""
        match entry:
            case Said():
                return self._said(entry)
            case Speaker():
                return self._speaker(entry)
            case Day():
                return self._day(entry)
            case Later():
                return self._later(entry)
            case Lane():
                return self._lane(entry)
            case Remark():
                return [(" " + shorten(entry.text, self._width - 2), self._theme_styles.faint)]
            case _:
                return []

    @property
    def _indent(self) -> int:
        """Cells from the edge to the words."""
        return 8 if self._width >= 30 else 5

    def _said(self, entry: Said) -> list[tuple[str, Style]]:
        reading, styles = self._reading, self._theme_styles
        statement = reading.statements[entry.statement]
        back = reading.steps_back(entry.statement)
        hue = styles.rule if back else styles.sign(reading.hue(statement))
        current = entry.statement == reading.current
        words = words_of(reading, statement)
        spine = "┃" if entry.statement in self._seen else "│" if entry.dated else "┊"
        noted = any(note.overlaps(span) for note, _ in reading.note_spans() for span in statement.spans)
        room = self._width - self._indent - 3
        return [
            (" ▸ " if current else "   ", hue + _BOLD),
            (padded(spine, self._indent - 3), hue if entry.statement in self._seen else styles.rule),
            (reading.sign(statement) + " ", hue),
            (shorten(words, room - 2 * noted), styles.strong if current else styles.faint if back else styles.text),
            (" •" if noted else "", styles.accent),
        ]

    def _speaker(self, entry: Speaker) -> list[tuple[str, Style]]:
        reading, styles, tr = self._reading, self._theme_styles, self._tr
        statement = reading.statements[entry.statement]
        hue = styles.faint if reading.steps_back(entry.statement) else styles.actor(reading.hue(statement), bold=True)
        actor = reading.speaker(statement)
        name = actor.name if actor else tr("speaker.unknown")
        if entry.on_spine:
            spine = "│" if entry.dated else "┊"
            lead = [("   " + padded(spine, self._indent - 3), styles.rule)]
        elif entry.total:
            lead = [("   ", styles.text)]
            role = actor.role if actor and actor.role else ""
            shown = shorten(name, self._width - 5)
            return [
                *lead,
                (shown, hue),
                ("  ", styles.text),
                (shorten(role, self._width - 7 - cell_len(shown)), styles.faint),
            ]
        else:
            lead = [(" " + padded(self._short_day(day_of(statement)), self._indent - 1), styles.faint)]
        return [*lead, (shorten(name, self._width - self._indent - 2), hue)]

    def _short_day(self, iso: str | None) -> str:
        """A day in seven cells: weekday and day within the month of publication, else day and month."""
        if iso is None:
            return ""
        day = read_day(iso)
        if day is None:
            return iso
        weekday, number, month = self._tr.day(iso).split()
        published = self._reading.article.published
        if published is not None and (day.year, day.month) == (published.year, published.month):
            return f"{weekday} {number}"
        return f"{number} {month}"

    def _day(self, entry: Day) -> list[tuple[str, Style]]:
        styles, tr = self._theme_styles, self._tr
        if entry.iso is None:
            words, mark, style = tr("date.none"), "○", styles.faint + _BOLD
        else:
            day = read_day(entry.iso)
            words = f"{tr.day(entry.iso)} {day.year}" if day else entry.iso
            mark, style = "●", styles.strong
        count = f" · {entry.total}"
        return [
            ("   ", styles.text),
            (mark + "  ", styles.accent),
            (shorten(words, self._width - 10), style),
            (count, styles.faint),
        ]

    def _later(self, entry: Later) -> list[tuple[str, Style]]:
        styles = self._theme_styles
        words = self._tr.plural("timeline.days-later", entry.days) if entry.days > 1 else ""
        return [("   │     ", styles.rule), (shorten(words, self._width - 10), styles.faint)]

    # ---------------------------------------------------------------- lanes

    def ruler(self) -> list[tuple[str, Style]]:
        """The ruler above the lanes: the stretch of the article that is on the screen."""
        styles, reading = self._theme_styles, self._reading
        start, width = self.lane_place(self._width)
        length = len(reading.article.text)
        first = cell_of(reading.place.start, length, width)
        last = cell_of(max(reading.place.end - 1, reading.place.start), length, width)
        return [
            (" " * start, styles.text),
            ("─" * first, styles.rule),
            ("━" * (last - first + 1), styles.accent),
            ("─" * (width - last - 1), styles.rule),
        ]

    def _lane(self, entry: Lane) -> list[tuple[str, Style]]:
        reading, styles, tr = self._reading, self._theme_styles, self._tr
        start, width = self.lane_place(self._width)
        indices = (
            [i for i, s in enumerate(reading.statements) if s.actor is None]
            if entry.actor is None
            else (reading.statements_of.get(entry.actor, []))
        )
        actor = reading.actor(entry.actor)
        hue_number = reading.hues.get(entry.actor or "", UNKNOWN_HUE)
        opened = entry.actor == self._open
        hue, sign = styles.actor(hue_number, bold=opened), styles.sign(hue_number, bold=opened)
        name = actor.name if actor else tr("timeline.unknown")
        length = len(reading.article.text)
        drawn = lane((span for index in indices for span in reading.statements[index].spans), length, width)
        pieces = [("▸" if opened else " ", hue), (padded(name, start - 2) + " ", hue)]
        current = reading.statement
        here = cell_of(current.start, length, width) if current and current.actor == entry.actor else -1
        for cell, block in enumerate(drawn):
            style = styles.rule if block == "·" else sign
            pieces.append((block, style + Style(reverse=True) if cell == here else style))
        pieces.append((f"{len(indices):>4} ", hue))
        return pieces
