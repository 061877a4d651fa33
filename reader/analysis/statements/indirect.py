"""Paraphrases: statements without quotation marks, or with a quoted fragment in them."""

from __future__ import annotations

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases, wordclass
from reader.analysis.statements.bounds import (
    behind_dateline,
    content_end,
    left_edge,
    past_complementiser,
    past_time,
    reporting,
    tail_allowed,
    uncrossed,
    with_apposition,
)
from reader.analysis.statements.inserted import inserted
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.mainclause import main_subject
from reader.analysis.statements.nominal import SAID_SO, noun, passive
from reader.analysis.statements.report import MIN_CONTENT, Report
from reader.analysis.statements.sentence_index import Cue, SentenceIndex, Stretch
from reader.analysis.statements.source import CLITIC, DROPPED, Source


def reports(index: SentenceIndex, stretches: list[Stretch], number: int) -> list[Report]:
    """The candidates in the `number`-th sentence, outside its direct speech."""
    stretch = stretches[number]
    out: list[Report] = []
    taken = {cue.first for cue in stretch.cues if cue.used}
    adjoining = -1
    for position, cue in enumerate(stretch.cues):
        if cue.used or cue.word.kind in {"never", "puts"} or cue.first in taken:
            continue
        if index.skip_adverbs(adjoining, cue.first) == cue.first and cue.word.role is Role.VERB and out:
            continue  # mengaku percaya ...: the second verb is what was said
        if index.quoted[cue.first] and any(m.speech and m.first <= cue.first < m.last for m in stretch.marks):
            continue
        found = _FINDERS[cue.word.role](index, stretches, number, position)
        if found is None:
            continue
        found.spans = [s for a, b in found.spans if (s := index.trim(*uncrossed(stretch, a, b)))[1] > s[0]]
        size = sum(index.is_word(i) for a, b in found.spans for i in range(a, b))
        if size < (1 if found.rule == SAID_SO else MIN_CONTENT):
            continue
        cue.used = True
        cue.content = found.spans[0][0], found.spans[-1][1]
        taken.add(cue.first)
        adjoining = cue.last
        out.append(found)
    return out


# ---------------------------------------------------------------- the constructions


def _after(index: SentenceIndex, stretches: list[Stretch], number: int, position: int) -> Report | None:
    """..., kata X. | ..., kata X, ... | Kata X, ..."""
    stretch = stretches[number]
    cue = stretch.cues[position]
    if not tail_allowed(index, stretch, cue):
        return None
    source = CLITIC if cue.word.clitic else phrases.after(index, cue.last, stretch.last)
    if source.kind is SourceKind.NONE:
        return None
    rest = source.last if source.last > source.first else cue.last
    return _around(index, stretch, position, cue, source, rest, "cue-after-content")


def _around(
    index: SentenceIndex, stretch: Stretch, position: int, cue: Cue, source: Source, rest: int, rule: str
) -> Report | None:
    """The content before, behind, or on both sides of a cue phrase that ends at token `rest`."""
    words = index.words
    start = left_edge(index, stretch, cue)
    start = phrases.without_connective(index, stretch.first, start, cue.first)
    end = cue.first
    while end > start and index.lower[end - 1] in index.lexicon.words.filler:
        end -= 1  # ..., demikian menurut X
    first, last = index.trim(start, end)
    left = (first, last) if any(index.is_word(i) for i in range(first, last)) else None
    if any(mark.speech and mark.last <= cue.first for mark in stretch.marks):
        left = None  # what stands between a quotation and a second cue is the first one's
    if left is not None and (
        phrases.is_connective(index, *left) or index.lexicon.complementisers.get(index.lower[left[1] - 1]) == "that"
    ):
        left = None
    right = None
    k = rest
    if k == source.last:
        source, k = with_apposition(index, source, stretch.last, closing=left is not None)
    if k < stretch.last and words[k] == "," and left is None:
        k += 1
        right = (k, content_end(index, stretch, k, position))
    elif left is None and k < stretch.last and index.is_word(k):
        k = past_complementiser(index, k, stretch.last)[0]
        right = (k, content_end(index, stretch, k, position))
    elif left is not None and k + 1 < stretch.last and words[k] == ",":
        k += 1
        relative = index.lower[k] in index.lexicon.words.relative  # ..., kata X, yang memimpin proyek itu
        if not relative and not reporting(index, k, stretch) and not _coordinated(index, stretch, k):
            end = content_end(index, stretch, k, position)
            if sum(index.is_word(i) for i in range(k, end)) >= 3:
                right = (k, end)
    spans = [span for span in (left, right) if span is not None]
    if not spans:
        return None
    return Report(spans, cue, source, rule if left is not None else rule.replace("after", "before"))


def _coordinated(index: SentenceIndex, stretch: Stretch, k: int) -> bool:
    """Whether a second cue of the same subject follows: , dan menambahkan bahwa ..."""
    if index.lexicon.clause_words.get(index.lower[k]) != "link":
        return False
    return any(c.word.role is Role.VERB and k < c.first <= k + 4 for c in stretch.cues)


def _according(index: SentenceIndex, stretches: list[Stretch], number: int, position: int) -> Report | None:
    """Menurut X, ... | ..., menurut X | Berdasarkan data X, ... | Dilansir X, ..."""
    stretch = stretches[number]
    cue = stretch.cues[position]
    lower, words = index.lower, index.words
    if cue.word.kind == "never":
        return None
    k = cue.last
    if cue.word.clitic and cue.first > stretch.first and lower[cue.first - 1] in index.lexicon.words.relative:
        return Report([(k, content_end(index, stretch, k, position))], cue, CLITIC, "according-in-relative")
    if cue.word.clitic:
        return _around(index, stretch, position, cue, CLITIC, k, "according-after")
    data = False
    while k < stretch.last and (lower[k] in index.lexicon.words.data or lower[k] in index.lexicon.words.outlet):
        data = data or lower[k] in index.lexicon.words.data
        k += 1
    kind = cue.word.kind
    if kind == "data" and not data:
        return None
    if kind == "relay":
        if any(mark.speech for mark in stretch.marks):
            return None
        others = [
            c for c in stretch.cues if c is not cue and c.word.kind in {"say", "ask", "source", "free", "told", "tell"}
        ]
        behind = cue.first > stretch.first and words[cue.first - 1] == ","
        if others or (cue.first > stretch.first + 6 and not behind):
            return None
    source = phrases.after(index, k, stretch.last)
    if source.kind is SourceKind.NONE and kind == "source" and data:
        source = phrases.after(index, cue.last, stretch.last)  # according to the survey
    if source.kind is SourceKind.NONE or lower[source.first] in index.lexicon.words.plan:
        return None
    if source.kind is SourceKind.PHRASE and source.last < stretch.last and index.is_word(source.last):
        source = _first_entity(index, source)
    rest = source.last
    if cue.first > stretch.first and lower[cue.first - 1] in index.lexicon.words.relative:
        return Report([(rest, content_end(index, stretch, rest, position))], cue, source, "according-in-relative")
    if kind == "relay":
        comma = rest
        while comma < stretch.last and words[comma] != ",":
            comma += 1
        # Dilansir AFP, Minggu (19/10/2025), ...
        if comma + 1 < stretch.last and reporting(index, comma + 1, stretch):
            following = next((i for i in range(comma + 1, min(comma + 10, stretch.last)) if words[i] == ","), comma)
            comma = following
        rest = comma
    return _around(index, stretch, position, cue, source, rest, "according-after")


def _first_entity(index: SentenceIndex, source: Source) -> Source:
    """Menurut Prabowo Indonesia tidak ...: without a comma the source ends with its first name."""
    entity = index.view.entity
    for i in range(source.first, source.last):
        if entity[i] and (i + 1 == source.last or entity[i + 1] != entity[i]):
            return Source(source.kind, source.first, i + 1)
    return source


def _verb(index: SentenceIndex, stretches: list[Stretch], number: int, position: int) -> Report | None:
    """X mengatakan (bahwa) ... | ..., X mengatakan."""
    stretch = stretches[number]
    cue = stretch.cues[position]
    lower, words = index.lower, index.words
    if lower[cue.first - 1] in index.lexicon.words.passive and not lower[cue.first].endswith("ing"):
        return None
    if _in_fronted_clause(index, stretch, position) or _in_act_of_relative(index, stretch, position):
        return None
    floor = behind_dateline(index, stretch.first, cue.first)
    for mark in stretch.marks:
        if mark.speech and mark.last <= cue.first:
            floor = max(floor, mark.last)
    source, start = phrases.before(index, floor, cue.first)
    if source.kind is SourceKind.DROPPED and source.first == source.last:
        source = _shared_subject(index, stretch, position)
    inserts = cue.word.words[0] in index.lexicon.words.inserted
    if inserts and source.kind is SourceKind.PHRASE and words[source.last - 1] != ",":
        comma = next((i for i in range(source.last - 1, source.first, -1) if words[i] == ","), None)
        if comma is not None and cue.last < stretch.last and words[cue.last] == ",":
            source, start = Source(source.kind, comma + 1, source.last), comma + 1  # The test, the army said, failed
    k = cue.last
    stop = stretch.last
    while k < stop and lower[k] in index.lexicon.words.behind_verb:
        k += 1
    kind = ""
    k, kind = _to_content(index, stretch, k, cue)
    end = content_end(index, stretch, k, position)
    right = index.trim(k, end)
    if cue.word.kind == "show" and not _publication(index, source):
        return None
    if cue.word.kind in {"only", "quote"} and kind not in {"that", "to"} and not _quoted_part(stretch, *right):
        return None
    if _points_back(index, right[0], right[1]) or (not kind and _feeling_alone(index, stretch, *right)):
        return None
    left = index.trim(phrases.without_connective(index, floor, floor, start), start)
    # The comma may stand within the marks of a fragment: The city "has changed for the better," the mayor said.
    parted = start > floor and (words[start - 1] == "," or (index.quoted[start - 1] and words[start - 2] == ","))
    if inserts and parted and source.kind is not SourceKind.DROPPED:
        return inserted(index, stretch, cue, source, kind, left, right)
    left = index.trim(floor, start)
    inverted = (
        left[1] - left[0] >= 4
        and words[start - 1] == ","
        and kind in {"", "comma"}
        and cue.last < stop
        and lower[cue.last] in index.lexicon.words.adjunct
        and any(wordclass.verbal(index, i) for i in range(*left))
        and not any(wordclass.verbal(index, i) for i in range(*right))
    )
    if (
        inverted
        or sum(index.is_word(i) for i in range(*right)) < MIN_CONTENT
        or (not kind and reporting(index, right[0], stretch))
        or (inserts and not kind and index.lexicon.clause_words.get(lower[right[0]]) == "sub")
    ):
        # Nothing behind it but when and where: what was said stands before the subject.
        first, last = index.trim(floor, start)
        if last - first >= 3 and words[start - 1] == "," and source.kind is not SourceKind.DROPPED:
            return Report([(first, last)], cue, source, "verb-after-content")
        return None
    return Report([right], cue, source, "verb-before-content", kind)


def _quoted_part(stretch: Stretch, first: int, last: int) -> bool:
    """Whether a quotation stands in the content: mengecam serangan itu sebagai "tindakan biadab"."""
    return any(first <= mark.first and mark.last <= last for mark in stretch.marks)


def _in_fronted_clause(index: SentenceIndex, stretch: Stretch, position: int) -> bool:
    """Whether the cue stands in a clause before the subject of a later one: Asked if he agreed, she said ..."""
    cue = stretch.cues[position]
    first = stretch.first
    asked = any(form.kind == "ask" for form in index.lexicon.cues.get(index.lower[first], ()))
    opens = any(index.lower[i] in index.lexicon.words.question for i in range(first + 1, min(first + 6, stretch.last)))
    if index.lexicon.words.verb_prefix or not asked or not opens:
        return False
    inside = range(stretch.first + 1, stretch.last)
    comma = next((i for i in inside if index.words[i] == "," and not index.quoted[i]), stretch.last)
    return cue.last <= comma and any(later.first > comma for later in stretch.cues[position + 1 :])


def _in_act_of_relative(index: SentenceIndex, stretch: Stretch, position: int) -> bool:
    """Whether the cue is an act told in a clause about who speaks later: Poe, who advises the panel, said ..."""
    cue = stretch.cues[position]
    if index.lexicon.words.verb_prefix or cue.word.kind == "say" or cue.first < stretch.first + 2:
        return False
    back = cue.first - 1
    while back > stretch.first and index.lower[back] in index.lexicon.adverbs:
        back -= 1
    if index.lower[back] not in index.lexicon.words.relative or index.words[back - 1] != ",":
        return False
    comma = next((i for i in range(cue.last, stretch.last) if index.words[i] == ","), stretch.last)
    clause = any(index.lower[i] in index.lexicon.complementisers for i in range(cue.last, comma))
    return not clause and any(later.first == comma + 1 for later in stretch.cues[position + 1 :])


def _feeling_alone(index: SentenceIndex, stretch: Stretch, first: int, last: int) -> bool:
    """Whether the object is a noun of feeling, and nothing is said by it: menyatakan keprihatinan atas serangan itu."""
    words = index.lexicon.words
    if first >= last or index.lower[first] not in words.feeling or _quoted_part(stretch, first, last):
        return False
    if any(index.lower[i] in words.reason for i in range(first + 1, last)):
        return False
    parting = words.preposition | words.relative
    noun = next((i for i in range(first + 1, last) if index.lower[i] in parting), last)
    return not any(wordclass.verbal(index, i) for i in range(first + 1, noun))


def _publication(index: SentenceIndex, source: Source) -> bool:
    """Whether a source is a text or a count, with the body that made it: Hasil survei Lembaga Y menunjukkan ..."""
    inside = range(source.first, source.last)
    text = any(index.lower[i] in index.lexicon.words.data for i in inside)
    return text and any(index.view.entity[i] in {"ORG", "GPE"} for i in inside)


def _points_back(index: SentenceIndex, k: int, stop: int) -> bool:
    """Whether the object only points back and nothing is said of it: mengungkapkan hal itu, menyampaikan hal senada."""
    if k >= stop or index.lower[k] not in index.lexicon.words.thing:
        return False
    end = next((i + 1 for i in range(k + 1, min(k + 4, stop)) if index.lower[i] in index.lexicon.words.pointing), None)
    if end is None or end == stop:
        return end == stop
    behind = index.lower[end]
    source = any(form.role is Role.ACCORDING for form in index.lexicon.cues.get(behind, ()))
    return source or behind in {",", "."} or index.view.pos[end] == "ADP"


def _to_content(index: SentenceIndex, stretch: Stretch, k: int, cue: Cue) -> tuple[int, str]:
    """From behind the verb to the first token of the content: over addressees, adjuncts and a complementiser."""
    lower, words = index.lower, index.words
    lexicon = index.lexicon
    stop = stretch.last
    if k < stop and words[k] == ",":
        after, kind = past_complementiser(index, k + 1, stop)
        return (after, kind) if kind == "that" else (k + 1, "comma")
    after, kind = past_complementiser(index, k, stop)
    if kind:
        return after, kind
    if k < stop and (lower[k] in lexicon.words.addressee or lower[k] in index.lexicon.words.adjunct):
        for i in range(k, min(k + 18, stop)):
            kind = lexicon.complementisers.get(lower[i], "")
            if kind in {"that", "to", "if"} and not (kind == "to" and lower[k] in index.lexicon.words.adjunct):
                return i + 1, kind
            if words[i] == "," and i > k + 1:
                return past_complementiser(index, i + 1, stop)[0], "comma"
        if lower[k] in lexicon.words.addressee:
            source = phrases.after(index, k + 1, stop)
            if source.last > source.first:
                return past_complementiser(index, past_time(index, source.last, stop), stop)
        return k, ""
    # X memberi tahu Y bahwa ...: the addressee stands between.
    if cue.word.words[0] in index.lexicon.words.object_first:
        source = phrases.after(index, k, stop)
        if source.last > source.first:
            after, kind = past_complementiser(index, past_time(index, source.last, stop), stop)
            return (k, "to") if kind == "to" else (after, kind)
    if cue.word.words[0] in index.lexicon.words.with_object:
        for i in range(k, min(k + 12, stop)):
            if lexicon.complementisers.get(lower[i]) == "that":
                return i + 1, "that"
            if words[i] == ",":
                break
    return k, ""


def _shared_subject(index: SentenceIndex, stretch: Stretch, position: int) -> Source:
    """The subject of a verb without one: that of the cue before it in the sentence, else of the sentence.

    A verb inside what an earlier one reports is passed over: X mengatakan pihaknya tidak dapat mengonfirmasi laporan
    itu, namun mengatakan ... goes on with X, not with the content's own subject.
    """
    cue = stretch.cues[position]
    reported = [c.content for c in stretch.cues[:position] if c.word.role is Role.VERB and c.content]
    for earlier in reversed(stretch.cues[:position]):
        if any(first <= earlier.first and last <= cue.first for first, last in reported if earlier.first < last):
            continue
        if earlier.word.role is Role.VERB and earlier.used:
            source, _ = phrases.before(index, stretch.first, earlier.first)
            if source.last > source.first:
                return Source(SourceKind.DROPPED, source.first, source.last)
        if earlier.word.role in {Role.AFTER, Role.ACCORDING} and earlier.used:
            if earlier.word.clitic:
                return DROPPED
            source = phrases.after(index, earlier.last, stretch.last)
            if source.last > source.first:
                return Source(SourceKind.DROPPED, source.first, source.last)
    floor = behind_dateline(index, stretch.first, cue.first)
    return main_subject(index, floor, cue.first)


_FINDERS = {
    Role.AFTER: _after,
    Role.ACCORDING: _according,
    Role.VERB: _verb,
    Role.PASSIVE: passive,
    Role.NOUN: noun,
}
