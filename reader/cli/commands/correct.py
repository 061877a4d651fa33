"""`kutip correct`: the reader's word against the machine's, without the screen."""

from __future__ import annotations

import argparse

from reader.cli.language import say
from reader.cli.library import article_id, open_library
from reader.cli.listing import Column, print_list
from reader.cli.output import meter
from reader.cli.parsing import day
from reader.corrections import fold_name
from reader.errors import LibraryError
from reader.model import ActorKind, ActorRef, Analysis, Article, Statement


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
    parser.add_argument("--kind", choices=[kind.value for kind in ActorKind], help="with --speaker: what a new one is")


def run(options: argparse.Namespace) -> int:
    """Keep the correction, and print the article's statements as they are corrected now."""
    with open_library() as library, meter(1) as progress:
        opened = library.articles.open_stored(article_id(library, options.article))
        tell = progress.begin(1, opened.article.name)
        analysis = opened.analysis or library.analyses.analyse(opened, progress=tell)
        if options.statement is not None:
            statement = numbered(analysis, options.statement)
            made = library.corrections
            number, name = opened.article_id, statement.id
            if options.speaker or options.unknown:
                speaker = None if options.unknown else _speaker(analysis, options.speaker, options.kind)
                analysis = made.set_speaker(number, name, speaker)
            elif options.date:
                analysis = made.set_date(number, name, options.date)
            elif options.confirm:
                analysis = made.confirm(number, name)
            elif options.reject:
                analysis = made.reject(number, name)
            else:
                raise LibraryError("Nothing to correct", "Say what is right: --speaker, --date, --confirm ...")
    list_statements(opened.article, analysis)
    return 0


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
