"""`kutip codes`: the codes of notes and statements: listed, changed everywhere at once, counted by actor."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.cli.commands import MISUSED
from reader.cli.language import say
from reader.cli.library import add_format, open_library, print_cards
from reader.cli.listing import Column, print_list
from reader.cli.output import print_json
from reader.cli.parsing import Parser
from reader.cli.remarks import remark
from reader.cli.staleness import tell_stale
from reader.model import CODE_SLOTS, NOTE_COLOURS, Code, CodeCard, CodeTable
from reader.phrase import Phrase

if TYPE_CHECKING:
    from reader.library import Library


def arguments(parser: Parser) -> None:
    """Declare what `kutip codes` takes."""
    parser.table = "actions", {action: about for action, (_, about, _) in ACTIONS.items()}
    parser.add_argument(
        "action", metavar="ACTION", nargs="?", choices=tuple(ACTIONS), default="list", help="see below (default list)"
    )
    parser.add_argument("name", metavar="CODE", nargs="?", help="the code")
    parser.add_argument("other", metavar="OTHER", nargs="?", help="its new name, or the code that it is merged into")
    parser.add_argument("--colour", choices=NOTE_COLOURS, help="with add and set: its colour, and that of its notes")
    parser.add_argument("--description", metavar="TEXT", help="with add and set: what it is for")
    parser.add_argument("--parent", metavar="CODE", help="with add and set: the code that it stands below; '' for none")
    parser.add_argument(
        "--digit",
        metavar="N",
        type=int,
        choices=(0, *CODE_SLOTS),
        help="with add and set: the digit that gives it in the screen, 1 to 9; 0 for none",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Carry the action out, then print the codes, or the table."""
    names = [name for name in (options.name, options.other) if name is not None]
    action, _, wanted = ACTIONS[options.action]
    if len(names) != wanted:
        what = "`kutip codes {action}` takes {needs}; `kutip codes --help` shows the usage."
        remark(Phrase(what, action=options.action, needs=_NEEDS[wanted]))
        return MISUSED
    with open_library() as library:
        action(library, options)
        if options.action == "table":
            table = library.codes.table()
            tell_stale(library)
            _print_table(table, options)
        else:
            _print_codes(library.codes.all(), options)
    return 0


_NEEDS = (Phrase("no code"), Phrase("one code"), Phrase("two codes"))
"""What an action takes, by the number of codes."""


def _add(library: Library, options: argparse.Namespace) -> None:
    colour = options.colour or NOTE_COLOURS[0]
    library.codes.add(
        Code(options.name, colour, options.description or "", options.parent or None, options.digit or None)
    )


def _set(library: Library, options: argparse.Namespace) -> None:
    library.codes.change(
        options.name,
        colour=options.colour,
        description=options.description,
        parent=False if options.parent == "" else options.parent,
        slot=False if options.digit == 0 else options.digit,
    )


def _rename(library: Library, options: argparse.Namespace) -> None:
    library.codes.rename(options.name, options.other)


def _merge(library: Library, options: argparse.Namespace) -> None:
    library.codes.merge(options.name, options.other)


def _delete(library: Library, options: argparse.Namespace) -> None:
    library.codes.delete(options.name)


def _nothing(library: Library, options: argparse.Namespace) -> None:
    """What is listed is not changed."""


ACTIONS: dict[str, tuple[Callable[[Library, argparse.Namespace], None], str, int]] = {
    "list": (_nothing, "print the codes with how many notes and statements bear each (also without ACTION)", 0),
    "add": (_add, "add CODE", 1),
    "set": (_set, "give CODE a colour, description, parent or digit", 1),
    "rename": (_rename, "call CODE OTHER, wherever it was given", 2),
    "merge": (_merge, "give OTHER to all that bears CODE, and take CODE away", 2),
    "delete": (_delete, "take CODE away from all that bears it; notes stay", 1),
    "table": (_nothing, "print who says what kind of thing, code by actor, as CSV (or --plain, --json)", 0),
}
"""Each action: what it does to the library, what it is, and how many codes it takes."""


def _print_codes(cards: tuple[CodeCard, ...], options: argparse.Namespace) -> None:
    if options.format == "jsonl":
        print_cards(cards)
        return
    if not cards:
        remark("there are no codes yet; `kutip codes add`, or `kutip note --code`.")
        return
    columns = (
        Column("code"),
        Column("notes", right=True),
        Column("statements", right=True),
        Column("colour"),
        Column("digit", right=True),
        *((Column("below"),) if options.plain else ()),
        Column("description", dim=True),
    )
    print_list(columns, [_row(card, plain=options.plain) for card in cards], plain=options.plain)


def _row(card: CodeCard, *, plain: bool) -> tuple[str, ...]:
    """A code's cells; for a table it is set in below its parent, plainly the parent is named."""
    code = card.code
    name = code.name if plain else f"{'· ' * card.depth}{code.name}"
    told = (name, str(card.notes), str(card.statements), say(code.colour), str(code.slot or ""))
    return (*told, code.parent or "", code.description) if plain else (*told, code.description)


def _print_table(table: CodeTable, options: argparse.Namespace) -> None:
    if options.format == "jsonl":
        for (code, key), count in sorted(table.counts.items(), key=lambda one: (one[0][0], one[0][1] or "")):
            print_json({"code": code, "actor": key, "name": dict(table.actors)[key], "statements": count})
    elif options.plain:
        rows = [
            (name or say("unknown"), *(str(table.counts.get((code, key), "")) for code in table.codes))
            for key, name in table.actors
        ]
        print_list([Column("who"), *(Column(code, foreign=True) for code in table.codes)], rows, plain=True)
    else:
        from reader.cli.commands.export import print_made
        from reader.export.formats.csv_codes import table_text

        print_made(table_text(table), "csv")
