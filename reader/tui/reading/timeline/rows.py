"""How a row of the timeline is drawn. No widget in it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style

from reader.model import Statement
from reader.model.text import read_day
from reader.tui.drawing.lanes import cell_of, lane
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.styles import UNKNOWN_HUE, Styles
from reader.tui.drawing.text import padded, shorten, wrapped
from reader.tui.i18n import Translator
from reader.tui.reading.state import ReadingState
from reader.tui.reading.timeline.entries import Day, Entry, Lane, Later, Remark, Said, Speaker
from reader.tui.reading.words import day_of, words_of

_BOLD = Style(bold=True)


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
        statement = self._reading.statements[entry.statement]
        tail = self._tail(statement)
        room = max(self._words_room - _cells(tail), 4)
        words = shorten(words_of(self._reading, statement), room)
        return [*self._margin(entry), (words, self._words_style(entry)), *tail]

    def unfolded(self, entry: Entry) -> Sequence[Pieces]:
        """All lines of a statement, with its codes and its note at the end; none where one line shows it whole."""
        if not isinstance(entry, Said):
            return ()
        statement = self._reading.statements[entry.statement]
        tail = self._tail(statement)
        words = words_of(self._reading, statement, statement.end - statement.start)
        lines = wrapped(words, max(self._words_room, 4))
        if len(lines) == 1 and cell_len(lines[0]) + _cells(tail) <= self._words_room:
            return ()
        first, below, style = self._margin(entry), self._margin(entry, first=False), self._words_style(entry)
        made: list[Pieces] = [(*(below if at else first), (line, style)) for at, line in enumerate(lines)]
        if not tail:
            return made
        if cell_len(lines[-1]) + _cells(tail) <= self._words_room:
            made[-1] = (*made[-1], *tail)
        else:
            (first_words, first_style), *others = tail
            made.append((*below, (first_words.lstrip(), first_style), *others))
        return made

    @property
    def _words_room(self) -> int:
        """Cells of a statement's words and of what stands behind them."""
        return self._width - self._indent - 3

    def _words_style(self, entry: Said) -> Style:
        styles = self._theme_styles
        if entry.statement == self._reading.current:
            return styles.strong
        return styles.faint if self._reading.steps_back(entry.statement) else styles.text

    def _margin(self, entry: Said, *, first: bool = True) -> Pieces:
        """What stands before a statement's words: whether it is the current one, the spine, and its sign."""
        reading, styles = self._reading, self._theme_styles
        statement = reading.statements[entry.statement]
        hue = styles.rule if reading.steps_back(entry.statement) else styles.sign(reading.hue(statement))
        seen = entry.statement in self._seen
        spine = "┃" if seen else "│" if entry.dated else "┊"
        current = first and entry.statement == reading.current
        return [
            (" ▸ " if current else "   ", hue + _BOLD),
            (padded(spine, self._indent - 3), hue if seen else styles.rule),
            (reading.sign(statement) + " " if first else "  ", hue),
        ]

    def _tail(self, statement: Statement) -> Pieces:
        """What stands behind a statement's words: its codes, and a dot in the colour of a note on it."""
        reading, styles = self._reading, self._theme_styles
        noted = next(
            (note for place, note in reading.note_spans() if any(place.overlaps(span) for span in statement.spans)),
            None,
        )
        dot = [(" •", styles.note(noted.colour))] if noted is not None else []
        return [*self._codes(statement, max(self._words_room // 3, 6)), *dot]

    def _codes(self, statement: Statement, room: int) -> list[tuple[str, Style]]:
        """The codes of a statement, each in its colour, as far as there is room; the first one always, perhaps cut."""
        pieces: list[tuple[str, Style]] = []
        for name in statement.codes:
            words, colour = shorten(name, room - 2), self._reading.code_colour(name)
            if pieces and cell_len(words) + 2 > room:
                break
            room -= cell_len(words) + 2
            pieces += [(" #", self._theme_styles.note(colour)), (words, self._theme_styles.code(colour))]
        return pieces

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
        tell = " · " + tr("timeline.tell-day")
        undated = entry.iso is None and self._reading.article.published is None
        if undated and cell_len(words + count + tell) + 7 <= self._width:
            count += tell  # weekdays in the text are dated from the day of publication
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


def _cells(pieces: Pieces) -> int:
    """Cells that pieces take."""
    return sum(cell_len(words) for words, _ in pieces)
