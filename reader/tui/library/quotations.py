"""Every quotation that stands in several articles, side by side: who prints it, when, and in which other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style

from reader.library import Library
from reader.model import ChangeKind, DiffPart, StatementCard
from reader.model.text import one_shape
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, read_in_place, type_words
from reader.tui.drawing.bar import BarItem, heading
from reader.tui.drawing.changes import set_lines, whole
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import ExportStatements, Place

HEAD_LINES = 4
"""Lines of a quotation above its articles; on each of these the rest is unfolded."""

MOST_QUOTATIONS = 200
"""Quotations that are listed; typing words finds the others."""


@dataclass(frozen=True)
class Shared:
    """A quotation and everyone who prints it."""

    cards: tuple[StatementCard, ...]
    """The statements by day; the first one's words stand for all that have the same."""
    others: tuple[tuple[DiffPart, ...], ...]
    """For each of them its words beside the first one's; empty where they are the same but for the shape of marks."""

    @property
    def articles(self) -> int:
        """In how many articles it stands."""
        return len({card.article_id for card in self.cards})


class QuotationsScreen(ListScreen[None]):
    """The quotation, then a line for each article, with the words that it has otherwise, and those left out."""

    BINDINGS = keys.bindings(keys.Scope.QUOTATIONS)

    def __init__(self) -> None:
        super().__init__(
            ListContents(
                title=self._title_items,
                hint=lambda: self.tr("quotations.type"),
                rows=self._make_rows,
                unfolded=self._unfolded,
                chosen=self._chosen,
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.QUOTATIONS],
                understood=True,
            ),
            QUOTATIONS_COMMANDS,
        )
        self._shared: tuple[Shared, ...] | None = None

    def begin(self) -> None:
        """Ask the library; in a large one that takes seconds."""
        library = self.context.library
        self.panel.questions.ask(lambda: compared(library), self._answered)

    def _answered(self, shared: tuple[Shared, ...]) -> None:
        self._shared = shared
        self.panel.show_anew()

    # ---------------------------------------------------------------- rows

    def _title_items(self) -> Sequence[BarItem]:
        """The title and how many there are."""
        count = str(len(self._shared)) if self._shared else None
        return heading(self.theme_styles, self.tr("quotations.title").upper(), count)

    def _fitting(self) -> list[Shared]:
        words = self.panel.typed.casefold().split()
        return [shared for shared in self._shared or () if all(word in _words_of(shared) for word in words)]

    def _make_rows(self, width: int) -> Sequence[Row]:
        """Under each quotation its articles."""
        found = self._fitting()
        if not found:
            known = "quotations.empty" if not self._shared else "over.nothing"
            key = "list.asking" if self._shared is None else known
            return [words_row(self.tr(key), self.theme_styles.faint)]
        width = max(width, 30)
        rows = [row for shared in found[:MOST_QUOTATIONS] for row in self._rows_of(shared, width)]
        if len(found) > MOST_QUOTATIONS:
            more = self.tr("quotations.more", count=len(found) - MOST_QUOTATIONS)
            rows.append(words_row(more, self.theme_styles.faint))
        return rows

    def _rows_of(self, shared: Shared, width: int) -> list[Row]:
        styles = self.theme_styles
        change_styles = {
            ChangeKind.ADDED: styles.accent + Style(underline=True),
            ChangeKind.REMOVED: styles.faint + Style(strike=True),
        }
        first, *rest = wrapped(shared.cards[0].text, _measure(width), most=HEAD_LINES)
        rows = [Row((("  ", styles.text), (first, styles.strong)))]
        rows += [Row((("  ", styles.text), (line, styles.strong))) for line in rest]
        for card, other in zip(shared.cards, shared.others, strict=True):
            rows.append(Row(self._where(card, width), card))
            for line in set_lines(whole(other), min(width - 12, 94)):
                rows.append(
                    Row((("        ", styles.text), *((text, change_styles.get(k, styles.faint)) for text, k in line)))
                )
        return [*rows, Row(())]

    def _where(self, card: StatementCard, width: int) -> tuple[tuple[str, Style], ...]:
        """Day, who said it, in which article."""
        styles, tr = self.theme_styles, self.tr
        day = f"{tr.day(card.day.isoformat())} {card.day.year}" if card.day else tr("date.none")
        speaker = card.speaker or tr("speaker.unknown")
        where = " · ".join(part for part in (card.outlet, card.title) if part)
        room = max(width - 25, 10)
        who = shorten(speaker, room // 2)
        return (
            ("    · ", styles.rule),
            (f"{day:<17}", styles.faint),
            (who, styles.text),
            ("  " + shorten(where, max(room - len(who), 8)), styles.faint),
        )

    # ---------------------------------------------------------------- what can be done

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """The whole quotation as this article prints it, where the words above are cut."""
        if not isinstance(key, StatementCard):
            return ()
        lines = wrapped(key.text, _measure(max(width, 30)))
        if len(lines) <= HEAD_LINES:
            return ()
        return [
            self._where(key, width),
            *((("        ", self.theme_styles.text), (line, self.theme_styles.text)) for line in lines),
        ]

    def _chosen(self, row: Row) -> None:
        """Read it in its place."""
        read_in_place(self, row.key, _place_of)

    def export(self) -> None:
        """Write the quotations that are listed to a file."""
        cards = [card for shared in self._fitting() for card in shared.cards]
        if cards:
            self.context.post(ExportStatements(cards, self.tr("quotations.title")))


def _measure(width: int) -> int:
    """Cells of a line of a quotation in a list of so many cells."""
    return min(width - 6, 100)


def _place_of(key: object) -> Place | None:
    """Where the statement of a row stands."""
    return Place(key.article_id, key.span) if isinstance(key, StatementCard) else None


QUOTATIONS_COMMANDS: Commands[QuotationsScreen] = {
    "quotations-filter": type_words,
    "quotations-export": QuotationsScreen.export,
}
"""What can be done in the list of quotations."""


def compared(library: Library) -> tuple[Shared, ...]:
    """Every shared quotation, with what each article has otherwise."""
    from reader.library.text_diff import compare

    made = []
    for cards in library.quotations.shared():
        words = cards[0].text
        plain = one_shape(words)
        others = (compare(words, card.text) if one_shape(card.text) != plain else () for card in cards)
        made.append(Shared(cards, tuple(others)))
    return tuple(made)


def _words_of(shared: Shared) -> str:
    """What typing is compared with."""
    facts = (fact for card in shared.cards for fact in (card.text, card.speaker, card.outlet, card.title))
    return " ".join(fact for fact in facts if fact).casefold()
