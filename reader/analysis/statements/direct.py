"""Quotations that are speech: which they are, and the cue each belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases, unlisted
from reader.analysis.statements.bounds import tail_allowed
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.mainclause import main_subject
from reader.analysis.statements.sentence_index import Cue, Mark, SentenceIndex, Stretch
from reader.analysis.statements.source import CLITIC, DROPPED, NONE, Source

_STOPS = frozenset({".", ",", "!", "?", "…", "...", "....", "?!", "!!", "..", ";", "-", "–"})

ENOUGH_WORDS = 5
"""A quotation of so many words, begun with a capital behind a comma or a colon, is at least a clause."""


@dataclass(slots=True)
class Speech:
    """A direct statement by tokens."""

    marks: list[Mark]
    """Its quotations; more than one where the cue interrupts it."""
    cue: Cue | None
    """Its cue."""
    source: Source
    """Its source."""
    rule: str
    """The construction."""
    stop: list[tuple[int, int]] = field(default_factory=list)
    """Token stretches of the content where they differ from the marks' (an unclosed mark before a cue)."""
    side: str = ""
    """Where its cue stands: before or after; empty without one."""


def speeches(index: SentenceIndex, stretches: list[Stretch], earlier: Stretch | None = None) -> list[Speech]:
    """The direct statements of a paragraph's sentences, in text order; marks them as speech, and their cues as used.

    `earlier` is the last sentence of the paragraph before.
    """
    out: list[Speech] = []
    for number, stretch in enumerate(stretches):
        for position, mark in enumerate(stretch.marks):
            if not len(mark.inner):
                continue
            found = _speech(index, stretches, number, position, earlier)
            if found is None:
                continue
            mark.speech = True
            if found.cue is not None:
                found.cue.used = True
            joined = _interrupted(index, stretch, position, out, found)
            if joined is not None:
                joined.marks.append(mark)
            else:
                out.append(found)
    return out


def _speech(
    index: SentenceIndex, stretches: list[Stretch], number: int, position: int, earlier: Stretch | None
) -> Speech | None:
    stretch = stretches[number]
    mark = stretch.marks[position]
    words = [i for i in mark.inner if index.is_word(i)]
    if not words:
        return None
    before = _words_before(index, stretch, position)
    heads = not before or _only_connective(index, stretch.first, mark.first)
    ended = index.words[mark.inner.stop - 1] in _STOPS
    capital = not index.words[words[0]][0].islower()
    comma_after = mark.last < stretch.last and index.words[mark.last] == ","
    right = _cue_right(index, stretch, position) or _cue_beside(index, stretches, number, position)
    if _named(index, stretch, mark) and not (right and right.cue and ended):
        return None
    if not mark.closed:
        cut = _cut_at_cue(index, stretch, mark)
        if cut is not None:
            return cut
    if right is not None and right.rule == "written":
        return None
    if heads:
        alone = mark.last >= stretch.last or not any(index.is_word(i) for i in range(mark.last, stretch.last))
        if right is not None and (ended or comma_after or right.side == "next") and (capital or ended):
            return right
        if alone and (ended or len(words) >= ENOUGH_WORDS):
            left = _colon_before(index, stretches[number - 1] if number else earlier, mark)
            return left or Speech([mark], None, NONE, "quotation-alone")
        if ended and len(words) >= 3 and not alone:
            return right or Speech([mark], None, NONE, "quotation-alone")
        if right is not None and len(words) >= ENOUGH_WORDS:
            return right
        return None
    left = _cue_left(index, stretch, position)
    parted = index.words[mark.first - 1] in {",", ":"}
    if left is not None:
        follows = index.words[mark.first - 1]
        clause = len(words) >= 3 and (ended or len(words) >= ENOUGH_WORDS)
        if parted and clause and left.cue is not None and left.cue.word.kind == "puts":
            return left
        if capital and (parted or follows.lower() in index.lexicon.complementisers or left.cue is None) and clause:
            return left
        if capital and clause and left.cue is not None and _adjoins(index, left.cue, mark):
            return left
        if capital and ended and len(words) >= 2 and parted:
            return left
        return None
    if right is not None and ended and (parted or position > 0) and len(words) >= 2:
        return right
    if position > 0 and stretch.marks[position - 1].speech and ended and (parted or len(words) >= ENOUGH_WORDS):
        return Speech([mark], None, NONE, "quotation-continued")
    if index.words[mark.first - 1] == ":" and capital and len(words) >= 3:
        return Speech([mark], None, NONE, "quotation-after-colon")
    return None


def _cue_beside(index: SentenceIndex, stretches: list[Stretch], number: int, position: int) -> Speech | None:
    """What the lists alone do not find: behind the quotation, or in a sentence of its own: "...!" |Ann Poe said.|"""
    stretch = stretches[number]
    mark = stretch.marks[position]
    limit = next((m.first for m in stretch.marks[position + 1 :]), stretch.last)
    found = unlisted.behind(index, stretch, mark, limit)
    if found is not None:
        cue, source, rule = found
        return Speech([mark], cue, source, rule, side="after")
    if any(index.is_word(i) for i in range(mark.last, stretch.last)) or number + 1 >= len(stretches):
        return None
    return _said_in_next(index, mark, stretches[number + 1])


def _said_in_next(index: SentenceIndex, mark: Mark, following: Stretch) -> Speech | None:
    """A question or a cry, and its cue with a subject before it as the next sentence: "Why?" |Ann Poe said.|"""
    if index.words[mark.inner.stop - 1] not in {"?", "!"}:
        return None
    for cue in following.cues:
        verb = cue.word.role is Role.VERB and cue.word.kind not in {"only", "mind"}
        if cue.used or not (verb or (cue.word.role is Role.AFTER and not index.lexicon.words.verb_prefix)):
            continue
        source, start = phrases.before(index, following.first, cue.first)
        stop = next((m.first for m in following.marks if m.first > cue.last), following.last)
        rest = [i for i in range(cue.last, stop) if index.is_word(i)]
        about = bool(rest) and not any(index.lower[i] in _reporting_words(index) for i in rest[:1])
        if source.kind not in {SourceKind.PHRASE, SourceKind.PRONOUN} or start > following.first + 1 or about:
            return None
        return Speech([mark], cue, source, "subject-and-verb-after-quotation", side="next")
    return None


def _reporting_words(index: SentenceIndex) -> frozenset[str]:
    """Words behind a cue that tell when, where and to whom, and not what."""
    words = index.lexicon.words
    return words.adjunct | words.time | words.time_preposition | words.addressee


def _words_before(index: SentenceIndex, stretch: Stretch, position: int) -> bool:
    mark = stretch.marks[position]
    return any(index.is_word(i) for i in range(stretch.first, mark.first))


def _only_connective(index: SentenceIndex, first: int, last: int) -> bool:
    while last > first and not index.is_word(last - 1):
        last -= 1
    matched = index.lexicon.connectives.match(index.lower, first, last)
    return matched is not None and matched[0] == last


def _named(index: SentenceIndex, stretch: Stretch, mark: Mark) -> bool:
    """Whether a naming word stands before the quotation: bertajuk "..."."""
    k = mark.first - 1
    if k < stretch.first:
        return False
    return index.lower[k] in index.lexicon.quote_naming


def _cue_right(index: SentenceIndex, stretch: Stretch, position: int) -> Speech | None:
    """The cue behind a quotation: "...", kata X | "..." demikian X | "...," X mengatakan."""
    mark = stretch.marks[position]
    limit = next((m.first for m in stretch.marks[position + 1 :]), stretch.last)
    k = mark.last
    while k < limit and (index.words[k] in {",", "-", "–", "—"} or index.lower[k] in index.lexicon.words.filler):
        k += 1
    if k >= limit:
        return None
    for cue in stretch.cues:
        if cue.first < k or cue.first >= limit or cue.used:
            continue
        word = cue.word
        if word.kind == "never":
            return _read_out(index, cue, mark, limit)
        if word.role is Role.AFTER and cue.first == k:
            if word.clitic:
                return Speech([mark], cue, CLITIC, "cue-after-quotation", side="after")
            source = phrases.after(index, cue.last, limit)
            if source.kind is SourceKind.NONE:
                source = DROPPED
            return Speech([mark], cue, source, "cue-after-quotation", side="after")
        if word.role is Role.NOUN and cue.first == k and index.lower[k - 1] in index.lexicon.words.filler:
            source = phrases.after(index, cue.last, limit)  # "...," demikian pernyataan resmi kementerian itu
            return Speech([mark], cue, source, "noun-after-quotation", side="after")
        if word.role is Role.ACCORDING and word.kind == "source" and cue.first == k:
            source = CLITIC if word.clitic else phrases.after(index, cue.last, limit)
            return Speech([mark], cue, source, "according-after-quotation", side="after")
        if word.role is Role.VERB and word.kind not in {"only", "mind"}:
            if cue.first == k:
                source = phrases.after(index, cue.last, limit)
                if source.kind is not SourceKind.NONE and source.last - source.first <= 8:
                    return Speech([mark], cue, source, "verb-after-quotation", side="after")
                return Speech([mark], cue, DROPPED, "verb-after-quotation", side="after")
            if any(index.words[i] == "," for i in range(k, cue.first)) and cue.first - k > 12:
                return None
            source, start = phrases.before(index, k, cue.first)
            if source.kind in {SourceKind.PHRASE, SourceKind.PRONOUN} and start <= k + 1:
                if word.kind == "quote":
                    source = _quoted_whom(index, cue, limit, source)
                return Speech([mark], cue, source, "subject-and-verb-after-quotation", side="after")
            return None
    return None


def _read_out(index: SentenceIndex, cue: Cue, mark: Mark, limit: int) -> Speech:
    """ "...," bunyi surat itu: a text speaks by what it reads, a banner or a shirt does not."""
    source = phrases.after(index, cue.last, limit)
    texts = index.lexicon.words.document
    if source.kind is SourceKind.PHRASE and index.lower[source.first] in texts | index.lexicon.words.data:
        return Speech([mark], cue, source, "text-after-quotation", side="after")
    return Speech([mark], None, NONE, "written")


def _quoted_whom(index: SentenceIndex, cue: Cue, limit: int, source: Source) -> Source:
    """ "..." Kementerian mengutip pernyataannya: who is quoted speaks; only a clitic names him."""
    k = cue.last
    if k < limit and any(index.lower[k].endswith(c) for c in index.lexicon.words.clitics):
        return CLITIC
    quoted = phrases.after(index, k, limit)
    return quoted if quoted.kind is not SourceKind.NONE else source


def _cue_left(index: SentenceIndex, stretch: Stretch, position: int) -> Speech | None:
    """The cue before a quotation in its sentence: X mengatakan, "..." | Menurut X, "..." | kata X, "..." | X: "..."."""
    mark = stretch.marks[position]
    floor = stretch.marks[position - 1].last if position else stretch.first
    for cue in reversed(stretch.cues):
        if cue.last > mark.first or cue.first < floor:
            continue
        if cue.used and position:
            break
        word = cue.word
        if word.kind in {"never", "only"}:
            continue
        if word.role is Role.VERB:
            source, _ = phrases.before(index, floor, cue.first)
            if source.kind is SourceKind.DROPPED and source.first == source.last:
                source = _spoke_before(index, stretch, cue) or main_subject(index, stretch.first, cue.first)
            return Speech([mark], cue, source, "verb-before-quotation", side="before")
        if word.role is Role.AFTER:
            source = CLITIC if word.clitic else phrases.after(index, cue.last, mark.first)
            if source.kind is SourceKind.NONE:
                continue
            return Speech([mark], cue, source, "cue-before-quotation", side="before")
        if word.role is Role.ACCORDING and word.kind == "source":
            source = CLITIC if word.clitic else phrases.after(index, cue.last, mark.first)
            return Speech([mark], cue, source, "according-before-quotation", side="before")
        if word.role is Role.PASSIVE and word.kind == "told":
            source = CLITIC if word.clitic else phrases.after(index, cue.last, mark.first)
            if source.kind is SourceKind.NONE:
                continue
            return Speech([mark], cue, source, "passive-before-quotation", side="before")
        if word.role is Role.NOUN:
            continue
    written = _written_in(index, floor, mark)
    if written is not None:
        return written
    if mark.first - 1 >= stretch.first and index.words[mark.first - 1] == ":":
        first, last = index.trim(floor, mark.first - 1)
        if 0 < last - first <= 8 and all(index.capital(i) or not index.is_word(i) for i in range(first, last)):
            return Speech([mark], None, Source(SourceKind.PHRASE, first, last), "dialogue", side="before")
    return None


def _written_in(index: SentenceIndex, floor: int, mark: Mark) -> Speech | None:
    """Dalam surat itu tertulis, "..." A word of writing before the quotation, the text before it in the clause."""
    k = mark.first
    while k > floor and not index.is_word(k - 1):
        k -= 1
    forms = index.lexicon.cues.get(index.lower[k - 1], ()) if k > floor else ()
    form = next((form for form in forms if form.kind == "written"), None)
    if form is None:
        return None
    texts = index.lexicon.words.document
    first = next((i for i in range(k - 2, floor - 1, -1) if index.lower[i] in texts), None)
    if first is None:
        return None
    cue = Cue(k - 1, k, form, used=True)
    return Speech([mark], cue, Source(SourceKind.PHRASE, first, k - 1), "text-before-quotation", side="before")


def _spoke_before(index: SentenceIndex, stretch: Stretch, cue: Cue) -> Source | None:
    """Whom the cue behind a clause names, where a verb without a subject follows: A, kata X, namun menegaskan "B"."""
    for earlier in reversed(stretch.cues):
        if earlier.last > cue.first or earlier.word.role is not Role.AFTER or index.words[earlier.first - 1] != ",":
            continue
        if earlier.first == stretch.first or earlier.word.clitic or not tail_allowed(index, stretch, earlier):
            continue
        source = phrases.after(index, earlier.last, cue.first)
        if source.last > source.first:
            return Source(SourceKind.DROPPED, source.first, source.last)
    return None


def _adjoins(index: SentenceIndex, cue: Cue, mark: Mark) -> bool:
    return cue.last == mark.first


def _colon_before(index: SentenceIndex, previous: Stretch | None, mark: Mark) -> Speech | None:
    """The sentence before ends in a colon: Berikut penjelasan X: | X mengatakan: | And from Chairwoman Ann Poe:"""
    if previous is None or index.words[previous.last - 1] != ":":
        return None
    for cue in reversed(previous.cues):
        if cue.word.role is Role.VERB and cue.word.kind != "only" and not cue.used:
            source, _ = phrases.before(index, previous.first, cue.first)
            return Speech([mark], cue, source, "verb-before-colon", side="before")
        if cue.word.role is Role.AFTER and not cue.word.clitic and not cue.used:
            source = phrases.after(index, cue.last, previous.last)
            if source.kind is not SourceKind.NONE:
                return Speech([mark], cue, source, "verb-before-colon", side="before")
    last = previous.last - 1
    while last > previous.first and not index.is_word(last - 1):
        last -= 1
    first = last
    while first > previous.first and index.capital(first - 1):
        first -= 1
    if any(index.view.entity[i] == "PER" for i in range(first, last)):
        return Speech([mark], None, Source(SourceKind.PHRASE, first, last), "dialogue", side="before")
    return None


def _cut_at_cue(index: SentenceIndex, stretch: Stretch, mark: Mark) -> Speech | None:
    """A quotation without a closing mark ends where a comma and a cue stand: "Kami pulang, kata Budi."""
    table = index.lexicon.cues
    for k in range(mark.inner.start + 1, mark.last - 1):
        if index.words[k] not in {",", "?", "!"}:
            continue
        for form in table.get(index.lower[k + 1], ()):
            if form.role is not Role.AFTER or form.kind == "never":
                continue
            cue = Cue(k + 1, k + 1 + len(form.words), form, used=True)
            source = CLITIC
            if not form.clitic:
                index.quoted[k + 1 : mark.last] = bytes(mark.last - k - 1)
                source = phrases.after(index, cue.last, stretch.last)
            if source.kind is SourceKind.NONE:
                continue
            return Speech([mark], cue, source, "cue-in-unclosed-quotation", stop=[(mark.first, k + 1)], side="after")
    return None


def _interrupted(
    index: SentenceIndex, stretch: Stretch, position: int, out: list[Speech], found: Speech
) -> Speech | None:
    """The statement that this quotation goes on with: "A," kata X, "B." is one statement."""
    if not position or not out:
        return None
    earlier = out[-1]
    previous = stretch.marks[position - 1]
    if earlier.marks[-1] is not previous or earlier.cue is None or earlier.side != "after" or earlier.stop:
        return None
    mark = stretch.marks[position]
    if found.cue is not None and found.cue is not earlier.cue:
        return None
    return earlier if index.words[mark.first - 1] == "," else None
