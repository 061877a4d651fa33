"""What is being read: the article, what is known of it, and where the reader stands in it.

One `ReadingState` is shared by all panes of the reading screen. It holds no widget and draws nothing: panes ask it
questions, tell the screen by messages what the reader wants, and are told by the screen (`view.Pane`) what has changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

from reader.model import (
    NOTE_COLOURS,
    Actor,
    Analysis,
    Article,
    Entity,
    EntityLabel,
    Note,
    Opened,
    Span,
    Statement,
    Sureness,
)
from reader.tui.drawing.styles import UNKNOWN_HUE
from reader.tui.jobs import Job
from reader.tui.reading.jumps import Jumps
from reader.tui.requests import Listed

BREAK_CHARACTERS = 4
"""Blanks and line ends between two lines at the most, which no screen shows."""


def length_of(stretches: Iterable[Span], before: int) -> int:
    """Code points of stretches, in their order and apart, and of the first `before` ones of the text, each once."""
    return before + sum(max(0, span.end - max(span.start, before)) for span in stretches)


@dataclass
class Filters:
    """Which kinds of entities are marked in the text."""

    persons: bool = True
    """Names of persons."""
    organizations: bool = True
    """Names of organisations."""
    places: bool = True
    """Countries, towns and other places."""
    dates: bool = True
    """Dates."""
    bare: bool = False
    """No marks at all but the reader's own: a bare page."""

    def shows(self, label: EntityLabel) -> bool:
        """Whether entities with this label are marked."""
        if self.bare:
            return False
        if label is EntityLabel.PER:
            return self.persons
        if label is EntityLabel.ORG:
            return self.organizations
        if label is EntityLabel.DATE:
            return self.dates
        return self.places


@dataclass
class SearchState:
    """What is searched in the text."""

    query: str = ""
    """What was typed last."""
    regex: bool = False
    """Whether it is a regular expression."""
    began_at: int = 0
    """Offset at the top of the screen when the search began."""
    job: Job | None = None
    """The search that has not come to its end."""


@dataclass
class ReadingState:
    """An article on the screen."""

    article: Article
    """The text that is read."""
    article_id: int
    """The library's number of it."""
    analysis: Analysis | None = None
    """What the machine understood, with the reader's corrections; None until it is there."""
    failed: bool = False
    """Whether it could not be analysed."""
    notes: tuple[Note, ...] = ()
    """The reader's notes, in text order."""
    current: int | None = None
    """Index of the current statement."""
    focus: str | None = None
    """Id of the actor whose statements stay bright in focus mode."""
    looked_at: list[Span] = field(default_factory=list)
    """The stretches of text that were on the screen, in their order and apart."""
    place: Span = field(default_factory=lambda: Span(0, 0))
    """The stretch of text on the screen."""
    filters: Filters = field(default_factory=Filters)
    """Which kinds of entities are marked."""
    hits: tuple[Span, ...] = ()
    """What the search found."""
    hit: int | None = None
    """Index of the hit where the reader stands."""
    point: Span | None = None
    """A passage to which a key has led: a name, a speaker."""
    asked: int | None = None
    """Index of the statement from which a key led to its speaker; for the way back."""
    jumps: Jumps = field(default_factory=Jumps)
    """The places that the reader left."""
    marks: dict[str, int] = field(default_factory=dict)
    """Offsets of the reader's own marks, by letter."""
    search: SearchState = field(default_factory=SearchState)
    """What is searched."""
    _hues_of_names: dict[str, int] = field(default_factory=dict)
    """The hues that actors keep over a correction, by name."""
    listed: Listed | None = None
    """The list from which the article is read, which keys walk; None where there is none."""
    attaching: Note | None = None
    """The note that the next chosen passage is for: its own was lost, or is another."""

    @classmethod
    def of(cls, opened: Opened) -> ReadingState:
        """The reading that begins with an opened article."""
        return cls(opened.article, opened.article_id, opened.analysis, notes=opened.notes)

    def followed_by(self, opened: Opened) -> ReadingState:
        """The reading of another article: what the reader wants to see, searches, or has in hand stays as it is."""
        if self.search.job is not None:
            self.search.job.cancel()
            self.search.job = None
        following = ReadingState.of(opened)
        following.filters, following.search, following.attaching = self.filters, self.search, self.attaching
        return following

    # ---------------------------------------------------------------- what the machine understood

    def understand(self, analysis: Analysis, *, corrected: bool = False) -> None:
        """Take an analysis in place of the one before; the current statement stays where its text is.

        With `corrected` it is the same but for what the reader corrected, and whoever has a hue keeps it.
        """
        was = self.statement
        named = self.analysis.actors_by_id if self.analysis and corrected else {}
        self._hues_of_names = {named[actor].name: hue for actor, hue in self.hues.items() if actor in named}
        self.analysis, self.failed = analysis, False
        for name in ("hues", "_starts", "statements_of"):
            self.__dict__.pop(name, None)
        self.asked = None
        if was is not None:
            self.current = next((i for i, s in enumerate(self.statements) if s.start == was.start), None)
        elif self.point is not None:  # the reader came here before it was analysed
            self.current = self.statement_at(self.point.start)
        if self.focus is not None and self.focus not in analysis.actors_by_id:
            self.focus = None

    @property
    def statements(self) -> Sequence[Statement]:
        """All statements in text order; none before the analysis is there."""
        return self.analysis.statements if self.analysis else ()

    @property
    def entities(self) -> Sequence[Entity]:
        """All entities in text order."""
        return self.analysis.entities if self.analysis else ()

    @property
    def actors(self) -> Sequence[Actor]:
        """All actors by first mention."""
        return self.analysis.actors if self.analysis else ()

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor with this id."""
        return self.analysis.actors_by_id.get(actor_id) if self.analysis and actor_id else None

    @property
    def statement(self) -> Statement | None:
        """The current statement."""
        return self.statements[self.current] if self.current is not None else None

    def speaker(self, statement: Statement) -> Actor | None:
        """Who said it, if that is known."""
        return self.actor(statement.actor)

    @cached_property
    def statements_of(self) -> dict[str, list[int]]:
        """Indices of the statements of each actor who says something."""
        found: dict[str, list[int]] = {}
        for index, statement in enumerate(self.statements):
            if statement.actor is not None:
                found.setdefault(statement.actor, []).append(index)
        return found

    def said_by(self, actor: str | None) -> Sequence[int]:
        """Indices of an actor's statements, in text order; of those whose speaker is unknown for None."""
        if actor is not None:
            return self.statements_of.get(actor, ())
        return [index for index, statement in enumerate(self.statements) if statement.actor is None]

    @cached_property
    def hues(self) -> dict[str, int]:
        """The hue of each actor who says something: who says most comes first, so that few share a hue."""
        counts = Counter({actor: len(indices) for actor, indices in self.statements_of.items()})
        kept = dict(self._hues_of_names)
        free = (hue for hue in count() if hue not in self._hues_of_names.values())
        found = {}
        for actor, _ in counts.most_common():
            known = self.actor(actor)
            hue = kept.pop(known.name, None) if known else None
            found[actor] = next(free) if hue is None else hue
        return found

    def hue(self, statement: Statement) -> int:
        """The hue of a statement; that of nobody where a later analysis knows no statement of its actor."""
        return self.hues.get(statement.actor, UNKNOWN_HUE) if statement.actor is not None else UNKNOWN_HUE

    def is_doubtful(self, statement: Statement) -> bool:
        """Whether the speaker is unknown or doubtful."""
        return statement.actor is None or statement.sureness is Sureness.DOUBTFUL

    def steps_back(self, index: int) -> bool:
        """Whether focus mode dims a statement: it is not the chosen actor's, nor the current one."""
        return self.focus is not None and self.statements[index].actor != self.focus and index != self.current

    def code_colour(self, name: str) -> str:
        """The colour of a code that a statement bears."""
        colours = self.analysis.code_colours if self.analysis else {}
        return colours.get(name) or NOTE_COLOURS[0]

    def sign(self, statement: Statement) -> str:
        """The sign before a statement in lists: its kind, or that its speaker is unknown (?) or doubtful (~)."""
        if statement.actor is None:
            return "?"
        return "~" if statement.sureness is Sureness.DOUBTFUL else statement.kind.sign

    # ---------------------------------------------------------------- where things stand

    @cached_property
    def _starts(self) -> list[int]:
        return [statement.start for statement in self.statements]

    def statement_at(self, offset: int) -> int | None:
        """Index of the innermost statement whose content covers `offset`."""
        for index in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if any(span.contains(offset) for span in self.statements[index].spans):
                return index
            if offset - self._starts[index] > 20_000:  # no statement is longer
                return None
        return None

    def statement_of(self, span: Span) -> int | None:
        """Index of the statement whose content reaches from the start to the end of `span`."""
        first = bisect_left(self._starts, span.start)
        same = range(first, bisect_right(self._starts, span.start))
        return next((index for index in same if self.statements[index].end == span.end), None)

    def statements_on_screen(self) -> range:
        """The statements of which the first character is on the screen."""
        first = self.statement_from(self.place.start, 1)
        if first is None:
            return range(0)
        last = self.statement_from(self.place.end, 1)
        return range(first, len(self.statements) if last is None else last)

    def statement_from(self, offset: int, step: int) -> int | None:
        """Index of the first statement that begins at `offset` or later; with a step of -1 of the last one before."""
        index = bisect_left(self._starts, offset) + (0 if step > 0 else -1)
        return index if 0 <= index < len(self.statements) else None

    def next_statement(self, step: int, accept: Callable[[Statement], bool] = lambda _: True) -> int | None:
        """Index of the next or previous statement that `accept` takes, seen from where the reader's eye is.

        That is the current statement while any of it is on the screen, else the top of the screen, or its end going
        back.
        """
        if self.is_current_seen:
            index: int | None = (self.current or 0) + step
        else:
            index = self.statement_from(self.place.start if step > 0 else self.place.end, step)
        while index is not None and 0 <= index < len(self.statements):
            if accept(self.statements[index]):
                return index
            index += step
        return None

    def look_at(self, place: Span) -> None:
        """Other words are on the screen; what was on it stays looked at."""
        self.place = place
        start, end = place.start, place.end
        apart = []
        for span in self.looked_at:
            if span.end + BREAK_CHARACTERS < start or span.start > end + BREAK_CHARACTERS:
                apart.append(span)
            else:
                start, end = min(start, span.start), max(end, span.end)
        self.looked_at = sorted([*apart, Span(start, end)])

    @property
    def is_current_seen(self) -> bool:
        """Whether there is a current statement and some of it is on the screen."""
        here = self.statement
        return here is not None and here.start < self.place.end and here.end > self.place.start

    def stand_at(self, offset: int) -> bool:
        """Make the statement on the screen that stands nearest to `offset` the current one; whether it is another."""
        before, place = self.current, self.place
        first = bisect_left(self._starts, place.start)
        seen = list(range(first, bisect_left(self._starts, place.end)))
        begun = self.statement_at(place.start)
        if begun is not None:
            seen.append(begun)
        self.current = min(seen, key=lambda index: self._distance(index, offset), default=None)
        return self.current != before

    def follow_page(self) -> bool:
        """The page was moved: what is current is on it, the nearest to what was. Gives whether it is another now."""
        if self.is_current_seen:
            return False
        here = self.statement
        return self.stand_at(here.start if here is not None else self.place.start)

    def _distance(self, index: int, offset: int) -> int:
        statement = self.statements[index]
        return max(statement.start - offset, offset - statement.end + 1, 0)

    def speaker_span(self, statement: Statement) -> Span | None:
        """The words that name a statement's speaker: those at its cue, else the actor's last mention before it."""
        if statement.speaker is not None:
            return statement.speaker
        actor = self.speaker(statement)
        if actor is None or not actor.mentions:
            return statement.cue
        before = [mention for mention in actor.mentions if mention.start < statement.end]
        return before[-1] if before else actor.mentions[0]

    def note_spans(self) -> Iterable[tuple[Span, Note]]:
        """The notes whose passage is in the text, with it."""
        return ((note.found.span, note) for note in self.notes if note.found is not None)

    def notes_at(self, offset: int) -> list[Note]:
        """The notes on `offset`, the one with the shortest passage first."""
        here = [(span.end - span.start, note) for span, note in self.note_spans() if span.contains(offset)]
        return [note for _, note in sorted(here, key=lambda pair: pair[0])]

    def block_at(self, offset: int) -> int:
        """Index of the block that holds `offset`, or the one before it."""
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.article.blocks]
