"""What a screen asks of the program: to open an article or another screen. The navigator does it.

Screens know no other screen: they say what the reader wants by one of these, through `Context.post`, which does it
before it comes back, so that the next key meets the screen that was opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import Note, Span, StatementCard


class Request:
    """What a screen can ask for."""


@dataclass(frozen=True)
class OpenArticle(Request):
    """Read an article of the library, at a passage if one is given; screens over the text are closed."""

    article_id: int
    """The library's number of it."""
    span: Span | None = None
    """The passage that is to be brought into sight; None for where the reader was."""


@dataclass(frozen=True)
class OpenSource(Request):
    """Read a file or an address; screens over the text are closed."""

    source: str
    """Path or address."""


@dataclass(frozen=True)
class AttachNote(Request):
    """Read the article of a note and let the reader choose its passage."""

    note: Note
    """The note whose passage was lost, or is another."""


@dataclass(frozen=True)
class ShowActor(Request):
    """Show what an actor said over all articles."""

    key: str
    """The library's key of the actor."""
    name: str
    """The actor's name."""


@dataclass(frozen=True)
class ShowSame(Request):
    """Show where else a quotation stands."""

    article_id: int
    """The article of the statement."""
    statement_id: str
    """The statement."""


@dataclass(frozen=True)
class ShowNotes(Request):
    """Show the notes of the article that is read, or of all articles."""

    every: bool = False
    """Whether of all articles."""


@dataclass(frozen=True)
class ShowVersions(Request):
    """Show the versions of an article."""

    article_id: int
    """The article."""
    title: str
    """What it is called."""


@dataclass(frozen=True)
class ExportArticle(Request):
    """Ask for form and file, and write an article with its notes and corrections."""

    article_id: int
    """The article."""
    title: str
    """What it is called."""


@dataclass(frozen=True)
class ExportArticles(Request):
    """Ask for form and file, and write articles with their notes and corrections into one file."""

    article_ids: Sequence[int]
    """The articles."""
    name: str
    """What they have in common."""


@dataclass(frozen=True)
class ExportNotes(Request):
    """Ask for form and file, and write notes over articles."""

    note_ids: Sequence[str]
    """The notes."""
    name: str
    """What they have in common."""


@dataclass(frozen=True)
class ExportStatements(Request):
    """Ask for form and file, and write statements over articles."""

    cards: Sequence[StatementCard]
    """The statements."""
    name: str
    """What they have in common: an actor's name, a title."""


@dataclass(frozen=True)
class ReadingChanged(Request):
    """Notes or corrections were changed on another screen: show them in the text."""


@dataclass(frozen=True)
class Turned(Request):
    """A change was undone or made again on another screen: say so, and show it in the text."""

    how: str
    """"undone" or "redone"."""
    what: object
    """The library's label of the change; None where there was nothing."""


@dataclass(frozen=True)
class ToggleAnalysis(Request):
    """Stop the analysis where it is; begin one again that was stopped, or failed."""


@dataclass(frozen=True)
class ShowLibrary(Request):
    """Show the articles of the library."""


@dataclass(frozen=True)
class ShowFind(Request):
    """Show the search over all articles, statements and notes."""


@dataclass(frozen=True)
class ShowActors(Request):
    """Show the actors of all articles."""


@dataclass(frozen=True)
class ShowQuotations(Request):
    """Show what is quoted in several articles."""


@dataclass(frozen=True)
class ShowSettings(Request):
    """Show the settings."""


@dataclass(frozen=True)
class ShowKeys(Request):
    """Show the keys that apply on the screen on top, and do what is chosen there."""


@dataclass(frozen=True)
class ShowPalette(Request):
    """Show every action by its name."""


@dataclass(frozen=True)
class ShowGuide(Request):
    """Show the guide of the first run below the page, where there is room for it."""


@dataclass(frozen=True)
class UseTheme(Request):
    """Let another theme hold from now on: who wants a light page wants it tomorrow, too."""

    name: str
    """Of the theme."""


@dataclass(frozen=True)
class ChangeBrightness(Request):
    """Change between day and night."""


@dataclass(frozen=True)
class Leave(Request):
    """Leave the program when what the reader made is written."""
