"""Texts that speak for whoever made them: a report is said by its institute, a letter by its writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.analysis.actors.cores import core_of, singular
from reader.analysis.actors.mentions import Mention
from reader.analysis.actors.people import ActorCandidate
from reader.analysis.actors.reading import How, Reading
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.words import Words


def is_genitive(words: Words, name: Mention) -> bool:
    """Whether the name tells whose something is: Poe's, the Poes' home."""
    return words.text[name.name[1] : name.name[1] + 1] in ("'", "’")


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
        if owner is None or not is_genitive(self._words, owner) or not self._is_text(core.last - 1):
            return None
        return self._made_by(owner, 0.85)

    def from_its_maker(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """Whose text speaks, told behind or right before it: a report from the Acme Institute, an Acme analysis."""
        core = core_of(self._words, self._lists, start, end, self._name_at)
        if core.last <= core.first or not self._is_text(core.last - 1):
            return None
        if core.parted_by == "word" and self._words.lower[core.last] in self._lists.declared.makers:
            owner = self._behind(core.last + 1, names)
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
