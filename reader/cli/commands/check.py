"""`kutip check`: sources read again, and one line for each on what changed."""

from __future__ import annotations

import argparse

from reader.cli.commands import FAILED
from reader.cli.language import say
from reader.cli.library import article_id, open_library
from reader.cli.output import meter
from reader.errors import LibraryError, ReaderError
from reader.intake import clean


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip check` takes."""
    parser.add_argument("articles", metavar="ARTICLE", nargs="*", help="number in `kutip articles`, or source")
    parser.add_argument("--all", action="store_true", help="every article of the library that has a source")
    parser.epilog = "`kutip diff ARTICLE` shows the changes themselves."


def run(options: argparse.Namespace) -> int:
    """Read each source again and print what changed; one that cannot be read is named and costs no other anything."""
    if bool(options.articles) == options.all:
        raise LibraryError("Which articles", "Name articles by number or source, or all of them with --all.")
    failed = 0
    with open_library() as library:
        wanted = None if options.all else {article_id(library, name) for name in options.articles}
        chosen = [card for card in library.articles.all(only=wanted) if wanted or card.source != "-"]
        with meter(len(chosen)) as progress:
            for number, card in enumerate(chosen, 1):
                try:
                    checked = library.checks.check(card.id, progress.begin(number, card.name))
                except ReaderError as error:
                    failed += 1
                    progress.say(error.sentence, f"#{card.id} {card.name}")
                    continue
                with progress.paused():
                    print(clean(f"#{card.id}  {' '.join(checked.name.split())}: {say(checked.sentence())}"), flush=True)
    return FAILED if failed else 0
