"""A story side by side: its articles, who is quoted in which, and what was said, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.style import Style

from reader.library.stories import SideBySide, Story, StoryActor, StoryArticle, StoryStatement
from reader.model import StatementCard
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, read_in_place, type_words
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import padded, shorten, table_cell, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.reading.words import behind_sign
from reader.tui.requests import ExportStatements, Place, ShowActor

COLUMN_CELLS = 4
"""Cells of an article's column in the table of who is quoted."""

FEWEST_NAME_CELLS = 16
"""Cells that names keep beside the columns; articles without room have none."""


class Given(NamedTuple):
    """A statement as one article gives it."""

    statement: StoryStatement
    """The statement."""
    card: StatementCard
    """In that article."""


class StoryScreen(ListScreen[None]):
    """Three parts one below the other; a row leads to the article, the actor, or the statement in its place."""

    BINDINGS = keys.bindings(keys.Scope.STORY)

    def __init__(self, story: Story) -> None:
        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, self.tr("story.title").upper(), shorten(self._headline, 60)),
                remark=self._remark,
                hint=lambda: self.tr("story.type"),
                rows=self._make_rows,
                unfolded=self._unfolded,
                chosen=self._chosen,
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.STORY],
                understood=True,
            ),
            STORY_COMMANDS,
        )
        self._story = story
        self._headline = story.articles[0].name
        self._full: SideBySide | None = None
        self._lone_only = False

    def begin(self) -> None:
        """Ask for the statements."""
        library, story = self.context.library, self._story
        self.panel.questions.ask(lambda: library.stories.side_by_side(story), self._answered)

    def _answered(self, full: SideBySide) -> None:
        self._full = full
        self.panel.show_anew()

    # ---------------------------------------------------------------- rows

    def _remark(self) -> str:
        """How much is said, and how much of it by one alone."""
        if self._full is None:
            return ""
        lone = sum(one.lone for one in self._full.statements)
        return self.tr("story.count", statements=len(self._full.statements), lone=lone)

    def _make_rows(self, width: int) -> Sequence[Row]:
        width = max(width, 24)
        if self._full is None:
            return [words_row(self.tr("list.asking"), self.theme_styles.faint)]
        said = self._said(self._full, width)
        if self.panel.typed.strip() or self._lone_only:
            return said or [words_row(self.tr("over.nothing"), self.theme_styles.faint)]
        return [*self._articles(width), Row(()), *self._actors(self._full, width), Row(()), *said]

    def _head(self, key: str, width: int) -> Row:
        return words_row(shorten(self.tr(key), width - 3), self.theme_styles.strong)

    def _articles(self, width: int) -> list[Row]:
        styles, tr = self.theme_styles, self.tr
        side = 32 if width >= 80 else 0
        rows = [self._head("story.articles", width)]
        for number, one in enumerate(self._story.articles, start=1):
            day = tr.day(one.day.isoformat()) if one.day else ""
            where = table_cell(" · ".join(fact for fact in (one.outlet, day) if fact), side)
            title = shorten(one.name, max(width - side - 8, 8))
            rows.append(Row(((f"  {number:>3}  ", styles.accent), (where, styles.faint), (title, styles.text)), one))
        return rows

    def _actors(self, full: SideBySide, width: int) -> list[Row]:
        """The table of actors and articles; a dot where somebody is not quoted."""
        styles = self.theme_styles
        shown = max(min(len(self._story.articles), (width - FEWEST_NAME_CELLS - 4) // COLUMN_CELLS), 1)
        room = width - 3 - shown * COLUMN_CELLS
        columns = "".join(f"{number:>{COLUMN_CELLS}}" for number in range(1, shown + 1))
        rows = [
            Row(
                (
                    ("  " + padded(self.tr("story.who"), room), styles.strong),
                    (columns, styles.accent),
                )
            )
        ]
        for actor in full.actors:
            cells = tuple(
                (f"{count or '·':>{COLUMN_CELLS}}", styles.text if count else styles.rule)
                for count in actor.counts[:shown]
            )
            rows.append(Row((("  " + padded(actor.name, room), styles.text), *cells), actor))
        return rows

    def _said(self, full: SideBySide, width: int) -> list[Row]:
        """The statements in order of time; under one that several have a line for each of the others."""
        words = self.panel.typed.casefold().split()
        rows = [self._head("story.only" if self._lone_only else "story.said", width)]
        for one in full.statements:
            fits = all(word in _words_of(one) for word in words)
            if fits and (one.lone or not self._lone_only):
                first, *others = one.cards
                rows.append(Row(self._statement(one, first, width), Given(one, first)))
                rows += [Row(self._again(card, width), Given(one, card)) for card in others]
        return rows if len(rows) > 1 else []

    def _statement(self, one: StoryStatement, card: StatementCard, width: int) -> tuple[tuple[str, Style], ...]:
        styles, tr = self.theme_styles, self.tr
        day = padded(tr.day(card.day.isoformat()) if card.day else "", 11) if width >= 60 else ""
        who = shorten(card.speaker or tr("speaker.unknown"), max(width // 5, 8))
        mark, teller = (
            ("◆", self._numbered(card)) if one.lone else (" ", f"×{len(one.tellers)}" * (len(one.tellers) > 1))
        )
        side = shorten(teller, max(width // 6, 6))
        room = max(width - len(day) - len(who) - len(side) - 10, 6)
        return (
            (f"  {mark} ", styles.accent),
            (day, styles.faint),
            (who + "  ", styles.text),
            (padded(card.text, room) + " ", styles.faint),
            (side, styles.accent if one.lone else styles.faint),
        )

    def _again(self, card: StatementCard, width: int) -> tuple[tuple[str, Style], ...]:
        styles = self.theme_styles
        where = " · ".join(fact for fact in (self._numbered(card), card.title) if fact)
        return (("      = ", styles.rule), (shorten(where, width - 10), styles.faint))

    def _numbered(self, card: StatementCard) -> str:
        """The number and the outlet of the article of a statement."""
        number = self._story.ids.index(card.article_id)
        outlet = self._story.articles[number].outlet
        return f"{number + 1} {outlet}".rstrip()

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """The whole statement, and in which article it stands."""
        if not isinstance(key, Given):
            return ()
        styles, card, width = self.theme_styles, key.card, max(width, 24)
        mark = "◆" if key.statement.lone else "=" if card is not key.statement.cards[0] else " "
        day = self.tr.day(card.day.isoformat()) if card.day else ""
        facts = (card.speaker or self.tr("speaker.unknown"), day, self._numbered(card), card.title)
        where = shorten(" · ".join(fact for fact in facts if fact), width - 8)
        first, *rest = wrapped(behind_sign(card.text, card.kind.sign), width - 9)
        return [
            ((f"  {mark} {card.kind.sign} ", styles.accent), (first, styles.text)),
            *((("      " + line, styles.text),) for line in rest),
            (("      " + where, styles.faint),),
        ]

    # ---------------------------------------------------------------- what can be done

    def _chosen(self, row: Row) -> None:
        """Read an article or a statement in its place; show what an actor said over all articles."""
        if isinstance(row.key, StoryActor):
            self.context.post(ShowActor(row.key.key, row.key.name))
        else:
            read_in_place(self, row.key, _place_of)

    def toggle_lone(self) -> None:
        """List only what one alone has, or everything again."""
        self._lone_only = not self._lone_only
        self.panel.show_from_top()

    def export(self) -> None:
        """Write the statements that are listed to a file."""
        cards = [row.key.card for row in self.panel.items.rows if isinstance(row.key, Given)]
        if cards:
            self.context.post(ExportStatements(cards, self._headline))


def _words_of(one: StoryStatement) -> str:
    """What typing is compared with."""
    facts = [fact for card in one.cards for fact in (card.text, card.speaker, card.outlet, card.title)]
    return " ".join(fact for fact in (*facts, *one.tellers) if fact).casefold()


def _place_of(key: object) -> Place | None:
    """Where a row leads: a statement's passage, or an article where the reader was."""
    if isinstance(key, Given):
        return Place(key.card.article_id, key.card.span)
    return Place(key.id, None) if isinstance(key, StoryArticle) else None


STORY_COMMANDS: Commands[StoryScreen] = {
    "story-filter": type_words,
    "story-lone": StoryScreen.toggle_lone,
    "story-export": StoryScreen.export,
}
"""What can be done with a story."""
