"""Cues with their subject behind the content or in its middle: The test, the army said, failed."""

from __future__ import annotations

from reader.analysis.statements import phrases
from reader.analysis.statements.bounds import reporting
from reader.analysis.statements.report import MIN_CONTENT, Report
from reader.analysis.statements.sentence_index import Cue, SentenceIndex, Stretch
from reader.analysis.statements.source import Source


def inserted(
    index: SentenceIndex,
    stretch: Stretch,
    cue: Cue,
    source: Source,
    tie: str,
    left: tuple[int, int],
    right: tuple[int, int],
) -> Report | None:
    """Subject and cue behind a comma: The test, the army said, failed. | The test failed, the army said on Monday."""
    short = sum(index.is_word(i) for i in range(*right)) < MIN_CONTENT
    if not _is_said(index, tie, left, right):
        return None if short else Report([right], cue, source, "verb-before-content", tie)
    again = right[0] < right[1] and index.lower[right[0]] in index.lexicon.cues  # ..., he said, adding that ...
    if short or again or reporting(index, right[0], stretch) or _goes_on(index, right[0]):
        words = sum(index.is_word(i) for i in range(*left))
        return Report([left], cue, source, "verb-after-content") if words >= LEAST_LEFT else None
    if tie != "comma":
        return Report([right], cue, source, "verb-before-content", tie)
    left = index.trim(_clause_start(index, *left), left[1])
    return Report([left, right], cue, source, "verb-after-content", tie)


LEAST_LEFT = 3
"""Words that alone are a content before subject and cue."""


def _is_said(index: SentenceIndex, tie: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether what stands before the subject is said, and is no time or connective before what is said behind."""
    lower, lexicon = index.lower, index.lexicon
    words = [i for i in range(*left) if index.is_word(i)]
    of_time = lexicon.words.time | lexicon.words.time_preposition
    if all(lower[i] in of_time for i in words) or phrases.is_connective(index, *left):
        return False
    speech = right[0] < right[1] and (index.quoted[right[0]] or tie == "that")
    return not speech and lower[left[1] - 1] not in lexicon.words.relative


def _clause_start(index: SentenceIndex, first: int, last: int) -> int:
    """Where the clause begins that ends at token `last`: behind a dash, a semicolon, or an "and" behind a comma."""
    words = index.words
    for i in range(last - 1, first, -1):
        if words[i] in {";", "–", "—", "--"}:
            return i + 1
        link = index.lexicon.clause_words.get(index.lower[i]) == "link"
        if link and words[i - 1] in {",", "-"} and not index.quoted[i]:
            return i + 1
    return first


def _goes_on(index: SentenceIndex, k: int) -> bool:
    """Whether an adjunct of the cue stands there: when, where, how, because of what it was said."""
    low = index.lower[k]
    return low in index.lexicon.words.adjunct or index.lexicon.clause_words.get(low) == "sub"
