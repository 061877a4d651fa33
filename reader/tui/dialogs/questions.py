"""What a list asks of the library, off the screen's thread: one question at a time, again where the library changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from reader.errors import LibraryError, ReaderError
from reader.tui.context import context_of
from reader.tui.jobs import Job, Policy
from reader.tui.requests import Turned

if TYPE_CHECKING:
    from textual.widget import Widget

Answer = TypeVar("Answer")
One = TypeVar("One")

FIRST_ROWS = 200
"""Rows of a long list that are shown before the others are there."""

LIBRARY_POLL_INTERVAL_S = 2.0
"""Seconds from one look to the next whether the library changed under a list."""

RENEWAL_REST_RATIO = 20
"""A list is made anew at most every so many times the time that it takes: a large library leaves room for keys."""


class Questions:
    """The questions and changes of one list, and what became of them; for nobody as soon as its screen is closed."""

    def __init__(self, widget: Widget, show: Callable[[], None]) -> None:
        self._widget = widget
        self._show = show  # has the list made anew
        self.asking: Job | None = None
        """The question that is not answered yet."""
        self.more = False
        """Whether what was answered are the first rows of a long list only."""
        self.leaving: set[object] = set()
        """What the reader takes away: it is not listed any more, and stands there again if that fails."""
        self.trouble = ""
        """Why the library could not answer; stands in place of the rows."""
        self._renew: Callable[[], None] | None = None
        self._version: int | None = None  # of the library, when the list was made
        self._asked_at = self._took = 0.0  # seconds

    def ask(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], None],
        *,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Have `work` done off the screen's thread; `then` gets its answer. A question that is open is dropped.

        Where it fails, the list says why, unless `failed` does something else about it.
        """
        self.drop()

        def answered(answer: Answer) -> None:
            self.asking = None
            self._took = monotonic() - self._asked_at
            self.trouble = ""
            then(answer)

        def unanswered(error: ReaderError | None) -> None:
            self.asking = None
            self._bring_back()
            if failed is not None:
                failed()
            elif error is not None:
                self.trouble = context_of(self._widget).tr.say(error.message)
                self._show()

        jobs = context_of(self._widget).jobs
        self.asking = jobs.start(
            "list",
            lambda _: work(),
            then=answered,
            failed=unanswered,
            about=self._widget.screen,
            shows_failure=failed is None,
        )
        self._asked_at = monotonic()

    def ask_long(
        self, work: Callable[[int | None], Sequence[One]], then: Callable[[Sequence[One]], None], *, fresh: bool
    ) -> None:
        """Ask for a long list: where it is `fresh` first for its first rows, which are there at once.

        `work` gives at most so many, all for None; `more` tells meanwhile that what `then` gets is not all.
        """
        limit = FIRST_ROWS if fresh else None

        def answered(listed: Sequence[One]) -> None:
            self.more = len(listed) == limit
            then(listed)
            if self.more:
                self.ask_long(work, then, fresh=False)

        self.ask(lambda: work(limit), answered)

    def counted(self, count: int) -> str:
        """How many are listed, as a title says it; empty for none."""
        return f"{count}{'+' if self.more else ''}" if count else ""

    @property
    def is_open(self) -> bool:
        """Whether an answer is on the way, or the rest of one."""
        return self.more or self.asking is not None

    def drop(self) -> None:
        """Do without the answer to the question that is open."""
        if self.asking is not None:
            self.asking.cancel()
            self.asking = None

    def change(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], None],
        *,
        leaves: Collection[object] = (),
        policy: Policy = Policy.CHANGE,
    ) -> None:
        """Have the library change something, and let `then` follow; what the reader takes away is listed no more."""

        def changed(answer: Answer) -> None:
            self.trouble = ""
            self.leaving.difference_update(leaves)
            then(answer)

        context_of(self._widget).jobs.start(
            "change",
            lambda _: work(),
            then=changed,
            failed=lambda _: self._bring_back(),
            about=self._widget.screen,
            policy=policy,
        )
        if leaves:
            self.leaving.update(leaves)
            self._show()

    def change_and_tell(self, work: Callable[[], str], then: Callable[[], None]) -> None:
        """Have the library change something, say what `work` gives of it, and let `then` follow."""

        def changed(said: str) -> None:
            context_of(self._widget).tell(said)
            then()

        self.change(work, changed)

    def undo(self, then: Callable[[], None]) -> None:
        """Take the last change of the library back, say so, and let `then` follow."""
        self._turn("undone", context_of(self._widget).library.history.undo, then)

    def redo(self, then: Callable[[], None]) -> None:
        """Make the change again that was taken back, say so, and let `then` follow."""
        self._turn("redone", context_of(self._widget).library.history.redo, then)

    def _turn(self, how: str, work: Callable[[], str | None], then: Callable[[], None]) -> None:
        def turned(what: str | None) -> None:
            context_of(self._widget).post(Turned(how, what))
            then()

        self.change(work, turned)

    def _bring_back(self) -> None:
        """List again what could not be taken away."""
        if self.leaving:
            self.leaving.clear()
            self._show()

    # ---------------------------------------------------------------- what others write

    def note_version(self) -> None:
        """What is asked from now on is of the library as it is."""
        self._version = self._library_version()

    def watch(self, renew: Callable[[], None]) -> None:
        """Have the list made anew where somebody writes to the library, as often as a large one allows."""
        self._renew = renew
        self._widget.set_interval(LIBRARY_POLL_INTERVAL_S, self.look_elsewhere)

    def look_elsewhere(self) -> None:
        """Look whether somebody wrote to the library."""
        if self._renew is None or self.asking is not None or self._widget.app.screen is not self._widget.screen:
            return
        version = self._library_version()
        if version != self._version and monotonic() - self._asked_at > RENEWAL_REST_RATIO * self._took:
            self._version = version
            self._renew()

    def renew(self) -> None:
        """Have the list made anew, where it shows what somebody else can change."""
        if self._renew is not None:
            self.note_version()
            self._renew()

    def _library_version(self) -> int | None:
        try:
            return context_of(self._widget).library.version()
        except LibraryError:
            return None  # whoever asks or writes next is told
