"""Who is on the stage when a word without a name speaks: the speaker so far, and whom the article has turned to since.

Candidates are those who spoke last and those named last outside quotation marks. They are weighed by what is seen on
the page: who speaks, how many sentences ago, whether the name stands where a subject stands, whether the word means one
or many.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from reader.analysis import draft
from reader.analysis.actors import Cast
from reader.analysis.draft import Draft
from reader.analysis.mentions import Mention
from reader.analysis.people import Figure

FAR = 12
"""Appearances and speakers that are weighed: the last ones before the word."""


@dataclass(slots=True)
class Candidate:
    """Somebody who may be meant."""

    figure: Figure
    """Who."""
    score: float
    """0 to 1."""
    why: str = ""
    """What speaks for the figure, as the last part of a rule's name."""


@dataclass(slots=True)
class Appearance:
    """A place outside quotation marks where somebody is named."""

    start: int
    """First character."""
    sentence: int
    """Number of the sentence."""
    paragraph: int
    """Number of the paragraph."""
    figure: Figure
    """Who is named."""
    subject: bool
    """Whether the name stands where a subject stands."""
    features: dict[str, float] = field(default_factory=dict)
    """What else is seen there."""


@dataclass(slots=True)
class Heard:
    """A statement that was resolved."""

    start: int
    """Where it is told."""
    sentence: int
    """Number of the sentence of its cue."""
    paragraph: int
    """Number of the paragraph."""
    figure: Figure
    """Who spoke."""


class Stage:
    """One article as it goes by."""

    def __init__(self, doc: Doc, cast: Cast, drafts: list[Draft]) -> None:
        self._text = doc.text
        self._cast = cast
        self._drafts = drafts
        paragraphs = draft.paragraphs(doc)
        self._paragraph_starts = [start for start, _ in paragraphs]
        spans = [(one.start, one.end) for one in draft.sentences(doc)] or list(paragraphs)
        self._sentence_starts = [start for start, _ in spans]
        self._quotes = [(q.start, q.end) for q in draft.quotations(doc) if q.level == 0]
        self._quote_starts = [start for start, _ in self._quotes]
        self._appearances = self._appear()
        self._appearance_starts = [one.start for one in self._appearances]
        self._heard: list[Heard] = []

    def _appear(self) -> list[Appearance]:
        out: list[Appearance] = []
        last_sentence, subject_taken = -1, False
        for mention in self._cast.mentions:
            if mention.label in ("GPE", "LOC") or self._quoted(mention.start):
                continue
            sentence = self.sentence(mention.start)
            if sentence != last_sentence:
                last_sentence, subject_taken = sentence, False
            subject = not subject_taken and self._stands_as_subject(mention)
            subject_taken = subject_taken or subject
            figure = self._cast.owner[mention.name]
            out.append(Appearance(mention.start, sentence, self.paragraph(mention.start), figure, subject))
        return out

    def _stands_as_subject(self, mention: Mention) -> bool:
        """Whether no preposition stands right before the phrase."""
        words = self._cast.words
        number = words.number(mention.start) - 1
        return (
            number < 0
            or words.starts[number] < self._sentence_starts[self.sentence(mention.start)]
            or (words.lower[number] not in self._cast.lists.prepositions)
        )

    def _quoted(self, char: int) -> bool:
        index = bisect_right(self._quote_starts, char) - 1
        return index >= 0 and char < self._quotes[index][1]

    def sentence(self, char: int) -> int:
        """Number of the sentence at that character."""
        return max(0, bisect_right(self._sentence_starts, char) - 1)

    def paragraph(self, char: int) -> int:
        """Number of the paragraph at that character."""
        return max(0, bisect_right(self._paragraph_starts, char) - 1)

    def heard(self, index: int, figure: Figure | None) -> None:
        """Take note of who said a statement."""
        one = self._drafts[index]
        if figure is not None:
            place = one.cue[0] if one.cue else one.start
            self._heard.append(Heard(place, self.sentence(place), self.paragraph(place), figure))

    # ------------------------------------------------------------ weighing

    def weigh(self, index: int, number: str) -> list[Candidate]:
        """Who may be meant by a word of that number in a draft, the likeliest first."""
        one = self._drafts[index]
        place = min(one.start, (one.source or one.cue or (one.start, 0))[0])
        sentence = self.sentence(one.cue[0] if one.cue else one.start)
        last = self._last_speaker(number)
        turned = self._turned_to(place, sentence, last, number)
        out: list[Candidate] = []
        if turned is not None and (last is None or turned.figure is not last.figure):
            out.append(Candidate(turned.figure, 0.8, "of-the-subject-before"))
        if last is not None:
            score = 0.92 if not out else 0.5
            out.append(Candidate(last.figure, score, "of-the-running-speaker"))
        if not out:
            out.extend(self._anyone(place, number))
        return out

    def _last_speaker(self, number: str) -> Heard | None:
        for heard in reversed(self._heard[-FAR:]):
            if _agrees(heard.figure, number):
                return heard
        return None

    def _turned_to(self, place: int, sentence: int, last: Heard | None, number: str) -> Appearance | None:
        """The subject of the sentences since the last statement, the nearest one."""
        index = bisect_left(self._appearance_starts, place)
        for one in reversed(self._appearances[max(0, index - FAR) : index]):
            if last is not None and one.sentence <= last.sentence:
                return None
            if one.subject and _agrees(one.figure, number) and sentence - one.sentence <= 3:
                return one
        return None

    def _anyone(self, place: int, number: str) -> list[Candidate]:
        index = bisect_left(self._appearance_starts, place)
        near = [*reversed(self._appearances[max(0, index - FAR) : index]), *self._appearances[index : index + FAR]]
        fitting = [one for one in near if _agrees(one.figure, number)]
        seen: dict[int, Candidate] = {}
        for one in sorted(fitting, key=lambda one: (not one.subject, abs(one.start - place))):
            seen.setdefault(id(one.figure), Candidate(one.figure, 0.5 if one.subject else 0.35, "of-the-nearest-name"))
        return list(seen.values())


def _agrees(figure: Figure, number: str) -> bool:
    """Whether a figure can be meant by a word of that number."""
    if number == "one":
        return figure.kind == "person"
    if number == "many":
        return figure.kind in ("group", "organization", "government")
    if number == "body":
        return figure.kind in ("organization", "government")
    return True
