"""`kutip balance`: whose words articles give, and how: by actor, kind, form, hand, gender; by outlet and month."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.cli.language import say
from reader.cli.library import card_to_json, open_library, read_articles
from reader.cli.listing import Column, print_list
from reader.cli.output import meter, print_csv, print_json
from reader.cli.parsing import wrong
from reader.cli.remarks import remark
from reader.cli.staleness import tell_stale
from reader.errors import LibraryError
from reader.library.balance import (
    ACTOR,
    DIMENSIONS,
    GROUPINGS,
    SIDES,
    Share,
    Sourced,
    chosen,
    grouped,
    part,
    shares,
    whole,
)
from reader.phrase import Phrase

if TYPE_CHECKING:
    from reader.library import Library

MOST_ACTORS = 12
"""Actors in the table; --by actor, --json and --csv have all."""

BAR_CELLS = 20
"""Cells of a bar that stands for everything."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip balance` takes."""
    parser.add_argument("articles", metavar="ARTICLE", nargs="*", help="number in `kutip articles`, or source")
    parser.add_argument("--all", action="store_true", help="all articles of the library")
    parser.add_argument("--by", choices=GROUPINGS, help="a row for each outlet, month or actor")
    parser.add_argument(
        "--list",
        dest="listed",
        metavar="SIDE=VALUE",
        type=_side,
        help="the statements behind a number: gender=women, speaker=unnamed, hand=second, actor=NAME ...",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object; with --list one a line")
    form.add_argument("--csv", action="store_true", help="a table for spreadsheets")
    form.add_argument("--plain", action="store_true", help="a line for each row, for pipes and screen readers")


def run(options: argparse.Namespace) -> int:
    """Count and print. What is no article of the library yet is opened, analysed and kept there."""
    if bool(options.articles) == options.all:
        raise LibraryError("Which articles", "Give the articles to count, or --all.")
    if options.by and options.listed:
        raise LibraryError("One of both", "--list gives statements, --by a row for each group; give one of them.")
    with open_library() as library, meter(len(options.articles)) as progress:
        ids = None if options.all else read_articles(library, options.articles, progress)
        sourced = library.balances.sourced(ids)
        if options.listed:
            return _list(library, chosen(sourced, *options.listed), options)
        if options.all:
            tell_stale(library)
    if options.by:
        _print_groups(sourced, options)
    elif options.json:
        print_json(_as_json(sourced), indent=2)
    elif options.csv:
        print_csv(("side", *_COUNTED), [(side, *row) for side in SIDES for row in _counted(sourced, side)])
    else:
        _print_sides(sourced, plain=options.plain)
    return 0


_COUNTED = ("value", "name", "statements", "share_of_statements", "words", "share_of_words", "speakers", "articles")
"""The columns of a share."""


def _counted(sourced: Sequence[Sourced], side: str) -> Iterator[tuple[str | int | float, ...]]:
    """The shares of a side as rows of `_COUNTED`."""
    for share, statements, words in _parts(sourced, side):
        yield (
            share.value,
            share.label,
            share.statements,
            round(statements, 4),
            share.words,
            round(words, 4),
            share.speakers,
            share.articles,
        )


def _parts(sourced: Sequence[Sourced], side: str) -> Iterator[tuple[Share, float, float]]:
    """Each share of a side with its parts of the statements and of the words that the side speaks of."""
    found = shares(sourced, side)
    statements, words = sum(one.statements for one in found), sum(one.words for one in found)
    for share in found:
        yield share, part(share.statements, statements), part(share.words, words)


def _as_json(sourced: Sequence[Sourced]) -> dict[str, Any]:
    sides = {side: [dict(zip(_COUNTED, row, strict=True)) for row in _counted(sourced, side)] for side in SIDES}
    all_of = whole(sourced)
    return {
        "articles": all_of.articles,
        "statements": all_of.statements,
        "words": all_of.words,
        "speakers": all_of.speakers,
        **sides,
    }


def _print_sides(sourced: Sequence[Sourced], *, plain: bool) -> None:
    """A row for each value of each side, with a bar for its part of the words."""
    if not sourced:
        remark("no statement was found in it.")
        return
    rows: list[tuple[str, ...]] = []
    for side in SIDES:
        parts = list(_parts(sourced, side))
        for number, (share, statements, words) in enumerate(parts[:MOST_ACTORS]):
            rows.append(
                (
                    say(side) if plain or not number else "",
                    _label(side, share),
                    str(share.statements),
                    f"{statements:.0%}",
                    str(share.words),
                    f"{words:.0%}",
                    "" if plain else bar(words),
                )
            )
        if len(parts) > MOST_ACTORS:
            more = say(Phrase("and {count} others; see --by {side}", count=len(parts) - MOST_ACTORS, side=side))
            rows.append(("", more, "", "", "", "", ""))
    print_list(
        (
            Column("side"),
            Column("who", share=1),
            Column("statements", right=True),
            Column("%", right=True),
            Column("words", right=True),
            Column("%", right=True),
            Column("", width=BAR_CELLS),
        ),
        rows,
        plain=plain,
    )


def _label(side: str, share: Share) -> str:
    """What a share is called: its name, or the word for its value."""
    if not share.label:
        return say("unknown")
    return say(share.label) if DIMENSIONS[side].values else share.label


def bar(share: float) -> str:
    """A bar of plain cells for a part of a whole."""
    return "█" * round(share * BAR_CELLS)


# -------------------------------------------------------------------- by outlet, month, actor

_SPLIT = ("speaker", "form", "hand", "gender")
"""The sides, that of kinds first, whose values are columns where groups are set side by side."""


class Group(NamedTuple):
    """An outlet, a month or an actor."""

    share: Share
    """What is counted of it."""
    of_words: float
    """Its part of all words, 0 to 1."""
    words: dict[tuple[str, str], int]
    """The words of each side's values."""


def _print_groups(sourced: Sequence[Sourced], options: argparse.Namespace) -> None:
    members, words = grouped(sourced, options.by), whole(sourced).words
    groups = [
        Group(
            share,
            part(share.words, words),
            {(side, one.value): one.words for side in _SPLIT for one in shares(members[share.value], side)},
        )
        for share in shares(sourced, options.by)
    ]
    split = [
        (side, value) for side in _SPLIT[options.by == ACTOR :] for value in DIMENSIONS[side].values
    ]  # an actor is of one kind
    if options.json or options.csv:
        _print_group_data(groups, split, options)
        return
    shown = [one for one in split if one[1] in _TITLES]
    print_list(
        (
            Column(options.by),
            *(Column(title, right=True) for title in ("articles", "words", "%")),
            *(Column(_TITLES[value], right=True) for _, value in shown),
        ),
        [
            (
                _label(options.by, group.share),
                *map(str, (group.share.articles, group.share.words)),
                f"{group.of_words:.0%}",
                *(_percent(group, *one) for one in shown),
            )
            for group in groups
        ],
        plain=options.plain,
    )


def _print_group_data(groups: Sequence[Group], split: Sequence[tuple[str, str]], options: argparse.Namespace) -> None:
    names = [f"words_{side}_{value.replace('-', '_')}" for side, value in split]
    head = (options.by, "name", "articles", "statements", "words", "share_of_words", "speakers", *names)
    rows = [
        (
            share.value,
            share.label,
            share.articles,
            share.statements,
            share.words,
            round(of_words, 4),
            share.speakers,
            *(words.get(one, 0) for one in split),
        )
        for share, of_words, words in groups
    ]
    if options.csv:
        print_csv(head, rows)
    else:
        print_json([dict(zip(head, row, strict=True)) for row in rows], indent=2)


_TITLES = {
    "person": "persons",
    "body": "bodies",
    "unnamed": "unnamed",
    "direct": "direct",
    "second": "2nd hand",
    "women": "women",
    "men": "men",
}
"""The values that the table shows, in per cent of the words of their side, and what the columns are called."""


def _percent(group: Group, side: str, value: str) -> str:
    """A value's part of its side's words; empty where the side speaks of none."""
    of_side = sum(words for (other, _), words in group.words.items() if other == side)
    return f"{part(group.words.get((side, value), 0), of_side):.0%}" if of_side else ""


def _list(library: Library, sourced: Sequence[Sourced], options: argparse.Namespace) -> int:
    """Print the statements behind a number."""
    cards = library.balances.cards(sourced)
    if options.json:
        for card in cards:
            print_json(card_to_json(card))
        return 0
    rows = [
        (
            card.day.isoformat() if card.day else "",
            one.name or ("? unknown" if options.csv else say("? unknown")),
            card.kind.value if options.csv else say(card.kind.value),
            card.text,
            f"#{card.article_id}",
        )
        for one, card in zip(sourced, cards, strict=True)
    ]
    if options.csv:
        print_csv(("day", "who", "how", "what", "article"), rows)
        return 0
    if not rows:
        remark("no statement is of that kind.")
    columns = (
        Column("when", width=10),
        Column("who", share=3),
        Column("how"),
        Column("what", share=7),
        Column("where"),
    )
    if rows:
        print_list(columns, rows, plain=options.plain)
    return 0


def _side(text: str) -> tuple[str, str]:
    side, equals, value = text.partition("=")
    if equals and side not in DIMENSIONS:  # as the table calls it, which may be in another language
        side = next((one for one in DIMENSIONS if say(one) == side), side)
    if not equals or side not in DIMENSIONS:
        raise wrong("“{text}” is no SIDE=VALUE with a SIDE of {sides}", text=text, sides=", ".join(DIMENSIONS))
    values = DIMENSIONS[side].values
    return side, value if value in values else next((one for one in values if say(one) == value), value)
