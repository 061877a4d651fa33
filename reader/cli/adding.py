"""Many sources at once by the command line: which ones are meant, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.adding import AddReport, add_all
from reader.batch import named_sources, records
from reader.cli.unforeseen import log_cause
from reader.errors import ReaderError
from reader.intake import read_stdin
from reader.model import Particulars
from reader.phrase import Phrase, listed

if TYPE_CHECKING:
    from reader.cli.output import Meter
    from reader.library import Library


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


def add_sources(
    library: Library,
    sources: Sequence[str],
    told: Particulars,
    progress: Meter,
    *,
    columns: Mapping[str, str] | None = None,
    analyse: bool = True,
) -> AddReport:
    """Bring the sources into the library, in their order; each that fails is named."""

    def failed(source: str, error: Exception) -> None:
        failure = error if isinstance(error, ReaderError) else log_cause(error)
        progress.say(failure.sentence, source)

    return add_all(
        library,
        records(sources, columns=columns),
        told=told,
        begin=progress.begin,
        failed=failed,
        remarked=lambda source, notice: progress.say(notice, source),
        analyse=analyse,
    )


def sentence(report: AddReport) -> Phrase:
    """A report in one line."""
    parts = [
        Phrase("{count} added", count=report.added),
        Phrase("{count} changed", count=report.changed),
        Phrase("{count} known already", count=report.known),
    ]
    if report.failed:
        parts.append(Phrase("{count} failed", count=report.failed))
    return Phrase("{parts}.", parts=listed(parts))


def _lines(listed: str) -> list[str]:
    """The lines of a list of sources. Raises SourceError."""
    from reader.intake.source import read_file
    from reader.intake.text import decode

    data = read_stdin() if listed == "-" else read_file(Path(listed))
    return decode(data).splitlines()
