"""The actor's card: names used, role, every statement, and what other articles in the library have of the actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style

from reader.errors import LibraryError
from reader.model import NO_ARTICLE, Actor, Span, StatementCard
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import LIST_SCREEN_COMMANDS, ListScreen
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.lanes import EMPTY
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import padded, shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.reading.actors.pane import where
from reader.tui.reading.messages import PlaceChosen, StatementChosen
from reader.tui.reading.state import ReadingState
from reader.tui.reading.words import behind_sign, day_of, words_of

if TYPE_CHECKING:
    from reader.library import Library

DAY_COLUMNS = 11
"""Cells of the day before a statement; none where no statement of the list has one."""

MOST_ELSEWHERE = 200
"""Statements from other articles that a card lists; the screen over articles has all of them."""


@dataclass(frozen=True)
class Elsewhere:
    """The reader wants to read another article of the library at a passage."""

    article_id: int
    """The library's number of it."""
    span: Span | None
    """The passage."""


@dataclass(frozen=True)
class ActorDo:
    """The reader wants to do something with the actor."""

    action_id: str
    """Which action of scope CARD."""


class ActorDialog(ListScreen[object]):
    """Gives what was chosen: StatementChosen, PlaceChosen, Elsewhere or ActorDo; None for nothing."""

    BINDINGS = keys.bindings(keys.Scope.CARD)

    def __init__(self, reading: ReadingState, actor: Actor) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=self._title_items,
                remark=self._remark,
                rows=self._make_rows,
                first=self._go_first,
                chosen=lambda row: self.dismiss(row.key),
                begin=self._begin,
                scopes=[keys.Scope.CARD],
            )
        )
        self._reading = reading
        self._actor = actor
        self._elsewhere: tuple[StatementCard, ...] | None = None

    def _begin(self) -> None:
        """Ask the library for what other articles have."""
        library, actor, here = self.context.library, self._actor, self._reading.article_id
        self.panel.questions.ask(lambda: said_elsewhere(library, actor, here), self._answered, failed=lambda: None)

    def _answered(self, elsewhere: tuple[StatementCard, ...]) -> None:
        self._elsewhere = elsewhere
        self.panel.show_anew()

    def _go_first(self) -> None:
        """Begin with the statement at which the reader is, or with the first one."""
        spoken, items = self._reading.statements_of.get(self._actor.id, []), self.panel.items
        here = self._reading.current if self._reading.current in spoken else next(iter(spoken), None)
        number = items.number_of(StatementChosen(here, go=True)) if here is not None else -1
        if number >= 0:
            items.current = number
        else:
            items.go_first()

    # ---------------------------------------------------------------- rows

    def _title_items(self) -> Sequence[BarItem]:
        """The name."""
        hue = self._reading.hues.get(self._actor.id)
        style = self.theme_styles.strong if hue is None else self.theme_styles.actor(hue, bold=True)
        return [BarItem(" ", self.theme_styles.text), BarItem(shorten(self._actor.name, 60), style)]

    def _remark(self) -> str:
        """How often the actor speaks and is named."""
        said = len(self._reading.statements_of.get(self._actor.id, ()))
        named = f"{self.tr('actors.named')} {len(self._actor.mentions)}×"
        return f"{self.tr.plural('head.statements', said)} · {named}"

    def _make_rows(self, width: int) -> Sequence[Row]:
        """Who it is, names, statements here, statements elsewhere."""
        width = max(width, 24)
        return [*self._who(width), *self._names(width), *self._said(width), *self._others(width)]

    def _hue(self) -> Style:
        hue = self._reading.hues.get(self._actor.id)
        return self.theme_styles.text if hue is None else self.theme_styles.sign(hue)

    def _who(self, width: int) -> list[Row]:
        actor, styles = self._actor, self.theme_styles
        parts = [actor.role, actor.affiliation, self.tr(f"actor.{actor.kind.value}")]
        rows = [
            Row((("  " + line, styles.text),)) for line in wrapped(" · ".join(p for p in parts if p), width - 4, most=3)
        ]
        line = where(self._reading, actor, width - 4)
        hue = self._hue()
        cells = tuple((cell, styles.rule if cell == EMPTY else hue) for cell in line)
        return [*rows, Row((("  ", styles.text), *cells)), Row(())]

    def _head(self, key: str, count: str = "") -> Row:
        return Row((("  " + self.tr(key), self.theme_styles.strong), (f"  {count}", self.theme_styles.faint)))

    def _names(self, width: int) -> list[Row]:
        """The names that the article uses, the most used first; choosing one goes to where it first stands."""
        text, styles = self._reading.article.text, self.theme_styles
        counts: Counter[str] = Counter()
        first: dict[str, Span] = {}
        for mention in self._actor.mentions:
            words = " ".join(mention.of(text).split())
            counts[words] += 1
            first.setdefault(words, mention)
        rows = [
            Row(
                (("    ", styles.text), (padded(words, width - 12), styles.text), (f"{f'×{count}':>6}", styles.faint)),
                PlaceChosen(first[words]),
            )
            for words, count in counts.most_common(12)
        ]
        return [self._head("card.names"), *rows, Row(())] if rows else []

    def _said(self, width: int) -> list[Row]:
        """Every statement here; choosing one goes there."""
        reading, styles, tr = self._reading, self.theme_styles, self.tr
        rows = []
        said = [(index, reading.statements[index]) for index in reading.statements_of.get(self._actor.id, ())]
        columns = DAY_COLUMNS if any(day_of(statement) for _, statement in said) else 0
        for index, statement in said:
            iso = day_of(statement)
            day = padded(tr.day(iso) if iso else "", columns)
            words = words_of(reading, statement)
            rows.append(
                Row(
                    (
                        ("    ", styles.text),
                        (day, styles.faint),
                        (reading.sign(statement) + " ", self._hue()),
                        (shorten(words, width - 9 - columns), styles.text),
                    ),
                    StatementChosen(index, go=True),
                )
            )
        if not rows:
            return [words_row(tr("card.silent"), styles.faint), Row(())]
        return [self._head("card.said", str(len(rows))), *rows, Row(())]

    def _others(self, width: int) -> list[Row]:
        """What the library has; choosing one opens that article there."""
        styles, tr = self.theme_styles, self.tr
        if self._elsewhere is None:
            return [words_row(tr("card.asking"), styles.faint)]
        if not self._elsewhere:
            return [words_row(tr("card.nothing-elsewhere"), styles.faint)]
        articles = len({card.article_id for card in self._elsewhere})
        columns = DAY_COLUMNS if any(card.day for card in self._elsewhere) else 0
        rows = [
            Row(
                (
                    ("    ", styles.text),
                    (padded(tr.day(card.day.isoformat()) if card.day else "", columns), styles.faint),
                    (card.kind.sign + " ", self._hue()),
                    (
                        shorten(behind_sign(card.text, card.kind.sign), max(width - 35 - columns, 16)) + "  ",
                        styles.text,
                    ),
                    (shorten(card.outlet or card.title, 24), styles.faint),
                ),
                Elsewhere(card.article_id, card.span),
            )
            for card in self._elsewhere[:MOST_ELSEWHERE]
        ]
        return [self._head("card.elsewhere", tr("card.in-articles", count=articles)), *rows]

    # ---------------------------------------------------------------- what can be done

    async def action_command(self, action_id: str) -> None:
        """Do an action of every list; for one that does something with the actor close first."""
        if action_id in LIST_SCREEN_COMMANDS:
            await super().action_command(action_id)
        else:
            self.dismiss(ActorDo(action_id))


def said_elsewhere(library: Library, actor: Actor, article_id: int) -> tuple[StatementCard, ...]:
    """What other articles of the library have of an actor; nothing where there is no library."""
    from reader.library.listing import actor_key

    if article_id == NO_ARTICLE:
        return ()
    try:
        cards = library.actors.find(actor_key(actor.name, actor.kind))
        if not cards or actor.name not in cards[0].names:
            return ()
        return tuple(card for card in library.actors.statements(cards[0].key) if card.article_id != article_id)
    except LibraryError:
        return ()  # the article is read without it
