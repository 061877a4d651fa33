"""Texts that speak for whoever made them: a report is said by its institute, a letter by its writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.analysis.actors.cores import Core, core_of, singular
from reader.analysis.actors.mentions import Mention
from reader.analysis.actors.people import ActorCandidate
from reader.analysis.actors.reading import How, Reading
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.words import Words

REACH = 8
"""Words behind a text's noun among which its maker is looked for."""


def is_genitive(words: Words, name: Mention) -> bool:
    """Whether the name tells whose something is: Poe's, the Poes' home."""
    return words.text[name.name[1] : name.name[1] + 1] in ("'", "’")


NAMED_WITHIN = 4
"""Words between what somebody is and the name behind it: using the pseudonym."""


def named_behind(words: Words, lists: Gazetteer, name_at: Callable[[int], Mention | None], end: int) -> list[Mention]:
    """A person's name behind a phrase and a word of naming with its article, if any: a farmer| using the pseudonym Nan.

    "Poe called Reed" is no such thing.
    """
    number = words.range(0, end)[1]
    stop = min(number + NAMED_WITHIN, len(words))
    while 0 < number < stop and words.gap(number - 1) == " " and not words.capital(number):
        number += 1
    name = name_at(number) if 0 < number < len(words) else None
    near = name is not None and words.gap(number - 1) == " " and name.label == "PER" and name.name[0] >= end
    near = near and lists.phrase_use.get(words.lower[number - 2]) in ("this", "one")
    return [name] if name is not None and near else []


class TextMakers:
    """The constructions that tell who made a text; each reads a phrase, from one character to another."""

    def __init__(
        self,
        words: Words,
        lists: Gazetteer,
        owner: Mapping[tuple[int, int], ActorCandidate],
        name_at: Callable[[int], Mention | None],
        read: Callable[[int, int], Reading],
    ) -> None:
        """`owner`: actor of each name; `name_at`: the name a word is part of; `read`: what another phrase means."""
        self._words = words
        self._lists = lists
        self._owner = owner
        self._name_at = name_at
        self._read = read

    def of_its_maker(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """Whose text speaks: Free Press' report, Poe's letter to the council."""
        core = core_of(self._words, self._lists, start, end, self._name_at)
        owner = self._name_at(core.first) or self._name_at(core.first + 1)
        if not self._is_text(core.last - 1):
            return None
        if owner is not None and is_genitive(self._words, owner):
            return self._made_by(owner, 0.85)
        return self._of_one_described(start, core.first, core.last)

    def from_its_maker(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """Whose text speaks, told behind or right before it: a report from the Acme Institute, an Acme analysis."""
        core = core_of(self._words, self._lists, start, end, self._name_at)
        if self._made_how(core.last) and self._is_text(core.last - 2):
            core = Core(core.first, core.last - 1, core.parted_by)
        if core.last <= core.first or not self._is_text(core.last - 1):
            return None
        whole = self._phrase_end(core.last, end)
        maker = self._maker_behind(core.last, whole)
        if maker is not None:
            owner = self._behind(maker, names if whole == end else self._names_in(maker, whole))
            if owner is None and self._is_described(maker, end):
                return self._read(self._words.starts[maker], end)
        else:
            owner = self._name_at(core.last - 2) if core.last - 2 >= core.first else None
            owner = owner if owner is not None and owner.label != "PER" else None
        return self._made_by(owner, 0.8) if owner is not None else None

    def of_the_maker_behind(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """Whose text speaks, where the head noun stands first: laporan Acme, keterangan saksi."""
        words, lists = self._words, self._lists
        first, last = words.range(start, end)
        number = first
        while number < last and (self._is_text(number) or lists.phrase_use.get(words.lower[number]) == "skip"):
            number += 1
            if number + 1 < last and words.words[number + 1].isdigit():
                number += 2  # tahun 2024
            number += number < last and words.lower[number] in lists.declared.makers
        if number == first or number >= last or not self._is_text(first):
            return None
        owner = self._behind(number, names)
        if owner is not None:
            return self._made_by(owner, 0.8)
        return self._read(words.starts[number], end) if lists.nouns.get(words.lower[number]) else None

    def _of_one_described(self, start: int, first: int, last: int) -> Reading | None:
        """Whose text speaks, where who made it has no name in the phrase: the judge's statement."""
        words = self._words
        for number in range(first, last - 1):
            if words.gap(number) in ("'", "’") and words.lower[number + 1] == "s":
                found = self._read(start, words.ends[number])
                return found if found.actor is not None or found.how is How.POINTING else None
        return None

    def _maker_behind(self, first: int, end: int) -> int | None:
        """The first word of who made a text, behind a word of making in its phrase: a tweet on Monday by |Ann Poe|."""
        words, language = self._words, self._lists.declared
        stop = words.range(0, end)[1]
        printed = first < stop and self._lists.classes.get(words.lower[first - 1]) == "story"
        if printed and words.lower[first] in language.printed_in:
            paper = self._behind(first + 1, self._names_in(first + 1, words.ends[min(first + 2, len(words) - 1)]))
            if paper is not None and paper.label == "ORG":
                return first + 1
        for number in range(first, stop - 1):
            behind_noun = number == first or words.capital(number - 1)
            if (words.lower[number] in language.makers and behind_noun) or self._made_how(number):
                return number + 1
        return None

    def _made_how(self, number: int) -> bool:
        """Whether two words that end at this one tell whose a text is: attributed to."""
        words = self._words
        pair = f"{words.lower[number - 1]} {words.lower[number]}" if 0 < number < len(words) else ""
        return pair in self._lists.declared.makers

    def _phrase_end(self, last: int, end: int) -> int:
        """Where a phrase ends that was cut behind its noun, word `last` being the next: a tweet| on Monday by Ann."""
        words = self._words
        if last >= len(words) or words.starts[last] < end:
            return end
        number = last
        while number < min(last + REACH, len(words)) and words.gap(number - 1) == " ":
            number += 1
        return words.ends[number - 1] if number > last else end

    def _names_in(self, first: int, end: int) -> list[Mention]:
        """The names from a word to a character."""
        found = [self._name_at(n) for n in range(first, self._words.range(0, end)[1])]
        return [name for n, name in enumerate(found) if name is not None and name not in found[:n]]

    def _is_described(self, number: int, end: int) -> bool:
        """Whether words call who made a text without a name: a report from |the same newspaper|."""
        words, lists = self._words, self._lists
        if number >= len(words) or lists.phrase_use.get(words.lower[number]) is None:
            return False
        core = core_of(words, lists, words.starts[number], end, self._name_at)
        noun = singular(lists, words.lower[core.last - 1])
        return not self._is_text(core.last - 1) and (
            noun in lists.nouns or noun in lists.titles or noun in lists.org_heads
        )

    def _made_by(self, owner: Mention, sure: float) -> Reading:
        return Reading(How.NAMED if owner.label == "PER" else How.BODY, self._owner[owner.name], sure)

    def _is_text(self, number: int) -> bool:
        """Whether a word calls a text or a voice that speaks for its maker."""
        return self._lists.nouns.get(singular(self._lists, self._words.lower[number])) in ("thing", "message")

    def _behind(self, number: int, names: list[Mention]) -> Mention | None:
        """The body or person whose name begins at a word, small words and its title aside."""
        while number < len(self._words) and self._lists.phrase_use.get(self._words.lower[number]) in ("this", "skip"):
            number += 1
        if number >= len(self._words):
            return None
        here = self._words.starts[number]
        return next((n for n in names if n.label in ("ORG", "PER") and here in (n.name[0], n.start)), None)
