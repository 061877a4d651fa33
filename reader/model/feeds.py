"""Feeds that the reader follows, and what they announce, as the library lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedCard:
    """A feed that the reader follows."""

    id: int
    """The library's number."""
    url: str
    """Its address."""
    name: str
    """What it is called: by itself, else by the list that it came from, else its address."""
    site: str | None
    """The address of the site that it belongs to."""
    items: int
    """How many of its items are kept."""
    unread: int
    """How many of these were not read."""
    updated: datetime | None
    """When it answered last, UTC; None where it never did."""
    error: str | None
    """What went wrong when it was asked last, in a sentence; None where it answered."""
    notice: str | None
    """What of its last answer was not taken, in a sentence."""


@dataclass(frozen=True, slots=True)
class FeedItemCard:
    """An article that a feed announces."""

    id: int
    """The library's number of the item."""
    feed_id: int
    """The number of its feed."""
    feed: str
    """What that is called."""
    title: str
    """Its headline, else the beginning of its summary, else its address."""
    url: str | None
    """The address of its page."""
    published: datetime | None
    """When it appeared or was last changed, UTC, as the feed tells it."""
    summary: str | None
    """What the feed says of it."""
    read: bool
    """Whether the reader has read it, or marked it so."""
    article_id: int | None
    """The library's number of the article, where it was opened."""
