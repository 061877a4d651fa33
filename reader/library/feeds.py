"""Feeds that the reader follows: added, updated, read, removed, exchanged as lists."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import AskedToWaitError, LibraryError, SourceError
from reader.files import write_whole
from reader.library.articles import Articles
from reader.library.history import History
from reader.library.session import Session
from reader.library.typed import first_line
from reader.model import NO_ARTICLE, FeedCard, FeedItemCard, Opened, Progress
from reader.phrase import system_says
from reader.storage import feeds

if TYPE_CHECKING:
    from reader.intake.feed_fetch import FetchedFeed

_log = logging.getLogger(__name__)

LISTED_ITEMS = 2_000
"""Items that a list over all feeds shows, the newest ones."""


@dataclass
class FeedReport:
    """What came of an update."""

    asked: int = 0
    """Feeds that were asked and are done."""
    new: int = 0
    """Items that were not there before."""
    failed: list[tuple[str, SourceError]] = field(default_factory=list)
    """Feeds that could not be read, by name, and why."""
    waiting: list[tuple[str, datetime]] = field(default_factory=list)
    """Feeds that were not asked, by name, and until when: their servers asked to wait."""


class Feeds:
    """Follows feeds. What the reader did with their items, reading them, outlives every update."""

    def __init__(self, session: Session, history: History, articles: Articles) -> None:
        self._session = session
        self._history = history
        self._articles = articles
        self._removed: set[int] = set()  # feeds that are removed for good when the session ends

    # ------------------------------------------------------------ looking

    def all(self) -> tuple[FeedCard, ...]:
        """The feeds that are followed, by name. Raises LibraryError, as every method does."""
        with self._session.database.reading() as tx:
            return feeds.cards(tx)

    def items(self, feed_id: int | None = None) -> tuple[FeedItemCard, ...]:
        """What the feeds announce, or one of them, the newest first; of all together at most `LISTED_ITEMS`."""
        with self._session.database.reading() as tx:
            return feeds.items(tx, feed_id, limit=LISTED_ITEMS)

    def follows(self, url: str) -> bool:
        """Whether the feed at this address is followed."""
        with self._session.database.reading() as tx:
            return feeds.is_followed(tx, url)

    # ------------------------------------------------------------ following

    def add(self, url: str, *, named_by: str | None = None) -> tuple[FeedCard, bool]:
        """Follow the feed at an address, or the one that the page there names; gives it, and whether it is new.

        `named_by` is the address of the page that named it, where the reader did not give it. Blocks for seconds.
        Raises SourceError where there is no feed, UnreachableError where no server answered.
        """
        from reader.intake.feed_fetch import find_feed

        found = find_feed(url.strip(), named_by)
        with self._session.database.writing() as tx:
            now = self._session.clock()
            feed_id, is_new = feeds.add(tx, found.known.url, None, now, found.known.named_by)
            feeds.take(tx, feed_id, _answer(found), now)
        self._removed.discard(feed_id)
        return self._card(feed_id), is_new

    def import_list(self, data: bytes) -> tuple[int, int]:
        """Follow the feeds of an OPML list, not yet asked; gives how many are new, and how many it lists.

        Raises SourceError for what is no such list.
        """
        from reader.intake.opml import read_opml

        listed = read_opml(data)
        added = 0
        with self._session.database.writing() as tx:
            now = self._session.clock()
            for one in listed:
                feed_id, is_new = feeds.add(tx, one.url, one.title, now, "")
                added += is_new
                self._removed.discard(feed_id)
        return added, len(listed)

    def export_list(self, title: str = "Kutip") -> str:
        """The feeds that are followed as an OPML list."""
        from reader.intake.opml import ListedFeed, write_opml

        return write_opml((ListedFeed(card.url, card.name) for card in self.all()), title)

    def write_list(self, path: Path) -> None:
        """Write the feeds that are followed to a file, as OPML. Raises LibraryError where it cannot be written."""
        try:
            write_whole(path, self.export_list().encode())
        except OSError as error:
            raise LibraryError(
                "Not written", "{path} cannot be written: {why}.", path=path, why=system_says(error)
            ) from error

    def remove(self, feed_id: int) -> None:
        """Follow a feed no more; undo brings it back with its items. It goes for good when the session ends."""
        card = self._card(feed_id)
        with self._history.change(f"feed removed: {first_line(card.name)}", ("feed", feed_id)) as tx:
            feeds.remove(tx, feed_id, self._session.clock())
        self._removed.add(feed_id)

    def forget_removed(self) -> None:
        """Take what was removed in this session away for good."""
        if not self._session.is_writable or not self._removed:
            return
        try:
            with self._session.database.writing() as tx:
                feeds.forget_removed(tx, self._removed)
        except LibraryError as error:
            _log.warning("removed feeds stay in the library, out of sight: %s", error)

    # ------------------------------------------------------------ asking for what is new

    def update(
        self,
        only: Collection[int] | None = None,
        *,
        progress: Callable[[Progress, str], None] = lambda progress, name: None,
        failed: Callable[[str, SourceError], None] = lambda name, error: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> FeedReport:
        """Ask the feeds, or only some by number, for what is new: all at once, none of them holds up another.

        `progress` hears how many are done and the name of the last one, `failed` of each that could not be read. What
        came until it is stopped is kept. Blocks until the slowest one's time is over. A feed whose server asked to wait
        is not asked before that time.
        """
        from reader.intake.feed_fetch import KnownFeed, fetch_feeds

        with self._session.database.reading() as tx:
            records = [record for record in feeds.records(tx) if only is None or record.id in only]
        now, report = self._session.clock(), FeedReport()
        report.waiting = [(one.name, one.wait_until) for one in records if one.wait_until and one.wait_until > now]
        records = [record for record in records if record.wait_until is None or record.wait_until <= now]
        asked = {KnownFeed(record.url, record.etag, record.modified, record.named_by): record for record in records}
        progress(Progress("fetch", 0, len(asked)), "")
        for known, outcome in fetch_feeds(tuple(asked), cancelled=cancelled):
            record = asked[known]
            if isinstance(outcome, SourceError):
                report.failed.append((record.name, outcome))
                failed(record.name, outcome)
            report.new += self._keep(record.id, outcome)
            report.asked += 1
            progress(Progress("fetch", report.asked, len(asked)), record.name)
        return report

    def _keep(self, feed_id: int, outcome: FetchedFeed | SourceError) -> int:
        """Keep what a feed answered; gives how many items are new. It can be asked for again: it is not waited for."""
        with self._session.database.writing(durable=False) as tx:
            if isinstance(outcome, SourceError):
                wait_s = outcome.wait_s if isinstance(outcome, AskedToWaitError) else None
                until = None if wait_s is None else self._session.clock() + timedelta(seconds=wait_s)
                feeds.fail(tx, feed_id, outcome.sentence, until)
            elif outcome.feed is None:
                feeds.unchanged(tx, feed_id, self._session.clock())
            else:
                return feeds.take(tx, feed_id, _answer(outcome), self._session.clock())
        return 0

    # ------------------------------------------------------------ reading

    def open(self, item_id: int, progress: Callable[[Progress], None] | None = None) -> Opened:
        """Open the article of an item, fetched where the library does not have it; the item is read then.

        `progress` hears of the bytes; an exception from it ends the fetch. Raises SourceError.
        """
        with self._session.database.reading() as tx:
            item = next(iter(feeds.items(tx, item_id=item_id)), None)
            source = next((one for one in feeds.records(tx) if item is not None and one.id == item.feed_id), None)
        if item is None or source is None:
            raise LibraryError("Item gone", "The feed does not list this article any more; update it.")
        if item.article_id is not None:
            opened = self._articles.open_stored(item.article_id)
        elif item.url is None:
            raise SourceError("No address", "The feed gives no address for this article; its summary is all there is.")
        else:
            opened = self._articles.open(
                item.url, progress=progress, named_by=source.url if source.named_by is None else source.named_by
            )
        if opened.article_id != NO_ARTICLE:
            with self._session.database.writing(durable=False) as tx:
                feeds.opened(tx, item_id, opened.article_id, self._session.clock())
        return opened

    def mark(self, item_ids: Sequence[int], *, read: bool) -> None:
        """Mark items as read, or as not read. Can be undone."""
        self._mark(item_ids, "marked as read" if read else "marked as unread", read=read)

    def mark_all_read(self, feed_id: int | None = None) -> int:
        """Mark every item as read, or those of one feed; gives how many were not. Can be undone."""
        with self._session.database.reading() as tx:
            unread = feeds.unread(tx, feed_id)
        self._mark(unread, f"marked as read: {len(unread)}", read=True)
        return len(unread)

    def _mark(self, item_ids: Iterable[int], label: str, *, read: bool) -> None:
        keys = [("feed_item", item_id) for item_id in item_ids]
        with self._history.change(label, *keys) as tx:
            feeds.mark(tx, [item_id for _, item_id in keys], self._session.clock() if read else None)

    def _card(self, feed_id: int) -> FeedCard:
        """A feed that is followed. Raises LibraryError where it is not."""
        for card in self.all():
            if card.id == feed_id:
                return card
        raise LibraryError("Feed not found", "The feed is not followed any more; see the list of feeds.")


def _answer(found: FetchedFeed) -> feeds.Answer:
    """What a feed answered, as the library keeps it."""
    feed = found.feed
    if feed is None:  # only asked for without the marks of an answer
        raise SourceError("Broken answer", "The server says that nothing has changed, and was not asked; try later.")
    items = [feeds.ItemRow(item.key, item.title, item.url, item.published, item.summary) for item in feed.items]
    return feeds.Answer(feed.title, feed.url, items, found.known.etag, found.known.modified, feed.notice)
