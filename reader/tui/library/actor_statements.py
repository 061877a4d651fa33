"""What one actor said over all articles, when and where, on one spine of days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from rich.style import Style

from reader.model import ActorKind, ActorRef, StatementCard, Sureness
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, read_in_place, type_words
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.styles import UNKNOWN_HUE
from reader.tui.drawing.text import shorten, table_cell, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.library.pick_actor import separating
from reader.tui.reading.picking import AskName
from reader.tui.reading.words import behind_sign
from reader.tui.requests import ExportStatements, Place, ShowSame


class ActorStatements(ListScreen[None]):
    """What one actor said over all articles: a spine of days, the undated apart; each statement with its article."""

    BINDINGS = keys.bindings(keys.Scope.STATEMENTS)

    def __init__(self, key: str | None, name: str, code: str | None = None) -> None:
        """`key` is None for those who are unknown; `code` leaves what has this code."""
        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, shorten(name, 60), f"#{shorten(code, 40)}" if code else None),
                remark=self._remark,
                hint=lambda: self.tr("over.type-words"),
                rows=self._make_rows,
                pieces=self._pieces,
                unfolded=self._unfolded,
                chosen=self._chosen,
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.STATEMENTS],
                understood=True,
            ),
            STATEMENTS_COMMANDS,
        )
        self.key = key
        """The library's key of the actor."""
        self.actor_name = name
        """The actor's name."""
        self.cards: tuple[StatementCard, ...] = ()
        """What the actor said."""
        self._code = code

    def begin(self) -> None:
        """Ask for the statements."""
        library, key, name, code = self.context.library, self.key, self.actor_name, self._code

        def statements(limit: int | None) -> tuple[StatementCard, ...]:
            if key is None:
                return library.actors.statements(None, tag=code, unknown=True, limit=limit)
            cards = library.actors.find(key) or library.actors.find(name)
            return library.actors.statements(cards[0].key, tag=code, limit=limit) if cards else ()

        self.panel.questions.ask_long(statements, self._answered, fresh=not self.cards)

    def _answered(self, cards: Sequence[StatementCard]) -> None:
        self.cards = tuple(cards)
        self.panel.show_anew()

    def _remark(self) -> str:
        """How much it is."""
        articles = len({card.article_id for card in self.cards})
        counted = self.panel.questions.counted
        return (
            self.tr("over.count", statements=counted(len(self.cards)), articles=counted(articles)) if articles else ""
        )

    def _make_rows(self, width: int) -> Sequence[Row]:
        """Days, and statements under them; what is drawn of them is made when they are seen."""
        words = self.panel.typed.casefold().split()
        cards = [
            card
            for card in self.cards
            if all(word in f"{card.text} {card.title} {card.outlet or ''} {_codes(card)}".casefold() for word in words)
        ]
        said_on = Counter(card.day for card in cards)
        rows: list[Row] = []
        day: object = ()
        for card in cards:
            if card.day != day:
                day = card.day
                if rows:
                    rows.append(Row((("   │" if card.day else "", self.theme_styles.rule),)))
                rows.append(self._day_row(card.day, said_on[card.day]))
            rows.append(Row((), card))
        if self.panel.questions.more or not cards:
            key = "list.asking" if self.panel.questions.is_open else "over.nothing" if self.cards else "over.silent"
            rows.append(words_row(self.tr(key), self.theme_styles.faint))
        return rows

    def _day_row(self, day: date | None, count: int) -> Row:
        styles, tr = self.theme_styles, self.tr
        words = f"{tr.day(day.isoformat())} {day.year}" if day else tr("date.none")
        mark = "●" if day else "○"
        return Row(
            (("   ", styles.text), (mark + "  ", styles.accent), (words, styles.strong), (f" · {count}", styles.faint))
        )

    def _pieces(self, key: object, width: int) -> Pieces:
        """A statement with its article."""
        if not isinstance(key, StatementCard):
            return ()
        styles = self.theme_styles
        where = key.outlet or key.title
        side = 26 if width >= 90 else 16 if width >= 64 else 0
        spine, sign, words = self._margin(key)
        codes = shorten(_codes(key), max(width // 4, 8))
        room = max(width - side - 14 - cell_len(codes), 10)
        return [
            spine,
            ("     ", styles.text),
            sign,
            (table_cell(words, room + 1), styles.text),
            (codes + " " if codes else "", styles.accent),
            (shorten(where, side), styles.faint),
        ]

    def _margin(self, card: StatementCard) -> tuple[tuple[str, Style], tuple[str, Style], str]:
        """The spine, the sign of a statement, and its words without the mark that the sign stands for."""
        styles = self.theme_styles
        doubtful = card.sureness in (Sureness.DOUBTFUL, Sureness.UNKNOWN)
        sign = "~" if doubtful else card.kind.sign
        words = behind_sign(card.text, sign)
        hue = styles.actor(UNKNOWN_HUE if doubtful else 0)
        return ("   " + ("│" if card.day else "┊"), styles.rule), (sign + " ", hue), words

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """The whole statement, and where it stands."""
        if not isinstance(key, StatementCard):
            return ()
        styles, tr = self.theme_styles, self.tr
        spine, sign, words = self._margin(key)
        first, *rest = wrapped(words, max(width - 14, 10))
        margin: Pieces = (spine, ("       ", styles.text))
        published = f"{tr.day(key.published.isoformat())} {key.published.year}" if key.published else ""
        facts = (
            tr(f"kind.{key.kind.value}"),
            tr(f"sure.{key.sureness.value}"),
            _codes(key),
            key.outlet,
            key.title,
            published,
        )
        where = shorten(" · ".join(fact for fact in facts if fact), max(width - 12, 10))
        return [
            (spine, ("     ", styles.text), sign, (first, styles.text)),
            *((*margin, (line, styles.text)) for line in rest),
            (*margin, (where, styles.faint)),
        ]

    def _chosen(self, row: Row) -> None:
        """Read it in its place."""
        read_in_place(self, row.key, place_of)

    @property
    def card(self) -> StatementCard | None:
        """The current statement."""
        key = self.panel.current_key
        return key if isinstance(key, StatementCard) else None


def place_of(key: object) -> Place | None:
    """Where the statement of a row stands."""
    return Place(key.article_id, key.span) if isinstance(key, StatementCard) else None


def _codes(card: StatementCard) -> str:
    """The codes that a statement bears."""
    return " ".join(f"#{code}" for code in card.codes)


def _show_same(screen: ActorStatements) -> None:
    """Show where else the same quotation stands."""
    if screen.card is not None:
        screen.context.post(ShowSame(screen.card.article_id, screen.card.statement_id))


def _separate(screen: ActorStatements) -> None:
    """In the article of this statement the actor is somebody else: ask who."""
    card, library, tr = screen.card, screen.context.library, screen.tr
    key = screen.key
    if card is None or card.actor_key is None or key is None:
        return
    kind = ActorKind(card.actor_key.partition(":")[0])

    def named(ref: ActorRef | None) -> None:
        if ref is not None:
            screen.panel.questions.change_and_tell(
                separating(library, tr, card.article_id, key, screen.actor_name, ref), screen.begin
            )

    screen.app.push_screen(AskName(tr("over.who-there"), screen.actor_name, kind), named)


def _export(screen: ActorStatements) -> None:
    """Write the statements to a file."""
    if screen.panel.questions.more:
        screen.context.tell(screen.tr("list.asking"))
    elif screen.cards:
        screen.context.post(ExportStatements(screen.cards, screen.actor_name))


STATEMENTS_COMMANDS: Commands[ActorStatements] = {
    "statements-filter": type_words,
    "statements-same": _show_same,
    "statements-apart": _separate,
    "statements-undo": lambda screen: screen.panel.questions.undo(screen.begin),
    "statements-redo": lambda screen: screen.panel.questions.redo(screen.begin),
    "statements-export": _export,
}
"""What can be done in the list of what an actor said."""
