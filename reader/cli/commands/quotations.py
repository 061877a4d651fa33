"""`kutip quotations`: what is quoted in several articles, each quotation with everyone who prints it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from reader.cli.language import say
from reader.cli.library import add_format, card_to_json, open_library
from reader.cli.listing import Column, print_list
from reader.cli.parsing import day
from reader.cli.remarks import remark
from reader.model import StatementCard


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip quotations` takes."""
    parser.add_argument("--since", metavar="YYYY-MM-DD", type=day, help="only what was said on this day or later")
    parser.add_argument("--until", metavar="YYYY-MM-DD", type=day, help="only what was said on this day or earlier")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the quotations, the most widespread first, with the words of each article where they differ."""
    from reader.cli.output import print_json
    from reader.cli.staleness import tell_stale

    with open_library() as library:
        shared = library.quotations.shared(since=options.since, until=options.until)
        tell_stale(library)
    if options.format == "jsonl":
        for cards in shared:
            print_json(
                {"articles": len({card.article_id for card in cards}), "statements": [card_to_json(c) for c in cards]}
            )
        return 0
    if not shared:
        remark("no quotation stands in two articles of the library.")
        return 0
    if options.plain:
        _print_plain(shared)
    else:
        _print(shared)
    return 0


def _print_plain(shared: Sequence[Sequence[StatementCard]]) -> None:
    """A line for each article that prints a quotation; those of one quotation bear its number."""
    columns = (
        Column("#"),
        Column("when"),
        Column("who"),
        Column("what"),
        Column("title"),
        Column("outlet"),
        Column("article"),
    )
    rows = [
        (
            str(number),
            card.day.isoformat() if card.day else "",
            card.speaker or say("? unknown"),
            card.text,
            card.title or "",
            card.outlet or "",
            f"#{card.article_id}",
        )
        for number, cards in enumerate(shared, start=1)
        for card in cards
    ]
    print_list(columns, rows, plain=True)


def _print(shared: Sequence[Sequence[StatementCard]]) -> None:
    """A paragraph a quotation: its words, then who prints them, and in which words where they are others."""
    from rich.padding import Padding

    from reader.cli.output import console, words

    out = console()
    for cards in shared:
        first = cards[0]
        out.print(words(first.text, "bold"))
        for card in cards:
            facts = (
                card.day.isoformat() if card.day else None,
                card.speaker or say("? unknown"),
                card.title,
                card.outlet,
                f"#{card.article_id}",
            )
            out.print(Padding(words(" · ".join(fact for fact in facts if fact), "dim"), (0, 0, 0, 2)))
            if card.text != first.text:
                out.print(Padding(words(card.text), (0, 0, 0, 4)))
        out.print()
