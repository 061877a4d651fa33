"""Whom a pronoun follows who has no name: |Puluhan sopir| mogok. Mereka menuntut ... | |A man| came in. He said ..."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.analysis.draft import Draft, SourceKind
from reader.analysis.statements.mainclause import main_subject
from reader.analysis.statements.sentence_index import SentenceIndex
from reader.analysis.statements.source import Source


def tell_subjects(index: SentenceIndex, drafts: Sequence[Draft]) -> None:
    """Note of each statement by a pronoun whom the sentence before has as its subject, where the pronoun may mean it.

    For several that is any subject in the same paragraph or the last; for one somebody described who opens the same.
    """
    firsts = [stretch.first for stretch in index.stretches]
    for draft in drafts:
        if draft.source is None or draft.source_kind is not SourceKind.PRONOUN:
            continue
        token = index.view.tokens(*draft.source).start
        number = bisect_right(firsts, token) - 1
        if number < 1:
            continue
        before, here = index.stretches[number - 1], index.stretches[number]
        subject = main_subject(index, before.first, before.last)
        if subject.last <= subject.first:
            continue
        if index.lower[token] in index.lexicon.words.several:
            meant = here.paragraph - before.paragraph <= 1
        else:
            opens = number == 1 or index.stretches[number - 2].paragraph != before.paragraph
            meant = opens and here.paragraph == before.paragraph and _is_described(index, subject)
        if meant:
            draft.subject_before = index.view.chars(subject.first, subject.last)


def _is_described(index: SentenceIndex, subject: Source) -> bool:
    """Whether an article opens the subject and what somebody is follows, without a person's name."""
    words, inside = index.lexicon.words, range(subject.first, subject.last)
    noun = next((i for i in inside if index.lower[i] in words.preposition | words.relative), subject.last)
    role = any(index.lower[i] in index.lexicon.roles for i in range(subject.first + 1, noun))
    return (
        index.lower[subject.first] in words.article and role and not any(index.view.entity[i] == "PER" for i in inside)
    )
