"""The actors pane: everybody who speaks or is named, with role, kind, numbers, and a small line of where."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from reader.model import Actor, Span
from reader.tui.drawing.lanes import BLOCKS, EMPTY, lane
from reader.tui.drawing.lanes import dots as mention_dots
from reader.tui.drawing.list_view import ListView, Row
from reader.tui.drawing.text import padded, shorten
from reader.tui.keymap import keys
from reader.tui.reading.messages import ActorChosen
from reader.tui.reading.state import ReadingState


class ActorsPane(ListView):
    """Two lines for each actor: the name and how often, then the role and where. Who speaks most comes first."""

    BINDINGS = keys.bindings(keys.Scope.ACTORS)

    def __init__(self, reading: ReadingState, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._reading = reading
        self._made: list[tuple[Actor, bool]] = []

    @property
    def reading(self) -> ReadingState:
        """What is read."""
        return self._reading

    @reading.setter
    def reading(self, reading: ReadingState) -> None:
        self._reading = reading
        self._rows = None

    # ---------------------------------------------------------------- what the screen tells

    def reading_changed(self) -> None:
        """The actors are others."""
        self.remake()
        self.canvas.redraw_head()
        self.current_changed()

    def current_changed(self) -> None:
        """Another statement is the current one: its speaker becomes the current row."""
        statement = self.reading.statement
        if statement is not None and statement.actor is not None:
            self.current = self.number_of(statement.actor)

    def place_changed(self) -> None:
        """Where the reader is does not change who is in the article."""

    # ---------------------------------------------------------------- rows

    def ordered(self) -> list[Actor]:
        """The actors by their statements, then by their mentions, then as the article names them."""
        said = self.reading.statements_of
        return sorted(self.reading.actors, key=lambda one: (-len(said.get(one.id, ())), -len(one.mentions)))

    def make_rows(self) -> Sequence[Row]:
        """Two rows for each actor; what is drawn of them is made when they are seen."""
        if not self.reading.actors:
            key = "timeline.waiting" if self.reading.analysis is None else "actors.empty"
            self._made = []
            return [Row(((" " + shorten(self.tr(key), self.size.width - 2), self.theme_styles.faint),))]
        self._made = [(actor, first) for actor in self.ordered() for first in (True, False)]
        return [Row((), actor.id if first else None) for actor, first in self._made]

    def pieces(self, number: int) -> Sequence[tuple[str, Style]]:
        """What is drawn of a row."""
        if number >= len(self._made):
            return super().pieces(number)
        actor, first = self._made[number]
        return self._who(actor) if first else self._where(actor)

    @property
    def _counts_width(self) -> int:
        return 12

    def _style(self, actor: Actor, *, bold: bool = False) -> Style:
        hue = self.reading.hues.get(actor.id)
        if hue is None:
            return self.theme_styles.strong if bold else self.theme_styles.text
        return self.theme_styles.actor(hue, bold=bold)

    def _who(self, actor: Actor) -> list[tuple[str, Style]]:
        said = len(self.reading.statements_of.get(actor.id, ()))
        style = self._style(actor, bold=said > 0)
        room = self.size.width - self._counts_width - 2
        counts = f"{said or EMPTY:>5} {len(actor.mentions):>5} "
        return [
            (" ", self.theme_styles.text),
            (padded(actor.name, room), style),
            (" " + counts, self.theme_styles.faint),
        ]

    def _where(self, actor: Actor) -> list[tuple[str, Style]]:
        """Role and kind, and the article from left to right: high where the actor speaks, low where it is named."""
        width = max(min(self.size.width // 3, 24), 1)
        role = " · ".join(part for part in (actor.role, self.tr(f"actor.{actor.kind.value}")) if part)
        room = self.size.width - width - 5
        line = where(self.reading, actor, width)
        number = self.reading.hues.get(actor.id)
        hue = self.theme_styles.text if number is None else self.theme_styles.sign(number)
        pieces = [("   ", self.theme_styles.text), (padded(role, room) + " ", self.theme_styles.faint)]
        return [*pieces, *((cell, self.theme_styles.rule if cell == EMPTY else hue) for cell in line)]

    # ---------------------------------------------------------------- head

    @property
    def head_height(self) -> int:
        """Title and columns, an empty line."""
        return 2 if self.size.height >= 8 else 1

    def draw_head(self, number: int) -> Strip:
        """A line of the head."""
        if number:
            return Strip.blank(self.size.width, self.theme_styles.text)
        tr, styles = self.tr, self.theme_styles
        title = f" {tr('pane.actors').upper()} "
        columns = f"{tr('actors.said'):>6} {tr('actors.named'):>7} "
        room = self.size.width - cell_len(title) - cell_len(columns)
        named, speak = len(self.reading.actors), len(self.reading.statements_of)
        count = f"{named} · {tr.plural('head.speakers', speak)}" if named > speak else str(named or "")
        if cell_len(count) >= room:
            count = str(named)
        return self.canvas.strip(
            [(title, styles.strong), (padded(count, max(room, 0)), styles.faint), (columns, styles.faint)]
        )

    # ---------------------------------------------------------------- choosing

    def row_chosen(self, row: Row) -> None:
        """Open the actor's card."""
        if isinstance(row.key, str):
            self.post_message(ActorChosen(row.key))

    def click_at(self, x: int, y: int) -> bool:
        """Either line of an actor is the actor."""
        number = self.top + y - self.head_height
        if y >= self.head_height and 0 <= number < len(self._made) and not self._made[number][1]:
            y -= 1
        return super().click_at(x, y)


def where(reading: ReadingState, actor: Actor, width: int) -> str:
    """A small line of an actor's article: blocks where the actor speaks, low marks where the actor is only named."""
    length = len(reading.article.text)
    spans: list[Span] = []
    for index in reading.statements_of.get(actor.id, ()):
        spans += reading.statements[index].spans
    spoken = lane(spans, length, width)
    named = mention_dots(actor.mentions, length, width)
    return "".join(
        said if said != EMPTY else BLOCKS[0] if mark != EMPTY else EMPTY
        for said, mark in zip(spoken, named, strict=True)
    )
