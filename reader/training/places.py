"""Which places have a government of their own: what tells GPE from LOC where a corpus does not."""

from __future__ import annotations

from functools import cache

from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.lang import LANGUAGES


@cache
def _known() -> tuple[frozenset[str], tuple[str, ...]]:
    """Names with a government in small letters, and the words that open such names."""
    lists = [gazetteer(language) for language in LANGUAGES]
    names = {name.casefold() for known in lists for name, place in known.places.items() if place.label == "GPE"}
    heads = {f"{head} " for known in lists for head, label in known.place_heads.items() if label == "GPE"}
    return frozenset(names), tuple(sorted(heads))


def is_state(name: str) -> bool:
    """Whether a place's name is one of a country, province, regency or city; small and capital letters are alike."""
    names, heads = _known()
    name = name.casefold().strip("()")
    return name in names or name.startswith(heads)
