"""An article with its corrected analysis, from which what the reader says of it is described so that it lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import uuid4

from reader import anchors
from reader.errors import LibraryError
from reader.library.analyses import Analyses
from reader.library.session import Session
from reader.model import Actor, ActorRef, Analysis, Anchor, Article, Correction, CorrectionVerb, Span, Statement

KEPT_MENTIONS = 8
"""How many of an actor's mentions a correction keeps, to know the actor by."""


def corrector_of(session: Session, analyses: Analyses, article_id: int) -> Corrector:
    """The article with its corrected analysis. Raises LibraryError where it was not analysed."""
    with session.database.reading() as tx:
        article = session.text(tx, article_id)
    analysis = analyses.known_corrected(article, article_id)
    if analysis is None:
        raise LibraryError("Not analysed yet", "The article has to be analysed before it can be corrected.")
    return Corrector(article_id, article, analysis, session.clock)


class Corrector:
    """An article and its corrected analysis, from which corrections are described."""

    def __init__(self, article_id: int, article: Article, analysis: Analysis, clock: Callable[[], datetime]) -> None:
        self.article_id = article_id
        self.article = article
        self.analysis = analysis
        self._clock = clock

    def statement(self, statement_id: str) -> Statement:
        """A statement of the analysis. Raises LibraryError where it is not there any more."""
        for statement in self.analysis.statements:
            if statement.id == statement_id:
                return statement
        raise LibraryError("Statement gone", "The statement is not there any more; choose it again.")

    def actor(self, actor_id: str) -> Actor:
        """An actor of the analysis. Raises LibraryError where it is not there any more."""
        actor = self.analysis.actors_by_id.get(actor_id)
        if actor is None:
            raise LibraryError("Actor gone", "The actor is not there any more; choose it again.")
        return actor

    def ref(self, actor_id: str) -> ActorRef:
        """An actor as the reader names it."""
        actor = self.actor(actor_id)
        return ActorRef(actor.name, actor.kind)

    def mentions(self, actor_id: str) -> tuple[Anchor, ...]:
        """Some of an actor's mentions, to know the actor by."""
        return self.anchors(self.actor(actor_id).mentions[:KEPT_MENTIONS])

    def anchors(self, spans: Iterable[Span]) -> tuple[Anchor, ...]:
        """Passages of the article, described."""
        return tuple(anchors.describe(self.article.text, span) for span in spans)

    def of_statement(
        self,
        verb: CorrectionVerb,
        statement_id: str,
        *,
        actor: ActorRef | None = None,
        mentions: tuple[Anchor, ...] = (),
    ) -> Correction:
        """A correction of a statement, with the speaker and the day as they stand, except for SPEAKER."""
        statement = self.statement(statement_id)
        if verb is not CorrectionVerb.SPEAKER and statement.actor is not None:
            actor, mentions = self.ref(statement.actor), self.mentions(statement.actor)
        return Correction(
            id=str(uuid4()),
            article_id=self.article_id,
            verb=verb,
            target=self.anchors(statement.spans),
            created=self._clock(),
            digest=self.article.digest,
            actor=actor,
            kind=statement.kind,
            iso=statement.date.iso if statement.date else None,
            mentions=mentions,
        )

    def of_actor(
        self, verb: CorrectionVerb, actor_id: str, *, actor: ActorRef, mentions: tuple[Anchor, ...] = ()
    ) -> Correction:
        """A correction of an actor."""
        return Correction(
            id=str(uuid4()),
            article_id=self.article_id,
            verb=verb,
            target=self.mentions(actor_id),
            created=self._clock(),
            digest=self.article.digest,
            actor=actor,
            former=self.ref(actor_id),
            mentions=mentions,
        )
