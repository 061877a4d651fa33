"""`kutip import`: notes from W3C, Hypothesis, Kutip's JSON and REFI-QDA projects into the library's articles."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.commands import FAILED
from reader.cli.language import say
from reader.cli.library import article_id, open_library
from reader.cli.remarks import remark
from reader.errors import ReaderError
from reader.intake import clean
from reader.phrase import Phrase, listed

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.exchange import ImportReport


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip import` takes."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="a .json, .jsonld, .qdpx or .qdc file, or a folder of such; - for standard input",
    )
    parser.add_argument(
        "--article", metavar="ARTICLE", help="put all notes into this article (number or source), whatever they say"
    )


def run(options: argparse.Namespace) -> int:
    """Import file by file and say what became of the notes; a file that fails keeps no other from being imported."""
    failed = False
    with open_library() as library:
        into = article_id(library, options.article) if options.article else None
        for path in _files(options.files):
            try:
                report = _imported(library, path, into)
            except ReaderError as error:
                remark(error.sentence, path)
                failed = True
                continue
            print(clean(f"{path}: {say(_told(report))}"))
            for address in report.unknown:
                what = Phrase("no article in the library is {address}; open it, then import again.", address=address)
                remark(what, path)
            came = report.added or report.updated or report.unchanged or report.codes or report.coded
            failed = failed or bool(report.unknown) or ("shape" in report.left_out and not came)
    return FAILED if failed else 0


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and those in the folders, by name."""
    from reader.export.annotations import SUFFIXES

    for path in paths:
        if path.is_dir():
            yield from sorted(inner for inner in path.iterdir() if inner.suffix.casefold() in SUFFIXES)
        else:
            yield path


def _imported(library: Library, path: Path, into: int | None) -> ImportReport:
    """What became of the notes of a file, or of standard input. Raises ReaderError."""
    from reader.intake import read_stdin

    if str(path) == "-":
        return library.exchange.import_annotations(read_stdin(), article_id=into)
    return library.exchange.import_file(path, article_id=into)


_REASONS = {
    "page": "{count} on no passage",
    "shape": "{count} that are no notes",
    "long": "{count} too long",
    "double": "{count} there twice",
    "outside": "{count} outside of their text",
    "no-text": "{count} on what is no text in the file",
    "no-article": "{count} of articles that are not in the library",
}
"""Why notes are left out, by the reasons of `LeftOut`."""


def _told(report: ImportReport) -> Phrase:
    """What became of the notes, in one line."""
    parts = [
        Phrase("{count} added", count=report.added),
        Phrase("{count} updated", count=report.updated),
        Phrase("{count} unchanged", count=report.unchanged),
    ]
    if report.codes:
        parts.append(Phrase.counted("{count} new code", "{count} new codes", report.codes))
    if report.coded:
        parts.append(Phrase.counted("{count} statement coded", "{count} statements coded", report.coded))
    if report.orphans:
        parts.append(Phrase("{count} without their passage in the text", count=report.orphans))
    if report.left_out:
        why = listed([Phrase(_REASONS[reason], count=count) for reason, count in report.left_out.items()])
        parts.append(Phrase("{count} left out ({why})", count=sum(report.left_out.values()), why=why))
    return listed(parts)
