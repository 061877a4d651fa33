"""What a feed announces, or all feeds together: the newest first, each with its day and summary; read, marked."""

from __future__ import annotations

from collections.abc import Sequence

from reader.errors import ReaderError
from reader.library.feeds import LISTED_ITEMS
from reader.model import FeedItemCard, Opened, Progress
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, type_words
from reader.tui.drawing.bar import BarItem, heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import padded, shorten, wrapped
from reader.tui.jobs import Job
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import Listed, OpenArticle

SIGN_CELLS, DAY_CELLS = 2, 12
"""Cells of the sign of what is unread, where a click marks, and of the day."""
SUMMARY_LINES = 6
"""Lines of a summary below the title."""


class FeedItemsScreen(ListScreen[None]):
    """A line an article: whether it is unread, its day and title; below the current one its summary."""

    BINDINGS = keys.bindings(keys.Scope.FEED_ITEMS)

    def __init__(self, feed_id: int | None, name: str) -> None:
        super().__init__(
            ListContents(
                title=self._title_items,
                remark=self._remark,
                hint=lambda: self.tr("feeds.items.type"),
                rows=self._make_rows,
                pieces=self._pieces,
                unfolded=self._unfolded,
                chosen=self._chosen,
                clicked=self._clicked,
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.FEED_ITEMS],
            ),
            {**FEED_ITEMS_COMMANDS, "close-dialog": _stop_or_close},
        )
        self._feed_id = feed_id
        self._feed_name = name
        self._items: dict[int, FeedItemCard] = {}
        self._folded: dict[int, str] = {}
        self._only_unread = False
        self._fetching: Job | None = None
        self._fetched = ""  # how much of the article is there

    def begin(self) -> None:
        """Ask for the articles."""
        library, feed_id = self.context.library, self._feed_id
        self.panel.questions.ask(lambda: library.feeds.items(feed_id), self._answered)

    def _answered(self, items: tuple[FeedItemCard, ...]) -> None:
        self._items = {item.id: item for item in items}
        self._folded = {}
        self.panel.show_anew()

    def on_screen_resume(self) -> None:
        """Back from an article: it is read now."""
        if self._items:
            self.begin()

    # ---------------------------------------------------------------- rows

    def _title_items(self) -> Sequence[BarItem]:
        """The feed and how many articles are unread."""
        unread = sum(not item.read for item in self._items.values())
        return heading(self.theme_styles, self._feed_name, self.tr("feeds.unread", count=unread) if self._items else "")

    def _remark(self) -> str:
        """What is being fetched or asked; else which articles are left out."""
        if self._fetching is not None:
            return self.tr("feeds.fetching", size=self._fetched)
        return self.context.following.words or (self.tr("feeds.only-unread") if self._only_unread else "")

    def _words_of(self, item: FeedItemCard) -> str:
        """What typing is compared with; made once for each article."""
        if item.id not in self._folded:
            self._folded[item.id] = f"{item.title} {item.summary or ''} {item.feed}".casefold()
        return self._folded[item.id]

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The articles that fit what is typed."""
        words = self.panel.typed.casefold().split()
        fitting = [
            item
            for item in self._items.values()
            if not (self._only_unread and item.read) and all(word in self._words_of(item) for word in words)
        ]
        if fitting:
            older = self._feed_id is None and len(self._items) >= LISTED_ITEMS
            more = [words_row(self.tr("feeds.items.more"), self.theme_styles.faint)] if older else []
            return [*(Row((), item.id) for item in fitting), *more]
        key = (
            "list.asking"
            if self.panel.questions.asking
            else "feeds.items.nothing"
            if self._items
            else "feeds.items.empty"
        )
        return [words_row(line, self.theme_styles.faint) for line in wrapped(self.tr(key), max(width - 4, 10))]

    def _pieces(self, key: object, width: int) -> Pieces:
        """A line of the list."""
        item = self._item(key)
        if item is None:
            return ()
        feed = 20 if self._feed_id is None and width >= 84 else 0
        room = max(width - self._indent(width) - feed - 2, 8)
        title = shorten(item.title, room)
        return [
            *self._head(item, width),
            (
                padded(title, room + 1) if feed else title,
                self.theme_styles.faint if item.read else self.theme_styles.text,
            ),
            (shorten(item.feed, feed) if feed else "", self.theme_styles.faint),
        ]

    def _head(self, item: FeedItemCard, width: int) -> Pieces:
        """The sign of what is unread, and the day where there is room for it."""
        styles = self.theme_styles
        day = item.published.astimezone().date().isoformat() if item.published else ""
        head = [("  " if item.read else "• ", styles.accent)]
        return [*head, (padded(day, DAY_CELLS), styles.faint)] if width >= 60 else head

    def _indent(self, width: int) -> int:
        return SIGN_CELLS + (DAY_CELLS if width >= 60 else 0)

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """The whole title, then where there is room for no column the day, and the summary."""
        item = self._item(key)
        if item is None:
            return ()
        styles, indent = self.theme_styles, self._indent(width)
        room = max(width - indent - 2, 10)
        first, *rest = wrapped(item.title, room)
        facts = [item.feed] if self._feed_id is None and width < 84 else []
        if width < 60 and item.published:
            facts.insert(0, item.published.astimezone().date().isoformat())
        below = [(line, styles.text) for line in rest]
        below += [(line, styles.faint) for line in wrapped(" · ".join(facts), room) if line]
        if item.summary and item.summary != item.title:
            below += [(line, styles.faint) for line in wrapped(item.summary, min(room, 100), most=SUMMARY_LINES)]
        if not below:
            return ()
        head = self._pieces(key, width) if not rest else [*self._head(item, width), (first, styles.text)]
        return [head, *(((" " * indent + line, style),) for line, style in below)]

    def _item(self, key: object) -> FeedItemCard | None:
        return self._items.get(key) if isinstance(key, int) else None

    # ---------------------------------------------------------------- reading

    def _chosen(self, row: Row) -> None:
        """Fetch the article off the screen's thread and read it; Esc stops that."""
        item = self._item(row.key)
        if item is None:
            return
        self.stop_fetching()
        library, jobs = self.context.library, self.context.jobs

        def work(job: Job) -> Opened:
            report = jobs.report(job, self._further)

            def tell(progress: Progress) -> None:
                if job.cancelled():
                    raise InterruptedError
                report(progress)

            return library.feeds.open(item.id, tell)

        self._fetched = ""
        self._fetching = jobs.start("fetch-item", work, then=self._arrived, failed=self._missed, about=self)
        self.context.following.show()

    def _further(self, progress: Progress) -> None:
        self._fetched = f"{progress.done >> 10} kB"
        self.context.following.show()

    def _arrived(self, opened: Opened) -> None:
        self._fetching = None
        if opened.notice:
            self.context.tell(opened.notice)
        self.context.post(OpenArticle(opened.article_id, listed=Listed((), 0)))

    def _missed(self, _: ReaderError | None) -> None:
        self._fetching = None
        self.context.following.show()

    def stop_fetching(self) -> bool:
        """Stop fetching an article; whether there was something to stop."""
        job, self._fetching = self._fetching, None
        if job is None:
            return False
        job.cancel()
        self.context.following.show()
        return True

    # ---------------------------------------------------------------- marking

    def _clicked(self, row: Row, cell: int) -> bool:
        """A click on the sign marks the article; every other one opens it."""
        if cell >= SIGN_CELLS:
            return False
        self._turn(row.key)
        return True

    def mark(self) -> None:
        """Mark the current article as read, or as unread; the next one is the current one then."""
        self._turn(self.panel.current_key)
        self.panel.items.step(1)

    def _turn(self, key: object) -> None:
        item, library = self._item(key), self.context.library
        if item is not None:
            self.panel.questions.change(
                lambda: library.feeds.mark([item.id], read=not item.read), lambda _: self.begin()
            )

    def mark_all_read(self) -> None:
        """Mark all articles of the feed as read."""
        library, tr, feed_id = self.context.library, self.tr, self._feed_id
        self.panel.questions.change_and_tell(
            lambda: tr.plural("feeds.marked", library.feeds.mark_all_read(feed_id)), self.begin
        )

    def update(self) -> None:
        """Ask the feed for what is new."""
        self.context.following.update(None if self._feed_id is None else [self._feed_id])

    def toggle_unread(self) -> None:
        """List only what is unread, or all."""
        self._only_unread = not self._only_unread
        self.panel.show_from_top()


def _stop_or_close(screen: FeedItemsScreen) -> None:
    """Stop fetching an article, else close."""
    if not screen.stop_fetching():
        screen.dismiss(None)


FEED_ITEMS_COMMANDS: Commands[FeedItemsScreen] = {
    "items-filter": type_words,
    "items-mark": FeedItemsScreen.mark,
    "items-all-read": FeedItemsScreen.mark_all_read,
    "items-unread": FeedItemsScreen.toggle_unread,
    "items-update": FeedItemsScreen.update,
    "items-undo": lambda screen: screen.panel.questions.undo(screen.begin),
    "items-redo": lambda screen: screen.panel.questions.redo(screen.begin),
}
"""What can be done in the list of what a feed announces."""
