"""Feeds: each item is the article that its address leads to."""

from __future__ import annotations

import re
from functools import partial

from reader.intake.formats.base import Format, Look, Part, Raw, Several
from reader.phrase import Phrase

_ROOT = re.compile(r"<(?:\w+:)?(?:rss|rdf|feed)[\s>]", re.IGNORECASE)
_BEFORE_ROOT = re.compile(r"<!DOCTYPE[^\[>]*\[[^\]]*\]\s*>|<[?!][^>]*>|\s+|\ufeff", re.IGNORECASE)
_MAX_BEFORE = 20
"""Declarations and comments before the first element."""


def _recognise(look: Look) -> bool:
    text = look.opening
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return "https://jsonfeed.org/version/" in text[:4_000]
    at = 0
    for _ in range(_MAX_BEFORE):
        before = _BEFORE_ROOT.match(text, at)
        if before is None:
            break
        at = before.end()
    return _ROOT.match(text, at) is not None


def _read(raw: Raw) -> Several:
    from reader.intake.feeds import parse_feed

    feed = parse_feed(raw.data, url=raw.url, media=raw.media)
    parts = tuple(Part(item.url, partial(_fetched, item.url, raw.url or "")) for item in feed.items if item.url)
    return Several(Phrase.counted("a feed of {count} article", "a feed of {count} articles", len(feed.items)), parts)


def _fetched(url: str, feed: str) -> Raw:
    from reader.intake.source import load

    return load(url, None, None, named_by=feed)


FEED = Format(
    name="feeds",
    how="RSS, Atom, JSON Feed: the articles that it announces, each by its address",
    read=_read,
    recognise=_recognise,
    suffixes=(".rss", ".atom"),
    media=("application/rss+xml", "application/atom+xml", "application/feed+json"),
    several=True,
)
