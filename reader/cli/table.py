"""Who said what, as a table for people."""

from __future__ import annotations

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reader.cli.language import say
from reader.cli.output import console, words
from reader.errors import ReaderError
from reader.model import Analysis, Article, Statement, Sureness
from reader.phrase import Phrase


def print_outcome(source: str, outcome: tuple[Article, Analysis] | ReaderError) -> None:
    """Print an article's statements, or why there are none to print."""
    out = console()
    if isinstance(outcome, ReaderError):
        out.print(words(source, "bold"))
        out.print(Padding(words(say(outcome.sentence)), (0, 0, 1, 2)))
        return
    article, analysis = outcome
    out.print(words(article.name, "bold"))
    out.print(_about(article, analysis), style="dim")
    if analysis.statements:
        out.print(_statements(article, analysis))
    out.print()


def _about(article: Article, analysis: Analysis) -> Text:
    speakers = len({statement.actor for statement in analysis.statements if statement.actor})
    told = [
        article.outlet,
        article.published.isoformat() if article.published else None,
        article.language or say("language unknown, so nothing is marked"),
        say(Phrase.counted("{count} statement", "{count} statements", len(analysis.statements)))
        if article.language
        else None,
        say(Phrase.counted("{count} speaker", "{count} speakers", speakers)) if speakers else None,
    ]
    return words(" · ".join(part for part in told if part))


def _statements(article: Article, analysis: Analysis) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True)
    table.add_column(say("who"), ratio=3, overflow="fold")
    table.add_column(say("when"), width=10)
    table.add_column(say("how"))
    table.add_column(say("what"), ratio=8, overflow="fold")
    for statement in analysis.statements:
        content = " … ".join(span.of(article.text) for span in statement.spans)
        table.add_row(speaker(statement, analysis), _day(statement), words(say(statement.kind.value)), words(content))
    return table


def speaker(statement: Statement, analysis: Analysis) -> Text:
    """Who said it, with a mark where that is doubtful."""
    actor = analysis.actors_by_id.get(statement.actor or "")
    if actor is None:
        return words(say("? unknown"), "dim")
    doubtful = statement.sureness is Sureness.DOUBTFUL
    return words(say(Phrase("~ {name} (doubtful)", name=actor.name)) if doubtful else actor.name)


def _day(statement: Statement) -> Text:
    return words((statement.date and statement.date.iso) or "")
