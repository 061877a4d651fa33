"""Actors over all articles, and what one of them said, when and where, on one spine of days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rich.style import Style

from reader.model import ActorCard, ActorKind, ActorRef, StatementCard, StatementKind, Sureness
from reader.model.text import OPENING_MARKS
from reader.tui.dialogs.listing import STANDING, Items, ListScreen
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.styles import UNKNOWN_HUE
from reader.tui.drawing.text import padded, shorten
from reader.tui.keymap import keys
from reader.tui.library.pick_actor import PickArticle, PickCard
from reader.tui.reading.picking import AskName
from reader.tui.requests import ExportStatements, OpenArticle, ShowSame, Turned


class ActorsScreen(ListScreen[None]):
    """Every actor of the library, those who say most first."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG, keys.Scope.OVER)
    SCOPE = keys.Scope.OVER
    TYPED = True
    LIVE = True
    UNDERSTOOD = True

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[str, ActorCard] = {}

    def begin(self) -> None:
        """Ask for the actors."""
        self.ask(STANDING, self.context.library.actors.all)

    def answered(self, kind: str, result: object) -> None:
        """The actors, or what was joined or undone."""
        if kind == STANDING and isinstance(result, tuple):
            self._cards = {card.key: card for card in result}
            self.show_anew()
        elif kind == "joined":
            self.context.tell(str(result))
            self.begin()
        elif kind in ("undone", "redone"):
            self.context.post(Turned(kind, result))
            self.begin()

    def title_items(self) -> Sequence[BarItem]:
        """The title and how many there are."""
        count = str(len(self._cards)) if self._cards else ""
        return [
            BarItem(" " + self.tr("over.title").upper(), self.theme_styles.strong),
            BarItem(f"  {count}", self.theme_styles.faint),
        ]

    def hint_to_type(self) -> str:
        """What typing does."""
        return self.tr("over.type")

    def make_rows(self, items: Items) -> Sequence[Row]:
        """The actors that have what is typed in one of their names."""
        wanted = self.typed.casefold().strip()
        cards = [
            card for card in self._cards.values() if any(wanted in name.casefold() for name in (card.name, *card.names))
        ]
        if not cards:
            key = "list.asking" if self.asking else "over.nothing" if self._cards else "over.empty"
            return [Row((("  " + self.tr(key), self.theme_styles.faint),))]
        return [Row((), card.key) for card in cards]

    def columns(self, width: int) -> str:
        """The names of the columns."""
        tr = self.tr
        head = padded(tr("over.column.name"), max(width - 40, 10)) + padded(tr("over.column.kind"), 14)
        return "  " + head + tr("over.column.articles").rjust(10) + tr("over.column.statements").rjust(12)

    def pieces_of(self, key: object, width: int) -> Sequence[tuple[str, Style]]:
        """A line of the list."""
        card = self._cards.get(key) if isinstance(key, str) else None
        if card is None:
            return ()
        styles = self.theme_styles
        room = max(width - 40, 10)
        others = [name for name in card.names if name != card.name]
        name = shorten(card.name, room - 1)
        also = shorten("  = " + ", ".join(others), room - len(name) - 1) if others and len(name) < room - 12 else ""
        return [
            ("  " + name, styles.text),
            (padded(also, room - len(name)), styles.faint),
            (padded(self.tr(f"actor.{card.kind.value}"), 14), styles.faint),
            (f"{card.articles:>10}", styles.text),
            (f"{card.statements or '·':>12}", styles.text if card.statements else styles.faint),
        ]

    def row_chosen(self, row: Row) -> None:
        """What the actor said."""
        card = self._cards.get(row.key) if isinstance(row.key, str) else None
        if card is not None:
            self.app.push_screen(ActorOver(card.key, card.name))

    # ---------------------------------------------------------------- one actor or two

    def action_join(self) -> None:
        """The actor is the same as another one: ask which."""
        key = self.current_key
        card = self._cards.get(key) if isinstance(key, str) else None
        if card is None:
            return
        one = card.key

        def picked(into: str | None) -> None:
            if into is not None:
                library = self.context.library

                def join() -> str:
                    library.actors.merge(one, into)
                    return self.tr("over.joined")

                self.change("joined", join)

        others = [other for other in self._cards.values() if other.key != one]
        self.app.push_screen(PickCard(self.tr("pick.merge", name=shorten(card.name, 40)), others), picked)

    def action_part(self) -> None:
        """Names that were joined are different actors again; who was set apart is who it was."""
        key = self.current_key
        if isinstance(key, str):
            library = self.context.library

            def part() -> str:
                return self.tr("over.parted" if library.actors.restore(key) else "over.nothing-to-part")

            self.change("joined", part)

    def action_apart(self) -> None:
        """The actor is somebody else in one article: ask in which, then who it is there."""
        key = self.current_key
        card = self._cards.get(key) if isinstance(key, str) else None
        if card is None:
            return

        def picked(article_id: int | None) -> None:
            if article_id is not None:
                self.app.push_screen(AskName(self.tr("over.who-there"), card.name, card.kind), named(article_id))

        def named(article_id: int) -> Callable[[ActorRef | None], None]:
            return lambda ref: set_apart(self, article_id, card.key, card.name, ref)

        self.app.push_screen(PickArticle(self.tr("over.which-article", name=shorten(card.name, 32)), card.key), picked)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.change("undone", self.context.library.history.undo)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.change("redone", self.context.library.history.redo)


class ActorOver(ListScreen[None]):
    """What one actor said over all articles: a spine of days, the undated apart; each statement with its article."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG, keys.Scope.STATEMENTS)
    SCOPE = keys.Scope.STATEMENTS
    TYPED = True
    LIVE = True
    UNDERSTOOD = True

    def __init__(self, key: str, name: str) -> None:
        super().__init__()
        self._key = key
        self._actor_name = name
        self._cards: tuple[StatementCard, ...] = ()
        self._shown: list[StatementCard | date | None] = []

    def begin(self) -> None:
        """Ask for the statements."""
        library, key, name = self.context.library, self._key, self._actor_name

        def statements() -> tuple[StatementCard, ...]:
            cards = library.actors.find(key) or library.actors.find(name)
            return library.actors.statements(cards[0].key) if cards else ()

        self.ask(STANDING, statements)

    def answered(self, kind: str, result: object) -> None:
        """The statements, or what was set apart or undone."""
        if kind == STANDING and isinstance(result, tuple):
            self._cards = result
            self.show_anew()
            return
        if kind in ("undone", "redone"):
            self.context.post(Turned(kind, result))
        elif kind == "joined":
            self.context.tell(str(result))
        self.begin()

    def title_items(self) -> Sequence[BarItem]:
        """The name."""
        return [BarItem(" " + shorten(self._actor_name, 60), self.theme_styles.strong)]

    def remark(self) -> str:
        """How much it is."""
        articles = len({card.article_id for card in self._cards})
        return self.tr("over.count", statements=len(self._cards), articles=articles) if self._cards else ""

    def hint_to_type(self) -> str:
        """What typing does."""
        return self.tr("over.type-words")

    def make_rows(self, items: Items) -> Sequence[Row]:
        """Days, and statements under them; what is drawn of them is made when they are seen."""
        words = self.typed.casefold().split()
        cards = [
            card
            for card in self._cards
            if all(word in f"{card.text} {card.title} {card.outlet or ''}".casefold() for word in words)
        ]
        if not cards:
            key = "list.asking" if self.asking else "over.nothing" if self._cards else "over.silent"
            return [Row((("  " + self.tr(key), self.theme_styles.faint),))]
        rows: list[Row] = []
        day: object = ()
        for card in cards:
            if card.day != day:
                day = card.day
                if rows:
                    rows.append(Row((("   │" if card.day else "", self.theme_styles.rule),)))
                rows.append(self._day_row(card.day, sum(other.day == card.day for other in cards)))
            rows.append(Row((), card))
        return rows

    def _day_row(self, day: date | None, count: int) -> Row:
        styles, tr = self.theme_styles, self.tr
        words = f"{tr.day(day.isoformat())} {day.year}" if day else tr("date.none")
        mark = "●" if day else "○"
        return Row(
            (("   ", styles.text), (mark + "  ", styles.accent), (words, styles.strong), (f" · {count}", styles.faint))
        )

    def pieces_of(self, key: object, width: int) -> Sequence[tuple[str, Style]]:
        """A statement with its article."""
        if not isinstance(key, StatementCard):
            return ()
        styles = self.theme_styles
        where = key.outlet or key.title
        side = 26 if width >= 90 else 16 if width >= 64 else 0
        doubtful = key.sureness in (Sureness.DOUBTFUL, Sureness.UNKNOWN)
        sign = "~" if doubtful else key.kind.sign
        hue = styles.actor(UNKNOWN_HUE if doubtful else 0)
        words = key.text.lstrip(OPENING_MARKS) if sign == StatementKind.DIRECT.sign else key.text
        spine = "│" if key.day else "┊"
        room = max(width - side - 14, 10)
        return [
            ("   " + spine, styles.rule),
            ("     ", styles.text),
            (sign + " ", hue),
            (
                padded(shorten(words, room), room + 1),
                styles.text,
            ),
            (shorten(where, side), styles.faint),
        ]

    def row_chosen(self, row: Row) -> None:
        """Read it in its place."""
        if isinstance(row.key, StatementCard):
            self.context.post(OpenArticle(row.key.article_id, row.key.span))

    def action_same(self) -> None:
        """Where else the same quotation stands."""
        if isinstance(self.current_key, StatementCard):
            self.context.post(ShowSame(self.current_key.article_id, self.current_key.statement_id))

    def action_apart(self) -> None:
        """In the article of this statement the actor is somebody else: ask who."""
        card = self.current_key
        if isinstance(card, StatementCard) and card.actor_key is not None:
            kind = ActorKind(card.actor_key.partition(":")[0])

            def named(ref: ActorRef | None) -> None:
                set_apart(self, card.article_id, self._key, self._actor_name, ref)

            self.app.push_screen(AskName(self.tr("over.who-there"), self._actor_name, kind), named)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.change("undone", self.context.library.history.undo)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.change("redone", self.context.library.history.redo)

    def action_export(self) -> None:
        """Write the statements to a file."""
        if self._cards:
            self.context.post(ExportStatements(self._cards, self._actor_name))


def set_apart(screen: ListScreen[None], article_id: int, key: str, name: str, ref: ActorRef | None) -> None:
    """Have the library keep that in this article the actor is somebody else; nothing where no name was given."""
    if ref is None:
        return
    library, said = screen.context.library, screen.tr("over.apart", name=shorten(name, 40))

    def keep() -> str:
        library.actors.separate(article_id, key, ref.name, ref.kind)
        return said

    screen.change("joined", keep)
