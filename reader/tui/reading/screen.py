"""The reading screen: an article with its statements, timeline, actors and notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from reader.model import Article, Opened, Progress, Span
from reader.settings import Settings
from reader.tui.context import Context, context_of
from reader.tui.drawing.bar import Bar
from reader.tui.drawing.frame import THREE_PANES_COLUMNS, TWO_PANES_COLUMNS
from reader.tui.keymap import commands, keys
from reader.tui.reading import changes
from reader.tui.reading.actors.commands import show_card
from reader.tui.reading.article.map import ArticleMap
from reader.tui.reading.article.pane import ArticlePane
from reader.tui.reading.bars import Head, KeyBar, Who
from reader.tui.reading.commands import CORRECT_COMMANDS, READING_COMMANDS, foot
from reader.tui.reading.messages import ActorChosen, PlaceChosen, SelectionChanged, StatementChosen
from reader.tui.reading.panes import PANES, PaneLayout
from reader.tui.reading.search import commands as search
from reader.tui.reading.state import Filters, ReadingState
from reader.tui.reading.timeline.commands import timeline_of
from reader.tui.reading.timeline.orders import ORDERS
from reader.tui.reading.timeline.pane import Timeline
from reader.tui.requests import Listed

if TYPE_CHECKING:
    from reader.tui.reading.search.prompt import Prompt

LOOK_INTERVAL_S = 2.0
"""Seconds from one look at the library to the next."""


class ReadingScreen(Screen[None]):
    """Layout and state; what can be done is in the features, whose commands `READING_COMMANDS` joins.

    Panes post what the reader wants (`reading.messages`), commands ask and change `reading`; the screen tells every
    pane. No pane knows another one. Fulfils `ReadingView`.
    """

    BINDINGS = keys.bindings(keys.Scope.READING, keys.Scope.CORRECT)
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (TWO_PANES_COLUMNS, "-two"), (THREE_PANES_COLUMNS, "-three")]

    def __init__(self, opened: Opened | None, *, title: str = "") -> None:
        super().__init__()
        self.opened = opened
        """What the library gave; None while it is being fetched."""
        self.reading = ReadingState.of(opened) if opened else ReadingState(Article(title, "", ()), 0)
        """What is read and where the reader stands."""
        self.panes = PaneLayout(self, lambda: self.reading)
        """The panes."""
        self.prompt: Widget | None = None
        """The line to type in that stands in place of the line that says who."""
        self._title = title
        self.set_reactive(Screen.sub_title, "")
        known = self.reading if opened else None
        self.head = Head(known, id="head")
        """The bar above."""
        self.article = ArticlePane(self.reading, place=opened.place if opened else None, id="article")
        """The pane of the text."""
        self._map = ArticleMap(self.reading, self.article.settle, id="map")
        self.who = Who(known, id="who")
        """The line that says who."""
        self._keys = KeyBar(known, id="keys")

    async def action_command(self, action_id: str) -> None:
        """Do an action of the table."""
        table = CORRECT_COMMANDS if action_id in CORRECT_COMMANDS else READING_COMMANDS
        await commands.run(self, table, action_id)

    # ---------------------------------------------------------------- parts

    def compose(self) -> ComposeResult:
        """Head, panes, the line that says who, keys."""
        reading = self.reading
        marks = self.context.settings.marks
        reading.filters = Filters(marks.persons, marks.organizations, marks.places, marks.dates)
        yield self.head
        with Horizontal(id="panes"):
            yield self.article
            yield self._map
            yield PANES["timeline"](reading)
        yield self.who
        yield self._keys

    def on_mount(self) -> None:
        """The text has the focus."""
        self.head.title = self._title
        self.article.focus()
        self.watch(self.article, "top", self._follow_page, init=False)  # at once: one frame shows all of a move
        self._arrange()
        self.set_interval(LOOK_INTERVAL_S, partial(changes.look_elsewhere, self))

    def on_resize(self) -> None:
        """Another number of panes may fit."""
        self._arrange()

    def _arrange(self) -> None:
        self.panes.arrange(asking=self.prompt is not None)
        self._keys.away = "article" not in self.panes.shown()
        self._keys.remake()

    @property
    def context(self) -> Context:
        """The services of the app."""
        return context_of(self)

    @property
    def timeline(self) -> Timeline:
        """The pane of statements."""
        return timeline_of(self)

    @property
    def pane_count(self) -> int:
        """How many panes stand side by side."""
        return self.panes.frame.pane_count

    @property
    def focused_pane(self) -> str | None:
        """Name of the pane that has the focus."""
        return self.focused.id if self.focused else None

    def pane(self, name: str) -> Widget:
        """The pane of that name, made if it is not there yet."""
        return self.panes.pane(name)

    def show_pane(self, name: str, *, focus: bool = True) -> None:
        """Bring a pane into sight and give it the focus."""
        self.panes.bring(name)
        self._arrange()
        if focus:
            self.pane(name).focus()

    def next_pane(self, step: int) -> None:
        """Go to the next or previous pane."""
        self.show_pane(self.panes.after(self.focused_pane, step))

    def ask(self, prompt: Widget) -> None:
        """Show a line to type in, in place of the line that says who."""
        self.drop_prompt()
        self.prompt = prompt
        self.who.display = False
        self.mount(prompt, after=self.who)

    def drop_prompt(self) -> None:
        """Take the line to type in away."""
        if self.prompt is not None:
            self.prompt.remove()
            self.prompt = None
        self.who.display = self.panes.frame.who > 0

    # ---------------------------------------------------------------- what changes

    def show(self, opened: Opened) -> None:
        """Read another article, or the one that was being fetched."""
        self.opened = opened
        self.reading = self.reading.followed_by(opened)
        for bar in self.query(Bar):
            if isinstance(bar, Head | Who | KeyBar):
                bar.reading = self.reading
        for pane in self.panes:
            pane.reading = self.reading
        self.head.partial = False
        self.article.show(self.reading, opened.place)
        self.tell_reading()

    def adopt(self, opened: Opened) -> None:
        """Take what the library knows of the article that is on the screen; the reader may have moved in it."""
        self.opened = opened
        reading = self.reading
        reading.article, reading.article_id, reading.notes = opened.article, opened.article_id, opened.notes
        if opened.analysis is not None:
            reading.understand(opened.analysis)
        self.tell_reading()

    def settings_changed(self, before: Settings) -> None:
        """Other settings hold: set the text anew where they concern it, and draw everything again."""
        after = self.context.settings
        filters, marks = self.reading.filters, after.marks
        if marks != before.marks:
            filters.persons, filters.organizations = marks.persons, marks.organizations
            filters.places, filters.dates = marks.places, marks.dates
        if after.article != before.article:
            self.article.set_anew()
        if after.timeline.view != before.timeline.view:
            self.timeline.order = ORDERS[after.timeline.view]
        self.tell_reading()

    def tell_reading(self) -> None:
        """Analysis, notes or filters are others: tell every pane."""
        for pane in self.panes:
            pane.reading_changed()
        self.remake_bars()

    def tell_current(self) -> None:
        """The current statement or the focus is another: tell every pane."""
        for pane in self.panes:
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

    def show_foot(self) -> None:
        """Say at the foot what is being done: chosen, searched, attached, walked."""
        self.who.aside = foot(self)
        self.who.remake()

    def hint(self, key: str, **values: object) -> None:
        """Say something in passing."""
        self.context.tell(self.context.tr(key, **values))

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
        """Bring a passage into sight and point at it, if it is not empty; the statement that holds it is current."""
        if jump:
            self.reading.jumps.leave(self.reading.place.start)
        self.article.show_span(span)
        index = self.reading.statement_at(span.start) if span.end > span.start else None
        if index not in (None, self.reading.current):
            self.reading.current = index
            self.tell_current()
        self.point_at(span if span.end > span.start else None)

    def arrive(self, span: Span | None, listed: Listed | None, *, jump: bool = False) -> None:
        """Come to a passage from a list: the statement there is current, and keys walk the list from here."""
        self.reading.listed = listed
        index = self.reading.statement_of(span) if span is not None else None
        if index is not None:
            self.set_current(index, jump=jump)
        elif span is not None:
            self.go_to(span, jump=jump)
        self.show_foot()

    # ---------------------------------------------------------------- what panes ask for

    def on_place_moved(self) -> None:
        """The text was broken anew, with the current statement on the page; other words are on the screen."""
        if self.reading.current is not None:
            self._follow_page()
        else:
            self._show_place()

    def _follow_page(self) -> None:
        """The page was moved: what is current is on it."""
        is_other = self.reading.follow_page()
        self._show_place()
        if is_other:
            self.tell_current()

    def _show_place(self) -> None:
        for pane in self.panes:
            pane.place_changed()
        self._keys.remake()

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

    def on_actor_chosen(self, message: ActorChosen) -> None:
        """An actor was chosen in the list of actors."""
        actor = self.reading.actor(message.actor_id)
        if actor is not None:
            show_card(self, actor)

    def on_article_map_clicked(self, message: ArticleMap.Clicked) -> None:
        """A place on the map was clicked: the statement that stands nearest there is current."""
        before = self.reading.place.start
        self.article.show_span(Span(message.offset, message.offset + 1))
        if self.reading.place.start != before:
            self.reading.jumps.leave(before)
        if self.reading.stand_at(message.offset):
            self.point_at(None)
            self.tell_current()

    def on_selection_changed(self, _: SelectionChanged) -> None:
        """Say what can be done with a selection."""
        self.show_foot()

    def on_prompt_changed(self, message: Prompt.Changed) -> None:
        """Other words are typed at the foot."""
        search.typed(self, message)

    def on_prompt_stepped(self, message: Prompt.Stepped) -> None:
        """The reader wants the next hit while typing."""
        search.stepped(self, message)

    def on_prompt_submitted(self, message: Prompt.Submitted) -> None:
        """What was typed holds."""
        search.submitted(self, message)

    def on_prompt_cancelled(self, message: Prompt.Cancelled) -> None:
        """What was typed does not hold."""
        search.cancelled(self, message)
