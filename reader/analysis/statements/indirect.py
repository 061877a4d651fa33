"""Paraphrases: statements without quotation marks, or with a quoted fragment in them."""

from __future__ import annotations

from collections.abc import Callable

from reader.analysis.statements.according import according, cue_after_content
from reader.analysis.statements.bounds import uncrossed
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.nominal import SAID_SO, noun, passive
from reader.analysis.statements.report import MIN_CONTENT, Report
from reader.analysis.statements.sentence_index import Cue, SentenceIndex, Stretch
from reader.analysis.statements.verbs import verb

Construction = Callable[[SentenceIndex, Stretch, int], Report | None]
"""Reads the sentence's cue of that number as a report, or not."""
BY_ROLE: dict[Role, Construction] = {
    Role.AFTER: cue_after_content,
    Role.ACCORDING: according,
    Role.VERB: verb,
    Role.PASSIVE: passive,
    Role.NOUN: noun,
}
"""The construction of a cue, by the list that the cue stands in."""


def reports(index: SentenceIndex, stretch: Stretch) -> list[Report]:
    """The candidates in a sentence, outside its direct speech; marks their cues as used."""
    out: list[Report] = []
    taken = {cue.first for cue in stretch.cues if cue.used}
    adjoining = -1
    for position, cue in enumerate(stretch.cues):
        if cue.used or cue.first in taken or not _may_report(index, stretch, cue):
            continue
        if out and cue.word.role is Role.VERB and index.skip_adverbs(adjoining, cue.first) == cue.first:
            continue  # mengaku percaya ...: the second verb is what was said
        found = BY_ROLE[cue.word.role](index, stretch, position)
        if found is None or not _trim(index, stretch, found):
            continue
        cue.used = True
        cue.content = found.spans[0][0], found.spans[-1][1]
        taken.add(cue.first)
        adjoining = cue.last
        out.append(found)
    return out


def _may_report(index: SentenceIndex, stretch: Stretch, cue: Cue) -> bool:
    """Whether a cue may open a paraphrase: it does so outside of direct speech, and where its list allows it."""
    if cue.word.kind in {"never", "puts"}:
        return False
    spoken = (mark for mark in stretch.marks if mark.speech)
    return not index.quoted[cue.first] or not any(mark.first <= cue.first < mark.last for mark in spoken)


def _trim(index: SentenceIndex, stretch: Stretch, found: Report) -> bool:
    """Bring a report's content to its proper edges; false where too little is left."""
    bounds = (index.trim(*uncrossed(stretch, first, last)) for first, last in found.spans)
    found.spans = [(first, last) for first, last in bounds if last > first]
    size = sum(index.is_word(i) for first, last in found.spans for i in range(first, last))
    return size >= (1 if found.rule == SAID_SO else MIN_CONTENT)
