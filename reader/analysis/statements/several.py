"""Whom a pronoun for several follows: |Puluhan sopir| mogok. Mereka menuntut ..."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.analysis.draft import Draft, SourceKind
from reader.analysis.statements.mainclause import main_subject
from reader.analysis.statements.sentence_index import SentenceIndex


def tell_groups(index: SentenceIndex, drafts: Sequence[Draft]) -> None:
    """Note of each statement by several whom the sentence before has as its subject, in its paragraph or the last."""
    firsts = [stretch.first for stretch in index.stretches]
    for draft in drafts:
        if draft.source is None or draft.source_kind is not SourceKind.PRONOUN:
            continue
        token = index.view.tokens(*draft.source).start
        number = bisect_right(firsts, token) - 1
        if number < 1 or index.lower[token] not in index.lexicon.words.several:
            continue
        before, here = index.stretches[number - 1], index.stretches[number]
        subject = main_subject(index, before.first, before.last)
        if here.paragraph - before.paragraph <= 1 and subject.last > subject.first:
            draft.group = index.view.chars(subject.first, subject.last)
