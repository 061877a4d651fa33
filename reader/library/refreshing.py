"""Analyses made anew: after the program or a pipeline changed, and of articles that nobody's analysis has seen yet."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reader.errors import AnalysisError, LibraryError, ReaderError
from reader.library.exchange import Exchange
from reader.model import Analysis, Article, Opened, Progress, VersionDiff
from reader.storage import analyses, articles

_log = logging.getLogger(__name__)

IN_A_ROW = 3
"""Articles that fail one after the other before the work is given up: then it is not the articles' fault."""


@dataclass(frozen=True)
class Stale:
    """How much of the library this engine has not analysed."""

    older: int
    """Articles that are listed as another engine understood them."""
    never: int
    """Articles without any analysis, in a language that can be analysed."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.older + self.never


@dataclass(frozen=True)
class Refreshed:
    """What came of analysing anew."""

    done: int
    """Articles that are listed as this engine understands them now."""
    failed: tuple[str, ...]
    """Names of those that could not be analysed."""
    trouble: ReaderError | None
    """Why the last one failed."""


class Refreshing(Exchange):
    """Keeps what is listed over articles from mixing what different engines understood."""

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
        if waiting and self._library.read_only:
            raise LibraryError(
                "Library read-only", f"{self._library.path} cannot be written; analyses stay as they are."
            )
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
                if in_a_row == IN_A_ROW:
                    break
        return Refreshed(done, tuple(failed), trouble)

    def analyse(
        self,
        opened: Opened,
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        """As `Reading.analyse`; what is analysed anew in the background makes room for it."""
        with self._somebody_waits():
            return super().analyse(opened, progress=progress, cancelled=cancelled)

    def analyse_versions(self, difference: VersionDiff, article_id: int) -> None:
        """Analyse the texts of a comparison that were not, so that the next one knows which statements changed.

        Blocks for seconds; call it from a thread. Raises AnalysisError, LibraryError.
        """
        from reader.analysis import LANGUAGES

        if self._library.read_only:
            return
        for article in (difference.old, difference.new):
            with self._library.reading() as tx:
                known = analyses.latest(tx, article.digest, article.language, article.published) is not None
                standing = articles.by_id(tx, article_id)
            if known or not LANGUAGES.has(article.language):
                continue
            with self._somebody_waits():
                machine = self._start_worker().analyse(article)
            if standing is not None and standing.digest == article.digest:
                self._write_analysis(article, article_id, machine)
                continue
            with self._library.writing(durable=False) as tx:
                analyses.put(tx, article.digest, article.language, article.published, machine, self._clock())

    # ------------------------------------------------------------ inside

    def _stale(self) -> list[tuple[int, bool]]:
        from reader.analysis import LANGUAGES, engine_stamp

        if self._database is None:
            return []
        engines = {language: engine_stamp(language, self.settings.models) for language in LANGUAGES}
        with self._library.reading() as tx:
            return analyses.stale(tx, engines)

    def _refresh_article(self, article_id: int, cancelled: Callable[[], bool]) -> bool:
        """Analyse one article anew; whether that was to be done, and was."""
        while not cancelled():
            with self._nobody_waits:
                self._nobody_waits.wait_for(lambda: not self._waiting, timeout=0.2)
                if self._waiting:
                    continue
            with self._library.reading() as tx:
                article = articles.load(tx, article_id)
            if article is None or self._is_known(article):
                return False
            made_room = False

            def give_way() -> bool:
                nonlocal made_room
                made_room = made_room or cancelled() or self._waiting > 0
                return made_room

            machine = self._start_worker().analyse(article, None, give_way)
            if not made_room:
                self._write_analysis(article, article_id, machine)
                return True
        return False

    def _is_known(self, article: Article) -> bool:
        """Whether this engine analysed the text meanwhile, for another window or another article of the same text."""
        from reader.analysis import engine_stamp

        engine = engine_stamp(article.language or "", self.settings.models)
        with self._library.reading() as tx:
            return analyses.has(tx, article.digest, article.language, article.published, engine)

    def _name_of(self, article_id: int) -> str:
        with self._library.reading() as tx:
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

    _waiting: int
    _nobody_waits: threading.Condition


def _never() -> bool:
    return False
