"""When two spellings name the same: the words of a name, shortened, blended and misspelt forms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.model.text import WORD


def parts(surface: str) -> tuple[str, ...]:
    """A name's lower-case words, its points and apostrophes left out: M. Ryano -> m, ryano."""
    return tuple(word for word in WORD.findall(re.sub(r"['’`]", "", surface.casefold())) if word)


def fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the shorter name's words stand in the longer one in that order, an initial counting as its word."""
    rest = iter(full)
    return all(any(word == other or (len(word) == 1 and other.startswith(word)) for other in rest) for word in short)


def blends(short: str, full: tuple[str, ...]) -> bool:
    """Whether one word is made of beginnings of a name's words: Zulhas from Zulkifli Hasan, Jokowi from Joko Widodo.

    Every word but the last must give at least two letters (or all are initials: SBY); letters of a word may be skipped
    once it has given two (Bam-soe-t).
    """
    short = short.casefold()
    if len(full) < 2 or len(short) < 2:
        return False
    if len(short) == len(full) and all(word[0] == letter for word, letter in zip(full, short, strict=True)):
        return True
    states = {0}
    for word in full:
        after: set[int] = set()
        for begun in states:
            taken = begun
            while taken < len(short) and taken - begun < len(word) and short[taken] == word[taken - begun]:
                taken += 1
                if taken - begun >= 2:
                    after.add(taken)
                    if taken + 1 == len(short) and short[taken] in word[taken - begun :]:
                        after.add(taken + 1)
        states = after
    return len(short) >= 4 and len(short) in states


def slips(word: str) -> Iterable[str]:
    """Forms by which two spellings one letter apart meet (Effendi, Efendi; Bruggman, Brugman)."""
    if len(word) >= 6:
        yield word
        for index in range(len(word)):
            yield word[:index] + word[index + 1 :]
