"""`kutip search`: where words stand in articles, statements and notes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.commands import FAILED
from reader.cli.language import say
from reader.cli.library import add_format, open_library, print_cards
from reader.cli.listing import Column, print_list
from reader.cli.parsing import wrong
from reader.cli.remarks import remark
from reader.cli.staleness import tell_stale
from reader.intake import clean
from reader.model import HitKind, SearchHit

if TYPE_CHECKING:
    from rich.text import Text

_KINDS = {"articles": HitKind.ARTICLE, "statements": HitKind.STATEMENT, "notes": HitKind.NOTE}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip search` takes."""
    parser.add_argument(
        "words",
        metavar="WORD",
        nargs="+",
        help="all of them must be there; “several words” as one argument as they stand",
    )
    parser.add_argument("--in", dest="kinds", choices=_KINDS, action="append", help="only in these (may be repeated)")
    parser.add_argument("--limit", metavar="N", type=_count, default=20, help="at most N of each kind (default 20)")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print what is found, the fittest first; status 1 where nothing is."""
    kinds = [_KINDS[name] for name in options.kinds or _KINDS]
    with open_library() as library:
        hits = library.search.find(_query(options.words), kinds=kinds, limit=options.limit)
        tell_stale(library)
    if options.format == "jsonl":
        print_cards(hits)
        return 0 if hits else FAILED
    if hits and options.plain:
        _print_plain(hits)
        return 0
    from reader.cli.output import console, words

    out = console()
    for hit in hits:
        where = (
            say(hit.kind.value),
            hit.title,
            hit.published.isoformat() if hit.published else None,
            f"#{hit.article_id}",
        )
        out.print(words(" · ".join(part for part in where if part), "dim"))
        out.print(_snippet(hit), soft_wrap=True)
    if not hits:
        remark("nothing in the library has all of these words.")
        return FAILED
    return 0


def _print_plain(hits: Sequence[SearchHit]) -> None:
    """A line for each hit."""
    columns = (Column("kind"), Column("who"), Column("what"), Column("title"), Column("day"), Column("article"))
    rows = [
        (
            say(hit.kind.value),
            hit.speaker or "",
            hit.snippet,
            hit.title or "",
            hit.published.isoformat() if hit.published else "",
            f"#{hit.article_id}",
        )
        for hit in hits
    ]
    print_list(columns, rows, plain=True)


def _query(arguments: list[str]) -> str:
    """The arguments as one query: what a shell kept together is a phrase."""
    return " ".join(f'"{words}"' if " " in words and '"' not in words else words for words in arguments)


def _snippet(hit: SearchHit) -> Text:
    """What stands around the words found, and who said it; the words found are marked."""
    from rich.text import Text

    from reader.cli.output import words

    line = Text("  ")
    if hit.speaker:
        line.append_text(words(hit.speaker)).append(": ")
    start = len(line)
    line.append(clean(hit.snippet))
    for mark in hit.marks:
        line.stylize("bold underline", start + mark.start, start + mark.end)
    return line


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 1_000_000:
        raise wrong("“{text}” is no number of results", text=text)
    return int(text)
