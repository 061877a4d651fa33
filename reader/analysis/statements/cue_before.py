"""The cue before a quotation, and who it says speaks: X mengatakan, "..." | Menurut X, "..." | kata X, "..." | X: "..."

A cue is taken by the construction that BY_ROLE has for its list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases
from reader.analysis.statements.bounds import tail_allowed
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.mainclause import main_subject
from reader.analysis.statements.sentence_index import Cue, Mark, SentenceIndex, Stretch
from reader.analysis.statements.source import CLITIC, Source
from reader.analysis.statements.speech import Speech

LONGEST_SPEAKER = 8
"""Tokens of a name and title before a colon."""


@dataclass(frozen=True, slots=True)
class Before:
    """A cue before a quotation in its sentence."""

    index: SentenceIndex
    """The article."""
    stretch: Stretch
    """The sentence."""
    mark: Mark
    """The quotation."""
    cue: Cue
    """The cue."""
    floor: int
    """The end of the quotation before, or the first token of the sentence."""

    def said(self, source: Source, rule: str) -> Speech:
        """The quotation as what `source` said."""
        return Speech([self.mark], self.cue, source, rule, side="before")

    def source(self) -> Source:
        """Who the cue or the words behind it name."""
        return CLITIC if self.cue.word.clitic else phrases.after(self.index, self.cue.last, self.mark.first)


def in_sentence(index: SentenceIndex, stretch: Stretch, position: int) -> Speech | None:
    """The `position`-th quotation of a sentence as speech by what stands before it."""
    mark = stretch.marks[position]
    floor = stretch.marks[position - 1].last if position else stretch.first
    for cue in reversed(stretch.cues):
        if cue.last > mark.first or cue.first < floor:
            continue
        if cue.used and position:
            break
        construction = BY_ROLE.get(cue.word.role) if cue.word.kind not in {"never", "only"} else None
        found = construction(Before(index, stretch, mark, cue, floor)) if construction else None
        if found is not None:
            return found
    return text_before_quotation(index, floor, mark) or dialogue(index, stretch, floor, mark)


# ---------------------------------------------------------------- the constructions


def verb_before_quotation(before: Before) -> Speech:
    """X mengatakan, "..." """
    index, stretch, cue = before.index, before.stretch, before.cue
    source, _ = phrases.before(index, before.floor, cue.first)
    if source.kind is SourceKind.DROPPED and source.first == source.last:
        source = (
            _inverted(before) or _spoke_before(index, stretch, cue) or main_subject(index, stretch.first, cue.first)
        )
    return before.said(source, "verb-before-quotation")


def _inverted(before: Before) -> Source | None:
    """Whom a verb that opens the sentence names, right up to the quotation: Said council leader Ann Poe: "..." """
    if before.cue.first != before.floor:
        return None
    source = before.source()
    return source if source.kind is SourceKind.PHRASE and source.last >= before.mark.first - 1 else None


def _spoke_before(index: SentenceIndex, stretch: Stretch, cue: Cue) -> Source | None:
    """Whom the cue behind a clause names, where a verb without a subject follows: A, kata X, namun menegaskan "B"."""
    for earlier in reversed(stretch.cues):
        if earlier.last > cue.first or earlier.word.role is not Role.AFTER or index.words[earlier.first - 1] != ",":
            continue
        if earlier.first == stretch.first or earlier.word.clitic or not tail_allowed(index, stretch, earlier):
            continue
        source = phrases.after(index, earlier.last, cue.first)
        if source.last > source.first:
            return Source(SourceKind.DROPPED, source.first, source.last)
    return None


def cue_before_quotation(before: Before) -> Speech | None:
    """Kata X, "..." """
    source = before.source()
    return None if source.kind is SourceKind.NONE else before.said(source, "cue-before-quotation")


def according_before_quotation(before: Before) -> Speech | None:
    """Menurut X, "..." """
    return before.said(before.source(), "according-before-quotation") if before.cue.word.kind == "source" else None


def passive_before_quotation(before: Before) -> Speech | None:
    """Disampaikan X, "..." """
    source = before.source()
    told = before.cue.word.kind == "told" and source.kind is not SourceKind.NONE
    return before.said(source, "passive-before-quotation") if told else None


Construction = Callable[[Before], Speech | None]
"""Takes the quotation for speech by its cue, or leaves it to an earlier cue."""
BY_ROLE: dict[Role, Construction] = {
    Role.VERB: verb_before_quotation,
    Role.AFTER: cue_before_quotation,
    Role.ACCORDING: according_before_quotation,
    Role.PASSIVE: passive_before_quotation,
}
"""The construction of a cue before the quotation, by the list that the cue stands in; the nearest cue comes first."""


def text_before_quotation(index: SentenceIndex, floor: int, mark: Mark) -> Speech | None:
    """Dalam surat itu tertulis, "..." A word of writing before the quotation, the text before it in the clause."""
    k = mark.first
    while k > floor and not index.is_word(k - 1):
        k -= 1
    forms = index.lexicon.cues.get(index.lower[k - 1], ()) if k > floor else ()
    form = next((form for form in forms if form.kind == "written"), None)
    if form is None:
        return None
    texts = index.lexicon.words.document
    first = next((i for i in range(k - 2, floor - 1, -1) if index.lower[i] in texts), None)
    if first is None:
        return None
    cue = Cue(k - 1, k, form, used=True)
    return Speech([mark], cue, Source(SourceKind.PHRASE, first, k - 1), "text-before-quotation", side="before")


def dialogue(index: SentenceIndex, stretch: Stretch, floor: int, mark: Mark) -> Speech | None:
    """Budi: "..." """
    colon = mark.first - 1
    if colon < stretch.first or index.words[colon] != ":":
        return None
    first, last = index.trim(floor, colon)
    named = 0 < last - first <= LONGEST_SPEAKER
    if not named or not all(index.capital(i) or not index.is_word(i) for i in range(first, last)):
        return None
    return _of_speaker(mark, first, last)


def _of_speaker(mark: Mark, first: int, last: int) -> Speech:
    return Speech([mark], None, Source(SourceKind.PHRASE, first, last), "dialogue", side="before")


# ---------------------------------------------------------------- in the sentence before


def in_sentence_before(index: SentenceIndex, previous: Stretch | None, mark: Mark) -> Speech | None:
    """By a sentence before that ends in a colon: Penjelasan X: | X mengatakan: | And from Chairwoman Ann Poe:"""
    if previous is None or index.words[previous.last - 1] != ":":
        return None
    return verb_before_colon(index, previous, mark) or dialogue_before_colon(index, previous, mark)


def verb_before_colon(index: SentenceIndex, previous: Stretch, mark: Mark) -> Speech | None:
    """X mengatakan: | Kata X:"""
    for cue in reversed(previous.cues):
        word, source = cue.word, None
        if word.role is Role.VERB and word.kind != "only" and not cue.used:
            source, _ = phrases.before(index, previous.first, cue.first)
        elif word.role is Role.AFTER and not word.clitic and not cue.used:
            source = phrases.after(index, cue.last, previous.last)
            source = None if source.kind is SourceKind.NONE else source
        if source is not None:
            return Speech([mark], cue, source, "verb-before-colon", side="before")
    return None


def dialogue_before_colon(index: SentenceIndex, previous: Stretch, mark: Mark) -> Speech | None:
    """And from Chairwoman Ann Poe:"""
    last = previous.last - 1
    while last > previous.first and not index.is_word(last - 1):
        last -= 1
    first = last
    while first > previous.first and index.capital(first - 1):
        first -= 1
    person = any(index.view.entity[i] == "PER" for i in range(first, last))
    return _of_speaker(mark, first, last) if person else None
