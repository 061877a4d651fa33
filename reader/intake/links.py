"""The links of a marked-up source: completed, cleaned, each address once, and only those that stand in the article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urljoin

from reader.model import Link
from reader.model.links import MOST_LINKS, called, safe_address

AROUND = 12
"""Characters on each side of a link by which it is found again in the article."""

MOST_LOOKED_THROUGH = 50_000_000
"""Characters that are looked through for links; a text of 100,000 is looked through five hundred times."""


class Candidate(NamedTuple):
    """A link as it stands in a source, which may be in its article or around it."""

    before: str
    """What stands right before it, in the same block."""
    words: str
    """What it is called."""
    after: str
    """What stands right behind it, in the same block."""
    address: str
    """Where it leads, as it is written."""


def link_to(words: str, address: str, base: str | None) -> Link | None:
    """The link to an address, completed by that of its page; None for one that is not to be opened."""
    try:
        whole = safe_address(urljoin(base or "", "".join(address.split()).partition("#")[0]))
    except ValueError:
        return None
    return Link(called(words, whole), whole) if whole is not None else None


def links_in(text: str, candidates: Iterable[Candidate], base: str | None) -> tuple[Link, ...]:
    """The links that stand in the article's `text`, in their order, each address once and none to the page itself.

    A link stands there where its words do, with what is around them; one that fills its block, where it fills one.
    """
    dense_lines = [_dense(line) for line in text.split("\n")]  # line by line: the words of all take ten times the text
    dense, whole_lines = "".join(dense_lines), frozenset(dense_lines)
    page = (base or "").partition("#")[0]
    links: dict[str, Link] = {}
    at, left = 0, MOST_LOOKED_THROUGH
    for candidate in candidates:
        before, words, after = (_dense(part) for part in candidate[:3])
        if not words or left < 0 or len(links) >= MOST_LINKS:
            continue
        if before or after:
            place = before[-AROUND:] + words + after[:AROUND]
            found = dense.find(place, at)
            left -= (found if found >= 0 else len(dense)) - at
            if found < 0 and at:
                found = dense.find(place)
                left -= found if found >= 0 else len(dense)
            at = max(found, at)
            is_there = found >= 0
        else:
            is_there = words in whole_lines
        link = link_to(candidate.words, candidate.address, base) if is_there else None
        if link is not None and link.address != page:
            links.setdefault(link.address, link)
    return tuple(links.values())


def _dense(text: str) -> str:
    return "".join(text.split())
