"""`kutip analyze`: who said what, for programs (JSON) and for people (a table)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.cli import FAILED
from reader.cli.engine import user_engine
from reader.cli.output import Meter, meter, print_json
from reader.cli.parsing import add_source_options
from reader.cli.unforeseen import log_cause
from reader.codec import Json, document_to_json
from reader.errors import ReaderError
from reader.model import Analysis, Article, Progress

if TYPE_CHECKING:
    from reader.analysis import Engine

_Outcome = tuple[Article, Analysis] | ReaderError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip analyze` takes."""
    parser.add_argument(
        "sources", metavar="FILE", nargs="+", help="a path, an http(s) address, or - for standard input"
    )
    parser.add_argument(
        "--format",
        choices=("jsonl", "json", "table"),
        default="jsonl",
        help="jsonl (default): one object a line; json: one document, an array for several files; table: for people",
    )
    add_source_options(parser)


def run(options: argparse.Namespace) -> int:
    """Analyse the sources in their order. A source that fails gives its error and status 1 after all others."""
    engine = user_engine()
    failed = False
    with meter(len(options.sources)) as progress:
        print_one, finish = _printer(options.format, len(options.sources))
        for source, outcome in _outcomes(options, engine, progress):
            failed = failed or isinstance(outcome, ReaderError)
            with progress.paused():
                print_one(source, outcome)
    finish()
    return FAILED if failed else 0


def _outcomes(options: argparse.Namespace, engine: Engine, progress: Meter) -> Iterator[tuple[str, _Outcome]]:
    """Each source with its article and analysis, or with what kept it from them."""
    for number, source in enumerate(options.sources, 1):
        try:
            outcome: _Outcome = _analysed(source, options, engine, progress.begin(number, source))
        except ReaderError as error:
            outcome = error
        except Exception:  # one article that nobody foresaw does not cost the others their analysis
            outcome = log_cause()
        yield source, outcome


def _analysed(
    source: str, options: argparse.Namespace, engine: Engine, tell: Callable[[Progress], None]
) -> tuple[Article, Analysis]:
    from reader.intake import read

    article = read(source, language=options.lang, published=options.date, progress=tell)
    return article, engine.analyse(article, tell)


def _printer(format_: str, count: int) -> tuple[Callable[[str, _Outcome], None], Callable[[], None]]:
    """What prints one outcome, and what is to be called after the last."""
    if format_ == "table":
        from reader.cli.table import print_outcome

        return print_outcome, lambda: None
    if format_ == "jsonl":
        return lambda source, outcome: print_json(_json(source, outcome)), lambda: None
    documents: list[Json] = []

    def finish() -> None:
        print_json(documents if count > 1 else documents[0], indent=2)

    return lambda source, outcome: documents.append(_json(source, outcome)), finish


def _json(source: str, outcome: _Outcome) -> Json:
    if isinstance(outcome, ReaderError):
        return {"source": source, "error": {"title": outcome.title, "message": outcome.message}}
    return document_to_json(*outcome)
