"""The formats of exports: a file each, which declares `FORMAT`. A new one is a file here and no line elsewhere."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from reader.errors import LibraryError
from reader.export.content import Content, ExportFormat
from reader.phrase import Phrase

DEFAULT = "markdown"
"""The format that is offered first."""


@cache
def formats() -> dict[str, ExportFormat]:
    """All formats by their id: the default one, then the others in the order of the alphabet."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found: list[ExportFormat] = [module.FORMAT for module in modules]
    return {one.id: one for one in sorted(found, key=lambda one: (one.id != DEFAULT, one.id))}


def writing(content: Content) -> dict[str, ExportFormat]:
    """The formats for which that can be chosen, by their id."""
    first = ("markdown", _TABLES.get(content, ""))
    known = {one.id: one for one in formats().values() if content in one.writes}
    return {name: known[name] for name in (*(name for name in first if name in known), *known)}


_TABLES = {Content.STATEMENTS: "csv-statements", Content.NOTES: "csv-notes"}
"""The format in which a list is one table."""

_FOR = {
    Content.ARTICLE: Phrase(" for one article"),
    Content.ARTICLES: Phrase(" for articles"),
    Content.STATEMENTS: Phrase(" for statements"),
    Content.NOTES: Phrase(" for notes"),
}
"""What a format is wanted for, as part of a sentence."""


def format_of(name: str, content: Content | None = None) -> ExportFormat:
    """The format of that id. Raises LibraryError where there is none, or none for what is chosen."""
    known = formats() if content is None else writing(content)
    if name not in known:
        meant = Phrase("") if content is None else _FOR[content]
        raise LibraryError(
            "Unknown format",
            "There is no format “{name}”{meant}; choose one of {known}.",
            name=name,
            meant=meant,
            known=", ".join(known),
        )
    return known[name]
