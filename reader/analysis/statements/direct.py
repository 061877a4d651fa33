"""Quotations that are speech: which they are, and which belong to one statement.

What a quotation is, is told by its cue (`cue_behind`, `cue_before`), its look, and its place in the sentence. Where
nothing stands before it there, the readings are tried in the order of AT_HEAD, else a cue before it decides, and
without one the readings are those of INSIDE.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.analysis.statements import cue_before, cue_behind
from reader.analysis.statements.sentence_index import Mark, SentenceIndex, Stretch
from reader.analysis.statements.speech import Speech, without_cue

_STOPS = frozenset({".", ",", "!", "?", "…", "...", "....", "?!", "!!", "..", ";", "-", "–"})

CLAUSE_WORDS = 5
"""A quotation of so many words, begun with a capital behind a comma or a colon, is at least a clause."""


def speeches(index: SentenceIndex, stretches: list[Stretch], earlier: Stretch | None = None) -> list[Speech]:
    """The direct statements of a paragraph's sentences, in text order; marks them as speech, and their cues as used.

    `earlier` is the last sentence of the paragraph before.
    """
    out: list[Speech] = []
    for number, stretch in enumerate(stretches):
        for position, mark in enumerate(stretch.marks):
            if not len(mark.inner):
                continue
            found = _speech(index, stretches, number, position, earlier)
            if found is None:
                continue
            mark.speech = True
            if found.cue is not None:
                found.cue.used = True
            joined = _interrupted(index, stretch, position, out, found)
            if joined is not None:
                joined.marks.append(mark)
            else:
                out.append(found)
    return out


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in its sentence, with what its look tells."""

    index: SentenceIndex
    """The article."""
    stretch: Stretch
    """Its sentence."""
    previous: Stretch | None
    """The sentence before, that of the paragraph before included."""
    position: int
    """Its number among the sentence's quotations."""
    behind: Speech | None
    """What it is by a cue behind it."""
    size: int
    """Its words, one or more."""
    ended: bool
    """Whether a mark of punctuation stands before its closing mark."""
    capital: bool
    """Whether its first word has no small letter at its beginning."""

    @property
    def mark(self) -> Mark:
        """Where it stands."""
        return self.stretch.marks[self.position]

    @property
    def alone(self) -> bool:
        """Whether no word follows it in its sentence."""
        return not any(self.index.is_word(i) for i in range(self.mark.last, self.stretch.last))

    @property
    def parted(self) -> bool:
        """Whether a comma or a colon stands before it."""
        return self.index.words[self.mark.first - 1] in {",", ":"}

    @property
    def clause(self) -> bool:
        """Whether it is long enough for a clause."""
        return self.size >= 3 and (self.ended or self.size >= CLAUSE_WORDS)


def _speech(
    index: SentenceIndex, stretches: list[Stretch], number: int, position: int, earlier: Stretch | None
) -> Speech | None:
    stretch = stretches[number]
    mark = stretch.marks[position]
    words = [i for i in mark.inner if index.is_word(i)]
    if not words:
        return None
    behind = cue_behind.in_sentence(index, stretch, position) or cue_behind.beside(index, stretches, number, position)
    ended = index.words[mark.inner.stop - 1] in _STOPS
    if _is_name(index, stretch, mark) and not (behind and behind.cue and ended):
        return None
    cut = None if mark.closed else cue_behind.cue_in_unclosed_quotation(index, stretch, mark)
    if cut is not None:
        return cut
    if behind is not None and behind.rule == cue_behind.WRITTEN:
        return None
    quoted = Quoted(
        index=index,
        stretch=stretch,
        previous=stretches[number - 1] if number else earlier,
        position=position,
        behind=behind,
        size=len(words),
        ended=ended,
        capital=not index.words[words[0]][0].islower(),
    )
    if _heads_sentence(index, stretch, mark):
        return _first(AT_HEAD, quoted)
    before = cue_before.in_sentence(index, stretch, position)
    if before is None:
        return _first(INSIDE, quoted)
    return before if _is_said_by(quoted, before) else _behind_cue_between(quoted, before)


def _heads_sentence(index: SentenceIndex, stretch: Stretch, mark: Mark) -> bool:
    """Whether no word or only a connective stands before a quotation in its sentence."""
    last = mark.first
    while last > stretch.first and not index.is_word(last - 1):
        last -= 1
    if last == stretch.first:
        return True
    matched = index.lexicon.connectives.match(index.lower, stretch.first, last)
    return matched is not None and matched[0] == last


def _is_name(index: SentenceIndex, stretch: Stretch, mark: Mark) -> bool:
    """Whether a naming word stands before the quotation: bertajuk "..."."""
    k = mark.first - 1
    return k >= stretch.first and index.lower[k] in index.lexicon.quote_naming


# ---------------------------------------------------------------- at the head of its sentence


def _said_by_cue_behind(quoted: Quoted) -> Speech | None:
    """ "...", kata X."""
    if quoted.behind is None or not (quoted.capital or quoted.ended):
        return None
    mark, stretch = quoted.mark, quoted.stretch
    comma = mark.last < stretch.last and quoted.index.words[mark.last] == ","
    return quoted.behind if quoted.ended or comma or quoted.behind.side == "next" else None


def _sentence_of_its_own(quoted: Quoted) -> Speech | None:
    """ "Kami siap." | X mengatakan: "Kami siap." in two sentences."""
    if not quoted.alone or not (quoted.ended or quoted.size >= CLAUSE_WORDS):
        return None
    return cue_before.in_sentence_before(quoted.index, quoted.previous, quoted.mark) or without_cue(
        quoted.mark, "quotation-alone"
    )


def _followed_by_others(quoted: Quoted) -> Speech | None:
    """ "Kami siap." Ia pulang."""
    if not quoted.ended or quoted.size < 3 or quoted.alone:
        return None
    return quoted.behind or without_cue(quoted.mark, "quotation-alone")


def _clause_with_cue_behind(quoted: Quoted) -> Speech | None:
    """ "kami siap berangkat besok pagi" kata X."""
    return quoted.behind if quoted.size >= CLAUSE_WORDS else None


# ---------------------------------------------------------------- within its sentence


def _is_said_by(quoted: Quoted, before: Speech) -> bool:
    """Whether the quotation is speech by the cue before it, and not a word or two that a sentence quotes."""
    cue, parted = before.cue, quoted.parted
    if quoted.capital and quoted.ended and quoted.size >= 2 and parted:
        return True
    if not quoted.clause:
        return False
    if cue is None:
        return quoted.capital
    joined = quoted.index.lower[quoted.mark.first - 1] in quoted.index.lexicon.complementisers
    if quoted.capital and (parted or joined or cue.last == quoted.mark.first):
        return True
    return parted and cue.word.kind == "puts"


def _parted_from_cue_behind(quoted: Quoted) -> Speech | None:
    """Di sana, "kami siap," kata X."""
    tied = quoted.parted or quoted.position > 0
    return quoted.behind if tied and quoted.ended and quoted.size >= 2 else None


def _goes_on(quoted: Quoted) -> Speech | None:
    """ "A," kata X dan, "B." """
    if not quoted.position or not quoted.stretch.marks[quoted.position - 1].speech or not quoted.ended:
        return None
    return without_cue(quoted.mark, "quotation-continued") if quoted.parted or quoted.size >= CLAUSE_WORDS else None


def _behind_cue_between(quoted: Quoted, before: Speech) -> Speech | None:
    """ "A," said |the mayor|, "is B." The cue that stands before it has the quotation before as well."""
    if not quoted.position or before.cue is None or quoted.index.words[quoted.mark.first - 1] != ",":
        return None
    between = quoted.stretch.marks[quoted.position - 1].last <= before.cue.first
    return _goes_on(quoted) if between else None


def _behind_colon(quoted: Quoted) -> Speech | None:
    """Pesannya: "Kami siap." """
    colon = quoted.index.words[quoted.mark.first - 1] == ":"
    return without_cue(quoted.mark, "quotation-after-colon") if colon and quoted.capital and quoted.size >= 3 else None


Reading = Callable[[Quoted], Speech | None]
"""Takes a quotation for speech in one way, or not."""
AT_HEAD: tuple[Reading, ...] = (
    _said_by_cue_behind,
    _sentence_of_its_own,
    _followed_by_others,
    _clause_with_cue_behind,
)
"""Readings of a quotation at the head of its sentence, in their order."""
INSIDE: tuple[Reading, ...] = (_parted_from_cue_behind, _goes_on, _behind_colon)
"""Readings of one within its sentence without a cue before it, in their order."""


def _first(readings: tuple[Reading, ...], quoted: Quoted) -> Speech | None:
    return next((found for reading in readings if (found := reading(quoted)) is not None), None)


def _interrupted(
    index: SentenceIndex, stretch: Stretch, position: int, out: list[Speech], found: Speech
) -> Speech | None:
    """The statement that this quotation goes on with: "A," kata X, "B." is one statement."""
    if not position or not out:
        return None
    earlier = out[-1]
    previous = stretch.marks[position - 1]
    if earlier.marks[-1] is not previous or earlier.cue is None or earlier.side != "after" or earlier.stop:
        return None
    mark = stretch.marks[position]
    if found.cue is not None and found.cue is not earlier.cue:
        return None
    return earlier if index.words[mark.first - 1] == "," else None
