"""What a screen asks of the program: to open an article or another screen. The navigator does it.

Screens know no other screen: they say what the reader wants by one of these, through `Context.post`, which does it
before it comes back, so that the next key meets the screen that was opened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.model import Note, Opened, Span, StatementCard

if TYPE_CHECKING:
    from reader.library.balance import Sourced
    from reader.library.stories import Story

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library.checks import Checked


class Show(Enum):
    """Show a screen, or something on the one that is there."""

    LIBRARY = auto()
    """The articles of the library."""
    FIND = auto()
    """The search over all articles, statements and notes."""
    ACTORS = auto()
    """The actors of all articles."""
    CODES = auto()
    """The codes of all articles."""
    CODE_TABLE = auto()
    """How many statements of each actor have each code."""
    QUOTATIONS = auto()
    """What is quoted in several articles."""
    FEEDS = auto()
    """The feeds that are followed."""
    STORIES = auto()
    """The events that several articles tell of; that of the article that is read is the current one."""
    SETTINGS = auto()
    """The settings."""
    KEYS = auto()
    """The keys that apply on the screen on top, and do what is chosen there."""
    PALETTE = auto()
    """Every action by its name."""
    GUIDE = auto()
    """The guide of the first run below the page, where there is room for it."""


class Do(Enum):
    """Do something that needs no more to be said."""

    SHOW_CHANGES = auto()
    """Notes or corrections were changed on another screen: show them in the text."""
    TOGGLE_ANALYSIS = auto()
    """Stop the analysis where it is; begin one again that was stopped, or failed."""
    CHANGE_BRIGHTNESS = auto()
    """Change between day and night."""
    GO_BACK = auto()
    """Show the list again from which the article was opened, on the row that was left."""
    LEAVE = auto()
    """Leave the program when what the reader made is written."""
    SUSPEND = auto()
    """Give the terminal to the shell until `fg`."""


class Place(NamedTuple):
    """A passage of an article of the library."""

    article_id: int
    """The library's number of the article."""
    span: Span | None
    """The passage; None for where the reader was."""


class Listed(NamedTuple):
    """The list from which an article is read: its places, which one after the other are one key away."""

    places: Sequence[Place]
    """What is listed, in order; empty for a list of articles, in which keys go over the statements as ever."""
    at: int
    """Which of them is read."""


class OpenArticle(NamedTuple):
    """Read an article of the library, at a passage if one is given; screens over the text are closed."""

    article_id: int
    """The library's number of it."""
    span: Span | None = None
    """The passage that is to be brought into sight; None for where the reader was."""
    listed: Listed | None = None
    """The list that the reader leaves, which is kept to come back to; None: it is closed for good."""


class OpenSource(NamedTuple):
    """Read a file or an address; screens over the text are closed."""

    source: str
    """Path or address."""


class AddSources(NamedTuple):
    """Bring files, folders and addresses into the library, off the screen."""

    sources: Sequence[str]
    """Paths and addresses."""


class ShowArticles(NamedTuple):
    """Show the articles of the library that fit some words."""

    fitting: str
    """Words of their titles, outlets or sources."""


class AttachNote(NamedTuple):
    """Read the article of a note and let the reader choose its passage."""

    note: Note
    """The note whose passage was lost, or is another."""


class EditParticulars(NamedTuple):
    """Ask for title, outlet, author, day and language of an article, or of several at once."""

    article_ids: Sequence[int]
    """The articles."""


class ShowTold(NamedTuple):
    """Show what is told now of the article that is read; it is analysed anew where that concerns its statements."""

    opened: Opened
    """The same text with what is told of it now."""


class ShowChecked(NamedTuple):
    """Show what came of reading sources again: the comparison of one that changed, a list of several."""

    checked: Sequence[Checked]
    """What became of the articles whose sources could be read."""
    failed: Sequence[tuple[str, ReaderError]]
    """The names of the others, and why."""


class ShowActor(NamedTuple):
    """Show what an actor said over all articles."""

    key: str | None
    """The library's key of the actor; None for those who are unknown."""
    name: str
    """The actor's name."""
    code: str | None = None
    """Only what has this code; None for everything."""


class ShowCode(NamedTuple):
    """Show what bears a code."""

    name: str
    """The code's name."""


class ShowBalance(NamedTuple):
    """Show whose words articles give."""

    name: str
    """What the articles have in common: a title, the words by which they were found."""
    sourced: Callable[[], Sequence[Sourced]]
    """Gives the statements to count, off the screen's thread."""
    cards: Callable[[Sequence[Sourced]], Sequence[StatementCard]]
    """Gives some of them as lists show them, off the screen's thread."""


class ShowFeed(NamedTuple):
    """Show what a feed announces, or all of them."""

    feed_id: int | None
    """The library's number of the feed; None for all together."""
    name: str
    """What it is called."""


class FollowFeeds(NamedTuple):
    """Follow feeds, off the screen."""

    source: str
    """The address of a feed or of a page that names one, or the path of an OPML list."""
    named_by: str | None = None
    """The address of the page that named it; None where the reader gave it."""


class ShowStory(NamedTuple):
    """Show articles that tell of one event side by side."""

    story: Story
    """The articles."""


class ShowSame(NamedTuple):
    """Show where else a quotation stands."""

    article_id: int
    """The article of the statement."""
    statement_id: str
    """The statement."""


class ShowNotes(NamedTuple):
    """Show the notes of the article that is read, or of all articles."""

    every: bool = False
    """Whether of all articles."""


class ShowVersions(NamedTuple):
    """Show the versions of an article, or what changed in it."""

    article_id: int
    """The article."""
    title: str
    """What it is called."""
    changes: bool = False
    """Whether what changed since the version before is shown, and not the list."""


class ExportArticle(NamedTuple):
    """Ask for form and file, and write an article with its notes and corrections."""

    article_id: int
    """The article."""
    title: str
    """What it is called."""


class ExportArticles(NamedTuple):
    """Ask for form and file, and write articles with their notes and corrections into one file."""

    article_ids: Sequence[int]
    """The articles."""
    name: str
    """What they have in common."""


class ExportNotes(NamedTuple):
    """Ask for form and file, and write notes over articles."""

    note_ids: Sequence[str]
    """The notes."""
    name: str
    """What they have in common."""


class ExportStatements(NamedTuple):
    """Ask for form and file, and write statements over articles."""

    cards: Sequence[StatementCard]
    """The statements."""
    name: str
    """What they have in common: an actor's name, a title."""


class ExportCodeTable(NamedTuple):
    """Ask for a file, and write how many statements of each actor have each code."""


class ExportFeeds(NamedTuple):
    """Ask for a file, and write the list of the feeds that are followed."""


Export: TypeAlias = ExportArticle | ExportArticles | ExportNotes | ExportStatements
"""What can be exported."""


class Turned(NamedTuple):
    """A change was undone or made again on another screen: say so, and show it in the text."""

    how: str
    """"undone" or "redone"."""
    what: object
    """The library's label of the change; None where there was nothing."""


class UseTheme(NamedTuple):
    """Let another theme hold from now on: who wants a light page wants it tomorrow, too."""

    name: str
    """Of the theme."""


class UseWidth(NamedTuple):
    """Let the text have another width from now on."""

    cells: int
    """Of a line of text."""


Request: TypeAlias = (
    Show
    | Do
    | OpenArticle
    | OpenSource
    | AddSources
    | ShowArticles
    | AttachNote
    | EditParticulars
    | ShowChecked
    | ShowTold
    | ShowActor
    | ShowBalance
    | ShowFeed
    | FollowFeeds
    | ShowStory
    | ShowCode
    | ShowSame
    | ShowNotes
    | ShowVersions
    | Export
    | ExportCodeTable
    | ExportFeeds
    | Turned
    | UseTheme
    | UseWidth
)
"""What a screen can ask for; named tuples and enumerations, which cost next to nothing before the first page."""
