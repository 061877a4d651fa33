"""The words of a source's phrase that say who it is, where a language puts the head noun last.

In "The Paris-based group's lawyer in the case, Ann Poe" the core is "The Paris-based group's lawyer": the noun that
ends it tells what the source is, a name that ends it names the source, and a name before a genitive or before another
noun only tells whose or which it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.analysis.actors.mentions import Mention
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.words import Words
from reader.model.text import DOUBLE_MARKS

_PARTING = frozenset(",;:()[]–—" + DOUBLE_MARKS)
"""Signs behind which something else is told of the source."""


@dataclass(frozen=True, slots=True)
class Core:
    """A stretch of words by their numbers."""

    first: int
    """The first word, articles included."""
    last: int
    """One past the last."""
    parted_by: str
    """"comma" where a comma ends it, "word" where a preposition or a relative word does, "" at the phrase's end."""


def core_of(words: Words, lists: Gazetteer, start: int, end: int, within: Callable[[int], Mention | None]) -> Core:
    """The core of the phrase in a stretch of characters; `within` gives the name that a word is part of."""
    first, last = words.range(start, end)
    for number in range(first + 1, last):
        name = within(number)
        if name is not None and within(number - 1) is name:
            continue
        gap = words.gap(number - 1)
        if _PARTING & set(gap) or gap == " - ":
            return Core(first, number, "comma" if "," in gap else "sign")
        if name is None and words.lower[number] in lists.parting:
            return Core(first, number, "word")
    return Core(first, last, "")


def singular(lists: Gazetteer, lower: str) -> str:
    """The form of a noun that the lists know, if its plural is asked for: officers, officer."""
    if lower in lists.nouns or lower in lists.titles or lower in lists.org_heads:
        return lower
    for plural, ending in lists.declared.plurals:
        if lower.endswith(plural):
            form = lower.removesuffix(plural) + ending
            if form in lists.nouns or form in lists.titles or form in lists.org_heads:
                return form
    return lower


def is_plural(lists: Gazetteer, lower: str) -> bool:
    """Whether a noun means several: by the lists, else by its ending."""
    known = singular(lists, lower)
    if known != lower:
        return True
    if lower in lists.nouns:
        return lists.nouns[lower] == "group"
    endings = tuple(plural for plural, _ in lists.declared.plurals)
    return lower.endswith(endings) and not lower.endswith(lists.declared.no_plurals)


def spelt_out(lists: Gazetteer, lower: list[str]) -> list[str]:
    """The words with those of the long form in the place of a short title, or of another name of an office.

    sekjen: sekretaris jenderal; kepala negara: presiden.
    """
    out: list[str] = []
    number = 0
    while number < len(lower):
        pair = " ".join(lower[number : number + 2])
        form = pair if pair in lists.long_forms else lower[number]
        out += lists.long_forms.get(form, (form,))
        number += len(form.split())
    return out
