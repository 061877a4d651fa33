"""What analyses one record in another process: a pipeline that is loaded once there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from reader.batch.record import Record
from reader.errors import ReaderError
from reader.model import Analysis, Article

if TYPE_CHECKING:
    from reader.analysis import Engine


class Analysed(NamedTuple):
    """An article and what the machine understood of it."""

    article: Article
    analysis: Analysis


Outcome = Analysed | ReaderError
"""What came of a record."""

Sent = Analysed | tuple[str, str]
"""An outcome as it is sent; an error of Kutip's as its title and sentence."""

_engines: dict[tuple[tuple[str, str], ...], Engine] = {}
"""The engines of this process by their pipelines: one, where only one program uses it."""

_alone = Lock()
"""An engine analyses one article at a time, in how many threads ever a process is asked to."""


def analyse_here(record: Record, models: Mapping[str, str]) -> Sent:
    """Analyse a record in this process, by an engine with the pipelines of `models` that stays loaded."""
    try:
        article = record.article()
        with _alone:
            return Analysed(article, _engine(models).analyse(article))
    except ReaderError as error:
        return error.title, error.message


def analyse_all(records: Iterable[Record], models: Mapping[str, str]) -> list[Sent]:
    """Analyse several records, one after the other, as `analyse_here`."""
    return [analyse_here(record, models) for record in records]


def _engine(models: Mapping[str, str]) -> Engine:
    from reader.analysis import Engine

    key = tuple(sorted(models.items()))
    if key not in _engines:
        _engines[key] = Engine(models)
    return _engines[key]
