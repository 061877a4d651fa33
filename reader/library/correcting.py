"""The reader's word against the machine's, and statements and actors kept in step with it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from reader import anchors
from reader.errors import LibraryError
from reader.library.base import Edit
from reader.library.notes import Notes
from reader.model import (
    NO_ARTICLE,
    Actor,
    ActorKind,
    ActorRef,
    Analysis,
    Anchor,
    Article,
    Correction,
    CorrectionVerb,
    Span,
    Statement,
    StatementKind,
)
from reader.storage import Transaction, analyses, articles, corrections, notes, overview

_log = logging.getLogger(__name__)

MENTIONS = 8
"""How many of an actor's mentions a correction keeps, to know the actor by."""


class Correcting(Notes):
    """Corrections. Each is on the disk before the corrected analysis is given back, and can be undone.

    Statements and actors are named by their ids in the analysis that was given last. All raise LibraryError where the
    library cannot be written or the statement or actor is not there.
    """

    def set_speaker(self, article_id: int, statement_id: str, speaker: str | ActorRef | None) -> Analysis:
        """Somebody else said it: an actor of the analysis by id, one that the reader typed, or None for unknown."""
        scene = self._scene(article_id)
        actor = scene.ref(speaker) if isinstance(speaker, str) else _typed(speaker)
        mentions = scene.mentions(speaker) if isinstance(speaker, str) else ()
        return self._correct(
            "speaker set", scene.of_statement(CorrectionVerb.SPEAKER, statement_id, actor=actor, mentions=mentions)
        )

    def set_span(
        self, article_id: int, statement_id: str, spans: Sequence[Span], *, kind: StatementKind | None = None
    ) -> Analysis:
        """Its content is this; of another kind, if one is given."""
        scene = self._scene(article_id)
        made = scene.of_statement(CorrectionVerb.SPAN, statement_id)
        return self._correct("span changed", replace(made, spans=scene.anchors(spans), kind=kind or made.kind))

    def set_date(self, article_id: int, statement_id: str, day: date | None) -> Analysis:
        """It was said on this day; None: no day is told."""
        made = self._scene(article_id).of_statement(CorrectionVerb.DATE, statement_id)
        return self._correct("date set", replace(made, iso=day.isoformat() if day else None))

    def reject(self, article_id: int, statement_id: str) -> Analysis:
        """It is no statement."""
        return self._correct(
            "statement taken away", self._scene(article_id).of_statement(CorrectionVerb.REJECT, statement_id)
        )

    def confirm(self, article_id: int, statement_id: str) -> Analysis:
        """It is right as it stands, and no longer doubtful."""
        return self._correct(
            "statement confirmed", self._scene(article_id).of_statement(CorrectionVerb.CONFIRM, statement_id)
        )

    def add_statement(
        self,
        article_id: int,
        spans: Sequence[Span],
        *,
        speaker: str | ActorRef | None = None,
        kind: StatementKind | None = None,
        cue: Span | None = None,
        day: date | None = None,
    ) -> Analysis:
        """A statement that the machine missed. The kind is told from quotation marks where it is not given."""
        scene = self._scene(article_id)
        correction = Correction(
            id=str(uuid4()),
            article_id=article_id,
            verb=CorrectionVerb.ADD,
            target=(),
            created=self._clock(),
            digest=scene.article.digest,
            actor=scene.ref(speaker) if isinstance(speaker, str) else _typed(speaker),
            spans=scene.anchors(spans),
            kind=kind or _kind_of([span.of(scene.article.text) for span in spans]),
            cue=scene.anchors([cue])[0] if cue else None,
            iso=day.isoformat() if day else None,
            mentions=scene.mentions(speaker) if isinstance(speaker, str) else (),
        )
        return self._correct("statement added", correction)

    def merge_actors(self, article_id: int, actor_id: str, into_id: str) -> Analysis:
        """The two are one; the second one's name stays."""
        scene = self._scene(article_id)
        if actor_id == into_id:
            return scene.analysis
        return self._correct(
            "actors merged",
            scene.of_actor(CorrectionVerb.MERGE, actor_id, actor=scene.ref(into_id), mentions=scene.mentions(into_id)),
        )

    def split_actor(
        self, article_id: int, actor_id: str, mentions: Sequence[Span], name: str, kind: ActorKind | None = None
    ) -> Analysis:
        """These mentions of the actor mean somebody else, of this name; statements by those words go along."""
        scene = self._scene(article_id)
        former = scene.actor(actor_id)
        made = scene.of_actor(CorrectionVerb.SPLIT, actor_id, actor=ActorRef(one_name(name), kind or former.kind))
        return self._correct("actor split", replace(made, target=scene.anchors(mentions)))

    def rename_actor(self, article_id: int, actor_id: str, name: str, kind: ActorKind | None = None) -> Analysis:
        """The actor has another name, or is of another kind."""
        scene = self._scene(article_id)
        new = ActorRef(one_name(name), kind or scene.actor(actor_id).kind)
        return self._correct("actor renamed", scene.of_actor(CorrectionVerb.RENAME, actor_id, actor=new))

    def corrections(self, article_id: int) -> tuple[Correction, ...]:
        """What the reader corrected in an article, in that order."""
        if article_id == NO_ARTICLE:
            return ()
        with self._library.reading() as tx:
            return corrections.of_article(tx, article_id)

    def lost_corrections(self, article_id: int) -> tuple[Correction, ...]:
        """Those whose passage or actor is not in the text any more: they wait, and are applied when it comes back."""
        with self._library.reading() as tx:
            article = self._text(tx, article_id)
            made = corrections.of_article(tx, article_id)
        machine = self._known_analysis(article)
        if machine is None or not made:
            return ()
        lost = set(self._applied(article, article_id, machine, made)[1])
        return tuple(correction for correction in made if correction.id in lost)

    def withdraw(self, correction_id: str) -> Analysis:
        """Take one correction back, whichever came after it."""
        with self._library.reading() as tx:
            correction = corrections.get(tx, correction_id)
        if correction is None:
            raise LibraryError("Correction gone", "The correction was already taken back, here or in another window.")
        with self._change("correction taken back", ("correction", correction_id)) as tx:
            tx.run("DELETE FROM correction WHERE id = ?", (correction_id,))
        return self.corrected(correction.article_id)

    def corrected(self, article_id: int) -> Analysis:
        """The analysis of an article on the desk as it is corrected now: after undo and redo, or a change elsewhere."""
        return self._scene(article_id).analysis

    # ------------------------------------------------------------ inside

    def _correct(self, label: str, correction: Correction) -> Analysis:
        article_id = correction.article_id
        with self._change(label, ("correction", correction.id)) as tx:
            self._present(tx, article_id)
            corrections.put(tx, correction)
        return self.corrected(article_id)

    def _scene(self, article_id: int) -> _Scene:
        """The article with its corrected analysis. Raises LibraryError where it was not analysed."""
        with self._library.reading() as tx:
            article = self._text(tx, article_id)
        machine = self._known_analysis(article)
        if machine is None:
            raise LibraryError("Not analysed yet", "The article has to be analysed before it can be corrected.")
        return _Scene(article_id, article, self._with_corrections(article, article_id, machine), self)

    def _with_corrections(self, article: Article, article_id: int, machine: Analysis) -> Analysis:
        if article_id == NO_ARTICLE or self._database is None:
            return machine
        try:
            with self._database.reading() as tx:
                made = corrections.of_article(tx, article_id)
            return self._applied(article, article_id, machine, made)[0] if made else machine
        except LibraryError as error:  # what the machine understood is worth more than nothing
            _log.warning("the corrections could not be read: %s", error)
            return machine

    def _applied(
        self, article: Article, article_id: int, machine: Analysis, made: Sequence[Correction]
    ) -> tuple[Analysis, tuple[str, ...]]:
        """The corrected analysis, and the ids of what could not be applied."""
        from reader.corrections import apply

        older = {correction.digest for correction in made} - {article.digest}
        former: dict[str, str | None] = {}
        if older:
            with self._library.reading() as tx:
                former = {digest: articles.text_of(tx, article_id, digest) for digest in older}

        def locate(anchor: Anchor, digest: str) -> Span | None:
            if digest == article.digest:
                return Span(anchor.start, anchor.end)
            found = anchors.find(article.text, anchor, former=former.get(digest))
            return found.span if found else None

        outcome = apply(machine, article.text, made, locate)
        return outcome.analysis, outcome.lost

    def _settle(self, tx: Transaction, edits: Sequence[Edit]) -> None:
        for edit in edits:
            if edit.table == "note":
                notes.forget_places(tx, str(edit.key))
            part = {"note": "notes", "correction": "overview"}.get(edit.table)
            if part is not None and edit.article_id is not None:
                articles.mark_pending(tx, edit.article_id, part)
                if edit.after is not None:  # another window may have removed the article that is written in here
                    articles.bring_back(tx, edit.article_id)

    def _refresh_overview(self, tx: Transaction, article_id: int) -> None:
        """List the statements and actors of an article anew, from the analysis that the library has of it."""
        from reader.library.listing import actor_rows, statement_rows

        article = articles.load(tx, article_id)
        if article is not None:
            machine = analyses.latest(tx, article.digest, article.language, article.published)
            if machine is None:
                overview.replace(tx, article_id, (), ())
            else:
                made = corrections.of_article(tx, article_id)
                analysis = self._applied(article, article_id, machine, made)[0] if made else machine
                statements = statement_rows(article, analysis)
                overview.replace(tx, article_id, statements, actor_rows(analysis))
            articles.mark_pending(tx, article_id, "statements")
        articles.settle(tx, "overview", article_id)


class _Scene:
    """An article and its corrected analysis, from which corrections are described."""

    def __init__(self, article_id: int, article: Article, analysis: Analysis, desk: Correcting) -> None:
        self.article_id = article_id
        self.article = article
        self.analysis = analysis
        self._clock = desk._clock

    def statement(self, statement_id: str) -> Statement:
        for statement in self.analysis.statements:
            if statement.id == statement_id:
                return statement
        raise LibraryError("Statement gone", "The statement is not there any more; choose it again.")

    def actor(self, actor_id: str) -> Actor:
        actor = self.analysis.actors_by_id.get(actor_id)
        if actor is None:
            raise LibraryError("Actor gone", "The actor is not there any more; choose it again.")
        return actor

    def ref(self, actor_id: str) -> ActorRef:
        actor = self.actor(actor_id)
        return ActorRef(actor.name, actor.kind)

    def mentions(self, actor_id: str) -> tuple[Anchor, ...]:
        return self.anchors(self.actor(actor_id).mentions[:MENTIONS])

    def anchors(self, spans: Iterable[Span]) -> tuple[Anchor, ...]:
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


_MARKS = ("\"'“”„‟«»‹›‘’", "\"'“”„‟«»‹›‘’")


def _kind_of(contents: Sequence[str]) -> StatementKind:
    """The kind of a content: direct where every part stands in marks, mixed where marks stand inside."""
    if all(len(c) > 1 and c[0] in _MARKS[0] and c[-1] in _MARKS[1] for c in contents):
        return StatementKind.DIRECT
    if any(mark in content for content in contents for mark in '"“”„«»'):
        return StatementKind.MIXED
    return StatementKind.INDIRECT


def _typed(actor: ActorRef | None) -> ActorRef | None:
    """An actor that the reader typed, with its name on one line."""
    return None if actor is None else ActorRef(one_name(actor.name), actor.kind)


def one_name(name: str) -> str:
    """A name on one line, without what acts on a terminal. Raises ValueError for an empty one."""
    from reader.intake import clean

    plain = " ".join(clean(name).split())
    if not plain:
        raise ValueError("an actor needs a name")
    return plain
