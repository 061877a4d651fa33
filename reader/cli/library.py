"""What the commands over the library share: a library, a choice of formats, and cards as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reader.cli.output import print_json
from reader.cli.parsing import article_number
from reader.errors import LibraryError
from reader.model import NO_ARTICLE, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import DataclassInstance

    from reader.cli.output import Meter
    from reader.library import Library


def open_library() -> Library:
    """The library of the user who runs the program; to be used as a context manager."""
    from reader.cli.logs import keep_log
    from reader.library import Library
    from reader.paths import user_paths
    from reader.settings import load

    paths = user_paths()
    keep_log(paths.log_file)
    return Library(paths, load(paths.settings))


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add --format: a table for people or one JSON object a line for programs."""
    parser.add_argument(
        "--format", choices=("table", "jsonl"), default="table", help="table (default) for people, jsonl for programs"
    )
    parser.add_argument("--json", dest="format", action="store_const", const="jsonl", help="the same as --format jsonl")
    parser.add_argument(
        "--plain", action="store_true", help="a line for each instead of a table, for pipes and screen readers"
    )


def print_cards(cards: Iterable[DataclassInstance]) -> None:
    """Print dataclasses of the library, one JSON object a line."""
    for card in cards:
        print_json(card_to_json(card))


def card_to_json(card: DataclassInstance) -> dict[str, Any]:
    """A dataclass of the library as a JSON object: spans as pairs, days and times in ISO 8601."""
    return {field.name: _plain(getattr(card, field.name)) for field in fields(card)}


def _plain(value: Any) -> Any:
    match value:
        case Span():
            return [value.start, value.end]
        case date() | datetime():
            return value.isoformat()
        case tuple() | list():
            return [_plain(part) for part in value]
        case Mapping():
            return {key: _plain(part) for key, part in value.items()}
        case None | str() | int() | float():
            return value
        case _:
            return card_to_json(value)


def article_id(library: Library, name: str) -> int:
    """The library's number of the article that `name` means: that number itself, or its source.

    Raises LibraryError where there is none.
    """
    from reader.library.origins import origin_of

    number = article_number(name)
    if number is not None:
        found = [card.id for card in library.articles.all(only=[number])]
    else:
        key = origin_of(name, "").key
        found = [card.id for card in library.articles.all() if origin_of(card.source, "").key == key]
    if not found:
        raise LibraryError(
            "Not in the library", "The library has no article “{name}”; `kutip articles` lists what it has.", name=name
        )
    return found[0]


def read_articles(library: Library, names: Sequence[str], progress: Meter) -> list[int]:
    """The library's numbers of the articles that `names` mean; a source is read, analysed and kept there.

    Raises LibraryError, SourceError, AnalysisError.
    """
    found = []
    for number, name in enumerate(names, start=1):
        tell = progress.begin(number, name)
        if article_number(name) is not None:
            found.append(article_id(library, name))
            continue
        opened = library.articles.open(name, progress=tell)
        if opened.article_id == NO_ARTICLE:
            raise library.trouble or LibraryError(
                "Not kept", "The library could not take “{name}”; try again.", name=name
            )
        if opened.analysis is None or not opened.analysis.engine:
            library.analyses.analyse(opened, progress=tell)
        found.append(opened.article_id)
    return found
