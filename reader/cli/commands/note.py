"""`kutip note`: notes on passages and articles, and codes of statements, without the screen."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.commands.correct import list_statements, numbered
from reader.cli.language import say
from reader.cli.library import article_id, open_library, print_cards
from reader.cli.listing import Column, print_list
from reader.cli.output import meter
from reader.cli.remarks import remark
from reader.errors import LibraryError
from reader.intake import clean
from reader.model import NOTE_COLOURS, Article, Note, Opened, Span, code_key
from reader.phrase import Phrase

if TYPE_CHECKING:
    from reader.library import Library


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip note` takes."""
    parser.add_argument("article", metavar="ARTICLE", help="number in `kutip articles`, or source")
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
    parser.add_argument("--text", metavar="TEXT", default="", help="the note")
    parser.add_argument("--code", metavar="CODE", action="append", default=[], help="a code (tag); may be repeated")
    parser.add_argument(
        "--remove-code", metavar="CODE", action="append", default=[], help="with --statement: take a code from it"
    )
    parser.add_argument("--colour", choices=NOTE_COLOURS, help="of the highlight; by default that of the first code")
    parser.add_argument("--delete", metavar="ID", help="take away the note with this id, or the beginning of one")
    parser.add_argument(
        "--format", choices=("plain", "jsonl"), default="plain", help="of the list: plain (default), or jsonl"
    )


def run(options: argparse.Namespace) -> int:
    """Write a note, take one away, or list the notes of an article."""
    with open_library() as library:
        opened = library.articles.open_stored(article_id(library, options.article))
        if options.delete is not None:
            note = _named(opened.notes, options.delete)
            library.notes.delete(note.id)
            remark(Phrase("note deleted: {words}", words=note.text or note.anchor.exact))
        elif options.statement is not None:
            _code_statement(library, opened, options)
        elif options.whole or options.passage is not None:
            if options.whole and options.passage is not None:
                raise LibraryError("Passage or article", "Give words of the article, or --whole, not both.")
            span = None if options.whole else passage_span(opened.article, options.passage, options.nth)
            note = library.notes.add(
                opened.article_id, span, text=options.text, colour=options.colour, tags=options.code
            )
            print(note.id)
        elif options.format == "jsonl":
            print_cards(opened.notes)
        else:
            _list(opened.notes)
    return 0


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


def passage_span(article: Article, passage: str, nth: int | None) -> Span:
    """Where words stand in an article, whatever the white space between them; the `nth` from 1 where there are several.

    Raises LibraryError where they stand nowhere, or several times and it is not told which is meant.
    """
    words = passage.split()
    if not words:
        raise LibraryError("No passage", "Give some words of the article.")
    found = [Span(*match.span()) for match in re.finditer(r"\s+".join(map(re.escape, words)), article.text)]
    shown = clean(" ".join(words))
    if not found:
        raise LibraryError(
            "No such passage", "“{shown}” does not stand in the article; copy its words as they are.", shown=shown
        )
    if nth is None and len(found) > 1:
        raise LibraryError(
            "Several passages",
            "“{shown}” stands there {count} times; say which with --nth N.",
            shown=shown,
            count=len(found),
        )
    if not 1 <= (nth or 1) <= len(found):
        raise LibraryError(
            "No such passage",
            "“{shown}” stands there {count} times, not {nth}.",
            shown=shown,
            count=len(found),
            nth=nth,
        )
    return found[(nth or 1) - 1]


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


def _list(notes: Sequence[Note]) -> None:
    print_list(
        (Column("id"), Column("passage"), Column("note"), Column("codes"), Column("colour"), Column("place")),
        [
            (
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
