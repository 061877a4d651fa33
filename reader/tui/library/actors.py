"""Actors over all articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.library.likely_actors import likely_equals
from reader.model import ActorCard, ActorRef
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, type_words
from reader.tui.drawing.bar import BarItem, heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import padded, shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.library.pick_actor import PickArticle, PickCard, separating
from reader.tui.reading.picking import AskName
from reader.tui.reading.words import NAME_COLUMNS
from reader.tui.requests import ShowActor

NARROW = 56
"""Cells of a list from which it has room for what kind of actor somebody is."""


class ActorsScreen(ListScreen[None]):
    """Every actor of the library, those who say most first."""

    BINDINGS = keys.bindings(keys.Scope.OVER)

    def __init__(self) -> None:
        super().__init__(
            ListContents(
                title=self._title_items,
                hint=lambda: self.tr("over.type"),
                columns=self._columns,
                rows=self._make_rows,
                pieces=self._pieces,
                unfolded=self._unfolded,
                chosen=self._chosen,
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.OVER],
                understood=True,
            ),
            ACTORS_COMMANDS,
        )
        self._cards: dict[str, ActorCard] = {}
        self._likely: dict[str, str] = {}

    def begin(self) -> None:
        """Ask for the actors."""
        library = self.context.library
        self.panel.questions.ask_long(
            lambda limit: library.actors.all(limit=limit), self._answered, fresh=not self._cards
        )

    def _answered(self, cards: Sequence[ActorCard]) -> None:
        self._cards = {card.key: card for card in cards}
        self._likely = likely_equals(cards)
        self.panel.show_anew()

    def _title_items(self) -> Sequence[BarItem]:
        """The title and how many there are."""
        count = self.panel.questions.counted(len(self._cards))
        return heading(self.theme_styles, self.tr("over.title").upper(), count)

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The actors that have what is typed in one of their names."""
        wanted = self.panel.typed.casefold().strip()
        cards = [
            card for card in self._cards.values() if any(wanted in name.casefold() for name in (card.name, *card.names))
        ]
        rows = [Row((), card.key) for card in cards]
        if self.panel.questions.more or not cards:
            key = "list.asking" if self.panel.questions.is_open else "over.nothing" if self._cards else "over.empty"
            rows.append(words_row(self.tr(key), self.theme_styles.faint))
        return rows

    def _columns(self, width: int) -> str:
        """The names of the columns."""
        tr, (name, kind, articles, statements) = self.tr, _rooms(width)
        head = "  " + padded(tr("over.column.name"), name) + (padded(tr("over.column.kind"), kind) if kind else "")
        counts = (tr("over.column.articles"), articles), (tr("over.column.statements"), statements)
        return head + "".join(shorten(words, room - 1).rjust(room) for words, room in counts)

    def _pieces(self, key: object, width: int) -> Pieces:
        """A line of the list."""
        card = self._cards.get(key) if isinstance(key, str) else None
        if card is None:
            return ()
        styles = self.theme_styles
        room, kind, articles, statements = _rooms(width)
        others = [name for name in card.names if name != card.name]
        name = shorten(card.name, room - 1)
        likely = self.likely(card.key)
        told = f"  ≈ {likely.name}?" if likely is not None else "  = " + ", ".join(others) if others else ""
        also = shorten(told, room - len(name) - 1) if told and len(name) < room - 12 else ""
        return [
            ("  " + name, styles.text),
            (padded(also, room - len(name)), styles.faint),
            (padded(self.tr(f"actor.{card.kind.value}"), kind) if kind else "", styles.faint),
            (f"{card.articles:>{articles}}", styles.text),
            (f"{card.statements or '·':>{statements}}", styles.text if card.statements else styles.faint),
        ]

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """All names of the actor, where the line has no room for them."""
        card = self._cards.get(key) if isinstance(key, str) else None
        if card is None:
            return ()
        others = ", ".join(name for name in card.names if name != card.name)
        words = f"{card.name}  = {others}" if others else card.name
        if len(words) < _rooms(width)[0] - 1:
            return ()
        lines = wrapped(words, max(width - 6, 10))
        return [self._pieces(key, width), *((("      " + line, self.theme_styles.faint),) for line in lines)]

    def _chosen(self, row: Row) -> None:
        """What the actor said."""
        card = self._cards.get(row.key) if isinstance(row.key, str) else None
        if card is not None:
            self.context.post(ShowActor(card.key, card.name))

    # ---------------------------------------------------------------- one actor or two

    @property
    def card(self) -> ActorCard | None:
        """The current actor."""
        key = self.panel.current_key
        return self._cards.get(key) if isinstance(key, str) else None

    def likely(self, key: str) -> ActorCard | None:
        """Who an actor with a short name likely is; None where nobody, or several, may be meant."""
        return self._cards.get(self._likely.get(key, ""))

    @property
    def cards(self) -> Sequence[ActorCard]:
        """All actors of the library."""
        return tuple(self._cards.values())


def _rooms(width: int) -> tuple[int, int, int, int]:
    """Cells for the name, the kind, and the counts of articles and statements, in a list of so many cells."""
    kind, *counts = (14, 10, 12) if width >= NARROW else (0, 8, 8)
    return max(width - kind - sum(counts) - 4, 10), kind, counts[0], counts[1]


def _merge(screen: ActorsScreen) -> None:
    """The actor is the same as another one: ask which."""
    card, library = screen.card, screen.context.library
    if card is None:
        return
    one = card.key
    names = {other.key: shorten(other.name, NAME_COLUMNS) for other in screen.cards}

    def picked(into: str | None) -> None:
        if into is not None:
            said = screen.tr("over.joined", name=names[one], other=names.get(into, into))

            def merge() -> str:
                library.actors.merge(one, into)
                return said

            screen.panel.questions.change_and_tell(merge, screen.begin)

    others = [other for other in screen.cards if other.key != one]
    screen.app.push_screen(PickCard(screen.tr("pick.merge", name=shorten(card.name, 40)), others), picked)


def _merge_likely(screen: ActorsScreen) -> None:
    """The actor is the one that it is likely to be."""
    card, library = screen.card, screen.context.library
    into = screen.likely(card.key) if card is not None else None
    if card is None or into is None:
        screen.context.tell(screen.tr("over.nobody-likely"))
        return
    one, other = card.key, into.key
    said = screen.tr("over.joined", name=shorten(card.name, NAME_COLUMNS), other=shorten(into.name, NAME_COLUMNS))

    def merge() -> str:
        library.actors.merge(one, other)
        return said

    screen.panel.questions.change_and_tell(merge, screen.begin)


def _restore(screen: ActorsScreen) -> None:
    """Names that were joined are different actors again; who was set apart is who it was."""
    card, library, tr = screen.card, screen.context.library, screen.tr
    if card is not None:
        key, parted = card.key, tr("over.parted", name=shorten(card.name, NAME_COLUMNS))
        screen.panel.questions.change_and_tell(
            lambda: parted if library.actors.restore(key) else tr("over.nothing-to-part"), screen.begin
        )


def _separate(screen: ActorsScreen) -> None:
    """The actor is somebody else in one article: ask in which, then who it is there."""
    card, library, tr = screen.card, screen.context.library, screen.tr
    if card is None:
        return

    def picked(article_id: int | None) -> None:
        if article_id is not None:
            screen.app.push_screen(AskName(tr("over.who-there"), card.name, card.kind), named(article_id))

    def named(article_id: int) -> Callable[[ActorRef | None], None]:
        def keep(ref: ActorRef | None) -> None:
            if ref is not None:
                screen.panel.questions.change_and_tell(
                    separating(library, tr, article_id, card.key, card.name, ref), screen.begin
                )

        return keep

    screen.app.push_screen(PickArticle(tr("over.which-article", name=shorten(card.name, 32)), card.key), picked)


ACTORS_COMMANDS: Commands[ActorsScreen] = {
    "over-filter": type_words,
    "over-join": _merge,
    "over-join-likely": _merge_likely,
    "over-apart": _separate,
    "over-part": _restore,
    "over-undo": lambda screen: screen.panel.questions.undo(screen.begin),
    "over-redo": lambda screen: screen.panel.questions.redo(screen.begin),
}
"""What can be done in the list of actors."""
