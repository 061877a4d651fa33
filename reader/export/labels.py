"""The words of an export that are no words of the article, in English; an interface gives its own by the same keys."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "who-said-what": "Who said what",
    "notes": "Notes",
    "whole-article": "the whole article",
    "speaker": "speaker",
    "total": "total",
    "statements": "Statements",
    "unknown": "unknown",
    "source": "source",
    "orphan": "passage no longer in the text",
    "similar": "similar words",
    "kind.direct": "direct",
    "kind.mixed": "partly quoted",
    "kind.indirect": "paraphrase",
    "sureness.doubtful": "doubtful",
    "sureness.by-reader": "by the reader",
    "colour.yellow": "yellow",
    "colour.green": "green",
    "colour.blue": "blue",
    "colour.pink": "pink",
    "colour.violet": "violet",
    "made-with": "Made with Kutip",
    "look": "Who said what was found by a program: look at the text.",
}
