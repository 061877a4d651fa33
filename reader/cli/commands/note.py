"""`kutip note`: notes on passages and articles, and codes of statements, without the screen."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.commands.correct import list_statements, numbered
from reader.cli.language import say
from reader.cli.library import article_id, open_library, print_cards
from reader.cli.listing import Column, print_list
from reader.cli.output import meter
from reader.cli.passages import passage_span
from reader.cli.remarks import remark
from reader.errors import LibraryError
from reader.intake import clean
from reader.model import NOTE_COLOURS, Note, Opened, code_key
from reader.phrase import Phrase

if TYPE_CHECKING:
    from reader.library import Library


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip note` takes."""
    parser.add_argument(
        "article", metavar="ARTICLE", nargs="?", help="number in `kutip articles`, or source; none: list all notes"
    )
    parser.add_argument("passage", metavar="PASSAGE", nargs="?", help="words of the article; none: list its notes")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--whole", action="store_true", help="a note on the whole article, without a passage")
    where.add_argument(
        "--statement",
        metavar="N",
        type=int,
        help="give --code to a statement, by its number in `kutip correct ARTICLE`",
    )
    parser.add_argument("--nth", metavar="N", type=int, help="which one, where the words stand in it several times")
    parser.add_argument("--text", metavar="TEXT", help="the note")
    parser.add_argument(
        "--code",
        metavar="CODE",
        action="append",
        default=[],
        help="a code (tag); may be repeated; without a passage: list only notes with it",
    )
    parser.add_argument(
        "--remove-code",
        metavar="CODE",
        action="append",
        default=[],
        help="with --statement and --edit: take a code from it",
    )
    parser.add_argument(
        "--colour",
        choices=NOTE_COLOURS,
        help="of the highlight, by default that of the first code; without a passage: list only notes of it",
    )
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--edit",
        metavar="ID",
        help="change the note with this id, or the beginning of one: its --text, --code, --colour, and its PASSAGE",
    )
    change.add_argument("--delete", metavar="ID", help="take away the note with this id, or the beginning of one")
    parser.add_argument(
        "--format", choices=("plain", "jsonl"), default="plain", help="of the list: plain (default), or jsonl"
    )


def run(options: argparse.Namespace) -> int:
    """Write a note, change one, take one away, or list the notes of an article, or of all."""
    with open_library() as library:
        if options.article is None:
            _refuse_without_article(options)
            _print_notes(library.notes.all(), options)
            return 0
        opened = library.articles.open_stored(article_id(library, options.article))
        if options.delete is not None:
            note = _named(opened.notes, options.delete)
            library.notes.delete(note.id)
            remark(Phrase("note deleted: {words}", words=note.text or note.anchor.exact))
        elif options.edit is not None:
            _edit(library, opened, options)
        elif options.statement is not None:
            _code_statement(library, opened, options)
        elif options.whole or options.passage is not None:
            if options.whole and options.passage is not None:
                raise LibraryError("Passage or article", "Give words of the article, or --whole, not both.")
            span = None if options.whole else passage_span(opened.article, options.passage, options.nth)
            note = library.notes.add(
                opened.article_id, span, text=options.text or "", colour=options.colour, tags=options.code
            )
            print(note.id)
        else:
            _print_notes(opened.notes, options)
    return 0


def _refuse_without_article(options: argparse.Namespace) -> None:
    """Raise LibraryError for what needs an article."""
    changing = (options.whole, options.statement, options.text, options.remove_code, options.edit, options.delete)
    if any(value not in (None, False, []) for value in changing):
        raise LibraryError("Which article", "Name the article of the note, by number or source.")


def _print_notes(notes: Sequence[Note], options: argparse.Namespace) -> None:
    """Print the notes, those with all of the codes and of the colour that are asked for."""
    codes = {code_key(name.removeprefix("#")) for name in options.code}
    chosen = [
        note for note in notes if codes <= set(map(code_key, note.tags)) and options.colour in (None, note.colour)
    ]
    if options.format == "jsonl":
        print_cards(chosen)
    else:
        _list(chosen, with_article=options.article is None)


def _edit(library: Library, opened: Opened, options: argparse.Namespace) -> None:
    """Change what is given of a note; where words of the article are, it lies on those from now on."""
    note = _named(opened.notes, options.edit)
    if options.passage is not None:
        library.notes.reattach(note.id, passage_span(opened.article, options.passage, options.nth))
    if options.text is not None or options.colour or options.code or options.remove_code:
        gone = set(map(code_key, options.remove_code))
        tags = [*(tag for tag in note.tags if code_key(tag) not in gone), *options.code]
        changed = options.code or options.remove_code
        library.notes.edit(note.id, text=options.text, colour=options.colour, tags=tags if changed else None)
    elif options.passage is None:
        raise LibraryError("Nothing to change", "Say what the note shall be: --text, --code, --colour, or a PASSAGE.")
    _list([one for one in library.notes.of_article(opened.article_id) if one.id == note.id])


def _code_statement(library: Library, opened: Opened, options: argparse.Namespace) -> None:
    """Give codes to a statement, take codes from it, and print the article's statements."""
    if options.passage is not None or options.text or not (options.code or options.remove_code):
        raise LibraryError("Codes only", "With --statement give --code or --remove-code, neither words nor --text.")
    with meter(1) as progress:
        analysis = opened.analysis or library.analyses.analyse(opened, progress=progress.begin(1, opened.article.name))
    statement = numbered(analysis, options.statement)
    for name in options.remove_code:
        if code_key(name) not in map(code_key, statement.codes):
            raise LibraryError("No such code", "The statement does not bear “{code}”.", code=clean(name))
        analysis = library.codes.take(opened.article_id, statement.id, name)
    for name in options.code:
        analysis = library.codes.give(opened.article_id, statement.id, name)
    list_statements(opened.article, analysis)


def _named(notes: Sequence[Note], name: str) -> Note:
    found = [note for note in notes if note.id.startswith(name)]
    if len(found) != 1 or not name:
        raise LibraryError(
            "Note not found",
            "{count} notes of this article have an id that begins with {name!r}.",
            count=len(found),
            name=name,
        )
    return found[0]


def _list(notes: Sequence[Note], *, with_article: bool = False) -> None:
    first = (Column("article"),) if with_article else ()
    print_list(
        (*first, Column("id"), Column("passage"), Column("note"), Column("codes"), Column("colour"), Column("place")),
        [
            (
                *((f"#{note.article_id}",) if with_article else ()),
                note.id[:8],
                note.anchor.exact or say("the whole article"),
                note.text,
                " ".join(f"#{tag}" for tag in note.tags),
                say(note.colour),
                "" if note.found else say("gone from the text"),
            )
            for note in notes
        ],
        plain=True,
    )
