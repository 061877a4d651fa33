"""`kutip statements`: what an actor, or everybody, said over all articles."""

from __future__ import annotations

import argparse

from reader.cli.language import say
from reader.cli.library import add_format, open_library, print_cards
from reader.cli.listing import Column, print_list
from reader.cli.parsing import day
from reader.cli.remarks import remark
from reader.cli.staleness import tell_stale


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip statements` takes."""
    parser.add_argument("--actor", metavar="NAME", help="only what NAME said (a part of the name will do)")
    parser.add_argument("--since", metavar="YYYY-MM-DD", type=day, help="only what was said on this day or later")
    parser.add_argument("--until", metavar="YYYY-MM-DD", type=day, help="only what was said on this day or earlier")
    parser.add_argument(
        "--code", "--tag", dest="tag", metavar="CODE", help="only what bears this code, or a note with it lies on"
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the statements by day: that on which they were made, else that of the article."""
    tag = options.tag.removeprefix("#") if options.tag else None
    with open_library() as library:
        cards = library.actors.statements(options.actor, since=options.since, until=options.until, tag=tag)
        tell_stale(library)
    if options.format == "jsonl":
        print_cards(cards)
        return 0
    if not cards:
        remark("the library has no such statement.")
        return 0
    print_list(
        (
            Column("when", width=10),
            Column("who", share=3),
            Column("how"),
            Column("what", share=7),
            Column("codes", share=2),
            Column("where", share=3, dim=True),
        ),
        [
            (
                card.day.isoformat() if card.day else "",
                card.speaker or say("? unknown"),
                say(card.kind.value),
                card.text,
                " ".join(f"#{code}" for code in card.codes),
                " · ".join(part for part in (card.title, card.outlet, f"#{card.article_id}") if part),
            )
            for card in cards
        ],
        plain=options.plain,
    )
    return 0
