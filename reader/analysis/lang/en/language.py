"""English."""

from __future__ import annotations

import re
from functools import cache

from reader.analysis.lang.declared import Language


@cache
def _clitic() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:n['’]t|['’](?:s|ll|ve|re|d|m))\Z")


def split_word(word: str) -> tuple[str, ...]:
    """The syntactic words of a token: "did|n't", "Trump|'s", "can|not"; most are one."""
    if "'" in word or "’" in word:
        clitic = _clitic().search(word)
        if clitic and clitic.start():
            return word[: clitic.start()], clitic.group()
    elif len(word) == 6 and word.casefold() == "cannot":
        return word[:3], word[3:]
    return (word,)


LANGUAGE = Language(
    code="en",
    name="English",
    sample="Ann said that she lives in London.",
    stemmer="english",
    split_word=split_word,
    participle_endings=("ing",),
    past_endings=("ed",),
    adverb_endings=("ly",),
    heads_last=True,
    name_openers=frozenset(
        {
            "Lady",
            "Lord",
            "Miss",
            "Father",
            "Imam",
            "Sheikh",
            "Captain",
            "Major",
            "King",
            "Queen",
            "Prince",
            "Princess",
            "Pope",
        }
    ),
    naming_words=frozenset({"named", "called", "pseudonym"}),
    firm_words=frozenset({"inc", "corp", "corporation", "ltd", "plc", "llc", "co"}),
    makers=frozenset(
        {
            "from",
            "by",
            "attributed to",
            "issued by",
            "published by",
            "released by",
            "written by",
            "signed by",
            "posted by",
        }
    ),
    printed_in=frozenset({"in"}),
    title_joints=frozenset({"of"}),
    conjunctions=frozenset({"and"}),
    body_joints=frozenset({"and", "of", "for", "the"}),
    gendered_pronouns=frozenset({"his", "him", "himself", "her", "hers", "herself"}),
    person_endings=("er", "or", "ist", "ian", "ant", "ent", "ee", "man", "woman", "mate", "star", "boss"),
    epithets=frozenset({"champion", "defender", "forward", "goalkeeper", "international", "laureate", "midfielder"})
    | frozenset({"native", "striker", "winger", "winner"}),
    plurals=(("women", "woman"), ("men", "man"), ("ies", "y"), ("es", ""), ("s", "")),
    no_plurals=("ss", "us", "is"),
    acronym_skips=frozenset({"of", "the", "and", "for"}),
    government_heads=frozenset({"government"}),
)
