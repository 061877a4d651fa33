"""Many sources at once: which ones are meant, and how they come into the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.batch import named_sources, records
from reader.cli.parsing import Told
from reader.cli.remarks import remark
from reader.cli.unforeseen import log_cause
from reader.errors import ReaderError, SourceError
from reader.intake import read_stdin
from reader.model import NO_ARTICLE, Article, Opened

if TYPE_CHECKING:
    from reader.cli.output import Meter
    from reader.library import Library


@dataclass
class AddReport:
    """What became of the sources."""

    added: int = 0
    """New in the library."""
    changed: int = 0
    """There before, with another text."""
    known: int = 0
    """There before, as they are."""
    failed: int = 0
    """Those that could not be read, kept or analysed."""
    ids: list[int] = field(default_factory=list)
    """The articles' numbers, in the order of the sources."""

    def sentence(self) -> str:
        """It in one line."""
        parts = [f"{self.added} added", f"{self.changed} changed", f"{self.known} known already"]
        return ", ".join(parts + ([f"{self.failed} failed"] if self.failed else [])) + "."


def gather(inputs: Iterable[str], listed: str | None = None) -> list[str]:
    """The sources that are meant: files and addresses as they are, folders by the files in them that Kutip opens.

    `listed` is a file with a source a line ("-": standard input); empty lines and those that begin with # say nothing.
    Each source stands once, where it was named first. Raises SourceError for a list that cannot be read.
    """
    named = list(inputs)
    if listed is not None:
        lines = [line.strip() for line in _lines(listed)]
        named += [line for line in lines if line and not line.startswith("#")]
    return list(dict.fromkeys(named_sources(named, collections=False)))


def add_all(
    library: Library, sources: Sequence[str], told: Told, progress: Meter, *, analyse: bool = True
) -> AddReport:
    """Bring the sources into the library, in their order; one that fails is named and costs no other anything.

    Loading goes on ahead in threads; what is done is kept whenever it is stopped, and is quickly passed the next time.
    """
    report = AddReport()
    for number, record in enumerate(records(sources), 1):
        source = record.source
        tell = progress.begin(number, source)
        try:
            opened = _kept(library, record.article(), told)
            report.ids.append(opened.article_id)
            for notice in opened.article.notices:
                remark(f"{source}: {notice}")
            if analyse and opened.analysis is None:
                library.analyses.analyse(opened, progress=tell)
        except Exception as error:  # one article that nobody foresaw costs the others nothing
            failure = error if isinstance(error, ReaderError) else log_cause(error)
            report.failed += 1
            with progress.paused():
                remark(f"{source}: {failure.title}: {failure.message}")
            continue
        report.added += opened.is_new
        report.changed += opened.changed
        report.known += not opened.is_new and not opened.changed
    return report


def _kept(library: Library, article: Article, told: Told) -> Opened:
    """The article in the library. Raises SourceError where it cannot be kept there."""
    opened = library.articles.open_article(article, language=told.language, published=told.published)
    if opened.article_id == NO_ARTICLE:
        raise SourceError("Not kept", opened.notice or "The library cannot be written.")
    return opened


def _lines(listed: str) -> list[str]:
    """The lines of a list of sources. Raises SourceError."""
    from reader.intake.source import read_file
    from reader.intake.text import decode

    data = read_stdin() if listed == "-" else read_file(Path(listed))
    return decode(data).splitlines()
