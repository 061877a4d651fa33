"""Lists of feeds as OPML, which all feed readers write and read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from reader.errors import SourceError
from reader.intake.addresses import without_secrets
from reader.intake.compose import line

if TYPE_CHECKING:
    from lxml import etree

MAX_FEEDS = 10_000
"""Feeds of a list."""


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed in a list."""

    url: str
    """Its address."""
    title: str | None = None
    """What the list calls it."""


def read_opml(data: bytes) -> tuple[ListedFeed, ...]:
    """The feeds of a list, each address once, whatever folders they lie in. Raises SourceError for no OPML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _no_list() from error
    if any(error.message.startswith("Excessive depth") for error in parser.error_log):
        raise SourceError("List too deep", "The list nests its folders too deep; flatten it in your feed reader.")
    if root is None or not str(root.tag).casefold().endswith("opml"):
        raise _no_list()
    found: dict[str, ListedFeed] = {}
    for outline in root.iter("{*}outline"):
        told = _told(outline)
        address = str(told.get("xmlurl") or "").strip()
        if address.casefold().startswith(("http://", "https://")):
            url = without_secrets(address)
            found.setdefault(url, ListedFeed(url, line(str(told.get("title") or told.get("text") or ""))))
        if len(found) > MAX_FEEDS:
            raise SourceError(
                "List too long", "The list names more than {most} feeds; give a part of it.", most=MAX_FEEDS
            )
    return tuple(found.values())


def _told(outline: etree._Element) -> dict[str, str]:
    """The attributes of an outline; none where one of them names a character that there is not."""
    try:
        return {str(name).casefold(): str(value) for name, value in outline.items()}
    except UnicodeDecodeError:
        return {}


def write_opml(feeds: Iterable[ListedFeed], title: str) -> str:
    """A list of feeds as an OPML file."""
    rows = "".join(
        f'    <outline type="rss" text={quoteattr(feed.title or feed.url)} xmlUrl={quoteattr(feed.url)}/>\n'
        for feed in feeds
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"  <head><title>{quoteattr(title)[1:-1]}</title></head>\n  <body>\n{rows}  </body>\n</opml>\n"
    )


def _no_list() -> SourceError:
    return SourceError("Not a list of feeds", "The file is no OPML; export the list from your feed reader as OPML.")
