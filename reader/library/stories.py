"""Stories: the articles that tell of one event, side by side: who is quoted in which, and what only one of them has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from reader.library.index import Index
from reader.library.quotations import Quotations
from reader.library.session import Session
from reader.model import StatementCard, outlet_of
from reader.model.text import read_day
from reader.storage import actors, articles, statements


class StoryArticle(NamedTuple):
    """An article of a story."""

    id: int
    """The library's number."""
    name: str
    """What it is called."""
    outlet: str
    """Who published it: as told, else the domain of its address; empty where neither is known."""
    day: date | None
    """Its day of publication, else the last day that its statements tell."""
    statements: int
    """How many statements it has."""


class Story(NamedTuple):
    """Articles that tell of one event, in order of days."""

    articles: tuple[StoryArticle, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """The library's numbers of the articles."""
        return tuple(article.id for article in self.articles)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The different outlets, in order of their articles; those that are not known left out."""
        found: dict[str, str] = {}
        for one in self.articles:
            if one.outlet:
                found.setdefault(one.outlet.casefold(), one.outlet)
        return tuple(found.values())

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day; None where no day is known."""
        days = [one.day for one in self.articles if one.day]
        return (min(days), max(days)) if days else (None, None)


class StoryActor(NamedTuple):
    """Who speaks in a story."""

    key: str
    """The actor's key over all articles."""
    name: str
    """The name that most of the statements give."""
    counts: tuple[int, ...]
    """Statements in each of the story's articles."""


class StoryStatement(NamedTuple):
    """A statement of a story with all that give it, word for word or nearly."""

    cards: tuple[StatementCard, ...]
    """As each article has it, the first one first."""
    tellers: tuple[str, ...]
    """The outlets that have it; where the story has one outlet only, or none is known, the articles by number: #3."""
    lone: bool
    """Whether only one of several has it."""


class SideBySide(NamedTuple):
    """A story in full."""

    story: Story
    """Its articles."""
    actors: tuple[StoryActor, ...]
    """Who speaks in it; those in most articles first."""
    statements: tuple[StoryStatement, ...]
    """What is said in it, in order of time."""


class Stories:
    """Finds the stories of a library, and sets their articles side by side."""

    def __init__(self, session: Session, index: Index, quotations: Quotations) -> None:
        self._session = session
        self._index = index
        self._quotations = quotations

    def all(self) -> tuple[Story, ...]:
        """Every story that two articles or more tell, the largest first. Raises LibraryError."""
        from reader.library.alike_articles import Told, groups

        self._index.make_ready("overview")
        with self._session.database.reading() as tx:
            days = {article_id: read_day(day) for article_id, day in articles.days(tx)}
            named: dict[int, list[tuple[str, bool]]] = {}
            for article_id, key, said in actors.named(tx):
                named.setdefault(article_id, []).append((key, said > 0))
        told = [Told(one, day, tuple(named.get(one, ()))) for one, day in days.items()]
        shared = ([card.article_id for card in cards] for cards in self._quotations.shared())
        found = groups(told, shared)
        made = self._articles({one for group in found for one in group}, days)
        return tuple(Story(tuple(made[one] for one in group if one in made)) for group in found)

    def of(self, article_id: int) -> Story | None:
        """The story that an article tells; None where it stands alone."""
        return next((story for story in self.all() if article_id in story.ids), None)

    def side_by_side(self, story: Story) -> SideBySide:
        """Who is quoted in which of a story's articles, and what is said in them."""
        with self._session.database.reading() as tx:
            cards = statements.of_articles(tx, story.ids)
            meant = {(one, ref): key for one in story.ids for ref, key in actors.speakers_meant(tx, one)}
        return side_by_side(story, cards, meant)

    def _articles(self, ids: Collection[int], days: dict[int, date | None]) -> dict[int, StoryArticle]:
        with self._session.database.reading() as tx:
            cards, told = articles.cards(tx, ids), articles.outlets(tx, ids)
        outlets = {one: outlet_of(*facts) or "" for one, facts in told.items()}
        return {
            card.id: StoryArticle(card.id, card.name, outlets.get(card.id, ""), days.get(card.id), card.statements)
            for card in cards
        }


def side_by_side(
    story: Story, cards: Sequence[StatementCard], meant: dict[tuple[int, str], str] | None = None
) -> SideBySide:
    """Set a story's statements, in order of time, side by side; pure.

    `meant` are the actors' keys where the reader joined or set apart, by article and statement.
    """
    from reader.library.likeness import groups

    tellers = _tellers(story)
    several = len(set(tellers.values())) > 1
    found = groups([card.text for card in cards], [card.article_id for card in cards])
    first_of = {number: min(group) for group in found for number in group}
    together: dict[int, list[StatementCard]] = {}
    for number, card in enumerate(cards):
        together.setdefault(first_of.get(number, number), []).append(card)
    made = []
    for same in together.values():
        who = tuple(dict.fromkeys(tellers[card.article_id] for card in same))
        made.append(StoryStatement(tuple(same), who, several and len(who) == 1))
    return SideBySide(story, _actors(story, cards, meant or {}), tuple(made))


def _tellers(story: Story) -> dict[int, str]:
    """Who tells an article's statements: its outlet; the article itself where the outlets tell nothing apart."""
    if len(story.outlets) > 1:
        first = {outlet.casefold(): outlet for outlet in story.outlets}
        return {one.id: first.get(one.outlet.casefold(), "") or f"#{one.id}" for one in story.articles}
    return {one.id: f"#{one.id}" for one in story.articles}


def _actors(story: Story, cards: Iterable[StatementCard], meant: dict[tuple[int, str], str]) -> tuple[StoryActor, ...]:
    from collections import Counter

    column = {article_id: number for number, article_id in enumerate(story.ids)}
    counts: dict[str, list[int]] = {}
    names: dict[str, Counter[str]] = {}
    for card in cards:
        key = meant.get((card.article_id, card.statement_id), card.actor_key)
        if key is not None:
            counts.setdefault(key, [0] * len(column))[column[card.article_id]] += 1
            names.setdefault(key, Counter())[card.speaker or ""] += 1
    made = [StoryActor(key, names[key].most_common(1)[0][0], tuple(row)) for key, row in counts.items()]
    return tuple(sorted(made, key=lambda one: (-sum(map(bool, one.counts)), -sum(one.counts), one.name)))
