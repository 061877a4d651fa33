"""The feeds that are followed: how much of each is unread, when it answered last, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reader.model import FeedCard
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, type_words
from reader.tui.drawing.bar import BarItem, heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import padded, shorten, table_cell, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import ExportFeeds, ShowFeed

EVERY_FEED = "every feed"
"""The key of the row that stands for all feeds together."""
NUMBER_CELLS, TIME_CELLS = 9, 18
"""Cells of a count and of a time."""


class FeedsScreen(ListScreen[None]):
    """A line a feed: its name, how many articles of it are unread and how many there are, when it answered last."""

    BINDINGS = keys.bindings(keys.Scope.FEEDS)

    def __init__(self) -> None:
        super().__init__(
            ListContents(
                title=self._title_items,
                remark=lambda: self.context.following.words,
                hint=lambda: self.tr("feeds.type"),
                columns=self._columns,
                rows=self._make_rows,
                pieces=self._pieces,
                unfolded=self._unfolded,
                chosen=self._chosen,
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.FEEDS],
            ),
            FEEDS_COMMANDS,
        )
        self._cards: dict[int, FeedCard] = {}

    def begin(self) -> None:
        """Ask for the feeds."""
        self.panel.questions.ask(self.context.library.feeds.all, self._answered)

    def _answered(self, cards: tuple[FeedCard, ...]) -> None:
        self._cards = {card.id: card for card in cards}
        self.panel.show_anew()

    def on_screen_resume(self) -> None:
        """Back from another screen: something may have been read."""
        if self._cards:
            self.begin()

    # ---------------------------------------------------------------- rows

    def _title_items(self) -> Sequence[BarItem]:
        """The title and how many articles are unread."""
        unread = sum(card.unread for card in self._cards.values())
        count = self.tr("feeds.unread", count=unread) if self._cards else ""
        return heading(self.theme_styles, self.tr("feeds.title").upper(), count)

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The feeds that have what is typed in their names or addresses; above several a row for all of them."""
        words = self.panel.typed.casefold().split()
        leaving = self.panel.questions.leaving
        cards = [card for card in self._cards.values() if card.id not in leaving]
        fitting = [card for card in cards if all(word in f"{card.name} {card.url}".casefold() for word in words)]
        if not fitting:
            key = "list.asking" if self.panel.questions.asking else "feeds.nothing" if cards else "feeds.empty"
            return [words_row(line, self.theme_styles.faint) for line in wrapped(self.tr(key), max(width - 4, 10))]
        rows = [Row((), card.id) for card in fitting]
        return [Row((), EVERY_FEED), *rows] if len(cards) > 1 and not words else rows

    def _name_cells(self, width: int) -> int:
        rest = 2 + NUMBER_CELLS + (NUMBER_CELLS + TIME_CELLS if width >= 60 else 0)
        return max(width - rest, 8)

    def _columns(self, width: int) -> str:
        """The names of the columns."""
        tr = self.tr
        if not self._cards:
            return ""
        head = "  " + padded(tr("feeds.column.name"), self._name_cells(width))
        head += tr("feeds.column.unread").rjust(NUMBER_CELLS)
        if width >= 60:
            head += tr("feeds.column.items").rjust(NUMBER_CELLS) + tr("feeds.column.updated").rjust(TIME_CELLS)
        return head

    def _pieces(self, key: object, width: int) -> Pieces:
        """A line of the list."""
        card = self._cards.get(key) if isinstance(key, int) else None
        cards = [card] if card is not None else list(self._cards.values()) if key == EVERY_FEED else []
        if not cards:
            return ()
        styles, cells = self.theme_styles, self._name_cells(width)
        unread = sum(one.unread for one in cards)
        name = self.tr("feeds.every") if card is None else card.name
        is_bad = card is not None and card.error is not None
        pieces = [
            ("! " if is_bad else "  ", styles.error),
            (table_cell(name, cells), styles.strong if unread else styles.text),
            (f"{unread or '·':>{NUMBER_CELLS}}", styles.accent if unread else styles.faint),
        ]
        if width >= 60:
            updated = card.updated.astimezone().strftime("%Y-%m-%d %H:%M") if card and card.updated else ""
            pieces.append((f"{sum(one.items for one in cards):>{NUMBER_CELLS}}", styles.faint))
            pieces.append((f"{updated:>{TIME_CELLS}}", styles.faint))
        return pieces

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """What is wrong with the feed, and its whole name and address then."""
        card = self._cards.get(key) if isinstance(key, int) else None
        trouble = card and (card.error or card.notice)
        if card is None or not trouble:
            return ()
        styles, room = self.theme_styles, max(width - 8, 10)
        lines = [(line, styles.error if card.error else styles.faint) for line in wrapped(self.tr.say(trouble), room)]
        lines += [(line, styles.faint) for line in wrapped(card.url, room)]
        return [self._pieces(key, width), *((("      " + line, style),) for line, style in lines)]

    # ---------------------------------------------------------------- what can be done

    def _chosen(self, row: Row) -> None:
        """What the feed announces."""
        card = self._cards.get(row.key) if isinstance(row.key, int) else None
        if card is not None:
            self.context.post(ShowFeed(card.id, card.name))
        elif row.key == EVERY_FEED:
            self.context.post(ShowFeed(None, self.tr("feeds.every")))

    @property
    def card(self) -> FeedCard | None:
        """The current feed."""
        key = self.panel.current_key
        return self._cards.get(key) if isinstance(key, int) else None

    def unfollow(self) -> None:
        """Follow the current feed no more; undo brings it back."""
        card, library = self.card, self.context.library
        if card is None:
            return
        said = self.tr("feeds.removed", name=shorten(card.name, 48))

        def removed(_: None) -> None:
            self._cards.pop(card.id, None)
            self.context.tell(said)
            self.begin()

        self.panel.questions.change(partial(library.feeds.remove, card.id), removed, leaves=[card.id])

    def mark_all_read(self) -> None:
        """Mark all of the current feed as read, on the row for all feeds those of all."""
        library, tr, card = self.context.library, self.tr, self.card
        if self._cards:
            feed_id = card.id if card is not None else None
            self.panel.questions.change_and_tell(
                lambda: tr.plural("feeds.marked", library.feeds.mark_all_read(feed_id)), self.begin
            )

    def update(self) -> None:
        """Ask all feeds for what is new."""
        if self._cards:
            self.context.following.update()
        else:
            self.context.tell(self.tr("feeds.empty"))

    def export(self) -> None:
        """Ask for a file, and write the list of the feeds there."""
        if self._cards:
            self.context.post(ExportFeeds())
        else:
            self.context.tell(self.tr("feeds.empty"))

    def add(self) -> None:
        """Ask for the address of a feed, or a file that lists some, and follow them."""
        from reader.tui.library.importing import AskFile

        def chosen(source: str | None) -> None:
            if source is not None:
                self.context.following.add(source)

        self.app.push_screen(AskFile("feeds", (".opml", ".xml"), addresses=True), chosen)


FEEDS_COMMANDS: Commands[FeedsScreen] = {
    "feeds-filter": type_words,
    "feeds-add": FeedsScreen.add,
    "feeds-update": FeedsScreen.update,
    "feeds-all-read": FeedsScreen.mark_all_read,
    "feeds-remove": FeedsScreen.unfollow,
    "feeds-export": FeedsScreen.export,
    "feeds-undo": lambda screen: screen.panel.questions.undo(screen.begin),
    "feeds-redo": lambda screen: screen.panel.questions.redo(screen.begin),
}
"""What can be done in the list of feeds."""
