"""The reading screen without its actions: panes side by side or in turn, and what reaches all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from reader.model import Article, Opened, Progress, Span
from reader.tui.drawing.bar import Bar
from reader.tui.drawing.frame import THREE_PANES_COLUMNS, TWO_PANES_COLUMNS, Frame, frame
from reader.tui.reading.article.map import ArticleMap
from reader.tui.reading.article.pane import ArticlePane
from reader.tui.reading.bars import Head, KeyBar, Who
from reader.tui.reading.messages import PlaceChosen, StatementChosen
from reader.tui.reading.state import Filters, Pane, Reading
from reader.tui.reading.timeline.pane import Timeline

if TYPE_CHECKING:
    from reader.tui.app import KutipApp


def _actors(reading: Reading) -> Widget:
    """The pane of actors, imported when it is seen."""
    from reader.tui.reading.actors.pane import ActorsPane

    return ActorsPane(reading, id="actors", classes="pane")


PANES: dict[str, Callable[[Reading], Widget]] = {
    "timeline": lambda reading: Timeline(reading, id="timeline", classes="pane"),
    "actors": _actors,
}
"""The panes beside the article, by name, in the order in which Tab visits them.

Each has the methods of `reading.Pane`.
"""

THIRD = ("actors", "notes")
"""Panes that stand in the third place where there is room for it; one at a time."""


class ReadingBase(Screen[None]):
    """Layout and state of the reading screen.

    Panes post what the reader wants (`reader.tui.reading.messages`); the handlers here and in the mix-ins change
    `reading` and tell every pane. No pane knows another one.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (TWO_PANES_COLUMNS, "-two"), (THREE_PANES_COLUMNS, "-three")]

    def __init__(self, opened: Opened | None, *, title: str = "") -> None:
        super().__init__()
        self.opened = opened
        """What the library gave; None while it is being fetched."""
        self.reading = Reading.of(opened) if opened else Reading(Article(title, "", ()), 0)
        """What is read and where the reader stands."""
        self._title = title
        self._beside = "timeline"
        self._third = "actors"
        self._front = "article"
        self._asking = False  # whether the prompt stands in place of the line that says who
        self.set_reactive(Screen.sub_title, "")

    @property
    def house(self) -> KutipApp:
        """The app."""
        return cast("KutipApp", self.app)

    # ---------------------------------------------------------------- parts

    def compose(self) -> ComposeResult:
        """Head, panes, the line that says who, keys."""
        reading = self.reading
        marks = self.house.settings.marks
        reading.filters = Filters(marks.persons, marks.organizations, marks.places, marks.dates)
        known = reading if self.opened else None
        yield Head(known, id="head")
        with Horizontal(id="panes"):
            article = ArticlePane(reading, place=self.opened.place if self.opened else None, id="article")
            yield article
            yield ArticleMap(reading, article.settle, id="map")
            yield PANES["timeline"](reading)
        yield Who(known, id="who")
        yield KeyBar(known, id="keys")

    def on_mount(self) -> None:
        """The text has the focus."""
        self.head.title = self._title
        self.article.focus()
        self.watch(self.article, "top", self.on_place_moved, init=False)  # at once: one frame shows all of a move
        self._arrange()

    @property
    def article(self) -> ArticlePane:
        """The pane of the text."""
        return self.query_one("#article", ArticlePane)

    @property
    def head(self) -> Head:
        """The bar above."""
        return self.query_one("#head", Head)

    @property
    def who(self) -> Who:
        """The line that says who."""
        return self.query_one("#who", Who)

    def panes(self) -> Iterator[Pane]:
        """Every pane that is there, and the map."""
        for widget in self.query("#panes > *"):
            if hasattr(widget, "reading_changed"):
                yield cast(Pane, widget)

    def pane(self, name: str) -> Widget:
        """The pane of that name, made if it is not there yet."""
        found = self.query(f"#{name}")
        if found:
            return found.first()
        pane = PANES[name](self.reading)
        self.query_one("#panes").mount(pane)
        return pane

    # ---------------------------------------------------------------- panes side by side or in turn

    def on_resize(self) -> None:
        """Another number of panes may fit."""
        self._arrange()

    @property
    def room(self) -> int:
        """How many panes stand side by side."""
        return self.frame.room

    @property
    def frame(self) -> Frame:
        """Where the parts stand on a terminal of this size."""
        return frame(*self.app.size)

    def _arrange(self) -> None:
        """Show the panes that there is room for."""
        names = self.shown_panes()
        for name in names:
            if name in PANES:
                self.pane(name)
        measures = self.frame
        for name in ("article", *PANES):
            for widget in self.query(f"#{name}"):
                widget.display = name in names
                widget.styles.width = measures.text if name == "article" else measures.pane
        self.query_one("#panes").styles.padding = (measures.air, 0, 0, 0)
        self.query_one("#map").display = "article" in names and measures.map > 0
        self.query_one("#head").display = measures.head > 0
        self.query_one("#who").display = measures.who > 0 and not self._asking

    def shown_panes(self) -> list[str]:
        """Names of the panes that are seen now."""
        if self.room == 1:
            return [self._front]
        if self.room == 2 or self._third not in PANES:
            return ["article", self._beside]
        return ["article", "timeline", self._third]

    def show_pane(self, name: str, *, focus: bool = True) -> None:
        """Bring a pane into sight and give it the focus."""
        if name in THIRD:
            self._third = name
        if name != "article":
            self._beside = name
        self._front = name
        self._arrange()
        if focus:
            self.pane(name).focus()

    def action_pane(self, step: int) -> None:
        """Go to the next pane; where there is room for one only, turn the page."""
        names = ["article", *PANES] if self.room == 1 else self.shown_panes()
        focused = self.focused.id if self.focused else None
        at = names.index(focused) if focused in names else 0
        self.show_pane(names[(at + step) % len(names)])

    def action_timeline(self) -> None:
        """Go to the timeline, or from there back to the text."""
        self.show_pane("article" if self.focused and self.focused.id == "timeline" else "timeline")

    # ---------------------------------------------------------------- what changes

    def show(self, opened: Opened) -> None:
        """Read another article, or the one that was being fetched."""
        self.opened = opened
        filters = self.reading.filters
        self.reading = Reading.of(opened)
        self.reading.filters = filters
        for bar in self.query(Bar):
            if isinstance(bar, Head | Who | KeyBar):
                bar.reading = self.reading
        for name in PANES:
            for widget in self.query(f"#{name}"):
                widget.reading = self.reading  # type: ignore[attr-defined]  # every pane has it
        self.query_one(ArticleMap).reading = self.reading
        self.head.partial = False
        self.article.show(self.reading, opened.place)
        self.tell_reading()

    def adopt(self, opened: Opened) -> None:
        """Take what the library knows of the article that is on the screen already; the reader may have moved in it."""
        self.opened = opened
        reading = self.reading
        reading.article, reading.article_id, reading.notes = opened.article, opened.article_id, opened.notes
        if opened.analysis is not None:
            reading.understand(opened.analysis)
        self.tell_reading()

    def tell_reading(self) -> None:
        """Analysis, notes or filters are others: tell every pane."""
        for pane in self.panes():
            pane.reading_changed()
        self.remake_bars()

    def tell_current(self) -> None:
        """The current statement or the focus is another: tell every pane."""
        for pane in self.panes():
            pane.current_changed()
        self.remake_bars()

    def remake_bars(self) -> None:
        """Draw anew what changed in the bars."""
        for bar in self.query(Bar):
            bar.remake()

    def show_progress(self, progress: Progress | None) -> None:
        """Say in the head how far the long work is."""
        self.head.progress = progress
        self.head.remake()

    # ---------------------------------------------------------------- what panes ask for

    def on_place_moved(self) -> None:
        """Other words are on the screen."""
        for pane in self.panes():
            pane.place_changed()
        self.query_one(KeyBar).remake()

    def on_statement_chosen(self, message: StatementChosen) -> None:
        """A statement was chosen in some pane."""
        self.set_current(message.index, jump=message.go)
        if message.go:
            self.show_pane("article")

    def on_place_chosen(self, message: PlaceChosen) -> None:
        """A passage was chosen in some pane."""
        self.go_to(message.span)
        if message.go:
            self.show_pane("article")

    def on_article_map_clicked(self, message: ArticleMap.Clicked) -> None:
        """A place on the map was clicked."""
        self.reading.jumps.leave(self.reading.place.start)
        self.article.show_span(Span(message.offset, message.offset + 1))

    def set_current(self, index: int | None, *, jump: bool = False) -> None:
        """Make a statement the current one and bring it into sight."""
        if jump:
            self.reading.jumps.leave(self.reading.place.start)
        self.reading.current = index
        self.point_at(None)
        self.tell_current()
        statement = self.reading.statement
        if statement is not None:
            self.article.show_span(Span(statement.start, statement.end))

    def point_at(self, span: Span | None) -> None:
        """Point at a passage, or at nothing."""
        before = self.reading.point
        self.reading.point = span
        if before != span:
            self.article.redraw_spans(before, span)

    def go_to(self, span: Span, *, jump: bool = True) -> None:
        """Bring a passage into sight and point at it, if it is not empty."""
        if jump:
            self.reading.jumps.leave(self.reading.place.start)
        self.article.show_span(span)
        self.point_at(span if span.end > span.start else None)

    def hint(self, key: str, **values: object) -> None:
        """Say something in passing."""
        self.house.tell(self.house.tr(key, **values))
