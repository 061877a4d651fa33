"""Searching as one types, and going to a paragraph by its number."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, cast

from reader.model import Span
from reader.tui.drawing.text import shorten
from reader.tui.jobs import Job, Policy
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.reading.search.finding import BadPatternError, compile_query, find_all
from reader.tui.reading.view import ReadingView, subject_of
from reader.tui.reading.words import WORDS_COLUMNS

if TYPE_CHECKING:
    from reader.tui.reading.search.prompt import Prompt

MIN_KEY_COLUMNS = 60
"""Columns from which the line of the search has room for the key of regular expressions."""

MOST_DIGITS = 18
"""Digits of a paragraph's number that are read; more are beyond every text, and Python refuses thousands of them."""

LONG_TEXT_CHARACTERS = 300_000
"""Characters from which a text is searched off the screen's thread; a reader's own expression always is."""


def search(view: ReadingView) -> None:
    """Ask what to search."""
    from reader.tui.reading.search.prompt import Prompt

    state, tr = view.reading.search, view.context.tr
    state.began_at = view.reading.place.start
    view.ask(Prompt("search", tr("search.label"), tr("search.regex"), text=state.query, regex=state.regex))
    view.call_after_refresh(_remark, view)


def ask_paragraph(view: ReadingView) -> None:
    """Ask for a paragraph's number."""
    from reader.tui.reading.search.prompt import Prompt

    label = view.context.tr("paragraph.label", count=len(view.reading.article.blocks))
    view.ask(Prompt("paragraph", label, label))


def _prompt(view: ReadingView) -> Prompt | None:
    return cast("Prompt | None", view.prompt)


def _leave_prompt(view: ReadingView) -> None:
    view.drop_prompt()
    view.show_pane("article")


# -------------------------------------------------------------------- as one types


def typed(view: ReadingView, message: Prompt.Changed) -> None:
    """Show the hits for what is typed so far."""
    if message.purpose == "search":
        view.reading.search.regex = message.regex
        _find(view, message.text, regex=message.regex)


def stepped(view: ReadingView, message: Prompt.Stepped) -> None:
    """The next or previous hit without leaving the prompt."""
    if view.reading.hits:
        step_hit(view, message.step)
        _remark(view)


def submitted(view: ReadingView, message: Prompt.Submitted) -> None:
    """Keep the hits and go on reading; or go to the paragraph."""
    if message.purpose == "paragraph":
        _leave_prompt(view)
        if message.text.strip():
            _go_to_paragraph(view, message.text.strip())
        return
    state = view.reading.search
    state.query = message.text
    if state.job is None:
        _settle(view)
    _leave_prompt(view)


def cancelled(view: ReadingView, message: Prompt.Cancelled) -> None:
    """Go back to where the search began."""
    _leave_prompt(view)
    if message.purpose == "search":
        _clear(view)
        view.article.top = view.article.lines.line_of(view.reading.search.began_at)


def _go_to_paragraph(view: ReadingView, typed: str) -> None:
    """Go to a paragraph by its number, the first being 1; beyond the last one to that."""
    blocks = view.reading.article.blocks
    if not typed.isdecimal():
        view.hint("paragraph.no-number", typed=shorten(typed, WORDS_COLUMNS), count=len(blocks))
    elif blocks:
        number = int(typed) if len(typed) <= MOST_DIGITS else len(blocks)
        start = blocks[max(0, min(number, len(blocks)) - 1)].span.start
        view.go_to(Span(start, start))


def _settle(view: ReadingView) -> None:
    """The search is done: say so where nothing was found, else remember where the reader was."""
    reading, state = view.reading, view.reading.search
    if not state.query:
        _clear(view)
    elif not reading.hits:
        view.hint("search.none", query=state.query)
    elif reading.place.start != state.began_at:
        reading.jumps.leave(state.began_at)
    view.show_foot()


# -------------------------------------------------------------------- hits


def _drop_job(view: ReadingView) -> None:
    state = view.reading.search
    if state.job is not None:
        state.job.cancel()
        state.job = None


def _find(view: ReadingView, query: str, *, regex: bool) -> None:
    _drop_job(view)
    if not query:
        _take_hits(view, ())
        return
    article, state = view.reading.article, view.reading.search
    try:
        find = compile_query(query, regex=regex)
    except BadPatternError as error:
        _refuse(view, error)
        return
    if not regex and len(article.text) < LONG_TEXT_CHARACTERS:
        _take_hits(view, find_all(article, find))
        return

    def work(job: Job) -> tuple[Span, ...] | BadPatternError:
        try:
            return find_all(article, find, job.cancelled)
        except BadPatternError as error:
            return error

    def found(result: tuple[Span, ...] | BadPatternError) -> None:
        state.job = None
        if isinstance(result, BadPatternError):
            _refuse(view, result)
        else:
            _take_hits(view, result)
        if view.prompt is None:
            _settle(view)

    state.job = view.context.jobs.start("search", work, then=found, about=subject_of(view), policy=Policy.REPLACE)


def _refuse(view: ReadingView, error: BadPatternError) -> None:
    """Say what is wrong with a regular expression."""
    _take_hits(view, ())
    (why,) = error.args
    prompt, tr = _prompt(view), view.context.tr
    if prompt is not None:
        prompt.remark(tr("search.slow") if why is None else tr("search.bad", why=why))


def _take_hits(view: ReadingView, hits: tuple[Span, ...]) -> None:
    reading = view.reading
    reading.hits, reading.hit = hits, None
    view.point_at(None)
    view.tell_reading()
    if hits:
        at = bisect_left([hit.start for hit in hits], reading.search.began_at)
        reading.hit = at if at < len(hits) else 0
        view.go_to(hits[reading.hit], jump=False)
    _remark(view)


def step_hit(view: ReadingView, step: int) -> None:
    """Go to the next or previous hit, round the ends of the text, and say which it is."""
    reading = view.reading
    if reading.hit is not None:
        reading.hit = (reading.hit + step) % len(reading.hits)
    else:
        starts = [hit.start for hit in reading.hits]
        at = bisect_left(starts, reading.place.start) if step > 0 else bisect_left(starts, reading.place.end) - 1
        reading.hit = at % len(starts)
    view.go_to(reading.hits[reading.hit], jump=False)
    view.remake_bars()
    view.show_foot()


def _remark(view: ReadingView) -> None:
    prompt = _prompt(view)
    if prompt is not None and prompt.is_mounted:
        prompt.remark(" · ".join(filter(None, (_count(view) if prompt.value else "", _other_way(view)))))
    view.show_foot()


def _other_way(view: ReadingView) -> str:
    """The key that makes a regular expression of the words, or words of it, where there is room to say it."""
    context = view.context
    label = (keys.keys_of(keys.by_id()["prompt-regex"], context.settings.keys) or [""])[0]
    words = context.tr("search.as-words" if view.reading.search.regex else "search.as-regex")
    return f"{label} {words}" if label and view.size.width >= MIN_KEY_COLUMNS else ""


def _count(view: ReadingView) -> str:
    reading, tr = view.reading, view.context.tr
    if not reading.hits:
        return tr("search.no-hits")
    return tr("search.hits", number=(reading.hit or 0) + 1, count=len(reading.hits))


def aside(view: ReadingView) -> str | None:
    """What the foot says of a search."""
    if not view.reading.hits or view.prompt is not None:
        return None
    return view.context.tr("search.aside", query=view.reading.search.query, count=_count(view))


def stop_searching(view: ReadingView) -> bool:
    """Forget the hits; whether there were any."""
    if not view.reading.hits:
        return False
    _clear(view)
    return True


def _clear(view: ReadingView) -> None:
    reading = view.reading
    _drop_job(view)
    if reading.hits or reading.point is not None:
        reading.hits, reading.hit = (), None
        view.point_at(None)
        view.tell_reading()
    view.show_foot()


COMMANDS: Commands[ReadingView] = {"search": search, "go-to-paragraph": ask_paragraph}
"""What asks for something at the foot."""
