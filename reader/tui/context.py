"""What a screen may use of the app that it lives in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from textual.dom import DOMNode

    from reader.errors import ReaderError
    from reader.library import Library
    from reader.settings import Settings
    from reader.tui.i18n import Translator
    from reader.tui.jobs import Jobs
    from reader.tui.requests import Request


class Refreshing(Protocol):
    """The analysing anew of the library in the background, while lists over articles are looked at."""

    @property
    def words(self) -> str:
        """What the head of a list over articles says of it; empty where every article is understood as of today."""

    def soon(self) -> None:
        """A list over articles is looked at: begin, unless the reader has stopped it in this session."""

    def toggle(self) -> None:
        """Begin, or stop what is begun."""


class Adding(Protocol):
    """The bringing in of many sources in the background."""

    @property
    def words(self) -> str:
        """What the head of a list over articles says of it; empty where nothing is being added."""

    def begin(self, sources: Sequence[str]) -> None:
        """Add paths and addresses, behind those that are being added."""

    def stop(self) -> bool:
        """Stop it; whether there was something to stop."""


class Following(Protocol):
    """The following of feeds in the background."""

    @property
    def words(self) -> str:
        """What the head of a list of feeds says of it; empty where nothing is asked."""

    def show(self) -> None:
        """Say it anew."""

    def update(self, only: Collection[int] | None = None) -> None:
        """Ask the feeds, or some of them by number, for what is new."""

    def add(self, source: str, named_by: str | None = None) -> None:
        """Follow the feed at an address, or those that an OPML file lists."""

    def stop(self) -> bool:
        """Stop asking; whether there was something to stop."""


class Checking(Protocol):
    """The reading of sources anew in the background."""

    @property
    def words(self) -> str:
        """What a head says of it; empty where nothing is being read anew."""

    def begin(self, article_ids: Sequence[int]) -> None:
        """Read the sources of articles anew, behind those that are being read."""

    def stop(self) -> bool:
        """Stop it; whether there was something to stop."""


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

    @property
    def refreshing(self) -> Refreshing:
        """The analysing anew of the library in the background."""

    @property
    def checking(self) -> Checking:
        """The reading of sources anew in the background."""

    @property
    def adding(self) -> Adding:
        """The bringing in of many sources in the background."""

    @property
    def following(self) -> Following:
        """The following of feeds in the background."""

    def tell(self, text: str) -> None:
        """Say something in passing, in place of what was said in passing before; the text may be foreign."""

    def tell_error(self, error: ReaderError | None) -> None:
        """Say what went wrong and what to do; None for what nobody foresaw."""

    def post(self, request: Request) -> None:
        """Do what a screen asks for, at once."""

    def use_settings(self, settings: Settings) -> None:
        """Let other settings hold from now on."""


def context_of(node: DOMNode) -> Context:
    """The context of a screen or widget: its app, of which the protocol says what may be used."""
    return cast("Context", node.app)


def tr_of(node: DOMNode) -> Translator:
    """The interface's language, for a screen or widget."""
    return context_of(node).tr


Value = TypeVar("Value")


class Served(Generic[Value]):
    """An attribute of screens and widgets that their app serves: asked for each time that it is read."""

    def __init__(self, ask: Callable[[DOMNode], Value]) -> None:
        self._ask = ask

    @overload
    def __get__(self, node: None, owner: type[object]) -> Served[Value]: ...
    @overload
    def __get__(self, node: DOMNode, owner: type[object]) -> Value: ...
    def __get__(self, node: DOMNode | None, owner: type[object]) -> Served[Value] | Value:
        """What is served to a node; the attribute itself for the class."""
        return self if node is None else self._ask(node)
