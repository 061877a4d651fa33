"""What the app says in passing: one thing at a time, failures longer than the rest."""

from __future__ import annotations

from time import time

from textual.app import App
from textual.content import Content

from reader.errors import ReaderError
from reader.model.text import printable
from reader.tui.context import context_of

NOTICE_TIMEOUT_S = 4.0
"""Seconds for which what is said in passing can be read."""

ERROR_TIMEOUT_S = 12.0
"""Seconds for which an error can be read, whatever is said in passing."""

READ_AFTER_S = 1.0
"""Seconds after which what is said was seen by somebody who goes to another screen."""


class Notices:
    """Says something over the screen, whichever is on top."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._screens = 1  # how many there were

    def leave_screen(self, _: object = None) -> None:
        """Where another screen is opened, what could be read before does not cover it; what was just said stays."""
        before, self._screens = self._screens, len(self._app.screen_stack)
        if self._screens <= before:
            return
        for notice in [one for one in self._app._notifications if time() - one.raised_at > READ_AFTER_S]:
            self._app._unnotify(notice, refresh=False)

    def tell(self, text: str) -> None:
        """Say something in passing, in place of what was said in passing before; the text may be foreign."""
        for notice in [one for one in self._app._notifications if one.severity != "error"]:
            self._app._unnotify(notice, refresh=False)
        told = context_of(self._app).tr.say(text)
        self._app.notify(printable(Content(told).plain), markup=False, timeout=NOTICE_TIMEOUT_S)

    def tell_error(self, error: ReaderError | None) -> None:
        """Say what went wrong and what to do; None for what nobody foresaw."""
        context = context_of(self._app)
        title = context.tr("failed.title") if error is None else context.tr.say(error.title)
        file = str(context.library.paths.log_file)
        message = context.tr("failed.unforeseen", file=file) if error is None else context.tr.say(error.message)
        self._app.notify(
            printable(message), title=printable(title), severity="error", timeout=ERROR_TIMEOUT_S, markup=False
        )
