"""What a screen may use of the app that it lives in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from reader.errors import ReaderError
    from reader.library import Library
    from reader.settings import Settings
    from reader.tui.i18n import Translator
    from reader.tui.jobs import Jobs
    from reader.tui.refreshing import LibraryRefresh
    from reader.tui.requests import Request


class Context(Protocol):
    """The services that every screen shares. How things are drawn is `drawing`'s, screens are pushed by the app."""

    settings: Settings
    """The user's settings."""
    tr: Translator
    """The interface's language."""
    library: Library
    """The library and all that is behind it."""
    jobs: Jobs
    """The work off the screen."""
    refreshing: LibraryRefresh
    """The analysing anew of the library in the background."""

    def tell(self, text: str) -> None:
        """Say something in passing, in place of what was said in passing before; the text may be foreign."""

    def tell_error(self, error: ReaderError | None) -> None:
        """Say what went wrong and what to do; None for what nobody foresaw."""

    def post(self, request: Request) -> None:
        """Do what a screen asks for, at once."""

    def use_settings(self, settings: Settings) -> None:
        """Let other settings hold from now on."""

    def use_theme(self, name: str) -> None:
        """Let another theme hold from now on."""


def context_of(node: DOMNode) -> Context:
    """The context of a screen or widget: its app, of which the protocol says what may be used."""
    return cast("Context", node.app)
