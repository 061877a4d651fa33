"""Searching a text: smart case, words across line ends, regular expressions; pure and in steps that can be stopped."""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.model import Article, Span

MOST_HITS = 10_000
"""Hits that are kept; a search that finds more has found nothing."""


class BadPatternError(ValueError):
    """The query is no regular expression; the argument says why."""


def compile_query(query: str, *, regex: bool) -> re.Pattern[str]:
    """The pattern for a query. Small letters find capitals too; a space finds any white space, also a line's end."""
    source = query if regex else r"\s+".join(re.escape(word) for word in query.split(" "))
    flags = re.MULTILINE | (0 if any(character.isupper() for character in query) else re.IGNORECASE)
    try:
        return re.compile(source, flags)
    except (re.error, OverflowError) as error:
        raise BadPatternError(str(error)) from error


def find_all(
    article: Article, pattern: re.Pattern[str], cancelled: Callable[[], bool] | None = None
) -> tuple[Span, ...]:
    """Every place where the pattern fits within a block, in text order, at most MOST_HITS."""
    hits: list[Span] = []
    for block in article.blocks:
        if cancelled is not None and cancelled():
            break
        matches = pattern.finditer(article.text, block.span.start, block.span.end)
        hits.extend(Span(match.start(), match.end()) for match in matches if match.end() > match.start())
        if len(hits) >= MOST_HITS:
            break
    return tuple(hits[:MOST_HITS])
