"""What the constructions look at: one document's tokens, its quotations and sentences by token, and the cues in it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from reader.analysis.draft import Quotation, Sentence
from reader.analysis.statements.lexicon import CueWord, Lexicon, Role
from reader.analysis.view import View
from reader.model.text import QUOTATION_MARKS

MAX_CUES = 40
"""Cues that are looked at in one sentence; one with more is no sentence, and its time would grow with their square."""


@dataclass(slots=True)
class Cue:
    """A cue form in the text."""

    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    word: CueWord
    """Its entry."""
    used: bool = False
    """Whether a statement has it already."""
    content: tuple[int, int] | None = None
    """What it reports, from the first token to one past the last; None until a report is found."""


@dataclass(slots=True)
class Mark:
    """A quotation of the outer level, by tokens."""

    first: int
    """The opening mark."""
    last: int
    """One past the closing mark."""
    number: int
    """Its number among the document's quotations."""
    closed: bool
    """Whether it is closed."""
    inner: range
    """The tokens within its marks."""
    speech: bool = False
    """Whether it is direct speech."""


@dataclass(slots=True)
class Stretch:
    """A sentence by tokens, with what stands in it."""

    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    paragraph: int
    """Number of its paragraph."""
    marks: list[Mark]
    """Its outer quotations."""
    cues: list[Cue]
    """Cues outside quotations, and the first word of a quoted fragment."""


class SentenceIndex:
    """One document as the constructions see it."""

    def __init__(self, view: View, lexicon: Lexicon, quotations: list[Quotation], sentences: list[Sentence]) -> None:
        self.view = view
        self.lexicon = lexicon
        self.lower = view.lower
        self.words = view.words
        self.quoted = bytearray(len(view))
        """1 for each token inside an outer quotation, marks included."""
        marks: list[Mark] = []
        for number, quotation in enumerate(quotations):
            if quotation.level:
                continue
            tokens = view.tokens(quotation.start, quotation.end)
            first, last = tokens.start, tokens.stop
            inner_first, inner_last = first, last
            while inner_first < last and self.words[inner_first][0] in QUOTATION_MARKS:
                inner_first += 1
            while inner_last > inner_first and quotation.closed and self.words[inner_last - 1][0] in QUOTATION_MARKS:
                inner_last -= 1
            marks.append(Mark(first, last, number, quotation.closed, range(inner_first, inner_last)))
            self.quoted[first:last] = b"\1" * (last - first)
        self.quotation_ends: dict[int, int] = {mark.first: mark.last for mark in marks}
        """For the first token of each outer quotation, one past its last."""
        firsts = [mark.first for mark in marks]
        self.stretches: list[Stretch] = []
        """The sentences in text order."""
        for sentence in sentences:
            tokens = view.tokens(sentence.start, sentence.end)
            inside = marks[bisect_left(firsts, tokens.start) : bisect_left(firsts, tokens.stop)]
            stretch = Stretch(tokens.start, tokens.stop, sentence.paragraph, inside, [])
            self._find_cues(stretch)
            self.stretches.append(stretch)

    def _find_cues(self, stretch: Stretch) -> None:
        table = self.lexicon.cues
        lower, quoted = self.lower, self.quoted
        openers = {mark.inner.start for mark in stretch.marks if not mark.closed or len(mark.inner)}
        k = stretch.first
        while k < stretch.last and len(stretch.cues) < MAX_CUES:
            forms = table.get(lower[k])
            if forms is None or (quoted[k] and k not in openers):
                k += 1
                continue
            step = k + 1
            for form in forms:
                end = k + len(form.words)
                if form.role is Role.VERB and self._is_noun(k):
                    continue
                if end <= stretch.last and (end == k + 1 or tuple(lower[k:end]) == form.words):
                    stretch.cues.append(Cue(k, end, form))
                    step = max(step, end)
            k = step

    def _is_noun(self, k: int) -> bool:
        """Whether a cue form is a noun here, where a verb and a plural are written alike: one of the |states|."""
        groups = self.lexicon.words
        if groups.verb_prefix or self.view.pos[k] not in {"NOUN", "PROPN"} or not k:
            return False
        before = self.lower[k - 1]
        return before in groups.article or before in groups.possessive or self.view.pos[k - 1] in {"NUM", "DET"}

    # ------------------------------------------------------------ small questions about tokens

    def is_word(self, k: int) -> bool:
        """Whether the token is made of letters or digits."""
        word = self.words[k]
        return word.isalnum() or any(c.isalnum() for c in word)

    def capital(self, k: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.words[k][0].isupper()

    def skip_adverbs(self, k: int, stop: int) -> int:
        """The first token from `k` on that is no adverb."""
        while k < stop and self.lower[k] in self.lexicon.adverbs:
            k += 1
        return k

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """The stretch without commas, dashes, full stops and brackets that close nothing at its edges."""
        words = self.words
        while first < last and words[first] in _EDGE_LEFT:
            first += 1
        while last > first and (words[last - 1] in _EDGE_RIGHT or words[last - 1].isspace()):
            last -= 1
        return first, last


_EDGE_LEFT = frozenset({",", ".", ";", ":", "-", "–", "—", ")", "...", "…"})
_EDGE_RIGHT = frozenset({",", ".", ";", ":", "-", "–", "—", "(", "..."})
