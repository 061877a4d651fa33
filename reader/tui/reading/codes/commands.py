"""Codes given while one reads: to the marked passage or the sentence, by one key, and to the current statement."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from reader.library import Library
from reader.model import CODE_SLOTS, Code, Span, Statement, code_key
from reader.tui.dialogs.pick_code import PickCode
from reader.tui.keymap.commands import Commands
from reader.tui.reading.changes import change
from reader.tui.reading.correct import may_correct
from reader.tui.reading.view import ReadingView, chosen_statement, in_library
from reader.tui.reading.words import first_words, statement_named


def highlight(view: ReadingView) -> None:
    """Highlight the marked passage, else the sentence, with the code that was given last; without one, ask for it."""
    codes = view.context.library.codes
    _highlight(view, codes.last, view.context.tr("codes.pick-highlight"), lambda _: None)


def highlight_by_digit(view: ReadingView, digit: int) -> None:
    """Highlight with the code that has the digit; where none has it, ask which one shall have it."""
    codes = view.context.library.codes

    def give_digit(name: str) -> None:
        if name not in (card.code.name for card in codes.all()):
            codes.add(Code(name, slot=digit))
        else:
            codes.change(name, slot=digit)

    title = view.context.tr("codes.pick-digit", digit=digit)
    _highlight(view, partial(codes.in_slot, digit), title, give_digit)


def _highlight(view: ReadingView, known: Callable[[], Code | None], title: str, prepare: Callable[[str], None]) -> None:
    """Highlight with the code that `known` gives; where it gives none, ask under a title, `prepare` it, and do it."""
    if not in_library(view):
        return
    span = view.article.chosen or view.article.sentence
    library, number = view.context.library, view.reading.article_id

    def work() -> str | None:
        code = known()
        if code is not None:
            _mark(library, number, span, code.name)
        return code.name if code else None

    def pick(name: str | None) -> None:
        if name is not None:
            change(view, "highlighted", lambda: chosen(name), shown)

    def chosen(name: str) -> str:
        prepare(name)
        _mark(library, number, span, name)
        return name

    def shown(name: str | None) -> None:
        if name is None:
            view.app.push_screen(PickCode(title), pick)
            return
        view.article.stop_choosing()
        view.show_foot()
        view.hint("done.highlighted", code=name, what=first_words(span.of(view.reading.article.text)))

    change(view, "highlighted", work, shown)


def _mark(library: Library, article_id: int, span: Span, name: str) -> None:
    """A highlight with a code; one that lies on the same passage bears it besides its others."""
    notes = library.notes.of_article(article_id)
    there = next((note for note in notes if note.found is not None and note.found.span == span), None)
    if there is None:
        library.notes.add(article_id, span, tags=[name])
    elif code_key(name) not in map(code_key, there.tags):
        colour = None if there.tags else library.codes.get(name).colour
        library.notes.edit(there.id, tags=[*there.tags, name], colour=colour)


def code_statement(view: ReadingView) -> None:
    """Choose a code for the current statement; one that it bears is taken from it."""
    statement = chosen_statement(view) if may_correct(view) else None
    if statement is not None:
        title = view.context.tr("codes.pick-statement", what=statement_named(view.reading, statement, view.context.tr))
        view.app.push_screen(PickCode(title, borne=statement.codes), partial(_give_or_take, view, statement))


def _give_or_take(view: ReadingView, statement: Statement, name: str | None) -> None:
    if name is None:
        return
    codes, number = view.context.library.codes, view.reading.article_id
    taken = code_key(name) in map(code_key, statement.codes)
    what = statement_named(view.reading, statement, view.context.tr)
    change(
        view,
        "coded",
        lambda: (codes.take if taken else codes.give)(number, statement.id, name),
        lambda _: view.hint("done.code-taken" if taken else "done.coded", code=name, what=what),
    )


COMMANDS: Commands[ReadingView] = {
    "highlight": highlight,
    "code-statement": code_statement,
    **{f"code-{digit}": partial(highlight_by_digit, digit=digit) for digit in CODE_SLOTS},
}
"""What is done with codes while one reads."""
