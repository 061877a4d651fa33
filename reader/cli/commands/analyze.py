"""`kutip analyze`: who said what, for programs (JSON) and for people (a table), in one article or in many."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from reader.batch import Analysed, Outcome, Record, is_collection, named_sources, outcomes, records
from reader.batch.collections import COLUMNS
from reader.cli import FAILED
from reader.cli.engine import user_engine, user_models
from reader.cli.output import json_text, meter, print_json
from reader.cli.parsing import add_source_options, told
from reader.cli.resuming import open_output
from reader.cli.unforeseen import log_cause
from reader.codec import Json, document_to_json
from reader.errors import FormatError, ReaderError
from reader.model import Particulars


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip analyze` takes."""
    parser.add_argument(
        "sources",
        metavar="FILE",
        nargs="+",
        help="a path, an http(s) address, - for standard input, or many articles: a folder, .jsonl, .csv, .tsv, .zip",
    )
    parser.add_argument(
        "--format",
        choices=("jsonl", "json", "table"),
        default="jsonl",
        help="jsonl (default): one object a line; json: one document, an array for several files; table: for people",
    )
    parser.add_argument(
        "--column",
        metavar="FIELD=NAME",
        type=_column,
        action="append",
        default=[],
        help=f"the column of a .jsonl, .csv or .tsv that holds a FIELD ({', '.join(COLUMNS)})",
    )
    parser.add_argument("--jobs", metavar="N", type=_jobs, default=1, help="processes that analyse (default 1)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", metavar="OUT", type=Path, help="write here instead of to standard output")
    where.add_argument("--resume", metavar="OUT", type=Path, help="go on where OUT, written before, ends")
    add_source_options(parser)
    parser.epilog = "The order of the output is that of the articles, whatever --jobs is."


def run(options: argparse.Namespace) -> int:
    """Analyse the sources in their order. A source that fails gives its error and status 1 after all others."""
    if options.format != "jsonl" and (options.output or options.resume):
        raise FormatError("Not in this format", "--output and --resume go with --format jsonl.")
    sources = named_sources(options.sources)
    several = len(sources) > 1 or any(map(is_collection, sources))
    language, published = told(options)
    given = Particulars(language=language, published=published)
    wanted = records(sources, told=given, columns=dict(options.column))
    failed = False
    with (
        meter(0 if any(map(is_collection, sources)) else len(sources)) as progress,
        _printer(options, several=several, wanted=wanted) as print_one,
    ):
        done = 0

        def begin(record: Record) -> None:
            progress.begin(done + 1, record.source)

        for record, outcome in outcomes(
            wanted, user_engine, models=user_models() if options.jobs > 1 else None, jobs=options.jobs,
            unforeseen=log_cause, begin=begin,
        ):  # fmt: skip
            done += 1
            failed = failed or isinstance(outcome, ReaderError)
            with progress.paused():
                print_one(record.source, outcome)
    return FAILED if failed else 0


@contextmanager
def _printer(
    options: argparse.Namespace, *, several: bool, wanted: Iterator[Record]
) -> Iterator[Callable[[str, Outcome], None]]:
    """What prints one outcome; where an output is resumed, the records that it has are passed first."""
    if options.format == "table":
        from reader.cli.table import print_outcome

        yield print_outcome
    elif options.format == "json":
        documents: list[Json] = []
        yield lambda source, outcome: documents.append(_json(source, outcome))
        print_json(documents if several or len(documents) != 1 else documents[0], indent=2)
    elif options.output or options.resume:
        with open_output(options.output or options.resume, resume=options.resume is not None) as (file, passed, last):
            _pass(wanted, passed, last, options.resume)
            yield lambda source, outcome: _write(file, _json(source, outcome))
    else:
        yield lambda source, outcome: print_json(_json(source, outcome))


def _pass(wanted: Iterator[Record], count: int, last: str | None, out: Path | None) -> None:
    """Leave out the records that the output has already. Raises FormatError where the last of them is another one."""
    passed = list(islice(wanted, max(0, count - 1), count)) if count else []
    if count and (not passed or passed[-1].source != last):
        raise FormatError("Another output", f"{out} was not made from these articles in this order; name a new file.")


def _write(file: BinaryIO, document: Json) -> None:
    file.write(json_text(document).encode() + b"\n")
    file.flush()


def _json(source: str, outcome: Outcome) -> Json:
    if isinstance(outcome, Analysed):
        return document_to_json(*outcome)
    return {"source": source, "error": {"title": outcome.title, "message": outcome.message}}


def _column(text: str) -> tuple[str, str]:
    field, equals, name = text.partition("=")
    if field not in COLUMNS or not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"“{text}” is no FIELD=NAME with a FIELD of {', '.join(COLUMNS)}")
    return field, name.strip()


def _jobs(text: str) -> int:
    most = 4 * (os.cpu_count() or 1)
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes from 1 to {most}")
    return int(text)
