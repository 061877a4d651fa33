"""What is done with chosen words: choosing them, copying them with their source, opening the link, looking them up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.model import Span
from reader.tui.jobs import Job, Policy
from reader.tui.keymap.commands import Commands
from reader.tui.programs import fill_clipboard, look_up
from reader.tui.reading.article.addresses import follow
from reader.tui.reading.article.citing import cite
from reader.tui.reading.article.pane import ArticlePane
from reader.tui.reading.article.units import Unit
from reader.tui.reading.view import ReadingView, chosen_span
from reader.tui.reading.words import name_and_words

if TYPE_CHECKING:
    pass

COPIES = "copied.md"
"""Name of the file, beside the library, to which passages are copied."""


def pane_of(view: ReadingView) -> ArticlePane:
    """The pane of the text, which this feature knows wholly."""
    pane = view.article
    assert isinstance(pane, ArticlePane)
    return pane


# -------------------------------------------------------------------- choosing


def choose(view: ReadingView) -> None:
    """Begin to choose by characters, or stop."""
    if view.article.choosing:
        view.article.stop_choosing()
        view.show_foot()
    else:
        choose_by(view, Unit.CHARACTER)


def choose_by(view: ReadingView, unit: Unit) -> None:
    """Choose a whole unit; the keys then move its end."""
    view.show_pane("article")
    pane_of(view).selection.start(unit)
    view.show_foot()


def choose_statement(view: ReadingView) -> None:
    """Choose the current statement."""
    statement = view.reading.statement
    if statement is None:
        view.hint("none.statement")
        return
    view.show_pane("article")
    view.article.stop_choosing()
    pane_of(view).choose_span(Span(statement.start, statement.end))


def stop_choosing(view: ReadingView) -> bool:
    """Let go of the selection; whether there was one."""
    if view.article.chosen is None and not view.article.choosing:
        return False
    view.article.stop_choosing()
    view.show_foot()
    return True


def aside(view: ReadingView) -> str | None:
    """What the foot says of a selection."""
    chosen = view.article.chosen
    if chosen is None:
        return None
    return view.context.tr.plural("choosing.aside", len(chosen.of(view.reading.article.text).split()))


# -------------------------------------------------------------------- copying


def copy(view: ReadingView, *, markdown: bool) -> None:
    """Copy the selection or the statement with who said it and where it stands."""
    cited = _cited(view, markdown=markdown)
    if cited is not None:
        text, what = cited
        view.app.copy_to_clipboard(text)
        view.context.jobs.start("copy", lambda _: fill_clipboard(text))
        view.hint("done.copied", what=what)


def copy_to_file(view: ReadingView) -> None:
    """Write the selection or the statement, with its source, behind what was copied to the file before."""
    cited = _cited(view, markdown=True)
    if cited is None:
        return
    text, what = cited
    file = view.context.library.paths.data / COPIES

    def write(_: Job) -> str:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(text + "\n")
        return str(file)

    view.context.jobs.start(
        "copy-to-file",
        write,
        then=lambda name: view.hint("done.copied-to", file=name, what=what),
        policy=Policy.CHANGE,
    )


def _cited(view: ReadingView, *, markdown: bool) -> tuple[str, str] | None:
    """The selection or the statement with its source, and what messages call it."""
    span = chosen_span(view)
    if span is None:
        return None
    text = cite(view.reading, span, view.context.tr, markdown=markdown)
    view.article.stop_choosing()
    return text, name_and_words(view.reading, span, view.context.tr)


# -------------------------------------------------------------------- other programs


def open_link(view: ReadingView) -> None:
    """Open the article's address in the browser; where there is none to see, show the address."""
    article = view.reading.article
    address = article.url or article.source
    if not address.startswith(("http://", "https://")):
        view.hint("none.link")
        return
    follow(view.context, view.app, address)


def links(view: ReadingView) -> None:
    """List the links of the text; says so where there is none."""
    from reader.model.links import links_of

    found = links_of(view.reading.article)
    if not found:
        view.hint("none.links")
        return
    from reader.tui.reading.article.links import LinksDialog

    view.app.push_screen(LinksDialog(found))


def look_words_up(view: ReadingView) -> None:
    """Ask the user's own command for the selection, or for the name that the reader points at."""
    context = view.context
    span = view.article.chosen or view.reading.point
    own = context.settings.look_up
    if not own.strip():
        view.hint("none.look-up", file=str(context.library.paths.settings))
    elif span is None:
        view.hint("none.words")
    else:
        words = " ".join(span.of(view.reading.article.text).split())
        context.jobs.start("look-up", lambda _: look_up(own, words), then=partial(_show_answer, view, words))


def _show_answer(view: ReadingView, words: str, answer: str) -> None:
    from reader.tui.dialogs.simple import Answer

    view.app.push_screen(Answer(words, answer))


COMMANDS: Commands[ReadingView] = {
    "choose": choose,
    "choose-sentence": partial(choose_by, unit=Unit.SENTENCE),
    "choose-paragraph": partial(choose_by, unit=Unit.PARAGRAPH),
    "choose-statement": choose_statement,
    "copy": partial(copy, markdown=False),
    "copy-markdown": partial(copy, markdown=True),
    "copy-to-file": copy_to_file,
    "open-link": open_link,
    "links": links,
    "look-up": look_words_up,
}
"""What is done with chosen words."""
