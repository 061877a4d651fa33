"""Sources at a glance: whose words articles give. A number unfolds to its statements; each leads to its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.style import Style

from reader.library.balance import ACTOR, SIDES, Share, Sourced, chosen, part, shares, whole
from reader.model import StatementCard
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, read_in_place
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import shorten, table_cell, wrapped
from reader.tui.reading.words import behind_sign
from reader.tui.requests import Place

MOST_STATEMENTS = 500
"""Statements that a number unfolds to."""

MOST_ACTORS = 100
"""Actors that are listed."""

BAR_CELLS = 20
"""Cells of a bar that stands for everything, where there is room."""


class Number(NamedTuple):
    """A row of a side: what it stands for."""

    side: str
    """The dimension."""
    value: str
    """Its value."""


class Behind(NamedTuple):
    """A statement behind a number."""

    number: Number
    """The number."""
    card: StatementCard
    """The statement."""


class BalancePanel(ListScreen[None]):
    """A bar for each value of each side, by the words of content."""

    def __init__(
        self,
        name: str,
        sourced: Callable[[], Sequence[Sourced]],
        cards: Callable[[Sequence[Sourced]], Sequence[StatementCard]],
    ) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, self.tr("balance.title").upper(), shorten(name, 48)),
                remark=self._remark,
                columns=lambda width: shorten(self.tr("balance.columns"), width - 1).rjust(width - 1),
                rows=self._make_rows,
                unfolded=self._unfolded,
                chosen=self._chosen,
                begin=self.begin,
                renew=self.begin,
                enter="foot.balance-unfold",
            )
        )
        self._ask = sourced
        self._ask_cards = cards
        self._sourced: Sequence[Sourced] | None = None
        self._open: Number | None = None
        self._behind: Sequence[StatementCard] = ()

    def begin(self) -> None:
        """Ask what is to be counted, and for the statements behind the number that is unfolded."""
        ask, ask_cards, number = self._ask, self._ask_cards, self._open

        def asked() -> tuple[Sequence[Sourced], Sequence[StatementCard]]:
            sourced = ask()
            return sourced, ask_cards(chosen(sourced, *number)[:MOST_STATEMENTS]) if number else ()

        self.panel.questions.ask(asked, self._answered)

    def _answered(self, answer: tuple[Sequence[Sourced], Sequence[StatementCard]]) -> None:
        first = self._sourced is None
        self._sourced, self._behind = answer
        (self.panel.show_from_top if first else self.panel.show_anew)()

    def on_screen_resume(self) -> None:
        """Back from the text: something may be corrected there."""
        if self._sourced is not None:
            self.begin()

    # ---------------------------------------------------------------- rows

    def _remark(self) -> str:
        """How much is counted."""
        if not self._sourced:
            return ""
        of_all = whole(self._sourced)
        key = "balance.count" if of_all.articles > 1 else "balance.count-one"
        return self.tr(key, statements=of_all.statements, words=of_all.words, articles=of_all.articles)

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The sides one below the other."""
        if not self._sourced:
            key = "list.asking" if self._sourced is None else "balance.empty"
            return [words_row(self.tr(key), self.theme_styles.faint)]
        rows: list[Row] = []
        for side in SIDES:
            found = shares(self._sourced, side)
            if found:
                rows += [Row(()), *self._side(side, found, max(width, 24))]
        return rows[1:]

    def _side(self, side: str, found: Sequence[Share], width: int) -> list[Row]:
        styles, tr = self.theme_styles, self.tr
        words = sum(share.words for share in found)
        rows = [words_row(shorten(tr(f"balance.side.{side}"), width - 3), styles.strong)]
        for share in found[:MOST_ACTORS]:
            number = Number(side, share.value)
            rows.append(Row(self._share(number, share, part(share.words, words), width), number))
            if number == self._open:
                rows += [Row(self._statement(card, width), Behind(number, card)) for card in self._behind]
                if share.statements > len(self._behind):
                    more = tr("balance.more", count=share.statements - len(self._behind))
                    rows.append(words_row("      " + more, styles.faint))
        if len(found) > MOST_ACTORS:
            rows.append(words_row("  " + tr("balance.others", count=len(found) - MOST_ACTORS), styles.faint))
        return rows

    def _share(self, number: Number, share: Share, of_words: float, width: int) -> tuple[tuple[str, Style], ...]:
        """Name, bar, part of the words, statements."""
        styles = self.theme_styles
        cells = BAR_CELLS if width >= 70 else 8 if width >= 56 else 0
        filled = round(of_words * cells)
        room = width - 4 - cells - 15
        sign = "▾ " if number == self._open else "▸ "
        return (
            ("  " + sign, styles.faint),
            (table_cell(self._called(number, share), room), styles.text),
            ("━" * filled, styles.accent),
            ("─" * (cells - filled), styles.rule),
            (f" {of_words:>4.0%}", styles.text),
            (f"{share.statements:>8} ", styles.faint),
        )

    def _called(self, number: Number, share: Share) -> str:
        if number.side == ACTOR:
            return share.label or self.tr("speaker.unknown")
        return self.tr(f"balance.{number.side}.{number.value}")

    def _statement(self, card: StatementCard, width: int) -> tuple[tuple[str, Style], ...]:
        styles = self.theme_styles
        who = shorten(card.speaker or self.tr("speaker.unknown"), max(width // 4, 8))
        return (
            ("      " + card.kind.sign + " ", styles.accent),
            (who + "  ", styles.text),
            (shorten(card.text, max(width - len(who) - 12, 8)), styles.faint),
        )

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """The whole statement, and in which article it stands."""
        if not isinstance(key, Behind):
            return ()
        styles, card = self.theme_styles, key.card
        who = card.speaker or self.tr("speaker.unknown")
        where = " · ".join(fact for fact in (who, card.outlet, card.title) if fact)
        first, *rest = wrapped(behind_sign(card.text, card.kind.sign), max(width - 10, 10))
        return [
            (("      " + card.kind.sign + " ", styles.accent), (first, styles.text)),
            *((("        " + line, styles.text),) for line in rest),
            (("        " + shorten(where, max(width - 10, 10)), styles.faint),),
        ]

    # ---------------------------------------------------------------- what can be done

    def _chosen(self, row: Row) -> None:
        """Unfold a number, or fold it; read a statement in its place."""
        if isinstance(row.key, Behind):
            read_in_place(self, row.key, _place_of)
        elif isinstance(row.key, Number):
            self._open = None if row.key == self._open else row.key
            self._behind = ()
            self.begin()


def _place_of(key: object) -> Place | None:
    """Where the statement of a row stands."""
    return Place(key.card.article_id, key.card.span) if isinstance(key, Behind) else None
