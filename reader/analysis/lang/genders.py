"""Whether a name or a description tells that somebody is a man or a woman: by the lists of the languages alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import entries

HE, SHE = "he", "she"
"""What is told: the pronoun that can mean somebody."""
BOTH = "both"
"""Of a given name that both bear: the next name often tells."""


@cache
def genders(language: str) -> dict[str, str]:
    """What tells it in a language: lower-case nouns, titles and pronouns, given names as written; he, she or both."""
    return {entry.words: entry.get("gender") for entry in entries(language, "genders", frozenset({"gender"}))}


def gender_of_name(name: str, language: str | None) -> str:
    """What the first name tells, "he", "she", or "" where it is not clear.

    The lists of the text's own language go first; then those of the others, where they do not contradict one another.
    """
    words = name.split()[:3]
    own = [language] if LANGUAGES.has(language) else []
    others = [code for code in LANGUAGES if code not in own]
    return _told(words, own) or _told(words, others)


def gender_of_description(phrase: str, language: str | None) -> str:
    """What the first word that tells it says: "seorang ibu rumah tangga" is she; "" where none does."""
    table = genders(language) if LANGUAGES.has(language) else {}
    return next((table[word] for word in phrase.casefold().replace("-", " ").split() if word in table), "")


def gender_of_title(title: str, language: str) -> str:
    """What a form of address tells: Mrs. is she; "" where none does, or two contradict one another."""
    table = genders(language)
    told = {table[word] for word in title.casefold().replace(".", " ").split() if word in table} - {BOTH}
    return told.pop() if len(told) == 1 else ""


def _told(names: list[str], languages: Iterable[str]) -> str:
    """What the first of some names tells that is not one that both bear; "" where the languages contradict."""
    for name in names:
        told = {gender for code in languages if (gender := _of_given(name, code))}
        if told != {BOTH}:
            return told.pop() if len(told) == 1 else ""
    return ""


def _of_given(name: str, language: str) -> str:
    if name.isupper() and len(name) > 1:
        name = name.capitalize()
    listed = genders(language).get(name, "") if not name.islower() else ""
    endings = LANGUAGES[language].given_endings
    lower = name.casefold()
    ended = (gender for ending, gender in endings if lower.endswith(ending) and len(lower) > len(ending) + 1)
    return listed or next(ended, "")
