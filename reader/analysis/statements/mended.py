"""Mending a subject that was read off the surface: what stands in it that no noun phrase holds.

Languages whose verbs show by their tags alone (no group `verb_prefix`) run clause into clause without a sign:
"Victoria Police issued a statement saying ...", "Last month Scottish authorities have also warned ...".
"""

from __future__ import annotations

from collections.abc import Callable

from reader.analysis.draft import SourceKind
from reader.analysis.statements import wordclass
from reader.analysis.statements.sentence_index import SentenceIndex
from reader.analysis.statements.source import DROPPED, Source

_BEHIND_VERB = frozenset({"DET", "ADP", "PRON", "SCONJ", "PART", "ADV"})
"""Tags of what may follow a verb with an object or an adjunct; a noun behind a verb makes it a participle in a name."""


def mended(index: SentenceIndex, source: Source) -> Source:
    """The source before a verb without what is no part of it, and with the name that stands before a comma."""
    if source.kind is not SourceKind.PHRASE:
        return source
    steps = BY_PREFIX if index.lexicon.words.verb_prefix else BY_TAG if index.view.tagged else ()
    for step in steps:
        source = step(index, source)
        if source.last <= source.first:
            return DROPPED
    alone = index.lower[source.first] if source.last - source.first == 1 else ""
    if alone in index.lexicon.pronouns or alone in index.lexicon.words.possessive:
        return Source(SourceKind.PRONOUN, source.first, source.last)
    return source


# ---------------------------------------------------------------- where verbs show by prefixes


def _behind_outlet(index: SentenceIndex, source: Source) -> Source:
    """Without the outlet that is quoted first, or another fronted adjunct: Melansir AFP, |warga| mengatakan ..."""
    first = source.first
    low = index.lower[first]
    relayed = any(form.kind in {"relay", "source", "data"} for form in index.lexicon.cues.get(low, ()))
    if not relayed and low not in index.lexicon.words.preposition and not wordclass.looks_verbal(index, first):
        return source
    comma = next((i for i in range(source.last - 2, first, -1) if index.words[i] == ","), None)
    return source if comma is None else Source(source.kind, comma + 1, source.last)


def _with_name_before(index: SentenceIndex, source: Source) -> Source:
    """With the person's name that a comma parts from what he or she is: |Debi (45), warga Kelurahan Y| mengatakan."""
    k = source.first - 1
    if k < 1 or index.words[k] != "," or index.capital(source.first):
        return source
    head = range(source.first, min(source.first + 5, source.last))
    called = (
        index.lower[source.first] in index.lexicon.words.article or index.lower[source.first] in index.lexicon.roles
    )
    if not called and (_person_in(index, range(source.first, source.last)) or not _role_in(index, head)):
        return source
    last = k
    if index.words[last - 1] == ")":
        last = next((i for i in range(last - 2, max(0, last - 6), -1) if index.words[i] == "("), last)
    if index.view.entity[last - 1] != "PER":
        return source
    first = last
    while first > 0 and index.view.entity[first - 1] == "PER":
        first -= 1
    before = index.lower[first - 1] if first else ""
    if before in index.lexicon.cues or before in index.lexicon.words.preposition:
        return source  # Menurut Budi, warga ...
    return Source(source.kind, first, last)


def _role_in(index: SentenceIndex, inside: range) -> bool:
    return any(index.lower[i] in index.lexicon.roles for i in inside)


def _person_in(index: SentenceIndex, inside: range) -> bool:
    return any(index.view.entity[i] == "PER" for i in inside)


def _without_adjunct(index: SentenceIndex, source: Source) -> Source:
    """Without what tells where and how it was said: Budi |dalam sambutannya|, para ahli |secara luas|."""
    words = index.lexicon.words
    for i in range(source.first + 1, source.last):
        low = index.lower[i]
        if index.capital(i) or index.quoted[i] or low not in words.manner:
            continue
        named = index.view.entity[i - 1] or index.words[i - 1] == ")" or low in words.always_manner
        rest = range(i + 1, source.last)
        plain = not any(index.view.entity[j] in {"PER", "ORG"} for j in rest)
        if named and plain:
            return Source(source.kind, source.first, i)
    return source


def up_to_pointer(index: SentenceIndex, source: Source, stop: int) -> Source:
    """With what stands between a description and the word that points back: kata |pria asal Y, Jawa Barat itu|."""
    pointing, end = index.lexicon.words.pointing, source.last
    if index.lexicon.words.article & pointing or end >= stop or _person_in(index, range(source.first, end)):
        return source
    if index.lower[source.first] not in index.lexicon.roles or index.lower[end - 1] in pointing:
        return source
    for i in range(end, min(end + LONGEST_TAIL, stop)):
        if index.lower[i] in pointing:
            ended = i + 1 >= stop or not index.is_word(i + 1) or index.lower[i + 1] in index.lexicon.source_stops
            return Source(source.kind, source.first, i + 1) if ended else source
        of_place = index.words[i] == "," and index.capital(i - 1) and index.capital(i + 1)
        if wordclass.looks_verbal(index, i) or not (of_place or index.is_word(i)):
            return source
    return source


def called_by_name(index: SentenceIndex, source: Source, stop: int) -> Source:
    """With the name that a word of naming brings: seorang tentara |bernama Yevhen|."""
    entity, naming = index.view.entity, index.lexicon.words.named
    k = next((i for i in range(source.first, min(source.last + 1, stop - 1)) if index.lower[i] in naming), None)
    if k is None or not entity[k + 1]:
        return source
    end = k + 1
    while end < stop and entity[end] == entity[k + 1]:
        end += 1
    return Source(source.kind, k + 1, end)


LONGEST_TAIL = 8
"""Words between a description and the word that points back."""


# ---------------------------------------------------------------- where verbs show by their tags


def _behind_fronted(index: SentenceIndex, source: Source) -> Source:
    """Without a time, an adjunct or a clause before the subject: Last month |the group| ... | Asked why, |he| ..."""
    first, last = source.first, source.last
    lower, pos, lexicon = index.lower, index.view.pos, index.lexicon
    comma = next((i for i in range(last - 2, first, -1) if index.words[i] == "," and not index.quoted[i]), None)
    opener = pos[first] in {"VERB", "ADP", "SCONJ", "ADV"} or lower[first] in lexicon.clause_words
    if comma is not None and opener and not index.view.entity[first]:
        first = comma + 1
    times = lexicon.words.time | lexicon.words.time_preposition
    k = first
    while k < last and (lower[k] in times or index.words[k][0].isdigit()) and not index.view.entity[k]:
        k += 1
    if first < k < last:
        first = k
    while first < last - 1 and not index.view.entity[first]:
        low = lower[first]
        if not (
            low in lexicon.words.relative
            or low in lexicon.clause_words
            or low in lexicon.words.question
            or (pos[first] == "ADV" and not index.capital(first))
        ):
            break
        first += 1
    return Source(source.kind, first, last)


def _within_its_clause(index: SentenceIndex, source: Source) -> Source:
    """Up to a verb of its own, whose subject the cue shares: |Free Press| issued a statement saying ...

    Behind what somebody was asked, the name before the cue.
    """
    first, last = source.first, source.last
    if _is_verb(index, first):
        return Source(source.kind, first, first)  # The council, which advises Hill, |issued a note| saying ...
    own = next(
        (i for i in range(first + 1, last) if _is_verb(index, i) and not wordclass.leads_noun(index, i - 1)), None
    )
    if own is None:
        return source
    name = last
    while name > own + 1 and index.view.entity[name - 1] == "PER":
        name -= 1
    asked = first > 0 and index.lower[first - 1] in index.lexicon.words.question
    if asked and own + 1 < name < last:
        return Source(source.kind, name, last)  # When asked if Reed would come |Hill| said ...
    return Source(source.kind, first, own)


def _is_verb(index: SentenceIndex, i: int) -> bool:
    """Whether a token within a phrase is a verb with an object or an adjunct of its own."""
    if index.capital(i) or index.view.entity[i] or index.quoted[i]:
        return False
    tag = index.view.pos[i]
    if tag == "AUX":
        return True
    return tag == "VERB" and (i + 1 >= len(index.words) or index.view.pos[i + 1] in _BEHIND_VERB)


def _without_adverbs(index: SentenceIndex, source: Source) -> Source:
    """Without what stands between subject and verb: The Caribs |have long| argued, the ministry |on Friday| said."""
    times = index.lexicon.words.time | index.lexicon.words.time_preposition
    last = source.last
    if index.words[last - 1] == ")" or index.lower[last - 1] in times:
        k = last
        while k > source.first + 1 and not index.view.entity[k - 1]:
            word = index.words[k - 1]
            if index.lower[k - 1] not in times and index.is_word(k - 1) and not word[0].isdigit() and len(word) > 4:
                break
            k -= 1
        last = k if any(index.lower[i] in times for i in range(k, last)) else last
    while last > source.first and index.view.pos[last - 1] in {"ADV", "AUX"} and not index.view.entity[last - 1]:
        if index.capital(last - 1) and last - 1 == source.first:
            break
        last -= 1
    return Source(source.kind, source.first, last)


Step = Callable[[SentenceIndex, Source], Source]
"""Mends a source in one way, or gives it back."""
BY_PREFIX: tuple[Step, ...] = (_behind_outlet, _without_adjunct, _with_name_before)
"""The steps for languages whose verbs show by a prefix, in their order."""
BY_TAG: tuple[Step, ...] = (_behind_fronted, _within_its_clause, _without_adverbs, _with_name_before)
"""The steps for languages whose verbs show by their tags alone."""
