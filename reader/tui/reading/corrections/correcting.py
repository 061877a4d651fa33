"""The reader's word against the machine's: every correction by one key, kept by the library, undone by `u`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reader.model import NO_ARTICLE, Actor, ActorRef, Span, Statement
from reader.model.text import read_day
from reader.tui.jobs import JobDone
from reader.tui.reading.messages import PlaceChosen
from reader.tui.reading.panels import Panels


class Correcting(Panels):
    """The actions that correct. Each is a job of the library; what it gives is shown when it is on the disk."""

    _then: Callable[[], None] | None = None

    def _keep(self, said: str, work: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        """Have the library keep a correction; then say that it was kept."""

        def run() -> str:
            work()
            return said

        self._then = then
        self._change("corrected", run)

    def changed(self, message: JobDone) -> None:
        """The library has changed something; say what it was, where it is a correction."""
        super().changed(message)
        if message.job.kind == "corrected":
            then, self._then = self._then, None
            if then is not None:
                then()
            self.hint(str(message.result[0]))

    def _may_correct(self) -> bool:
        if self.reading.article_id == NO_ARTICLE:
            self.hint("none.library-for-corrections")
            return False
        if self.reading.analysis is None:
            self.hint("none.analysis")
            return False
        return True

    def _target(self) -> Statement | None:
        """The statement that is to be corrected; says so where there is none."""
        if not self._may_correct():
            return None
        statement = self.reading.statement
        if statement is None:
            self.hint("none.statement-chosen")
        return statement

    # ---------------------------------------------------------------- statements

    def action_set_speaker(self) -> None:
        """Ask who said it."""
        from reader.tui.reading.picking import PickActor, Picked

        statement = self._target()
        if statement is None:
            return

        def picked(choice: Picked | None) -> None:
            if choice is not None:
                self.set_speaker(statement, choice.actor)

        title = self.house.tr("pick.speaker")
        self.house.push_screen(PickActor(self.reading, title, but=statement.actor, new=True, nobody=True), picked)

    def set_speaker(self, statement: Statement, speaker: str | ActorRef | None) -> None:
        """Somebody else said it."""
        library, article_id = self.house.library, self.reading.article_id
        self._keep("corrected.speaker", lambda: library.corrections.set_speaker(article_id, statement.id, speaker))

    def action_no_statement(self) -> None:
        """It is no statement."""
        statement = self._target()
        if statement is not None:
            library, article_id = self.house.library, self.reading.article_id
            self._keep("corrected.rejected", lambda: library.corrections.reject(article_id, statement.id))

    def action_confirm(self) -> None:
        """It is right as it stands."""
        statement = self._target()
        if statement is not None:
            library, article_id = self.house.library, self.reading.article_id
            self._keep("corrected.confirmed", lambda: library.corrections.confirm(article_id, statement.id))

    def action_set_edges(self) -> None:
        """Its words are those that are selected."""
        statement = self._target()
        if statement is None:
            return
        span = self.article.chosen
        if span is None:
            self.hint("none.edges")
            return
        library, article_id = self.house.library, self.reading.article_id
        self._keep(
            "corrected.edges",
            lambda: library.corrections.set_span(article_id, statement.id, [span]),
            lambda: self._corrected_at(span),
        )

    def action_set_day(self) -> None:
        """Ask when it was said."""
        from reader.tui.reading.picking import AskDay, PickedDay

        statement = self._target()
        if statement is None:
            return

        def picked(choice: PickedDay | None) -> None:
            if choice is not None:
                library, article_id = self.house.library, self.reading.article_id
                self._keep("corrected.day", lambda: library.corrections.set_date(article_id, statement.id, choice.day))

        self.house.push_screen(AskDay(self.house.tr("pick.day"), self._days_told()), picked)

    def _days_told(self) -> list[date]:
        """The days that the article tells, and its own."""
        found = {self.reading.article.published} if self.reading.article.published else set()
        told = {read_day(one.date.iso) for one in self.reading.statements if one.date}
        return sorted(day for day in found | told if day is not None)

    def action_add_statement(self) -> None:
        """The selection is a statement that the machine missed: ask who said it."""
        self.add_statement()

    def add_statement(self) -> None:
        """Ask who said what is selected."""
        from reader.tui.reading.picking import PickActor, Picked

        if not self._may_correct():
            return
        span = self.article.chosen
        if span is None:
            self.hint("none.missed")
            return

        def picked(choice: Picked | None) -> None:
            if choice is not None:
                library, article_id = self.house.library, self.reading.article_id
                self._keep(
                    "corrected.added",
                    lambda: library.corrections.add_statement(article_id, [span], speaker=choice.actor),
                    lambda: self._corrected_at(span),
                )

        title = self.house.tr("pick.missed")
        self.house.push_screen(PickActor(self.reading, title, new=True, nobody=True), picked)

    def _corrected_at(self, span: Span) -> None:
        """Make the statement that begins there the current one."""
        self.article.stop_choosing()
        self.show_aside()
        index = next((i for i, s in enumerate(self.reading.statements) if s.start == span.start), None)
        if index is not None:
            self.set_current(index)

    def action_corrections(self) -> None:
        """Show what was corrected in this article."""
        from reader.tui.reading.corrections.made import CorrectionsSheet

        if self.reading.article_id == NO_ARTICLE:
            self.hint("none.library-for-corrections")
            return

        def chosen(place: PlaceChosen | None) -> None:
            if place is not None:
                self.on_place_chosen(place)

        self.house.push_screen(CorrectionsSheet(self.reading.article_id, self.reading.article.text), chosen)

    # ---------------------------------------------------------------- actors

    def rename(self, actor: Actor) -> None:
        """Ask for the actor's name and kind."""
        from reader.tui.reading.picking import AskName

        if not self._may_correct():
            return

        def named(ref: ActorRef | None) -> None:
            if ref is not None and (ref.name, ref.kind) != (actor.name, actor.kind):
                library, article_id = self.house.library, self.reading.article_id
                self._keep(
                    "corrected.renamed",
                    lambda: library.corrections.rename_actor(article_id, actor.id, ref.name, ref.kind),
                )

        self.house.push_screen(AskName(self.house.tr("pick.rename"), actor.name, actor.kind), named)

    def merge(self, actor: Actor) -> None:
        """Ask which other actor this one is."""
        from reader.tui.reading.picking import PickActor, Picked

        if not self._may_correct():
            return

        def picked(choice: Picked | None) -> None:
            if choice is not None and isinstance(choice.actor, str):
                library, article_id, into = self.house.library, self.reading.article_id, choice.actor
                self._keep("corrected.merged", lambda: library.corrections.merge_actors(article_id, actor.id, into))

        title = self.house.tr("pick.merge", name=actor.name)
        self.house.push_screen(PickActor(self.reading, title, but=actor.id, new=False, nobody=False), picked)

    def split(self, actor: Actor) -> None:
        """Ask which mentions mean somebody else, and whom."""
        from reader.tui.reading.actors.splitting import PickMentions
        from reader.tui.reading.picking import AskName

        if not self._may_correct():
            return

        def named(spans: tuple[Span, ...], ref: ActorRef | None) -> None:
            if ref is not None:
                library, article_id = self.house.library, self.reading.article_id
                self._keep(
                    "corrected.split",
                    lambda: library.corrections.split_actor(article_id, actor.id, spans, ref.name, ref.kind),
                )

        def picked(spans: tuple[Span, ...] | None) -> None:
            if spans:
                words = spans[0].of(self.reading.article.text)
                ask = AskName(self.house.tr("pick.split-name"), " ".join(words.split()), actor.kind)
                self.house.push_screen(ask, lambda ref: named(spans, ref))

        self.house.push_screen(PickMentions(self.reading, actor), picked)
