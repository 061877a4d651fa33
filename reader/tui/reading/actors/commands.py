"""The actors of the article: their card, the focus on one of them, and the reader's word on who is who."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.model import Actor, ActorRef, Span, StatementCard
from reader.tui.drawing.text import shorten
from reader.tui.keymap.commands import Commands
from reader.tui.reading.correct import correct, may_correct
from reader.tui.reading.messages import PlaceChosen, StatementChosen
from reader.tui.reading.view import ReadingView, chosen_statement
from reader.tui.reading.words import NAME_COLUMNS
from reader.tui.requests import OpenArticle, ShowActor, ShowBalance

if TYPE_CHECKING:
    from reader.library.balance import Sourced


def show_actors(view: ReadingView) -> None:
    """Go to the actors, or from there back to the text."""
    view.show_pane("article" if view.focused_pane == "actors" else "actors")


def show_speaker(view: ReadingView) -> None:
    """Show the card of the current statement's speaker."""
    statement = chosen_statement(view)
    if statement is None:
        return
    actor = view.reading.speaker(statement)
    if actor is None:
        view.hint("speaker.unknown")
    else:
        show_card(view, actor)


def focus_speaker(view: ReadingView) -> None:
    """Dim what the current statement's speaker did not say, or nothing any more."""
    reading = view.reading
    statement = reading.statement
    if reading.focus is None and (statement is None or statement.actor is None):
        view.hint("none.statement" if statement is None else "speaker.unknown")
        return
    reading.focus = None if reading.focus is not None or statement is None else statement.actor
    view.tell_reading()


def show_balance(view: ReadingView) -> None:
    """Show whose words the article gives."""
    from reader.library.balances import cards_in, sourced_in

    reading = view.reading
    if reading.analysis is None or not reading.statements:
        view.hint("balance.empty")
        return

    def sourced() -> Sequence[Sourced]:
        return sourced_in(reading.article, reading.article_id, reading.analysis) if reading.analysis else ()

    def cards(some: Sequence[Sourced]) -> Sequence[StatementCard]:
        return cards_in(reading.article, reading.article_id, reading.analysis, some) if reading.analysis else ()

    view.context.post(ShowBalance(reading.article.name, sourced, cards))


def stop_focusing(view: ReadingView) -> bool:
    """Dim nothing any more; whether something was."""
    if view.reading.focus is None:
        return False
    view.reading.focus = None
    view.tell_reading()
    return True


def show_card(view: ReadingView, actor: Actor) -> None:
    """Show an actor's card and do what is chosen there."""
    from reader.tui.reading.actors.card import ActorDialog, ActorDo, Elsewhere

    def done(choice: object) -> None:
        match choice:
            case StatementChosen():
                view.set_current(choice.index, jump=choice.go)
                view.show_pane("article")
            case PlaceChosen():
                view.go_to(choice.span)
                view.show_pane("article")
            case Elsewhere():
                view.context.post(OpenArticle(choice.article_id, choice.span))
            case ActorDo():
                CARD_CHOICES[choice.action_id](view, actor)
            case _:
                pass

    view.app.push_screen(ActorDialog(view.reading, actor), done)


# -------------------------------------------------------------------- what is chosen on a card


def show_elsewhere(view: ReadingView, actor: Actor) -> None:
    """What the actor said, when and where, over all articles."""
    from reader.library.listing import actor_key

    view.context.post(ShowActor(actor_key(actor.name, actor.kind), actor.name))


def focus_actor(view: ReadingView, actor: Actor) -> None:
    """Dim in the text what the actor did not say, or nothing any more."""
    view.reading.focus = None if view.reading.focus == actor.id else actor.id
    view.tell_reading()


def rename(view: ReadingView, actor: Actor) -> None:
    """Ask for the actor's name and kind."""
    from reader.tui.reading.picking import AskName

    if not may_correct(view):
        return

    def named(ref: ActorRef | None) -> None:
        if ref is not None and (ref.name, ref.kind) != (actor.name, actor.kind):
            library, article_id = view.context.library, view.reading.article_id
            correct(
                view,
                "corrected.renamed",
                lambda: library.corrections.rename_actor(article_id, actor.id, ref.name, ref.kind),
                before=shorten(actor.name, NAME_COLUMNS),
                name=shorten(ref.name, NAME_COLUMNS),
            )

    view.app.push_screen(AskName(view.context.tr("pick.rename"), actor.name, actor.kind), named)


def merge(view: ReadingView, actor: Actor) -> None:
    """Ask which other actor this one is."""
    from reader.tui.reading.picking import PickActor, Picked

    if not may_correct(view):
        return

    def picked(choice: Picked | None) -> None:
        if choice is not None and isinstance(choice.actor, str):
            library, article_id, into = view.context.library, view.reading.article_id, choice.actor
            other = view.reading.actor(into)
            correct(
                view,
                "corrected.merged",
                lambda: library.corrections.merge_actors(article_id, actor.id, into),
                before=shorten(actor.name, NAME_COLUMNS),
                name=shorten(other.name, NAME_COLUMNS) if other else "",
            )

    title = view.context.tr("pick.merge", name=actor.name)
    view.app.push_screen(PickActor(view.reading, title, but=actor.id, new=False, nobody=False), picked)


def split(view: ReadingView, actor: Actor) -> None:
    """Ask which mentions mean somebody else, and whom."""
    from reader.tui.reading.actors.splitting import PickMentions
    from reader.tui.reading.picking import AskName

    if not may_correct(view):
        return

    def named(spans: tuple[Span, ...], ref: ActorRef | None) -> None:
        if ref is not None:
            library, article_id = view.context.library, view.reading.article_id
            correct(
                view,
                "corrected.split",
                lambda: library.corrections.split_actor(article_id, actor.id, spans, ref.name, ref.kind),
                before=shorten(actor.name, NAME_COLUMNS),
                name=shorten(ref.name, NAME_COLUMNS),
            )

    def picked(spans: tuple[Span, ...] | None) -> None:
        if spans:
            words = spans[0].of(view.reading.article.text)
            ask = AskName(view.context.tr("pick.split-name"), " ".join(words.split()), actor.kind)
            view.app.push_screen(ask, lambda ref: named(spans, ref))

    view.app.push_screen(PickMentions(view.reading, actor), picked)


CARD_CHOICES: dict[str, Callable[[ReadingView, Actor], None]] = {
    "card-elsewhere": show_elsewhere,
    "card-focus": focus_actor,
    "card-rename": rename,
    "card-merge": merge,
    "card-split": split,
}
"""What is done with an actor when it was chosen on the card, by the id of the action."""

COMMANDS: Commands[ReadingView] = {
    "actors": show_actors,
    "actor-card": show_speaker,
    "focus-actor": focus_speaker,
    "balance": show_balance,
}
"""What is done with actors from the text."""
