"""Feeds: RSS, Atom and JSON Feed as a title and items, each with its address, day and summary."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from reader.errors import STUMBLES, SourceError
from reader.intake.addresses import web_address
from reader.intake.compose import line
from reader.phrase import Phrase

MAX_ITEMS = 1_000
"""Items of a feed that are taken: its first; a feed lists its newest."""
MAX_SUMMARY = 600
"""Characters of a summary."""
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[[^\]]*\])?\s*>", re.IGNORECASE)
"""What declares entities, near the top of a feed, which may multiply without bound; feeds need none of their own."""
_TYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_MAX_TYPES = 20
"""Document types that a feed may quote in its items; reading very many costs their square."""
_HEAD = 1 << 17
"""Bytes of a feed in which its document type is declared."""
_ITEM_END = re.compile(rb"</(?:[\w-]{1,40}:)?(?:item|entry)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One article that a feed announces."""

    key: str
    """What tells it from the feed's other items: its identifier, else its address, else its title."""
    title: str | None
    """Its headline."""
    url: str | None
    """The address of its page."""
    published: datetime | None
    """When it appeared or was last changed, in UTC."""
    summary: str | None
    """What the feed says of it, without mark-up, at most `MAX_SUMMARY` characters."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds."""

    title: str | None
    """What it calls itself."""
    url: str | None
    """The address of the site that it belongs to."""
    items: tuple[FeedItem, ...]
    """Its items in its own order, at most `MAX_ITEMS`, each key once."""
    listed: int
    """How many it lists, the same ones and those that were not taken included."""

    @property
    def notice(self) -> str | None:
        """What of it was not taken, in a sentence."""
        if self.listed <= MAX_ITEMS:
            return None
        return Phrase(
            "The feed lists {count} articles; its first {most} were taken.", count=self.listed, most=MAX_ITEMS
        )


def parse_feed(data: bytes, *, url: str | None = None, media: str | None = None) -> Feed:
    """The feed in `data`. `url` is where it came from: relative addresses are completed by it.

    Raises SourceError where the bytes are no feed.
    """
    stripped = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if stripped.startswith(b"{"):
        return _json_feed(stripped, url)
    if len(_TYPE.findall(stripped)) > _MAX_TYPES:
        raise _no_feed()
    import feedparser

    head = {"content-type": media or "application/xml", **({"content-location": url} if url else {})}
    bounded, listed = _bounded(_DOCTYPE.sub(b"", stripped[:_HEAD], count=1) + stripped[_HEAD:])
    try:
        found = feedparser.parse(bounded, response_headers=head, sanitize_html=False, resolve_relative_uris=False)
    except STUMBLES as error:
        raise _no_feed() from error
    if not found.get("version"):
        raise _no_feed()
    told = found["feed"]
    return Feed(
        _words(told.get("title")),
        web_address(told.get("link"), url),
        _unique(_item(entry, url) for entry in found["entries"][:MAX_ITEMS]),
        max(listed, len(found["entries"])),
    )


def _bounded(data: bytes) -> tuple[bytes, int]:
    """The feed without the items that are not taken, which would cost much time, and how many it lists."""
    ends = [found.end() for found in _ITEM_END.finditer(data)]
    if len(ends) > MAX_ITEMS:
        data = data[: ends[MAX_ITEMS - 1]] + data[ends[-1] :]
    return data, len(ends)


def _no_feed() -> SourceError:
    return SourceError("Not a feed", "The source is no RSS, Atom or JSON feed; give the address of one.")


def _item(entry: Any, base: str | None) -> FeedItem:
    told = entry.get("published_parsed") or dict.get(entry, "updated_parsed")  # its own get warns where it is not there
    content = next((part.get("value") for part in entry.get("content", ()) if part.get("value")), None)
    title, url = _words(entry.get("title")), web_address(entry.get("link"), base)
    return FeedItem(
        _words(entry.get("id")) or url or title or "",
        title,
        url,
        _moment(told),
        _summary(entry.get("summary") or content),
    )


def _moment(told: Any) -> datetime | None:
    """feedparser's parts of a time in UTC; None where it gives none, or one that no calendar has."""
    try:
        return datetime(told[0], told[1], told[2], told[3], told[4], min(told[5], 59), tzinfo=UTC) if told else None
    except (ValueError, OverflowError):
        return None


def _json_feed(data: bytes, base: str | None) -> Feed:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _no_feed() from error
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(told.get("version", "")):
        raise _no_feed()
    return Feed(
        _words(told.get("title")),
        web_address(told.get("home_page_url"), base),
        _unique(_json_item(item, base) for item in items[:MAX_ITEMS] if isinstance(item, dict)),
        len(items),
    )


def _json_item(item: dict[str, Any], base: str | None) -> FeedItem:
    title, url = _words(item.get("title")), web_address(item.get("url") or item.get("external_url"), base)
    text = item.get("summary") or item.get("content_text") or item.get("content_html")
    try:
        published = datetime.fromisoformat(str(item.get("date_published") or item.get("date_modified")))
        published = published.astimezone(UTC) if published.tzinfo else published.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        published = None
    return FeedItem(_words(item.get("id")) or url or title or "", title, url, published, _summary(text))


def _unique(items: Iterable[FeedItem]) -> tuple[FeedItem, ...]:
    found: dict[str, FeedItem] = {}
    for item in items:
        if item.key:
            found.setdefault(item.key, item)
    return tuple(found.values())


def _words(value: object) -> str | None:
    """A string of the feed as one clean line without mark-up."""
    import html

    return line(html.unescape(_TAG.sub(" ", str(value)))[: 4 * MAX_SUMMARY]) if isinstance(value, str | int) else None


def _summary(value: object) -> str | None:
    words = _words(value)
    if words is None or len(words) <= MAX_SUMMARY:
        return words
    return words[: MAX_SUMMARY - 1].rpartition(" ")[0] + "…"
