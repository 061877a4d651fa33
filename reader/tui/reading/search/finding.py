"""Searching a text: smart case, words across line ends, regular expressions; pure and in steps that can be stopped.

White space in a query finds any white space, so that the standard library's time is bound to the text's length. A
reader's own expression may take for ever, so it runs in the `regex` library, which lets other threads work meanwhile
and gives up in time.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

from reader.model import Article, Span

MAX_HITS = 10_000
"""Hits that are kept; a search that finds more has found nothing."""

PATTERN_TIMEOUT_S = 2.0
"""Seconds that a reader's own expression is given."""


class BadPatternError(ValueError):
    """The query is no regular expression, or takes too long; the argument says why, None for the latter."""


Find = Callable[[str, int, int], Iterator[Any]]
"""Gives the matches between two offsets of a text."""


def compile_query(query: str, *, regex: bool) -> Find:
    """What finds a query. Small letters find capitals too; a space finds any white space, also a line's end."""
    small = not any(character.isupper() for character in query)
    if regex:
        return _expression(query, small)
    # One run for all blanks between two words, and none that begins within another run: several would be tried in every
    # way to share a blank stretch of the text.
    words = re.split(r"\s+", query)
    pattern = ("" if words[0] else r"(?<!\s)") + r"\s++".join(re.escape(word) for word in words)
    return re.compile(pattern, re.IGNORECASE if small else 0).finditer


def _expression(query: str, small: bool) -> Find:
    import regex

    try:
        pattern = regex.compile(query, regex.MULTILINE | (regex.IGNORECASE if small else 0))
    except (regex.error, OverflowError) as error:
        raise BadPatternError(str(error)) from error
    deadline = time.monotonic() + PATTERN_TIMEOUT_S

    def find(text: str, start: int, end: int) -> Iterator[Any]:
        left = deadline - time.monotonic()
        if left <= 0:
            raise BadPatternError(None)
        try:
            yield from pattern.finditer(text, start, end, concurrent=True, timeout=left)
        except TimeoutError as error:
            raise BadPatternError(None) from error

    return find


def find_all(article: Article, find: Find, cancelled: Callable[[], bool] | None = None) -> tuple[Span, ...]:
    """Every place that fits within a block, in text order, at most MAX_HITS. Raises BadPatternError."""
    hits: list[Span] = []
    for block in article.blocks:
        if cancelled is not None and cancelled():
            break
        matches = find(article.text, block.span.start, block.span.end)
        hits.extend(Span(match.start(), match.end()) for match in matches if match.end() > match.start())
        if len(hits) >= MAX_HITS:
            break
    return tuple(hits[:MAX_HITS])
