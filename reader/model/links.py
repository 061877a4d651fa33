"""Links of an article: those that its page or its mark-up held, and addresses that are written in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from reader.model.article import Article, Link
from reader.model.text import printable

MOST_LINKS = 500
"""Links of one article that are kept or listed."""

MOST_ADDRESS = 2000
"""Characters of an address: browsers and servers take no longer ones."""

MOST_WORDS = 200
"""Characters of what a link is called."""

_WRITTEN = re.compile(r"(?<![\w@])(?:https?://|www\.)[^\s<>\"“”„«»‘’`|{}\\^\[\]]{2,2000}", re.IGNORECASE)
_BEHIND = ".,;:!?…'*_~"


def safe_address(address: str) -> str | None:
    """An http or https address as it may be opened, shown and kept; None for any other.

    Blanks in it are dropped, as browsers do; what acts on a terminal makes it none.
    """
    address = "".join(address.split())
    if not address.isprintable() or printable(address) != address or not 8 < len(address) <= MOST_ADDRESS:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and host and "@" not in parts.netloc else None


def called(words: str, address: str) -> str:
    """The name of a link, on one line and cut where it is too long."""
    name = " ".join(printable(words).split())
    return (name[: MOST_WORDS - 1].rstrip() + "…" if len(name) > MOST_WORDS else name) or address


def written_links(text: str) -> Iterator[Link]:
    """The addresses that are written in a text, without the signs that end a sentence or a bracket around them."""
    for found in _WRITTEN.finditer(text):
        address = found.group()
        while address[-1] in _BEHIND or (address[-1] == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        whole = safe_address(address if "://" in address else f"https://{address}")
        if whole is not None:
            yield Link(address, whole)


def links_of(article: Article) -> list[Link]:
    """The links of an article, each address once: first what its page held, then what is written in its text."""
    links: dict[str, Link] = {}
    for link in (*article.links, *written_links(article.text)):
        links.setdefault(link.address, link)
        if len(links) >= MOST_LINKS:
            break
    return list(links.values())
