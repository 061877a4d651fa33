"""From a verb of saying to what is said: over addressees, adjuncts and a complementiser."""

from __future__ import annotations

from reader.analysis.statements import phrases, wordclass
from reader.analysis.statements.bounds import past_complementiser, past_time
from reader.analysis.statements.sentence_index import Cue, SentenceIndex, Stretch

LONGEST_ADDRESSEE = 18
"""Tokens between a word that opens an addressee or an adjunct and the complementiser."""
LONGEST_OBJECT = 12
"""Tokens between a verb that has its addressee as an object and the complementiser."""

Tie = tuple[int, str]
"""The first token of the content, and the kind of what stands before it: that, if, on, to, comma, or nothing."""


def to_content(index: SentenceIndex, stretch: Stretch, k: int, cue: Cue) -> Tie:
    """Where the content behind a verb begins, whose own words end at token `k`, and how it is tied to the verb."""
    words, stop = index.lexicon.words, stretch.last
    if k < stop and index.words[k] == ",":
        return _past_comma(index, k + 1, stop)
    after, kind = past_complementiser(index, k, stop)
    if kind == "to" and index.lower[k] in words.addressee:
        return _past_whom(index, k, stop) or (after, kind)
    if kind:
        return after, kind
    dated = _past_day(index, k, stop)
    if dated is not None:
        return dated, ""
    if k < stop and (index.lower[k] in words.addressee or index.lower[k] in words.adjunct):
        return _past_adjunct(index, k, stop)
    if cue.word.words[0] in words.object_first:
        found = _past_phrase(index, k, stop)  # X memberi tahu Y bahwa ...
        if found is not None and found[1]:
            return (k, "to") if found[1] == "to" else found
        at_once = _past_listener(index, k, stop) or found
        if at_once is not None:
            return at_once
    return (_past_object(index, k, stop) if cue.word.words[0] in words.with_object else None) or (k, "")


def _past_comma(index: SentenceIndex, k: int, stop: int) -> Tie:
    """Behind the comma before `k`, or over what another one closes before "that": melaporkan, |mengutip X|, bahwa"""
    comma = next((i for i in range(k, min(k + LONGEST_OBJECT, stop)) if index.words[i] == ","), stop)
    for begin in (k, comma + 1):
        after, kind = past_complementiser(index, begin, stop)
        if kind == "that":
            return after, kind
    return k, "comma"


def _past_whom(index: SentenceIndex, k: int, stop: int) -> Tie | None:
    """Over whom something was said to, up to "that", with no verb between: reported |to police| that ..."""
    for i in range(k + 1, min(k + LONGEST_OBJECT, stop)):
        if index.lexicon.complementisers.get(index.lower[i]) == "that":
            return i + 1, "that"
        if not index.is_word(i) or wordclass.verbal(index, i):
            return None
    return None


def _past_adjunct(index: SentenceIndex, k: int, stop: int) -> Tie:
    """Over an addressee or an adjunct at `k`: mengatakan |kepada wartawan di Jakarta| bahwa ..."""
    words = index.lexicon.words
    for i in range(k, min(k + LONGEST_ADDRESSEE, stop)):
        kind = index.lexicon.complementisers.get(index.lower[i], "")
        if kind in {"that", "if"} or (kind == "to" and index.lower[k] not in words.adjunct):
            return i + 1, kind
        if index.words[i] == "," and i > k + 1:
            return past_complementiser(index, i + 1, stop)[0], "comma"
    found = _past_phrase(index, k + 1, stop) if index.lower[k] in words.addressee else None
    return found or (k, "")


def _past_day(index: SentenceIndex, k: int, stop: int) -> int | None:
    """Over the day of speaking, where what was said follows at once: said |on Monday| the crew was safe."""
    words, times = index.lexicon.words, index.lexicon.words.time
    if k + 2 >= stop or index.lower[k] not in words.time_preposition or index.lower[k + 1] not in times:
        return None
    after = k + 2
    while after < stop and (index.lower[after] in times or index.words[after].isdigit()):
        after += 1
    return after if after < stop and index.lower[after] in _clause_openers(index) else None


def _past_listener(index: SentenceIndex, k: int, stop: int) -> Tie | None:
    """Over whom something was told, where what was told follows at once: told |the court| she had never met him."""
    groups = index.lexicon.words
    for i in range(k + 1, min(k + LONGEST_OBJECT, stop)):
        if not index.is_word(i) or wordclass.verbal(index, i):
            return None
        if _name_acts(index, k, i, stop) and index.lower[i - 1] not in groups.preposition:
            return i, ""
        if index.lower[i] in _clause_openers(index) and index.lower[i - 1] not in groups.preposition:
            acts = any(wordclass.verbal(index, j) for j in range(i + 1, stop)) or not index.view.tagged
            return (i, "") if acts else None
    return None


def _name_acts(index: SentenceIndex, k: int, i: int, stop: int) -> bool:
    """Whether a name begins at `i`, behind a listener without one from `k` on, with its verb right behind it.

    told the jury |Roof stood| over her
    """
    entity = index.view.entity
    if not entity[i] or entity[i - 1] == entity[i] or any(index.capital(j) and not entity[j] for j in range(k, i)):
        return False
    end = next((j for j in range(i, stop) if entity[j] != entity[i]), stop)
    return end < stop and wordclass.verbal(index, end)


def _clause_openers(index: SentenceIndex) -> frozenset[str]:
    """Words that begin a clause's subject, and no phrase that goes on."""
    groups = index.lexicon.words
    return groups.subject_first | groups.possessive | index.lexicon.pronouns


def _past_phrase(index: SentenceIndex, k: int, stop: int) -> Tie | None:
    """Over the phrase at `k` and the time behind it; None where no phrase stands there."""
    addressee = phrases.after(index, k, stop)
    if addressee.last <= addressee.first:
        return None
    return past_complementiser(index, past_time(index, addressee.last, stop), stop)


def _past_object(index: SentenceIndex, k: int, stop: int) -> Tie | None:
    """Over an object to the word for "that" in the same clause; None without one."""
    for i in range(k, min(k + LONGEST_OBJECT, stop)):
        if index.lexicon.complementisers.get(index.lower[i]) == "that":
            return i + 1, "that"
        if index.words[i] == ",":
            return None
    return None
