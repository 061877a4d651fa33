"""The doors of the app: the screens beside the reading screen, imported when they are opened, and ways back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from reader.model import Span
from reader.tui.jobs import Jobs

if TYPE_CHECKING:
    from textual.app import App

    from reader.desk import Desk
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.strings import Tongue


@dataclass(frozen=True)
class Stored:
    """What an article of the library is opened for."""

    article_id: int
    """The library's number of it."""
    span: Span | None = None
    """The passage that is to be brought into sight; None for where the reader was."""


class Doors:
    """The part of the app that opens screens."""

    desk: Desk
    jobs: Jobs
    say: Tongue

    @property
    def _app(self) -> App[int]:
        return cast("App[int]", self)

    @property
    def reading_screen(self) -> ReadingScreen | None:
        """The reading screen, if there is one."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Say something in passing."""
        raise NotImplementedError

    # ---------------------------------------------------------------- articles of the library

    def open_stored(self, article_id: int, span: Span | None = None) -> None:
        """Read an article of the library, at a passage if one is given; screens over the text are closed."""
        self.back_to_text()
        screen = self.reading_screen
        if screen is not None and screen.reading.article_id == article_id and screen.opened is not None:
            if span is not None:
                screen.go_to(span)
            return
        self.jobs.start("open", Stored(article_id, span), lambda _: self.desk.open_stored(article_id))

    def back_to_text(self) -> None:
        """Close every screen above the reading screen."""
        screen = self.reading_screen
        if screen is None:
            return
        while self._app.screen is not screen:
            self._app.pop_screen()

    def opened_for(self, about: object) -> None:
        """An article was opened: bring into sight what it was opened for."""
        screen = self.reading_screen
        if isinstance(about, Stored) and about.span is not None and screen is not None:
            screen.go_to(about.span, jump=False)
