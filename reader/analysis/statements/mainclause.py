"""The subject of a sentence, for a cue whose own subject is left out."""

from __future__ import annotations

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases, wordclass
from reader.analysis.statements.sentence_index import SentenceIndex
from reader.analysis.statements.source import DROPPED, MAX_SOURCE, Source


def main_subject(index: SentenceIndex, first: int, last: int) -> Source:
    """The subject of the sentence that begins at `first`: its first noun phrase, behind fronted adjuncts.

    For a cue whose own subject is left out: Pada hari Senin, |Presiden X| berbicara dengan Y, mendesak ...
    """
    lower, words, pos = index.lower, index.words, index.view.pos
    k = first
    while k < last:
        k = phrases.without_connective(index, first, k, last)
        if k >= last:
            break
        times = index.lexicon.words.time
        ago = next((i for i in range(k, min(k + 5, last)) if words[i] == ","), k)
        if ago > k and lower[ago - 1] in times and not any(index.view.entity[k:ago]):
            k = ago + 1  # Eight years ago, he ...
            continue
        if lower[k] in index.lexicon.words.preposition and not index.quoted[k]:
            comma = next((i for i in range(k, last) if words[i] == ","), None)
            if comma is None:
                break
            k = comma + 1
            continue
        break
    if k >= last:
        return DROPPED
    if lower[k] in index.lexicon.pronouns:
        return Source(SourceKind.PRONOUN, k, k + 1)
    end = k
    while end < last and end - k < MAX_SOURCE:
        if words[end] == ",":
            if end + 1 < last and index.capital(end + 1) and not wordclass.looks_verbal(index, end + 1):
                end += 1
                continue
            break
        if words[end] in {"(", ")"}:
            end += 1
            continue
        if not index.is_word(end) or lower[end] in index.lexicon.words.relative or lower[end] in index.lexicon.adverbs:
            break
        if phrases.is_cue_verb(index, end) and not index.capital(end):
            break
        if not index.capital(end) and (pos[end] in {"VERB", "AUX"} or lower[end] in index.lexicon.clause_words):
            break
        if (
            not index.capital(end)
            and not pos[end]
            and (wordclass.looks_verbal(index, end) or lower[end] in index.lexicon.words.preposition)
        ):
            break
        end += 1
    first_, last_ = index.trim(k, end)
    return Source(SourceKind.DROPPED, first_, last_) if last_ > first_ else DROPPED
