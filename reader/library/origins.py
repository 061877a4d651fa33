"""What a source is to the library: two ways to write one address are one source."""

from __future__ import annotations

import os.path
from typing import NamedTuple

from reader.files import as_text, expanded
from reader.model.text import without_password

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")
"""Beginnings of query parameters that tell who sent the reader, never which page it is."""


class Origin(NamedTuple):
    """Where an article comes from."""

    key: str
    """The same for every way to write the same source."""
    shown: str
    """As the library lists it: absolute path, URL as given, or "-"."""

    @property
    def is_url(self) -> bool:
        """Whether it is an address on the Web."""
        return self.key.startswith("url:")

    @property
    def is_stdin(self) -> bool:
        """Whether it is a text without an address."""
        return self.key.startswith("text:")


def origin_of(source: str, digest: str) -> Origin:
    """What `source` means; a text from standard input is known by its `digest`."""
    if source == "-":
        return Origin(f"text:{digest}", "-")
    if source.casefold().startswith(("http://", "https://")):
        source = without_password(source)
        return Origin(f"url:{_plain(source)}", source)
    path = as_text(os.path.realpath(expanded(source)))  # unlike Path.resolve, it goes on behind a link to itself
    return Origin(f"file:{path}", path)


def loosely(key: str) -> str:
    """The key of an address without "www." and the last slash, which mostly tell no pages apart; another as it is."""
    address = key.removeprefix("url:https://")
    return key if address == key else f"url:https://{address.removeprefix('www.').rstrip('/')}"


def _plain(url: str) -> str:
    """An address without what does not tell pages apart."""
    from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

    try:
        parts = urlsplit(url)
        query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.startswith(_TRACKING)]
    except ValueError:
        return url
    return urlunsplit(("https", parts.netloc.casefold(), parts.path or "/", urlencode(query), ""))
