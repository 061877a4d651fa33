"""What a page tells of its article as data: JSON-LD by schema.org."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_MAX_BYTES = 2 << 20
"""Characters of one script: a longer one is no article's description."""
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Story|Analysis|Opinion)\w*$")
_BREAK = re.compile(r"<br\s*/?>|</p>|</div>|\r\n?|\u2028|\u2029", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article as the page's data describe it; every string as it stands there."""

    headline: str | None = None
    """Its title."""
    authors: tuple[str, ...] = ()
    """Names of the persons that wrote it."""
    publisher: str | None = None
    """Who published it."""
    published: str | None = None
    """Its time of publication, mostly in ISO 8601."""
    body: str | None = None
    """Its text, without mark-up, a line a paragraph."""


def linked_article(root: etree._Element) -> LinkedArticle:
    """The first article among a page's data, with an empty one where it has none."""
    for script in root.iter("script"):
        if (script.get("type") or "").casefold().strip() == "application/ld+json":
            nodes = list(_nodes(script.text or ""))
            for node in nodes:
                if any(_ARTICLE.search(kind) for kind in _texts(node.get("@type"))):
                    return _article(node, {name: other for other in nodes if (name := _first(other.get("@id")))})
    return LinkedArticle()


def _nodes(script: str) -> Iterator[dict[str, object]]:
    """All objects of a script that are not the value of another's field, those of a graph among them."""
    if len(script) > _MAX_BYTES:
        return
    try:
        found = json.loads(script.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [found]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:1_000])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in node)


def _article(node: dict[str, object], known: dict[str, dict[str, object]]) -> LinkedArticle:
    """The article of a node; `known` are the nodes beside it by the names under which others refer to them."""
    return LinkedArticle(
        headline=_first(node.get("headline")) or _first(node.get("name")),
        authors=tuple(name for person in _listed(node.get("author")) if (name := _name(person, known))),
        publisher=next((name for body in _listed(node.get("publisher")) if (name := _name(body, known))), None),
        published=_time(node.get("datePublished")) or _time(node.get("dateCreated")),
        body=_without_tags(_first(node.get("articleBody"))),
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _texts(value: object) -> list[str]:
    return [text for text in _listed(value) if isinstance(text, str)]


def _first(value: object) -> str | None:
    return next((text for text in _texts(value) if text.strip()), None)


def _time(value: object) -> str | None:
    """A time as its text, or as the text of a count of seconds."""
    return _first(str(value) if isinstance(value, int) else value)


def _name(value: object, known: dict[str, dict[str, object]]) -> str | None:
    if not isinstance(value, dict):
        return _first(value)
    return _first(value.get("name")) or _first(known.get(_first(value.get("@id")) or "", {}).get("name"))


def _without_tags(text: str | None) -> str | None:
    if text is None:
        return None
    import html

    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
