"""`kutip articles`: what is in the library."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from reader.cli.library import add_format, article_id, open_library, print_cards
from reader.cli.listing import Column, print_list
from reader.cli.remarks import remark
from reader.model import ArticleCard
from reader.phrase import Phrase


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip articles` takes."""
    parser.add_argument(
        "--remove",
        metavar="ARTICLE",
        nargs="+",
        help="take these out of the library (number or source), with their notes and corrections",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the articles, the last opened first, with the numbers by which other commands know them."""
    with open_library() as library:
        if options.remove:
            named = {article_id(library, name): name for name in options.remove}
            for number, name in named.items():
                library.articles.remove(number)
                remark(Phrase("article removed: {name}", name=name))
            return 0
        cards = library.articles.all()
    if options.format == "jsonl":
        print_cards(cards)
        return 0
    if not cards:
        remark("the library is empty; `kutip SOURCE` opens an article and keeps it there.")
        return 0
    print_articles(cards, plain=options.plain)
    return 0


def print_articles(cards: Iterable[ArticleCard], *, plain: bool) -> None:
    """Print articles as a table, or a line for each."""
    print_list(
        (
            Column("#", right=True),
            Column("title", share=5),
            Column("outlet", share=2),
            Column("day", width=10),
            Column("statements", right=True),
            Column("notes", right=True),
            Column("read", right=True),
        ),
        [
            (
                str(card.id),
                card.name,
                card.outlet or "",
                card.published.isoformat() if card.published else "",
                str(card.statements),
                str(card.notes),
                f"{card.progress:.0%}",
            )
            for card in cards
        ],
        plain=plain,
    )
