"""`kutip articles`: what is in the library."""

from __future__ import annotations

import argparse

from reader.cli.library import add_format, open_library, print_cards
from reader.cli.remarks import remark


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
    from rich import box
    from rich.table import Table

    from reader.cli.output import console, words

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True)
    table.add_column("#", justify="right")
    table.add_column("title", ratio=5, overflow="fold")
    table.add_column("outlet", ratio=2, overflow="fold")
    table.add_column("day", width=10)
    table.add_column("statements", justify="right")
    table.add_column("notes", justify="right")
    table.add_column("read", justify="right")
    for card in cards:
        table.add_row(
            str(card.id),
            words(card.name),
            words(card.outlet or ""),
            card.published.isoformat() if card.published else "",
            str(card.statements),
            str(card.notes),
            f"{card.progress:.0%}",
        )
    console().print(table)
    return 0
