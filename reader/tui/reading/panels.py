"""What stands beside the text: the timeline's views and filters, the actors, and what is opened from there."""

from __future__ import annotations

from typing import NamedTuple, cast

from reader.errors import LibraryError
from reader.model import NO_ARTICLE, Actor, Analysis, Note, Statement
from reader.settings import Settings
from reader.tui.drawing.bar import Bar
from reader.tui.jobs import Job, JobDone
from reader.tui.reading.looking import Looking
from reader.tui.reading.messages import ActorChosen, PlaceChosen, StatementChosen
from reader.tui.reading.timeline.choice import View
from reader.tui.reading.timeline.pane import Timeline

WATCH = 2.0
"""Seconds from one look at the library to the next."""


class Fetched(NamedTuple):
    """What is shown of an article, and what the library has of it."""

    shown_notes: tuple[Note, ...]
    """The notes that were shown when the library was asked."""
    shown_analysis: Analysis
    """The analysis that was shown."""
    notes: tuple[Note, ...]
    """The library's notes."""
    analysis: Analysis
    """The library's analysis with the corrections in it."""


class Panels(Looking):
    """The actions on the panes and screens around the text; the screens are imported when they are opened."""

    # ---------------------------------------------------------------- another Kutip on the same library

    def on_mount(self) -> None:
        """Look now and then whether another Kutip wrote to the library."""
        self.set_interval(WATCH, self.look_elsewhere)

    def look_elsewhere(self) -> None:
        """Fetch what another Kutip, or another screen, wrote of this article; what is the same is left alone."""
        library, opened, reading = self.house.library, self.opened, self.reading
        if opened is None or reading.article_id == NO_ARTICLE or reading.analysis is None:
            return
        if self.head.partial or self.head.progress is not None:
            return  # asking the library would begin the analysis once more
        try:
            if not library.changed_elsewhere():
                return
        except LibraryError:
            return  # whoever writes next is told
        notes, analysis = reading.notes, reading.analysis

        def fetch(_: Job) -> Fetched:
            return Fetched(
                notes, analysis, library.notes.of_article(opened.article_id), library.analyses.analyse(opened)
            )

        self.house.jobs.start("elsewhere", reading.article_id, fetch)

    def written_elsewhere(self, message: JobDone) -> None:
        """Show what was written elsewhere, if it is other than what is shown, and that has not changed meanwhile."""
        found, reading = message.result, self.reading
        if found.shown_notes is not reading.notes or found.shown_analysis is not reading.analysis:
            return
        if (found.notes, found.analysis) != (found.shown_notes, found.shown_analysis):
            reading.notes = found.notes
            reading.understand(found.analysis)
            self.tell_reading()

    # ---------------------------------------------------------------- timeline and actors

    @property
    def timeline(self) -> Timeline:
        """The pane of statements."""
        return cast(Timeline, self.pane("timeline"))

    def action_timeline_view(self) -> None:
        """Show the timeline by text, by time or by actor, the next of them each time."""
        self.timeline.next_view()
        self.show_pane("timeline", focus=self.room == 1)

    def action_timeline_filter(self, name: str) -> None:
        """Leave some of the statements out of the timeline, or show all of them again."""
        if name == "actor" and self.timeline.choice.actor is None and self.reading.statement is None:
            self.hint("none.statement-chosen")
            return
        self.timeline.filter_by(name)
        self.show_pane("timeline", focus=self.room == 1)

    def action_actors(self) -> None:
        """Go to the actors, or from there back to the text."""
        self.show_pane("article" if self.focused and self.focused.id == "actors" else "actors")

    def action_stop(self) -> None:
        """Close the guide of the first run; where there is none, stop what is being done."""
        guide = self.query("#guide")
        if guide:
            guide.remove()
        else:
            super().action_stop()

    # ---------------------------------------------------------------- an actor's card

    def action_actor_card(self) -> None:
        """Show the card of the current statement's speaker."""
        statement = self.reading.statement
        actor = self.reading.speaker(statement) if statement else None
        if actor is None:
            self.hint("none.statement-chosen" if statement is None else "speaker.unknown")
        else:
            self.show_card(actor)

    def on_actor_chosen(self, message: ActorChosen) -> None:
        """An actor was chosen in the list of actors."""
        actor = self.reading.actor(message.actor_id)
        if actor is not None:
            self.show_card(actor)

    def show_card(self, actor: Actor) -> None:
        """Show an actor's card and do what is chosen there."""
        from reader.tui.reading.actors.card import ActorDo, ActorSheet, Elsewhere

        def done(choice: object) -> None:
            match choice:
                case StatementChosen():
                    self.on_statement_chosen(choice)
                case PlaceChosen():
                    self.on_place_chosen(choice)
                case Elsewhere():
                    self.house.open_stored(choice.article_id, choice.span)
                case ActorDo():
                    self.do_with_actor(actor, choice.call)
                case _:
                    pass

        self.house.push_screen(ActorSheet(self.reading, actor), done)

    def do_with_actor(self, actor: Actor, call: str) -> None:
        """Do what was chosen on an actor's card."""
        if call == "elsewhere":
            self.house.show_actor_over(actor)
        elif call == "focus_actor":
            self.reading.focus = None if self.reading.focus == actor.id else actor.id
            self.tell_reading()
        elif call == "rename":
            self.rename(actor)
        elif call == "merge":
            self.merge(actor)
        elif call == "split":
            self.split(actor)

    def rename(self, actor: Actor) -> None:
        """Ask for the actor's name and kind."""
        raise NotImplementedError

    def merge(self, actor: Actor) -> None:
        """Ask which other actor this one is."""
        raise NotImplementedError

    def split(self, actor: Actor) -> None:
        """Ask which mentions mean somebody else, and whom."""
        raise NotImplementedError

    def add_statement(self) -> None:
        """The selection is a statement that the machine missed."""
        raise NotImplementedError

    def set_speaker(self, statement: Statement, speaker: str | None) -> None:
        """Somebody else said it."""
        raise NotImplementedError

    # ---------------------------------------------------------------- why

    def action_why(self) -> None:
        """Show on what the current statement and its speaker rest."""
        self._show_why(reasons=True)

    def action_correct(self) -> None:
        """Show what can be corrected in the current statement; a selection without one can be a statement missed."""
        if self.reading.statement is None and self.article.chosen is not None:
            self.add_statement()
        else:
            self._show_why(reasons=False)

    def _show_why(self, *, reasons: bool) -> None:
        from reader.tui.reading.corrections.why import Rather, WhySheet

        statement = self.reading.statement
        if statement is None:
            self.hint("none.statement-chosen")
            return

        async def done(choice: object) -> None:
            if isinstance(choice, Rather):
                self.set_speaker(statement, choice.actor)
            elif isinstance(choice, str):
                await self.run_action(choice)

        self.house.push_screen(WhySheet(self.reading, statement, reasons=reasons), done)

    # ---------------------------------------------------------------- what the library knows of the article

    def action_notes(self) -> None:
        """Show the list of notes."""
        self.house.show_notes()

    def action_same(self) -> None:
        """Show where else the current statement stands."""
        statement = self.reading.statement
        if statement is None:
            self.hint("none.statement-chosen")
        elif self.reading.article_id == NO_ARTICLE:
            self.hint("none.library")
        else:
            self.house.show_same(self.reading.article_id, statement.id)

    def action_versions(self) -> None:
        """Show the versions of the article."""
        if self.reading.article_id == NO_ARTICLE:
            self.hint("none.library")
        else:
            self.house.show_versions(self.reading.article_id, self.reading.article.name)

    def action_export(self) -> None:
        """Write the article with its notes and corrections to a file."""
        if self.reading.article_id == NO_ARTICLE:
            self.hint("none.library")
        else:
            self.house.export_article(self.reading.article_id, self.reading.article.name)

    # ---------------------------------------------------------------- settings

    def settings_changed(self, before: Settings) -> None:
        """Other settings hold: set the text anew where they concern it, and draw everything again."""
        after = self.house.settings
        filters = self.reading.filters
        marks = after.marks
        if marks != before.marks:
            filters.persons, filters.organizations = marks.persons, marks.organizations
            filters.places, filters.dates = marks.places, marks.dates
        if after.article != before.article:
            self.article.set_anew()
        if after.timeline.view != before.timeline.view:
            self.timeline.view = View(after.timeline.view)
        self.tell_reading()
        for bar in self.query(Bar):
            bar.remake()
