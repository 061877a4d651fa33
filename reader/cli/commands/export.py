"""`kutip export`: articles, notes and statements in formats for other programs and for paper."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.language import interface
from reader.cli.library import article_id, open_library
from reader.cli.parsing import Parser, is_terminal
from reader.cli.remarks import remark
from reader.cli.staleness import tell_stale
from reader.errors import LibraryError
from reader.export.content import Content
from reader.export.formats import DEFAULT, format_of, formats, writing
from reader.intake import clean
from reader.model import NOTE_COLOURS
from reader.phrase import Phrase

if TYPE_CHECKING:
    from reader.library import Library

MOST_FOUND = 100_000
"""Most hits of a search that are followed to their articles."""


def arguments(parser: Parser) -> None:
    """Declare what `kutip export` takes."""
    parser.table = "formats", {one.id: one.about for one in formats().values()}
    parser.add_argument(
        "articles",
        metavar="ARTICLE",
        nargs="*",
        help="number in `kutip articles`, or source; none: the whole library (gold: what was corrected)",
    )
    parser.add_argument(
        "--format", metavar="FORMAT", choices=formats(), default=DEFAULT, help="see below (default %(default)s)"
    )
    of_statements = ", ".join(writing(Content.STATEMENTS))
    what = Phrase("what NAME said over all articles, as {formats}", formats=of_statements)
    parser.add_argument("--actor", metavar="NAME", help=what)
    parser.add_argument("--search", metavar="WORDS", help="only articles that a search for WORDS finds")
    parser.add_argument("--code", "--tag", dest="tag", metavar="CODE", help="only notes, or statements, with this code")
    parser.add_argument("--colour", choices=NOTE_COLOURS, help="only notes of this colour")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", metavar="FILE", type=Path, help="write here instead of to standard output")
    where.add_argument("--folder", metavar="FOLDER", type=Path, help="write a file for each article into this folder")


def run(options: argparse.Namespace) -> int:
    """Write the export, to standard output where no other place is named."""
    tag = options.tag.removeprefix("#") if options.tag else None
    labels = export_labels()
    with open_library() as library:
        if format_of(options.format).holds_statements:
            tell_stale(library)
        if options.actor:
            _refuse_for_actor(options)
            cards = library.actors.statements(options.actor, tag=tag)
            made = library.exports.statements(options.format, cards, options.actor, labels=labels)
        else:
            ids = _chosen(library, options)
            if options.folder:
                files = library.exports.folder(
                    options.format, options.folder, ids, tag=tag, colour=options.colour, labels=labels
                )
                one, many = "{count} file written into {folder}.", "{count} files written into {folder}."
                remark(Phrase.counted(one, many, len(files), folder=options.folder))
                return 0
            made = library.exports.articles(options.format, ids, tag=tag, colour=options.colour, labels=labels)
        if options.output:
            library.exports.write(options.output, options.format, made)
            remark(Phrase("written to {path}.", path=options.output))
            return 0
    print_made(made, options.format)
    return 0


def export_labels() -> dict[str, str]:
    """The words of an export that are no words of an article, in the interface's language."""
    from reader.export.labels import ENGLISH

    tr = interface()
    return {key: tr(f"export.label.{key}") for key in ENGLISH}


def _chosen(library: Library, options: argparse.Namespace) -> list[int] | None:
    """The numbers of the articles that are meant; None for all. Raises LibraryError where a search finds none."""
    ids = [article_id(library, name) for name in options.articles] or None
    if options.search is None:
        return ids
    hits = library.search.find(options.search, limit=MOST_FOUND)
    found = dict.fromkeys(hit.article_id for hit in hits if ids is None or hit.article_id in ids)
    if not found:
        raise LibraryError("Nothing found", "No article in the library has “{words}”.", words=options.search)
    return list(found)


def print_made(made: str | bytes, form: str) -> None:
    """Print an export on standard output. Raises LibraryError for bytes on a terminal."""
    if is_terminal(1):
        if isinstance(made, bytes):
            raise LibraryError(
                "Not for the terminal", "“{form}” is no text; name a file with -o, or use a pipe.", form=form
            )
        made = clean(made)
    sys.stdout.flush()
    sys.stdout.buffer.write(made if isinstance(made, bytes) else made.encode())
    sys.stdout.buffer.flush()


def _refuse_for_actor(options: argparse.Namespace) -> None:
    """Raise LibraryError for what goes with articles and notes alone."""
    of_statements = writing(Content.STATEMENTS)
    if options.format not in of_statements or options.articles or options.folder or options.colour or options.search:
        raise LibraryError(
            "Not for an actor",
            "With --actor give one of the formats {formats}, and neither articles, --search, --folder nor --colour.",
            formats=", ".join(of_statements),
        )
