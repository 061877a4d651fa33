"""A corrected analysis as the rows by which statements and actors are found over all articles."""

from __future__ import annotations

from reader.corrections import fold_name
from reader.model import Actor, ActorKind, Analysis, Article, Statement, code_key
from reader.model.text import read_day
from reader.storage.actors import ActorRow
from reader.storage.statements import StatementRow


def actor_key(name: str, kind: ActorKind) -> str:
    """What an actor is known by over all articles: two of the same name and kind are one until the reader says no."""
    return f"{kind.value}:{fold_name(name) or name}"


def statement_rows(article: Article, analysis: Analysis) -> list[StatementRow]:
    """The statements of an article."""
    from reader.library.sourcing import own_words, second_hand

    words, passed_on = own_words(analysis.statements, article.text), second_hand(article, analysis)
    return [_statement(article, analysis, *row) for row in zip(analysis.statements, words, passed_on, strict=True)]


def actor_rows(analysis: Analysis) -> list[ActorRow]:
    """The actors of an article, each with the number of its statements."""
    from reader.library.sourcing import gender_of, named_actors

    named = named_actors(analysis)
    made: dict[str, int] = {}
    for statement in analysis.statements:
        if statement.actor is not None:
            made[statement.actor] = made.get(statement.actor, 0) + 1
    return [
        ActorRow(
            actor_key(actor.name, actor.kind),
            actor.name,
            actor.kind,
            made.get(actor.id, 0),
            actor.id in named,
            gender_of(actor, analysis.language, named=actor.id in named),
        )
        for actor in analysis.actors
    ]


def _statement(article: Article, analysis: Analysis, statement: Statement, words: int, passed_on: bool) -> StatementRow:
    actor: Actor | None = analysis.actors_by_id.get(statement.actor or "")
    speaker = actor.name if actor else statement.speaker.of(article.text) if statement.speaker else None
    said = read_day(statement.date.iso if statement.date else None)
    return StatementRow(
        id=statement.id,
        span=type(statement.spans[0])(statement.start, statement.end),
        kind=statement.kind,
        text=" … ".join(span.of(article.text) for span in statement.spans),
        speaker=speaker,
        actor_key=actor_key(actor.name, actor.kind) if actor else None,
        said=said,
        day=said or article.published,
        confidence=statement.confidence,
        by_reader=statement.by_reader,
        codes=tuple(code_key(code) for code in statement.codes),
        words=words,
        second_hand=passed_on,
    )
