"""The reader's word against the machine's: every correction by one key, kept by the library, undone by `u`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from reader.model import ActorRef, Span, Statement
from reader.model.text import read_day
from reader.tui.drawing.text import shorten
from reader.tui.keymap.commands import Commands, run
from reader.tui.reading.correct import correct, may_correct
from reader.tui.reading.messages import PlaceChosen
from reader.tui.reading.view import ReadingView, chosen_statement, in_library
from reader.tui.reading.words import NAME_COLUMNS, first_words, statement_named, words_of

if TYPE_CHECKING:
    from reader.tui.reading.picking import Picked, PickedDay


def _target(view: ReadingView) -> Statement | None:
    """The statement that is to be corrected; says so where there is none."""
    return chosen_statement(view) if may_correct(view) else None


def _named(view: ReadingView, statement: Statement) -> str:
    """A statement as messages name it."""
    return statement_named(view.reading, statement, view.context.tr)


# -------------------------------------------------------------------- statements


def set_speaker(view: ReadingView) -> None:
    """Ask who said it."""
    from reader.tui.reading.picking import PickActor

    statement = _target(view)
    if statement is None:
        return

    def picked(choice: Picked | None) -> None:
        if choice is not None:
            _say_speaker(view, statement, choice.actor)

    pick = PickActor(view.reading, view.context.tr("pick.speaker"), but=statement.actor, new=True, nobody=True)
    view.app.push_screen(pick, picked)


def _say_speaker(view: ReadingView, statement: Statement, speaker: str | ActorRef | None) -> None:
    """Somebody else said it."""
    library, article_id, tr = view.context.library, view.reading.article_id, view.context.tr
    actor = view.reading.actor(speaker) if isinstance(speaker, str) else speaker
    correct(
        view,
        "corrected.speaker",
        lambda: library.corrections.set_speaker(article_id, statement.id, speaker),
        name=shorten(actor.name, NAME_COLUMNS) if actor is not None else tr("speaker.unknown"),
        words=first_words(words_of(view.reading, statement)),
    )


def no_statement(view: ReadingView) -> None:
    """It is no statement."""
    _judge(view, "corrected.rejected", view.context.library.corrections.reject)


def confirm(view: ReadingView) -> None:
    """It is right as it stands."""
    _judge(view, "corrected.confirmed", view.context.library.corrections.confirm)


def _judge(view: ReadingView, said: str, judge: Callable[[int, str], object]) -> None:
    """Have a word on the whole statement kept: `judge` is told article and statement."""
    statement, article_id = _target(view), view.reading.article_id
    if statement is not None:
        correct(view, said, lambda: judge(article_id, statement.id), what=_named(view, statement))


def set_edges(view: ReadingView) -> None:
    """Its words are those that are selected."""
    statement = _target(view)
    if statement is None:
        return
    span = view.article.chosen
    if span is None:
        view.hint("none.edges")
        return
    library, article_id = view.context.library, view.reading.article_id
    correct(
        view,
        "corrected.edges",
        lambda: library.corrections.set_span(article_id, statement.id, [span]),
        _select_at(view, span),
        words=first_words(span.of(view.reading.article.text)),
    )


def set_day(view: ReadingView) -> None:
    """Ask when it was said."""
    from reader.tui.reading.picking import AskDay

    statement = _target(view)
    if statement is None:
        return

    def picked(choice: PickedDay | None) -> None:
        if choice is not None:
            library, article_id = view.context.library, view.reading.article_id
            tr, day = view.context.tr, choice.day
            correct(
                view,
                "corrected.day",
                lambda: library.corrections.set_date(article_id, statement.id, day),
                day=f"{tr.day(day.isoformat())} {day.year}" if day else tr("date.none"),
                what=_named(view, statement),
            )

    view.app.push_screen(AskDay(view.context.tr("pick.day"), _days_told(view)), picked)


def _days_told(view: ReadingView) -> list[date]:
    """The days that the article tells, and its own."""
    published = view.reading.article.published
    found = {published} if published else set()
    told = {read_day(one.date.iso) for one in view.reading.statements if one.date}
    return sorted(day for day in found | told if day is not None)


def add_statement(view: ReadingView) -> None:
    """The selection is a statement that the machine missed: ask who said it."""
    from reader.tui.reading.picking import PickActor

    if not may_correct(view):
        return
    span = view.article.chosen
    if span is None:
        view.hint("none.missed")
        return

    def picked(choice: Picked | None) -> None:
        if choice is not None:
            library, article_id = view.context.library, view.reading.article_id
            correct(
                view,
                "corrected.added",
                lambda: library.corrections.add_statement(article_id, [span], speaker=choice.actor),
                _select_at(view, span),
                words=first_words(span.of(view.reading.article.text)),
            )

    view.app.push_screen(PickActor(view.reading, view.context.tr("pick.missed"), new=True, nobody=True), picked)


def _select_at(view: ReadingView, span: Span) -> Callable[[], None]:
    """Makes the statement that begins there the current one, when it is kept."""

    def select() -> None:
        view.article.stop_choosing()
        view.show_foot()
        index = next((i for i, s in enumerate(view.reading.statements) if s.start == span.start), None)
        if index is not None:
            view.set_current(index)

    return select


# -------------------------------------------------------------------- why, and what was corrected


def why(view: ReadingView) -> None:
    """Show on what the current statement and its speaker rest."""
    _show_why(view, reasons=True)


def choose_correction(view: ReadingView) -> None:
    """Show what can be corrected in the current statement; a selection without one can be a statement missed."""
    if view.reading.statement is None and view.article.chosen is not None:
        add_statement(view)
    else:
        _show_why(view, reasons=False)


def _show_why(view: ReadingView, *, reasons: bool) -> None:
    from reader.tui.reading.corrections.why import Rather, WhyDialog

    statement = chosen_statement(view)
    if statement is None:
        return

    async def done(choice: object) -> None:
        if isinstance(choice, Rather):
            _say_speaker(view, statement, choice.actor)
        elif isinstance(choice, str):
            await run(view, CORRECT_COMMANDS, choice)

    view.app.push_screen(WhyDialog(view.reading, statement, reasons=reasons), done)


def corrections(view: ReadingView) -> None:
    """Show what was corrected in this article."""
    from reader.tui.reading.corrections.made import CorrectionsDialog

    def chosen(place: PlaceChosen | None) -> None:
        if place is not None:
            view.go_to(place.span)
            view.show_pane("article")

    if in_library(view, "none.library-for-corrections"):
        view.app.push_screen(CorrectionsDialog(view.reading.article_id, view.reading.article.text), chosen)


COMMANDS: Commands[ReadingView] = {"why": why, "correct": choose_correction, "corrections": corrections}
"""What leads to corrections."""

CORRECT_COMMANDS: Commands[ReadingView] = {
    "set-speaker": set_speaker,
    "no-statement": no_statement,
    "confirm": confirm,
    "set-edges": set_edges,
    "set-day": set_day,
    "add-statement": add_statement,
}
"""The corrections of a statement."""
