"""Passages that are found again after the text was changed."""

from __future__ import annotations

from reader.model import Anchor, Found, FoundHow, Span

CONTEXT = 32
"""Characters kept on each side, as the W3C's and Hypothesis' quote selectors do."""


def describe(text: str, span: Span) -> Anchor:
    """The anchor of a passage. Raises ValueError where `span` is empty or reaches out of `text`."""
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"no passage at {span.start}-{span.end} in a text of {len(text)} characters")
    return Anchor(
        span.start,
        span.end,
        span.of(text),
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )


def find(text: str, anchor: Anchor, *, former: str | None = None) -> Found | None:
    """Where the passage stands in `text`; None where that cannot be said. `former` is the text it was described on."""
    span = Span(anchor.start, anchor.end)
    if span.of(text) == anchor.exact:
        return Found(span, FoundHow.EXACT, 1.0)
    return None
