"""Paraphrases whose cue is a noun or a passive verb: X's claim that ..., disampaikan X, yang disebutnya ..."""

from __future__ import annotations

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases
from reader.analysis.statements.bounds import content_end, past_complementiser
from reader.analysis.statements.report import Report
from reader.analysis.statements.sentence_index import Cue, SentenceIndex, Stretch
from reader.analysis.statements.source import CLITIC, MAX_SOURCE, NONE, Source

LONGEST_PLAIN = 3
"""Words in capitals that are taken for a name though nobody saw one."""
SAID_SO = "said-so"
"""The construction whose content is the sentence before: Hal itu disampaikan X."""


def passive(index: SentenceIndex, stretch: Stretch, position: int) -> Report | None:
    """Hal itu disampaikan X | disampaikan X bahwa ... | yang disebutnya (sebagai) ..."""
    cue = stretch.cues[position]
    source = CLITIC if cue.word.clitic else phrases.after(index, cue.last, stretch.last)
    if cue.word.kind == "called" and not _points_back(index, stretch, cue, source):
        return _called(index, stretch, position, cue, source)
    if source.kind is SourceKind.NONE:
        return None
    rest = source.last if source.last > source.first else cue.last
    # disampaikan X bahwa ...
    k, kind = past_complementiser(index, rest, stretch.last)
    if kind == "that":
        return Report([(k, content_end(index, stretch, k, position))], cue, source, "passive-before-content", kind)
    if _fronted(index, stretch, cue, source, rest):
        k = rest + 1
        return Report([(k, content_end(index, stretch, k, position))], cue, source, "passive-before-content", "comma")
    return said_so(index, stretch, cue, source)


def said_so(index: SentenceIndex, stretch: Stretch, cue: Cue, source: Source) -> Report | None:
    """Hal itu disampaikan X: what stands before. None for hal senada disampaikan X: what X said is not told."""
    lower, words = index.lower, index.lexicon.words
    back = cue.first
    while back > stretch.first and lower[back - 1] in index.lexicon.adverbs:
        back -= 1
    if (back == stretch.first and lower[cue.first] not in words.filler) or back - stretch.first > 5:
        return None
    head = frozenset(lower[stretch.first : back])
    if not head & words.pointer or head & words.alike:
        return None
    agent = cue.last < stretch.last and lower[cue.last] in words.agent
    named = source.kind is not SourceKind.PHRASE or index.capital(source.first) or agent
    return Report([(stretch.first, back)], cue, source, SAID_SO) if named else None


def _points_back(index: SentenceIndex, stretch: Stretch, cue: Cue, source: Source) -> bool:
    """Whether a verb of calling says what stands in the sentence before, and calls nothing: Hal itu disebut X."""
    words, rest = index.lexicon.words, source.last
    opens = index.lower[stretch.first] in words.thing and cue.first - stretch.first == 2
    back = opens and index.lower[stretch.first + 1] in words.pointing
    named = source.kind is SourceKind.PHRASE and index.capital(source.first)
    return back and named and (rest >= stretch.last or index.lower[rest] not in words.as_)


def _fronted(index: SentenceIndex, stretch: Stretch, cue: Cue, source: Source, rest: int) -> bool:
    """Whether the cue opens the sentence and a comma parts it from what was said: Diakui Budi, ..."""
    opens = phrases.without_connective(index, stretch.first, cue.first + 1) == cue.first
    inside = range(source.first, source.last)
    plain = len(inside) <= LONGEST_PLAIN and all(index.capital(i) for i in inside)
    named = source.kind is not SourceKind.PHRASE or plain or any(index.view.entity[i] for i in inside)
    return opens and named and rest + 1 < stretch.last and index.words[rest] == ","


def _called(index: SentenceIndex, stretch: Stretch, position: int, cue: Cue, source: Source) -> Report | None:
    """yang disebutnya (sebagai) X | yang disebut Y sebagai X: what is called so is the content, from the naming on."""
    k = cue.last
    if not cue.word.clitic:
        if source.kind is SourceKind.NONE or cue.last >= stretch.last:
            return None
        agent = index.lower[cue.last] in index.lexicon.words.agent
        if not agent and not (source.kind is SourceKind.PRONOUN or index.capital(source.first)):
            return None
        k = source.last
        if not agent and not (k < stretch.last and index.lower[k] in index.lexicon.words.as_):
            return None
    if k < stretch.last and index.lower[k] in index.lexicon.words.as_:
        k += 1
    return Report([(k, content_end(index, stretch, k, position))], cue, source, "called-so")


def noun(index: SentenceIndex, stretch: Stretch, position: int) -> Report | None:
    """perintah dari X untuk ... | peringatan X bahwa ... | X's claim that ..."""
    cue = stretch.cues[position]
    k = cue.last
    owner = _owner(index, stretch.first, cue.first)
    if owner.kind is not SourceKind.NONE:
        k, kind = past_complementiser(index, k, stretch.last)
        act = kind == "to" and k < stretch.last and (index.view.pos[k] in {"VERB", "AUX"} or not index.view.tagged)
        if kind != "that" and not act:
            return None
        end = content_end(index, stretch, k, position)
        return Report([(k, end)], cue, owner, "noun-before-content", kind)
    made = index.view.pos[k] == "VERB" or not index.view.tagged if k + 1 < stretch.last else False
    if made and index.lower[k + 1] in index.lexicon.words.from_ and index.lexicon.words.genitive:
        k += 1  # a claim |made| by X that ...
    if k < stretch.last and index.lower[k] in index.lexicon.words.from_:
        k += 1
    elif index.lexicon.words.genitive:
        return None  # a language with a genitive puts no bare source behind the noun
    source = phrases.after(index, k, stretch.last)
    if source.kind is SourceKind.NONE:
        return None
    k, kind = past_complementiser(index, source.last, stretch.last)
    if kind not in {"that", "to"}:
        return None
    return Report([(k, content_end(index, stretch, k, position))], cue, source, "noun-before-content", kind)


def _owner(index: SentenceIndex, first: int, noun: int) -> Source:
    """Whose a noun is, told before it: Mr. Clark's |claim|, her earlier |claim|. NONE where nobody is named."""
    groups, pos = index.lexicon.words, index.view.pos
    k = noun
    while k > first and pos[k - 1] == "ADJ" and noun - k < 2:
        k -= 1
    if k <= first:
        return NONE
    if index.lower[k - 1] in groups.possessive:
        return Source(SourceKind.PRONOUN, k - 1, k)
    if index.lower[k - 1] not in groups.genitive or index.quoted[k - 1]:
        return NONE
    start = k - 1
    while start > first and k - start < MAX_SOURCE and (index.capital(start - 1) or pos[start - 1] in _IN_NAMES):
        start -= 1
    return Source(SourceKind.PHRASE, start, k - 1) if start < k - 1 else NONE


_IN_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
