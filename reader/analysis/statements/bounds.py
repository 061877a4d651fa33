"""Where a reported content begins and ends."""

from __future__ import annotations

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases, wordclass
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.sentence_index import Cue, SentenceIndex, Stretch
from reader.analysis.statements.source import MAX_SOURCE, Source
from reader.model.text import QUOTATION_MARKS


def uncrossed(stretch: Stretch, first: int, last: int) -> tuple[int, int]:
    """The stretch cut where it would cross a quotation mark: it stays on the side on which it begins."""
    for mark in stretch.marks:
        if mark.first < first < mark.last <= last:
            last = mark.inner.stop
        elif first < mark.first < last < mark.last:
            last = mark.first
    return first, last


def content_end(index: SentenceIndex, stretch: Stretch, k: int, position: int) -> int:
    """One past the content that begins at token `k`, for the `position`-th cue of the sentence."""
    stop = stretch.last
    for mark in stretch.marks:
        if mark.speech and mark.first >= k:
            stop = min(stop, mark.first)
    words = index.words
    for cue in stretch.cues[position + 1 :]:
        if cue.first >= stop:
            break
        if not any(index.is_word(i) for i in range(k, cue.first)):
            continue
        role = cue.word.role
        comma = words[cue.first - 1] == ","
        if comma and role is Role.AFTER and tail_allowed(index, stretch, cue):
            stop = cue.first
            break
        if role is Role.ACCORDING and cue.word.kind == "source":
            relative = index.lower[cue.first - 1] in index.lexicon.words.relative and words[cue.first - 2] == ","
            if comma or relative:
                stop = cue.first - relative
                break
        if role is Role.VERB:
            cut = _coordination(index, cue, k)
            if cut is None:
                cut = _said_in_all(index, stretch, cue, k)
            if cut is not None:
                stop = cut
                break
    cue = stretch.cues[position]
    stop = _before_fact(index, cue, k, _within_clause(index, stretch, cue, k, stop))
    return _before_report_adjunct(index, k, _before_act(index, cue, k, stop))


def _before_act(index: SentenceIndex, cue: Cue, k: int, stop: int) -> int:
    """Where another act of the speaker's ends a content that is a phrase: urged calm| and visited the wounded."""
    past = index.lexicon.declared.past_endings
    if cue.first >= k or cue.word.kind == "say" or not past or not index.view.tagged:
        return stop
    verb = next((i for i in range(k, stop) if wordclass.verbal(index, i)), stop)
    link = verb - 1 - (index.lower[verb - 1] in index.lexicon.adverbs)
    acts = verb < stop and index.lower[verb].endswith(past)
    joined = link > k and index.lexicon.clause_words.get(index.lower[link]) == "link" and not index.quoted[link]
    return link if acts and joined else stop


def _before_fact(index: SentenceIndex, cue: Cue, k: int, stop: int) -> int:
    """Where a clause with a subject of its own ends an accusation, which is a phrase: the article tells it as a fact.

    X menuduh Y memasok senjata, dan Z menandatangani perjanjian. | X accused Y of arming rebels, and Z signed a deal.
    """
    if cue.word.words[0] not in index.lexicon.words.accusing:
        return stop
    for i in range(k + 1, stop - 2):
        link = index.words[i] == "," and index.lexicon.clause_words.get(index.lower[i + 1]) == "link"
        if not link or index.quoted[i] or _acts(index, i + 2):
            continue
        verb = next((j for j in range(i + 3, min(i + 3 + LONGEST_SUBJECT, stop)) if _acts(index, j)), None)
        if verb is not None:
            return i
    return stop


def _acts(index: SentenceIndex, i: int) -> bool:
    """Whether a token is a verb by its tag or its shape."""
    return wordclass.verbal(index, i) or (wordclass.looks_verbal(index, i) and not index.capital(i))


def _within_clause(index: SentenceIndex, stretch: Stretch, cue: Cue, k: int, stop: int) -> int:
    """Where a subordinate clause that holds the cue ends, else `stop`, in languages that part it by a comma.

    When the mayor said |the bridge was safe|, nobody believed it. While she says |it leaks|, she likes the bridge.
    The mayor, who said |he was ill|, stayed away.
    """
    lexicon, lower, words = index.lexicon, index.lower, index.words
    if not lexicon.words.inserted or cue.first >= k:
        return stop
    opener = lower[stretch.first]
    opens = lexicon.clause_words.get(opener) in _SUBORDINATE or opener in lexicon.words.accompanying
    fronted = opens and not any(words[i] == "," for i in range(stretch.first, cue.first))
    back = cue.first - 1
    while back > stretch.first and lower[back] in lexicon.adverbs:
        back -= 1
    relative = lower[back] in lexicon.words.relative and back > stretch.first and words[back - 1] == ","
    for i in range(k + 2, stop - 1) if fronted or relative else ():
        if words[i] == "," and not index.quoted[i] and (fronted or wordclass.verbal(index, i + 1)):
            return i
    return stop


LONGEST_SUBJECT = 14
"""Tokens of a subject behind the "and" that opens a clause."""
_SUBORDINATE = frozenset({"sub", "condition", "contrast"})
"""Kinds of the words that open a clause which a comma parts from the main one."""


def _coordination(index: SentenceIndex, cue: Cue, k: int) -> int | None:
    """Where a coordinated cue ends the content that began at `k`: ... dan menambahkan | ..., namun Y meminta ..."""
    lexicon = index.lexicon
    lower, words = index.lower, index.words
    back = cue.first
    while back > k and lower[back - 1] in lexicon.adverbs and lower[back - 1] not in lexicon.clause_words:
        back -= 1
    link = phrases.back_over_adjunct(index, k, back) - 1
    if link <= k:
        return None
    goes_on = lower[link + 1] in lexicon.words.then or _participle(index, cue)
    if words[link] == "," and cue.word.kind in {"say", "ask", "tell"} and goes_on:
        return link
    if lexicon.clause_words.get(lower[link]) == "link":
        strong = lower[link] in index.lexicon.words.accompanying or words[link - 1] == ","
        if strong or cue.word.kind in {"say", "ask"}:
            return link
        return None
    if cue.word.kind not in {"say", "ask"}:
        return None
    source, start = phrases.before(index, k, cue.first)
    if source.kind not in {SourceKind.PHRASE, SourceKind.PRONOUN} or start <= k + 1:
        return None
    before = start - 1
    parted = words[before - 1] == "," or (index.quoted[before - 1] and words[before - 2] == ",")
    if lexicon.clause_words.get(lower[before]) in {"link", "contrast"} and parted:
        return before
    return None


def _said_in_all(index: SentenceIndex, stretch: Stretch, cue: Cue, k: int) -> int | None:
    """Where the subject of a verb that says all before it ends the content that began at `k`.

    Dinas menyatakan "kecewa berat", |Kepala Bagian X mengatakan kepada wartawan|.
    """
    lexicon, last = index.lexicon, stretch.last
    if cue.word.kind != "say" or any(wordclass.verbal(index, i) or index.quoted[i] for i in range(cue.last, last)):
        return None
    behind = index.lower[cue.last] if cue.last < last else ""
    adjunct = behind in lexicon.words.adjunct or behind in lexicon.words.addressee
    if not adjunct and any(index.is_word(i) for i in range(cue.last, last)):
        return None
    source, start = phrases.before(index, k, cue.first)
    named = source.kind is SourceKind.PHRASE and start > k + 1 and index.words[start - 1] == ","
    return start - 1 if named else None


def _participle(index: SentenceIndex, cue: Cue) -> bool:
    """Whether a cue behind a comma goes on with the subject before: ..., adding that | ..., menambahkan bahwa."""
    if cue.word.words[0].endswith(index.lexicon.declared.participle_endings):
        return True
    k = cue.last
    return k < len(index.lower) and index.lexicon.complementisers.get(index.lower[k]) == "that"


def _before_report_adjunct(index: SentenceIndex, k: int, stop: int) -> int:
    """Cut what tells when, where and how it was said from the content's end."""
    words = index.words
    adjuncts = index.lexicon.report_adjuncts
    quotations = index.quotation_ends
    i = k
    while i + 1 < stop:
        i = max(i + 1, quotations.get(i + 1, 0))
        if i >= stop:
            break
        if _parted(index, i) and (concedes(index, i, stop) or (words[i - 1] == "," and _of_the_claim(index, i, stop))):
            return i
        matched = adjuncts.match(index.lower, i, stop)
        if matched is None or index.quoted[i]:
            continue
        if matched[1] == "any" or (_parted(index, i) and _to_the_end(index, i, stop)):
            return i
    return stop


def _parted(index: SentenceIndex, i: int) -> bool:
    """Whether a comma outside quotations, or one within the closing mark before it, parts token `i` from the rest."""
    words = index.words
    return not index.quoted[i] and (words[i - 1] == "," or (words[i - 1] in QUOTATION_MARKS and words[i - 2] == ","))


def concedes(index: SentenceIndex, k: int, stop: int) -> bool:
    """Whether a clause begins in which the article restricts what was said: the dam is safe, |though| it is old."""
    k += index.lower[k] in index.lexicon.adverbs  # even though
    return k + 2 < stop and index.lower[k] in index.lexicon.words.conceding


def _of_the_claim(index: SentenceIndex, k: int, stop: int) -> bool:
    """Whether a clause begins in which the writer speaks of what was said: , namun klaim itu belum terbukti."""
    if k + 2 >= stop or index.lexicon.clause_words.get(index.lower[k]) not in {"link", "sub"}:
        return False
    forms = index.lexicon.cues.get(index.lower[k + 1], ())
    return index.lower[k + 2] in index.lexicon.words.pointing and any(form.role is Role.NOUN for form in forms)


def _to_the_end(index: SentenceIndex, i: int, stop: int) -> bool:
    """Whether nothing but the adjunct follows: ", Senin (6/11)." and not ", Senin pagi, para korban pulang"."""
    return stop - i <= 14 and sum(index.words[j] == "," for j in range(i + 1, stop)) <= 2


def tail_allowed(index: SentenceIndex, stretch: Stretch, cue: Cue) -> bool:
    """Whether a word of the list behind speech is a cue here, outside quotation marks."""
    comma = cue.first > stretch.first and index.words[cue.first - 1] in {",", "”", '"'}
    if cue.word.clitic:
        return comma and (
            cue.last >= stretch.last
            or index.words[cue.last] in {",", "."}
            or index.lower[cue.last] in index.lexicon.words.behind_clitic
        )
    if cue.last >= stretch.last:
        return False
    if any(form.role is Role.VERB for form in index.lexicon.cues[cue.word.words[0]]):
        return comma and _source_ends_clause(index, stretch, cue)
    named = index.capital(cue.last) or index.lower[cue.last] in index.lexicon.pronouns
    if cue.word.kind == "mark":
        return comma and named
    return comma or cue.first == stretch.first or named


def _source_ends_clause(index: SentenceIndex, stretch: Stretch, cue: Cue) -> bool:
    """Whether the words behind a cue that is a verb as well (said) name its source: else they begin the content."""
    words, lower = index.words, index.lower
    relative = index.lexicon.words.relative
    opening = next((i for i in range(cue.first - 2, stretch.first, -1) if words[i] == ","), None)
    if opening is not None and lower[opening + 1] in relative:
        return False  # Hill, who leads the survey, said ...
    source = phrases.after(index, cue.last, stretch.last)
    end = source.last
    if source.last <= source.first:
        return False
    if end >= stretch.last or words[end] in {",", "."} or lower[end] in relative & index.lexicon.source_stops:
        return True
    comma = next((i for i in range(end, stretch.last) if words[i] == ","), stretch.last)
    return lower[end] in index.lexicon.source_stops and not any(wordclass.verbal(index, i) for i in range(end, comma))


def left_edge(index: SentenceIndex, stretch: Stretch, cue: Cue) -> int:
    """Where the content before a cue begins: behind direct speech, a dateline, or an earlier cue's own content."""
    start = stretch.first
    for mark in stretch.marks:
        if mark.speech and mark.last <= cue.first:
            start = mark.last
    return behind_dateline(index, start, cue.first)


def behind_dateline(index: SentenceIndex, first: int, last: int) -> int:
    """Step over "JAKARTA, KOMPAS.com -" at the head of an article."""
    for i in range(first, min(first + 9, last)):
        if index.words[i] in {"-", "–", "—", "--"} and i > first:
            if all(
                index.capital(j) or not index.is_word(j) or "." in index.words[j] or index.words[j][0].isdigit()
                for j in range(first, i)
            ):
                return i + 1
            return first
    return first


def past_complementiser(index: SentenceIndex, k: int, stop: int) -> tuple[int, str]:
    """The token behind a complementiser at `k`, and its kind; `k` and "" without one."""
    if k < stop:
        kind = index.lexicon.complementisers.get(index.lower[k])
        if kind is not None:
            if kind == "on" and k + 1 < stop and index.lower[k + 1] in index.lexicon.complementisers:
                k += 1
            return k + 1, kind
    return k, ""


def past_time(index: SentenceIndex, k: int, stop: int) -> int:
    """Over "pada hari Senin (20/10)" at `k`, where nothing else follows in the sentence."""
    rest = [i for i in range(k, stop) if index.is_word(i)]
    if rest and len(rest) <= 6 and index.lower[k] in index.lexicon.words.time_preposition:
        times = index.lexicon.words.time
        if all(index.lower[i] in times or index.words[i][0].isdigit() for i in rest[1:]):
            return stop
    return k


def with_apposition(index: SentenceIndex, source: Source, stop: int, *, closing: bool) -> tuple[Source, int]:
    """The source with what it is called behind its name, and the token at which the content may go on.

    Menurut Budi Santoso, |ketua asosiasi pedagang|, harga akan turun. A clause about him between the same commas is
    stepped over and not his name. With `closing` the apposition may also end the sentence: ..., kata Budi, ketua tim.
    """
    first = source.last + 1
    if source.kind is not SourceKind.PHRASE or first >= stop or index.words[source.last] != ",":
        return source, source.last
    if index.quoted[first] or not index.capital(source.last - 1):
        return source, source.last
    end = next((i for i in range(first, min(stop, first + MAX_SOURCE)) if index.words[i] in _APPOSITION_ENDS), stop)
    last = next((i for i in range(first, end) if index.lower[i] in index.lexicon.words.relative), end)
    if not _ends_apposition(index, end, stop, closing) or not _tells_role(index, first, last):
        return source, source.last
    return Source(SourceKind.PHRASE, source.first, last), end


def with_tail(index: SentenceIndex, source: Source, stop: int) -> tuple[Source, int]:
    """The source with what goes on behind it up to a comma, and the token at which the content may go on.

    Menurut |kepala dinas Rina Dewi dalam rapat itu|, ... | Menurut |pelatih di Solo, Rina Dewi|, ... | Menurut |kajian
    yang terbit kemarin|, ... Nothing changes where no comma follows, or where a verb before it begins the content.
    """
    words, entity = index.words, index.view.entity
    if source.kind is not SourceKind.PHRASE or source.last >= stop or words[source.last] == ",":
        return source, source.last
    source = _with_person(index, source, stop)
    k = source.last
    comma = _tail_end(index, k, stop)
    if comma is None:
        return source, k
    if entity[comma + 1] == "PER":
        end = _entity_end(index, comma + 1, stop)
        if end < stop and words[end] == ",":
            return Source(source.kind, source.first, end), end
    named = entity[comma - 1] == "PER" or says_text(index, k)
    return (Source(source.kind, source.first, comma) if named else source), comma


def says_text(index: SentenceIndex, k: int) -> bool:
    """Whether a text ends before token `k`, and who made it is told from there on: a poll |by Acme|."""
    words = index.lexicon.words
    return index.lower[k - 1] in words.data | words.document and index.lower[k] in words.from_


def _with_person(index: SentenceIndex, source: Source, stop: int) -> Source:
    """The source with the name right behind it, where none ends it: kepala dinas |Rina Dewi|."""
    entity, k = index.view.entity, source.last
    if entity[k] == "PER" and entity[k - 1] != "PER":
        return Source(source.kind, source.first, _entity_end(index, k, stop))
    return source


def _tail_end(index: SentenceIndex, k: int, stop: int) -> int | None:
    """The comma that ends what goes on behind a source at `k`; None where nothing does, or a content begins there."""
    groups = index.lexicon.words
    relative = k < stop and index.lower[k] in groups.relative
    if k >= stop or not (relative or index.lower[k] in groups.preposition or index.lower[k] in groups.besides):
        return None
    ends = (i for i in range(k, min(stop, k + MAX_SOURCE)) if index.words[i] == "," or index.quoted[i])
    comma = next(ends, stop)
    if comma + 1 >= stop or index.words[comma] != ",":
        return None
    begun = not relative and any(wordclass.verbal(index, i) for i in range(k, comma))
    return None if begun else comma


def _entity_end(index: SentenceIndex, k: int, stop: int) -> int:
    """One past the last token of the name that begins at `k`."""
    label = index.view.entity[k]
    while k < stop and (index.view.entity[k] == label or index.words[k] in (".", "-")):
        k += 1
    return k


def _ends_apposition(index: SentenceIndex, end: int, stop: int, closing: bool) -> bool:
    """Whether the sign at `end` ends an apposition, and no item of a row: ketua, sekretaris, dan bendahara ..."""
    over = end + 1
    while over < stop and not index.is_word(over):
        over += 1
    if over >= stop:
        return closing
    behind = range(over, min(over + 5, stop))
    row = any(index.lower[i] in index.lexicon.words.and_ and index.words[i - 1] == "," for i in behind)
    return index.words[end] == "," and not row


def _tells_role(index: SentenceIndex, first: int, last: int) -> bool:
    """Whether a noun phrase tells what somebody is, by its first word or any word behind an article."""
    head = next((i for i in range(first, last) if index.lower[i] not in index.lexicon.words.article), last)
    heads = range(head, last if head > first else min(head + 1, last))
    return any(index.lower[i] in index.lexicon.roles for i in heads) and wordclass.nominal(index, first, last)


_APPOSITION_ENDS = frozenset({",", ".", ";", ":", '"', "“", "”"})


def reporting(index: SentenceIndex, k: int, stretch: Stretch) -> bool:
    return k < stretch.last and index.lexicon.report_adjuncts.match(index.lower, k, stretch.last) is not None
