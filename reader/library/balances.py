"""The statements that a balance of sources counts: of an article, of some in the library, of all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from reader.errors import LibraryError
from reader.library.balance import Sourced
from reader.library.index import Index
from reader.library.session import Session
from reader.model import ActorKind, Analysis, Article, StatementCard, StatementKind, outlet_of
from reader.storage import articles, statements


class Balances:
    """What is counted over articles."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    def sourced(self, article_ids: Collection[int] | None = None) -> tuple[Sourced, ...]:
        """The statements of some articles (None: all), after the reader's word on who is who. Raises LibraryError."""
        self._index.make_ready("overview")
        with self._session.database.reading() as tx:
            if article_ids is not None:
                missing = set(article_ids) - {card.id for card in articles.cards(tx, article_ids)}
                if missing:
                    raise LibraryError("Article not found", "The library has no article {number}.", number=min(missing))
            found = statements.sourced(tx, article_ids)
        outlets: dict[str, str] = {}
        return tuple(_of_row(row, outlets) for row in found)

    def cards(self, sourced: Sequence[Sourced]) -> tuple[StatementCard, ...]:
        """These statements as lists show them, in the same order; without those that are gone."""
        wanted = [(one.article_id, one.statement_id) for one in sourced]
        with self._session.database.reading() as tx:
            found = statements.several(tx, wanted)
        return tuple(found[one] for one in wanted if one in found)


def sourced_in(article: Article, article_id: int, analysis: Analysis) -> tuple[Sourced, ...]:
    """What a balance of one article counts, without a library."""
    from reader.library.listing import actor_rows, statement_rows

    actors = {row.key: row for row in actor_rows(analysis)}
    made = []
    for row in statement_rows(article, analysis):
        actor = actors.get(row.actor_key or "")
        made.append(
            Sourced(
                article_id,
                row.id,
                row.actor_key,
                actor.name if actor else "",
                actor.kind if actor else None,
                actor.named if actor else False,
                actor.gender if actor else "",
                row.kind,
                row.second_hand,
                row.words,
                outlet_of(article.outlet, article.url) or "",
                f"{article.published:%Y-%m}" if article.published else "",
            )
        )
    return tuple(made)


def cards_in(
    article: Article, article_id: int, analysis: Analysis, sourced: Sequence[Sourced]
) -> tuple[StatementCard, ...]:
    """These statements of one article as lists show them, without a library; in the same order."""
    from reader.library.listing import statement_rows

    rows = {row.id: row for row in statement_rows(article, analysis)}
    return tuple(
        StatementCard(
            article_id,
            row.id,
            article.name,
            article.outlet,
            article.published,
            row.kind,
            row.span,
            row.text,
            row.speaker,
            row.actor_key,
            row.said,
            row.confidence,
            row.by_reader,
        )
        for row in (rows[one.statement_id] for one in sourced if one.statement_id in rows)
    )


def _of_row(row: tuple[Any, ...], outlets: dict[str, str]) -> Sourced:
    """`outlets` holds each as it was written first: Detik.com and detik.com are one."""
    article_id, statement_id, actor, name, kind, named, gender, form, passed_on, words, outlet, url, month = row
    told = outlet_of(outlet, url) or ""
    return Sourced(
        article_id,
        statement_id,
        actor,
        name or "",
        _KINDS[kind] if kind else None,
        bool(named),
        gender or "",
        _FORMS[form],
        bool(passed_on),
        words,
        outlets.setdefault(told.casefold(), told),
        month or "",
    )


_KINDS = {kind.value: kind for kind in ActorKind}
_FORMS = {kind.value: kind for kind in StatementKind}
