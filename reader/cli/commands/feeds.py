"""`kutip feeds`: the feeds that the reader follows, and what they announce."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.commands import FAILED
from reader.cli.language import say
from reader.cli.library import add_format, open_library, print_cards
from reader.cli.listing import Column, print_list
from reader.cli.remarks import remark
from reader.errors import LibraryError, ReaderError
from reader.intake import clean
from reader.model import FeedCard, FeedItemCard, Progress
from reader.phrase import Phrase

if TYPE_CHECKING:
    from reader.library import Library


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip feeds` takes."""
    parser.add_argument(
        "action",
        metavar="ACTION",
        nargs="?",
        choices=tuple(ACTIONS),
        default="list",
        help="%(choices)s; list if none",
    )
    parser.add_argument(
        "names",
        metavar="INPUT",
        nargs="*",
        help="add: addresses of feeds, or of pages that name theirs; import, export: an OPML file, - or none for "
        "standard input or output; list, update, remove, read: feeds by number or address",
    )
    add_format(parser)
    parser.epilog = (
        "`kutip feeds list 3` lists what feed 3 announces. For cron: `kutip feeds update > /dev/null` says only what "
        "could not be read, with status 1; what was read stays read."
    )


def run(options: argparse.Namespace) -> int:
    """Do what is asked; a feed that fails is named and keeps no other from being done."""
    with open_library() as library:
        if library.trouble is not None:
            raise library.trouble
        return ACTIONS[options.action](library, options)


def _list(library: Library, options: argparse.Namespace) -> int:
    """Print the feeds, or what some of them announce."""
    if options.names:
        chosen = _chosen(library, options.names)
        _print_items([item for card in chosen for item in library.feeds.items(card.id)], options)
        return 0
    cards = library.feeds.all()
    if options.format == "jsonl":
        print_cards(cards)
    elif cards:
        _print_feeds(cards, plain=options.plain)
    else:
        remark("no feed is followed; `kutip feeds add URL` follows one, `kutip feeds import FILE.opml` a list of them.")
    return 0


def _print_feeds(cards: Iterable[FeedCard], *, plain: bool) -> None:
    columns = (
        Column("#", right=True),
        Column("feed", share=3),
        Column("unread", right=True),
        Column("articles", right=True),
        Column("updated", width=16),
        Column("trouble", share=2, dim=True),
    )
    rows = [
        (str(c.id), c.name, str(c.unread), str(c.items), _minute(c.updated), say(c.error or c.notice or ""))
        for c in cards
    ]
    print_list(columns, rows, plain=plain)


def _print_items(items: Sequence[FeedItemCard], options: argparse.Namespace) -> None:
    if options.format == "jsonl":
        print_cards(items)
        return
    columns = (
        Column("state"),
        Column("day", width=16),
        Column("title", share=3),
        Column("address", share=2, dim=True),
    )
    rows = [("" if item.read else say("new"), _minute(item.published), item.title, item.url or "") for item in items]
    print_list(columns, rows, plain=options.plain)


def _trouble(card: FeedCard) -> str:
    return say(card.error or card.notice or "")


def _minute(moment: datetime | None) -> str:
    """A time in the reader's own zone."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else ""


def _add(library: Library, options: argparse.Namespace) -> int:
    """Follow feeds by their addresses."""

    def add(address: str) -> None:
        card, is_new = library.feeds.add(address)
        many = Phrase.counted("{count} article", "{count} articles", card.items)
        told = many if is_new else Phrase("{articles}, followed already", articles=many)
        print(clean(f"#{card.id}  {card.name}: {say(told)} ({card.url})"), flush=True)
        if card.notice:
            remark(card.notice, card.name)

    return _each(_named(options, Phrase("an address")), add)


def _remove(library: Library, options: argparse.Namespace) -> int:
    """Follow feeds no more."""
    for card in _chosen(library, _named(options, Phrase("a feed by number or address"))):
        library.feeds.remove(card.id)
        remark(Phrase("feed removed: {name}", name=card.name))
    return 0


def _mark_read(library: Library, options: argparse.Namespace) -> int:
    """Mark all that some feeds announce as read, or what all do."""
    chosen = _chosen(library, options.names) if options.names else library.feeds.all()
    marked = sum(library.feeds.mark_all_read(card.id) for card in chosen)
    remark(Phrase.counted("{count} article marked as read.", "{count} articles marked as read.", marked))
    return 0


def _update(library: Library, options: argparse.Namespace) -> int:
    """Ask the feeds for what is new."""
    from reader.cli.output import meter

    chosen = _chosen(library, options.names) if options.names else library.feeds.all()
    if not chosen:
        return _list(library, options)
    with meter(len(chosen)) as bar:

        def failed(name: str, error: ReaderError) -> None:
            bar.say(error.sentence, name)

        def further(progress: Progress, name: str) -> None:
            bar.begin(max(progress.done, 1), name)

        report = library.feeds.update({card.id for card in chosen}, progress=further, failed=failed)
    for name, until in report.waiting:
        remark(Phrase("not asked before {time}, as its server wishes", time=_minute(until)), name)
    told = Phrase.counted("{new} new in {count} feed", "{new} new in {count} feeds", report.asked, new=report.new)
    lost = Phrase("{told}, {count} could not be read.", told=told, count=len(report.failed))
    print(say(lost if report.failed else Phrase("{told}.", told=told)))
    return FAILED if report.failed else 0


def _import(library: Library, options: argparse.Namespace) -> int:
    """Follow the feeds of OPML lists."""
    from reader.intake import read_stdin
    from reader.intake.source import read_file

    def follow(name: str) -> None:
        added, listed = library.feeds.import_list(read_stdin() if name == "-" else read_file(Path(name)))
        what = "{added} added, {known} followed already; `kutip feeds update` reads them."
        print(say(Phrase(what, added=added, known=listed - added)), flush=True)

    return _each(options.names or ["-"], follow)


def _export(library: Library, options: argparse.Namespace) -> int:
    """Write the list of feeds as OPML."""
    from reader.files import write_whole

    text = library.feeds.export_list()
    for name in options.names or ["-"]:
        if name == "-":
            print(text, end="")
        else:
            write_whole(Path(name), text.encode())
            remark(Phrase("{path} written.", path=name))
    return 0


def _each(names: Iterable[str], do: Callable[[str], None]) -> int:
    """Do it for each; one that fails is named."""
    status = 0
    for name in names:
        try:
            do(name)
        except ReaderError as error:
            remark(error.sentence, name)
            status = FAILED
    return status


def _named(options: argparse.Namespace, what: Phrase) -> Sequence[str]:
    if not options.names:
        raise LibraryError("Which feed", "Name {what} behind `kutip feeds {action}`.", what=what, action=options.action)
    names: Sequence[str] = options.names
    return names


def _chosen(library: Library, names: Iterable[str]) -> list[FeedCard]:
    """The feeds that are meant. Raises LibraryError where one is not followed."""
    cards = library.feeds.all()
    chosen = []
    for name in names:
        number = name.removeprefix("#")
        found = [card for card in cards if name in (card.url, card.name) or number == str(card.id)]
        if not found:
            raise LibraryError(
                "No such feed", "No feed “{name}” is followed; `kutip feeds` lists those that are.", name=name
            )
        chosen.append(found[0])
    return chosen


ACTIONS: dict[str, Callable[[Library, argparse.Namespace], int]] = {
    "list": _list,
    "add": _add,
    "update": _update,
    "remove": _remove,
    "read": _mark_read,
    "import": _import,
    "export": _export,
}
"""What can be done with feeds, by its name."""
