"""A passage of an article that is named by its words."""

from __future__ import annotations

import re

from reader.errors import LibraryError
from reader.intake import clean
from reader.model import Article, Span


def passage_span(article: Article, passage: str, nth: int | None) -> Span:
    """Where words stand in an article, whatever the white space between them; the `nth` from 1 where there are several.

    Raises LibraryError where they stand nowhere, or several times and it is not told which is meant.
    """
    words = passage.split()
    if not words:
        raise LibraryError("No passage", "Give some words of the article.")
    found = [Span(*match.span()) for match in re.finditer(r"\s+".join(map(re.escape, words)), article.text)]
    shown = clean(" ".join(words))
    if not found:
        raise LibraryError(
            "No such passage", "“{shown}” does not stand in the article; copy its words as they are.", shown=shown
        )
    if nth is None and len(found) > 1:
        raise LibraryError(
            "Several passages",
            "“{shown}” stands there {count} times; say which with --nth N.",
            shown=shown,
            count=len(found),
        )
    if not 1 <= (nth or 1) <= len(found):
        raise LibraryError(
            "No such passage",
            "“{shown}” stands there {count} times, not {nth}.",
            shown=shown,
            count=len(found),
            nth=nth,
        )
    return found[(nth or 1) - 1]
