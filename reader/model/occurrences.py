"""Where words occur in a text, for many words and one text."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from reader.model.text import WORD

INDEXED_CHARACTERS = 2_000_000
"""Characters of a text up to which the places of its words are kept while others are looked for in it."""


def occurrences(text: str, words: str, near: int, most: int) -> list[int]:
    """Where `words` begin in `text`, in order; where these are more than `most`, the ones nearest to `near`.

    Looked up by the rarest word inside of them, so that ten thousand passages do not go through the text ten thousand
    times; else looked for from `near` on in both directions, so that the time is bound even where they begin at every
    character.
    """
    near = max(0, min(near, len(text)))
    places = _by_rarest_word(text, words, most)
    found = _around(text, words, near, most) if places is None else places
    if len(found) > most:
        found.sort(key=lambda place: abs(place - near))
        del found[most:]
    return sorted(found)


def _around(text: str, words: str, near: int, most: int) -> list[int]:
    """The places of `words` before and behind a character, `most` each at the most, from it on."""
    found: list[int] = []
    at = text.find(words, near)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(words, at + 1)
    before: list[int] = []
    at = text.rfind(words, 0, near + len(words) - 1)
    while at >= 0 and len(before) < most:
        before.append(at)
        at = text.rfind(words, 0, at + len(words) - 1)
    return found + before


def _by_rarest_word(text: str, words: str, most: int) -> list[int] | None:
    """The places of `words`, by a word that stands whole inside of them; None where there is none, or it is frequent.

    A word at their edge may be a part of a longer one in the text, so it tells nothing.
    """
    if len(text) > INDEXED_CHARACTERS:
        return None
    inside = [m for m in WORD.finditer(words) if m.start() > 0 and m.end() < len(words)]
    if not inside:
        return None
    starts = _starts_of_words(text)
    rarest = min(inside, key=lambda m: len(starts.get(m.group(), ())))
    known = starts.get(rarest.group(), [])
    if len(known) > most:
        return None
    begins = (at - rarest.start() for at in known)
    return [begin for begin in begins if begin >= 0 and text.startswith(words, begin)]


@lru_cache(maxsize=2)  # a text and its former one
def _starts_of_words(text: str) -> dict[str, list[int]]:
    """Where each word of a text stands."""
    starts: dict[str, list[int]] = defaultdict(list)
    for match in WORD.finditer(text):
        starts[match.group()].append(match.start())
    return starts
