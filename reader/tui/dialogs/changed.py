"""What the library says was changed, as a person reads it."""

from __future__ import annotations

from reader.model.text import printable
from reader.tui.i18n import Translator


def change_words(tr: Translator, label: str) -> str:
    """The library's label of a change in the interface's language, where the words are known; safe to write."""
    head, colon, rest = label.partition(": ")
    key = "change." + head.replace(" ", "-")
    return (tr(key) if tr.has(key) else head) + colon + printable(rest)
