"""The articles of the library: opened, listed, removed, the reading place remembered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from reader import anchors
from reader.errors import LibraryError, SourceError
from reader.library.analyses import Analyses
from reader.library.history import History
from reader.library.notes import Notes
from reader.library.origins import Origin, origin_of
from reader.library.session import Session
from reader.library.typed import first_line, told_line
from reader.library.versions import Versions
from reader.model import (
    NO_ARTICLE,
    NOTHING_TOLD,
    Article,
    ArticleCard,
    Opened,
    Particulars,
    Progress,
    Span,
)
from reader.phrase import Phrase
from reader.storage import Transaction, articles

_log = logging.getLogger(__name__)

OPENING_WAIT_S = 2.0
"""Seconds that opening an article waits for another program's writing before it goes on without remembering it."""

PLACE_WAIT_S = 0.1
"""Seconds that keeping the reading place waits; a screen does it on the way, and again at the next chance."""

PLACE_CHARACTERS = 80
"""Characters of the first line on the screen by which a reading place is found in a changed text."""


class Articles:
    """Opens, lists and removes articles. A text stays what it was when this session opened it."""

    def __init__(
        self, session: Session, history: History, analyses: Analyses, notes: Notes, versions: Versions
    ) -> None:
        self._session = session
        self._history = history
        self._analyses = analyses
        self._notes = notes
        self._versions = versions

    def open(
        self,
        source: str,
        *,
        stdin: bytes | None = None,
        told: Particulars = NOTHING_TOLD,
        progress: Callable[[Progress], None] | None = None,
        named_by: str | None = None,
    ) -> Opened:
        """Read `source` (a path, a URL or "-") and open it with what the library knows of it.

        What the reader tells of it by `told` is remembered with the article. A page that cannot be fetched opens from
        the copy in the library, and `notice` says so. `named_by` is the feed that named the address, "" for one from a
        list, None where the reader gave it. Raises SourceError where there is nothing to read.
        """
        from reader import intake

        try:
            article = intake.read(source, stdin=stdin, progress=progress, named_by=named_by)
        except SourceError as error:
            kept = self._kept_copy(source, error)
            if kept is None:
                raise
            return kept
        return self.open_article(article, told)

    def open_article(self, article: Article, told: Particulars = NOTHING_TOLD) -> Opened:
        """Open an article that intake has read already; what the reader told of it as in `open`."""
        told = _in_lines(told)
        if not self._session.is_open:
            return self._without_library(told.over(article))
        try:
            return self._enter(article, told)
        except LibraryError as error:
            _log.warning("the library could not take %s: %s", article.source, error)
            return self._as_it_stands(article, told) or self._without_library(told.over(article), error)

    def read_again(self, article_id: int, article: Article) -> Opened:
        """Keep what was just read from the source of an article.

        It does not count as opened: it keeps its place in the list, and the text that this session shows stays.
        Raises LibraryError.
        """
        shown = self._session.shown.get(article_id)
        with self._session.database.reading() as tx:
            at = _record(tx, article_id).opened
        opened = self._enter(article, Particulars(), at=at)
        if shown is not None:
            self._session.shown.put(article_id, shown)
        return opened

    def open_stored(self, article_id: int, *, digest: str | None = None) -> Opened:
        """Open an article as the library has it, without asking its source.

        With `digest` an older version of it, which is only shown: the present version stays. Raises LibraryError.
        """
        database = self._session.database
        with database.reading() as tx:
            article = articles.load(tx, article_id, digest)
        if article is None:
            raise LibraryError("Article not found", "The article is no longer in the library; open its source again.")
        if digest is None and not database.read_only:
            try:
                with database.writing(durable=False, wait_s=OPENING_WAIT_S) as tx:
                    articles.touch(tx, article_id, self._session.clock())
            except LibraryError as error:
                _log.warning("the library could not note that article %s was opened: %s", article_id, error)
        return self._opened(article, article_id)

    def place_of(self, article: Article) -> int | None:
        """Where the reader stopped in an article that was just read and is not opened yet."""
        if not self._session.is_open:
            return None
        try:
            with self._session.database.reading() as tx:
                record = _record_of(tx, origin_of(article.source, article.digest), article)
                return None if record is None else _place_in(tx, record, article)
        except LibraryError as error:
            _log.warning("the reading place could not be read: %s", error)
            return None

    def keep_place(self, article_id: int, offset: int, *, seen: int | None = None) -> int:
        """Remember that the first line on the screen begins at `offset`, and that `seen` code points were on it so far.

        Gives how many are known to have been on it, in this session or a former one. Losing it is no harm: what cannot
        be written is left out.
        """
        if article_id == NO_ARTICLE or not self._session.is_writable:
            return 0
        try:
            with self._session.database.writing(durable=False, wait_s=PLACE_WAIT_S) as tx:
                return articles.keep_place(tx, article_id, offset, offset if seen is None else seen)
        except LibraryError as error:
            _log.warning("the reading place was not kept: %s", error)
            return 0

    def all(self, *, only: Iterable[int] | None = None, limit: int | None = None) -> tuple[ArticleCard, ...]:
        """The articles, or some, the last opened first; at most `limit`, which takes no longer in a large library."""
        with self._session.database.reading() as tx:
            return articles.cards(tx, only, limit)

    def names(self, article_ids: Iterable[int]) -> dict[int, str]:
        """What some articles are called, by their numbers."""
        with self._session.database.reading() as tx:
            return articles.names(tx, article_ids)

    def given(self, article_id: int) -> Particulars:
        """What the reader told of an article. Raises LibraryError where it is gone."""
        with self._session.database.reading() as tx:
            return _record(tx, article_id).given

    def particulars(self, article_id: int) -> Particulars:
        """What holds of an article: what the reader told, else what its source tells. Raises LibraryError."""
        return Particulars.of(self._versions.article(article_id))

    def as_told(self, opened: Opened) -> Opened:
        """The same text with what is told of it now, here or in another window. Raises LibraryError."""
        if opened.article_id == NO_ARTICLE:
            return opened
        now = Particulars.of(self._versions.article(opened.article_id, opened.article.digest))
        if now == Particulars.of(opened.article):
            return opened
        article = replace(opened.article, **asdict(now))
        return replace(opened, article=article, analysis=self._analyses.known_corrected(article, opened.article_id))

    def edit(self, article_ids: Collection[int], told: Particulars, *, forget: Collection[str] = ()) -> None:
        """Keep what the reader tells of articles: no later reading of their sources overrides it. Can be undone.

        Fields of `told` that are None stay as they are; of those named in `forget` the reader's word is taken back.
        Where the day or the language changes, the article has to be analysed anew, which dates its statements.
        Raises LibraryError where an article is gone.
        """
        clean = _in_lines(told)
        keys = [("article", article_id) for article_id in article_ids]
        with self._history.change("particulars changed", *keys) as tx:
            for article_id in article_ids:
                articles.put_given(tx, article_id, _record(tx, article_id).given.updated(clean, forget))

    def remove(self, *article_ids: int) -> None:
        """Take articles out of the library with their notes and corrections; one undo brings all of it back.

        They go for good when the session ends. Opening a source before that brings its article back too.
        Raises LibraryError where one is gone; none is removed then.
        """
        with self._session.database.reading() as tx:
            cards = articles.cards(tx, article_ids)
        if len(cards) < len(set(article_ids)) or not cards:
            raise LibraryError("Article gone", "The article was already removed from the library.")
        several = f"articles removed: {len(cards)}"
        label = several if len(cards) > 1 else f"article removed: {first_line(cards[0].name)}"
        with self._history.change(label, *(("article", card.id) for card in cards)) as tx:
            for card in cards:
                articles.remove(tx, card.id, self._session.clock())
        self._session.removed.update(card.id for card in cards)

    def forget_removed(self) -> None:
        """Take what was removed in this session away for good."""
        removed = sorted(self._session.removed)
        if not self._session.is_open or not removed:
            return
        try:
            with self._session.database.writing() as tx:
                articles.forget_removed(tx, removed)
        except LibraryError as error:
            _log.warning("removed articles stay in the library, out of sight: %s", error)

    # ------------------------------------------------------------ inside

    def _kept_copy(self, source: str, error: SourceError) -> Opened | None:
        """The library's copy of a page that could not be fetched."""
        origin = origin_of(source, "")
        if not self._session.is_open or not origin.is_url:
            return None
        try:
            with self._session.database.reading() as tx:
                record = articles.by_key(tx, origin.key)
            if record is None:
                return None
            opened = self.open_stored(record.id)
        except LibraryError as trouble:
            _log.warning("the library could not be asked for %s: %s", source, trouble)
            return None
        day = record.opened.astimezone().strftime("%Y-%m-%d")
        what = Phrase("{title}: this is the copy of {day} from the library.", title=Phrase(error.title), day=day)
        return replace(opened, notice=what)

    def _without_library(self, article: Article, error: LibraryError | None = None) -> Opened:
        """An article that is read, but not kept."""
        why = error or self._session.trouble
        notice = why.sentence if why else None
        return Opened(article, NO_ARTICLE, self._analyses.known(article), (), None, is_new=True, notice=notice)

    def _enter(self, article: Article, told: Particulars, *, at: datetime | None = None) -> Opened:
        """Keep what was just read, as a new article, a new version, or the one that it is already; opened `at`."""
        database = self._session.database
        origin = origin_of(article.source, article.digest)
        if database.read_only:
            return self._as_it_stands(article, told) or self._without_library(
                told.over(article),
                LibraryError("Library read-only", "{path} cannot be written; this is not kept.", path=database.path),
            )
        now = self._session.clock()
        with database.writing(durable=False, wait_s=OPENING_WAIT_S) as tx:
            record = _record_of(tx, origin, article)
            if record is None:
                article_id = articles.add(tx, article, origin.shown, now)
            else:
                article_id = record.id
                if record.digest != article.digest or articles.head_differs(tx, article_id, article):
                    articles.keep_version(tx, article_id, article, now)
            articles.add_key(tx, article_id, origin.key, origin.shown)
            articles.touch(tx, article_id, at or now, told)
        self._session.removed.discard(article_id)
        opened = self._opened(_as_told(article, record, told), article_id)
        return replace(
            opened,
            is_new=record is None,
            changed=record is not None and record.digest != article.digest,
        )

    def _as_it_stands(self, article: Article, told: Particulars) -> Opened | None:
        """The article as the library has it, without a word written; None where it has not, or not this text."""
        try:
            with self._session.database.reading() as tx:
                record = _record_of(tx, origin_of(article.source, article.digest), article)
            if record is None or record.digest != article.digest:
                return None
            return self._opened(_as_told(article, record, told), record.id)
        except LibraryError as error:
            _log.warning("the library could not be asked for %s: %s", article.source, error)
            return None

    def _opened(self, article: Article, article_id: int) -> Opened:
        """An article of the library with its notes, its place and its analysis, as far as they are there."""
        self._session.shown.put(article_id, article)
        with self._session.database.reading() as tx:
            record = articles.by_id(tx, article_id)
            place = None if record is None else _place_in(tx, record, article)
        analysis = self._analyses.known_corrected(article, article_id)
        return Opened(article, article_id, analysis, self._notes.of_article(article_id), place, is_new=False)


def _record(tx: Transaction, article_id: int) -> articles.ArticleRecord:
    """What the library knows of an article. Raises LibraryError where it is gone."""
    record = articles.by_id(tx, article_id)
    if record is None or record.removed:
        raise LibraryError("Article gone", "The article was removed from the library; open its source again.")
    return record


def _record_of(tx: Transaction, origin: Origin, article: Article) -> articles.ArticleRecord | None:
    """The article in the library that this one is: from the same source, or a file of the same text that moved."""
    record = articles.by_key(tx, origin.key)
    if record is not None or origin.is_url:
        return record
    for candidate in articles.by_digest(tx, article.digest):
        if origin.is_stdin or candidate.source == "-":
            return candidate
        if not origin_of(candidate.source, "").is_url and not Path(candidate.source).exists():
            return candidate
    return None


def _place_in(tx: Transaction, record: articles.ArticleRecord, article: Article) -> int | None:
    """The reading place in this text; in a changed one where the first words then on the screen stand now."""
    if record.place is None or record.place_digest == article.digest:
        return record.place
    former = articles.text_of(tx, record.id, record.place_digest or "")
    if not former:
        return None
    start = min(record.place, len(former) - 1)
    line = Span(start, min(start + PLACE_CHARACTERS, len(former)))
    found = anchors.find(article.text, anchors.describe(former, line))
    return found.span.start if found else min(start, len(article.text))


def _in_lines(told: Particulars) -> Particulars:
    """What is told with each text on one line."""
    return replace(told, title=told_line(told.title), byline=told_line(told.byline), outlet=told_line(told.outlet))


def _as_told(article: Article, record: articles.ArticleRecord | None, told: Particulars) -> Article:
    """The article with what the reader told of it, now or at an earlier time."""
    return told.over(record.given.over(article) if record is not None else article)
