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
    kind: str,
    left: tuple[int, int],
    right: tuple[int, int],
) -> Report | None:
    """Subject and cue behind a comma: The test, the army said, failed. | The test failed, the army said on Monday."""
    lexicon, lower = index.lexicon, index.lower
    words = sum(index.is_word(i) for i in range(*left))
    of_time = lexicon.words.time | lexicon.words.time_preposition
    fronted = phrases.is_connective(index, *left) or all(
        lower[i] in of_time or not index.is_word(i) for i in range(*left)
    )
    speech = right[0] < right[1] and (index.quoted[right[0]] or kind == "that")
    if not words or fronted or speech or lower[left[1] - 1] in lexicon.words.relative:
        if sum(index.is_word(i) for i in range(*right)) < MIN_CONTENT:
            return None
        return Report([right], cue, source, "verb-before-content", kind)
    again = right[0] < right[1] and lower[right[0]] in lexicon.cues  # ..., he said, adding that ...
    behind = sum(index.is_word(i) for i in range(*right)) < MIN_CONTENT or again
    if behind or reporting(index, right[0], stretch) or _goes_on(index, right[0]):
        return Report([left], cue, source, "verb-after-content") if words >= 3 else None
    if kind != "comma":
        return Report([right], cue, source, "verb-before-content", kind)
    left = index.trim(_clause_start(index, *left), left[1])
    return Report([left, right], cue, source, "verb-after-content", kind)


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
