"""Corpora of names brought to one scheme, Kutip's: what is a name, where it begins and ends, what is left out.

The scheme is that of the articles annotated for Kutip: no titles in a person's name; a country, province or city is a
GPE wherever it stands, also as a possessor or an actor; an acronym in brackets behind a name is a name of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from reader.training.names import Tagged, names_in

_AREA_WORDS = frozenset({"wilayah", "kawasan", "daerah", "perairan", "lokasi", "lingkungan", "pusat"})
"""Small words that IDNer-News counts to a place's name ("wilayah Gaza") and Kutip does not."""

_LONGEST = 4
"""Words of the longest name that is looked up in the lists of places."""


def split_anew(sentence: Tagged, split: Callable[[str], tuple[list[str], list[bool]]]) -> Tagged:
    """The sentence with its words split as `split` does: "(KPK)" is three words, of which each keeps the tag."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    for word, space, tag in zip(sentence.words, sentence.spaces, sentence.tags, strict=True):
        pieces, _ = split(word)
        inner = tag.replace("B-", "I-")
        words += pieces
        spaces += [False] * (len(pieces) - 1) + [space]
        tags += [tag] + [inner] * (len(pieces) - 1)
    return Tagged(tuple(words), tuple(spaces), tuple(tags))


def brackets_apart(sentence: Tagged) -> Tagged:
    """Names that end in a bracketed acronym as two names, and no bracket at a name's edge."""
    tags = list(sentence.tags)
    words = sentence.words
    for start, end, label in names_in(sentence.tags):
        if words[start] in "([":
            tags[start] = "O"
            if start + 1 < end:
                tags[start + 1] = f"B-{label}"
        if words[end - 1] not in ")]":
            continue
        tags[end - 1] = "O"
        opens = [i for i in range(start, end) if words[i] in "(["]
        if opens and opens[-1] > start:
            tags[opens[-1]] = "O"
            if opens[-1] + 1 < end - 1:
                # The acronym of a building is that of the body inside: Kantor Komisi Pemilihan Umum (KPU).
                inner = "ORG" if label == "LOC" and words[opens[-1] + 1].isupper() else label
                tags[opens[-1] + 1 : end - 1] = [f"B-{inner}"] + [f"I-{inner}"] * (end - opens[-1] - 3)
    return replace(sentence, tags=tuple(tags))


def without_area_words(sentence: Tagged) -> Tagged:
    """Names of places without the small word for area before them."""
    tags = list(sentence.tags)
    for start, end, label in names_in(sentence.tags):
        if label in ("LOC", "GPE") and end - start > 1 and sentence.words[start] in _AREA_WORDS:
            tags[start], tags[start + 1] = "O", f"B-{label}"
    return replace(sentence, tags=tuple(tags))


def with_states_everywhere(sentence: Tagged, is_state: Callable[[str], bool]) -> Tagged:
    """Known countries, provinces and cities as GPE also where the corpus has left them out (no place, an actor)."""
    tags = list(sentence.tags)
    i = 0
    while i < len(tags):
        for length in range(_LONGEST, 0, -1):
            name = " ".join(sentence.words[i : i + length])
            free = len(tags[i : i + length]) == length and all(tag == "O" for tag in tags[i : i + length])
            if free and name[0].isupper() and len(name) > 1 and name.split()[-1][0].isupper() and is_state(name):
                tags[i : i + length] = ["B-GPE"] + ["I-GPE"] * (length - 1)
                i += length - 1
                break
        i += 1
    return replace(sentence, tags=tuple(tags))


def usual_forms(counts: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """For words that print usually begins with a capital: small letters to that form."""
    best = {small: max(forms, key=lambda form: (forms[form], form)) for small, forms in counts.items() if forms}
    return {small: form for small, form in best.items() if form != small and form[0].isupper()}
