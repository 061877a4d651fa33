"""Passives that name who spoke behind the verb: Hill was accused |by her aide| of lying."""

from __future__ import annotations

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases
from reader.analysis.statements.bounds import behind_dateline, content_end, past_complementiser, with_apposition
from reader.analysis.statements.report import Report
from reader.analysis.statements.sentence_index import SentenceIndex, Stretch
from reader.analysis.statements.source import Source

BY_AGENT = "passive-with-agent"
"""The construction."""


def is_passive(index: SentenceIndex, stretch: Stretch, position: int) -> bool:
    """Whether an auxiliary makes a passive of the cue: who spoke stands behind it or nowhere."""
    first = stretch.cues[position].first
    lexicon = index.lexicon
    participle = index.lower[first].endswith(lexicon.declared.participle_endings)
    return index.lower[first - 1] in lexicon.words.passive and not participle


def by_agent(index: SentenceIndex, stretch: Stretch, position: int) -> Report | None:
    """X was told by Y that ... | X was told by Y to ... | X was accused by Y of ...; None where no agent is named."""
    cue, words, stop = stretch.cues[position], index.lexicon.words, stretch.last
    if cue.last + 1 >= stop or index.lower[cue.last] not in words.agent or index.lower[cue.last + 1] in words.time:
        return None
    source = phrases.after(index, cue.last, stop)
    if source.kind not in {SourceKind.PHRASE, SourceKind.PRONOUN}:
        return None
    source, rest = with_apposition(index, source, stop, closing=False)
    rest += rest < stop and index.words[rest] == ","
    if rest + 1 >= stop:
        return None
    start, kind = past_complementiser(index, rest, stop)
    if kind == "that" or index.lower[rest] in words.question:
        return Report([(start, content_end(index, stretch, start, position))], cue, source, BY_AGENT, kind)
    if kind != "to" and index.lower[rest] not in words.charge | words.as_:
        return None
    told = (start, content_end(index, stretch, start, position))
    subject = _subject(index, stretch, cue.first)
    spans = [(subject.first, subject.last), told] if subject.last > subject.first else [told]
    return Report(spans, cue, source, BY_AGENT, kind)


def _subject(index: SentenceIndex, stretch: Stretch, verb: int) -> Source:
    """Whom or what the passive is about."""
    return phrases.before(index, behind_dateline(index, stretch.first, verb), verb)[0]
