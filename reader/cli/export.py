"""`kutip export`: articles, notes and statements in formats for other programs and for paper."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reader.cli.library import article_id, open_library
from reader.cli.parsing import is_terminal
from reader.cli.remarks import remark
from reader.cli.staleness import tell_stale
from reader.errors import LibraryError
from reader.intake import clean
from reader.model import NOTE_COLOURS

FORMATS = {
    "markdown": "notes and statements with links back; an export into the same file updates it",
    "csv": "a table of notes",
    "csv-statements": "a table of who said what",
    "json": "everything that is known of the articles",
    "w3c": "notes as W3C Web Annotations, JSON-LD",
    "html": "one page with the article and its marks, to read and to print; one article",
    "gold": "corrected articles in the format of `kutip evaluate`",
}
"""The formats and what each holds."""
_OF_STATEMENTS = ("markdown", "csv", "json")
_OF_NOTES = ("csv", "w3c")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip export` takes."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "formats:\n" + "\n".join(f"  {name:15} {what}" for name, what in FORMATS.items())
    parser.add_argument(
        "articles",
        metavar="ARTICLE",
        nargs="*",
        help="number in `kutip articles`, or source; none: the whole library (gold: what was corrected)",
    )
    parser.add_argument("--format", choices=FORMATS, default="markdown", help="see below (default markdown)")
    parser.add_argument("--actor", metavar="NAME", help="what NAME said over all articles, as markdown, csv or json")
    parser.add_argument("--tag", metavar="TAG", help="only notes with this tag")
    parser.add_argument("--colour", choices=NOTE_COLOURS, help="only notes of this colour")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", metavar="FILE", type=Path, help="write here instead of to standard output")
    where.add_argument("--folder", metavar="FOLDER", type=Path, help="write a file for each article into this folder")


def run(options: argparse.Namespace) -> int:
    """Write the export, to standard output where no other place is named."""
    tag = options.tag.removeprefix("#") if options.tag else None
    with open_library() as library:
        if options.format not in _OF_NOTES:
            tell_stale(library)
        if options.actor:
            _refuse_for_actor(options)
            cards = library.actors.statements(options.actor, tag=tag)
            text = library.exchange.export_statements(options.format, cards, options.actor)
        else:
            ids = [article_id(library, name) for name in options.articles] or None
            if options.folder:
                files = library.exchange.export_folder(
                    options.format, options.folder, ids, tag=tag, colour=options.colour
                )
                remark(f"{len(files)} files written into {options.folder}.")
                return 0
            text = library.exchange.export(options.format, ids, tag=tag, colour=options.colour)
        if options.output:
            library.exchange.write(options.output, options.format, text)
            remark(f"written to {options.output}.")
            return 0
    sys.stdout.flush()
    sys.stdout.buffer.write((clean(text) if is_terminal(1) else text).encode())
    sys.stdout.buffer.flush()
    return 0


def _refuse_for_actor(options: argparse.Namespace) -> None:
    """Raise LibraryError for what goes with articles and notes alone."""
    if options.format not in _OF_STATEMENTS or options.articles or options.folder or options.colour:
        raise LibraryError(
            "Not for an actor",
            f"With --actor give one of the formats {', '.join(_OF_STATEMENTS)}, and neither articles, "
            "--folder nor --colour.",
        )
