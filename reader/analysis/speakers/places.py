"""Where in its clause somebody is named, as far as the words right around the name tell."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.actors.people import ActorCandidate
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.words import Words

PASSIVE_LENGTH = 5
"""Letters of the longest word that only looks like a passive verb: dia, dinas."""
AUXILIARIES = 3
"""Words between a subject and its verb that are stepped over."""


@dataclass(slots=True)
class Appearance:
    """A place outside quotation marks where somebody is named."""

    start: int
    """First character."""
    sentence: int
    """Number of the sentence."""
    paragraph: int
    """Number of the paragraph."""
    actor: ActorCandidate
    """Who is named."""
    place: str
    """"subject" where the phrase opens its clause, "patient" where a passive verb follows, "agent" where one stands
    before, "object" else."""


def clause_place(words: Words, lists: Gazetteer, start: int, end: int, begins: int) -> str:
    """ "subject" where the phrase of those characters opens its clause, "patient" where a passive verb follows in its
    sentence, which begins at `begins`, "agent" where one stands before, "object" else."""
    first, last = words.range(start, end)
    first = _before_one_of(words, lists, first)
    if first and words.starts[first - 1] >= begins and words.lower[first - 1] in lists.declared.gendered_pronouns:
        first -= 1  # |Her| husband Dan
    opens = first == 0 or words.starts[first - 1] < begins
    before = words.lower[first - 1] if first else ""
    if not opens and words.gap(first - 1).strip() == "" and before not in lists.reporting:
        return "agent" if _is_agent(words, lists, before, last) else "object"
    number = last
    while number < len(words) and number < last + AUXILIARIES and words.lower[number] in lists.auxiliaries:
        number += 1
    same = not _ends_sentence(words, number)
    return "patient" if same and _looks_passive(lists, words.lower[number]) else "subject"


def _before_one_of(words: Words, lists: Gazetteer, first: int) -> int:
    """The word by which a phrase is one of many, where one stands right before it: |salah satu| penumpang, Budi."""
    for size in (2, 1):
        begin = first - size
        inside = range(max(begin, 0), first)
        told = " ".join(words.lower[number] for number in inside)
        if begin >= 0 and lists.phrase_use.get(told) == "one" and all(words.gap(number) == " " for number in inside):
            return begin
    return first


def _is_agent(words: Words, lists: Gazetteer, before: str, last: int) -> bool:
    """Whether a name is whose act a passive tells (dicetak X), or whom something comes from."""
    from_whom = lists.phrase_use.get(before) == "skip" and before in lists.prepositions
    return _looks_passive(lists, before) or (from_whom and _ends_sentence(words, last))


def _looks_passive(lists: Gazetteer, lower: str) -> bool:
    """Whether a word begins as the language's passive verbs do, if they are marked so."""
    prefixes = lists.declared.passive_prefixes
    return bool(prefixes) and len(lower) > PASSIVE_LENGTH and lower.startswith(prefixes)


def _ends_sentence(words: Words, number: int) -> bool:
    """Whether a sentence or a line ends before word `number`."""
    return number >= len(words) or any(sign in words.gap(number - 1) for sign in ".!?\n")
