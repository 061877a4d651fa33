"""`kutip correct`: the reader's word against the machine's, without the screen."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.cli.language import interface, say
from reader.cli.library import article_id, open_library
from reader.cli.listing import Column, print_list
from reader.cli.output import meter
from reader.cli.parsing import day
from reader.cli.passages import passage_span
from reader.corrections import fold_name
from reader.errors import LibraryError
from reader.model import ActorKind, ActorRef, Analysis, Article, Correction, Opened, Statement

if TYPE_CHECKING:
    from reader.library import Library


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip correct` takes."""
    parser.add_argument("article", metavar="ARTICLE", help="number in `kutip articles`, or source")
    parser.add_argument("statement", metavar="N", nargs="?", type=int, help="number in the list that comes without it")
    word = parser.add_mutually_exclusive_group()
    word.add_argument("--speaker", metavar="NAME", help="who said it: somebody of the article, or a new name")
    word.add_argument("--unknown", action="store_true", help="it is not known who said it")
    word.add_argument("--date", metavar="YYYY-MM-DD", type=day, help="when it was said")
    word.add_argument("--confirm", action="store_true", help="it is right as it stands")
    word.add_argument("--reject", action="store_true", help="it is no statement")
    word.add_argument("--words", metavar="PASSAGE", help="it has these words of the article, no others")
    word.add_argument(
        "--missed", metavar="PASSAGE", help="without N: these words of the article are a statement, too; see --by"
    )
    word.add_argument("--list", dest="listed", action="store_true", help="list what was corrected, with its ids")
    word.add_argument("--take-back", metavar="ID", help="take back the correction with this id, or its beginning")
    parser.add_argument("--by", metavar="NAME", help="with --missed: who said it")
    parser.add_argument("--nth", metavar="N", type=int, help="which one, where the words stand in it several times")
    parser.add_argument(
        "--kind", choices=[kind.value for kind in ActorKind], help="with --speaker and --by: what a new one is"
    )


def run(options: argparse.Namespace) -> int:
    """Keep the correction, and print the article's statements as they are corrected now."""
    with open_library() as library, meter(1) as progress:
        opened = library.articles.open_stored(article_id(library, options.article))
        tell = progress.begin(1, opened.article.name)
        analysis = opened.analysis or library.analyses.analyse(opened, progress=tell)
        if options.listed:
            _list_made(library, opened.article_id)
            return 0
        if options.take_back is not None:
            analysis = library.corrections.withdraw(_made(library, opened.article_id, options.take_back).id)
        elif options.missed is not None:
            analysis = _add(library, opened, analysis, options)
        elif options.statement is not None:
            analysis = _correct(library, opened, analysis, options)
        elif any((options.speaker, options.unknown, options.date, options.confirm, options.reject, options.words)):
            raise LibraryError("Which statement", "Give the number N that the statement has in the list.")
    list_statements(opened.article, analysis)
    return 0


def _correct(library: Library, opened: Opened, analysis: Analysis, options: argparse.Namespace) -> Analysis:
    """Keep what is said of one statement."""
    made, number, name = library.corrections, opened.article_id, numbered(analysis, options.statement).id
    if options.speaker or options.unknown:
        speaker = None if options.unknown else _speaker(analysis, options.speaker, options.kind)
        return made.set_speaker(number, name, speaker)
    if options.date:
        return made.set_date(number, name, options.date)
    if options.confirm:
        return made.confirm(number, name)
    if options.reject:
        return made.reject(number, name)
    if options.words is not None:
        return made.set_span(number, name, [passage_span(opened.article, options.words, options.nth)])
    raise LibraryError("Nothing to correct", "Say what is right: --speaker, --date, --confirm ...")


def _add(library: Library, opened: Opened, analysis: Analysis, options: argparse.Namespace) -> Analysis:
    """Keep a statement that the machine missed."""
    span = passage_span(opened.article, options.missed, options.nth)
    speaker = _speaker(analysis, options.by, options.kind) if options.by is not None else None
    return library.corrections.add_statement(opened.article_id, [span], speaker=speaker)


def _made(library: Library, article_id: int, name: str) -> Correction:
    """The correction whose id begins so. Raises LibraryError where it is none, or several."""
    found = [one for one in library.corrections.of_article(article_id) if name and one.id.startswith(name)]
    if len(found) != 1:
        raise LibraryError(
            "Correction not found",
            "{count} corrections of this article have an id that begins with {name!r}.",
            count=len(found),
            name=name,
        )
    return found[0]


def _list_made(library: Library, article_id: int) -> None:
    """Print what was corrected in an article, in that order."""
    lost = {one.id for one in library.corrections.lost(article_id)}
    tr = interface()
    rows = []
    for one in library.corrections.of_article(article_id):
        actors = " → ".join(actor.name for actor in (one.former, one.actor) if actor is not None)
        passages = one.spans or one.target
        rows.append(
            (
                one.id[:8],
                tr(f"corrections.{one.verb.value}"),
                " … ".join(anchor.exact for anchor in passages),
                actors,
                one.iso or "",
                say("gone from the text") if one.id in lost else "",
            )
        )
    columns = (
        Column("id"),
        Column("correction"),
        Column("passage"),
        Column("who"),
        Column("when"),
        Column("place"),
    )
    print_list(columns, rows, plain=True)


def numbered(analysis: Analysis, number: int) -> Statement:
    """The statement with this number in the list, from 1. Raises LibraryError where there is none."""
    if not 1 <= number <= len(analysis.statements):
        raise LibraryError(
            "No such statement",
            "The article has {count} statements; {number} is none of them.",
            count=len(analysis.statements),
            number=number,
        )
    return analysis.statements[number - 1]


def _speaker(analysis: Analysis, name: str, kind: str | None) -> str | ActorRef:
    """The id of the article's actor of this name; somebody new where nobody is called so. Raises LibraryError."""
    folded = fold_name(name)
    if not folded:
        raise LibraryError("No name", "--speaker needs a name.")
    found = [actor for actor in analysis.actors if fold_name(actor.name) == folded]
    if not found and kind is None:
        words = set(folded.split())
        found = [actor for actor in analysis.actors if words <= set(fold_name(actor.name).split())]
    if len(found) > 1:
        several = ", ".join(actor.name for actor in found[:5])
        raise LibraryError(
            "Several of that name", "“{name}” may be {several}; give the full name.", name=name, several=several
        )
    return found[0].id if found else ActorRef(name, ActorKind(kind) if kind else ActorKind.PERSON)


def list_statements(article: Article, analysis: Analysis) -> None:
    """Print an article's statements with their numbers."""
    rows = []
    for number, statement in enumerate(analysis.statements, 1):
        actor = analysis.actors_by_id.get(statement.actor or "")
        content = " … ".join(span.of(article.text) for span in statement.spans)
        day_told = statement.date.iso if statement.date else None
        by = say("by you") if statement.by_reader else ""
        rows.append(
            (
                str(number),
                actor.name if actor else say("unknown"),
                day_told or "",
                say(statement.kind.value),
                content,
                " ".join(f"#{code}" for code in statement.codes),
                by,
            )
        )
    columns = (
        Column("#"),
        Column("who"),
        Column("when"),
        Column("how"),
        Column("what"),
        Column("codes"),
        Column("corrected"),
    )
    print_list(columns, rows, plain=True)
