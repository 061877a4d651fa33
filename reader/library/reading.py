"""Opening articles, understanding them, and remembering where the reader stopped."""

from __future__ import annotations

import logging
import threading
from abc import abstractmethod
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader import anchors
from reader.errors import LibraryError, SourceError
from reader.library.base import DeskBase
from reader.library.sources import Origin, origin_of
from reader.model import NO_ARTICLE, Analysis, Article, Note, Opened, Progress, Span
from reader.storage import Transaction, analyses, articles

if TYPE_CHECKING:
    from reader.analysis import Worker

_log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds that opening an article waits for another program's writing before it goes on without remembering it."""

GLANCE = 0.1
"""Seconds for what a screen does on the way, and can do again at the next chance."""

HELD = 8
"""How many of the last articles are held in memory."""


class Reading(DeskBase):
    """Opens articles and analyses them. An article's text stays what it was when this session opened it."""

    _shown: OrderedDict[int, Article]
    _machine: OrderedDict[tuple[str, str | None, date | None], Analysis]

    def open(
        self,
        source: str,
        *,
        stdin: bytes | None = None,
        language: str | None = None,
        published: date | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Opened:
        """Read `source` (a path, a URL or "-") and put it on the desk with what the library knows of it.

        What the reader tells of language and day is remembered with the article. A page that cannot be fetched opens
        from the copy in the library, and `notice` says so. Raises SourceError where there is nothing to read.
        """
        from reader import intake

        try:
            article = intake.read(source, stdin=stdin, language=language, published=published, progress=progress)
        except SourceError as error:
            kept = self._kept_copy(source, error)
            if kept is None:
                raise
            return kept
        return self.open_article(article, language=language, published=published)

    def open_article(self, article: Article, *, language: str | None = None, published: date | None = None) -> Opened:
        """Put an article on the desk that intake has read already; what the reader told of it as in `open`."""
        if self._database is None:
            return self._without_library(article)
        try:
            return self._enter(article, language, published)
        except LibraryError as error:
            _log.warning("the library could not take %s: %s", article.source, error)
            return self._as_it_stands(article, language, published) or self._without_library(article, error)

    def place_of(self, article: Article) -> int | None:
        """Where the reader stopped in an article that was just read and is not on the desk yet."""
        if self._database is None:
            return None
        try:
            with self._database.reading() as tx:
                standing = self._standing_of(tx, origin_of(article.source, article.digest), article)
                return None if standing is None else self._place_in(tx, standing, article)
        except LibraryError as error:
            _log.warning("the reading place could not be read: %s", error)
            return None

    def open_stored(self, article_id: int, *, digest: str | None = None) -> Opened:
        """Put an article on the desk as the library has it, without asking its source.

        With `digest` an older version of it, which is only shown: the present version stays. Raises LibraryError.
        """
        with self._library.reading() as tx:
            article = articles.load(tx, article_id, digest)
        if article is None:
            raise LibraryError("Article not found", "The article is no longer in the library; open its source again.")
        if digest is None and not self._library.read_only:
            try:
                with self._library.writing(durable=False, patience=PATIENCE) as tx:
                    articles.touch(tx, article_id, self._clock())
            except LibraryError as error:
                _log.warning("the library could not note that article %s was opened: %s", article_id, error)
        return self._lay_out(article, article_id)

    def analyse(
        self,
        opened: Opened,
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        """The analysis of an opened article with the reader's corrections in it.

        From the library where this engine made it before, else by the worker process: then it blocks for seconds; call
        it from a thread. Once `cancelled` says yes it gives what was understood so far, and does not keep it. Raises
        AnalysisError.
        """
        article = opened.article
        machine = self._known_analysis(article)
        if machine is None:
            machine = self._start_worker().analyse(article, progress, cancelled)
            if cancelled is None or not cancelled():  # else it covers the beginning of the text only
                self._hold_analysis(article, machine)
                self._keep_analysis(article, opened.article_id, machine)
        return self._with_corrections(article, opened.article_id, machine)

    def warm_up(self, *languages: str) -> None:
        """Start the process that analyses, so that it is ready when it is asked. Returns at once."""
        self._start_worker().start(*languages)

    def keep_place(self, article_id: int, offset: int, *, seen: int | None = None) -> None:
        """Remember that the first line on the screen begins at `offset` and the last one ends at `seen`.

        Losing it is no harm: what cannot be written is left out.
        """
        if article_id == NO_ARTICLE or self._database is None or self._database.read_only:
            return
        try:
            with self._database.writing(durable=False, patience=GLANCE) as tx:
                articles.keep_place(tx, article_id, offset, offset if seen is None else seen)
        except LibraryError as error:
            _log.warning("the reading place was not kept: %s", error)

    # ------------------------------------------------------------ inside

    @abstractmethod
    def _notes_of(self, article_id: int, *, present: bool = False) -> tuple[Note, ...]:
        """The notes of an article, found again in its text."""

    @abstractmethod
    def _with_corrections(self, article: Article, article_id: int, machine: Analysis) -> Analysis:
        """What the machine understood, as the reader corrected it."""

    @abstractmethod
    def _make_ready(self, *parts: str, only: int | None = None) -> None:
        """Bring up to date what is derived from rows: the named parts, of one article or all."""

    @abstractmethod
    def _refresh_overview(self, tx: Transaction, article_id: int) -> None:
        """Count an article anew for the lists, in the same transaction."""

    def _kept_copy(self, source: str, error: SourceError) -> Opened | None:
        """The library's copy of a page that could not be fetched."""
        origin = origin_of(source, "")
        if self._database is None or not origin.is_url:
            return None
        try:
            with self._database.reading() as tx:
                standing = articles.by_key(tx, origin.key)
            if standing is None:
                return None
            opened = self.open_stored(standing.id)
        except LibraryError as trouble:
            _log.warning("the library could not be asked for %s: %s", source, trouble)
            return None
        day = standing.opened.astimezone().strftime("%Y-%m-%d")
        return replace(opened, notice=f"{error.title}: this is the copy of {day} from the library.")

    def _without_library(self, article: Article, error: LibraryError | None = None) -> Opened:
        """An article that is read, but not kept."""
        why = error or self._trouble
        notice = f"{why.title}: {why.message}" if why else None
        return Opened(article, NO_ARTICLE, self._known_analysis(article), (), None, is_new=True, notice=notice)

    def _enter(self, article: Article, language: str | None, published: date | None) -> Opened:
        """Keep what was just read, as a new article, a new version, or the one that it is already."""
        library = self._library
        origin = origin_of(article.source, article.digest)
        if library.read_only:
            return self._as_it_stands(article, language, published) or self._without_library(
                article, LibraryError("Library read-only", f"{library.path} cannot be written; this is not kept.")
            )
        now = self._clock()
        with library.writing(durable=False, patience=PATIENCE) as tx:
            standing = self._standing_of(tx, origin, article)
            if standing is None:
                article_id = articles.add(tx, article, origin.shown, now)
            else:
                article_id = standing.id
                if standing.digest != article.digest or articles.head_differs(tx, article_id, article):
                    articles.keep_version(tx, article_id, article, now)
            articles.add_key(tx, article_id, origin.key, origin.shown)
            articles.touch(tx, article_id, now, language=language, published=published)
        self._removed.discard(article_id)
        if standing is not None:
            article = _as_told(article, standing, language, published)
        opened = self._lay_out(article, article_id)
        return replace(
            opened,
            is_new=standing is None,
            changed=standing is not None and standing.digest != article.digest,
        )

    def _as_it_stands(self, article: Article, language: str | None, published: date | None) -> Opened | None:
        """The article as the library has it, without a word written; None where it has not, or not this text."""
        try:
            with self._library.reading() as tx:
                standing = self._standing_of(tx, origin_of(article.source, article.digest), article)
            if standing is None or standing.digest != article.digest:
                return None
            return self._lay_out(_as_told(article, standing, language, published), standing.id)
        except LibraryError as error:
            _log.warning("the library could not be asked for %s: %s", article.source, error)
            return None

    @staticmethod
    def _standing_of(tx: Transaction, origin: Origin, article: Article) -> articles.Standing | None:
        """The article in the library that this one is: from the same source, or a file of the same text that moved."""
        standing = articles.by_key(tx, origin.key)
        if standing is not None or origin.is_url:
            return standing
        for candidate in articles.by_digest(tx, article.digest):
            if origin.is_stdin or candidate.source == "-":
                return candidate
            if not origin_of(candidate.source, "").is_url and not Path(candidate.source).exists():
                return candidate
        return None

    def _lay_out(self, article: Article, article_id: int) -> Opened:
        """An article of the library with its notes, its place and its analysis, as far as they are there."""
        self._hold(article_id, article)
        with self._library.reading() as tx:
            standing = articles.by_id(tx, article_id)
            place = None if standing is None else self._place_in(tx, standing, article)
        machine = self._known_analysis(article)
        analysis = None if machine is None else self._with_corrections(article, article_id, machine)
        return Opened(article, article_id, analysis, self._notes_of(article_id), place, is_new=False)

    @staticmethod
    def _place_in(tx: Transaction, standing: articles.Standing, article: Article) -> int | None:
        """The reading place in this text; in a changed one where the first words then on the screen stand now."""
        if standing.place is None or standing.place_digest == article.digest:
            return standing.place
        former = articles.text_of(tx, standing.id, standing.place_digest or "")
        if not former:
            return None
        start = min(standing.place, len(former) - 1)
        found = anchors.find(article.text, anchors.describe(former, Span(start, min(start + 80, len(former)))))
        return found.span.start if found else min(start, len(article.text))

    def _known_analysis(self, article: Article) -> Analysis | None:
        """The machine's analysis, where it is at hand or nothing has to be analysed."""
        from reader.analysis import LANGUAGES, engine_stamp

        if not LANGUAGES.has(article.language):
            return Analysis(article.language, (), (), (), engine="")
        engine = engine_stamp(article.language, self.settings.models)
        held = self._machine.get((article.digest, article.language, article.published))
        if held is not None and held.engine == engine:
            return held
        if self._database is None:
            return None
        try:
            with self._database.reading() as tx:
                found = analyses.get(tx, article.digest, article.language, article.published, engine)
        except LibraryError as error:
            _log.warning("the library's analysis could not be read: %s", error)
            return None
        if found is not None:
            self._hold_analysis(article, found)
        return found

    def _keep_analysis(self, article: Article, article_id: int, machine: Analysis) -> None:
        """Write an analysis to the library; it can be made again, so a failure is only logged."""
        if self._database is None or self._database.read_only or article_id == NO_ARTICLE:
            return
        try:
            self._write_analysis(article, article_id, machine)
        except LibraryError as error:
            _log.warning("the analysis was not kept: %s", error)

    def _write_analysis(self, article: Article, article_id: int, machine: Analysis) -> None:
        """Write an analysis to the library, and list what is in it. Raises LibraryError."""
        with self._library.writing(durable=False) as tx:
            analyses.put(tx, article.digest, article.language, article.published, machine, self._clock())
            articles.mark_pending(tx, article_id, "overview")
            self._refresh_overview(tx, article_id)
        self._make_ready("text", "statements", only=article_id)  # milliseconds now that no search waits for

    def _start_worker(self) -> Worker:
        with self._worker_lock:
            if self._worker is None:
                from reader.analysis import Worker

                self._worker = Worker(self.settings.models)
            return self._worker

    def _hold(self, article_id: int, article: Article) -> None:
        """Hold in memory what this session shows of an article."""
        self._shown[article_id] = article
        self._shown.move_to_end(article_id)
        while len(self._shown) > HELD:
            self._shown.popitem(last=False)

    def _hold_analysis(self, article: Article, machine: Analysis) -> None:
        key = (article.digest, article.language, article.published)
        self._machine[key] = machine
        self._machine.move_to_end(key)
        while len(self._machine) > HELD:
            self._machine.popitem(last=False)

    def _text(self, tx: Transaction, article_id: int) -> Article:
        """The article as this session shows it, else as the library has it. Raises LibraryError."""
        shown = self._shown.get(article_id)
        article = shown if shown is not None else articles.load(tx, article_id)
        if article is None:
            raise self._trouble or LibraryError(
                "Article not kept", "The article is not in the library; open its source again to write in it."
            )
        return article

    _worker: Worker | None = None
    _worker_lock: threading.Lock


def _as_told(article: Article, standing: articles.Standing, language: str | None, published: date | None) -> Article:
    """The article with the language and the day that the reader told, now or at an earlier time."""
    return replace(
        article,
        language=language or standing.given_language or article.language,
        published=published or standing.given_published or article.published,
    )
