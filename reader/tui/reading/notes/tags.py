"""The line in which tags are typed: how it is written and read, and how a tag that was begun is completed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.suggester import Suggester

_TAG = re.compile(r'#?"([^"]*)"?|([^\s,]+)')
"""A tag in quotation marks, the last one perhaps not closed, or one without spaces."""


_BEGUN = re.compile(r'(?:^|[\s,])(?:(?P<mark>#?")(?P<quoted>[^"]*)|(?P<sign>#?)(?P<plain>[^\s,#"]*))$')
"""The tag at the end of a line that is not ended yet."""


def written(tags: Sequence[str]) -> str:
    """Tags as they stand in the line: `#budget #"two words"`."""
    return " ".join(f'#"{tag}"' if _spaced(tag) else f"#{tag}" for tag in tags)


def read(line: str) -> tuple[str, ...]:
    """The tags of a line, with or without "#", between spaces or commas; with spaces in them in quotation marks."""
    found = (" ".join((quoted or plain.lstrip("#")).split()) for quoted, plain in _TAG.findall(line))
    return tuple(dict.fromkeys(tag for tag in found if tag))


def completed(line: str, known: Sequence[str]) -> str | None:
    """The line with the tag at its end completed to the first of `known` that begins so and is not in it yet.

    None where none is begun, or none fits.
    """
    begun = _BEGUN.search(line)
    if begun is None or not any(begun.groups()):
        return None
    start = begun["quoted"] or begun["plain"] or ""
    before = line[: len(line) - len(start)]
    taken = {tag.casefold() for tag in read(before)}
    for tag in known:
        fits = tag.casefold().startswith(start.casefold()) and len(tag) > len(start)
        if fits and tag.casefold() not in taken and bool(begun["mark"]) >= _spaced(tag):
            return before + tag + ('"' if begun["mark"] else "")
    return None


def _spaced(tag: str) -> bool:
    """Whether a tag has to stand in quotation marks."""
    return re.search(r"[\s,]", tag) is not None


class Tags(Suggester):
    """Offers the tags that are in use, the most used first; → takes what is offered."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.known: Sequence[str] = ()
        """The tags in use."""

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last tag completed."""
        return completed(value, self.known)
