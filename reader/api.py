"""The public Python interface: load once, analyse many. Stable: what is told here stays until a new major version.

    import reader.api as kutip

    document = kutip.analyse("“Kami siap,” kata Ratna.", language="id")
    for statement in document.statements:
        print(statement.speaker, statement.text)

    pipeline = kutip.load()
    for document in pipeline.pipe(texts, jobs=4):    # in the order of the texts
        row = document.to_json()                     # what `kutip analyze` prints

    for document in pipeline.pipe(kutip.records(["crawl.warc.gz"]), cluster="tcp://host:8786"):
        ...

The README has an example for pandas and one for Spark's mapInPandas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from reader.batch import Analysed, Record, outcomes, records
from reader.codec import Json, document_to_json
from reader.errors import ReaderError
from reader.model import Analysis, Article, Particulars, Span, StatementKind

if TYPE_CHECKING:
    from reader.analysis import Engine

__all__ = ["Document", "Failure", "Pipeline", "Record", "Said", "analyse", "load", "records"]


@dataclass(frozen=True)
class Said:
    """A statement in plain values."""

    text: str
    """Its content."""
    kind: StatementKind
    """Direct, mixed or indirect."""
    spans: tuple[Span, ...]
    """Where the content stands in the document's text: half open, in code points."""
    speaker: str | None
    """The name of the actor who said it; None where that is unknown."""
    day: str | None
    """The day on which it was said, as far as it is told: 2024, 2024-10 or 2024-10-21."""
    confidence: float
    """0 to 1."""


@dataclass(frozen=True)
class Document:
    """An article and what the machine understood of it."""

    source: str
    """What it is called: a path, an address, "text"."""
    article: Article
    """Its text and what is told of it; every offset points into `article.text`."""
    analysis: Analysis
    """Entities, actors and statements, with everything that is known of them."""

    @property
    def statements(self) -> tuple[Said, ...]:
        """Who said what, in text order."""
        actors, text = self.analysis.actors_by_id, self.article.text
        return tuple(
            Said(
                text=" … ".join(span.of(text) for span in one.spans),
                kind=one.kind,
                spans=one.spans,
                speaker=actors[one.actor].name if one.actor in actors else None,
                day=one.date.iso if one.date else None,
                confidence=one.confidence,
            )
            for one in self.analysis.statements
        )

    def to_json(self) -> Json:
        """The object that `kutip analyze` prints."""
        return document_to_json(self.article, self.analysis)


@dataclass(frozen=True)
class Failure:
    """An article that could not be read or analysed."""

    source: str
    """What it is called."""
    title: str
    """Two to five words."""
    message: str
    """One sentence: what, where, what to do."""

    def to_json(self) -> Json:
        """The object that `kutip analyze` prints."""
        return {"source": self.source, "error": {"title": self.title, "message": self.message}}


class Pipeline:
    """Analyses articles; the trained parts load at the first article of their language, and stay."""

    def __init__(self, models: Mapping[str, str] | None = None) -> None:
        """`models`: language to the name or folder of a pipeline; a language that is not in it has the shipped one."""
        self._models = dict(models or {})
        self._engine: Engine | None = None

    def analyse(self, text: str, *, language: str | None = None, published: date | None = None) -> Document:
        """Who said what in a plain text. Without `language` (ISO 639-1) it is told from the words; relative days
        ("Monday") are told from `published`. Raises AnalysisError, SourceError for a text without words."""
        return self._one(Record("text", text=text, told=Particulars(language=language, published=published)))

    def read(self, source: str, *, language: str | None = None, published: date | None = None) -> Document:
        """Who said what in a file or a page: a path or an http(s) address. Raises SourceError, AnalysisError."""
        return self._one(Record(source, told=Particulars(language=language, published=published)))

    def pipe(
        self, articles: Iterable[str | Record], *, jobs: int = 1, cluster: str | None = None
    ) -> Iterator[Document | Failure]:
        """Each article with what was understood, in the order of `articles`, which are read as they are needed.

        A string is a text; `Record` tells more (title, day, a path to read). With `jobs` over 1 as many processes work,
        and the program's main module must be guarded by `if __name__ == "__main__"`, as for all processes in Python.
        With `cluster`, the address of a Dask scheduler, its workers do it (AnalysisError where they cannot).
        """
        numbered = enumerate(articles, 1)
        records = (one if isinstance(one, Record) else Record(f"text#{number}", text=one) for number, one in numbered)
        for record, outcome in outcomes(records, self._engine_here, models=self._models, jobs=jobs, cluster=cluster):
            if isinstance(outcome, Analysed):
                yield Document(record.source, *outcome)
            else:
                yield Failure(record.source, outcome.title, outcome.message)

    def _one(self, record: Record) -> Document:
        [(_, outcome)] = outcomes([record], self._engine_here)
        if isinstance(outcome, ReaderError):
            raise outcome
        return Document(record.source, *outcome)

    def _engine_here(self) -> Engine:
        if self._engine is None:
            from reader.analysis import Engine

            self._engine = Engine(self._models)
        return self._engine


def load(models: Mapping[str, str] | None = None) -> Pipeline:
    """A pipeline; see `Pipeline`. Cheap: the trained parts load when they are needed."""
    return Pipeline(models)


@cache
def _shipped() -> Pipeline:
    return Pipeline()


def analyse(text: str, *, language: str | None = None, published: date | None = None) -> Document:
    """As `Pipeline.analyse`, by the shipped pipelines, which stay loaded."""
    return _shipped().analyse(text, language=language, published=published)
