"""The lists that the reader left for an article: kept as they are, so that one key goes back to the same row."""

from __future__ import annotations

from itertools import count
from typing import Any

from textual.app import App
from textual.screen import Screen


class KeptLists:
    """The screens over the text from which an article was opened last; one stack of them is kept."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._kept: list[Screen[Any]] = []
        self._numbers = count()

    def leave(self, text: Screen[Any]) -> None:
        """Close the screens above the text and keep them, in place of those that were kept."""
        stack = self._app.screen_stack
        above = stack[stack.index(text) + 1 :]
        self.forget(but=above)
        for screen in above:
            if not self._app.is_screen_installed(screen):
                self._app.install_screen(screen, f"kept-{next(self._numbers)}")
        self._kept = above
        for _ in above:
            self._app.pop_screen()

    def forget(self, but: list[Screen[Any]] | None = None) -> None:
        """Let go of what is kept, except for some screens."""
        for screen in self._kept:
            if screen not in (but or ()) and screen not in self._app.screen_stack:
                self._app.uninstall_screen(screen)
                screen.remove()
        self._kept = []

    def bring_back(self) -> bool:
        """Show what is kept, on the row that was left; whether there is something."""
        for screen in self._kept:
            if screen not in self._app.screen_stack:
                self._app.push_screen(screen)
        return bool(self._kept)
