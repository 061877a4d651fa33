"""`kutip add`: many files, folders and addresses into the library at once."""

from __future__ import annotations

import argparse

from reader.batch import is_collection
from reader.cli.adding import add_sources, gather, sentence
from reader.cli.commands import FAILED
from reader.cli.library import open_library
from reader.cli.output import meter
from reader.cli.parsing import add_column_option, add_source_options, told
from reader.cli.remarks import remark
from reader.errors import LibraryError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip add` takes."""
    parser.add_argument(
        "sources",
        metavar="INPUT",
        nargs="*",
        help="files, folders, http(s) addresses; mailboxes, feeds, .jsonl, .csv, .parquet, .zip, .warc",
    )
    parser.add_argument("--from", dest="listed", metavar="LIST", help="a file with a source a line; - standard input")
    parser.add_argument("--no-analysis", action="store_true", help="only bring them in; `kutip refresh` analyses later")
    add_column_option(parser)
    add_source_options(parser)
    parser.epilog = "Ctrl+C stops it; what is done is kept, and the next time it goes on from there."


def run(options: argparse.Namespace) -> int:
    """Add the sources; each that fails is named, and one line tells of all."""
    if not options.sources and options.listed is None:
        raise LibraryError("Nothing to add", "Name files, folders or addresses, or a list of them with --from.")
    sources = gather(options.sources, options.listed)
    with open_library() as library, meter(0 if any(map(is_collection, sources)) else len(sources)) as progress:
        if library.trouble is not None:
            raise library.trouble
        report = add_sources(
            library,
            sources,
            told(options),
            progress,
            columns=dict(options.column),
            analyse=not options.no_analysis,
        )
    remark(sentence(report))
    return FAILED if report.failed else 0
