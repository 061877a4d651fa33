"""`kutip analyze`: who said what, for programs (JSON) and for people (a table), in one article or in many."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.batch import Analysed, Outcome, Record, is_collection, named_sources, outcomes, records
from reader.cli.commands import FAILED
from reader.cli.engine import user_engine, user_models
from reader.cli.logs import silence_libraries
from reader.cli.output import meter, print_json
from reader.cli.parsing import add_column_option, add_source_options, told, wrong
from reader.cli.resuming import JSONL, PARQUET, PART_DOCUMENTS, open_output
from reader.cli.unforeseen import log_cause
from reader.codec import Json, document_to_json
from reader.errors import FormatError, ReaderError
from reader.intake import is_url
from reader.phrase import Phrase


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip analyze` takes."""
    parser.add_argument(
        "sources",
        metavar="FILE",
        nargs="+",
        help="a path, an http(s) address, - for standard input, or many articles: a folder, a feed, "
        ".mbox, .jsonl, .csv, .tsv, .parquet, .zip, .warc, .warc.gz",
    )
    parser.add_argument(
        "--format",
        choices=("jsonl", "json", "table", "parquet"),
        default="jsonl",
        help="jsonl (default): one object a line; json: one document, an array for several files; table: for people; "
        "parquet: the same fields as columns, with -o",
    )
    add_column_option(parser)
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--jobs", metavar="N", type=_jobs, default=1, help="processes that analyse (default 1)")
    who.add_argument(
        "--cluster",
        metavar="ADDRESS",
        type=_cluster,
        help="let the workers of a Dask cluster that you trust analyse; the address of its scheduler, tcp://HOST:PORT",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help=Phrase(
            "write here: a file, or a folder of parts of {count} articles: OUT/ of JSONL, OUT.parquet",
            count=PART_DOCUMENTS,
        ),
    )
    where.add_argument("--resume", metavar="OUT", help="go on where OUT, written before, ends")
    add_source_options(parser)
    parser.epilog = "The order of the output is that of the articles, whoever analyses them."


def run(options: argparse.Namespace) -> int:
    """Analyse the sources in their order. A source that fails gives its error and status 1 after all others."""
    silence_libraries()
    out = options.output or options.resume
    parts = _parts(options.format, out)
    sources = named_sources(options.sources)
    collected = any(map(is_collection, sources))
    failed = False
    with (
        meter(0 if collected else len(sources)) as progress,
        _output(options, parts, several=len(sources) > 1 or collected) as (print_one, passed, done),
    ):

        def begin(record: Record) -> None:
            progress.begin(done + 1, record.source)

        wanted = records(
            sources,
            told=told(options),
            columns=dict(options.column),
            passed=passed,
        )
        elsewhere = options.jobs > 1 or options.cluster is not None
        for record, outcome in outcomes(
            wanted, user_engine, models=user_models() if elsewhere else None, jobs=options.jobs,
            cluster=options.cluster, unforeseen=log_cause, begin=begin,
        ):  # fmt: skip
            done += 1
            failed = failed or isinstance(outcome, ReaderError)
            with progress.paused():
                print_one(record.source, outcome)
    return FAILED if failed else 0


def _parts(form: str, out: str | None) -> str | None:
    """The ending of the parts where the output is a folder of them. Raises FormatError for what goes not together."""
    if form in {"json", "table"} and out:
        raise FormatError("Not in this format", "--output and --resume go with --format jsonl and parquet.")
    if form == "parquet" and not out:
        raise FormatError("No output", "Parquet is written into a folder; name one with -o.")
    if form == "parquet" or (out and out.endswith(PARQUET)):
        from reader.batch.parquet import check_installed

        check_installed()
        return PARQUET
    return JSONL if out and (out.endswith(("/", os.sep)) or Path(out).is_dir()) else None


@contextmanager
def _output(
    options: argparse.Namespace, parts: str | None, *, several: bool
) -> Iterator[tuple[Callable[[str, Outcome], None], Iterable[str], int]]:
    """What writes one outcome; what the documents that the output has already are called, and how many they are."""
    if options.format == "table":
        from reader.cli.table import print_outcome

        yield print_outcome, (), 0
    elif options.format == "json":
        documents: list[Json] = []
        yield lambda source, outcome: documents.append(_json(source, outcome)), (), 0
        print_json(documents if several or len(documents) != 1 else documents[0], indent=2)
    elif options.output or options.resume:
        path = Path(options.output or options.resume)
        with open_output(path, resume=options.resume is not None, parts=parts) as output:
            yield lambda source, outcome: output.write(_json(source, outcome)), output.passed, output.count
    else:
        yield lambda source, outcome: print_json(_json(source, outcome)), (), 0


def _json(source: str, outcome: Outcome) -> Json:
    if isinstance(outcome, Analysed):
        return document_to_json(*outcome)
    return {"source": source, "error": {"title": outcome.title, "message": outcome.message}}


def _cluster(text: str) -> str:
    if not is_url(text):
        raise wrong("“{text}” is no address of a Dask scheduler, write it like tcp://host:8786", text=text)
    return text


def _jobs(text: str) -> int:
    most = 4 * (os.cpu_count() or 1)
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise wrong("“{text}” is no number of processes from 1 to {most}", text=text, most=most)
    return int(text)
