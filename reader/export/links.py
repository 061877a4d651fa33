"""Addresses that lead from an export back to where its words came from."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from reader.model import Article

WHOLE = 80
"""Characters of a passage that a link gives whole; of a longer one its first and last words."""

EDGE = 5
"""Words of a long passage that a link gives from either end."""


def is_web(address: str) -> bool:
    """Whether it is an address that a browser may be sent to; nothing else ever becomes a link on a page."""
    return address.casefold().startswith(("http://", "https://"))


def address(article: Article) -> str:
    """Where the article lies: its page, its file as a file: address, or "urn:kutip:" and the text's digest."""
    for candidate in (article.url or "", article.source):
        if is_web(candidate):
            return _safe(candidate)
    if article.source == "-":
        return f"urn:kutip:{article.digest}"
    for flavour in (PurePosixPath(article.source), PureWindowsPath(article.source)):
        if flavour.is_absolute():
            return flavour.as_uri()
    return f"urn:kutip:{article.digest}"


def other_addresses(article: Article) -> list[str]:
    """By what else than its address other programs may know the article, and "urn:kutip:" with its text's digest."""
    known = [_safe(place) for place in (article.url or "", article.source) if is_web(place)]
    return [one for one in dict.fromkeys([*known, f"urn:kutip:{article.digest}"]) if one != address(article)]


def passage_address(article: Article, passage: str) -> str:
    """The article's address with a text fragment, by which a browser scrolls to the passage and marks it."""
    base = address(article)
    if not is_web(base) or not passage.strip():
        return base
    words = passage.split()
    if len(passage) <= WHOLE or len(words) <= 2 * EDGE:
        fragment = _part(" ".join(words))
    else:
        fragment = f"{_part(' '.join(words[:EDGE]))},{_part(' '.join(words[-EDGE:]))}"
    return f"{base.split('#', 1)[0]}#:~:text={fragment}"


def _part(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")


def _safe(url: str) -> str:
    """An address that cannot break out of the place where it is written."""
    return quote(url, safe=":/?#[]@!$&'*+,;=%~-._").replace("'", "%27")
