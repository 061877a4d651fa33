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
    k = phrases.without_connective(index, first, last)
    while k < last and (comma := _fronted_until(index, k, last)) is not None:
        k = phrases.without_connective(index, comma + 1, last)
    if k >= last:
        return DROPPED
    if index.lower[k] in index.lexicon.pronouns:
        return Source(SourceKind.PRONOUN, k, k + 1)
    end = k
    while end < last and end - k < MAX_SOURCE and not _ends_subject(index, end, last):
        end += 1
    start, stop = index.trim(k, end)
    return Source(SourceKind.DROPPED, start, stop) if stop > start else DROPPED


def _fronted_until(index: SentenceIndex, k: int, last: int) -> int | None:
    """The comma that ends the time or the adjunct at `k`; None where the subject stands there."""
    words, groups = index.words, index.lexicon.words
    near = next((i for i in range(k, min(k + 5, last)) if words[i] == ","), k)
    if near > k and index.lower[near - 1] in groups.time and not any(index.view.entity[k:near]):
        return near  # Eight years ago, he ...
    if index.lower[k] not in groups.preposition or index.quoted[k]:
        return None
    return next((i for i in range(k, last) if words[i] == ","), None)


def _ends_subject(index: SentenceIndex, i: int, last: int) -> bool:
    """Whether token `i` stands behind the subject: a verb, an adverb, a clause of its own, a sign."""
    lexicon, low, word = index.lexicon, index.lower[i], index.words[i]
    if word == ",":
        return i + 1 >= last or not index.capital(i + 1) or wordclass.looks_verbal(index, i + 1)
    if word in {"(", ")"}:
        return False
    if not index.is_word(i) or low in lexicon.words.relative or low in lexicon.adverbs:
        return True
    if index.capital(i):
        return False
    tag = index.view.pos[i]
    if tag in {"VERB", "AUX"} and wordclass.leads_noun(index, i - 1):
        return False
    if tag in {"VERB", "AUX"} or low in lexicon.clause_words or phrases.is_cue_verb(index, i):
        return True
    return not tag and (wordclass.looks_verbal(index, i) or low in lexicon.words.preposition)
