"""Many articles into the library, one after the other; one that fails costs no other anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.batch import Record
from reader.errors import SourceError
from reader.model import NO_ARTICLE, Opened, Particulars, Progress

if TYPE_CHECKING:
    from reader.library import Library


@dataclass
class AddReport:
    """What became of the articles."""

    added: int = 0
    """New in the library."""
    changed: int = 0
    """There before, with another text."""
    known: int = 0
    """There before, as they are."""
    failed: int = 0
    """Those that could not be read, kept or analysed."""
    ids: list[int] = field(default_factory=list)
    """The articles' numbers, in their order."""

    def count(self, opened: Opened) -> None:
        """One more that went well."""
        self.added += opened.is_new
        self.changed += opened.changed
        self.known += not opened.is_new and not opened.changed


def add_all(
    library: Library,
    records: Iterable[Record],
    *,
    told: Particulars,
    begin: Callable[[int, str], Callable[[Progress], None]],
    failed: Callable[[str, Exception], None],
    remarked: Callable[[str, str], None] = lambda source, notice: None,
    analyse: bool = True,
    cancelled: Callable[[], bool] = lambda: False,
) -> AddReport:
    """Bring the articles into the library, in their order, with what is `told` of all of them.

    `begin` hears of each, by its number from 1 and its source, and gives what its progress is told to; `failed` hears
    of what went wrong with one, Kutip's own error or another, `remarked` of what an article's source says of itself.
    What is done is kept whenever it is stopped, and is quickly passed the next time.
    """
    report = AddReport()
    for number, record in enumerate(records, 1):
        if cancelled():
            break
        tell = begin(number, record.source)
        try:
            opened = _kept(library, record, told)
            report.ids.append(opened.article_id)
            for notice in opened.article.notices:
                remarked(record.source, notice)
            if analyse and opened.analysis is None:
                library.analyses.analyse(opened, progress=tell)
        except (
            Exception
        ) as error:  # any fault of one article, a library's too, is told by `failed` and costs the others nothing
            report.failed += 1
            failed(record.source, error)
            continue
        report.count(opened)
    return report


def _kept(library: Library, record: Record, told: Particulars) -> Opened:
    """The article in the library. Raises SourceError where it cannot be read, or kept there."""
    opened = library.articles.open_article(record.article(), told)
    if opened.article_id == NO_ARTICLE:
        raise SourceError("Not kept", opened.notice or "The library cannot be written.")
    return opened
