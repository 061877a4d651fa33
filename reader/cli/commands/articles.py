"""`kutip articles`: what is in the library."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from reader.cli.library import add_format, open_library, print_cards
from reader.cli.listing import Column, print_list
from reader.cli.remarks import remark
from reader.model import ArticleCard


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip articles` takes."""
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the articles, the last opened first, with the numbers by which other commands know them."""
    with open_library() as library:
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
