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
from reader.analysis.statements.scene import Cue, Scene, Stretch
from reader.analysis.statements.source import CLITIC, DROPPED, Source


def reports(scene: Scene, stretches: list[Stretch], number: int) -> list[Report]:
    """The candidates in the `number`-th sentence, outside its direct speech."""
    stretch = stretches[number]
    out: list[Report] = []
    taken = {cue.first for cue in stretch.cues if cue.used}
    adjoining = -1
    for position, cue in enumerate(stretch.cues):
        if cue.used or cue.word.kind in {"never", "puts"} or cue.first in taken:
            continue
        if scene.skip_adverbs(adjoining, cue.first) == cue.first and cue.word.role is Role.VERB and out:
            continue  # mengaku percaya ...: the second verb is what was said
        if scene.quoted[cue.first] and any(m.speech and m.first <= cue.first < m.last for m in stretch.marks):
            continue
        found = _FINDERS[cue.word.role](scene, stretches, number, position)
        if found is None:
            continue
        found.spans = [s for a, b in found.spans if (s := scene.trim(*uncrossed(stretch, a, b)))[1] > s[0]]
        size = sum(scene.is_word(i) for a, b in found.spans for i in range(a, b))
        if size < (1 if found.rule == SAID_SO else MIN_CONTENT):
            continue
        cue.used = True
        cue.content = found.spans[0][0], found.spans[-1][1]
        taken.add(cue.first)
        adjoining = cue.last
        out.append(found)
    return out


# ---------------------------------------------------------------- the constructions


def _after(scene: Scene, stretches: list[Stretch], number: int, position: int) -> Report | None:
    """..., kata X. | ..., kata X, ... | Kata X, ..."""
    stretch = stretches[number]
    cue = stretch.cues[position]
    if not tail_allowed(scene, stretch, cue):
        return None
    source = CLITIC if cue.word.clitic else phrases.after(scene, cue.last, stretch.last)
    if source.kind is SourceKind.NONE:
        return None
    rest = source.last if source.last > source.first else cue.last
    return _around(scene, stretch, position, cue, source, rest, "cue-after-content")


def _around(
    scene: Scene, stretch: Stretch, position: int, cue: Cue, source: Source, rest: int, rule: str
) -> Report | None:
    """The content before, behind, or on both sides of a cue phrase that ends at token `rest`."""
    words = scene.words
    start = left_edge(scene, stretch, cue)
    start = phrases.without_connective(scene, stretch.first, start, cue.first)
    end = cue.first
    while end > start and scene.lower[end - 1] in scene.lexicon.words.filler:
        end -= 1  # ..., demikian menurut X
    first, last = scene.trim(start, end)
    left = (first, last) if any(scene.is_word(i) for i in range(first, last)) else None
    if any(mark.speech and mark.last <= cue.first for mark in stretch.marks):
        left = None  # what stands between a quotation and a second cue is the first one's
    if left is not None and (
        phrases.is_connective(scene, *left) or scene.lexicon.complementisers.get(scene.lower[left[1] - 1]) == "that"
    ):
        left = None
    right = None
    k = rest
    if k == source.last:
        source, k = with_apposition(scene, source, stretch.last, closing=left is not None)
    if k < stretch.last and words[k] == "," and left is None:
        k += 1
        right = (k, content_end(scene, stretch, k, position))
    elif left is None and k < stretch.last and scene.is_word(k):
        k = past_complementiser(scene, k, stretch.last)[0]
        right = (k, content_end(scene, stretch, k, position))
    elif left is not None and k + 1 < stretch.last and words[k] == ",":
        k += 1
        relative = scene.lower[k] in scene.lexicon.words.relative  # ..., kata X, yang memimpin proyek itu
        if not relative and not reporting(scene, k, stretch) and not _coordinated(scene, stretch, k):
            end = content_end(scene, stretch, k, position)
            if sum(scene.is_word(i) for i in range(k, end)) >= 3:
                right = (k, end)
    spans = [span for span in (left, right) if span is not None]
    if not spans:
        return None
    return Report(spans, cue, source, rule if left is not None else rule.replace("after", "before"))


def _coordinated(scene: Scene, stretch: Stretch, k: int) -> bool:
    """Whether a second cue of the same subject follows: , dan menambahkan bahwa ..."""
    if scene.lexicon.clause_words.get(scene.lower[k]) != "link":
        return False
    return any(c.word.role is Role.VERB and k < c.first <= k + 4 for c in stretch.cues)


def _according(scene: Scene, stretches: list[Stretch], number: int, position: int) -> Report | None:
    """Menurut X, ... | ..., menurut X | Berdasarkan data X, ... | Dilansir X, ..."""
    stretch = stretches[number]
    cue = stretch.cues[position]
    lower, words = scene.lower, scene.words
    if cue.word.kind == "never":
        return None
    k = cue.last
    if cue.word.clitic and cue.first > stretch.first and lower[cue.first - 1] in scene.lexicon.words.relative:
        return Report([(k, content_end(scene, stretch, k, position))], cue, CLITIC, "according-in-relative")
    if cue.word.clitic:
        return _around(scene, stretch, position, cue, CLITIC, k, "according-after")
    data = False
    while k < stretch.last and (lower[k] in scene.lexicon.words.data or lower[k] in scene.lexicon.words.outlet):
        data = data or lower[k] in scene.lexicon.words.data
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
    source = phrases.after(scene, k, stretch.last)
    if source.kind is SourceKind.NONE and kind == "source" and data:
        source = phrases.after(scene, cue.last, stretch.last)  # according to the survey
    if source.kind is SourceKind.NONE or lower[source.first] in scene.lexicon.words.plan:
        return None
    if source.kind is SourceKind.PHRASE and source.last < stretch.last and scene.is_word(source.last):
        source = _first_entity(scene, source)
    rest = source.last
    if cue.first > stretch.first and lower[cue.first - 1] in scene.lexicon.words.relative:
        return Report([(rest, content_end(scene, stretch, rest, position))], cue, source, "according-in-relative")
    if kind == "relay":
        comma = rest
        while comma < stretch.last and words[comma] != ",":
            comma += 1
        # Dilansir AFP, Minggu (19/10/2025), ...
        if comma + 1 < stretch.last and reporting(scene, comma + 1, stretch):
            following = next((i for i in range(comma + 1, min(comma + 10, stretch.last)) if words[i] == ","), comma)
            comma = following
        rest = comma
    return _around(scene, stretch, position, cue, source, rest, "according-after")


def _first_entity(scene: Scene, source: Source) -> Source:
    """Menurut Prabowo Indonesia tidak ...: without a comma the source ends with its first name."""
    entity = scene.view.entity
    for i in range(source.first, source.last):
        if entity[i] and (i + 1 == source.last or entity[i + 1] != entity[i]):
            return Source(source.kind, source.first, i + 1)
    return source


def _verb(scene: Scene, stretches: list[Stretch], number: int, position: int) -> Report | None:
    """X mengatakan (bahwa) ... | ..., X mengatakan."""
    stretch = stretches[number]
    cue = stretch.cues[position]
    lower, words = scene.lower, scene.words
    if lower[cue.first - 1] in scene.lexicon.words.passive and not lower[cue.first].endswith("ing"):
        return None
    if _in_fronted_clause(scene, stretch, position) or _in_act_of_relative(scene, stretch, position):
        return None
    floor = behind_dateline(scene, stretch.first, cue.first)
    for mark in stretch.marks:
        if mark.speech and mark.last <= cue.first:
            floor = max(floor, mark.last)
    source, start = phrases.before(scene, floor, cue.first)
    if source.kind is SourceKind.DROPPED and source.first == source.last:
        source = _shared_subject(scene, stretch, position)
    inserts = cue.word.words[0] in scene.lexicon.words.inserted
    if inserts and source.kind is SourceKind.PHRASE and words[source.last - 1] != ",":
        comma = next((i for i in range(source.last - 1, source.first, -1) if words[i] == ","), None)
        if comma is not None and cue.last < stretch.last and words[cue.last] == ",":
            source, start = Source(source.kind, comma + 1, source.last), comma + 1  # The test, the army said, failed
    k = cue.last
    stop = stretch.last
    while k < stop and lower[k] in scene.lexicon.words.behind_verb:
        k += 1
    kind = ""
    k, kind = _to_content(scene, stretch, k, cue)
    end = content_end(scene, stretch, k, position)
    right = scene.trim(k, end)
    if cue.word.kind == "show" and not _publication(scene, source):
        return None
    if cue.word.kind in {"only", "quote"} and kind not in {"that", "to"} and not _quoted_part(stretch, *right):
        return None
    if _points_back(scene, right[0], right[1]) or (not kind and _feeling_alone(scene, stretch, *right)):
        return None
    left = scene.trim(phrases.without_connective(scene, floor, floor, start), start)
    # The comma may stand within the marks of a fragment: The city "has changed for the better," the mayor said.
    parted = start > floor and (words[start - 1] == "," or (scene.quoted[start - 1] and words[start - 2] == ","))
    if inserts and parted and source.kind is not SourceKind.DROPPED:
        return inserted(scene, stretch, cue, source, kind, left, right)
    left = scene.trim(floor, start)
    inverted = (
        left[1] - left[0] >= 4
        and words[start - 1] == ","
        and kind in {"", "comma"}
        and cue.last < stop
        and lower[cue.last] in scene.lexicon.words.adjunct
        and any(wordclass.verbal(scene, i) for i in range(*left))
        and not any(wordclass.verbal(scene, i) for i in range(*right))
    )
    if (
        inverted
        or sum(scene.is_word(i) for i in range(*right)) < MIN_CONTENT
        or (not kind and reporting(scene, right[0], stretch))
        or (inserts and not kind and scene.lexicon.clause_words.get(lower[right[0]]) == "sub")
    ):
        # Nothing behind it but when and where: what was said stands before the subject.
        first, last = scene.trim(floor, start)
        if last - first >= 3 and words[start - 1] == "," and source.kind is not SourceKind.DROPPED:
            return Report([(first, last)], cue, source, "verb-after-content")
        return None
    return Report([right], cue, source, "verb-before-content", kind)


def _quoted_part(stretch: Stretch, first: int, last: int) -> bool:
    """Whether a quotation stands in the content: mengecam serangan itu sebagai "tindakan biadab"."""
    return any(first <= mark.first and mark.last <= last for mark in stretch.marks)


def _in_fronted_clause(scene: Scene, stretch: Stretch, position: int) -> bool:
    """Whether the cue stands in a clause before the subject of a later one: Asked if he agreed, she said ..."""
    cue = stretch.cues[position]
    first = stretch.first
    asked = any(form.kind == "ask" for form in scene.lexicon.cues.get(scene.lower[first], ()))
    opens = any(scene.lower[i] in scene.lexicon.words.question for i in range(first + 1, min(first + 6, stretch.last)))
    if scene.lexicon.words.verb_prefix or not asked or not opens:
        return False
    inside = range(stretch.first + 1, stretch.last)
    comma = next((i for i in inside if scene.words[i] == "," and not scene.quoted[i]), stretch.last)
    return cue.last <= comma and any(later.first > comma for later in stretch.cues[position + 1 :])


def _in_act_of_relative(scene: Scene, stretch: Stretch, position: int) -> bool:
    """Whether the cue is an act told in a clause about who speaks later: Poe, who advises the panel, said ..."""
    cue = stretch.cues[position]
    if scene.lexicon.words.verb_prefix or cue.word.kind == "say" or cue.first < stretch.first + 2:
        return False
    back = cue.first - 1
    while back > stretch.first and scene.lower[back] in scene.lexicon.adverbs:
        back -= 1
    if scene.lower[back] not in scene.lexicon.words.relative or scene.words[back - 1] != ",":
        return False
    comma = next((i for i in range(cue.last, stretch.last) if scene.words[i] == ","), stretch.last)
    clause = any(scene.lower[i] in scene.lexicon.complementisers for i in range(cue.last, comma))
    return not clause and any(later.first == comma + 1 for later in stretch.cues[position + 1 :])


def _feeling_alone(scene: Scene, stretch: Stretch, first: int, last: int) -> bool:
    """Whether the object is a noun of feeling, and nothing is said by it: menyatakan keprihatinan atas serangan itu."""
    words = scene.lexicon.words
    if first >= last or scene.lower[first] not in words.feeling or _quoted_part(stretch, first, last):
        return False
    if any(scene.lower[i] in words.reason for i in range(first + 1, last)):
        return False
    parting = words.preposition | words.relative
    noun = next((i for i in range(first + 1, last) if scene.lower[i] in parting), last)
    return not any(wordclass.verbal(scene, i) for i in range(first + 1, noun))


def _publication(scene: Scene, source: Source) -> bool:
    """Whether a source is a text or a count, with the body that made it: Hasil survei Lembaga Y menunjukkan ..."""
    inside = range(source.first, source.last)
    text = any(scene.lower[i] in scene.lexicon.words.data for i in inside)
    return text and any(scene.view.entity[i] in {"ORG", "GPE"} for i in inside)


def _points_back(scene: Scene, k: int, stop: int) -> bool:
    """Whether the object only points back and nothing is said of it: mengungkapkan hal itu, menyampaikan hal senada."""
    if k >= stop or scene.lower[k] not in scene.lexicon.words.thing:
        return False
    end = next((i + 1 for i in range(k + 1, min(k + 4, stop)) if scene.lower[i] in scene.lexicon.words.pointing), None)
    if end is None or end == stop:
        return end == stop
    behind = scene.lower[end]
    source = any(form.role is Role.ACCORDING for form in scene.lexicon.cues.get(behind, ()))
    return source or behind in {",", "."} or scene.view.pos[end] == "ADP"


def _to_content(scene: Scene, stretch: Stretch, k: int, cue: Cue) -> tuple[int, str]:
    """From behind the verb to the first token of the content: over addressees, adjuncts and a complementiser."""
    lower, words = scene.lower, scene.words
    lexicon = scene.lexicon
    stop = stretch.last
    if k < stop and words[k] == ",":
        after, kind = past_complementiser(scene, k + 1, stop)
        return (after, kind) if kind == "that" else (k + 1, "comma")
    after, kind = past_complementiser(scene, k, stop)
    if kind:
        return after, kind
    if k < stop and (lower[k] in lexicon.words.addressee or lower[k] in scene.lexicon.words.adjunct):
        for i in range(k, min(k + 18, stop)):
            kind = lexicon.complementisers.get(lower[i], "")
            if kind in {"that", "to", "if"} and not (kind == "to" and lower[k] in scene.lexicon.words.adjunct):
                return i + 1, kind
            if words[i] == "," and i > k + 1:
                return past_complementiser(scene, i + 1, stop)[0], "comma"
        if lower[k] in lexicon.words.addressee:
            source = phrases.after(scene, k + 1, stop)
            if source.last > source.first:
                return past_complementiser(scene, past_time(scene, source.last, stop), stop)
        return k, ""
    # X memberi tahu Y bahwa ...: the addressee stands between.
    if cue.word.words[0] in scene.lexicon.words.object_first:
        source = phrases.after(scene, k, stop)
        if source.last > source.first:
            after, kind = past_complementiser(scene, past_time(scene, source.last, stop), stop)
            return (k, "to") if kind == "to" else (after, kind)
    if cue.word.words[0] in scene.lexicon.words.with_object:
        for i in range(k, min(k + 12, stop)):
            if lexicon.complementisers.get(lower[i]) == "that":
                return i + 1, "that"
            if words[i] == ",":
                break
    return k, ""


def _shared_subject(scene: Scene, stretch: Stretch, position: int) -> Source:
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
            source, _ = phrases.before(scene, stretch.first, earlier.first)
            if source.last > source.first:
                return Source(SourceKind.DROPPED, source.first, source.last)
        if earlier.word.role in {Role.AFTER, Role.ACCORDING} and earlier.used:
            if earlier.word.clitic:
                return DROPPED
            source = phrases.after(scene, earlier.last, stretch.last)
            if source.last > source.first:
                return Source(SourceKind.DROPPED, source.first, source.last)
    floor = behind_dateline(scene, stretch.first, cue.first)
    return main_subject(scene, floor, cue.first)


_FINDERS = {
    Role.AFTER: _after,
    Role.ACCORDING: _according,
    Role.VERB: _verb,
    Role.PASSIVE: passive,
    Role.NOUN: noun,
}
