"""Words that belong to one part of speech whatever stands around them: the, would, and."""

from __future__ import annotations

from functools import cache

from reader.analysis.lang.base import entries

SMALL = "small"
"""Of a word that is another one, or a name, with a capital: May."""


@cache
def word_classes(language: str) -> dict[str, str]:
    """The universal part of speech of each form, as it stands in a sentence and at its head."""
    out: dict[str, str] = {}
    for entry in entries(language, "word_classes", frozenset({"pos", "case"})):
        out[entry.words] = entry.get("pos")
        if entry.get("case") != SMALL:
            out[entry.words.capitalize()] = entry.get("pos")
    return out
