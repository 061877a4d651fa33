"""The reader's word against the machine's, and statements and actors kept in step with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from reader.errors import LibraryError
from reader.library.analyses import Analyses
from reader.library.corrected import applied
from reader.library.corrector import Corrector, corrector_of
from reader.library.history import History
from reader.library.session import Session, check_present
from reader.library.typed import first_line, one_name
from reader.model import (
    NO_ARTICLE,
    ActorKind,
    ActorRef,
    Analysis,
    Correction,
    CorrectionVerb,
    Span,
    StatementKind,
)
from reader.model.text import DOUBLE_MARKS, QUOTATION_MARKS
from reader.storage import corrections


class Corrections:
    """Corrections. Each is on the disk before the corrected analysis is given back, and can be undone.

    Statements and actors are named by their ids in the analysis that was given last. All raise LibraryError where the
    library cannot be written or the statement or actor is not there.
    """

    def __init__(self, session: Session, history: History, analyses: Analyses) -> None:
        self._session = session
        self._history = history
        self._analyses = analyses

    def set_speaker(self, article_id: int, statement_id: str, speaker: str | ActorRef | None) -> Analysis:
        """Somebody else said it: an actor of the analysis by id, one that the reader typed, or None for unknown."""
        corrector = self._corrector(article_id)
        actor = corrector.ref(speaker) if isinstance(speaker, str) else _typed(speaker)
        mentions = corrector.mentions(speaker) if isinstance(speaker, str) else ()
        return self._correct(
            "speaker set", corrector.of_statement(CorrectionVerb.SPEAKER, statement_id, actor=actor, mentions=mentions)
        )

    def set_span(
        self, article_id: int, statement_id: str, spans: Sequence[Span], *, kind: StatementKind | None = None
    ) -> Analysis:
        """Its content is this; of another kind, if one is given."""
        corrector = self._corrector(article_id)
        made = corrector.of_statement(CorrectionVerb.SPAN, statement_id)
        return self._correct(
            "words of a statement changed", replace(made, spans=corrector.anchors(spans), kind=kind or made.kind)
        )

    def set_date(self, article_id: int, statement_id: str, day: date | None) -> Analysis:
        """It was said on this day; None: no day is told."""
        made = self._corrector(article_id).of_statement(CorrectionVerb.DATE, statement_id)
        return self._correct("day set", replace(made, iso=day.isoformat() if day else None))

    def reject(self, article_id: int, statement_id: str) -> Analysis:
        """It is no statement."""
        return self._correct(
            "statement taken away", self._corrector(article_id).of_statement(CorrectionVerb.REJECT, statement_id)
        )

    def confirm(self, article_id: int, statement_id: str) -> Analysis:
        """It is right as it stands, and no longer doubtful."""
        return self._correct(
            "statement confirmed", self._corrector(article_id).of_statement(CorrectionVerb.CONFIRM, statement_id)
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
        corrector = self._corrector(article_id)
        correction = Correction(
            id=str(uuid4()),
            article_id=article_id,
            verb=CorrectionVerb.ADD,
            target=(),
            created=self._session.clock(),
            digest=corrector.article.digest,
            actor=corrector.ref(speaker) if isinstance(speaker, str) else _typed(speaker),
            spans=corrector.anchors(spans),
            kind=kind or _kind_of([span.of(corrector.article.text) for span in spans]),
            cue=corrector.anchors([cue])[0] if cue else None,
            iso=day.isoformat() if day else None,
            mentions=corrector.mentions(speaker) if isinstance(speaker, str) else (),
        )
        return self._correct("statement added", correction)

    def merge_actors(self, article_id: int, actor_id: str, into_id: str) -> Analysis:
        """The two are one; the second one's name stays."""
        corrector = self._corrector(article_id)
        if actor_id == into_id:
            return corrector.analysis
        return self._correct(
            "actors merged",
            corrector.of_actor(
                CorrectionVerb.MERGE, actor_id, actor=corrector.ref(into_id), mentions=corrector.mentions(into_id)
            ),
        )

    def split_actor(
        self, article_id: int, actor_id: str, mentions: Sequence[Span], name: str, kind: ActorKind | None = None
    ) -> Analysis:
        """These mentions of the actor mean somebody else, of this name; statements by those words go along."""
        corrector = self._corrector(article_id)
        former = corrector.actor(actor_id)
        made = corrector.of_actor(CorrectionVerb.SPLIT, actor_id, actor=ActorRef(one_name(name), kind or former.kind))
        return self._correct("actor split", replace(made, target=corrector.anchors(mentions)))

    def rename_actor(self, article_id: int, actor_id: str, name: str, kind: ActorKind | None = None) -> Analysis:
        """The actor has another name, or is of another kind."""
        corrector = self._corrector(article_id)
        new = ActorRef(one_name(name), kind or corrector.actor(actor_id).kind)
        return self._correct("actor renamed", corrector.of_actor(CorrectionVerb.RENAME, actor_id, actor=new))

    def of_article(self, article_id: int) -> tuple[Correction, ...]:
        """What the reader corrected in an article, in that order."""
        if article_id == NO_ARTICLE:
            return ()
        with self._session.database.reading() as tx:
            return corrections.of_article(tx, article_id)

    def lost(self, article_id: int) -> tuple[Correction, ...]:
        """Those whose passage or actor is not in the text any more: they wait, and are applied when it comes back."""
        with self._session.database.reading() as tx:
            article = self._session.text(tx, article_id)
            made = corrections.of_article(tx, article_id)
        machine = self._analyses.known(article)
        if machine is None or not made:
            return ()
        lost = set(applied(self._session, article, article_id, machine, made).lost)
        return tuple(correction for correction in made if correction.id in lost)

    def withdraw(self, correction_id: str) -> Analysis:
        """Take one correction back, whichever came after it."""
        with self._session.database.reading() as tx:
            correction = corrections.get(tx, correction_id)
        if correction is None:
            raise LibraryError("Correction gone", "The correction was already taken back, here or in another window.")
        with self._history.change("correction taken back", ("correction", correction_id)) as tx:
            corrections.delete(tx, correction_id)
        return self.corrected(correction.article_id)

    def corrected(self, article_id: int) -> Analysis:
        """The analysis of an article as it is corrected now: after undo and redo, or a change elsewhere."""
        return self._corrector(article_id).analysis

    # ------------------------------------------------------------ inside

    def _correct(self, label: str, correction: Correction) -> Analysis:
        """Keep a correction; the label names the words that it is about, or the actors."""
        article_id = correction.article_id
        about = correction.former.name if correction.former else (correction.target or correction.spans)[0].exact
        with self._history.change(f"{label}: {first_line(about)}", ("correction", correction.id)) as tx:
            check_present(tx, article_id)
            corrections.put(tx, correction)
        return self.corrected(article_id)

    def _corrector(self, article_id: int) -> Corrector:
        return corrector_of(self._session, self._analyses, article_id)


def _kind_of(contents: Sequence[str]) -> StatementKind:
    """The kind of a content: direct where every part stands in marks, mixed where marks stand inside."""
    if all(len(c) > 1 and c[0] in QUOTATION_MARKS and c[-1] in QUOTATION_MARKS for c in contents):
        return StatementKind.DIRECT
    if any(mark in content for content in contents for mark in DOUBLE_MARKS):
        return StatementKind.MIXED
    return StatementKind.INDIRECT


def _typed(actor: ActorRef | None) -> ActorRef | None:
    """An actor that the reader typed, with its name on one line."""
    return None if actor is None else ActorRef(one_name(actor.name), actor.kind)
