"""What the machine understood: asked of the library first, made anew where this engine has not made it yet."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from reader.errors import AnalysisError, LibraryError, ReaderError
from reader.library.corrected import with_corrections
from reader.library.index import Index
from reader.library.session import Session
from reader.model import NO_ARTICLE, Analysis, Article, Opened, Progress, VersionDiff
from reader.storage import analyses, articles

_log = logging.getLogger(__name__)

FAILURES_IN_A_ROW = 3
"""Articles that fail one after the other before the work is given up: then it is not the articles' fault."""

TURN_S = 0.2
"""Seconds after which work in the background looks again whether somebody waits."""


class Stale(NamedTuple):
    """How much of the library this engine has not analysed."""

    older: int
    """Articles that are listed as another engine understood them."""
    never: int
    """Articles without any analysis, in a language that can be analysed."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.older + self.never


class Refreshed(NamedTuple):
    """What came of analysing anew."""

    done: int
    """Articles that are listed as this engine understands them now."""
    failed: tuple[str, ...]
    """Names of those that could not be analysed."""
    trouble: ReaderError | None
    """Why the last one failed."""


class Analyses:
    """Analyses, and what is listed over articles kept from mixing what different engines understood."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index
        self._waiting = 0
        self._nobody_waits = threading.Condition()

    def analyse(
        self,
        opened: Opened,
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        """The analysis of an opened article with the reader's corrections in it.

        From the library where this engine made it before, else by the analyser: then it blocks for seconds, and what is
        analysed anew in the background makes room for it; call it from a thread. Once `cancelled` says yes it gives
        what was understood so far, and does not keep it. Raises AnalysisError.
        """
        article = opened.article
        with self._somebody_waits():
            machine = self.known(article)
            if machine is None:
                machine = self._session.analyser.analyse(article, progress, cancelled)
                if cancelled is None or not cancelled():  # else it covers the beginning of the text only
                    self._hold(article, machine)
                    self._keep(article, opened.article_id, machine)
            return with_corrections(self._session, article, opened.article_id, machine)

    def warm_up(self, *languages: str) -> None:
        """Start what analyses, so that it is ready when it is asked. Returns at once."""
        self._session.analyser.start(*languages)

    def known(self, article: Article) -> Analysis | None:
        """The machine's analysis, where it is at hand or nothing has to be analysed."""
        from reader.analysis import LANGUAGES

        if not LANGUAGES.has(article.language):
            return Analysis(article.language, (), (), (), engine="")
        engine = self._session.analyser.stamp(article.language)
        held = self._session.machine.get((article.digest, article.language, article.published))
        if held is not None and held.engine == engine:
            return held
        if not self._session.is_open:
            return None
        try:
            with self._session.database.reading() as tx:
                found = analyses.get(tx, article.digest, article.language, article.published, engine)
        except LibraryError as error:
            _log.warning("the library's analysis could not be read: %s", error)
            return None
        if found is not None:
            self._hold(article, found)
        return found

    def known_corrected(self, article: Article, article_id: int) -> Analysis | None:
        """As `known`, with the reader's corrections in it."""
        machine = self.known(article)
        return None if machine is None else with_corrections(self._session, article, article_id, machine)

    def stale(self) -> Stale:
        """How many articles wait to be analysed anew; none where there is no library."""
        known = [analysed for _, analysed in self._stale()]
        return Stale(sum(known), len(known) - sum(known))

    def refresh(
        self,
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Refreshed:
        """Analyse every article anew that this engine has not analysed, those that were read last first.

        Blocks for long; call it from a thread. What is done is kept whenever it ends. An article that somebody opens
        meanwhile goes first. One that fails is left as it is. Raises LibraryError where the library cannot be written.
        """
        waiting = self._stale()
        if waiting and not self._session.is_writable:
            path = self._session.database.path
            raise LibraryError("Library read-only", "{path} cannot be written; analyses stay as they are.", path=path)
        done, failed, in_a_row = 0, [], 0
        trouble: ReaderError | None = None
        for number, (article_id, _) in enumerate(waiting):
            if cancelled is not None and cancelled():
                break
            if progress is not None:
                progress(Progress("refresh", number, len(waiting)))
            try:
                done += self._refresh_article(article_id, cancelled or _never)
                in_a_row = 0
            except AnalysisError as error:
                _log.warning("article %s could not be analysed anew: %s", article_id, error)
                trouble, in_a_row = error, in_a_row + 1
                failed.append(self._name_of(article_id))
                if in_a_row == FAILURES_IN_A_ROW:
                    break
        return Refreshed(done, tuple(failed), trouble)

    def analyse_versions(self, difference: VersionDiff, article_id: int) -> None:
        """Analyse the texts of a comparison that were not, so that the next one knows which statements changed.

        Blocks for seconds; call it from a thread. Raises AnalysisError, LibraryError.
        """
        from reader.analysis import LANGUAGES

        database = self._session.database
        if database.read_only:
            return
        for article in (difference.old, difference.new):
            with database.reading() as tx:
                known = analyses.latest(tx, article.digest, article.language, article.published) is not None
                record = articles.by_id(tx, article_id)
            if known or not LANGUAGES.has(article.language):
                continue
            with self._somebody_waits():
                machine = self._session.analyser.analyse(article)
            if record is not None and record.digest == article.digest:
                self._write(article, article_id, machine)
                continue
            with database.writing(durable=False) as tx:
                analyses.put(tx, article.digest, article.language, article.published, machine, self._session.clock())

    # ------------------------------------------------------------ inside

    def _hold(self, article: Article, machine: Analysis) -> None:
        """Hold an analysis in memory."""
        self._session.machine.put((article.digest, article.language, article.published), machine)

    def _keep(self, article: Article, article_id: int, machine: Analysis) -> None:
        """Write an analysis to the library; it can be made again, so a failure is only logged."""
        if not self._session.is_writable or article_id == NO_ARTICLE:
            return
        try:
            self._write(article, article_id, machine)
        except LibraryError as error:
            _log.warning("the analysis was not kept: %s", error)

    def _write(self, article: Article, article_id: int, machine: Analysis) -> None:
        """Write an analysis to the library, and list what is in it. Raises LibraryError."""
        with self._session.database.writing(durable=False) as tx:
            analyses.put(tx, article.digest, article.language, article.published, machine, self._session.clock())
            articles.mark_pending(tx, article_id, "overview")
            self._index.refresh_overview(tx, article_id)
        self._index.make_ready("text", "statements", only=article_id)  # milliseconds now that no search waits for

    def _stale(self) -> list[tuple[int, bool]]:
        from reader.analysis import LANGUAGES

        if not self._session.is_open:
            return []
        engines = {language: self._session.analyser.stamp(language) for language in LANGUAGES}
        with self._session.database.reading() as tx:
            return analyses.stale(tx, engines)

    def _refresh_article(self, article_id: int, cancelled: Callable[[], bool]) -> bool:
        """Analyse one article anew; whether that was to be done, and was."""
        while not cancelled():
            with self._nobody_waits:
                self._nobody_waits.wait_for(lambda: not self._waiting, timeout=TURN_S)
                if self._waiting:
                    continue
            with self._session.database.reading() as tx:
                article = articles.load(tx, article_id)
            if article is None or self._is_kept(article):
                return False
            made_room = False

            def give_way() -> bool:
                nonlocal made_room
                made_room = made_room or cancelled() or self._waiting > 0
                return made_room

            machine = self._session.analyser.analyse(article, None, give_way)
            if not made_room:
                self._write(article, article_id, machine)
                return True
        return False

    def _is_kept(self, article: Article) -> bool:
        """Whether this engine analysed the text meanwhile, for another window or another article of the same text."""
        engine = self._session.analyser.stamp(article.language or "")
        with self._session.database.reading() as tx:
            return analyses.has(tx, article.digest, article.language, article.published, engine)

    def _name_of(self, article_id: int) -> str:
        with self._session.database.reading() as tx:
            return next((card.name for card in articles.cards(tx, [article_id])), str(article_id))

    @contextmanager
    def _somebody_waits(self) -> Iterator[None]:
        with self._nobody_waits:
            self._waiting += 1
        try:
            yield
        finally:
            with self._nobody_waits:
                self._waiting -= 1
                self._nobody_waits.notify_all()


def _never() -> bool:
    return False
