"""Where the words that name a source begin and end."""

from __future__ import annotations

from reader.analysis.draft import SourceKind
from reader.analysis.statements import wordclass
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.mended import called_by_name, mended, up_to_pointer
from reader.analysis.statements.sentence_index import SentenceIndex
from reader.analysis.statements.source import DROPPED, MAX_SOURCE, NONE, Source
from reader.model.text import DOUBLE_MARKS


def after(index: SentenceIndex, k: int, stop: int) -> Source:
    """The source behind a cue that ends before token `k`: kata |Kepala Dinas Perhubungan, Budi,| dalam ..."""
    lexicon = index.lexicon
    lower, words = index.lower, index.words
    stop = min(stop, k + MAX_SOURCE)
    if k < stop and lower[k] in lexicon.words.agent:
        k += 1
    if k >= stop or (index.quoted[k] and words[k][0] in DOUBLE_MARKS):
        return NONE
    if lower[k] in lexicon.pronouns:
        return Source(SourceKind.PRONOUN, k, k + 1)
    end = _noun_phrase(index, k, stop)
    if end - k > 1 and end < stop and lower[end] in lexicon.words.agent:
        end -= lower[end - 1].endswith(lexicon.declared.past_endings)  # a police report |obtained| by Acme
    if end == k:
        return NONE
    end = wordclass.past_degrees(index, end, stop)
    if end + 1 < stop and words[end] == "," and _title_like(index, k, end):
        name = _noun_phrase(index, end + 1, stop)
        body = index.view.entity[end + 1] in {"ORG", "GPE", "LOC"} and index.view.entity[name - 1] != "PER"
        if (
            name > end + 1
            and not body
            and all(index.capital(i) or words[i] in index.lexicon.words.name_link for i in range(end + 1, name))
        ):
            end = name
    return called_by_name(index, up_to_pointer(index, Source(SourceKind.PHRASE, k, end), stop), stop)


def _noun_phrase(index: SentenceIndex, k: int, stop: int) -> int:
    """One past the last token of the noun phrase that begins at `k`."""
    j = k
    while j < stop:
        if index.words[j] == "(":
            close = _closing_bracket(index, j, stop)
            if close is None:
                break
            j = close + 1
        elif _ends_at_sign(index, k, j, stop) or _ends_at_word(index, k, j, stop):
            break
        else:
            j += 1
    while j > k and index.words[j - 1] in {"-", "&", "/", "."}:
        j -= 1
    return j


def _closing_bracket(index: SentenceIndex, j: int, stop: int) -> int | None:
    """Where the brackets at `j` close that belong to a name, an acronym's: Komisi Pemberantasan Korupsi (KPK)."""
    close = next((i for i in range(j + 1, min(j + 8, stop)) if index.words[i] == ")"), None)
    inside = "".join(index.words[j + 1 : close]) if close else ""
    return close if inside[:1].isupper() and not any(c.isdigit() for c in inside[:2]) else None


def _ends_at_sign(index: SentenceIndex, k: int, j: int, stop: int) -> bool:
    """Whether the sign at `j` ends the noun phrase that begins at `k`; a word is none."""
    word = index.words[j]
    if index.quoted[j] and not index.quoted[k]:
        return True
    if word == ".":
        return not (j + 1 < stop and len(index.words[j - 1]) <= 4 and index.capital(j - 1))
    return not index.is_word(j) and word not in {"-", "&", "/", "'", "’"}


def _ends_at_word(index: SentenceIndex, k: int, j: int, stop: int) -> bool:
    """Whether the word at `j` ends the noun phrase that begins at `k`."""
    lexicon, low = index.lexicon, index.lower[j]
    if low in lexicon.source_stops and not (j > k and index.capital(j) and _in_name(index, j)):
        return True
    if low in lexicon.clause_words:
        return low not in lexicon.words.and_ or not _joins(index, k, j, stop)
    if j == k or index.capital(j) or wordclass.ends_role(index, j):
        return False
    return index.view.pos[j] in _NO_NOUN or (low in lexicon.cues and lexicon.cues[low][0].role is Role.VERB)


_NO_NOUN = frozenset({"VERB", "AUX", "SCONJ"})


def _in_name(index: SentenceIndex, j: int) -> bool:
    """Whether a stop word stands inside a name: Hari Sabtu no, Ini Budi no, Rabu Alam yes."""
    return bool(index.view.entity[j]) and index.view.entity[j - 1] == index.view.entity[j]


def _joins(index: SentenceIndex, k: int, j: int, stop: int) -> bool:
    """Whether the "dan" at `j` joins two sources or two halves of a title: a capital follows."""
    return j > k and j + 1 < stop and index.capital(j + 1)


def _title_like(index: SentenceIndex, first: int, last: int) -> bool:
    """Whether a phrase before a comma is a title that a name follows: no person's name ends it."""
    return index.view.entity[last - 1] != "PER"


def before(index: SentenceIndex, first: int, verb: int) -> tuple[Source, int]:
    """The subject before a verb, mended: see `_before_verb`."""
    source, start = _before_verb(index, first, verb)
    found = mended(index, source)
    return found, start if found is source or found.last <= found.first else found.first


def _before_verb(index: SentenceIndex, first: int, verb: int) -> tuple[Source, int]:
    """The subject before the verb at token `verb`, in a sentence or clause that begins at `first`.

    Returns the source and the token at which the verb's clause begins: what stands before belongs to something else.
    DROPPED where a coordinator or an adverb alone stands before the verb.
    """
    lexicon = index.lexicon
    lower, words = index.lower, index.words
    if verb > first and lower[verb - 1] in lexicon.words.means:
        return DROPPED, verb - 1  # MK membuka sidang dengan |menjelaskan| ...
    end = wordclass.back_over_adverbs(index, first, verb)
    end = wordclass.back_over_adverbs(index, first, back_over_adjunct(index, first, end))
    if end == first:
        return DROPPED, first
    if lower[end - 1] in lexicon.words.agent and lower[verb].endswith(lexicon.declared.participle_endings):
        return DROPPED, end - 1  # The mayor answered his critics by |saying| ...
    named = wordclass.before_degrees(index, first, end)
    if named < end:
        return _subject(index, first, named)
    if words[end - 1] == ",":
        return _before_comma(index, first, end)
    if lower[end - 1] in lexicon.clause_words or lower[end - 1] in lexicon.words.relative:
        if lower[end - 1] in lexicon.words.relative:
            return _relative_head(index, first, end - 1)
        return DROPPED, end - 1
    adjunct = _adjunct_before(index, first, end)
    if adjunct is not None:
        # X, analis di Y, dalam catatannya menyebutkan ...
        return _before_comma(index, first, adjunct) if adjunct > first else (DROPPED, first)
    return _subject(index, first, end)


def _adjunct_before(index: SentenceIndex, first: int, end: int) -> int | None:
    """Where the prepositional phrase begins that alone stands between the last comma and token `end`."""
    lower, words = index.lower, index.words
    k = end
    while k > first and end - k < MAX_SOURCE and words[k - 1] != ",":
        k -= 1
    if k == end or (words[k - 1] != "," and k > first):
        return None
    if lower[k] not in index.lexicon.words.adjunct or index.quoted[k]:
        return None
    # A name in it is the subject behind a fronted adjunct without a comma: Dalam rapat itu Budi mengatakan ...
    return k if not any(index.view.entity[i] or index.capital(i) for i in range(k + 1, end)) else None


def back_over_adjunct(index: SentenceIndex, first: int, end: int) -> int:
    """Step back over "(20/10)" and "pada hari Senin" between subject and verb."""
    words, lower = index.words, index.lower
    start = end
    if words[end - 1] == ")" and end - first > 2:
        open_ = next((i for i in range(end - 2, max(first, end - 8) - 1, -1) if words[i] == "("), None)
        if open_ is not None and words[open_ + 1][0].isdigit():
            end = open_
    times = index.lexicon.words.time
    for i in range(end - 1, max(first, end - 8) - 1, -1):
        if lower[i] in index.lexicon.words.time_preposition and first < i < end - 1:
            return i
        if lower[i] not in times and not words[i][0].isdigit() and words[i] not in {"(", ")", "/"}:
            break
    return end if end != start and end > first else start


def _before_comma(index: SentenceIndex, first: int, end: int) -> tuple[Source, int]:
    """A verb behind a comma: an apposition or a relative clause closed by it, or a subject that was named before.

    X, ketua Y, mengatakan | X, yang ..., mengatakan | X datang ke Y, mendesak ...
    """
    words, lower = index.words, index.lower
    comma = end - 1
    previous = next((i for i in range(comma - 1, first - 1, -1) if words[i] == ","), None)
    if previous is None:
        source, start = _subject(index, first, comma)
        before = source.first - 1
        tied = (
            index.lexicon.complementisers.get(lower[before]) == "that"
        )  # X argued that |the view is wrong|, asserting
        behind_verb = source.first > first and (tied or is_cue_verb(index, before))
        if source.last == comma and not behind_verb and wordclass.nominal(index, source.first, source.last):
            return source, start
        return DROPPED, comma
    aged = comma - previous == 2 and words[previous + 1].isdigit()
    if aged or lower[previous + 1] in index.lexicon.words.relative:
        return _subject(index, first, previous)
    if wordclass.nominal(index, previous + 1, comma) and lower[previous + 1] not in index.lexicon.clause_words:
        source, start = _subject(index, first, previous)
        if source.kind is SourceKind.PHRASE and wordclass.nominal(index, source.first, source.last):
            return Source(SourceKind.PHRASE, source.first, comma), start
    return DROPPED, comma


def _relative_head(index: SentenceIndex, first: int, relative: int) -> tuple[Source, int]:
    """The noun phrase before "yang": Jokowi yang ingin ..."""
    last = relative
    if last > first and index.words[last - 1] == ",":
        last -= 1
    start = last
    low, words = index.lower, index.words
    while start > first and last - start < MAX_SOURCE:
        i = start - 1
        if (
            low[i] in index.lexicon.clause_words
            or low[i] in index.lexicon.words.preposition
            or words[i] in {",", ":", ";"}
        ):
            break
        verb = index.view.pos[i] in {"VERB", "AUX", "ADP"} or wordclass.looks_verbal(index, i)
        if verb and not index.capital(i) and not wordclass.ends_role(index, i):
            break
        start -= 1
    if start == last:
        return DROPPED, relative
    return Source(SourceKind.PHRASE, start, last), start


def _subject(index: SentenceIndex, first: int, end: int) -> tuple[Source, int]:
    """The noun phrase that ends at `end`, with an apposed title before a comma, without a relative clause in it."""
    lower, lexicon = index.lower, index.lexicon
    if lower[end - 1] in lexicon.pronouns:
        return Source(SourceKind.PRONOUN, end - 1, end), end - 1
    start = without_connective(index, _subject_start(index, first, end), end)
    relative = next((i for i in range(start, end) if lower[i] in lexicon.words.relative), None)
    stop = relative if relative is not None and relative > start else end
    stop = min(stop, _before_bystander(index, start, stop))
    while stop > start and index.words[stop - 1] == ",":
        stop -= 1
    if relative is None:
        start = _behind_other_clause(index, start, stop)
    light = lexicon.adverbs | lexicon.words.preposition
    while start < stop and lower[start] in light and not index.capital(start):
        start += 1
    if start >= stop:
        return DROPPED, end
    pronoun = stop - start == 1 and lower[start] in lexicon.pronouns
    return Source(SourceKind.PRONOUN if pronoun else SourceKind.PHRASE, start, stop), start


def _before_bystander(index: SentenceIndex, start: int, stop: int) -> int:
    """One past a subject's name where a verb tells for whom or beside whom: Budi |mewakili Ani| mengatakan."""
    for i in range(start + 1, stop - 1):
        if index.lower[i] in index.lexicon.words.beside and index.view.entity[i - 1] == "PER":
            return i
    return stop


MAX_SUBJECT = 60
"""Tokens before a verb in which its subject is looked for."""


def _subject_start(index: SentenceIndex, first: int, end: int) -> int:
    """Where the phrase begins that ends at `end`: what stands in brackets belongs to it."""
    start = end
    depth = 0
    while start > first and end - start < MAX_SUBJECT:
        word = index.words[start - 1]
        if word == ")":
            depth += 1
        elif word == "(":
            depth = max(0, depth - 1)
        elif depth == 0 and _parts_subject(index, first, start, end):
            break
        start -= 1
    return start


def _parts_subject(index: SentenceIndex, first: int, start: int, end: int) -> bool:
    """Whether the token before `start` parts the phrase from there to `end` from what stands before."""
    i, lexicon = start - 1, index.lexicon
    word, low = index.words[i], index.lower[i]
    if word in {":", ";", "-", "–", "—"}:
        return i == first or word != "-" or index.view.starts[i + 1] > index.view.ends[i]
    if word == ",":
        return not _apposed(index, first, i, start, end) and not _enumerates(index, first, i, end)
    if word in {".", "!", "?"}:
        return i == first or len(index.words[i - 1]) > 4
    joins = low in lexicon.words.and_ and _coordinates(index, first, i, end)
    return word[0] in DOUBLE_MARKS or (low in lexicon.clause_words and not joins)


def _behind_other_clause(index: SentenceIndex, start: int, stop: int) -> int:
    """Behind the last verb in a phrase, which ends another clause: Sebelumnya diberitakan |X| mengatakan."""
    for i in range(stop - 2, start - 1, -1):
        cue = is_cue_verb(index, i) and index.view.pos[i] not in _NOUNS and not is_participle(index, i)
        verb = cue or (index.view.pos[i] == "VERB" and wordclass.looks_verbal(index, i))
        if verb and not index.capital(i):
            return i + 1
    return start


def is_participle(index: SentenceIndex, i: int) -> bool:
    """Whether a past form has no object and tells of the noun before it: a man |described| as kind."""
    past = index.lower[i].endswith(index.lexicon.declared.past_endings or "-") and i + 1 < len(index.words)
    return past and (is_charge(index, i) or index.lower[i + 1] in index.lexicon.words.as_)


def is_charge(index: SentenceIndex, i: int) -> bool:
    """Whether a verb of accusing has no object: a man |accused| of lying."""
    words = index.lexicon.words
    return index.lower[i] in words.accusing and index.lower[i + 1 : i + 2] != [] and index.lower[i + 1] in words.charge


_NOUNS = frozenset({"NOUN", "PROPN"})
"""Tags by which a form of a verb of saying is none: intelligence |reports| seen by Reuters say ..."""


def _coordinates(index: SentenceIndex, first: int, i: int, end: int) -> bool:
    """Whether the "and" at `i` joins two halves of a subject: a capital follows, or nothing but nouns stands before."""
    if _joins(index, first, i, end):
        return True
    if i - first > MAX_COORDINATED or i <= first or not index.view.tagged:
        return False
    before = range(first, i)
    clear = not any(wordclass.verbal(index, k) or index.words[k] in {",", ";", ":"} for k in before)
    return clear and wordclass.nominal(index, first, i) and wordclass.nominal(index, i + 1, end)


MAX_COORDINATED = 12
"""Words before an "and" that joins two halves of a subject."""


def _enumerates(index: SentenceIndex, first: int, comma: int, end: int) -> bool:
    """Whether a comma parts two of several in a row that an "and" closes: |Peru, Chile and Brazil| said."""
    words, lower = index.words, index.lower
    joint = next((k for k in range(comma + 1, end) if lower[k] in index.lexicon.words.and_), None)
    if joint is None or joint - comma > MAX_SOURCE:
        return False
    behind = [k for k in range(comma + 1, joint) if words[k] != ","]
    before, begin = comma - 1, comma
    while begin > first and words[begin - 1] not in {",", ":", ";"}:
        begin -= 1
    if lower[begin] in index.lexicon.words.preposition:
        return False
    named = bool(index.view.entity[before]) and all(index.view.entity[k] for k in behind)
    return named and not any(wordclass.verbal(index, k) for k in range(first, comma))


def is_cue_verb(index: SentenceIndex, i: int) -> bool:
    return any(form.role is Role.VERB and len(form.words) == 1 for form in index.lexicon.cues.get(index.lower[i], ()))


def _apposed(index: SentenceIndex, first: int, comma: int, start: int, end: int) -> bool:
    """Whether the comma parts a title from the name behind it: "Ketua Umum PSSI, Erick Thohir".

    The name is all capitals, and what stands before the comma is a noun phrase, not an adjunct or a connective.
    """
    lexicon = index.lexicon
    lower, words = index.lower, index.words
    relative = next((i for i in range(start, end) if lower[i] in lexicon.words.relative), end)
    name = [i for i in range(start, relative) if words[i] not in {"(", ")", "."}]
    if not name or not all(index.capital(i) or lower[i] in index.lexicon.words.name_link for i in name):
        return False
    begin = comma
    while begin > first and words[begin - 1] not in {",", ":", ";", "–", "—"}:
        begin -= 1
        if words[begin] == "-" and index.view.starts[begin] > index.view.ends[begin - 1]:
            begin += 1
            break
    if begin == comma or lower[begin] in index.lexicon.words.preposition or lower[begin] in lexicon.clause_words:
        return False
    matched = lexicon.connectives.match(lower, begin, comma)
    if matched is not None and matched[0] == comma:
        return False
    return wordclass.nominal(index, begin, comma) and lower[begin] not in lexicon.words.time


def without_connective(index: SentenceIndex, start: int, end: int) -> int:
    """Step over connectives at the head of the phrase: Sementara itu X, Namun X."""
    while start < end:
        matched = index.lexicon.connectives.match(index.lower, start, end)
        if matched is None or matched[0] >= end:
            return start
        start = matched[0]
        if start < end and index.words[start] == ",":
            start += 1
    return start


def is_connective(index: SentenceIndex, first: int, last: int) -> bool:
    """Whether the stretch is nothing but a connective."""
    matched = index.lexicon.connectives.match(index.lower, first, last)
    return matched is not None and matched[0] == last
