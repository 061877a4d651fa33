"""The orders of the timeline: each is one object of a table. Pure.

To add one, write a function that gives its entries, add an `Order` to ORDERS, and its id to the settings' choices
(`reader.settings.TimelineSettings`). Its name can be put into the catalogues as `timeline.<id>`; else `name` is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from reader.model.text import read_day
from reader.tui.i18n import Translator
from reader.tui.reading.state import ReadingState
from reader.tui.reading.timeline.entries import Blank, Day, Entry, Groups, Lane, Later, Said, Speaker
from reader.tui.reading.words import day_of


class Listed(NamedTuple):
    """What is to be put in order."""

    reading: ReadingState
    """The article with its statements."""
    chosen: Sequence[int]
    """Indices of the statements that are wanted, in text order."""
    groups: Groups = ()
    """The same in groups, in an order that has lanes."""
    lane: str | None = None
    """The actor whose lane is open."""


def _no_groups(reading: ReadingState, chosen: Sequence[int]) -> Groups:
    return ()


class Order(NamedTuple):
    """How the timeline orders statements."""

    id: str
    """As the settings name it."""
    name: str
    """What it is called where the interface's language has no text for it."""
    entries: Callable[[Listed], list[Entry]]
    """What its rows stand for."""
    groups: Callable[[ReadingState, Sequence[int]], Groups] = _no_groups
    """The groups that are drawn as lanes, each over the whole article; without them the rows follow the text."""

    @property
    def has_lanes(self) -> bool:
        """Whether groups are drawn as lanes, of which one is open."""
        return self.groups is not _no_groups

    def label(self, tr: Translator, *, short: bool = False) -> str:
        """What it is called in the interface's language."""
        key = f"timeline.{self.id}.short" if short else f"timeline.{self.id}"
        return tr(key) if tr.has(key) else self.name


def by_day(reading: ReadingState, indices: Sequence[int]) -> list[tuple[str | None, list[int]]]:
    """Statements in groups of one day, the earliest first and the undated last; within a day in text order."""
    days: dict[str | None, list[int]] = {}
    for index in indices:
        days.setdefault(day_of(reading.statements[index]), []).append(index)
    told = sorted(day for day in days if day is not None)
    return [(day, days[day]) for day in [*told, *([None] if None in days else [])]]


def by_actor(reading: ReadingState, indices: Sequence[int]) -> list[tuple[str | None, list[int]]]:
    """Statements in groups of one actor, who says most first; those of unknown speakers last."""
    actors: dict[str | None, list[int]] = {}
    for index in indices:
        actors.setdefault(reading.statements[index].actor, []).append(index)
    return sorted(actors.items(), key=lambda pair: (pair[0] is None, -len(pair[1]), pair[1][0]))


def _by_text(listed: Listed) -> list[Entry]:
    reading = listed.reading
    made: list[Entry] = []
    speaker: object = ()
    day: str | None = None
    for index in listed.chosen:
        statement = reading.statements[index]
        told = day_of(statement)
        if statement.actor != speaker or told not in (None, day):
            made.append(Speaker(index))
            speaker, day = statement.actor, told
        made.append(Said(index))
    return made


def _by_time(listed: Listed) -> list[Entry]:
    reading = listed.reading
    made: list[Entry] = []
    before: date | None = None
    for iso, indices in by_day(reading, listed.chosen):
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


def _in_lanes(listed: Listed) -> list[Entry]:
    """The lanes, then the statements of the one that is open."""
    made: list[Entry] = [Lane(actor) for actor, _ in listed.groups]
    for actor, indices in listed.groups:
        if actor == listed.lane:
            made += [Blank(), Speaker(indices[0], total=len(indices)), *(Said(index) for index in indices)]
    return made


ORDERS = {
    order.id: order
    for order in (
        Order("text", "by text", _by_text),
        Order("time", "by time", _by_time),
        Order("actor", "by actor", _in_lanes, by_actor),
    )
}
"""The orders by id, as the key for the next one goes through them."""
