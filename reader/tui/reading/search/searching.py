"""Searching as one types, and going to a paragraph by its number."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, cast

from reader.model import Span
from reader.tui.jobs import Job, JobDone
from reader.tui.keymap import keys
from reader.tui.reading.moving import Moving
from reader.tui.reading.search.finding import BadPatternError, compile_query, find_all

if TYPE_CHECKING:
    from reader.tui.reading.search.prompt import Prompt

LEAST_FOR_KEY = 60
"""Columns from which the line of the search has room for the key of regular expressions."""

LONG_TEXT = 300_000
"""Characters from which a text is searched off the screen's thread; a reader's own expression always is."""


class Searching(Moving):
    """The actions that search."""

    _query = ""
    _regex = False
    _search_from = 0
    _search_job: Job | None = None

    def action_search(self) -> None:
        """Ask what to search."""
        self._search_from = self.reading.place.start
        tr = self.house.tr
        self._ask("search", tr("search.label"), tr("search.regex"))
        self.call_after_refresh(self._remark)

    def action_go_to_paragraph(self) -> None:
        """Ask for a paragraph's number."""
        tr = self.house.tr
        label = tr("paragraph.label", count=len(self.reading.article.blocks))
        self._ask("paragraph", label, label)

    def _ask(self, purpose: str, label: str, other_label: str) -> None:
        from reader.tui.reading.search.prompt import Prompt

        self._drop_prompt()
        self._asking = True
        self.who.display = False
        text = self._query if purpose == "search" else ""
        self.mount(Prompt(purpose, label, other_label, text=text, regex=self._regex), after=self.who)

    @property
    def _prompts(self) -> list[Prompt]:
        """The prompt, where there is one."""
        return [cast("Prompt", widget) for widget in self.query("Prompt")]

    def _drop_prompt(self) -> None:
        for prompt in self._prompts:
            prompt.remove()
        self._asking = False
        self.who.display = self.frame.who > 0

    def _leave_prompt(self) -> None:
        self._drop_prompt()
        self.show_pane("article")

    # ---------------------------------------------------------------- as one types

    def on_prompt_changed(self, message: Prompt.Changed) -> None:
        """Show the hits for what is typed so far."""
        if message.purpose == "search":
            self._regex = message.regex
            self._find(message.text, message.regex)

    def on_prompt_stepped(self, message: Prompt.Stepped) -> None:
        """The next or previous hit without leaving the prompt."""
        if self.reading.hits:
            self.step_hit(message.step)
            self._remark()

    def on_prompt_submitted(self, message: Prompt.Submitted) -> None:
        """Keep the hits and go on reading; or go to the paragraph."""
        if message.purpose == "paragraph":
            self._leave_prompt()
            if message.text.strip().isdecimal():
                self.go_to_paragraph(int(message.text))
            return
        self._query = message.text
        if self._search_job is None:
            self._settle()
        self._leave_prompt()

    def on_prompt_cancelled(self, message: Prompt.Cancelled) -> None:
        """Go back to where the search began."""
        self._leave_prompt()
        if message.purpose == "search":
            self.clear_search()
            self.article.top = self.article.lines.line_of(self._search_from)

    def _settle(self) -> None:
        """The search is done: say so where nothing was found, else remember where the reader was."""
        if not self._query:
            self.clear_search()
        elif not self.reading.hits:
            self.hint("search.none", query=self._query)
        elif self.reading.place.start != self._search_from:
            self.reading.jumps.leave(self._search_from)
        self.show_aside()

    # ---------------------------------------------------------------- hits

    def _find(self, query: str, regex: bool) -> None:
        if self._search_job is not None:
            self._search_job.cancel()
            self._search_job = None
        if not query:
            self._take_hits(())
            return
        article = self.reading.article
        try:
            find = compile_query(query, regex=regex)
        except BadPatternError as error:
            self._refuse(error)
            return
        if not regex and len(article.text) < LONG_TEXT:
            self._take_hits(find_all(article, find))
            return

        def work(job: Job) -> tuple[Span, ...] | BadPatternError:
            try:
                return find_all(article, find, job.cancelled)
            except BadPatternError as error:
                return error

        self._search_job = self.house.jobs.start("search", self.reading.article_id, work)

    def _refuse(self, error: BadPatternError) -> None:
        """Say what is wrong with a regular expression."""
        self._take_hits(())
        (why,) = error.args
        for prompt in self._prompts:
            tr = self.house.tr
            prompt.remark(tr("search.slow") if why is None else tr("search.bad", why=why))

    def search_done(self, message: JobDone) -> None:
        """A long text has been searched."""
        if message.job is self._search_job:
            self._search_job = None
            if isinstance(message.result, BadPatternError):
                self._refuse(message.result)
            else:
                self._take_hits(message.result)
            if not self._prompts:
                self._settle()

    def _take_hits(self, hits: tuple[Span, ...]) -> None:
        reading = self.reading
        reading.hits, reading.hit = hits, None
        self.point_at(None)
        self.tell_reading()
        if hits:
            at = bisect_left([hit.start for hit in hits], self._search_from)
            reading.hit = at if at < len(hits) else 0
            self.go_to(hits[reading.hit], jump=False)
        self._remark()

    def _remark(self) -> None:
        for prompt in self._prompts:
            prompt.remark(" · ".join(filter(None, (self._count() if prompt.value else "", self._other_way()))))
        self.show_aside()

    def _other_way(self) -> str:
        """The key that makes a regular expression of the words, or words of it, where there is room to say it."""
        own = self.house.settings.keys
        label = (keys.keys_of(keys.by_id()["prompt-regex"], own) or [""])[0]
        words = self.house.tr("search.as-words" if self._regex else "search.as-regex")
        return f"{label} {words}" if label and self.size.width >= LEAST_FOR_KEY else ""

    def _count(self) -> str:
        reading, tr = self.reading, self.house.tr
        if not reading.hits:
            return tr("search.no-hits")
        return tr("search.hits", number=(reading.hit or 0) + 1, count=len(reading.hits))

    def step_hit(self, step: int) -> None:
        """Go to the next or previous hit and say which it is."""
        super().step_hit(step)
        self.show_aside()

    def show_aside(self) -> None:
        """Say at the foot what is being searched."""
        self.who.aside = (
            self.house.tr("search.aside", query=self._query, count=self._count())
            if self.reading.hits and not self._prompts
            else ""
        )
        self.who.remake()

    def clear_search(self) -> None:
        """Forget the hits."""
        if self._search_job is not None:
            self._search_job.cancel()
            self._search_job = None
        if self.reading.hits or self.reading.point is not None:
            self.reading.hits, self.reading.hit = (), None
            self.point_at(None)
            self.tell_reading()
        self.show_aside()
